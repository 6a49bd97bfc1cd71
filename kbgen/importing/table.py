"""Articles as rows: a CSV file, or JSON records, with columns of the usual names."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kbgen import files
from kbgen.importing.gather import Gathering
from kbgen.importing.model import CategoryText, Collection, History, Problem, Text
from kbgen.importing.names import short_slug
from kbgen.importing.reading import LARGEST, Record, count_of, day_of, host_of, read_records
from kbgen.model.locale import Locale

#: What a column holds → its names, in lower case without signs.
COLUMNS = {
    "key": ("id", "articleid", "key", "number"),
    "title": ("title", "name", "question", "subject", "headline"),
    "html": ("html", "bodyhtml", "contenthtml"),
    "markdown": ("markdown", "md", "bodymarkdown", "contentmarkdown"),
    "body": ("body", "content", "text", "answer", "article", "solution"),
    "locale": ("locale", "language", "lang", "languagecode"),
    "category": ("category", "categories", "section", "topic", "folder", "collection"),
    "description": ("description", "summary", "excerpt", "metadescription"),
    "status": ("status", "state", "published", "ispublished"),
    "draft": ("draft", "isdraft"),
    "visibility": ("visibility", "audience", "access"),
    "internal": ("internal", "isinternal", "private", "isprivate"),
    "address": ("url", "address", "permalink", "link", "path", "oldurl", "publicurl"),
    "aliases": ("aliases", "redirects", "redirectfrom"),
    "updated": ("updated", "updatedat", "modified", "lastmodified", "lastupdated", "date"),
    "keywords": ("keywords", "tags", "labels"),
    "order": ("order", "position", "weight", "sortorder"),
    "promoted": ("promoted", "featured", "ispromoted"),
    "views": ("views", "viewcount", "pageviews", "hits"),
    # Not a mere `yes` or `no`: that may be a number of the row, or a flag.
    "yes": ("helpfulvotes", "helpfulyes", "yesvotes", "upvotes", "thumbsup", "likes"),
    "no": ("unhelpfulvotes", "nothelpfulvotes", "helpfulno", "novotes", "downvotes", "thumbsdown",
           "dislikes"),
}  # fmt: skip
_COUNTS = frozenset({"views", "yes", "no"})
_FIELDS = {name: field for field, names in COLUMNS.items() for name in names}
_YES = frozenset({"1", "true", "yes", "y", "x"})
_PUBLISHED = frozenset({"", "published", "public", "live", "active", "online", *_YES})
_EVERYONE = frozenset({"", "public", "everyone", "all", "customers", "anyone"})
_HTML = re.compile(
    r"</?(?:p|div|h[1-6]|ul|ol|li|table|br|img|a|strong|b|em|span)\b[^<>]*>", re.IGNORECASE
)
_PATH = re.compile(r">|»|→|::|/")
_HINT = "Name the columns in the first line: title, body, locale, category, url, status, …"


def read_csv(source: Path, assumed: Locale | None = None) -> Collection:
    """Return the articles of a CSV file, or of all in a folder. Raises KbgenError."""
    folder = source if source.is_dir() else source.parent
    found = Gathering("csv", folder, assumed)
    for file in sorted(source.rglob("*.csv")) if source.is_dir() else [source]:
        for number, row in _rows(file, folder, found.problems):
            _add(found, row, f"{file.relative_to(folder).as_posix()}:{number}")
    return found.collection(_HINT)


def read_json_records(source: Path, assumed: Locale | None = None) -> Collection:
    """Return the articles of a JSON file, or of all in a folder. Raises KbgenError."""
    found = Gathering("json", source if source.is_dir() else source.parent, assumed)
    for number, (record, place) in enumerate(read_records(source, _is_row, found.problems), 1):
        _add(found, record, f"{place}, record {number}")
    return found.collection('Write a list of records such as {"title": "…", "body": "…"}.')


def _is_row(record: Record) -> bool:
    columns = {_FIELDS.get(_bare(name)) for name in record}
    return "title" in columns and bool(columns & {"body", "html", "markdown"})


def _bare(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.lower())


def _rows(file: Path, folder: Path, problems: list[Problem]) -> Iterator[tuple[int, Record]]:
    """Yield line and row of a CSV file, whatever separates its columns."""
    try:
        text = files.read_text(file, inside=folder, most=LARGEST)
    except OSError as error:
        reason = f"The file cannot be read: {error.strerror or error}"
        problems.append(Problem(file.name, reason, getattr(error, "hint", "")))
        return
    head = text.partition("\n")[0]
    separator = max(",;\t", key=head.count)
    reader = csv.DictReader(io.StringIO(text), delimiter=separator, restkey="", restval="")
    if not reader.fieldnames or not _is_row(dict.fromkeys(reader.fieldnames)):
        problems.append(Problem(file.name, "The file has no columns for title and text", _HINT))
        return
    csv.field_size_limit(LARGEST)
    before = 1
    try:
        for row in reader:
            yield before + 1, row
            before = reader.line_num
    except csv.Error as error:
        problems.append(Problem(f"{file.name}:{reader.line_num}", f"The line is not CSV: {error}"))


def _add(found: Gathering, row: Record, place: str) -> None:
    values, extra = _sorted(row)
    title = _text(values.get("title"))
    is_markdown = bool(_text(values.get("markdown")))
    body = next(
        filter(None, (_text(values.get(name)) for name in ("html", "markdown", "body"))), ""
    )
    if not title and not body:
        return  # an empty line of a spreadsheet
    locale = found.locale(_text(values.get("locale")), place)
    if locale is None:
        return
    is_html = bool(_text(values.get("html"))) or bool(_HTML.search(body))
    address = _text(values.get("address"))
    found.site = found.site or host_of(address)
    category = _category(found, locale, _text(values.get("category")))
    order = _text(values.get("order"))
    text = Text(
        locale=locale,
        title=title,
        body=body,
        form="html" if is_html and not is_markdown else "markdown",
        description=_text(values.get("description")),
        updated=day_of(values.get("updated")),
        is_draft=_flag(values.get("draft"))
        or _text(values.get("status")).lower() not in _PUBLISHED,
        addresses=tuple(_addresses(address, *_listed(values.get("aliases")))),
        place=place.partition(":")[0],
        extra=extra,
        history=History(**{name: count_of(values.get(name)) for name in _COUNTS}),
    )
    found.text(
        _text(values.get("key")) or short_slug(title) or place,
        text,
        category=category,
        is_internal=_flag(values.get("internal"))
        or _text(values.get("visibility")).lower() not in _EVERYONE,
        order=int(order) if order.isascii() and order.isdigit() and len(order) < 10 else None,
        keywords=tuple(_listed(values.get("keywords"))),
        is_promoted=_flag(values.get("promoted")),
    )


def _sorted(row: Record) -> tuple[Record, Record]:
    """Return what has a meaning, by its name here, and the rest."""
    values: Record = {}
    extra: Record = {}
    for name, value in row.items():
        field = _FIELDS.get(_bare(str(name)))
        if field in _COUNTS and count_of(value) is None:
            field = None
        if field and field not in values and value not in (None, ""):
            values[field] = value
        elif value not in (None, "", [], {}):
            extra[str(name) or "more"] = value
    return values, extra


def _category(found: Gathering, locale: Locale, path: str) -> str:
    """Add the categories of a path such as `Orders > Returns`; return the key of the last."""
    key = ""
    for title in filter(None, map(str.strip, _PATH.split(path))):
        parent, key = key, f"{key}/{short_slug(title) or title}".lstrip("/")
        found.category(key, locale, CategoryText(title=title), parent=parent)
    return key


def _addresses(*written: str) -> Iterator[str]:
    for address in written:
        path = re.sub(r"^https?://[^/]*", "", address).partition("?")[0].partition("#")[0]
        if path.strip("/"):
            yield f"/{path.strip('/')}"


def _listed(value: Any) -> list[str]:
    if isinstance(value, list):
        return [_text(one) for one in value if _text(one)]
    return [one for one in re.split(r"\s*[,;|\n]\s*", _text(value)) if one]


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return str(value).strip() if isinstance(value, str | int | float) else ""


def _flag(value: Any) -> bool:
    return _text(value).lower() in _YES
