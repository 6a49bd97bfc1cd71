"""Writes XLIFF 2.1 and 1.2 (OASIS). Their schemas prescribe the order of the elements."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr  # they write only

from kbgen.translate.entries import Entry, Job, Note
from kbgen.translate.parts import CODE

VERSIONS = ("2.1", "1.2")
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
#: State of an entry → that of a `target` in 1.2.
_STATES = {"translated": "translated", "reviewed": "signed-off"}


def xliff(job: Job, version: str) -> str:
    """Return the file."""
    write = _xliff_1 if version == "1.2" else _xliff_2
    return _HEAD + "\n".join(write(job)) + "\n"


def _files(job: Job) -> Iterator[tuple[str, list[Entry]]]:
    return ((name, list(some)) for name, some in groupby(job.entries, lambda one: one.document))


def _xliff_2(job: Job) -> Iterator[str]:
    yield (
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1"'
        f' srcLang="{job.source.tag}" trgLang="{job.target.tag}">'
    )
    for number, (name, entries) in enumerate(_files(job), 1):
        yield f' <file id="f{number}" original={_attribute(name)}>'
        for entry in entries:
            yield from _unit_2(entry)
        yield " </file>"
    yield "</xliff>"


def _unit_2(entry: Entry) -> Iterator[str]:
    yield f'  <unit id="{entry.id}" name={_attribute(entry.address)}>'
    if entry.notes:
        yield "   <notes>"
        for note in entry.notes:
            yield f"    <note category={_attribute(note.category)}>{_escaped(note.text)}</note>"
        yield "   </notes>"
    if entry.codes:
        yield "   <originalData>"
        for number, code in entry.codes.items():
            yield f'    <data id="d{number}" xml:space="preserve">{_data_2(code.text)}</data>'
        yield "   </originalData>"
    yield f'   <segment state="{entry.state}">'
    yield f'    <source xml:space="preserve">{_inline_2(entry, entry.source)}</source>'
    if entry.translation:
        yield f'    <target xml:space="preserve">{_inline_2(entry, entry.translation)}</target>'
    yield "   </segment>"
    yield "  </unit>"


def _inline_2(entry: Entry, text: str) -> str:
    made = []
    for number, piece in enumerate(CODE.split(text)):
        if number % 2:
            # What it stands for, for tools that do not show the data.
            shown = _attribute(entry.codes[piece].text)
            made.append(
                f'<ph id="{piece}" dataRef="d{piece}" equiv={shown} canDelete="no" canCopy="no"/>'
            )
        else:
            made.append(_escaped(piece))
    return "".join(made)


def _data_2(text: str) -> str:
    pieces = (_escaped(char) if _is_xml(char) else f'<cp hex="{ord(char):04X}"/>' for char in text)
    return "".join(pieces)


def _xliff_1(job: Job) -> Iterator[str]:
    yield '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">'
    for name, entries in _files(job):
        yield (
            f' <file original={_attribute(name)} datatype="x-markdown"'
            f' source-language="{job.source.tag}" target-language="{job.target.tag}">'
        )
        yield "  <body>"
        for entry in entries:
            yield from _unit_1(entry)
        yield "  </body>"
        yield " </file>"
    yield "</xliff>"


def _unit_1(entry: Entry) -> Iterator[str]:
    approved = ' approved="yes"' if entry.state == "reviewed" else ""
    resname = _attribute(entry.address)
    yield f'   <trans-unit id="{entry.id}" resname={resname} xml:space="preserve"{approved}>'
    yield f"    <source>{_inline_1(entry, entry.source)}</source>"
    if entry.translation:
        state = _STATES[entry.state]
        yield f'    <target state="{state}">{_inline_1(entry, entry.translation)}</target>'
    yield from (f"    {_note_1(note)}" for note in entry.notes)
    yield "   </trans-unit>"


def _note_1(note: Note) -> str:
    return f"<note from={_attribute(note.category)}>{_escaped(note.text)}</note>"


def _inline_1(entry: Entry, text: str) -> str:
    made = []
    for number, piece in enumerate(CODE.split(text)):
        if number % 2:
            made.append(f'<ph id="{piece}">{_escaped(entry.codes[piece].text)}</ph>')
        else:
            made.append(_escaped(piece))
    return "".join(made)


def _attribute(text: str) -> str:
    return quoteattr(_shown(text))


def _escaped(text: str) -> str:
    return escape(_shown(text))


def _shown(text: Iterable[str]) -> str:
    return "".join(char if _is_xml(char) else "\ufffd" for char in text)


def _is_xml(char: str) -> bool:
    return (
        char in "\t\n" or " " <= char <= "\ud7ff" or "\ue000" <= char <= "\ufffd" or char > "\uffff"
    )
