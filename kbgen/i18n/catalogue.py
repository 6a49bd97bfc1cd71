"""Translations of the theme's strings, read from `.po` files along the theme chain."""

import gettext
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from babel.messages.pofile import PoFileError, read_po

from kbgen.errors import KbgenError
from kbgen.model.locale import Locale

#: Numbers that show every plural form CLDR has for whole numbers.
_SAMPLES = (*range(201), 1_000_000)
#: Languages that the theme speaks in the words of another: both kinds of Norwegian read Bokmål.
_WORDS_OF = {"no": "nb", "nn": "nb"}


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The strings of one locale. Untranslated ones are shown in English."""

    locale: Locale
    singular: dict[str, str]
    plural: dict[str, tuple[str, ...]]
    """By the English singular, in gettext's order."""
    plural_index: Callable[[int], int]

    def gettext(self, message: str) -> str:
        return self.singular.get(message) or message

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        forms = self.plural.get(singular)
        if not forms:
            return singular if count == 1 else plural
        return forms[self.plural_index(count)]

    def plural_forms(self, singular: str, plural: str) -> dict[str, str]:
        """Return CLDR plural category → text, for scripts (`Intl.PluralRules`)."""
        samples = plural_samples(self.locale)
        return {name: self.ngettext(singular, plural, count) for name, count in samples.items()}


@lru_cache(maxsize=256)
def plural_samples(locale: Locale) -> dict[str, int]:
    """Return CLDR plural category → a number of it."""
    # CLDR has 0 and 1 as one category in Portuguese, gettext in Brazil only.
    samples = {"one": 1} if locale.babel.plural_form(1) == "one" else {}
    for count in _SAMPLES:
        samples.setdefault(locale.babel.plural_form(count), count)
    samples.setdefault("other", _SAMPLES[-1])
    return samples


def catalogue_names(locale: Locale) -> list[str]:
    """Return the files with a locale's words, the most special one last."""
    base = _WORDS_OF.get(locale.language, locale.language)
    tags = dict.fromkeys((base, locale.language, locale.with_script, locale.tag))
    return [f"{tag}.po" for tag in tags]


def load_catalogue(locale: Locale, chain: Sequence[Mapping[str, bytes]]) -> Catalogue:
    """Read `<tag>.po` from the files of each theme, the first one wins.

    `pt-BR` builds on `pt`; `no` and `nn` build on `nb`; `zh-TW` reads `zh-Hant`, its likely script.

    Raises KbgenError when a file does not parse.
    """
    singular: dict[str, str] = {}
    plural: dict[str, tuple[str, ...]] = {}
    expression = "n != 1"
    names = catalogue_names(locale)
    for files, name in ((files, name) for files in reversed(chain) for name in names):
        if name not in files:
            continue
        try:
            stream = BytesIO(files[name])
            catalog = read_po(stream, locale=str(locale.babel), abort_invalid=True)
        except (PoFileError, ValueError) as error:
            raise KbgenError(f"{name} does not parse: {error}") from error
        expression = catalog.plural_expr
        for message in catalog:
            if not message.id or message.fuzzy or not message.string:
                continue
            if isinstance(message.id, tuple):
                if all(message.string):
                    plural[message.id[0]] = tuple(message.string)
            else:
                singular[str(message.id)] = str(message.string)
    return Catalogue(locale, singular, plural, gettext.c2py(expression))
