"""`kbgen translate export`, `import` and `fill`: files for translators and programs."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kbgen.commands.findings import print_findings
from kbgen.commands.options import project_options
from kbgen.commands.terminal import emit, say
from kbgen.commands.translation import find_pair, open_corpus, target_locales
from kbgen.errors import KbgenError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kbgen.check import Checked
    from kbgen.model.locale import Locale
    from kbgen.translate import Corpus, DocumentPair
    from kbgen.translate.entries import Job
    from kbgen.translate.importing import Import
    from kbgen.translate.memory import Memory

_OUT = click.Path(path_type=Path, dir_okay=False)
#: Bytes of a file to import.
_LARGEST = 200_000_000


@click.command("export")
@click.argument("articles", metavar="[ARTICLE]...", nargs=-1)
@click.option("--locale", required=True, metavar="TAG", help="The language to translate into.")
@click.option(
    "--format", "form", type=click.Choice(["xliff", "po"]), default="xliff", show_default=True
)
@click.option("--stale", is_flag=True, help="Only sections that are missing, stale or a machine's.")
@click.option(
    "--xliff-version",
    "version",
    type=click.Choice(["2.1", "1.2"]),
    default="2.1",
    show_default=True,
)
@click.option("-o", "--output", type=_OUT, help="File to write (default: standard output).")
@click.option("--tmx", type=_OUT, help="Also write earlier translations to this file (TMX).")
@project_options
def export_files(
    config_file: Path,
    articles: tuple[str, ...],
    locale: str,
    form: str,
    stale: bool,
    version: str,
    output: Path | None,
    tmx: Path | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Write a file for translators: XLIFF or PO.

    Each block of text is a unit. Values, links, code and anchors are protected. What is
    translated already is filled in. The file can be exported again at any time.
    """
    from kbgen.translate.memory import Memory
    from kbgen.translate.tmx import tmx as tmx_text

    corpus, checked = open_corpus(config_file)
    target = target_locales(corpus, (locale,))[0]
    memory = Memory(corpus.pairs(target))
    pairs = [find_pair(corpus, target, name)[0] for name in articles] or corpus.pairs(target)
    job = _job(checked, target, list(pairs), memory, only_stale=stale)
    text = _file_text(job, form, version)
    if output is None:
        emit(text, nl=False)
    else:
        _write(output, text)
    if tmx is not None:
        _write(tmx, tmx_text(job.source, target, memory))
    if not quiet and output is not None:
        left = sum(not entry.translation for entry in job.entries)
        say(f"{output}: {_units(len(job.entries))}, {left} to translate")


def _job(
    checked: "Checked",
    target: "Locale",
    pairs: "Sequence[DocumentPair]",
    memory: "Memory",
    *,
    only_stale: bool,
) -> "Job":
    from kbgen.translate.entries import Job, document_entries
    from kbgen.translate.notes import Notes, read_words

    project = checked.project
    notes = Notes(checked.values, target, read_words(project, target))
    entries = (
        entry
        for pair in pairs
        for entry in document_entries(pair, memory, notes, only_stale=only_stale)
    )
    return Job(source=project.default_locale, target=target, entries=tuple(entries))


def _file_text(job: "Job", form: str, version: str) -> str:
    if form == "po":
        from kbgen.translate.po import po

        return po(job)
    from kbgen.translate.xliff_write import xliff

    return xliff(job, version)


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise KbgenError(f"{file} cannot be written: {error.strerror or error}") from error


@click.command("import")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=_OUT)
@click.option("--machine", is_flag=True, help="A program made it: it awaits a review.")
@project_options
def import_files(
    config_file: Path, files: tuple[Path, ...], machine: bool, quiet: bool, verbose: bool
) -> None:
    """Take translated files back: XLIFF 1.2 or 2, or PO.

    A file in which a unit lost a code, or is wrong in another way, changes nothing.
    """
    failed = False
    for file in files:
        data = _read(file)
        is_whole = _import(config_file, data, str(file), machine=machine, quiet=quiet)
        failed = failed or not is_whole
    sys.exit(1 if failed else 0)


