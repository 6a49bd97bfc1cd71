"""Formulas of reading ease, one for each language that has a published one.

All but Gulpease count words per sentence and syllables per word; higher is easier. Syllables are
counted by groups of vowels, which is exact for Russian and Turkish and near enough for the others.
"""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple


class Counts(NamedTuple):
    """What a formula knows of a text."""

    words: int
    sentences: int
    syllables: int
    letters: int

    @property
    def length(self) -> float:
        """Words per sentence."""
        return self.words / self.sentences

    @property
    def weight(self) -> float:
        """Syllables per word."""
        return self.syllables / self.words


class Formula(NamedTuple):
    """A published formula."""

    name: str
    score: Callable[[Counts], float]
    difficult: float
    """Below it a text is in the band that the formula's author calls difficult."""
    vowels: str
    """Regular expression of the core of a syllable."""
    silent: str = r"(?!)"
    """Regular expression of what looks like a syllable and is none."""


def flesch(of: Counts) -> float:
    """English. Flesch, A new readability yardstick, Journal of Applied Psychology 32, 1948."""
    return 206.835 - 1.015 * of.length - 84.6 * of.weight


def amstad(of: Counts) -> float:
    """German. Amstad, Wie verständlich sind unsere Zeitungen?, Zürich 1978."""
    return 180 - of.length - 58.5 * of.weight


def szigriszt(of: Counts) -> float:
    """Spanish. Szigriszt Pazos, Sistemas predictivos de legilibilidad, Madrid 1993."""
    return 206.835 - 62.3 * of.weight - of.length


def kandel_moles(of: Counts) -> float:
    """French. Kandel and Moles, Application de l'indice de Flesch à la langue française, 1958."""
    return 207 - 1.015 * of.length - 73.6 * of.weight


def douma(of: Counts) -> float:
    """Dutch. Douma, De leesbaarheid van landbouwbladen, Wageningen 1960."""
    return 206.84 - 77 * of.weight - 0.93 * of.length


def gulpease(of: Counts) -> float:
    """Italian. Lucisano and Piemontese, Gulpease, Scuola e città 3, 1988."""
    return 89 + (300 * of.sentences - 10 * of.letters) / of.words


def martins(of: Counts) -> float:
    """Portuguese. Martins and others, Readability formulas applied to textbooks, USP 1996."""
    return 248.835 - 1.015 * of.length - 84.6 * of.weight


def oborneva(of: Counts) -> float:
    """Russian. Oborneva, Automated estimation of complexity of educational texts, Moscow 2006."""
    return 206.835 - 1.3 * of.length - 60.1 * of.weight


def atesman(of: Counts) -> float:
    """Turkish. Ateşman, Türkçede okunabilirliğin ölçülmesi, TÖMER Dil Dergisi 58, 1997."""
    return 198.825 - 40.175 * of.weight - 2.610 * of.length


#: Language → its formula. Bands: 30-50 is "difficult" for Flesch, Amstad, Kandel and Moles,
#: Oborneva and Ateşman, 25-50 for Martins, 30-45 for Douma, 40-55 "somewhat difficult" and below
#: 40 "very difficult" for Szigriszt (INFLESZ scale), below 40 for readers of secondary education
#: in Gulpease.
FORMULAS: Mapping[str, Formula] = {
    "en": Formula("Flesch", flesch, 50, "[aeiouy]+", r"(?<=[a-z]{2})(?<!l)e\b|(?<![td])ed\b"),
    "de": Formula("Amstad", amstad, 50, "ei|ai|au|eu|äu|ie|aa|ee|oo|ey|ay|[aeiouäöüy]"),
    "es": Formula(
        "Szigriszt-Pazos", szigriszt, 40,
        "[iuü]?[aeoáéó][iuy]?(?![a-záéíóú]{0,40}[íú]$)|[íú]|[iuü]+|y(?![aeiouáéíóú])",
    ),
    "fr": Formula(
        "Kandel-Moles", kandel_moles, 50, "[aàâeéèêëiîïoôuùûüyœæ]+", r"(?<=[a-z]{2})es?\b"
    ),
    "nl": Formula("Flesch-Douma", douma, 45, "[aeiouyëïöüáéíóú]+"),
    "it": Formula("Gulpease", gulpease, 40, "[aeiouàèéìòù]+"),
    "pt": Formula("Martins", martins, 50, "ão|ãe|õe|[iu]?[aeoáàâãéêóôõ][iu]?|[íú]|[iu]+"),
    "ru": Formula("Oborneva", oborneva, 50, "[аеёиоуыэюя]"),
    "tr": Formula("Ateşman", atesman, 50, "[aeıioöuüâîû]"),
}  # fmt: skip


def count_syllables(words: str, formula: Formula) -> int:
    """Count the syllables of words in lower case that have spaces between them.

    Every word has one at least.
    """
    cores = len(re.findall(formula.vowels, words)) - len(re.findall(formula.silent, words))
    return max(cores, words.count(" ") + 1)
