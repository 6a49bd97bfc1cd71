"""Raw HTML cut into tags and texts, where a browser cuts it (HTML standard, 13.2.5).

Each character is looked at once or twice, whatever is written.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_NAME = re.compile(r"</?([a-zA-Z][^\t\n\f\r />]*+)")
_BETWEEN = re.compile(r"[\t\n\f\r /]*+")
_ATTRIBUTE = re.compile(r"[^\t\n\f\r />][^\t\n\f\r />=]*+")
_EQUALS = re.compile(r"[\t\n\f\r ]*+=[\t\n\f\r ]*+")
_UNQUOTED = re.compile(r"[^\t\n\f\r >]*+")
_COMMENT = re.compile(r"<!--(?:-?>|.*?--!?>)", re.DOTALL)
#: Anything else that begins like a tag is a comment as well, and ends with the first bracket.
_BOGUS = re.compile(r"<[!?/][^>]*+>")


class Tag(NamedTuple):
    """A tag; one without a name is a comment, or never ends."""

    name: str = ""
    """Lower case."""
    attributes: tuple[tuple[str, str], ...] = ()
    """Names in lower case, and values as they are written."""
    is_closing: bool = False
    is_closed: bool = False
    """Whether `/` ends it."""
    is_whole: bool = True
    """Whether `>` ends it."""


class Piece(NamedTuple):
    """A part of the HTML: a text, or a tag."""

    start: int
    text: str
    tag: Tag | None = None


def pieces(html: str, whole: frozenset[str] = frozenset()) -> Iterator[Piece]:
    """Yield texts and tags in their order.

    whole: names of elements that are one piece with all that is in them; one that is never closed
    goes to the end.
    """
    at = 0
    while (start := html.find("<", at)) >= 0:
        end, tag = _tag(html, start)
        if tag is None:  # the bracket is text
            yield Piece(at, html[at:end])
            at = end
            continue
        if start > at:
            yield Piece(at, html[at:start])
        if tag.name in whole and not tag.is_closing and not tag.is_closed and end < len(html):
            end = _after(html, tag.name, end)
        yield Piece(start, html[start:end], tag)
        at = end
    if at < len(html):
        yield Piece(at, html[at:])


def _tag(html: str, start: int) -> tuple[int, Tag | None]:
    """Return the end of a tag, and the tag; None if the bracket begins none."""
    if named := _NAME.match(html, start):
        return _read(html, named)
    if html.startswith("<!--", start):
        comment = _COMMENT.match(html, start)
    elif html.startswith(("<!", "<?", "</"), start):
        comment = _BOGUS.match(html, start)
    else:
        return start + 1, None
    return (comment.end(), Tag()) if comment else (len(html), Tag(is_whole=False))


def _read(html: str, named: re.Match[str]) -> tuple[int, Tag]:
    name, is_closing = named[1].lower(), html[named.start() + 1] == "/"
    found: list[tuple[str, str]] = []
    at = named.end()
    while True:
        between = _BETWEEN.match(html, at)
        attribute = _ATTRIBUTE.match(html, between.end()) if between else None
        if between is None or attribute is None:
            break
        at, value = _value(html, attribute.end())
        found.append((attribute[0].lower(), value))
    end = between.end() if between else at
    if html[end : end + 1] != ">":
        return len(html), Tag(is_whole=False)
    is_closed = bool(between and between[0].endswith("/"))
    return end + 1, Tag(name, tuple(found), is_closing, is_closed)


def _value(html: str, at: int) -> tuple[int, str]:
    """Return where an attribute ends, and its value."""
    equals = _EQUALS.match(html, at)
    if equals is None:
        return at, ""
    first = equals.end()
    quote = html[first : first + 1]
    if quote in {'"', "'"}:
        end = html.find(quote, first + 1)
        return (len(html), "") if end < 0 else (end + 1, html[first + 1 : end])
    value = _UNQUOTED.match(html, first)
    return (value.end(), value[0]) if value else (first, "")


def _after(html: str, name: str, at: int) -> int:
    """Return where an element ends whose opening tag ended at a place."""
    closing = _closing(name).search(html, at)
    return _tag(html, closing.start())[0] if closing else len(html)


@lru_cache(maxsize=64)
def _closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{re.escape(name)}(?=[\t\n\f\r />]|\Z)", re.IGNORECASE | re.ASCII)
