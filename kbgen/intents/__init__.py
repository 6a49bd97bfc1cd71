"""What shoppers ask any shop, and how they put it in each language.

`intents.toml` names the intents; a language's file beside it has the question of each, and how
shoppers ask it. A new language is such a file.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from kbgen.languages import language_of
from kbgen.model.locale import Locale
from kbgen.toml import parse

#: Languages that ask as another one does.
_SAME = {"nn": "nb", "no": "nb"}


class Intent(NamedTuple):
    """One thing that shoppers ask, in one language."""

    question: str
    """As the title of an article would put it."""
    asked: tuple[str, ...]
    """As shoppers type it."""


class Coverage(NamedTuple):
    """What the articles of a shop answer."""

    locale: Locale
    """The default one."""
    answered: frozenset[str]
    """Intents that an article of that locale answers."""


@cache
def intents() -> Mapping[str, str]:
    """Return the intents, in their order: id → what shoppers want to know, in English."""
    return {name: about for group in topics().values() for name, about in group.items()}


@cache
def topics() -> Mapping[str, Mapping[str, str]]:
    """Return the same by topic."""
    topics: Mapping[str, Mapping[str, str]] = parse(_read("intents"))
    return topics


def asked_in(locale: Locale) -> Mapping[str, Intent]:
    """Return how shoppers ask in a locale, by intent; nothing in languages without a file."""
    for name in (language_of(locale).code, locale.language):
        found = _asked_in(_SAME.get(name, name))
        if found:
            return found
    return {}


@cache
def _asked_in(name: str) -> Mapping[str, Intent]:
    if not files(__name__).joinpath(f"{name}.toml").is_file():
        return {}
    return {
        key: Intent(value["question"], tuple(value["asked"]))
        for key, value in parse(_read(name)).items()
    }


def _read(name: str) -> str:
    return files(__name__).joinpath(f"{name}.toml").read_text("utf-8")
