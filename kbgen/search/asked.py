"""What shoppers ask → the words that tell it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import log, sqrt
from typing import Final, NamedTuple

from kbgen.analysis.variants import variants
from kbgen.analysis.words import find_words
from kbgen.intents import asked_in
from kbgen.languages.scripts import KANA, character_class
from kbgen.search.analysed import Analysis

#: The first question of an intent puts it as a title would: its words count as often as those of
#: so many others.
FIRST: Final = 4
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
    """Questions that have it."""
    weight: float
    """How much it tells this intent from others, from 0 to 1."""


def asked_words(questions: Sequence[str], analysis: Analysis) -> Iterator[AskedWord]:
    """Yield the words of an intent's questions, phrases of the thesaurus among them."""
    forms: dict[str, dict[str, None]] = defaultdict(dict)
    counts: Counter[str] = Counter()
    for number, question in enumerate(questions):
        terms = _terms(question, analysis)
        for stem, form in terms:
            forms[stem][form] = None
        counts.update(dict.fromkeys((stem for stem, _ in terms), 1 if number else FIRST))
    held, intents = _held(analysis)
    weights = {
        stem: sqrt(count) * log(intents / max(1, held[stem])) for stem, count in counts.items()
    }
    length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    for stem, count in counts.items():
        if count > 1 or (held[stem] < COMMON and not _KANA.fullmatch(stem)):
            yield AskedWord(stem, tuple(forms[stem]), count, weights[stem] / length)


def _terms(question: str, analysis: Analysis) -> list[tuple[str, str]]:
    words = [*find_words(question), *variants(question, analysis.stop_words)]
    terms = [term for word in words for term in analysis.read(word).terms]
    letters = "".join(map(analysis.letters.__getitem__, find_words(question)))
    keys = (key for _, key in analysis.thesaurus.phrases.within([letters]))
    return list(dict.fromkeys([*terms, *((key, key) for key in keys)]))


@lru_cache(maxsize=16)
def _held(analysis: Analysis) -> tuple[Counter[str], int]:
    """Return how many intents of the language have a stem, and how many it has."""
    held: Counter[str] = Counter()
    known = asked_in(analysis.locale)
    for intent in known.values():
        texts = (intent.question, *intent.asked)
        held.update({stem for text in texts for stem, _ in _terms(text, analysis)})
    return held, len(known)
