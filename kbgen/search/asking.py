"""Whether a query asks for a human. The twin of `search/asking.js`.

A query does when it can be cut into phrases of the language, with at least one that means a human:
“talk to a person please”. One word more, and it asks for something else: “wrong phone number on
parcel”. Words that no language counts (stop words) are left out first; scripts without spaces, and
Korean, are cut letter by letter.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Literal, NamedTuple

from rapidfuzz.distance import OSA

from kbgen.analysis import Analyser
from kbgen.analysis.folding import fold, normalise
from kbgen.analysis.words import HAS_HANGUL, RUNS, find_words
from kbgen.languages import ContactWords
from kbgen.search.format import ASKING_TYPOS, LONGEST_ASKING

Asked = Literal["", "contact", "complaint"]
#: The same in all languages, beside their own.
EVERYWHERE = (
    "contact, chat, live chat, email, e-mail, sms, whatsapp, messenger, telegram, instagram"
)
_NAMES: tuple[Asked, ...] = ("", "contact", "complaint")


class _Unit(NamedTuple):
    """A word, or a letter of a script without spaces."""

    stem: str
    form: str
    is_word: bool


class Asks:
    """Judges the queries of one locale."""

    def __init__(
        self, asking: Sequence[str], analyser: Analyser, stop_words: AbstractSet[str]
    ) -> None:
        """asking: as `asking_of` returns it; empty: nothing asks."""
        self._analyser = analyser
        self._stop_words = stop_words
        phrases, complaints, fillers = asking or ("", "", "")
        self._known = [
            (self._units(phrase), kind)
            for kind, texts in ((0, fillers), (1, phrases), (2, complaints))
            for phrase in texts.split(", ")
            if phrase
        ]

    def what(self, query: str) -> Asked:
        """Return what a query asks for."""
        units = self._units(query)
        if not self._known or not 0 < len(units) <= LONGEST_ASKING:
            return ""
        best = [-1] * len(units) + [-1]
        best[0] = 0
        for start in range(len(units)):
            if best[start] < 0:
                continue
            for phrase, kind in self._known:
                end = start + len(phrase)
                if end <= len(units) and all(map(_is_meant, units[start:end], phrase)):
                    best[end] = max(best[end], best[start], kind)
        return _NAMES[max(0, best[-1])]

    def _units(self, text: str) -> list[_Unit]:
        units = list(self._all_units(text))
        return [u for u in units if not (u.is_word and u.form in self._stop_words)] or units

    def _all_units(self, text: str) -> Iterator[_Unit]:
        for word in find_words(text):
            normalised = " ".join(find_words(normalise(word)))
            for unspaced, spaced in RUNS.findall(normalised):
                form = fold(spaced or unspaced)
                if unspaced or HAS_HANGUL.search(form):
                    yield from (_Unit(char, char, is_word=False) for char in form)
                elif form:
                    yield _Unit(self._analyser.stem(spaced), form, is_word=True)


def _is_meant(typed: _Unit, known: _Unit) -> bool:
    if typed.stem == known.stem:
        return True
    if not (typed.is_word and known.is_word) or typed.form[0] != known.form[0]:
        return False
    edits = sum(len(typed.form) >= least for least in ASKING_TYPOS)
    if not edits or len(known.form) < ASKING_TYPOS[0]:
        return False
    return OSA.distance(typed.form, known.form, score_cutoff=edits) <= edits


def asking_of(words: ContactWords, name: str) -> tuple[str, str, str]:
    """Return what the manifest holds. name: of the site, which may stand in any query."""
    phrases = f"{EVERYWHERE}, {words.phrases}"
    return phrases, words.complaints, ", ".join(filter(None, (words.fillers, *find_words(name))))
