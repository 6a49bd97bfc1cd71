"""What a build remembers, so that the next one can leave alone what did not change."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from kbgen.diagnostics import Diagnostic
from kbgen.load.scan import Stat
from kbgen.model.article import Article
from kbgen.model.locale import Locale
from kbgen.model.site import Site

Key = tuple[str, Locale]
#: Returns articles by the keys of their results.
Load = Callable[[Iterable[str]], Mapping[str, Article]]


class SourceRecord(NamedTuple):
    """A file of the content folder as it was read."""

    stat: Stat
    digest: str
    includes: tuple[str, ...] = ()
    """Names of the snippets that it includes."""
    snippets: str = ""
    """Digest of them, and of those that they include."""


class Card(NamedTuple):
    """A compiled article: where it is, and what pages that show it depend on."""

    key: str
    """Of its result in the cache."""
    shared: str
    """`Article.shared`"""
    revision: str
    digest: str
    """`Article.digest`"""


class IndexRecord(NamedTuple):
    """The index of a locale."""

    key: str
    paths: tuple[str, ...]
    """Its files, those with the texts of articles included."""
    segments: tuple[str, ...]
    """Keys of its segments in the cache."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """The images and files that a site publishes."""

    files: Mapping[str, SourceRecord]
    """As they were read, by content path."""
    pictures: frozenset[str]
    """Content paths of those that pages show, not only link."""
    keys: frozenset[str]
    """Of all results that they are made from."""
    copied: Mapping[str, str]
    """Address → content path, where the file is published as it is."""
    made: Mapping[str, tuple[str, int]]
    """Address → key of the result that holds what is published, and its place there."""


class Versions(Mapping[Key, Article]):
    """`Site.versions` of an earlier build: articles are read when somebody asks for them."""

    def __init__(self, keys: Mapping[Key, str]) -> None:
        self._keys = dict(keys)
        self._known: dict[str, Article] = {}
        self._load: Load = lambda _: {}

    def bind(self, load: Load, known: Mapping[str, Article]) -> None:
        """Say where articles come from. known: by key of the result, those that are new."""
        self._load = load
        self._known = dict(known)

    def rename(self, keys: Mapping[str, str]) -> None:
        """Put new results in the place of earlier ones, by key."""
        if keys:
            self._keys = {key: keys.get(old, old) for key, old in self._keys.items()}

    def replace(self, key: str, article: Article) -> None:
        """Show an article in the place of another result."""
        self._known[key] = article

    def prefetch(self, locale: Locale) -> None:
        """Read all that a locale shows at once."""
        self._fetch(key for (_, shown_in), key in self._keys.items() if shown_in == locale)

    def _fetch(self, keys: Iterable[str]) -> None:
        self._known.update(self._load([key for key in keys if key not in self._known]))

    def __getitem__(self, key: Key) -> Article:
        result = self._keys[key]
        if result not in self._known:
            self._fetch([result])
        return self._known[result]

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[Key]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def __getstate__(self) -> dict[Key, str]:
        return self._keys

    def __setstate__(self, keys: dict[Key, str]) -> None:
        Versions.__init__(self, keys)


@dataclass(slots=True, kw_only=True)
class State:
    """All that is kept beside the result and the list of files."""

    look: str
    """Digest of what every page depends on: configuration, options, theme, kbgen itself."""
    site_key: str
    """Digest of what the site as a whole depends on: `look` and what all articles share."""
    static: str
    """Folder of the theme's files."""
    sources: dict[str, SourceRecord]
    """By content path."""
    cards: dict[str, Card]
    """By content path."""
    site: Site
    """With `Versions`."""
    findings: dict[str, tuple[Diagnostic, ...]]
    """Of one article each, by the path that diagnostics show."""
    site_findings: tuple[Diagnostic, ...]
    indexes: dict[str, IndexRecord]
    """By tag."""
    media: Media
    kept: Mapping[str, dt.date]
    """Former files that still lie there, and the day that each became one."""


def storable(site: Site, cards: Mapping[str, Card]) -> Site:
    """Return the site without its articles."""
    if isinstance(site.versions, Versions):
        return site
    keys = {key: cards[article.source.path].key for key, article in site.versions.items()}
    return replace(site, versions=Versions(keys))
