"""`_category.toml` files as documents: title and description are their units."""

from collections.abc import Mapping

import tomlkit
from tomlkit.exceptions import TOMLKitError

from kbgen import toml
from kbgen.model.locale import Locale
from kbgen.model.names import is_to_translate
from kbgen.model.outline import Lines
from kbgen.translate.document import FRONT, Document, Found, Section, hash_of, with_ids
from kbgen.translate.parts import Parts, identity, value_parts, written

_FIELDS = ("title", "description")


def read_toml(document: str, locale: Locale, path: str, text: str) -> Document:
    """Read a file; one that does not parse has no texts, and the build reports it."""
    try:
        data = toml.parse(text)
    except toml.TomlError:
        data = {}
    lines = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]
    found = []
    for field in _FIELDS:
        value = data.get(field)
        if isinstance(value, str) and value.strip() and not is_to_translate(value):
            start = lines[toml.line_of(text, [field]) - 1]
            found.append(Found(field, value_parts(value), start, start))
    texts = "\n".join(f"{kind}: {identity(parts)}" for kind, parts, *_ in found)
    units = with_ids(document, FRONT, found, Lines(text))
    section = Section(FRONT, "texts", 0, True, 0, len(text), text, hash_of(texts), units)
    title = str(data.get("title", document))
    return Document(
        id=document,
        title=title,
        locale=locale,
        path=path,
        text=text,
        sections=(section,) if units else (),
    )


def write_toml(source: Document, translation: Document | None, new: Mapping[str, Parts]) -> str:
    """Return the file of a translation with new texts; empty if nothing is known of it."""
    values = {unit.kind: written(new[unit.id]) for unit in source.units if unit.id in new}
    there = {unit.kind: written(unit.parts) for unit in translation.units} if translation else {}
    if not values:
        return translation.text if translation else ""
    if translation is None and any(unit.id not in new for unit in source.units):
        return ""
    if {**there, **values} == there and translation:
        return translation.text
    text = translation.text if translation else source.text
    try:
        table = tomlkit.parse(text)
    except TOMLKitError:
        return text
    for field, value in values.items():
        if there.get(field) != value:
            table[field] = value
    return tomlkit.dumps(table)
