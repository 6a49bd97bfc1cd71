import dataclasses
import datetime as dt
import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kbgen.commands.macros import macros_of
from kbgen.commands.options import open_project, project_options, site_reader
from kbgen.commands.revisions import BuiltSide, open_side
from kbgen.commands.terminal import emit, say
from kbgen.errors import KbgenError

if TYPE_CHECKING:
    from kbgen.build.composed import Composed
    from kbgen.config import Project
    from kbgen.diff import Comparison, Macros
    from kbgen.diff.compare import RankChange, Translation
    from kbgen.search.golden import Golden

_FORMATS = ("text", "markdown", "html", "json")
_ENDINGS = {".html": "html", ".htm": "html", ".md": "markdown", ".json": "json"}


@click.command()
@click.argument("old")
@click.argument("new", required=False)
@project_options
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Write to this file, as it is named."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    help="Default: text, or by the extension of -o.",
)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Build revisions as of this day (default: today).",
)
def command(
    config_file: Path,
    quiet: bool,
    verbose: bool,
    old: str,
    new: str | None,
    output: Path | None,
    form: str | None,
    as_of: dt.datetime | None,
) -> None:
    """Show what readers of each locale and market will read differently.

    Name two folders of built sites or two git revisions, which are built first. Without the second
    one, the project is built as it is now. Compared are texts, titles, descriptions, addresses,
    redirects, Markdown twins and the ranks of golden searches; between revisions also macros for
    the support team and stale translations.
    """
    from kbgen.diff import compare, open_site

    project = open_project(config_file)
    day = as_of.date() if as_of else None
    with tempfile.TemporaryDirectory(prefix="kbgen-diff-") as name:
        sides = [
            open_side(project, which, Path(name, place), day)
            for which, place in ((old, "old"), (new, "new"))
        ]
        found = compare(*(open_site(side.site) for side in sides))
        found = dataclasses.replace(found, ranks=_ranks(project, *sides), **_between(sides, day))
        title = f"{project.name}: what readers will read differently"
        text = _written(found, form or _form_of(output), title)
    if output is None:
        emit(text, nl=False)
        return
    try:
        output.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise KbgenError(f"{output} cannot be written: {error.strerror or error}") from error
    if not quiet:
        say(f"Wrote {output}")


def _form_of(output: Path | None) -> str:
    return _ENDINGS.get(output.suffix.lower(), "text") if output else "text"


def _written(found: "Comparison", form: str, title: str) -> str:
    from kbgen.diff.formats import as_markdown, as_text

    match form:
        case "markdown":
            return as_markdown(found)
        case "html":
            from kbgen.diff.page import as_page

            return as_page(title, found)
        case "json":
            data = dataclasses.asdict(found)
            return json.dumps(data, ensure_ascii=False, indent=1, default=str) + "\n"
        case _:
            return as_text(found)


def _ranks(project: "Project", old: BuiltSide, new: BuiltSide) -> "tuple[RankChange, ...]":
    """Run the golden searches of the project on both sites."""
    from kbgen.diff.compare import RankChange
    from kbgen.search.golden import read_golden, run_golden

    file = project.content / "golden.toml"
    if not file.is_file():
        return ()
    searches = [
        golden for golden in read_golden(file, project.locales) if _can_search(golden, old, new)
    ]
    results = (run_golden(searches, site_reader(side.site)) for side in (old, new))
    return tuple(
        RankChange(
            before.golden.locale.tag,
            before.golden.query,
            before.golden.expect,
            before.rank,
            after.rank,
        )
        for before, after in zip(*results, strict=True)
        if before.rank != after.rank
    )


def _can_search(golden: "Golden", *sides: BuiltSide) -> bool:
    manifest = f"_kb/search/{golden.locale.segment}.json"
    return all((side.site / manifest).is_file() for side in sides)


def _between(sides: "list[BuiltSide]", day: dt.date | None) -> dict[str, Any]:
    """Compare what only projects have: macros, and which translations are stale."""
    from kbgen.build import BuildOptions, check
    from kbgen.diff import compare_macros

    projects = [side.project for side in sides if side.project is not None]
    if len(projects) < len(sides):
        return {}
    old, new = (check(one, BuildOptions(out=one.root, as_of=day)) for one in projects)
    before, after = _stale(old), _stale(new)
    return {
        "macros": compare_macros(_macros(old), _macros(new)),
        "stale": _grouped(after, before),
        "renewed": _grouped(before, after),
    }


def _macros(composed: "Composed") -> "Macros":
    """Return the canned replies of a project; none without the address that they link to."""
    from kbgen.diff import Macro

    base = composed.workspace.project.config.site.url
    if not base:
        return {}
    found: dict[tuple[str, str], Macro] = {}
    for market, one in macros_of(composed, composed.workspace.project.locales):
        key = (one.locale, one.article_id)
        html = {**(found[key].html if key in found else {}), market: one.html}
        found[key] = Macro(one.title, one.url.removeprefix(base), html)
    return found


#: Locale, article, title and section.
_Stale = set[tuple[str, str, str, str]]


def _stale(composed: "Composed") -> _Stale:
    """Return the sections whose source changed since they were translated."""
    from kbgen.build.checks import to_check
    from kbgen.check.documents import corpus
    from kbgen.translate import State, statuses

    made = corpus(to_check(composed), {})
    return {
        (one.locale.tag, one.id, one.title, section.section.title)
        for one in statuses(made, made.locales)
        for section in one.sections
        if section.state is State.STALE
    }


def _grouped(here: _Stale, there: _Stale) -> "tuple[Translation, ...]":
    """Return the translations with sections that are on one side only."""
    from kbgen.diff.compare import Translation

    found: dict[tuple[str, str, str], list[str]] = {}
    for *key, section in sorted(here - there):
        found.setdefault((key[0], key[1], key[2]), []).append(section)
    return tuple(Translation(*key, tuple(sections)) for key, sections in found.items())
