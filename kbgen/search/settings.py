"""Adds pins and synonyms to the text of `kbgen.toml`; everything else stays as it was written."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from kbgen import toml

Change = Callable[[Any], None]


def with_pin(text: str, query: str, article: str, tag: str) -> str | None:
    """Return the text with one more pinned query; None where it cannot be added safely."""
    entry: dict[str, Any] = {"queries": [query], "article": article, "locales": [tag]}

    def change(data: Any) -> None:
        data.setdefault("search", {}).setdefault("pinned", []).append(entry)

    lines = [f"{key} = {toml.quoted(value)}" for key, value in entry.items()]
    return _checked(text, _appended(text, ["[[search.pinned]]", *lines]), change)


def with_synonym(text: str, tag: str, typed: str, meant: str) -> str | None:
    """Return the text with one more word that means another; None where that is not safe."""
    entry = {"typed": [typed], "meant": [meant]}

    def change(data: Any) -> None:
        data.setdefault("search", {}).setdefault("synonyms", {}).setdefault(tag, []).append(entry)

    written = f"{{ typed = {toml.quoted([typed])}, meant = {toml.quoted([meant])} }}"
    lines = ["[search.synonyms]", f"{tag} = [{written}]"]
    return _checked(text, _appended(text, lines), change) or _checked(
        text, _inserted(text, tag, entry), change
    )


def _appended(text: str, lines: list[str]) -> str:
    end = "\r\n" if "\r\n" in text else "\n"
    gap = "" if not text else end if text.endswith("\n") else end * 2
    return text + gap + end.join(lines) + end


def _inserted(text: str, tag: str, entry: dict[str, list[str]]) -> str:
    """Add an entry to the table of synonyms that exists."""
    try:
        document = tomlkit.parse(text)
        synonyms: Any = document["search"]["synonyms"]
        table = tomlkit.inline_table()
        for key, words in entry.items():
            table.append(key, words)
        if tag in synonyms:
            synonyms[tag].append(table)
        else:
            listed = tomlkit.array()
            listed.append(table)
            synonyms[tag] = listed
        return tomlkit.dumps(document)
    except (TOMLKitError, KeyError, TypeError, AttributeError):
        return ""


def _checked(before: str, after: str, change: Change) -> str | None:
    """Return the text if it means what it should, and nothing else."""
    try:
        expected = deepcopy(toml.parse(before))
        change(expected)
        return after if toml.parse(after) == expected else None
    except (toml.TomlError, AttributeError, TypeError):
        return None
