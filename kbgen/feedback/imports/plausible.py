"""Plausible: the files of its export, page views and custom events by day."""

from collections.abc import Iterable, Iterator

from kbgen.feedback.imports.counted import NAMES, counted_events
from kbgen.feedback.imports.importer import Importer
from kbgen.feedback.imports.items import Item, Other, Problem, View
from kbgen.feedback.imports.pages import article_of
from kbgen.feedback.imports.tables import day_of, first_of, read_table, whole_number

SOURCE = "plausible"


def read_plausible(lines: Iterable[str], base: str) -> Iterator[Item]:
    """Yield views and events of `imported_pages_….csv` or `imported_custom_events_….csv`."""
    for number, row in read_table(lines):
        if isinstance(row, Problem):
            yield row
            continue
        is_of_pages = "pageviews" in row
        day = day_of(row.get("date", ""))
        count = whole_number(row.get("pageviews" if is_of_pages else "events", ""))
        if count is None or not day:
            yield Problem(number, "expected date and pageviews, or date, name and events")
            continue
        article = article_of(first_of(row, ("page", "path", "link_url")), base)
        if is_of_pages:
            yield View(day, *article, count) if article else Other()
        elif row.get("name") not in NAMES or not article:
            yield Other()
        else:
            facts = {"at": f"{day}T12:00:00Z", "locale": article[0], "article_id": article[1]}
            facts |= {"value": first_of(row, ("value", "helpful"))}
            facts |= {"query": first_of(row, ("query", "search_term"))}
            if facts["value"] or facts["query"]:
                yield from counted_events(number, row["name"], facts, count, SOURCE)
            else:
                yield Other()  # exports mostly lack the properties of events


PLAUSIBLE = Importer(
    name=SOURCE,
    read=read_plausible,
    recognises=lambda beginning: (
        "date" in beginning.columns and bool(beginning.columns & {"pageviews", "events"})
    ),
    members=r"imported_(?:pages|custom_events)[^/]*\.csv",
)
