"""Guesses the language of short texts: by script, then by the words of grammar of each language.

Longer texts would have statistics of letters. A title has five words; what tells its language is
that two of them are “of” and “the”.
"""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby
from typing import NamedTuple

from kbgen.analysis.folding import fold, normalise
from kbgen.check.letters import Letters, letters_of
from kbgen.check.quotations import blank_asides
from kbgen.languages import LANGUAGES, language_of
from kbgen.model.locale import Locale

#: Log-odds that a word of grammar of one language adds: nearly half of the words of a text are, and
#: one in a hundred of a text in another language.
_WORD = math.log(0.45 / 0.01)
#: Log-odds before reading that a text is in another language of the site, or of the world.
_OF_SITE, _OF_WORLD = math.log(0.01), math.log(0.0005)
#: The same for a text that its source has word for word.
_COPIED = 0.0
#: What any word but one of grammar takes from a run: it should not reach too far.
_GAP = 0.4
#: Log-odds that Latin text among other letters is a name, and what a small word says against it.
_NAME, _SMALL_WORD = -2.5, 1.2
#: Of the log-odds of letters, as triples overlap, and what one word can add at most: names are odd
#: in any language. Measured on the theme's strings in 14 languages, each taken for the others:
#: of 3 to 5 words 81 % are found, of 6 and more 99 %, and of 1,596 right ones none is reported.
_LETTERS, _KIN_LETTERS, _ODDEST = 0.7, 0.35, 6.0
#: Fewer words than these may be a name, and fewer words of grammar of a language that the site does
#: not have say too little.
_LEAST_WORDS, _LEAST_HITS = 3, 3
#: Of the letters of a text in another script.
_MOST = 0.6
#: Certainty from which on a text is reported.
CERTAIN = 0.9
_LEAST_LETTERS, _LEAST_WIDE = 4, 3
_TOKEN = re.compile(r"[^\W\d_]+")
#: Names of files, addresses and the like.
_ADDRESS = re.compile(r"(?<![\w.-])[\w.-]*[A-Za-z0-9][./_@=\\:][A-Za-z0-9][\w./-]*", re.ASCII)
#: Words with a capital that make a text one in Title Case.
_LEAST_TITLE = 3
#: Longer words in capitals are shouted, shorter ones are codes such as `US`.
_LONGEST_CODE = 4
_WIDE = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL"})
_SCRIPTS = _WIDE | {
    "LATIN", "CYRILLIC", "GREEK", "ARABIC", "HEBREW", "THAI", "DEVANAGARI", "ARMENIAN", "GEORGIAN",
    "BENGALI", "TAMIL", "TELUGU", "KHMER", "LAO", "MYANMAR",
}  # fmt: skip
_LATIN = "LATIN"


class Guess(NamedTuple):
    """What a text seems to be."""

    name: str
    """The language or script, in English."""
    certainty: float
    """0 to 1."""
    start: int
    end: int


