"""How many connections fit: each is an open file, and the store needs some, too."""

from typing import NamedTuple

try:
    import resource
except ImportError:  # Windows has no such limit
    resource = None  # type: ignore[assignment]

#: Each takes 11 kB while it is idle. A web server in front of the collector needs far fewer.
MOST_CONNECTIONS = 4000
#: Kept for the store (15 connections of three files each), the log and what Python opens.
RESERVED = 64


class Room(NamedTuple):
    connections: int
    at_once: int
    """How many are accepted before others are looked after."""


def make_room() -> Room:
    """Raise the limit of open files, if that is allowed, and return what fits below it.

    Of connections that are accepted at once, the fourth part of a second's worth may be open above
    the limit for a moment: accepted, not yet looked at, or closing.
    """
    files = _raise_limit(MOST_CONNECTIONS + RESERVED + 4 * 64)
    at_once = max(4, min(64, files // 16))
    return Room(max(8, min(MOST_CONNECTIONS, files - RESERVED - 4 * at_once)), at_once)


def _raise_limit(enough: int) -> int:
    """Return how many files may be open: `enough`, or fewer."""
    if resource is None:
        return enough
    infinite = resource.RLIM_INFINITY
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = enough if hard == infinite else min(enough, hard)
    if soft == infinite or soft >= most:
        return most
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
    except (ValueError, OSError):  # some systems allow less than they say
        return soft
    return most
