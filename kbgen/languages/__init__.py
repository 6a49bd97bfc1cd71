"""Knowledge of languages: one file each in `data/`, named by its code, read when a site uses it.

A new language is a file that sets LANGUAGE to what differs from the defaults of `Language`; for an
interface in it, also `theme/locales/<code>.po`.
"""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib import import_module
from pkgutil import iter_modules

from kbgen.languages import data
from kbgen.languages.language import Affixes, ContactWords, FactWords, Language, Readability
from kbgen.model.locale import Locale

__all__ = [
    "LANGUAGES",
    "Affixes",
    "ContactWords",
    "FactWords",
    "Language",
    "Readability",
    "language_of",
]


class Languages(Mapping[str, Language]):
    """The languages by code. Looking one up imports its file."""

    def __getitem__(self, code: str) -> Language:
        name = code.lower().replace("-", "_")
        if name not in _names():
            raise KeyError(code)
        language: Language = import_module(f"{data.__name__}.{name}").LANGUAGE
        return language

    def __iter__(self) -> Iterator[str]:
        return (self[name].code for name in _names())

    def __len__(self) -> int:
        return len(_names())


LANGUAGES = Languages()


@cache
def _names() -> dict[str, None]:
    return dict.fromkeys(sorted(module.name for module in iter_modules(data.__path__)))


@lru_cache(maxsize=256)
def language_of(locale: Locale) -> Language:
    """Return the language of a locale, or of the longest beginning of its tag that has a file.

    `zh-TW` is taken for `zh-Hant`, as its script is likely to be that one.
    """
    parts = locale.tag.split("-")
    tags = ["-".join(parts[:length]) for length in range(len(parts), 0, -1)]
    languages = (LANGUAGES.get(tag) for tag in (*tags[:-1], locale.with_script, tags[-1]))
    return next(filter(None, languages), None) or Language(code=locale.language)
