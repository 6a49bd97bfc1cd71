"""`kbgen locale`: a new language, and how far each one is."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kbgen.commands.options import open_project, project_options, read_locales
from kbgen.commands.terminal import emit, say
from kbgen.errors import KbgenError
from kbgen.model.locale import Locale

if TYPE_CHECKING:
    from kbgen.config import Project
    from kbgen.i18n import Coverage


@click.group()
def command() -> None:
    """Languages of the site: add one, and see what it lacks."""


@command.command("add")
@click.argument("tag")
@project_options
def add(config_file: Path, tag: str, quiet: bool, verbose: bool) -> None:
    """Write down what a new language needs.

    That is its table in kbgen.toml, labels, titles of categories, snippets and notices, and a
    catalogue where the theme does not speak the language. What is to be translated begins with
    `TRANSLATE:` and counts as missing until that is removed. A second run changes nothing.
    """
    from kbgen.themes import find_theme
    from kbgen.translate.adding import additions, write_all

    project = open_project(config_file)
    try:
        locale = Locale.parse(tag)
    except ValueError as error:
        raise KbgenError(str(error), "Write a tag such as nl, pt-BR or zh-Hant.") from error
    made = additions(project, find_theme(project.themes, project.config.theme.name), locale)
    write_all(project.root, made)
    if quiet:
        return
    for path in made:
        say(path)
    if made:
        say(f"Look for `TRANSLATE:` in them. What {locale.name} has now:")
    project = open_project(config_file)
    _print({locale: _covered(project)[locale]}, everything=True)


@command.command("status")
@click.argument("tags", metavar="[TAG]...", nargs=-1)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@project_options
def status(config_file: Path, tags: tuple[str, ...], form: str, quiet: bool, verbose: bool) -> None:
    """Show what each language has in its own words.

    Interface strings, titles of categories, labels, names of markets, articles and snippets. What
    is missing is listed with the tag of a language, or with -v.
    """
    project = open_project(config_file)
    chosen = read_locales(tags, project.locales)
    covered = _covered(project)
    shown = {locale: covered[locale] for locale in chosen or project.locales}
    if form == "json":
        emit(json.dumps([_as_json(*one) for one in shown.items()], ensure_ascii=False, indent=1))
    else:
        _print(shown, everything=verbose or bool(chosen))


def _covered(project: "Project") -> "dict[Locale, tuple[Coverage, ...]]":
    from kbgen.build import BuildOptions, check
    from kbgen.build.checks import to_check
    from kbgen.i18n import Coverage, coverage, theme_messages

    checked = to_check(check(project, BuildOptions(out=project.root)))
    site, theme = checked.site, checked.theme
    found = coverage(project, site, theme.read(), theme_messages(theme), checked.notices)
    snippets = {
        (one.source.path.partition("/")[2].partition("/")[2], one.locale)
        for one in checked.beside
        if one.source.path.startswith("_snippets/")
        and not checked.written(one.source.path).text.startswith("<!-- TRANSLATE:")
    }
    names = sorted({name for name, _ in snippets})
    for locale, kinds in found.items():
        articles = site.reading[locale]
        missing = tuple(one for one in articles if site.is_fallback(one, locale))
        lacking = tuple(name for name in names if (name, locale) not in snippets)
        found[locale] = (
            *kinds,
            Coverage("articles", len(articles), missing),
            Coverage("snippets", len(names), lacking),
        )
    return found


def _print(shown: "dict[Locale, tuple[Coverage, ...]]", *, everything: bool) -> None:
    kinds = [one.kind for one in next(iter(shown.values()))]
    rows = [["", *kinds]]
    for locale, found in shown.items():
        rows.append(
            [locale.tag, *(f"{one.total - len(one.missing)} of {one.total}" for one in found)]
        )
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (text.ljust(width) for text, width in zip(row, widths, strict=True))
        say("  ".join(cells).rstrip())
    for locale, found in shown.items() if everything else ():
        for one in found:
            if one.missing:
                say(f"\n{locale}, {one.kind} in another language:")
                for name in one.missing:
                    say(f"  {name}")


def _as_json(locale: Locale, found: "tuple[Coverage, ...]") -> dict[str, Any]:
    return {
        "locale": locale.tag,
        "kinds": [
            {"kind": one.kind, "total": one.total, "missing": list(one.missing)} for one in found
        ],
    }
