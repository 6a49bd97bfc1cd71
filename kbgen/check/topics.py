"""Finds the topic of a number: the nearest word that names one, else heading, title or folder.

Topics are the tables of `policies.toml` and the folders of content. Their words are their names,
the titles of the folders in the language of the text, and what its speakers say for those.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from kbgen.analysis import Analyser
from kbgen.check.prose import Prose
from kbgen.check.rule import Checked
from kbgen.languages import language_of
from kbgen.model.article import Article
from kbgen.model.locale import Locale

_SENTENCE_END = re.compile(r"[.!?](?=\s)|[。！？؟]|\n[ \t]*\n")
#: Characters to look at on each side: sentences are shorter, tables longer.
_REACH = 300
_WORD = re.compile(r"\w+")
#: Weaker synonyms mean something else as often as not.
_CLOSE = 0.6


#: Where something begins and ends.
Range = tuple[int, int]


class Named(NamedTuple):
    """Topics that are named for a place."""

    topics: frozenset[str]
    """Empty: none."""
    is_near: bool = False
    """Whether its sentence or the heading above it names them, not only the title or folder."""


class Topics:
    """The topics of a site, in each of its languages."""

    def __init__(self, checked: Checked) -> None:
        self._site = checked.site
        tables = {value.name.partition(".")[0] for value in checked.policies.values}
        folders = {path.partition("/")[0] for path, _ in self._site.categories if path}
        self._names = frozenset(tables | folders)
        self._of_locale = cache(self._read)
        self._analyser = cache(Analyser)

    def around(
        self, article: Article, prose: Prose, place: Range, others: Iterable[Range] = ()
    ) -> "Named":
        """Return the topics that the words around a place name, all of them places in the prose.

        others: numbers of the same kind; a word that is nearer to one of them belongs to that.
        """
        start, end = place
        topics_by_stem = self._of_locale(article.locale)
        text, first = _sentence(prose.text, start, end)
        beside = [(one - first, last - first) for one, last in others if (one, last) != place]
        nearest = self._nearest(article.locale, topics_by_stem, text, (start - first, end - first),
                                beside)  # fmt: skip
        if nearest:
            return Named(nearest, is_near=True)
        above = [heading.start for heading in prose.headings if heading.start < start]
        heading = prose.text[above[-1] :].partition("\n")[0] if above else ""
        for line in (heading, article.title):
            if named := {topic for _, topic in self._named(article.locale, topics_by_stem, line)}:
                return Named(frozenset(named), is_near=line is heading)
        return Named(frozenset({article.source.folder.partition("/")[0]} & self._names))

    def _nearest(
        self,
        locale: Locale,
        topics_by_stem: Mapping[str, set[str]],
        text: str,
        place: Range,
        others: Iterable[Range],
    ) -> frozenset[str]:
        places: dict[int, set[str]] = {}
        for word, topic in self._named(locale, topics_by_stem, text):
            distance = _distance(word, place)
            if 0 <= distance <= min((_distance(word, one) for one in others), default=distance):
                places.setdefault(distance, set()).add(topic)
        return frozenset(places[min(places)]) if places else frozenset()

    def _named(
        self, locale: Locale, topics_by_stem: Mapping[str, set[str]], text: str
    ) -> Iterator[tuple[tuple[int, int], str]]:
        for word in _WORD.finditer(text):
            stems = self._stems(locale, [word[0]])
            for topic in sorted(set().union(*(topics_by_stem.get(stem, ()) for stem in stems))):
                yield word.span(), topic

    def _read(self, locale: Locale) -> Mapping[str, set[str]]:
        """Return stem → topics of a language."""
        topics: dict[str, set[str]] = {}
        groups = [
            (self._stems(locale, _single(group.typed)), self._stems(locale, _single(group.meant)))
            for group in language_of(locale).synonyms
            if group.weight >= _CLOSE
        ]
        for name in sorted(self._names):
            category = self._site.categories.get((name, locale))
            own = self._stems(locale, [name, category.title if category else ""])
            said = own.union(*(meant for typed, meant in groups if typed & own))
            for stem in said:
                topics.setdefault(stem, set()).add(name)
        return topics

    def _stems(self, locale: Locale, texts: Iterable[str]) -> set[str]:
        language = language_of(locale)
        analyser = self._analyser(language)
        words = re.sub(r"[_-]", " ", " ".join(texts))
        return {term.stem for term in analyser.terms(words) if term.form not in language.stop_words}


def _distance(word: Range, place: Range) -> int:
    """Return how far a word is from a place; negative: it is in it.

    The topic usually comes first: a later word has to be twice as near.
    """
    return place[0] - word[1] if word[1] <= place[0] else 2 * (word[0] - place[1])


def _single(texts: Iterable[str]) -> Iterator[str]:
    """Leave out phrases: their words mean something else on their own."""
    return (text for text in texts if " " not in text)


def _sentence(text: str, start: int, end: int) -> tuple[str, int]:
    """Return the sentence around a place, and where it begins."""
    window = max(0, start - _REACH)
    before = [match.end() for match in _SENTENCE_END.finditer(text, window, start)]
    first = before[-1] if before else window
    after = _SENTENCE_END.search(text, end, end + _REACH)
    return text[first : after.start() if after else end + _REACH], first
