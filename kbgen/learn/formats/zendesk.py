"""Zendesk: searches of Guide as Explore exports them, and tickets as JSON lines.

A ticket's question is its subject; what answered it is the first article that a comment links.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from kbgen.learn.formats.format import (
    Format,
    Pair,
    Problem,
    first_of,
    objects,
    pair_of,
    rows,
    times_of,
)

_QUERY = ("search string", "search query", "search term", "query string")
_ARTICLE = (
    *("article id", "article url", "article title", "article translation title"),
    *("clicked article", "clicked article title"),
)
_TIMES = ("clicks", "article clicks", "search clicks", "searches")
_LINK = re.compile(r"https?://[^\s\"'<>()\[\]]+")


def _read(text: str) -> Iterator[Pair | Problem]:
    if text.lstrip().startswith("{"):
        for line, data in objects(text):
            if isinstance(data, Problem):
                yield data
            else:
                yield from _of_ticket(line, data)
        return
    for line, row in rows(text):
        if isinstance(row, Problem):
            yield row
        elif article := first_of(row, _ARTICLE):  # else nothing was clicked
            yield pair_of(line, first_of(row, _QUERY), article, times_of(row, _TIMES))


def _of_ticket(line: int, data: Mapping[str, Any]) -> Iterator[Pair | Problem]:
    ticket = data["ticket"] if isinstance(data.get("ticket"), dict) else data
    comments = ticket.get("comments")
    listed = comments if isinstance(comments, list) else ()
    bodies = [str(c.get("body", "")) for c in listed if isinstance(c, dict)]
    links = [link.rstrip(".,;:!?") for body in bodies for link in _LINK.findall(body)]
    if not isinstance(ticket.get("subject"), str):
        yield Problem(line, "query missing: the ticket has no subject")
    elif links:  # else no article answered it
        yield pair_of(line, ticket["subject"].strip(), "\n".join(links), 1)


ZENDESK = Format(
    name="zendesk",
    read=_read,
    recognises=lambda start, columns: (
        (not columns.isdisjoint(_QUERY) and not columns.isdisjoint(_ARTICLE))
        or (start.startswith("{") and '"subject"' in start)
    ),
)
