"""Gorgias: articles and categories of its help centre, as its API answers them."""

from collections.abc import Iterator
from pathlib import Path

from kbgen.importing.gather import Gathering
from kbgen.importing.model import CategoryText, Collection, Text
from kbgen.importing.reading import Record, day_of, number_of, read_records, text_of
from kbgen.model.locale import Locale

_HINT = "Put the API's answers there: an article has `translation` with `title` and `content`."
_PUBLIC = frozenset({"", "public"})


def read_gorgias(source: Path, assumed: Locale | None = None) -> Collection:
    """Return what a file or a folder of answers holds. Raises KbgenError if it has no article."""
    found = Gathering("gorgias", source if source.is_dir() else source.parent, assumed)
    for record, place in read_records(source, _is_record, found.problems):
        for locale, own in _variants(found, record, place):
            add = _add_article if "content" in own else _add_category
            add(found, record, locale, own, place)
    return found.collection(_HINT)


def _is_record(value: Record) -> bool:
    has_texts = isinstance(value.get("translation"), dict) or isinstance(
        value.get("translations"), list
    )
    return has_texts and bool(text_of(value, "id"))


def _variants(found: Gathering, record: Record, place: str) -> Iterator[tuple[Locale, Record]]:
    listed = record.get("translations")
    for own in (record.get("translation"), *(listed if isinstance(listed, list) else ())):
        if isinstance(own, dict) and (locale := found.locale(text_of(own, "locale"), place)):
            yield locale, own


def _address(locale: Locale, own: Record, key: str, folder: str = "") -> tuple[str, ...]:
    slug = text_of(own, "slug")
    return (f"/{locale.tag}/{folder}{slug}-{key}",) if slug else ()


def _add_category(
    found: Gathering, record: Record, locale: Locale, own: Record, _place: str
) -> None:
    key = text_of(record, "id")
    parent = text_of(own, "parent_category_id") or text_of(record, "parent_category_id")
    text = CategoryText(
        title=text_of(own, "title"),
        description=text_of(own, "description"),
        addresses=_address(locale, own, key, "articles/"),
    )
    found.category(f"category-{key}", locale, text, order=number_of(record, "position"),
                   parent=f"category-{parent}" if parent else "")  # fmt: skip


def _add_article(found: Gathering, record: Record, locale: Locale, own: Record, place: str) -> None:
    key, category = text_of(record, "id"), text_of(record, "category_id")
    visible = (text_of(own, "visibility_status") or text_of(record, "visibility_status")).lower()
    seo = own.get("seo_meta")
    notes = []
    if visible not in _PUBLIC:
        notes.append(f"Its visibility was {visible}: it is a draft now")
    if own.get("is_current") is False:
        notes.append("It is not the newest version of the article")
    text = Text(
        locale=locale,
        title=text_of(own, "title"),
        body=text_of(own, "content"),
        description=text_of(own, "excerpt")
        or (text_of(seo, "description") if isinstance(seo, dict) else ""),
        updated=day_of(own.get("updated_datetime"), own.get("created_datetime")),
        is_draft=visible not in _PUBLIC,
        addresses=_address(locale, own, key),
        place=place,
        notes=tuple(notes),
    )
    found.text(key, text, category=f"category-{category}" if category else "",
               order=number_of(record, "position"))  # fmt: skip
