"""Help Scout Docs: articles, categories and collections as its API answers them.

https://developer.helpscout.com/docs-api/
"""

from pathlib import Path

from kbgen.importing.gather import Gathering
from kbgen.importing.model import CategoryText, Collection, History, Problem, Text
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

_HINT = "Put the API's answers there: an article has `text`, `collectionId` and `name`."
#: `popularity` is made of `viewCount`.
_KEPT = ("createdBy",)


def read_helpscout(source: Path, assumed: Locale | None = None) -> Collection:
    """Return what a file or a folder of answers holds. Raises KbgenError if it has no article."""
    found = Gathering("helpscout", source if source.is_dir() else source.parent, assumed)
    records = list(read_records(source, lambda one: bool(_kind(one)), found.problems))
    whole = {text_of(one, "id") for one, _ in records if _kind(one) == "article"}
    private: set[str] = set()
    for record, place in records:
        if _kind(record) in {"collection", "category"}:
            _add_category(found, record, private)
        elif _kind(record) == "reference" and text_of(record, "id") not in whole:
            name = text_of(record, "name", "id")
            message = f"Article {name} has no text here; it was not imported"
            hint = "The lists of the API have no texts: get each article by its id."
            found.problems.append(Problem(place, message, hint))
            whole.add(text_of(record, "id"))
    redirects = _redirects(records)
    for record, place in records:
        if _kind(record) == "article":
            _add_article(found, record, place, private, redirects)
    return found.collection(_HINT)


def _kind(record: Record) -> str:
    """Return what a record is, by the keys it has; empty: something else."""
    if "urlMapping" in record and "redirect" in record:
        return "redirect"
    if not text_of(record, "id") or not text_of(record, "name"):
        return ""
    if "collectionId" in record and ("status" in record or "text" in record):
        return "article" if "text" in record else "reference"
    if "collectionId" in record:
        return "category"
    return "collection" if "siteId" in record else ""


def _redirects(records: list[tuple[Record, str]]) -> dict[str, list[str]]:
    """Return path of an article → older addresses that lead to it."""
    older: dict[str, list[str]] = {}
    for record, _ in records:
        if _kind(record) == "redirect":
            goal = path_of(text_of(record, "redirect"))
            older.setdefault(goal, []).append(text_of(record, "urlMapping"))
    return older


def _add_category(found: Gathering, record: Record, private: set[str]) -> None:
    kind, key = _kind(record), text_of(record, "id")
    if text_of(record, "visibility") not in {"", "public"}:
        private.add(key)
    address = path_of(text_of(record, "publicUrl"))
    text = CategoryText(
        title=text_of(record, "name"),
        description=text_of(record, "description"),
        addresses=(address,) if address else (),
    )
    above = text_of(record, "collectionId")
    found.category(f"{kind}-{key}", found.assumed, text, order=number_of(record, "order"),
                   parent=f"collection-{above}" if kind == "category" else "")  # fmt: skip


def _add_article(
    found: Gathering, record: Record, place: str, private: set[str], older: dict[str, list[str]]
) -> None:
    collection = text_of(record, "collectionId")
    listed = record.get("categories")
    categories = [str(one) for one in listed] if isinstance(listed, list) else []
    address = path_of(text_of(record, "publicUrl"))
    found.site = found.site or host_of(text_of(record, "publicUrl"))
    # Its number is what addresses have; without one, its id.
    key = text_of(record, "number", "id")
    numbered = f"/article/{key}" if record.get("number") else ""
    addresses = dict.fromkeys(filter(None, (address, numbered, *older.get(address, ()))))
    notes = ["A newer draft of it exists; the published text was imported"] * bool(
        record.get("hasDraft") is True
    )
    if len(categories) > 1:
        notes.append(f"It was in {len(categories)} categories; it is in the first one")
    keywords = record.get("keywords")
    places = [f"category-{categories[0]}"] if categories else []
    places += [f"collection-{collection}"] if collection else []
    text = Text(
        locale=found.assumed,
        title=text_of(record, "name"),
        body=text_of(record, "text"),
        updated=day_of(record.get("updatedAt"), record.get("lastPublishedAt")),
        is_draft=text_of(record, "status") != "published",
        addresses=tuple(addresses),
        place=place,
        extra={name: record[name] for name in _KEPT if record.get(name) not in (None, 0, "")},
        history=History(views=count_of(record.get("viewCount"))),
    )
    found.text(
        key,
        text,
        category=next(filter(found.has_category, places), places[0] if places else ""),
        is_internal=not private.isdisjoint({collection, *categories[:1]}),
        keywords=tuple(map(str, keywords)) if isinstance(keywords, list) else (),
        notes=notes,
    )