def _read(file: Path) -> bytes:
    from kbgen.files import read_bytes

    try:
        return read_bytes(file, most=_LARGEST)
    except OSError as error:
        raise KbgenError(f"{file} cannot be read: {error.strerror or error}") from error


def _import(config_file: Path, data: bytes, path: str, *, machine: bool, quiet: bool) -> bool:
    """Import a file; tell whether nothing in it is wrong."""
    from kbgen.translate.delivery import DeliveryError
    from kbgen.translate.importing import plan_import
    from kbgen.translate.marking import mark, write_file
    from kbgen.translate.po import read_po_file
    from kbgen.translate.xliff_read import read_xliff

    corpus, _ = open_corpus(config_file)
    # With the marks of UTF-8 and UTF-16 before it.
    is_xml = data.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith(b"<")
    is_xml = is_xml or path.lower().endswith((".xlf", ".xliff"))
    try:
        delivery = (read_xliff if is_xml else read_po_file)(data, path)
        plan = plan_import(corpus, delivery, path)
    except DeliveryError as error:
        print_findings("text", error.errors, everything=True)
        say(f"{path}: nothing was imported", err=True)
        return False
    for change in plan.changes:
        write_file(corpus.root / change.path, change.text, corpus.root)
    state = "machine" if machine else "human"
    mark(corpus, [one for change in plan.changes for one in change.marks(state)])
    _report(corpus, plan, path, quiet=quiet)
    return True


def _report(corpus: "Corpus", plan: "Import", path: str, *, quiet: bool) -> None:
    for unit in plan.outdated:
        say(f"{path}:{unit.line}: skipped: its source changed since the export", err=True)
    for document in dict.fromkeys(document for document, _ in plan.incomplete):
        names = [f"#{name}" for one, name in plan.incomplete if one == document]
        say(f"{document}: blocks of {', '.join(names)} are not translated yet; left out", err=True)
    if not quiet:
        for change in plan.changes:
            say(change.path)
        say(f"{path}: {_units(plan.units)}, {len(plan.changes)} files changed")


@click.command("fill")
@click.argument("articles", metavar="[ARTICLE]...", nargs=-1)
@click.option("--locale", required=True, metavar="TAG", help="The language to translate into.")
@click.option("--stale", is_flag=True, help="Also stale sections, not only missing articles.")
@project_options
def fill(
    config_file: Path,
    articles: tuple[str, ...],
    locale: str,
    stale: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Translate missing articles with the program of [translate] command.

    It gets XLIFF 2.1 on standard input and prints it translated. What it translates is marked as
    a machine's until `kbgen translate done`.
    """
    from kbgen.translate import State, status_of
    from kbgen.translate.machine import run
    from kbgen.translate.memory import Memory

    corpus, checked = open_corpus(config_file)
    arguments = checked.project.config.translate.command
    if not arguments:
        hint = 'In kbgen.toml: [translate] command = ["my-translator", "--xliff"]'
        raise KbgenError("No program to translate with is set", hint)
    target = target_locales(corpus, (locale,))[0]
    wanted = {State.MISSING, State.STALE} if stale else {State.MISSING}
    named = [find_pair(corpus, target, name)[0] for name in articles]
    pairs = [pair for pair in named or corpus.pairs(target) if status_of(pair).state in wanted]
    if not pairs:
        say(f"Nothing to translate into {target}.")
        return
    memory = Memory(corpus.pairs(target))
    job = _job(checked, target, pairs, memory, only_stale=True)
    answer = run(arguments, _file_text(job, "xliff", "2.1"), corpus.root)
    shown = arguments[0]
    is_whole = _import(config_file, answer, f"output of {shown}", machine=True, quiet=quiet)
    sys.exit(0 if is_whole else 1)


def _units(count: int) -> str:
    return f"{count} unit{'' if count == 1 else 's'}"
