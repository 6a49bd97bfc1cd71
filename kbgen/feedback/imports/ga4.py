"""Google Analytics 4: reports saved as CSV, and events that BigQuery has exported as JSON."""

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import Any

from kbgen.feedback.imports.counted import NAMES, counted_events
from kbgen.feedback.imports.importer import Beginning, Importer
from kbgen.feedback.imports.items import Item, Other, Problem, View
from kbgen.feedback.imports.pages import article_of
from kbgen.feedback.imports.tables import day_of, first_of, read_table, whole_number

SOURCE = "ga4"
_PAGE = (
    *("page path and screen class", "page path + query string", "page path", "page location"),
    *("pagepath", "pagepathplusquerystring", "pagelocation", "unifiedpagepathscreen"),
)
_VIEWS = ("views", "screenpageviews")
#: Columns that only its reports have.
_COLUMNS = {"event name", "views", "page path", "screenpageviews"}
_NAME, _COUNT = ("event name", "eventname"), ("event count", "eventcount")
_VALUE = ("value", "helpful", "customevent:value", "customevent:helpful")
_QUERY = ("search term", "search_term", "searchterm", "customevent:search_term")
_DATE = ("date", "date hour (yyyymmddhh)", "datehour")
#: A report without dates counts for the last day of its range.
_RANGE = re.compile(r"#\s*(Start|End) date:\s*(\d{8})", re.IGNORECASE)


def read_ga4(lines: Iterable[str], base: str) -> Iterator[Item]:
    """Yield views of articles, and `page_helpful` and `search` as events."""
    remaining = iter(lines)
    first = next((line for line in remaining if line.strip()), "")
    lines = chain([first], remaining)
    return _json(lines, base) if first.lstrip().startswith("{") else _csv(lines, base)


def _csv(lines: Iterable[str], base: str) -> Iterator[Item]:
    limits = {"start": "", "end": ""}

    def remembering() -> Iterator[str]:
        for line in lines:
            if limit := _RANGE.match(line):
                limits[limit[1].lower()] = day_of(limit[2])
            yield line

    for number, row in read_table(remembering(), is_report=True):
        if isinstance(row, Problem):
            yield row
            continue
        address, name = first_of(row, _PAGE), first_of(row, _NAME)
        views = first_of(row, _VIEWS)
        count = whole_number(views or first_of(row, _COUNT))
        if not address or (not views and name not in {*NAMES, "page_view"}):
            yield Other()  # the row of totals, and events of the shop
            continue
        dated = day_of(first_of(row, _DATE))
        day = dated or limits["end"]
        if count is None or not day:
            yield Problem(number, "expected a date and a number")
            continue
        facts = {"value": first_of(row, _VALUE), "query": first_of(row, _QUERY)}
        for item in _items(number, name, address, day, facts, count, base):
            if isinstance(item, View) and not dated:
                yield replace(item, since=limits["start"])
            else:
                yield item


def _items(  # noqa: PLR0913, PLR0917  # the columns of a line
    line: int, name: str, address: str, day: str, facts: dict[str, str], count: int, base: str
) -> Iterator[Item]:
    article = article_of(address, base)
    if name in NAMES:
        # A search may begin on any page of a locale.
        place = article or article_of(f"{address.rstrip('/')}/any", base)
        subject = {"locale": place[0], "article_id": place[1]} if place else {}
        facts = {"at": f"{day}T12:00:00Z", **subject, **facts}
        if "locale" in facts:
            yield from counted_events(line, name, facts, count, SOURCE)
        else:
            yield Other()
    else:
        yield View(day, *article, count) if article else Other()


def _json(lines: Iterable[str], base: str) -> Iterator[Item]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
            name, day = str(data["event_name"]), day_of(str(data["event_date"]))
            microseconds = int(data["event_timestamp"])
            params = {
                param["key"]: _value(param["value"]) for param in data.get("event_params", ())
            }
            at = dt.datetime.fromtimestamp(microseconds / 1e6, dt.UTC)
        except (ValueError, LookupError, TypeError, OverflowError, OSError, RecursionError):
            yield Problem(number, "not an event of the BigQuery export")
            continue
        facts = {
            "value": params.get("value") or params.get("helpful", ""),
            "query": params.get("search_term") or params.get("query", ""),
            "results": params.get("results", ""),
            "at": at.isoformat(),
            # Two devices may do the same in the same microsecond.
            "who": f"{microseconds} {data.get('user_pseudo_id')}",
        }
        facts |= {key: params[key] for key in ("article_id", "locale") if params.get(key)}
        if name in {*NAMES, "page_view"}:
            yield from _items(number, name, params.get("page_location", ""), day, facts, 1, base)
        else:
            yield Other()


def _value(value: dict[str, Any]) -> str:
    return next((str(one) for one in value.values() if one is not None), "")


def _is_ga4(beginning: Beginning) -> bool:
    if beginning.first.startswith("{"):
        return '"event_name"' in beginning.first
    return beginning.first.startswith("#") or bool(beginning.columns & _COLUMNS)


GA4 = Importer(name=SOURCE, read=read_ga4, recognises=_is_ga4)
