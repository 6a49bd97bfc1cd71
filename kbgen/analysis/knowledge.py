"""What people of a language say for what: `data/<code>.toml`."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib import resources
from typing import Any, NamedTuple

from kbgen.model.search import Synonyms

#: What a synonym counts beside the word itself, where nothing else is said.
WEIGHT = 0.8


class Knowledge(NamedTuple):
    stop_words: frozenset[str]
    """Folded words of questions, politeness and grammar."""
    synonyms: tuple[Synonyms, ...]


@lru_cache(maxsize=64)
def knowledge_of(code: str) -> Knowledge:
    """Return what is known of a language (ISO 639); nothing, for most."""
    file = resources.files("kbgen.analysis") / "data" / f"{code}.toml"
    if not file.is_file():
        return Knowledge(frozenset(), ())
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    return Knowledge(frozenset(data["stop_words"].split()), read_synonyms(data["synonyms"]))


def read_synonyms(entries: Iterable[Mapping[str, Any]]) -> tuple[Synonyms, ...]:
    """Read `{words = […]}`, each for all others, and `{typed = […], meant = […]}`, one way."""
    return tuple(
        Synonyms(
            typed=tuple(entry.get("words") or entry["typed"]),
            meant=tuple(entry.get("words") or entry["meant"]),
            weight=entry.get("weight", WEIGHT),
        )
        for entry in entries
    )
