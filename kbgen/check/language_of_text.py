"""Titles, descriptions, texts, cells and sentences in another language than the article's."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kbgen.check.pieces import Piece, pieces_of, place_of
from kbgen.check.prose import Prose, prose_of
from kbgen.check.rule import Checked, Rule
from kbgen.check.tongues import Guess, Tongues
from kbgen.check.translations import pairs
from kbgen.diagnostics import Diagnostic, problem
from kbgen.model.article import Article
from kbgen.model.locale import Locale

_SENTENCE = re.compile(r"[^.!?…。！？؟।]+[.!?…。！？؟।]*")
#: Pieces of an article from which on it is reported as a whole, and the share of them.
_LEAST_PIECES, _MOST = 4, 0.5
_LONGEST = 60


class _Foreign(NamedTuple):
    piece: Piece
    guess: Guess


#: Made of whole vocabularies; a preview checks after each save.
_tongues_of = lru_cache(maxsize=64)(Tongues)


def _run(checked: Checked) -> Iterator[Diagnostic]:
    locales = checked.site.locales
    tongues = {locale: _tongues_of(locale, tuple(locales)) for locale in locales}
    sources = {pair.translation.source.path: pair.source for pair in pairs(checked)}
    for article in (*checked.articles, *checked.beside):
        locale = article.locale
        if locale not in tongues:
            continue
        prose = prose_of(checked, article)
        pieces = list(pieces_of(article, prose))
        source = sources.get(article.source.path)
        copied = _titles(source) if source is not None and source.locale != locale else ()
        foreign = [
            _Foreign(piece, guess)
            for piece in pieces
            if (guess := _guess(tongues[locale], piece, is_copied=piece.text in copied))
        ]
        yield from _findings(article, prose, foreign, len(pieces))


def _titles(source: Article) -> tuple[str, ...]:
    return (source.meta.title, source.meta.description)


def _guess(tongues: Tongues, piece: Piece, *, is_copied: bool) -> Guess | None:
    whole = tongues.guess(piece.text, is_copied=is_copied)
    if whole is not None:
        return whole
    sentences = list(_SENTENCE.finditer(piece.text))
    for sentence in sentences if len(sentences) > 1 else ():
        guess = tongues.guess(sentence[0])
        if guess is not None:
            at = sentence.start()
            return guess._replace(start=guess.start + at, end=guess.end + at)
    return None


def _findings(
    article: Article, prose: Prose, foreign: list[_Foreign], count: int
) -> Iterator[Diagnostic]:
    name = _language(article.locale)
    common = Counter(one.guess.name for one in foreign).most_common(1)
    if count >= _LEAST_PIECES and common and common[0][1] > _MOST * count:
        other, number = common[0]
        place = place_of(article, prose, foreign[0].piece)
        message = f"Most of this article seems to be in {other}, not {name}"
        hint = f"Translate it: {number} of its {count} texts, or move it to the folder of {other}."
        yield problem("KB740", place, f"{message} ({_percent(foreign[0].guess)})", hint)
        return
    for piece, guess in foreign:
        place = place_of(article, prose, piece, guess.start)
        shown = _cut(piece.text[guess.start : guess.end])
        message = f"The {piece.name} `{shown}` seems to be in {guess.name}, not {name}"
        hint = (
            f'Translate it, or mark it: <span lang="…">{shown}</span>. Quoted words do not count.'
        )
        if piece.start < 0:
            hint = "Translate it. Quoted words do not count."
        yield problem("KB740", place, f"{message} ({_percent(guess)})", hint)


def _language(locale: Locale) -> str:
    return locale.name.partition(" (")[0]


def _percent(guess: Guess) -> str:
    return f"{min(int(guess.certainty * 100), 99)} % certain"


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


RULE = Rule("language-of-text", "KB740", _run)
