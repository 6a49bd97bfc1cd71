"""Compounds: “Etikett” also finds “Rücksendeetikett” on a site that has both words.

And who types “Adressänderung” finds “Adresse” and “ändern” on a site without it: `Parts`, whose
twin is in `search/matching.js`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from rapidfuzz.distance import Prefix

from kbgen.search.format import LONGEST_ENDING, SHORTEST_HEAD, SHORTEST_PART


def compound_parts(stems: Mapping[str, str], links: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield (stem of a part, stem of the compound) for the words that a site knows.

    stems: form → stem, of all words. links: what may join two parts.
    """
    known = {form: stem for form, stem in stems.items() if len(form) >= SHORTEST_PART}
    # A first part is often a stem instead of a word: “Rücksende-”.
    firsts = {stem: stem for stem in stems.values() if len(stem) >= SHORTEST_PART} | known
    endings = ("", *links)
    for form, stem in known.items():
        longest = ""
        for at in range(len(form) - SHORTEST_PART, SHORTEST_PART - 1, -1):
            last = known.get(form[at:])
            first = _first(form[:at], firsts, endings) if last else None
            if first and last:
                yield from ((part, stem) for part in (first, last) if part != stem)
                break
            if last and len(form) - at >= SHORTEST_HEAD:
                longest = last
        else:
            # Its last word says what it is, even if the site never uses the first.
            if longest and longest != stem:
                yield longest, stem


def _first(text: str, firsts: Mapping[str, str], endings: Iterable[str]) -> str | None:
    for ending in endings:
        if text.endswith(ending):
            stem = firsts.get(text.removesuffix(ending) if ending else text)
            if stem:
                return stem
    return None


class Parts:
    """Known words that the compound of a query may be made from."""

    def __init__(self, words: Iterable[str], stem: Callable[[str], str] | None) -> None:
        """words: sorted. stem: of parts that are no known words; None: they have to be."""
        self._known: dict[str, list[str]] = defaultdict(list)
        for word in words:
            if len(word) >= SHORTEST_PART:
                self._known[word[:SHORTEST_PART]].append(word)
        self._stem = stem

    def pair(self, form: str, links: Iterable[str]) -> list[str]:
        """Return the two words that differ least from the parts; of equals, the shortest last."""
        found: list[str] = []
        least = len(form)
        for at in range(len(form) - SHORTEST_PART, SHORTEST_PART - 1, -1):
            ending, last = self._like(form[at:])
            for link in ("", *links) if last else ():
                if form[:at].endswith(link):
                    letters, first = self._like(form[:at].removesuffix(link))
                    if first and letters + ending < least:
                        found, least = [first, last], letters + ending
        return found

    def one(self, form: str) -> list[str]:
        """Return the longest known word that a compound begins or ends with, a part left over."""
        for length in range(len(form) - SHORTEST_PART, SHORTEST_HEAD - 1, -1):
            for part in (form[-length:], form[:length]):
                if part in self._known.get(part[:SHORTEST_PART], ()):
                    return [part]
        return []

    def _like(self, part: str) -> tuple[int, str]:
        """Return the word that is most like a part, and how many letters differ; empty: none."""
        known = self._known.get(part[:SHORTEST_PART], [])
        if part in known:
            return 0, part
        best = (len(part), "")
        for form in (part, self._stem(part)) if self._stem else ():
            for word in known:
                letters = _ending(form, word)
                if letters is not None and letters + 1 < best[0]:
                    best = letters + 1, word
        return best


def _ending(form: str, word: str) -> int | None:
    """Return how many letters two words have behind their common beginning; None: too many."""
    shared = int(Prefix.similarity(form, word))
    rest = len(form) - shared, len(word) - shared
    is_same = shared >= (SHORTEST_PART if min(rest) == 0 else SHORTEST_HEAD)
    return sum(rest) if is_same and max(rest) <= LONGEST_ENDING else None
