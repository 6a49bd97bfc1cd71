"""What translators should know about a text: its values as readers see them, and the glossary."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kbgen import files, toml
from kbgen.errors import KbgenError
from kbgen.i18n import Values
from kbgen.model.locale import Locale
from kbgen.model.policy import written_references
from kbgen.translate.entries import Note
from kbgen.translate.parts import Parts, written

GLOSSARY = "glossary.toml"


class Notes:
    """Makes the notes of a job."""

    def __init__(self, values: Values, locale: Locale, glossary: Mapping[str, str]) -> None:
        """glossary: term → what to write for it."""
        self._values = values
        self._locale = locale
        self._glossary = {term.casefold(): (term, word) for term, word in glossary.items()}

    def __call__(self, parts: Parts) -> Iterator[Note]:
        text = written(parts)
        seen = set[str]()
        for _, _, reference in written_references(text):
            if str(reference) not in seen and not self._values.wrong(reference)[0]:
                shown, _others = self._values.by_market(reference, self._locale)
                yield Note("value", f"{reference} = {' '.join(shown.split())}")
            seen.add(str(reference))
        folded = text.casefold()
        for key, (term, word) in self._glossary.items():
            if key in folded:
                yield Note("glossary", f"{term} = {word}")


def read_glossary(content: Path, locale: Locale) -> dict[str, str]:
    """Return term → word for a locale, of `content/glossary.toml`; empty without the file.

    Names to `keep` stand for themselves. Raises KbgenError for a file that does not parse.
    """
    shown = f"content/{GLOSSARY}"
    try:
        data = toml.parse(files.read_text(content / GLOSSARY, inside=content))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise files.unusable(shown, error) from error
    except toml.TomlError as error:
        raise KbgenError(f"{shown}:{error.line} does not parse: {error}") from error
    return {name: name for name in _texts(data.get("keep"))} | dict(_terms(data, locale))


def _texts(value: Any) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _terms(data: Mapping[str, Any], locale: Locale) -> Iterator[tuple[str, str]]:
    for term, words in data.items():
        tables = (
            words if term in {"terms", "buttons"} and isinstance(words, dict) else {term: words}
        )
        for name, table in tables.items():
            word = table.get(locale.tag, table.get(locale.language)) if _is_table(table) else None
            if isinstance(word, str) and term not in {"forbid", "register"}:
                yield name, word


def _is_table(value: Any) -> bool:
    return isinstance(value, dict)
