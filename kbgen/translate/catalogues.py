"""Interface strings of the project's theme as documents.

A string is its own key, as gettext has it: a translation of it cannot be stale. One by a machine is
`fuzzy` in its catalogue, and pages do not show it, until it is marked as done.
"""

import re
from collections.abc import Iterable, Mapping
from io import BytesIO

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po, write_po

from kbgen.model.locale import Locale
from kbgen.model.outline import Lines
from kbgen.translate.document import Document, Found, Kind, Section, hash_of, with_ids
from kbgen.translate.parts import Code, Part, Parts, joined, safe, written

_PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sd]|%%")

_FORMAT = "python-format"
#: The message without words, and what precedes it. Blank lines may be anywhere, or nowhere.
_HEADER = re.compile(
    r'\A(?:[ \t]*+(?:#[^\n]*+)?\n)*+[ \t]*+msgid[ \t]+""[ \t]*\n'
    r'[ \t]*msgstr[ \t]+"[^\n]*(?:\n[ \t]*"[^\n]*)*'
)
#: Of a new catalogue.
_HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Language: {tag}\\n"'


def source_strings(name: str, locale: Locale, catalogues: Iterable[str]) -> Document:
    """Return the strings of a theme in their own words. catalogues: texts in any language."""
    ids = {one.id for text in catalogues for one in _messages(text)}
    messages = sorted(text for text in ids if isinstance(text, str))
    sections = [_section(name, text, text, "") for text in messages]
    return Document(
        id=f"themes/{name}",
        title=f"Interface strings of {name}",
        locale=locale,
        path=f"themes/{name}/locales/",
        text="",
        sections=tuple(sections),
        kind=Kind.CATALOGUE,
    )


def read_strings(name: str, locale: Locale, path: str, text: str) -> Document:
    """Read the catalogue of a locale."""
    sections, unsure = [], set()
    for one in _messages(text):
        if isinstance(one.id, str) and isinstance(one.string, str) and one.string:
            section = _section(name, one.id, one.string, text)
            sections.append(section)
            unsure |= {section.name} if one.fuzzy else set()
    return Document(
        id=f"themes/{name}",
        title=f"Interface strings of {name}",
        locale=locale,
        path=path,
        text=text,
        sections=tuple(sections),
        kind=Kind.CATALOGUE,
        unsure=frozenset(unsure),
    )


def write_strings(
    source: Document, translation: Document | None, new: Mapping[str, Parts], locale: Locale
) -> str:
    """Return a catalogue with new strings."""
    text = translation.text if translation else ""
    there = {
        unit.section: written(unit.parts) for unit in (translation.units if translation else ())
    }
    changes = {
        written(unit.parts): written(new[unit.id])
        for unit in source.units
        if unit.id in new and there.get(unit.section) != written(new[unit.id])
    }
    if not changes:
        return text
    catalog = _read(text) or Catalog(locale=locale.babel)
    for message, value in changes.items():
        known = catalog.get(message)
        if known:
            known.string = value
            known.flags.discard("fuzzy")
        else:
            catalog.add(message, value)
    return _text(catalog, text, locale)


def with_flags(document: Document, names: Iterable[str], *, fuzzy: bool) -> str:
    """Return a catalogue in which some strings are a machine's, or no longer are."""
    catalog = _read(document.text)
    if catalog is None:
        return document.text
    wanted = set(names)
    changed = [
        message
        for message in catalog
        if isinstance(message.id, str) and message.id and _name(message.id) in wanted
        if message.fuzzy != fuzzy
    ]
    for message in changed:
        (message.flags.add if fuzzy else message.flags.discard)("fuzzy")
    return document.text if not changed else _text(catalog, document.text, document.locale)


def _text(catalog: Catalog, before: str, locale: Locale) -> str:
    """Return a catalogue with the head that its file has."""
    out = BytesIO()
    for message in catalog if _FORMAT not in before else ():
        message.flags.discard(_FORMAT)  # the reader adds it to every placeholder
    write_po(out, catalog, width=0, omit_header=True)
    head = head_of(before) or _HEAD.format(tag=locale.tag)
    return f"{head}\n\n{out.getvalue().decode().strip()}\n"


def head_of(text: str) -> str:
    """Return the header of a catalogue, and the comments before it; empty: it has none."""
    found = _HEADER.match(text)
    return found[0] if found else ""


def _read(text: str) -> Catalog | None:
    if not text.strip():
        return None
    try:
        return read_po(BytesIO(text.encode()), abort_invalid=True)
    except (PoFileError, ValueError):
        return None  # the build reports it


def _messages(text: str) -> list[Message]:
    return [message for message in _read(text) or () if message.id]


def _name(message: str) -> str:
    return f"m{hash_of(message)}"


def _section(document: str, message: str, value: str, text: str) -> Section:
    found = [Found("string", _parts(value), 0, 0)]
    units = with_ids(document, _name(message), found, Lines(text))
    title = message if len(message) < 60 else f"{message[:60]}…"
    return Section(_name(message), title, 0, True, 0, 0, value, hash_of(value), units)


def _parts(value: str) -> Parts:
    parts: list[Part] = []
    at = 0
    for found in _PLACEHOLDER.finditer(value):
        parts += [*safe(value[at : found.start()]), Code(found[0], found[0])]
        at = found.end()
    return joined([*parts, *safe(value[at:])])
