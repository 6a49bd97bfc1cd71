"""Texts that are hard to read, in languages that have a formula for it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kbgen.check.prose import Prose, prose_of
from kbgen.check.readability import Counts, count_syllables, reading_ease
from kbgen.check.rule import Checked, Rule
from kbgen.diagnostics import Diagnostic, problem
from kbgen.languages import Readability, language_of

#: The score of a shorter text means little.
_LEAST_WORDS = 100
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?…:])[\"'»”)*\]]*\s+")


class Sentence(NamedTuple):
    words: tuple[str, ...]
    start: int
    """In the file."""


def _run(checked: Checked) -> Iterator[Diagnostic]:
    for article in checked.articles:
        formula = language_of(article.locale).readability
        if formula is None:
            continue
        prose = prose_of(checked, article)
        sentences = list(find_sentences(prose))
        counts = count(sentences, formula)
        if counts.words >= _LEAST_WORDS and reading_ease(counts, formula) < formula.difficult:
            yield _finding(prose, formula, counts, sentences)


def find_sentences(prose: Prose) -> Iterator[Sentence]:
    """Yield the sentences of the body; a line ends one, because paragraphs are one line."""
    at = prose.body
    for number, line in enumerate(prose.text[at:].split("\n"), prose.line(at)):
        if line and not line.isspace() and number not in prose.lines_of_no_sentence:
            begin = 0
            for end in (*(one.end() for one in _SENTENCE_END.finditer(line)), len(line)):
                words = tuple(_WORD.findall(line, begin, end))
                if words:
                    first = _WORD.search(line, begin)
                    yield Sentence(words, at + (first.start() if first else begin))
                begin = end
        at += len(line) + 1


def count(sentences: list[Sentence], formula: Readability) -> Counts:
    """Count what a formula asks for."""
    words = [word.lower() for sentence in sentences for word in sentence.words]
    return Counts(
        words=len(words),
        sentences=len(sentences),
        syllables=count_syllables(" ".join(words), formula),
        letters=sum(map(len, words)),
    )


def _finding(
    prose: Prose,
    formula: Readability,
    counts: Counts,
    sentences: list[Sentence],
) -> Diagnostic:
    longest = sorted(sentences, key=lambda one: (-len(one.words), one.start))[:2]
    lines = " and ".join(
        f"line {prose.line(one.start)} ({len(one.words)} words)" for one in longest
    )
    score = round(reading_ease(counts, formula))
    message = f"Hard to read: {score} by {formula.name}, below {formula.difficult:g}"
    hint = f"Shorter sentences and words help; the longest: {lines}."
    return problem("KB721", prose.span(prose.start), message, hint)


RULE = Rule("reading-ease", "KB721", _run)
