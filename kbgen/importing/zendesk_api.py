"""Zendesk's API over HTTP: all pages of all lists, with patience where it asks for it."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from kbgen.errors import KbgenError
from kbgen.importing.model import Collection
from kbgen.importing.plan import Progress
from kbgen.importing.reading import text_of
from kbgen.importing.web import Web
from kbgen.importing.zendesk import Export, collection_of
from kbgen.urls import split_url


def fetch_zendesk(address: str, web: Web, progress: Progress) -> Collection:
    """Return what a help centre holds. Raises KbgenError."""
    parts = split_url(address)
    base = f"{parts.scheme}://{parts.netloc}/api/v2/help_center" if parts else ""
    found = Export()
    locales, found.default = _locales(base, web)
    for number, locale in enumerate(locales):
        for name in ("categories", "sections", "articles"):
            for page in _pages(f"{base}/{locale}/{name}.json?page[size]=100", name, web):
                found.add(page, f"{name} in {locale}")
                progress(number, len(locales) + 1)
    if web.has_token:
        for page in _pages(f"{base}/user_segments.json?page[size]=100", "user_segments", web):
            found.add(page, "user_segments")
    if not found.records["article"]:
        hint = "Drafts and restricted articles need a token: set KBGEN_IMPORT_TOKEN."
        raise KbgenError(f"{address} shows no articles", hint)
    _take_attachments(base, web, found, progress)
    return collection_of(found)


def _take_attachments(base: str, web: Web, found: Export, progress: Progress) -> None:
    keys = list(dict.fromkeys(text_of(record, "id") for record, _ in found.records["article"]))
    for done, key in enumerate(keys, 1):
        address = f"{base}/articles/{key}/attachments.json"
        for page in _pages(address, "article_attachments", web):
            for record in page["article_attachments"]:
                if isinstance(record, dict):
                    record.setdefault("article_id", key)
            found.add(page, f"attachments of {key}")
        progress(done, len(keys))


def _locales(base: str, web: Web) -> tuple[list[str], str]:
    answer = _answer(f"{base}/locales.json", web)
    listed = answer.get("locales")
    tags = [tag for tag in listed if isinstance(tag, str)] if isinstance(listed, list) else []
    return tags or ["en-us"], text_of(answer, "default_locale")


def _pages(address: str, name: str, web: Web) -> Iterator[dict[str, Any]]:
    """Yield the answers of a list, one page after the other."""
    seen: set[str] = set()
    while address not in seen:  # a page that names itself, or one before it, ends the list
        seen.add(address)
        answer = _answer(address, web)
        if not isinstance(answer.get(name), list):
            raise KbgenError(
                f"{address} has no list `{name}`", "Is it the address of a help centre?"
            )
        yield answer
        meta, links = answer.get("meta"), answer.get("links")
        if isinstance(meta, dict):
            more = links.get("next") if meta.get("has_more") and isinstance(links, dict) else None
        else:
            more = answer.get("next_page")
        if not isinstance(more, str) or not more:
            return
        more = urljoin(address, more)
        if not web.is_same_host(address, more):
            raise KbgenError(f"The next page of {address} is on another host: {more}")
        address = more


def _answer(address: str, web: Web) -> dict[str, Any]:
    answer = web.json(address)
    if not isinstance(answer, dict):
        raise KbgenError(f"{address} does not answer with a JSON object")
    return answer
