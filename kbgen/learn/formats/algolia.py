"""Algolia: searches with the hits that were clicked, as its analytics export and API have them.

CSV with `search`, `objectID` (or `hit`) and `count` or `clickCount`; or JSON lines with `query` and
`objectIDs`, as events of Insights are kept, or `search` and `hits` as the top hits of a search.
"""

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

_QUERY = ("search", "query")
_ARTICLE = ("objectid", "hit", "objectids")
_TIMES = ("clickcount", "clicks", "count")


def _read(text: str) -> Iterator[Pair | Problem]:
    if text.lstrip().startswith("{"):
        for line, data in objects(text):
            if isinstance(data, Problem):
                yield data
            else:
                yield from _of_object(line, data)
        return
    for line, row in rows(text):
        if isinstance(row, Problem):
            yield row
        else:
            article = first_of(row, _ARTICLE)
            yield pair_of(line, first_of(row, _QUERY), article, times_of(row, _TIMES))


def _of_object(line: int, data: Mapping[str, Any]) -> Iterator[Pair | Problem]:
    query = first_of(data, _QUERY)
    if isinstance(data.get("hits"), list):
        for hit in data["hits"]:
            if not isinstance(hit, dict):
                yield Problem(line, "a hit is not an object")
                continue
            article = first_of(hit, ("hit", "objectID"))
            yield pair_of(line, query, article, times_of(hit, ("clickCount", "count")))
    elif data.get("eventType", "click") == "click":
        ids = data.get("objectIDs")
        article = str(ids[0]) if isinstance(ids, list) and ids else first_of(data, ("objectID",))
        yield pair_of(line, query, article, 1)


ALGOLIA = Format(
    name="algolia",
    read=_read,
    recognises=lambda start, columns: (
        (("search" in columns or "query" in columns) and not columns.isdisjoint(_ARTICLE))
        or (start.startswith("{") and ('"objectID' in start or '"hits"' in start))
    ),
)
