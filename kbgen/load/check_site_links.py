"""Checks the links that kbgen.toml puts into the header and the footer."""

from collections.abc import Iterator

from kbgen.config import Project
from kbgen.config.links import LinkTable
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.i18n import Values
from kbgen.model.address import SAFE_SCHEMES, is_safe
from kbgen.model.destinations import find_page, is_elsewhere
from kbgen.model.policy import references, take_references
from kbgen.model.site import SiteStructure
from kbgen.text import did_you_mean
from kbgen.toml import line_of


def check_site_links(
    project: Project, site: SiteStructure, values: Values
) -> tuple[Diagnostic, ...]:
    """Report links that lead nowhere, have no text, or name unknown policy values."""
    found: list[Diagnostic] = []
    for name, tables in (
        ("header", project.config.header.links),
        ("footer", project.config.footer.links),
    ):
        for number, table in enumerate(tables):
            line = line_of(project.config_text, [name, "links", str(number), "url"])
            place = Span(path=project.file_name, line=line)
            wrong = [*_wrong_values(values, table)]
            found += [problem("KB309", place, *one) for one in wrong]
            goal = None if wrong else _wrong_goal(project, site, values, table)
            if goal:
                found.append(problem("KB508", place, *goal))
    return tuple(found)


def _wrong_values(values: Values, table: LinkTable) -> Iterator[tuple[str, str]]:
    labels = [table.label] if isinstance(table.label, str) else [*table.label.values()]
    for text in (table.url, *labels):
        for reference in references(take_references(text)):
            message, hint = values.wrong(reference)
            if message:
                yield message, hint


def _wrong_goal(
    project: Project, site: SiteStructure, values: Values, table: LinkTable
) -> tuple[str, str] | None:
    """Return message and hint for a link that leads nowhere in all its locales."""
    shown = [one for one in site.locales if table.locales is None or one.tag in table.locales]
    pages = []
    for locale in shown:
        goal = values.link(take_references(table.url), locale)
        if is_elsewhere(goal):
            return _wrong_address(table, goal)
        page = find_page(site, goal, locale, project.fixed_pages)
        if page:
            pages.append(page)
    if not pages:
        ids = {article_id for article_id, _ in site.urls}
        folders = {f"/{path}/" for path, _ in site.categories if path}
        options = folders if table.url.startswith("/") else ids
        hint = did_you_mean(table.url, options) or "Write an article's id, or /category/."
        return f"Link `{table.url}` leads to no page", hint
    if not table.label and not pages[0].title:
        return f"Link `{table.url}` has no label", 'Add label = "…", or one for each locale.'
    return None


def _wrong_address(table: LinkTable, address: str) -> tuple[str, str] | None:
    if not table.label:
        return f"Link `{table.url}` has no label", 'Add label = "…", or one for each locale.'
    if is_safe(address):
        return None
    hint = f"The link is left out; allowed schemes: {', '.join(sorted(SAFE_SCHEMES))}."
    return f"Link `{table.url}` becomes `{address[:60]}`", hint
