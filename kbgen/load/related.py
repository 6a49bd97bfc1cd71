"""Related articles: those that the writer names, else the most similar ones.

Similarity counts common words, links and folders. Text below headings does not count, so that an
edit of it does not change other pages: everything read here is part of `Article.shared`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest
from math import log, sqrt
from typing import TYPE_CHECKING

from kbgen.languages import language_of
from kbgen.model.article import Article
from kbgen.model.locale import Locale
from kbgen.model.resolve import resolve
from kbgen.model.site import SiteStructure

if TYPE_CHECKING:
    from kbgen.analysis import Analyser

#: Articles that a page names.
RELATED = 4
#: The weight of a word, depending on where it stands.
_TITLE, _KEYWORD, _HEADING = 3.0, 2.0, 1.0
#: Other weights, beside the similarity of words, which is from 0 to 1. A link counts each way.
_LINK, _SAME_LINKS, _FOLDER, _TOP_FOLDER = 0.3, 0.2, 0.15, 0.05
#: Lower scores are chance.
_LEAST = 0.05
#: How many articles are compared with one because of shared words, rare words first: without a
#: bound the time would grow with the square of the number of articles.
_LOOKS = 300

#: Feature → weight; the squares add up to 1, or to 0.
_Vector = Mapping[str, float]


def find_related(site: SiteStructure) -> dict[tuple[str, Locale], tuple[str, ...]]:
    """Return the ids of related articles for each article and locale, the most similar first."""
    analysers: dict[str, Analyser] = {}
    return {
        (article_id, locale): ids
        for locale in site.locales
        for article_id, ids in _Shown(site, locale, analysers).related()
    }


class _Shown:
    """The articles that a locale shows, each as its place in reading order."""

    def __init__(
        self, site: SiteStructure, locale: Locale, analysers: "dict[str, Analyser]"
    ) -> None:
        self._site = site
        self._locale = locale
        self._ids = site.reading[locale]
        self._articles = [site.versions[article_id, locale] for article_id in self._ids]
        self._folders = [article.source.folder for article in self._articles]
        self._tops = [folder.partition("/")[0] for folder in self._folders]
        self._goals = [self._followed(a, _targets(a)) for a in self._articles]
        self._words = _Similarity([_words(article, analysers) for article in self._articles])
        self._links = _Similarity([dict.fromkeys(ids, 1.0) for ids in self._goals])
        self._place = {article_id: place for place, article_id in enumerate(self._ids)}

    def related(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        for place, article in enumerate(self._articles):
            own = self._ids[place]
            if article.meta.related:
                named = self._followed(article, article.meta.related)
                yield own, tuple(one for one in named if one != own)[:RELATED]
                continue
            scores = self._scores(place)
            best = nsmallest(RELATED, ((-score, other) for other, score in scores.items()))
            yield own, tuple(self._ids[other] for score, other in best if -score >= _LEAST)

    def _followed(self, article: Article, targets: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of the articles that targets lead to, each once."""
        goals = (resolve(self._site, article.source, target, self._locale) for target in targets)
        related = (goal.article for goal in goals if goal and goal.article)
        ids = (other.id for other in related if not other.source.is_index)
        return tuple(dict.fromkeys(i for i in ids if (i, self._locale) in self._site.urls))

    def _scores(self, place: int) -> dict[int, float]:
        scores: dict[int, float] = defaultdict(float)
        self._words.add(scores, place, 1.0)
        self._links.add(scores, place, _SAME_LINKS)
        for goal in self._goals[place]:
            scores[self._place[goal]] += _LINK
        for other, _ in self._links.holders.get(self._ids[place], ()):
            scores[other] += _LINK
        # Its neighbours as well: a folder's articles belong together, whatever their words.
        beside = range(max(place - RELATED, 0), min(place + RELATED + 1, len(self._ids)))
        folder, top = self._folders[place], self._tops[place]
        for other in {*scores, *beside}:
            if self._folders[other] == folder:
                scores[other] += _FOLDER
            elif self._tops[other] == top:
                scores[other] += _TOP_FOLDER
        scores.pop(place, None)
        return scores


class _Similarity:
    """How similar articles are in one respect: the cosine of their features, weighted by rarity.

    (Salton & McGill, Introduction to Modern Information Retrieval, 1983: tf-idf, cosine.)
    """

    def __init__(self, counts: Sequence[Mapping[str, float]]) -> None:
        having = Counter(feature for count in counts for feature in count)
        rarity = {feature: log(len(counts) / held) for feature, held in having.items()}
        self.vectors = [
            _unit({feature: n * rarity[feature] for feature, n in count.items()})
            for count in counts
        ]
        self.holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, vector in enumerate(self.vectors):
            for feature, weight in vector.items():
                self.holders[feature].append((number, weight))

    def add(self, scores: dict[int, float], number: int, factor: float) -> None:
        """Add the similarity with one article to the scores of others."""
        vector = self.vectors[number]
        looks = 0
        for feature in sorted(vector, key=lambda feature: (len(self.holders[feature]), feature)):
            looks += len(self.holders[feature])
            if looks > _LOOKS:
                break
            for other, weight in self.holders[feature]:
                scores[other] += factor * vector[feature] * weight


def _unit(vector: dict[str, float]) -> _Vector:
    # A feature that all articles share distinguishes none: the vector may be empty.
    length = sqrt(sum(weight * weight for weight in vector.values())) or 1.0
    return {feature: weight / length for feature, weight in vector.items()}


def _targets(article: Article) -> tuple[str, ...]:
    return tuple(slot.target for slot in article.links if slot.kind == "link" and slot.target)


def _words(article: Article, analysers: "dict[str, Analyser]") -> dict[str, float]:
    """Return the stems of title, keywords and headings, but for words of grammar, with weights."""
    language = language_of(article.locale)
    if language.code not in analysers:
        from kbgen.analysis import Analyser  # a build with nothing to do starts faster without it

        analysers[language.code] = Analyser(language)
    texts = [
        (article.title, _TITLE),
        *((word, _KEYWORD) for word in article.meta.keywords),
        *((heading.title, _HEADING) for heading in article.headings),
    ]
    counts: dict[str, float] = {}
    for text, weight in texts:
        for term in analysers[language.code].terms(text):
            if term.form in language.stop_words:
                continue
            counts[term.stem] = max(counts.get(term.stem, 0.0), weight)
    return counts
