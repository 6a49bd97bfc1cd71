"""Reading ease: what its formulas count, and their scores. Each language names its formula."""

import re
from typing import NamedTuple

from kbgen.languages import Readability


class Counts(NamedTuple):
    """The counts of a text that a formula uses."""

    words: int
    sentences: int
    syllables: int
    letters: int


def reading_ease(counts: Counts, formula: Readability) -> float:
    """Return the reading ease of a text; higher is easier."""
    return (
        formula.constant
        + formula.words_per_sentence * counts.words / counts.sentences
        + formula.syllables_per_word * counts.syllables / counts.words
        + formula.letters_per_word * counts.letters / counts.words
        + formula.sentences_per_word * counts.sentences / counts.words
    )


def count_syllables(words: str, formula: Readability) -> int:
    """Count the syllables of words in lower case that have spaces between them.

    Every word has one at least.
    """
    cores = len(re.findall(formula.vowels, words)) - len(re.findall(formula.silent, words))
    return max(cores, words.count(" ") + 1)
