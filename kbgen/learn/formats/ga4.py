"""Google Analytics 4: reports saved as CSV, and events of the BigQuery export as JSON lines."""

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

_QUERY = ("search term", "search_term", "searchterm", "customevent:query", "query")
_ARTICLE = (
    *("customevent:article_id", "article_id", "article id", "page path and screen class"),
    *("page path + query string", "page path", "pagepath", "page location"),
)


def _read(text: str) -> Iterator[Pair | Problem]:
    if text.lstrip().startswith("{"):
        for line, data in objects(text):
            yield from (data,) if isinstance(data, Problem) else _of_event(line, data)
        return
    for line, row in rows(text):
        if isinstance(row, Problem):
            yield row
        elif first_of(row, ("event name", "eventname")) == "result_click":
            times = times_of(row, ("event count", "eventcount"))
            yield pair_of(line, first_of(row, _QUERY), first_of(row, _ARTICLE), times)


def _of_event(line: int, data: Mapping[str, Any]) -> Iterator[Pair | Problem]:
    if data.get("event_name") != "result_click":
        return
    try:
        params = {
            param["key"]: next((v for v in param["value"].values() if v is not None), "")
            for param in data["event_params"]
        }
    except (LookupError, TypeError, AttributeError):
        yield Problem(line, "not an event of the BigQuery export")
        return
    query = first_of(params, ("search_term", "query"))
    article = first_of(params, ("article_id", "page_location"))
    yield pair_of(line, query, article, 1, first_of(params, ("locale",)))


GA4 = Format(
    name="ga4",
    read=_read,
    recognises=lambda start, columns: (
        not columns.isdisjoint({"event name", "eventname"})
        or (start.startswith("{") and '"event_name"' in start)
    ),
)
