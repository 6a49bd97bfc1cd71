"""WordPress: an export file (WXR), or answers of its REST API as files or from the running site.

https://developer.wordpress.org/rest-api/reference/
"""

from pathlib import Path
from typing import Any

from kbgen.importing.gather import Gathering
from kbgen.importing.model import Collection
from kbgen.importing.plan import Progress
from kbgen.importing.reading import Record, number_of, path_of, read_json, records_in, text_of
from kbgen.importing.web import Web
from kbgen.importing.wordpress_posts import PARTS, Post, Term, collection_of
from kbgen.importing.wordpress_text import words
from kbgen.importing.wordpress_xml import read_export
from kbgen.model.locale import Locale

_PER_PAGE = 100


def read_wordpress(source: Path, assumed: Locale | None = None) -> Collection:
    """Return what an export file or a folder holds. Raises KbgenError if it has no article."""
    found = Gathering("wordpress", source if source.is_dir() else source.parent, assumed)
    files = sorted(source.rglob("*")) if source.is_dir() else [source]
    posts: list[Post] = []
    terms: list[Term] = []
    for file in files:
        if file.suffix.lower() == ".xml":
            read_export(file, found, posts, terms)
        elif file.suffix.lower() in {".json", ".ndjson", ".jsonl"}:
            read_answers(file, found, posts, terms)
    return collection_of(found, posts, terms)


def fetch_wordpress(address: str, web: Web, progress: Progress) -> Collection:
    """Return what a running site holds. Raises KbgenError."""
    found = Gathering("wordpress", None, None)
    base = f"{address.split('/wp-json', maxsplit=1)[0].rstrip('/')}/wp-json/wp/v2"
    posts: list[Post] = []
    terms: list[Term] = []
    kinds = _rest_bases(web.json(f"{base}/types"))
    for done, kind in enumerate(kinds):
        for number in range(1, 1000):
            page = f"{base}/{kind}?per_page={_PER_PAGE}&page={number}"
            more = f"{page}&context=edit&status=any" if web.has_token else page
            # Behind the last page WordPress answers with an error of the request.
            answer = web.json(more, ends=frozenset({400} if number > 1 else ()))
            _take(answer, page, posts, terms)
            if not isinstance(answer, list) or len(answer) < _PER_PAGE:
                break
        progress(done, len(kinds))
    return collection_of(found, posts, terms)


def _rest_bases(types: Any) -> list[str]:
    """Return the parts of addresses that list what people write, and its categories."""
    bases, taxonomies = [], []
    for name, one in types.items() if isinstance(types, dict) else ():
        if name not in PARTS and isinstance(one, dict) and text_of(one, "rest_base"):
            bases.append(text_of(one, "rest_base"))
            listed = one.get("taxonomies")
            taxonomies += listed if isinstance(listed, list) else []
    known = {"category": "categories", "post_tag": ""}
    return [*dict.fromkeys(filter(None, (known.get(one, one) for one in taxonomies))), *bases]


def read_answers(file: Path, found: Gathering, posts: list[Post], terms: list[Term]) -> None:
    """Add what a file with answers of the REST API holds."""
    folder = found.folder or file.parent
    for value in read_json(file, folder, found.problems):
        _take(value, file.relative_to(folder.parent).as_posix(), posts, terms)


def _take(value: Any, place: str, posts: list[Post], terms: list[Term]) -> None:
    for record in records_in(value, _is_record):
        if "taxonomy" in record:
            if record["taxonomy"] != "post_tag":
                terms.append(_term(record))
        else:
            posts.append(_post(record, place))


def _is_record(value: Record) -> bool:
    return "id" in value and ("content" in value or "taxonomy" in value)


def _term(record: Record) -> Term:
    return Term(
        key=text_of(record, "id"),
        name=words(text_of(record, "name")),
        parent=text_of(record, "parent") if record.get("parent") else "",
        description=words(text_of(record, "description")),
        address=path_of(text_of(record, "link")),
        locale=_tag(record),
    )


def _tag(record: Record) -> str:
    return text_of(record, "lang", "locale", "language").replace("_", "-")


def _post(record: Record, place: str) -> Post:
    categories = [
        str(one)
        for name, value in record.items()
        if name not in {"tags", "translations"} and isinstance(value, list)
        for one in value
        if isinstance(one, int) and not isinstance(one, bool)
    ]
    translations = record.get("translations")
    ids = sorted(map(str, translations.values())) if isinstance(translations, dict) else []
    return Post(
        key=text_of(record, "id"),
        kind=text_of(record, "type") or "post",
        title=words(_rendered(record.get("title"))),
        html=_rendered(record.get("content")),
        status=text_of(record, "status") or "publish",
        address=text_of(record, "link"),
        place=place,
        excerpt=words(_rendered(record.get("excerpt"))),
        locale=_tag(record),
        updated=text_of(record, "modified", "date"),
        published=text_of(record, "date"),
        order=number_of(record, "menu_order"),
        has_password=bool(record.get("password")) or _is_protected(record.get("content")),
        categories=categories,
        group="-".join(ids) if len(ids) > 1 else "",
    )


def _rendered(value: Any) -> str:
    if isinstance(value, dict):
        return text_of(value, "rendered") or text_of(value, "raw")
    return value if isinstance(value, str) else ""


def _is_protected(content: Any) -> bool:
    return isinstance(content, dict) and content.get("protected") is True
