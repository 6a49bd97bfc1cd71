"""What shoppers ask → the words that tell it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from kbgen.analysis.variants import variants
from kbgen.analysis.words import find_words
from kbgen.intents.vectors import QUESTION, vectors_of
from kbgen.languages.scripts import KANA, character_class
from kbgen.search.analysed import Analysis

#: A word that so many questions share leads to the section that answers the intent. In any twenty
#: questions, two have a word in common by accident.
TYPICAL: Final = 3
#: A word of one question is left out if as many intents of the language have it: it is what people
#: say around the matter.
COMMON: Final = 10
#: So is a pair of kana: three in four are endings. That saves a twelfth of what intents cost there.
_KANA: Final = re.compile(f"[{character_class(KANA.ranges)}]{{2}}")


class AskedWord(NamedTuple):
    """A word by which an intent is asked."""

    stem: str
    forms: tuple[str, ...]
    times: int
    """Questions that have it; the first one counts as several."""
    intent: float
    """What it adds to the likeness of a query and this intent, from 0 to 1."""


def asked_words(questions: Sequence[str], analysis: Analysis) -> Iterator[AskedWord]:
    """Yield the words of an intent's questions, phrases of the thesaurus among them."""
    forms: dict[str, dict[str, None]] = defaultdict(dict)
    counts: Counter[str] = Counter()
    for number, question in enumerate(questions):
        terms = _terms(question, analysis)
        for stem, form in terms:
            forms[stem][form] = None
        counts.update(dict.fromkeys((stem for stem, _ in terms), 1 if number else QUESTION))
    vectors = vectors_of(analysis.locale)
    shares = vectors.shares(questions)
    for stem, count in counts.items():
        is_common = vectors.holders[stem] >= COMMON or _KANA.fullmatch(stem)
        if count > 1 or not (is_common or analysis.stop_words.issuperset(forms[stem])):
            yield AskedWord(stem, tuple(forms[stem]), count, shares.get(stem, 0.0))


def _terms(question: str, analysis: Analysis) -> list[tuple[str, str]]:
    words = [*find_words(question), *variants(question, analysis.stop_words)]
    terms = [term for word in words for term in analysis.read(word).terms]
    letters = "".join(map(analysis.letters.__getitem__, find_words(question)))
    keys = (key for _, key in analysis.thesaurus.phrases.within([letters]))
    return list(dict.fromkeys([*terms, *((key, key) for key in keys)]))
