"""One search over the locales of a site. The twin of `search/client.js`."""

from contextlib import suppress
from dataclasses import replace

from kbgen.model.locale import Locale
from kbgen.search.format import GOOD, MOST_OTHERS
from kbgen.search.reader import Read, SearchError
from kbgen.search.searcher import Hit, Searcher


class SiteSearcher:
    """Searches a built site as a page of one locale does. market: as of `Searcher`."""

    def __init__(self, read: Read, locale: Locale, market: str | None = None) -> None:
        self._read = read
        self._market = market
        self.own = Searcher(read, locale, market)
        self._others: dict[str, Searcher] = {}

    def search(self, query: str, limit: int = 10) -> list[Hit]:
        """Return the best articles.

        If the locale has nothing good, those that the same words find in another one come first,
        in the locale's language if a translation exists.
        """
        answer = self.own.rank(query)
        hits = [self.own.hit(ranked, answer.found) for ranked in answer.ranked[:limit]]
        if answer.held >= GOOD or self.own.asks(query):
            return hits
        foreign = self._elsewhere(query, limit)
        ids = {hit.id for hit in foreign}
        return [*foreign, *(hit for hit in hits if hit.id not in ids)][:limit]

    def _elsewhere(self, query: str, limit: int) -> list[Hit]:
        for tag in self.own.reader.manifest["others"][:MOST_OTHERS]:
            try:
                hits = self._translated(tag, query, limit)
            except SearchError:
                continue  # the hits of the page's own locale are still good
            if hits:
                return hits
        return []

    def ids(self) -> set[str]:
        """Return the ids of all articles that can be found."""
        readers = [self.own.reader]
        for tag in self.own.reader.manifest["others"]:
            with suppress(SearchError):
                readers.append(self._other(tag).reader)
        return {name for reader in readers for name in reader.ids()}

    def anchors(self, hit: Hit) -> tuple[str, ...]:
        """Return the anchors that a hit on the same article can lead to."""
        own = self.own.reader.manifest["locale"] == hit.locale
        reader = (self.own if own else self._other(hit.locale)).reader
        sections: list[tuple[str, str]] = reader.facts(reader.ids()[hit.id])[5]
        return tuple(anchor for anchor, _ in sections if anchor)

    def _other(self, tag: str) -> Searcher:
        if tag not in self._others:
            self._others[tag] = Searcher(self._read, Locale(tag), self._market)
        return self._others[tag]

    def _translated(self, tag: str, query: str, limit: int) -> list[Hit]:
        """Return what another locale finds without corrections, translated where possible."""
        other = self._other(tag)
        answer = other.rank(query, corrects=False)
        if answer.held < GOOD:
            return []
        ids = self.own.reader.ids()
        hits = []
        for ranked in answer.ranked[:limit]:
            hit = other.hit(ranked, answer.found)
            if hit.id in ids:
                hit = self.own.hit(replace(ranked, document=ids[hit.id]), [])
            hits.append(hit)
        return hits