class Tongues:
    """What a text of one locale may be instead."""

    def __init__(self, locale: Locale, site: tuple[Locale, ...]) -> None:
        """site: all locales of the site."""
        self._locale = locale
        self._scripts = _scripts_of(locale)
        self._own = _grammar(locale.tag)
        self._letters = letters_of(locale.tag)
        self._names = {word for other in site for word in _TOKEN.findall(other.own_name)}
        others = {other.language: other.tag for other in site}
        self._others = [
            _Other(
                tag,
                frozenset(word for word in words - self._own if len(word) > 1),
                words & self._own,
                tag in others.values(),
            )
            for tag in _candidates(tuple(sorted(others.items())))
            if Locale.parse(tag).language != locale.language
            and not _is_near(tag, locale)
            and (words := _grammar(tag))
        ]
        self._by_word: dict[str, list[_Other]] = {}
        for other in self._others:
            for word in other.words:
                self._by_word.setdefault(word, []).append(other)

    def guess(self, text: str, *, is_copied: bool = False) -> Guess | None:
        """Return what a text seems to be; None: probably what it should be.

        is_copied: whether its source has the same words.
        """
        text = _ADDRESS.sub(lambda match: " " * len(match[0]), blank_asides(text))
        tokens = list(_tokens(text))
        other = self._other_script(tokens, text)
        if other is not None:
            return other
        if _LATIN not in self._scripts and not self._own:
            return None
        own = [one for one in tokens if one.script in self._scripts]
        return self._by_words(_without_names(own, text), is_copied)

    def _other_script(self, tokens: list["_Token"], text: str) -> Guess | None:
        letters = sum(len(one.text) for one in tokens)
        foreign = [
            one for one in tokens if one.script not in self._scripts and one.text not in self._names
        ]
        for script in dict.fromkeys(one.script for one in foreign):
            some = [one for one in foreign if one.script == script]
            count = sum(len(one.text) for one in some)
            least = _LEAST_WIDE if script in _WIDE else _LEAST_LETTERS
            if script == _LATIN:
                run = _longest_run(tokens, script) if count < _MOST * letters else some
                if guess := self._latin(run, text):
                    return guess
            elif count >= (2 if count >= _MOST * letters else least):
                certainty = 0.99 if count >= _MOST * letters else CERTAIN + 0.02
                name = _script_name(script)
                return Guess(name, certainty, some[0].start, some[-1].end)
        return None

    def _latin(self, tokens: list["_Token"], text: str) -> Guess | None:
        """Return what Latin words in a text in other letters are, unless they may be names."""
        if not tokens or " " not in text[tokens[0].start : tokens[-1].end]:
            return None  # `font-face`
        best, name = 0, ""
        hits = Counter(other for one in tokens for other in self._by_word.get(one.key, ()))
        for other, count in hits.most_common(1):
            best, name = count, other.name
        small = sum(one.text.islower() and len(one.text) > 2 for one in tokens) - best
        certainty = _share(_NAME + best * _WORD + _SMALL_WORD * max(small, 0))
        if certainty < CERTAIN:
            return None
        return Guess(name or "Latin letters", certainty, tokens[0].start, tokens[-1].end)

    def _by_words(self, tokens: list["_Token"], is_copied: bool) -> Guess | None:
        if not self._own:
            return None
        keys = [one.key for one in tokens]
        own = sum(key in self._own for key in keys)
        hits = Counter(
            other for one in tokens for other in self._by_word.get(one.key, ()) if not one.is_name
        )
        best: Guess | None = None
        for other in self._others:
            least = 1 if own or len(tokens) < _LEAST_WORDS else 0
            if hits[other] < (least if other.is_of_site else _LEAST_HITS):
                continue
            guess = self._compare(other, tokens, keys, is_copied=is_copied and not own)
            if guess.certainty >= CERTAIN and (best is None or guess.certainty > best.certainty):
                best = guess
        return best

    def _compare(
        self, other: "_Other", tokens: list["_Token"], keys: list[str], *, is_copied: bool
    ) -> Guess:
        """Compare the language that the text should be in with another one."""
        marks = [
            (key in other.words and not one.is_name)
            - (key in self._own and key not in other.shared)
            for one, key in zip(tokens, keys, strict=True)
        ]
        before = _OF_SITE if other.is_of_site else _OF_WORLD
        whole = (_COPIED if is_copied else before) + _WORD * sum(marks)
        if other.is_of_site and len(tokens) >= _LEAST_WORDS:
            whole += self._by_letters(other, tokens, marks)
        score, first, last = _best_run(marks)
        part = score + _OF_WORLD
        if whole >= part:
            first, last = 0, len(tokens) - 1
        return Guess(other.name, _share(max(whole, part)), tokens[first].start, tokens[last].end)

    def _by_letters(self, other: "_Other", tokens: list["_Token"], marks: list[int]) -> float:
        """Return the log-odds of the letters of words that are not of grammar."""
        if not self._letters or not other.letters:
            return 0.0
        words = [
            normalise(one.text)
            for at, (one, mark) in enumerate(zip(tokens, marks, strict=True))
            if not mark
            and len(one.text) > 2
            and (one.text == one.text.lower() or (not at and not one.is_name))
        ]
        if len(words) < _LEAST_WORDS and not any(mark > 0 for mark in marks):
            return 0.0
        odds = (other.letters.compare(self._letters, word) for word in words)
        weight = _KIN_LETTERS if _is_near(other.tag, self._locale, _KIN) else _LETTERS
        return weight * sum(min(max(one, -_ODDEST), _ODDEST) for one in odds)


