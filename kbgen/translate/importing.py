"""Takes a translated file back: all of it, or nothing where one of its units is wrong."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from kbgen.diagnostics import Diagnostic
from kbgen.model.locale import Locale
from kbgen.translate.corpus import Corpus, DocumentPair
from kbgen.translate.delivery import Delivered, Delivery, DeliveryError, wrong
from kbgen.translate.document import Document, Kind, Unit
from kbgen.translate.marking import Mark
from kbgen.translate.pairing import SectionPair, UnitPair, pair_sections
from kbgen.translate.parts import CODE, Code, Parts, codes, form, identity, keys, parts_of_form
from kbgen.translate.writing import write


class Change(NamedTuple):
    """A file that is to be written."""

    path: str
    """In the project."""
    text: str
    pair: DocumentPair
    """With the new text as its translation."""
    done: tuple[str, ...]
    """Sections of the source that are translated now."""

    def marks(self, state: str) -> Iterator[Mark]:
        return (Mark(self.pair, name, state) for name in self.done)


class Import(NamedTuple):
    """What a file brings."""

    changes: tuple[Change, ...]
    units: int
    """Translated units."""
    outdated: tuple[Delivered, ...]
    """Units whose source changed since the export, or is gone."""
    incomplete: tuple[tuple[str, str], ...]
    """Documents and sections that need more blocks before they can be written."""


@dataclass(frozen=True, slots=True)
class _Target:
    """A unit of the project that a delivered one may translate."""

    pair: DocumentPair
    sections: tuple[SectionPair, ...]
    unit: UnitPair

    @property
    def there(self) -> Parts:
        return self.unit.translation.parts if self.unit.translation else ()

    @property
    def codes(self) -> dict[str, Code]:
        return codes(self.unit.source.parts, self.there)


def plan_import(corpus: Corpus, delivery: Delivery, path: str) -> Import:
    """Return what a file changes; nothing is written yet.

    path: of the file, as errors show it. Raises DeliveryError; it names every wrong unit.
    """
    locale = _locale(corpus, delivery, path)
    targets = _targets(corpus.pairs(locale))
    outdated, errors = [], list[Diagnostic]()
    new: dict[str, dict[str, tuple[Delivered, Parts]]] = {}
    for unit in delivery.units:
        target = targets.get(unit.id)
        if target is None:
            outdated += [unit] if unit.translation else []
            continue
        parts = _checked(unit, target, path, errors) if unit.translation else None
        if parts is not None:
            taken = new.setdefault(target.pair.id, {})
            if unit.id in taken and taken[unit.id][1] != parts:
                errors.append(wrong(path, unit.line, f"Unit `{unit.id}` is a duplicate"))
            taken[unit.id] = unit, parts
    changes, incomplete = [], list[tuple[str, str]]()
    for units in new.values():
        first = targets[next(iter(units))]
        change, lacking = _change(first.pair, first.sections, units, path, errors)
        changes += [change] if change else []
        incomplete += [(first.pair.id, name) for name in lacking]
    if errors:
        raise DeliveryError(tuple(sorted(errors, key=lambda error: error.span.line)))
    count = sum(map(len, new.values()))
    return Import(tuple(changes), count, tuple(outdated), tuple(incomplete))


def _locale(corpus: Corpus, delivery: Delivery, path: str) -> Locale:
    try:
        locale = Locale.parse(delivery.tag)
    except ValueError as error:
        raise DeliveryError((wrong(path, 1, f"The target language: {error}"),)) from error
    if locale not in corpus.locales:
        listed = ", ".join(one.tag for one in corpus.locales)
        message = f"The project is not translated into `{locale}`"
        raise DeliveryError((wrong(path, 1, message, f"Languages: {listed}."),))
    return locale


def _targets(pairs: Iterable[DocumentPair]) -> dict[str, _Target]:
    targets = {}
    for pair in pairs:
        sections = pair.sections()
        for section in sections:
            for unit in section.units:
                targets[unit.source.id] = _Target(pair, sections, unit)
    return targets


def _checked(unit: Delivered, target: _Target, path: str, errors: list[Diagnostic]) -> Parts | None:
    """Return the translation of a unit; None if it is wrong, which is added to the errors."""
    known = target.codes
    shown = _shown(unit)
    unknown = [number for number in CODE.findall(unit.translation) if number not in known]
    if unknown or "<?/>" in unit.translation:
        listed = ", ".join(f"<{number}/>" for number in unknown) or "a code without an id"
        errors.append(wrong(path, unit.line, f"{shown} has {listed}, which its source lacks"))
        return None
    parts = parts_of_form(unit.translation, known)
    needed = keys(target.unit.source.parts)
    if keys(parts) not in (needed, keys(target.there) if target.there else needed):
        for message in _lost(parts, target):
            hint = "Each code of the source belongs in the translation once."
            errors.append(wrong(path, unit.line, f"{shown} {message}", hint))
        return None
    return parts


def _shown(unit: Delivered) -> str:
    return f"Unit `{unit.id}` ({unit.address})" if unit.address else f"Unit `{unit.id}`"


def _lost(parts: Parts, target: _Target) -> Iterator[str]:
    source = target.unit.source.parts
    by_key = {code.key: (number, code) for number, code in codes(source).items()}
    for key, number in (keys(source) - keys(parts)).items():
        name, code = by_key[key]
        yield f"lost <{name}/>, which stands for `{code.text}`" + _times(number)
    for key, number in (keys(parts) - keys(source)).items():
        name, code = by_key.get(key, ("", Code(key, key)))
        yield f"has `{code.text}` too often" + _times(number)


def _times(number: int) -> str:
    return f" ({number} times)" if number > 1 else ""


def _change(
    pair: DocumentPair,
    sections: tuple[SectionPair, ...],
    units: Mapping[str, tuple[Delivered, Parts]],
    path: str,
    errors: list[Diagnostic],
) -> tuple[Change | None, tuple[str, ...]]:
    new = {name: parts for name, (_, parts) in units.items()}
    text, incomplete = write(pair.source, pair.translation, sections, new, pair.locale)
    if not text:
        return None, incomplete
    before = pair.translation or _renamed(pair.source, pair)
    translated = pair.corpus.reader.document(before, text)
    unread = _unread(sections, translated, pair, new, set(incomplete))
    for name in unread:
        unit, parts = units[name]
        hint = "Write \\* for an asterisk, \\_ for an underscore, &lt; for a less-than sign."
        message = f"{_shown(unit)} reads differently as Markdown: `{_begin(parts)}`"
        errors.append(wrong(path, unit.line, message, hint))
    done = tuple(_done(sections, new, set(incomplete)))
    if text == (pair.translation.text if pair.translation else "") and not done:
        return None, incomplete
    after = replace(pair, translation=translated)
    return Change(translated.path, text, after, done), incomplete


def _begin(parts: Parts) -> str:
    return form(parts, codes(parts))[:60]


def _renamed(document: Document, pair: DocumentPair) -> Document:
    """Return a document with the path that it has in its language."""
    if pair.translation:
        return replace(document, path=pair.translation.path)
    if pair.source.kind is Kind.SETTINGS:
        return replace(document, locale=pair.locale)
    if pair.source.kind is Kind.CATALOGUE:
        return replace(document, locale=pair.locale, path=f"{document.path}{pair.locale}.po")
    folders = pair.source.path.split("/")
    # Below content/, or below the folder of snippets.
    at = 2 if folders[1].startswith("_") else 1
    folders[at] = pair.locale.tag
    return replace(document, locale=pair.locale, path="/".join(folders))


def _unread(
    sections: tuple[SectionPair, ...],
    translated: Document,
    pair: DocumentPair,
    new: Mapping[str, Parts],
    incomplete: set[str],
) -> Iterator[str]:
    """Yield the units whose new text, read again, is not what was delivered."""
    there = pair_sections(pair.source, translated)
    for section in sections:
        if section.source.name in incomplete:
            continue
        after = there.get(section.source.name)
        left = [(_kind(one), identity(one.parts)) for one in (after.units if after else ())]
        for unit in section.source.units:
            if unit.id not in new:
                continue
            wanted = _kind(unit), identity(new[unit.id])
            if wanted in left:
                left.remove(wanted)
            else:
                yield unit.id


def _kind(unit: Unit) -> str:
    return unit.kind.partition(" ")[0]


def _done(
    sections: tuple[SectionPair, ...], new: Mapping[str, Parts], incomplete: set[str]
) -> Iterator[str]:
    """Yield the sections of which all blocks are translated now, and one was not before."""
    for section in sections:
        texts = [unit for unit in section.units if unit.source.is_text]
        is_whole = all(unit.source.id in new or unit.is_exact for unit in texts)
        is_touched = any(_is_new(unit, new) for unit in texts)
        is_touched = is_touched or (not texts and section.translation is None)
        if is_whole and is_touched and section.source.name not in incomplete:
            yield section.source.name


def _is_new(unit: UnitPair, new: Mapping[str, Parts]) -> bool:
    parts = new.get(unit.source.id)
    if parts is None:
        return False
    return not unit.is_exact or unit.translation is None or unit.translation.parts != parts
