"""Freshdesk Solutions: articles, folders and categories as its API answers them.

https://developers.freshdesk.com/api/#solutions
"""

from pathlib import Path

from kbgen.importing.gather import Gathering
from kbgen.importing.model import Attachment, CategoryText, Collection, History, Text
from kbgen.importing.reading import Record, count_of, day_of, number_of, read_records, text_of
from kbgen.model.locale import Locale
from kbgen.text import slugify

_HINT = "Put the API's answers there: an article has `folder_id`, `title` and `description`."
_PUBLISHED = 2
#: Value of a folder's `visibility` → whom its articles were for. 1 is everyone.
_VISIBLE = {2: "signed-in readers", 3: "agents", 4: "some companies", 5: "bots",
            6: "a segment of contacts", 7: "a segment of companies"}  # fmt: skip
_AGENTS = 3
#: Keys of a category where it has no more than the older API gives.
_CATEGORY = frozenset({"id", "name", "description", "created_at", "updated_at"})
_KEPT = ("agent_id",)


def read_freshdesk(source: Path, assumed: Locale | None = None) -> Collection:
    """Return what a file or a folder of answers holds. Raises KbgenError if it has no article."""
    found = Gathering("freshdesk", source if source.is_dir() else source.parent, assumed)
    records = list(read_records(source, lambda one: bool(_kind(one)), found.problems))
    visible: dict[str, int] = {}
    for record, place in records:
        if _kind(record) != "article":
            _add_category(found, record, place)
        if _kind(record) == "folder":
            visible[text_of(record, "id")] = record["visibility"]
    for record, place in records:
        if _kind(record) == "article":
            _add_article(found, record, place, visible)
    return found.collection(_HINT)


def _kind(record: Record) -> str:
    """Return what a record is, by the keys it has; empty: something else."""
    if not text_of(record, "id"):
        return ""
    if "title" in record and "description" in record and "status" in record:
        return "article"
    if not text_of(record, "name") or "level" in record:
        return ""
    if isinstance(record.get("visibility"), int):
        return "folder"
    # Agents and companies have names as well.
    return "category" if "visible_in_portals" in record or record.keys() == _CATEGORY else ""


def _tag(record: Record) -> str:
    """Return the language that a record is in, which its hierarchy says."""
    levels = record.get("hierarchy")
    inner = [one.get("data") for one in levels if isinstance(one, dict)] if isinstance(
        levels, list) else []  # fmt: skip
    tags = [text_of(one, "language") for one in (record, *inner) if isinstance(one, dict)]
    return next(filter(None, tags), "")


def _above(record: Record) -> str:
    """Return the key of the category or folder that a folder is in."""
    if parent := text_of(record, "parent_folder_id"):
        return f"folder-{parent}"
    if above := text_of(record, "category_id"):
        return f"category-{above}"
    levels = record.get("hierarchy")
    for level in levels if isinstance(levels, list) else ():
        if isinstance(level, dict) and level.get("type") == "category":
            data = level.get("data")
            return f"category-{text_of(data, 'id')}" if isinstance(data, dict) else ""
    return ""


def _add_category(found: Gathering, record: Record, place: str) -> None:
    kind, key = _kind(record), text_of(record, "id")
    locale = found.locale(_tag(record), place)
    if locale is None:
        return
    name = text_of(record, "name")
    path = f"/support/solutions/{'folders/' if kind == 'folder' else ''}{key}"
    text = CategoryText(title=name, description=text_of(record, "description"), addresses=(path,))
    found.category(f"{kind}-{key}", locale, text, order=number_of(record, "position"),
                   parent=_above(record) if kind == "folder" else "")  # fmt: skip


def _add_article(found: Gathering, record: Record, place: str, visible: dict[str, int]) -> None:
    key, folder = text_of(record, "id"), text_of(record, "folder_id")
    tag = _tag(record)
    locale = found.locale(tag, place)
    if locale is None:
        return
    title = text_of(record, "title")
    level = visible.get(folder, number_of(record, "folder_visibility") or 1)
    notes = []
    if level not in {1, _AGENTS}:
        whom = _VISIBLE.get(level, f"readers of kind {level}")
        notes.append(f"Was for {whom} only; it is kept for support staff (`audience: agent`)")
    seo = record.get("seo_data")
    base = "/support/solutions/articles"
    names = (f"{key}-{slugify(title)}".rstrip("-"), key)
    prefixes = (f"/{tag.lower()}", "") if tag else ("",)
    tags = record.get("tags")
    text = Text(
        locale=locale,
        title=title,
        body=text_of(record, "description"),
        description=text_of(seo, "meta_description") if isinstance(seo, dict) else "",
        updated=day_of(record.get("updated_at"), record.get("created_at")),
        is_draft=record.get("status") != _PUBLISHED,
        addresses=tuple(f"{prefix}{base}/{name}" for prefix in prefixes for name in names),
        place=place,
        extra={name: record[name] for name in _KEPT if record.get(name)},
        history=History(
            views=count_of(record.get("hits")),
            yes=count_of(record.get("thumbs_up")),
            no=count_of(record.get("thumbs_down")),
        ),
    )
    found.text(
        key,
        text,
        category=f"folder-{folder}" if folder else "",
        is_internal=level != 1,
        keywords=tuple(map(str, tags)) if isinstance(tags, list) else (),
        attachments=tuple(_attachments(record)),
        notes=notes,
    )


def _attachments(record: Record) -> list[Attachment]:
    listed = record.get("attachments")
    return [
        Attachment(
            address=text_of(one, "attachment_url"), name=text_of(one, "name"), is_listed=True
        )
        for one in (listed if isinstance(listed, list) else ())
        if isinstance(one, dict) and text_of(one, "attachment_url")
    ]