@dataclass(frozen=True, eq=False)
class _Other:
    """A language that a text may be in."""

    tag: str
    words: frozenset[str]
    """Of its grammar, without those of the language that the text should be in."""
    shared: frozenset[str]
    """Those that both have."""
    is_of_site: bool

    @cached_property
    def name(self) -> str:
        return Locale.parse(self.tag).name.partition(" (")[0]

    @property
    def letters(self) -> Letters:
        return letters_of(self.tag)


class _Token(NamedTuple):
    text: str
    start: int
    script: str
    is_name: bool = False
    """Whether it is probably a name, which says nothing of the language of a text."""

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def key(self) -> str:
        """Folded; empty for an abbreviation."""
        return _key(self.text)


# A third of the time of the rule without it: texts have few different words.
@lru_cache(maxsize=16_384)
def _key(word: str) -> str:
    is_code = word.isupper() and 1 < len(word) < _LONGEST_CODE
    return "" if is_code else fold(normalise(word))


def _tokens(text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text):
        script = _script(match[0][0])
        if script:
            yield _Token(match[0], match.start(), script)


def _without_names(tokens: list[_Token], text: str) -> list[_Token]:
    """Mark the names: words with a capital that neither begin a text nor are in Title Case."""
    capital = sum(one.text[0].isupper() for one in tokens)
    is_title = capital >= _LEAST_TITLE and capital >= _MOST * len(tokens) and "," not in text
    return [
        one._replace(is_name=not (is_title or (not at and one.text.istitle())))
        if one.text != one.text.lower()
        else one
        for at, one in enumerate(tokens)
    ]


@lru_cache(maxsize=8_192)
def _script(letter: str) -> str:
    """Return the script of a letter; empty: it has none of those that are compared."""
    first = unicodedata.name(unicodedata.normalize("NFKC", letter)[0], "").partition(" ")[0]
    return first if first in _SCRIPTS else ""


def _scripts_of(locale: Locale) -> frozenset[str]:
    own = {_script(letter) for letter in locale.own_name.partition(" (")[0]}
    more = {"ja": _WIDE - {"HANGUL"}, "ko": {"HANGUL"}}.get(locale.language, set())
    return frozenset((own | more) - {""})


def _script_name(script: str) -> str:
    names = {"CJK": "Chinese characters", "HIRAGANA": "Japanese", "KATAKANA": "Japanese"}
    return names.get(script, f"{script.capitalize()} letters")


@lru_cache(maxsize=128)
def _grammar(tag: str) -> frozenset[str]:
    """Return the words of grammar of a language that separates words; empty: unknown."""
    language = language_of(Locale.parse(tag))
    return language.stop_words if language.has_spaces else frozenset()


def _candidates(of_site: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Return a tag for each language: that of the site where it has one."""
    tags = dict(of_site)
    for language in LANGUAGES:
        tags.setdefault(language.partition("-")[0], language)
    return tuple(sorted(tags.values()))


#: Languages too alike for their words of grammar to tell them apart.
_NEAR = (
    frozenset({"no", "nb", "nn", "da", "sv"}),
    frozenset({"pt", "gl"}),
    frozenset({"ru", "uk"}),
)


#: Languages whose words are spelt alike.
_KIN = (
    frozenset({"es", "pt", "it", "gl", "ca"}),
    frozenset({"no", "nb", "nn", "da", "sv"}),
    frozenset({"de", "nl"}),
    frozenset({"cs", "sk", "pl"}),
)


def _is_near(tag: str, locale: Locale, groups: Iterable[frozenset[str]] = _NEAR) -> bool:
    pair = {tag.partition("-")[0], locale.language}
    return any(pair <= group for group in groups)


def _share(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))


def _longest_run(tokens: list[_Token], script: str) -> list[_Token]:
    """Return the longest run of words in one script."""
    runs = (list(run) for own, run in groupby(tokens, lambda one: one.script == script) if own)
    return max(runs, key=len, default=[])


def _best_run(marks: list[int]) -> tuple[float, int, int]:
    """Return the run with the most words of another language: its score, first and last word."""
    best, first, last = 0.0, 0, 0
    score, start = 0.0, 0
    for at, mark in enumerate(marks):
        if score <= 0:
            score, start = 0.0, at
        score += _WORD * mark if mark else -_GAP
        if score > best:
            best, first, last = score, start, at
    return best, first, last
