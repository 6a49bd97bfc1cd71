"""The lists of a built site that tools read. A site that is built again is read again."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from kbgen.errors import KbgenError
from kbgen.model.locale import Locale
from kbgen.search.multilingual import SiteSearcher

_Made = TypeVar("_Made")


class BuiltSite:
    """Reads `/_kb/articles.<locale>.json`, `/_kb/policies.<locale>.json` and the index."""

    def __init__(self, folder: Path) -> None:
        """Raise KbgenError for a folder without a site that kbgen built."""
        self._folder = folder
        self._kept: dict[tuple[str, object], tuple[object, Any]] = {}
        if not any((folder / "_kb").glob("articles.*.json")):
            hint = "Run: kbgen build. Or name the site's folder with -d."
            raise KbgenError(f"{folder} has no lists for programs", hint)

    def articles(self, locale: Locale) -> dict[str, Any]:
        """Return the list of articles of a locale. Raises OSError and ValueError."""
        return self._json(f"_kb/articles.{locale.segment}.json")

    def policies(self, locale: Locale) -> dict[str, Any]:
        """Return the list of policy values; an empty one where articles name none."""
        path = f"_kb/policies.{locale.segment}.json"
        return self._json(path) if (self._folder / path).exists() else {"policies": []}

    def searcher(self, locale: Locale, market: str | None) -> SiteSearcher:
        path = f"_kb/search/{locale.segment}.json"
        return self._once(path, market, lambda: SiteSearcher(self._read, locale, market))

    def _json(self, path: str) -> dict[str, Any]:
        def parse() -> dict[str, Any]:
            data: dict[str, Any] = json.loads(self._read(path))
            return data

        return self._once(path, None, parse)

    def _read(self, path: str) -> bytes:
        return (self._folder / path).read_bytes()

    def _once(self, path: str, other: object, make: Callable[[], _Made]) -> _Made:
        """Return what was made of a file, until the file changes."""
        status = (self._folder / path).stat()
        state = (status.st_mtime_ns, status.st_size)
        known, kept = self._kept.get((path, other), (None, None))
        if known == state:
            found: _Made = kept
            return found
        made = make()
        self._kept[path, other] = (state, made)
        return made
