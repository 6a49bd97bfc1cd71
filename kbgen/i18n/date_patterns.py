"""Patterns of dates as a language writes them, made of the ones that CLDR writes them with."""

import re
from collections.abc import Iterator, Mapping

import babel

#: CLDR has one usual order; people write these as well.
_MORE = {
    "en": ("d MMMM y", "d MMMM", "d MMM y", "d MMM", "MMMM d y", "MMM d", "d 'of' MMMM"),
    "de": ("d.M.y", "d. MMM y"),
    "es": ("d 'de' MMMM 'del' y", "d MMMM y", "d MMMM"),
    "pt": ("d MMMM y", "d MMMM"),
    "ru": ("d MMMM y 'года'", "d MMMM y"),
    "ko": ("M월 d일",),
}
_LENGTHS = ("full", "long", "medium", "short")
_SKELETONS = ("yMMMMd", "yMMMd", "MMMMd", "MMMd", "yMd")
_TOKENS = re.compile(r"'([^']*)'|(y+|M+|L+|d+|E+|c+)|(\s+)|(.)")
#: 1st, 2., 3º: what stands between the number of a day and the month.
_ORDINAL = {"en": "(?:st|nd|rd|th)?", "fr": "(?:er)?", "es": "º?", "pt": "º?", "it": "º?"}


def month_names(locale: babel.Locale) -> dict[str, int]:
    """Return the names of the months in every form that has letters → number."""
    found: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in locale.months[context][width].items():
                bare = name.rstrip(".")
                if any(map(str.isalpha, bare)):
                    for spelled in (name, bare, bare[:1].upper() + bare[1:]):
                        found.setdefault(spelled, number)
    return found


def date_patterns(locale: babel.Locale, months: Mapping[str, int]) -> tuple[str, ...]:
    """Return regular expressions with the groups y, m (a number) or n (a name), and d.

    Longer ones first. Two of them may match the same text.
    """
    written = [str(locale.date_formats[length].pattern) for length in _LENGTHS]
    known = locale.datetime_skeletons
    written += [str(known[one].pattern) for one in _SKELETONS if one in known]
    written += _MORE.get(locale.language, ())
    names = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    made = {"".join(_expressions(one, names, locale.language)) for one in written}
    # Two in a row would share a run of blanks in every way there is.
    made = {re.sub(r"(?:\\s\*)+", r"\\s*", one) for one in made}
    return tuple(sorted(made, key=lambda one: ("?P<y>" not in one, -len(one), one)))


def _expressions(pattern: str, names: str, language: str) -> Iterator[str]:
    pattern = re.sub(r"[\u200e\u200f\u061c]", " ", pattern)
    # The day of the week says nothing more; people leave it out.
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
            yield r"(?P<d>\d{1,2})(?!\d)" + (_ORDINAL.get(language, "") if named else "")
        elif quoted:
            yield re.escape(quoted)
        elif other == ",":
            yield ",?"
        else:
            yield r"\s*" + re.escape(other)
