"""Checks what `content/notices.toml` names: articles, pages, folders and policy values."""

from collections.abc import Iterable, Iterator

from kbgen.config import Project
from kbgen.config.notices import SHOWN, NoticeTable, StatusNotice
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.i18n import Values
from kbgen.load.check_site_links import wrong_goal, wrong_values
from kbgen.model.site import SiteStructure
from kbgen.text import did_you_mean


def check_notices(
    project: Project, site: SiteStructure, values: Values, notices: Iterable[StatusNotice]
) -> tuple[Diagnostic, ...]:
    """Report notices that lead nowhere, or name what does not exist."""
    found: list[Diagnostic] = []
    for notice in notices:
        place, table = Span(path=SHOWN, line=notice.line), notice.table
        texts = [text for value in (table.text, table.link, table.label) for text in _each(value)]
        wrong = [*wrong_values(values, texts)]
        found += [problem("KB309", place, *one) for one in wrong]
        mistakes = [*_folders(site, table)]
        if not wrong:
            mistakes += _links(project, site, values, table)
        found += [
            problem("KB509", place, f"Notice `{notice.id}`: {message}", hint)
            for message, hint in mistakes
        ]
    return tuple(found)


def _folders(site: SiteStructure, table: NoticeTable) -> Iterator[tuple[str, str]]:
    folders = {path for path, _ in site.categories}
    for folder in table.categories or ():
        if folder not in folders:
            hint = did_you_mean(folder, folders) or f"Folders: {', '.join(sorted(folders - {''}))}."
            yield f"unknown category `{folder}`", hint


def _links(
    project: Project, site: SiteStructure, values: Values, table: NoticeTable
) -> Iterator[tuple[str, str]]:
    locales = [one for one in site.locales if table.locales is None or one.tag in table.locales]
    for goal in dict.fromkeys(_each(table.link)):
        mistake = wrong_goal(project, site, values, (goal, bool(table.label)), locales)
        if mistake:
            yield mistake


def _each(value: str | dict[str, str]) -> tuple[str, ...]:
    return tuple(filter(None, (value,) if isinstance(value, str) else value.values()))
