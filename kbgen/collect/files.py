"""How many connections fit: each is an open file, and the store needs some as well."""

from typing import NamedTuple

try:
    import resource
except ImportError:  # Windows has no such limit
    resource = None  # type: ignore[assignment]

#: Many more than two cores can answer in a second would only wait. A web server in front of the
#: collector needs a few.
MOST_CONNECTIONS = 1000
#: More could not be refused in time.
MOST_AT_ONCE = 256
#: Kept for the store (15 connections of three files each), the log and what Python opens.
RESERVED = 64


class Room(NamedTuple):
    connections: int
    at_once: int
    """How many are accepted before the event loop serves others."""


def make_room() -> Room:
    """Raise the limit of open files, if that is allowed, and return what fits below it.

    Four times what is accepted at once may be open besides: accepted but not yet served, or
    closing. So may a quarter of the connections, those that are being refused.
    """
    files = _raise_limit(RESERVED + 4 * MOST_AT_ONCE + MOST_CONNECTIONS * 5 // 4)
    at_once = max(4, min(MOST_AT_ONCE, files // 16))
    fitting = (files - RESERVED - 4 * at_once) * 4 // 5
    return Room(max(8, min(MOST_CONNECTIONS, fitting)), at_once)


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
    except (ValueError, OSError):  # some systems allow less than they report
        return soft
    return most
