import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kbgen.commands.options import project_options
from kbgen.commands.terminal import emit, say
from kbgen.commands.translate_files import export_files, fill, import_files
from kbgen.commands.translation import find_pair, open_corpus, target_locales
from kbgen.errors import KbgenError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kbgen.translate import DocumentPair
    from kbgen.translate.marking import Mark


@click.group(invoke_without_command=True)
@project_options
@click.option("--locale", "tags", multiple=True, metavar="TAG", help="Only this one; repeatable.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html", "github"]),
    default="text",
    show_default=True,
)
@click.pass_context
def command(
    context: click.Context,
    config_file: Path,
    quiet: bool,
    verbose: bool,
    tags: tuple[str, ...],
    form: str,
) -> None:
    """Show what is missing or stale in each language, and exchange it with translators.

    The most read articles come first, then promoted ones. `html` is a page, `github` a table for
    a comment or a step summary.
    """
    if context.invoked_subcommand is not None:
        return
    from kbgen.translate import statuses
    from kbgen.translate.matrix import as_json, github_text, matrix, matrix_text
    from kbgen.translate.page import matrix_page

    corpus, checked = open_corpus(config_file)
    locales = target_locales(corpus, tags)
    listed = list(statuses(corpus, locales))
    if form == "json":
        emit(json.dumps(as_json(listed), ensure_ascii=False, indent=1))
    elif form == "html":
        emit(matrix_page(checked.project.name, matrix(listed, locales)), nl=False)
    elif form == "github":
        emit(github_text(matrix(listed, locales)), nl=False)
    else:
        emit(matrix_text(matrix(listed, locales), everything=verbose), nl=False)
        if not corpus.lock and not quiet and any(corpus.translations):
            say("Nothing is marked yet. If the translations are up to date today, run:", err=True)
            say("  kbgen translate done --all", err=True)


@command.command("diff")
@click.argument("locale")
@click.argument("article", metavar="ARTICLE[#SECTION]")
@project_options
def diff(config_file: Path, locale: str, article: str, quiet: bool, verbose: bool) -> None:
    """Show what changed in the source since a translation was made.

    With -v, also the sections that are done.
    """
    from kbgen.translate.differences import differences

    corpus, _ = open_corpus(config_file)
    pair, section = find_pair(corpus, target_locales(corpus, (locale,))[0], article)
    chosen = [
        one
        for one in differences(pair, everything=verbose or bool(section))
        if section in {"", one.section}
    ]
    for one in chosen:
        say(f"{pair.source.path}:{one.line} #{one.section} {one.title} ({one.state})")
        if one.state == "stale" and one.former is None:
            say("  The former source is not kept; this is the current one.")
        for sign, line in one.lines:
            say(f"{sign} {line}".rstrip())
        if one.translation is not None and not quiet:
            say(f"  in {pair.locale}:")
            for line in one.translation.strip().split("\n"):
                say(f"  {line}".rstrip())
        say("")
    if not chosen and not quiet:
        say(f"{pair.id} is up to date in {pair.locale}.")


@command.command("done")
@click.argument("locale", required=False)
@click.argument("article", metavar="[ARTICLE[#SECTION]]", required=False)
@click.option("--all", "everything", is_flag=True, help="Mark every translation that exists.")
@project_options
def done(
    config_file: Path,
    locale: str | None,
    article: str | None,
    everything: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Mark translations as up to date, and those of a machine as reviewed.

    ARTICLE is an id such as returns/refunds, or the path of a file. Without it, --all marks every
    translation that exists, in one language or in all.
    """
    from kbgen.translate.marking import mark

    if bool(article) == everything or (article and not locale):
        hint = "kbgen translate done de returns/refunds, or kbgen translate done --all"
        raise KbgenError("Name a locale and an article, or add --all", hint)
    corpus, _ = open_corpus(config_file)
    locales = target_locales(corpus, (locale,) if locale else ())
    if article:
        pair, section = find_pair(corpus, locales[0], article)
        if pair.translation is None:
            raise KbgenError(f"{pair.id} has no translation into {pair.locale}")
        marks = list(_marks(pair, section))
    else:
        marks = [one for tag in locales for pair in corpus.pairs(tag) for one in _existing(pair)]
    changed = mark(corpus, marks)
    if not quiet:
        say(f"{_sections(len(marks))} done; {changed} changed in content/translations.lock")


def _marks(pair: "DocumentPair", section: str) -> "Iterator[Mark]":
    from kbgen.translate.marking import Mark

    names = (one.name for one in pair.source.sections if section in {"", one.name})
    return (Mark(pair, name, "human") for name in names)


def _existing(pair: "DocumentPair") -> "Iterator[Mark]":
    from kbgen.translate.marking import Mark
    from kbgen.translate.pairing import pair_sections

    there = pair_sections(pair.source, pair.translation) if pair.translation else {}
    return (Mark(pair, name, "human") for name in there)


def _sections(count: int) -> str:
    return f"{count} section{'' if count == 1 else 's'}"


for _command in (export_files, import_files, fill):
    command.add_command(_command)
