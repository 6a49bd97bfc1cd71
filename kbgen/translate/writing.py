"""Writes translations back into Markdown: every byte that no block asks for stays.

Where a section of the translation has a place for each block of its source, the blocks are replaced
in place. Otherwise the section is made from that of the source, which needs all its blocks.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kbgen.frontmatter import added, text_values, without
from kbgen.model.locale import Locale
from kbgen.translate.catalogues import write_strings
from kbgen.translate.document import FRONT, Document, Kind, Section, Unit
from kbgen.translate.pairing import SectionPair
from kbgen.translate.parts import Parts, identity, written
from kbgen.translate.settings import write_settings
from kbgen.translate.tables import write_toml

#: Fields of the source's front matter that a new translation does not take over.
_OWN = frozenset({"slug", "aliases", "updated", "change", "review_by", "owner"})

#: Id of a unit of the source → its translation.
Translations = Mapping[str, Parts]


class Written(NamedTuple):
    """A translation with some of its blocks replaced."""

    text: str
    incomplete: tuple[str, ...]
    """Sections that stay as they were: they need blocks that are not translated yet."""


def write(
    source: Document,
    translation: Document | None,
    pairs: tuple[SectionPair, ...],
    new: Translations,
    locale: Locale,
) -> Written:
    """Return the text of a translation. new: the blocks that change."""
    if source.kind is Kind.SETTINGS:
        return Written(write_settings(source, locale, new), ())
    if source.kind is Kind.CATALOGUE:
        return Written(write_strings(source, translation, new, locale), ())
    if source.path.endswith(".toml"):
        return Written(write_toml(source, translation, new), ())
    if translation is None:
        return _whole(source, pairs, new)
    pieces = {section.name: section.text for section in translation.sections}
    order = [section.name for section in translation.sections]
    gaps, rest = _gaps(translation)
    incomplete = []
    before = ""
    for pair in pairs:
        if pair.source.name == FRONT:
            continue
        made = _section(pair, new)
        name = pair.translation.name if pair.translation else pair.source.name
        if made is None:
            incomplete += [pair.source.name] if _is_asked(pair, new) else []
        else:
            pieces[name] = made
            if name not in order:
                order.insert(order.index(before) + 1 if before in order else _first(order), name)
        before = name if name in order else before
    text = "".join(gaps.get(name, "") + _spaced(pieces[name], order, name) for name in order) + rest
    front = next((pair for pair in pairs if pair.source.name == FRONT), None)
    return Written(_front(text, front, new) if front else text, tuple(incomplete))


def _gaps(document: Document) -> tuple[dict[str, str], str]:
    """Return what precedes each section outside of all, such as a blank line, and the rest."""
    gaps, at = {}, 0
    for section in document.sections:
        gaps[section.name] = document.text[at : section.start]
        at = section.end
    return gaps, document.text[at:]


def _first(order: list[str]) -> int:
    return int(order[:1] == [FRONT])


def _spaced(text: str, order: list[str], name: str) -> str:
    """Return a section with a blank line behind it, unless it is the last one."""
    if name in {FRONT, order[-1]} or text.endswith("\n\n"):
        return text
    return text + ("\n" if text.endswith("\n") else "\n\n")


def _whole(source: Document, pairs: tuple[SectionPair, ...], new: Translations) -> Written:
    """Return a new translation; empty unless every block is translated."""
    lacking = [
        pair.source.name for pair in pairs if any(unit.id not in new for unit in pair.source.texts)
    ]
    if lacking:
        return Written("", tuple(lacking))
    gaps, text = _gaps(source)[0], ""
    for pair in pairs:
        section = pair.source
        made = section.text if section.name == FRONT else _from_source(section, new)
        text += gaps[section.name] + made
    front = source.section(FRONT)
    if front is None:
        return Written(text, ())
    values = {unit.kind: new[unit.id] for unit in front.texts}
    return Written(_with_values(without(text, _OWN), values), ())


def _section(pair: SectionPair, new: Translations) -> str | None:
    """Return the text of a section; None: blocks of it are not translated."""
    there = pair.translation
    if there and (pair.is_in_step or not _is_asked(pair, new)):
        return _replaced(there, _changes(pair, new))
    if not _is_asked(pair, new):
        return None
    known = {
        one.source.id: one.translation.parts
        for one in pair.units
        if one.translation and (one.is_exact or not one.source.is_text)
    } | {**new}
    if any(unit.id not in known for unit in pair.source.texts):
        return None
    return _from_source(pair.source, known)


def _is_asked(pair: SectionPair, new: Translations) -> bool:
    return any(unit.id in new for unit in pair.source.units)


def _changes(pair: SectionPair, new: Translations) -> Iterator[tuple[Unit, Parts]]:
    for one in pair.units:
        if one.translation and one.source.id in new:
            yield one.translation, new[one.source.id]


def _replaced(section: Section, changes: Iterator[tuple[Unit, Parts]]) -> str:
    text, at, made = section.text, 0, ""
    for unit, parts in sorted(changes, key=lambda change: change[0].start):
        start, end = unit.start - section.start, unit.end - section.start
        if identity(parts) != identity(unit.parts) or written(parts) != written(unit.parts):
            made += text[at:start] + written(parts)
            at = end
    return made + text[at:]


def _from_source(section: Section, known: Translations) -> str:
    changes = ((unit, known[unit.id]) for unit in section.units if unit.id in known)
    return _replaced(section, changes)


def _front(text: str, pair: SectionPair, new: Translations) -> str:
    changes = {one.source.kind: new[one.source.id] for one in pair.units if one.source.id in new}
    return _with_values(text, changes)


def _with_values(text: str, values: Mapping[str, Parts]) -> str:
    """Return a file with some texts of its front matter replaced."""
    there = {one.field for one in text_values(text)}
    for field in values:
        if field not in there:
            text = added(text, field, written(values[field]))
    places = {one.field: one for one in text_values(text)}
    for field, one in sorted(places.items(), key=lambda item: -item[1].start):
        if field in values and written(values[field]) != one.value:
            text = text[: one.start] + one.write(written(values[field])) + text[one.end :]
    return text
