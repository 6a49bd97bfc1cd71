"""Intercom: articles and collections as its API answers them.

https://developers.intercom.com/docs/references/rest-api/api.intercom.io/articles
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kbgen.importing.gather import Gathering
from kbgen.importing.model import CategoryText, Collection, History, Text
from kbgen.importing.reading import (
    Record,
    count_of,
    day_of,
    host_of,
    number_of,
    path_of,
    read_records,
    text_of,
)
from kbgen.model.locale import Locale

_GROUPS = frozenset({"collection", "section"})
_ARTICLES = frozenset({"article", "internal_article"})
_HINT = 'Put the API\'s answers there: {"type": "list", "data": [{"type": "article", …}]}.'
#: Keys that say what no front matter has.
_KEPT = ("author_id", "ai_chatbot_availability", "ai_copilot_availability")


def read_intercom(source: Path, assumed: Locale | None = None) -> Collection:
    """Return what a file or a folder of answers holds. Raises KbgenError if it has no article."""
    found = Gathering("intercom", source if source.is_dir() else source.parent, assumed)
    for record, place in read_records(source, _is_record, found.problems):
        if record["type"] in _GROUPS:
            _add_group(found, record, place)
        else:
            _add_article(found, record, place)
    return found.collection(_HINT)


def _is_record(value: Record) -> bool:
    return text_of(value, "type") in _GROUPS | _ARTICLES and bool(text_of(value, "id"))


def _variants(found: Gathering, record: Record, place: str) -> Iterator[tuple[Locale, Record]]:
    """Yield the record in its own language, then its translations."""
    tag = text_of(record, "default_locale")
    own = found.locale(tag, place)
    if own and tag:
        found.default = found.default or own
    translated = record.get("translated_content")
    others = translated if isinstance(translated, dict) else {}
    if own:
        yield own, record
    for key, inner in others.items():
        is_text = isinstance(inner, dict) and text_of(inner, "title", "name")
        if is_text and (locale := found.locale(key.replace("_", "-"), place)) and locale != own:
            yield locale, inner


def _add_group(found: Gathering, record: Record, place: str) -> None:
    key = text_of(record, "id")
    parent = text_of(record, "parent_id")
    for locale, own in _variants(found, record, place):
        address = path_of(text_of(own, "url"))
        text = CategoryText(
            title=text_of(own, "name", "title"),
            description=text_of(own, "description"),
            addresses=(address,) if address else (),
        )
        found.category(f"collection-{key}", locale, text,
                       parent=f"collection-{parent}" if parent else "",
                       order=number_of(record, "order"))  # fmt: skip


def _add_article(found: Gathering, record: Record, place: str) -> None:
    key = text_of(record, "id")
    parent = text_of(record, "parent_id")
    found.site = found.site or host_of(text_of(record, "url"))
    for locale, own in _variants(found, record, place):
        short = f"/{locale.tag.lower()}/articles/{key}"
        address = path_of(text_of(own, "url"))
        text = Text(
            locale=locale,
            title=text_of(own, "title"),
            body=text_of(own, "body"),
            description=text_of(own, "description"),
            updated=day_of(own.get("updated_at"), own.get("created_at")),
            # Without a state it may be either.
            is_draft=own.get("state") != "published",
            addresses=tuple(dict.fromkeys(filter(None, (address, short)))),
            place=place,
            extra={name: own[name] for name in _KEPT if own.get(name) not in (None, {}, "")},
        )
        is_internal = record["type"] == "internal_article"
        found.text(key, text, category=f"collection-{parent}" if parent else "",
                   is_internal=is_internal, history=_history(record))  # fmt: skip


def _history(record: Record) -> History:
    """Return what was counted of an article; it is not said for single languages."""
    counted = record.get("statistics")
    if not isinstance(counted, dict):
        return History()
    reactions = count_of(counted.get("reactions"))
    happy, neutral, sad = (
        _part(reactions, counted.get(f"{name}_reaction_percentage"))
        for name in ("happy", "neutral", "sad")
    )
    return History(views=count_of(counted.get("views")), yes=happy, neutral=neutral, no=sad)


def _part(reactions: int | None, percentage: Any) -> int | None:
    """Return how many of the reactions a percentage is; exact up to rounding of the percentage."""
    is_number = isinstance(percentage, int | float) and 0 <= percentage <= 100
    return round(reactions * percentage / 100) if reactions is not None and is_number else None
