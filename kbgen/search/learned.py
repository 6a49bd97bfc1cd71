"""What people asked → weights of words, by article.

Two hundred questions about cards all say “card”; what tells them apart is said once. So words are
not counted but weighed: from BM25 over what each article was asked, a few rounds of multinomial
logistic regression by stochastic gradient (Bishop 2006, 4.3.4) raise the words of a question in its
own article and lower them where it would lead instead. Weights never fall below 0, and all that a
query does is to add them up. Titles and descriptions take part: nobody has to ask for what they say
already. Few rounds with small steps, as one article in ten may be the wrong one.

Chosen on utterances of banking77's train split that were neither asked nor tested
(`tests/bench/learning.py`): success at 1 with 5 and with 20 asked an article. Words counted as
those of keywords: 0.68, 0.75. Weighed, with cues: 0.70, 0.81. On the test split: 0.71, 0.81.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from kbgen.analysis import Analyser
from kbgen.model.search import LearnedWord
from kbgen.search.format import CUE, LONGEST_ASKED, SATURATION
from kbgen.search.query import whole_key

#: Weight of the field before training and its length normalisation (BM25's b).
WEIGHT: Final = 2.0
LENGTH: Final = 0.3
#: Of a word in the title and in the description.
TITLE, DESCRIPTION = 2.0, 0.8
ROUNDS: Final = 4
#: What a round adds at most to each word of a question in its article.
STEP: Final = 0.2
#: Difference of two scores that makes one article e times as likely as the other.
SPREAD: Final = 2.0
#: Weights below say nothing, and cost bytes.
LEAST: Final = 0.1


class Asked(NamedTuple):
    """A question, and the article that answered it."""

    query: str
    weight: float
    """0 to 1: how sure it is."""
    section: int = 0
    """Number of the section that did; 0: the article as a whole."""


class _Example(NamedTuple):
    article: int
    stems: tuple[str, ...]
    weight: float


def learned_words(
    subjects: Mapping[str, tuple[str, str]],
    asked: Mapping[str, Sequence[Asked]],
    analyser: Analyser,
    stop_words: frozenset[str],
) -> dict[str, tuple[LearnedWord, ...]]:
    """Return the words of each article by what it was asked, and the questions as a whole.

    subjects: title and description of all articles of a locale, by id. asked: by id of the article.
    Stop words become cues: they count only beside other words.
    """
    words = _Words(analyser, stop_words)
    numbers = {name: number for number, name in enumerate(sorted(subjects))}
    model = _Model(len(numbers))
    for name, number in numbers.items():
        for text, weight in zip(reversed(subjects[name]), (DESCRIPTION, TITLE), strict=True):
            for stem, _ in words.of(text, cues=False):
                model.own[stem][number] = weight
    forms: dict[tuple[int, str], set[str]] = defaultdict(set)
    sections: dict[tuple[int, str], set[int]] = defaultdict(set)
    examples: list[tuple[int, _Example]] = []
    for name, number in numbers.items():
        for turn, one in enumerate(asked.get(name, ())):
            terms = words.of(one.query, cues=True)
            for stem, form in terms:
                forms[number, stem].add(form)
                sections[number, stem].add(one.section)
            stems = tuple(dict.fromkeys(stem for stem, _ in terms))
            examples.append((turn, _Example(number, stems, one.weight)))
    # In turn, so that no article has the last word.
    model.train([example for _, example in sorted(examples)])
    found = {name: _kept(model, number, forms, sections) for name, number in numbers.items()}
    whole = {name: words.whole(asked.get(name, ())) for name in numbers}
    return {name: (*found[name], *whole[name]) for name in numbers if found[name] or whole[name]}


def _kept(
    model: "_Model",
    number: int,
    forms: Mapping[tuple[int, str], set[str]],
    sections: Mapping[tuple[int, str], set[int]],
) -> tuple[LearnedWord, ...]:
    return tuple(
        LearnedWord(
            stem,
            tuple(sorted(forms[number, stem])),
            round(model.weights[stem][number], 1),
            tuple(sorted(sections[number, stem])),
        )
        for of, stem in sorted(forms)
        if of == number and model.weights[stem].get(number, 0.0) >= LEAST
    )


class _Words:
    def __init__(self, analyser: Analyser, stop_words: frozenset[str]) -> None:
        self._analyser = analyser
        self._stop_words = stop_words

    def of(self, text: str, *, cues: bool) -> list[tuple[str, str]]:
        """Return stem and form of each term; those of stop words after CUE, or left out."""
        found = []
        for term in self._analyser.terms(text[:LONGEST_ASKED]):
            if term.form not in self._stop_words:
                found.append((term.stem, term.form))
            elif cues:
                found.append((f"{CUE}{term.form}", f"{CUE}{term.form}"))
        return found

    def whole(self, asked: Sequence[Asked]) -> tuple[LearnedWord, ...]:
        """Return the questions as they are looked up when they are typed again."""
        found: dict[str, float] = {}
        for one in asked:
            terms = list(self._analyser.terms(one.query[:LONGEST_ASKED]))
            key = whole_key(terms, self._stop_words)
            if key:
                found[key] = max(found.get(key, 0.0), one.weight)
        return tuple(LearnedWord(key, (key,), weight) for key, weight in sorted(found.items()))


class _Model:
    def __init__(self, articles: int) -> None:
        self._articles = articles
        self.own: dict[str, dict[int, float]] = defaultdict(dict)
        """Stem → article → weight by what it says of itself."""
        self.weights: dict[str, dict[int, float]] = defaultdict(dict)
        """Stem → article → weight by what it was asked."""
        self._idfs: dict[str, float] = {}

    def train(self, examples: Sequence[_Example]) -> None:
        self._count(examples)
        self._idfs = {stem: self._idf(stem) for stem in self.own.keys() | self.weights.keys()}
        sums: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
        for _ in range(ROUNDS):
            for example in examples:
                self._learn(example)
            for stem, weights in self.weights.items():
                for article, weight in weights.items():
                    sums[stem][article] += weight / ROUNDS
        self.weights = sums

    def _count(self, examples: Sequence[_Example]) -> None:
        """Begin with BM25 over what each article was asked."""
        lengths: dict[int, float] = defaultdict(float)
        counts: dict[int, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for article, stems, weight in examples:
            lengths[article] += weight * len(stems)
            for stem in stems:
                counts[article][stem] += weight
        average = sum(lengths.values()) / (len(lengths) or 1) or 1.0
        for article, of_stems in counts.items():
            norm = SATURATION * (1 - LENGTH + LENGTH * lengths[article] / average)
            for stem, count in of_stems.items():
                self.weights[stem][article] = WEIGHT * count / (count + norm)

    def _idf(self, stem: str) -> float:
        count = len(self.own.get(stem, {}).keys() | self.weights.get(stem, {}).keys())
        # Rounded, so that the last bit of a logarithm decides nothing.
        return round(math.log(1 + (self._articles - count + 0.5) / (count + 0.5)), 4)

    def _learn(self, example: _Example) -> None:
        """Take a step along the gradient of the logarithm of the article's probability."""
        article, stems, sure = example
        scores: dict[int, float] = defaultdict(float)
        for stem in stems:
            for fields in (self.own, self.weights):
                for other, weight in fields.get(stem, {}).items():
                    scores[other] += self._idfs[stem] * weight
        best = max(scores.values(), default=0.0)
        odds = {other: math.exp((score - best) / SPREAD) for other, score in scores.items()}
        total = sum(odds.values())
        for stem in stems:
            weights = self.weights[stem]
            for other, odd in odds.items():
                if other == article:
                    weights[other] += STEP * sure * (1 - odd / total)
                elif other in weights:
                    weights[other] = max(0.0, weights[other] - STEP * sure * odd / total)
