"""Marks translations as done: writes `translations.lock`, and keeps the sources they are of."""

import os
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import NamedTuple

from kbgen.containment import leads_out
from kbgen.errors import KbgenError
from kbgen.model.names import TRANSLATIONS
from kbgen.translate.catalogues import with_flags
from kbgen.translate.corpus import Corpus, DocumentPair
from kbgen.translate.document import Kind, hash_of
from kbgen.translate.earlier import Kept
from kbgen.translate.lock import Entry, Place, lock_text
from kbgen.translate.pairing import pair_sections


class Mark(NamedTuple):
    """A section of a translation that is done."""

    pair: DocumentPair
    section: str
    """Its name in the source."""
    state: str
    """`human` or `machine`; a section of a machine that is marked by a person is `reviewed`."""


def mark(corpus: Corpus, marks: Iterable[Mark]) -> int:
    """Write the marks; return how many lines of the lock changed.

    Raises KbgenError when a file cannot be written.
    """
    entries = dict(corpus.lock)
    sources: dict[str, list[Kept]] = {}
    there: dict[tuple[str, str], set[str]] = {}
    strings: dict[str, list[Mark]] = {}
    for one in marks:
        if one.pair.source.kind is Kind.CATALOGUE:
            strings.setdefault(one.pair.locale.tag, []).append(one)
            continue
        place, entry, text = _entry(one)
        entries[place] = entry
        sources.setdefault(place.article, []).append(Kept(place.section, entry.source, text))
        there[place.article, place.tag] = _sections(one.pair)
    for place in [place for place in entries if _is_gone(place, corpus, there)]:
        del entries[place]
    for some in strings.values():
        _flag(corpus, some)
    changed = {*entries.items()} ^ {*corpus.lock.items()}
    if changed:
        named: dict[str, set[tuple[str, str]]] = {}
        for place, entry in entries.items():
            named.setdefault(place.article, set()).add((place.section, entry.source))
        for article, kept in sources.items():
            _keep(corpus, article, named[article], kept)
        write_file(corpus.content / TRANSLATIONS, lock_text(entries), corpus.content)
    return len({place for place, _ in changed})


def _entry(one: Mark) -> tuple[Place, Entry, str]:
    pair = one.pair
    section = pair.source.section(one.section)
    if section is None or pair.translation is None:
        raise KbgenError(f"{pair.id} has no section #{one.section} to mark in {pair.locale}")
    translated = pair_sections(pair.source, pair.translation).get(one.section)
    before = pair.entry(one.section)
    was_machine = before is not None and before.state in {"machine", "reviewed"}
    state = "reviewed" if one.state == "human" and was_machine else one.state
    own = translated.digest if translated else hash_of("")
    place = Place(pair.id, pair.locale.tag, one.section)
    return place, Entry(state, section.digest, own), section.text


def _flag(corpus: Corpus, marks: list[Mark]) -> None:
    """Mark interface strings where their catalogue does so itself."""
    translation = marks[0].pair.translation
    if translation is None:
        return
    is_fuzzy = marks[0].state == "machine"
    text = with_flags(translation, (one.section for one in marks), fuzzy=is_fuzzy)
    if text != translation.text:
        write_file(corpus.root / translation.path, text, corpus.root)


def _sections(pair: DocumentPair) -> set[str]:
    documents = [pair.source, *([pair.translation] if pair.translation else [])]
    return {section.name for document in documents for section in document.sections}


def _is_gone(
    place: Place, corpus: Corpus, there: Mapping[tuple[str, str], AbstractSet[str]]
) -> bool:
    """Tell whether a line names an article or a section that no longer exists."""
    sections = there.get((place.article, place.tag))
    if sections is not None and place.section not in sections:
        return True
    tags = {locale.tag: locale for locale in corpus.locales}
    return place.tag in tags and (place.article, tags[place.tag]) not in corpus.sources


def _keep(
    corpus: Corpus, article: str, named: AbstractSet[tuple[str, str]], new: Iterable[Kept]
) -> None:
    """Keep the sections that lines of the lock name, and drop all others."""
    texts = corpus.earlier.read(article)
    kept = [Kept(*one, texts[one[1]]) for one in named if one[1] in texts]
    kept += [one for one in new if one[:2] in named and one.digest not in texts]
    text = corpus.earlier.text(kept)
    write_file(corpus.earlier.file(article), text, corpus.content)


def write_file(file: Path, text: str, inside: Path) -> None:
    """Write a file of the content folder, whole or not at all. Raises KbgenError."""
    if leads_out(file, inside):
        raise KbgenError(f"{file} is a link that leaves {inside.name}/", "Copy its target there.")
    goal = Path(os.path.realpath(file))
    new = goal.with_name(f".{goal.name}.kbgen-new")
    try:
        goal.parent.mkdir(parents=True, exist_ok=True)
        with new.open("w", encoding="utf-8", newline="") as out:
            out.write(text)
        if goal.exists():
            new.chmod(goal.stat().st_mode)
        new.replace(goal)
    except OSError as error:
        new.unlink(missing_ok=True)
        raise KbgenError(f"{file} cannot be written: {error.strerror or error}") from error
