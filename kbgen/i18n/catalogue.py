"""Translations of the theme's strings, read from `.po` files along the theme chain."""

import gettext
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import NamedTuple

from babel.messages.pofile import PoFileError, read_po

from kbgen.errors import KbgenError
from kbgen.model.foreign import in_language
from kbgen.model.locale import Locale

#: Numbers that show every plural form CLDR has for whole numbers.
_SAMPLES = (*range(201), 1_000_000)
#: The language of the strings in the templates.
SOURCE = Locale("en")


class Plural(NamedTuple):
    """A counted string."""

    forms: tuple[str, ...]
    """In gettext's order."""
    choose: Callable[[int], int]
    """Number → the form that it takes."""

    def form(self, count: int) -> str:
        return self.forms[min(self.choose(count), len(self.forms) - 1)]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The strings of one locale; what it lacks is taken from another one, in the end English."""

    locale: Locale
    singular: Mapping[str, str]
    plural: Mapping[str, Plural]
    """By the English singular."""
    fallback: "Catalogue | None" = None

    def has(self, message: str) -> bool:
        """Tell whether a string is in the language of the catalogue."""
        is_source = self.locale.with_script == SOURCE.with_script
        return is_source or message in self.singular or message in self.plural

    def locale_of(self, message: str) -> Locale:
        """Return the locale in whose words a string is."""
        if self.has(message):
            return self.locale
        return self.fallback.locale_of(message) if self.fallback else SOURCE

    def gettext(self, message: str) -> str:
        if self.has(message) or self.fallback is None:
            return self.singular.get(message, message)
        return self.fallback.gettext(message)

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        if not self.has(singular) and self.fallback:
            return self.fallback.ngettext(singular, plural, count)
        found = self.plural.get(singular)
        return found.form(count) if found else singular if count == 1 else plural

    def marked(self, message: str) -> str:
        """Return a string, marked if it is in another language."""
        return in_language(self.gettext(message), self.locale_of(message), self.locale)

    def plural_forms(self, singular: str, plural: str) -> dict[str, str]:
        """Return CLDR plural category → text, for scripts (`Intl.PluralRules`).

        The categories are those of the language of the text, see `locale_of`.
        """
        samples = plural_samples(self.locale_of(singular))
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
    """Return the files with a locale's words, the most special one last.

    gettext's own spelling, `pt_BR.po`, counts as well.
    """
    tags = reversed(locale.lineage)
    return [f"{name}.po" for tag in tags for name in dict.fromkeys((tag.replace("-", "_"), tag))]


def load_catalogue(
    locale: Locale, chain: Sequence[Mapping[str, bytes]], fallback: Catalogue | None = None
) -> Catalogue:
    """Read the files of a locale's lineage from each theme; the first theme wins.

    fallback: has what they lack.

    Raises KbgenError when a file does not parse.
    """
    singular: dict[str, str] = {}
    plural: dict[str, Plural] = {}
    names = catalogue_names(locale)
    for files, name in ((files, name) for files in reversed(chain) for name in names):
        if name not in files:
            continue
        try:
            own, own_plural = _read(files[name], str(locale.babel))
        except (PoFileError, ValueError) as error:
            raise KbgenError(f"{name} does not parse: {error}") from error
        singular |= own
        plural |= own_plural
    return Catalogue(locale, singular, plural, fallback)


@lru_cache(maxsize=64)
def _read(data: bytes, locale: str) -> tuple[dict[str, str], dict[str, Plural]]:
    """Read a file once for the pages of all locales that it has words for, and for each save."""
    singular: dict[str, str] = {}
    plural: dict[str, Plural] = {}
    catalog = read_po(BytesIO(data), locale=locale, abort_invalid=True)
    choose = gettext.c2py(catalog.plural_expr)
    for message in catalog:
        if not message.id or message.fuzzy or not message.string:
            continue
        if isinstance(message.id, tuple):
            if all(message.string):
                plural[message.id[0]] = Plural(tuple(message.string), choose)
        else:
            singular[str(message.id)] = str(message.string)
    return singular, plural
