"""The labels of `kbgen.toml` as a document: each label is a section of its own."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import tomlkit
from tomlkit.exceptions import TOMLKitError

from kbgen import toml
from kbgen.model.locale import Locale
from kbgen.model.outline import Lines
from kbgen.translate.document import Document, Found, Kind, Section, hash_of, with_ids
from kbgen.translate.parts import Parts, value_parts, written


class Label(NamedTuple):
    """A label of the configuration."""

    name: str
    """`actions.track-order`, `markets.EU`, `contact.email`."""
    keys: tuple[str | int, ...]
    """The path to its table."""
    value: Any
    """A text for all locales, or one per locale."""

    def text(self, locale: Locale, *, is_default: bool = False) -> str:
        if isinstance(self.value, dict):
            return str(self.value.get(locale.tag, ""))
        return str(self.value or "") if is_default else ""


def read_settings(path: str, text: str, locale: Locale, *, is_default: bool) -> Document:
    """Read the labels for a locale. is_default: whether texts for all locales are in it."""
    sections = []
    lines = Lines(text)
    starts = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]
    for label in _labels(text):
        value = label.text(locale, is_default=is_default)
        if not value.strip():
            continue
        start = starts[toml.line_of(text, [str(key) for key in (*label.keys, "label")]) - 1]
        found = [Found("label", value_parts(value), start, start)]
        units = with_ids(path, label.name, found, lines)
        digest = hash_of(value)
        sections.append(Section(label.name, value, 0, True, start, start, value, digest, units))
    return Document(
        id=path,
        title="Labels",
        locale=locale,
        path=path,
        text=text,
        sections=tuple(sections),
        kind=Kind.SETTINGS,
    )


def _labels(text: str) -> Iterator[Label]:
    try:
        data = toml.parse(text)
    except toml.TomlError:
        return  # commands report it before they come here
    for table in ("actions", "markets"):
        for name, values in data.get(table, {}).items():
            if "label" in values:
                yield Label(f"{table}.{name}", (table, name), values["label"])
    kinds: Counter[str] = Counter()
    for number, channel in enumerate(data.get("contact", {}).get("channels", [])):
        kinds[channel["kind"]] += 1
        count = kinds[channel["kind"]]
        name = f"contact.{channel['kind']}" + (f".{count}" if count > 1 else "")
        if "label" in channel:
            yield Label(name, ("contact", "channels", number), channel["label"])


def write_settings(source: Document, locale: Locale, new: Mapping[str, Parts]) -> str:
    """Return the configuration with new labels for a locale."""
    values = {unit.section: written(new[unit.id]) for unit in source.units if unit.id in new}
    labels = [one for one in _labels(source.text) if values.get(one.name, one.text(locale))]
    changed = [one for one in labels if values.get(one.name, "") not in {"", one.text(locale)}]
    if not changed:
        return source.text
    try:
        table: Any = tomlkit.parse(source.text)
    except TOMLKitError:
        return source.text
    for label in changed:
        place = table
        for key in label.keys:
            place = place[key]
        if isinstance(place["label"], dict):
            place["label"][locale.tag] = values[label.name]
        else:
            words = tomlkit.inline_table()
            words.update({source.locale.tag: label.value, locale.tag: values[label.name]})
            place["label"] = words
    return tomlkit.dumps(table)
