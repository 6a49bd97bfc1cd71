"""Plausible: custom events with their properties, as its export or its API have them."""

from collections.abc import Iterator

from kbgen.learn.formats.format import Format, Pair, Problem, first_of, pair_of, rows, times_of

_QUERY = ("query", "search_term", "search_query")
_ARTICLE = ("article_id", "link_url", "page", "path")


def _read(text: str) -> Iterator[Pair | Problem]:
    for line, row in rows(text):
        if isinstance(row, Problem):
            yield row
        elif row.get("name") == "result_click":
            article, times = first_of(row, _ARTICLE), times_of(row, ("events",))
            yield pair_of(line, first_of(row, _QUERY), article, times, row.get("locale", ""))


PLAUSIBLE = Format(
    name="plausible",
    read=_read,
    recognises=lambda _, columns: {"name", "events"} <= columns,
)
