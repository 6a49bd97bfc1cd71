"""The labels of `kbgen.toml` as a document: each label is a section of its own."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import tomlkit
from tomlkit.exceptions import TOMLKitError

from kbgen import toml
from kbgen.model.locale import Locale
from kbgen.model.names import is_to_translate
from kbgen.model.outline import Lines
from kbgen.translate.document import Document, Found, Kind, Section, hash_of, with_ids
from kbgen.translate.parts import Parts, value_parts, written


class Label(NamedTuple):
    """A text of the configuration that readers see."""

    name: str
    """`actions.track-order`, `markets.EU`, `contact.email`, `contact.email.note`."""
    keys: tuple[str | int, ...]
    """The path to its table."""
    key: str
    value: Any
    """A text for all locales, or one per locale."""
    locales: Collection[str] | None = None
    """The only locales that show it."""

    def text(self, locale: Locale, *, is_default: bool = False) -> str:
        if isinstance(self.value, dict):
            text = str(self.value.get(locale.tag, ""))
            return "" if is_to_translate(text) else text
        return str(self.value or "") if is_default else ""


def read_settings(path: str, text: str, locale: Locale, *, is_default: bool) -> Document:
    """Read the labels for a locale. is_default: whether texts for all locales are in it."""
    sections = []
    lines = Lines(text)
    starts = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]
    for label in labels_of(text):
        value = label.text(locale, is_default=is_default)
        if not value.strip():
            continue
        start = starts[toml.line_of(text, [str(key) for key in (*label.keys, label.key)]) - 1]
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


def labels_of(text: str) -> Iterator[Label]:
    """Yield the texts of a configuration that readers see."""
    try:
        data = toml.parse(text)
    except toml.TomlError:
        return  # commands report it before they come here
    if isinstance(name := data.get("site", {}).get("name"), dict):
        yield Label("site.name", ("site",), "name", name)
    for table in ("actions", "markets"):
        for name, values in data.get(table, {}).items():
            if "label" in values:
                yield Label(f"{table}.{name}", (table, name), "label", values["label"])
    yield from _channels(data.get("contact", {}).get("channels", []))
    for table in ("header", "footer"):
        for number, link in enumerate(data.get(table, {}).get("links", [])):
            if "label" in link:
                name, place = f"{table}.{number + 1}", (table, "links", number)
                yield Label(name, place, "label", link["label"], link.get("locales"))


def _channels(channels: Iterable[Mapping[str, Any]]) -> Iterator[Label]:
    kinds: Counter[str] = Counter()
    for number, channel in enumerate(channels):
        kinds[channel["kind"]] += 1
        count = kinds[channel["kind"]]
        name = f"contact.{channel['kind']}" + (f".{count}" if count > 1 else "")
        for key, suffix in (("label", ""), ("note", ".note")):
            if key in channel:
                place = ("contact", "channels", number)
                yield Label(f"{name}{suffix}", place, key, channel[key], channel.get("locales"))


def write_settings(source: Document, locale: Locale, new: Mapping[str, Parts]) -> str:
    """Return the configuration with new labels for a locale."""
    values = {unit.section: written(new[unit.id]) for unit in source.units if unit.id in new}
    labels = [one for one in labels_of(source.text) if values.get(one.name, one.text(locale))]
    changed = [one for one in labels if values.get(one.name, "") not in {"", one.text(locale)}]
    if not changed:
        return source.text
    texts = ((label, values[label.name]) for label in changed)
    return with_texts(source.text, texts, locale, source.locale)


def with_texts(
    text: str, texts: Iterable[tuple[Label, str]], locale: Locale, default: Locale
) -> str:
    """Return a configuration with the texts of labels for a locale.

    default: in whose words a text for all locales is.
    """
    try:
        table: Any = tomlkit.parse(text)
    except TOMLKitError:
        return text
    for label, value in texts:
        place = table
        for key in label.keys:
            place = place[key]
        if isinstance(place[label.key], dict):
            place[label.key][locale.tag] = value
        else:
            words = tomlkit.inline_table()
            words.update({default.tag: label.value, locale.tag: value})
            place[label.key] = words
    # A table in braces keeps the space before its end.
    return re.sub(r'(?m)(= \{ .*")\}( *(?:#.*)?)$', r"\1 }\2", tomlkit.dumps(table))
