"""What readers of each locale and market will read differently."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from kbgen.diff.site import DiffSite
from kbgen.diff.texts import PageText
from kbgen.diff.words import Edit, edits


class MarketEdits(NamedTuple):
    """Changes that readers of some markets see."""

    markets: tuple[str, ...]
    """Empty: all readers."""
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageChange:
    """A page that is new, gone, at another address, or says something else."""

    kind: Literal["added", "removed", "moved", "changed"]
    locale: str
    title: str
    old_url: str = ""
    new_url: str = ""
    edits: tuple[MarketEdits, ...] = ()


class RedirectChange(NamedTuple):
    """A former address that leads elsewhere. An empty goal: it does not redirect."""

    url: str
    old: str
    new: str


class RankChange(NamedTuple):
    """A search of golden.toml that finds its article elsewhere. None: not among the first ten."""

    locale: str
    query: str
    article: str
    old: int | None
    new: int | None


class TwinChange(NamedTuple):
    """A Markdown twin that says something else, while its page says the same."""

    locale: str
    path: str
    """Below the root of the site."""
    change: Literal["added", "removed", "changed"]


class Translation(NamedTuple):
    """A translation with sections whose source changed."""

    locale: str
    id: str
    title: str
    sections: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All differences between two sites."""

    pages: tuple[PageChange, ...]
    frames: tuple[PageChange, ...]
    """What is around the pages of a locale."""
    redirects: tuple[RedirectChange, ...]
    lost: tuple[str, ...]
    """Addresses that neither exist nor redirect any more."""
    twins: tuple[TwinChange, ...] = ()
    macros: tuple[PageChange, ...] = ()
    """What the support team sends, as `kbgen export macros` writes it; of its article's address."""
    ranks: tuple[RankChange, ...] = ()
    stale: tuple[Translation, ...] = ()
    """Translations with sections that are stale now and were not."""
    renewed: tuple[Translation, ...] = ()
    """Translations with sections that were stale and are not any more."""

    @property
    def is_empty(self) -> bool:
        return not (
            self.pages
            or self.frames
            or self.redirects
            or self.lost
            or self.twins
            or self.macros
            or self.ranks
            or self.stale
            or self.renewed
        )

    def of_kind(self, kind: str) -> tuple[PageChange, ...]:
        return tuple(page for page in self.pages if page.kind == kind)


def compare(old: DiffSite, new: DiffSite) -> Comparison:
    """Compare two built sites. Pages are paired by the id of their article."""
    reached = new.urls | new.redirects.keys()
    pages = tuple(_pages(old, new))
    return Comparison(
        pages=pages,
        frames=tuple(_frames(old, new)),
        redirects=tuple(_redirects(old, new)),
        lost=tuple(sorted((old.urls | old.redirects.keys()) - reached)),
        twins=tuple(_twins(old, new, {page.new_url for page in pages})),
    )


def _pages(old: DiffSite, new: DiffSite) -> Iterator[PageChange]:
    # Articles first: pages that list them change with them.
    keys = sorted(
        old.pages.keys() | new.pages.keys(), key=lambda key: (key[1].startswith("/"), key)
    )
    for key in keys:
        before, after = old.pages.get(key, ""), new.pages.get(key, "")
        if not before:
            yield PageChange(
                kind="added", locale=key[0], title=new.page(after).title, new_url=after
            )
        elif not after:
            yield PageChange(
                kind="removed", locale=key[0], title=old.page(before).title, old_url=before
            )
        elif before != after or old.data(before) != new.data(after):
            page = new.page(after)
            found = _by_market(old.page(before), page, PageText.shown)
            if found or before != after:
                yield PageChange(
                    kind="changed" if before == after else "moved",
                    locale=key[0],
                    title=page.title,
                    old_url=before,
                    new_url=after,
                    edits=found,
                )


def _frames(old: DiffSite, new: DiffSite) -> Iterator[PageChange]:
    """Compare header, footer and what follows an article once for each locale."""
    shared: dict[str, list[tuple[str, str]]] = {}
    for key in old.pages.keys() & new.pages.keys():
        shared.setdefault(key[0], []).append(key)
    for locale, keys in sorted(shared.items()):
        articles = sorted(key for key in keys if not key[1].startswith("/"))
        for key in articles[:1] or sorted(keys)[:1]:
            page = new.page(new.pages[key])
            found = _by_market(old.page(old.pages[key]), page, PageText.around)
            if found:
                yield PageChange(
                    kind="changed",
                    locale=locale,
                    title=page.title,
                    old_url=old.pages[key],
                    new_url=new.pages[key],
                    edits=found,
                )


def _twins(old: DiffSite, new: DiffSite, changed: Container[str]) -> Iterator[TwinChange]:
    """Compare the twins of pages that stay. changed: addresses of pages that differ themselves."""
    for (locale, key), url in sorted(new.pages.items()):
        if old.pages.get((locale, key)) != url or url in changed:
            continue
        before, after = old.twins(url), new.twins(url)
        for name in sorted(before.keys() | after.keys()):
            if name not in before:
                yield TwinChange(locale, url + name, "added")
            elif name not in after:
                yield TwinChange(locale, url + name, "removed")
            elif before[name] != after[name]:
                yield TwinChange(locale, url + name, "changed")


def _by_market(
    old: PageText, new: PageText, shown: Callable[[PageText, str], list[tuple[str, str]]]
) -> tuple[MarketEdits, ...]:
    """Compare two pages for each market; what all readers see differently stands once."""
    markets = tuple(dict.fromkeys([*old.markets, *new.markets])) or ("",)
    return grouped({market: edits(shown(old, market), shown(new, market)) for market in markets})


def grouped(found: Mapping[str, tuple[Edit, ...]]) -> tuple[MarketEdits, ...]:
    """Group changes by who sees them. found: market → changes; at least one market."""
    first = next(iter(found.values()))
    everywhere = tuple(edit for edit in first if all(edit in other for other in found.values()))
    groups: dict[tuple[Edit, ...], list[str]] = {}
    for market, some in found.items():
        own = tuple(edit for edit in some if edit not in everywhere)
        if own:
            groups.setdefault(own, []).append(market)
    shared = [MarketEdits((), everywhere)] if everywhere else []
    return (*shared, *(MarketEdits(tuple(names), own) for own, names in groups.items()))


def _redirects(old: DiffSite, new: DiffSite) -> Sequence[RedirectChange]:
    return [
        RedirectChange(url, before, after)
        for url in sorted(old.redirects.keys() | new.redirects.keys())
        if (before := old.redirects.get(url, "")) != (after := new.redirects.get(url, ""))
    ]
