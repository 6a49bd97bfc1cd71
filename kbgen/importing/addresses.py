"""Addresses of the former site: which article or category each one is."""

import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import unquote, urljoin

from kbgen.importing.model import Collection
from kbgen.model.locale import Locale
from kbgen.urls import split_url

#: `/hc/en-us/articles/123-Title`, `/en/articles/123-title`, `/article/12-title`,
#: `/support/solutions/articles/123-title`.
_NUMBERED = re.compile(
    r"^(?:/hc)?(?:/(?P<locale>[a-z]{2,3}(?:-[a-z0-9]{2,4})?))?(?:/(?:support|a)/solutions)?"
    r"/(?P<what>articles|article|sections|categories|collections|folders)"
    r"/(?P<key>[0-9a-f]+)(?:-|/|$)",
    re.IGNORECASE,
)
_SCHEMES = re.compile(r"^[a-z][a-z0-9+.-]*:", re.IGNORECASE)


class Goal(NamedTuple):
    """What an address leads to."""

    kind: str
    """`article` or `category`."""
    key: str
    locale: Locale | None
    """None: the address does not say."""


class FormerAddresses:
    """Looks up addresses of the former site."""

    def __init__(self, collection: Collection) -> None:
        self._site = collection.site
        self._host = _host(collection.site)
        self._goals: dict[str, Goal] = {}
        self._articles = {article.key for article in collection.articles}
        self._categories = {category.key for category in collection.categories}
        self._places: dict[str, Goal] = {}
        for article in collection.articles:
            for text in article.texts:
                if text.form == "markdown" and text.place:
                    self._places[text.place] = Goal("article", article.key, text.locale)
            if article.path:
                self._add((f"/{article.path}",), Goal("article", article.key, None))
            for text in article.texts:
                self._add(text.addresses, Goal("article", article.key, text.locale))
        for category in collection.categories:
            for locale, named in category.texts.items():
                self._add(named.addresses, Goal("category", category.key, locale))

    def _add(self, addresses: Iterable[str], goal: Goal) -> None:
        for address in addresses:
            self._goals.setdefault(_bare(address), goal)

    def path(self, address: str, base: str = "") -> str | None:
        """Return the path of an address on the former site; None: it leads elsewhere."""
        if address.startswith("//"):
            address = f"https:{address}"
        parts = split_url(address)
        if parts is None or (_SCHEMES.match(address) and parts.scheme not in {"http", "https"}):
            return None
        if parts.netloc:
            is_own = bool(self._host) and _host(address) == self._host
            # Help centres answer on two hosts: the tool's and the shop's own.
            is_known = bool(self._site) and self.find(parts.path) is not None
            return parts.path or "/" if is_own or (is_known and "/hc/" in parts.path) else None
        return urljoin(base or "/", parts.path) if parts.path else None

    def find(self, path: str) -> Goal | None:
        """Return what a path of the former site was."""
        bare = _bare(path)
        if goal := self._goals.get(bare):
            return goal
        found = _NUMBERED.match(bare)
        if found is None:
            return None
        locale = _locale(found["locale"])
        key = found["key"]
        if found["what"].startswith("article"):
            return Goal("article", key, locale) if key in self._articles else None
        kind = {"sections": "section", "categories": "category", "collections": "collection",
                "folders": "folder"}  # fmt: skip
        key = f"{kind[found['what']]}-{key}"
        return Goal("category", key, locale) if key in self._categories else None

    def at(self, place: str) -> Goal | None:
        """Return the article that a file of the source is."""
        return self._places.get(place)

    def whole(self, path: str) -> str:
        """Return the address on the former site; empty: its host is not known."""
        return urljoin(f"{self._site}/", path) if self._site else ""


def _bare(address: str) -> str:
    parts = split_url(address)
    path = unquote(parts.path if parts else address).lower().rstrip("/")
    for suffix in (".html", ".md", ".mdx", ".markdown", "/index", "/_index", "/readme"):
        path = path.removesuffix(suffix)
    return path or "/"


def _host(address: str) -> str:
    parts = split_url(address)
    return parts.netloc.lower().removeprefix("www.") if parts else ""


def _locale(tag: str | None) -> Locale | None:
    try:
        return Locale.parse(tag) if tag else None
    except ValueError:
        return None
