"""CLDR patterns of dates → regular expressions that find those dates in prose."""

import re
from collections.abc import Iterator, Mapping

import babel

from kbgen.languages import FactWords

_LENGTHS = ("full", "long", "medium", "short")
_SKELETONS = ("yMMMMd", "yMMMd", "MMMMd", "MMMd", "yMd")
_TOKENS = re.compile(r"'([^']*)'|(y+|M+|L+|d+|E+|c+)|(\s+)|(.)")


def month_names(locale: babel.Locale) -> dict[str, int]:
    """Return the names of the months in every form that has letters → number."""
    numbers: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in locale.months[context][width].items():
                bare = name.rstrip(".")
                if any(map(str.isalpha, bare)):
                    for spelled in (name, bare, bare[:1].upper() + bare[1:]):
                        numbers.setdefault(spelled, number)
    return numbers


def date_patterns(
    locale: babel.Locale, months: Mapping[str, int], words: FactWords
) -> tuple[str, ...]:
    """Return regular expressions with the groups y, m (a number) or n (a name), and d.

    Longer ones first. Two of them may match the same text.
    """
    written = [str(locale.date_formats[length].pattern) for length in _LENGTHS]
    skeletons = locale.datetime_skeletons
    written += [str(skeletons[name].pattern) for name in _SKELETONS if name in skeletons]
    written += words.dates
    names = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    expressions = {"".join(_expressions(each, names, words.ordinal)) for each in written}
    # Two in a row would try every way to share a run of blanks.
    expressions = {re.sub(r"(?:\\s\*)+", r"\\s*", each) for each in expressions}
    return tuple(sorted(expressions, key=lambda each: ("?P<y>" not in each, -len(each), each)))


def _expressions(pattern: str, names: str, ordinal: str) -> Iterator[str]:
    pattern = re.sub(r"[\u200e\u200f\u061c]", " ", pattern)
    # The day of the week adds nothing, and people leave it out.
    pattern = re.sub(r"(?:[,،]?\s*[Ec]{3,4}$|^[Ec]{3,4}[,،]?\s*)", "", pattern)
    named = "MMM" in pattern or "LLL" in pattern
    for quoted, letters, space, other in _TOKENS.findall(pattern):
        if space:
            yield r"\s*" if not named else r"\s{1,3}"
        elif letters[:1] == "y":
            yield r"(?P<y>\d{4})(?!\d)" if named else r"(?P<y>\d{4}|\d{2})(?!\d)"
        elif letters[:1] in {"M", "L"}:
            yield rf"(?P<n>{names})(?![^\W\d_])" if len(letters) > 2 else r"(?P<m>\d{1,2})"
        elif letters:
            yield r"(?P<d>\d{1,2})(?!\d)" + (ordinal if named else "")
        elif quoted:
            yield re.escape(quoted)
        elif other == ",":
            yield ",?"
        else:
            yield r"\s*" + re.escape(other)
