"""A built site, as far as it is compared."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kbgen.diff.texts import PageText, read_page
from kbgen.errors import KbgenError
from kbgen.files import read_bytes, read_text

#: Bytes.
_LARGEST = 200_000_000
_LARGEST_PAGE = 20_000_000


@dataclass(frozen=True)
class DiffSite:
    """A built site. Addresses are relative to its root."""

    folder: Path
    pages: Mapping[tuple[str, str], str]
    """(locale, article's id, or `/` and the address below the locale) → address."""
    redirects: Mapping[str, str]
    """Former address → where it leads."""

    @property
    def urls(self) -> frozenset[str]:
        return frozenset(self.pages.values())

    def data(self, url: str) -> bytes:
        """Return the bytes of a page."""
        return read_bytes(self.folder / url / "index.html", most=_LARGEST_PAGE)

    def twins(self, url: str) -> dict[str, bytes]:
        """Return the Markdown twins of a page, by their names."""
        found = sorted((self.folder / url).glob("index*.md"))
        return {file.name: read_bytes(file, most=_LARGEST_PAGE) for file in found}

    def page(self, url: str) -> PageText:
        """Return the texts of a page. Raises KbgenError where it cannot be read."""
        return _read(self.folder, url)


def open_site(folder: Path) -> DiffSite:
    """Return the site in a folder. Raises KbgenError where none was built."""
    try:
        data = json.loads(read_text(folder / "_kb/urls.json", most=_LARGEST))
        tags = {article["url"].partition("/")[0]: article["locale"] for article in data["articles"]}
        pages = {(one["locale"], one["id"]): one["url"] for one in data["articles"]}
        known = set(pages.values())
        for url in data["urls"]:
            segment, _, below = url.partition("/")
            if url not in known:
                pages[tags.get(segment, segment), f"/{below}"] = url
        redirects = {one["from"]: one["to"] for one in data.get("redirects", ())}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        message = f"{folder} is not a built site: {error}"
        raise KbgenError(message, "Name the folder of a built site, or a git revision.") from error
    return DiffSite(folder, pages, redirects)


@lru_cache(maxsize=64)
def _read(folder: Path, url: str) -> PageText:
    try:
        return read_page(read_text(folder / url / "index.html", most=_LARGEST_PAGE))
    except OSError as error:
        raise KbgenError(f"{folder / url} has no readable page: {error}") from error
