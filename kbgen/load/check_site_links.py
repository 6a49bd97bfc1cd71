"""Checks the links that kbgen.toml puts into the header and the footer."""

from collections.abc import Iterable, Iterator

from kbgen.config import Project
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.i18n import Values
from kbgen.model.address import SAFE_SCHEMES, is_safe
from kbgen.model.destinations import find_page, is_elsewhere
from kbgen.model.locale import Locale
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
            labels = [table.label] if isinstance(table.label, str) else table.label.values()
            wrong = [*wrong_values(values, (table.url, *labels))]
            found += [problem("KB309", place, *one) for one in wrong]
            shown = [
                one for one in site.locales if table.locales is None or one.tag in table.locales
            ]
            link = (table.url, bool(table.label))
            goal = None if wrong else wrong_goal(project, site, values, link, shown)
            if goal:
                found.append(problem("KB508", place, *goal))
    return tuple(found)


def wrong_values(values: Values, texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield message and hint for each wrong reference to a policy value."""
    for text in texts:
        for reference in references(take_references(text)):
            message, hint = values.wrong(reference)
            if message:
                yield message, hint


def wrong_goal(
    project: Project,
    site: SiteStructure,
    values: Values,
    link: tuple[str, bool],
    locales: Iterable[Locale],
) -> tuple[str, str] | None:
    """Return message and hint for a link that leads nowhere in all of some locales.

    link: what it leads to, and whether it has a label.
    """
    written, has_label = link
    no_label = f"Link `{written}` has no label", 'Add label = "…", or one for each locale.'
    pages = []
    for locale in locales:
        goal = values.link(take_references(written), locale)
        if is_elsewhere(goal):
            hint = f"The link is left out; allowed schemes: {', '.join(sorted(SAFE_SCHEMES))}."
            unsafe = f"Link `{written}` becomes `{goal[:60]}`", hint
            return unsafe if not is_safe(goal) else None if has_label else no_label
        page = find_page(site, goal, locale, project.fixed_pages)
        if page:
            pages.append(page)
    if not pages:
        ids = {article_id for article_id, _ in site.urls}
        folders = {f"/{path}/" for path, _ in site.categories if path}
        options = folders if written.startswith("/") else ids
        hint = did_you_mean(written, options) or "Write an article's id, or /category/."
        return f"Link `{written}` leads to no page", hint
    return None if has_label or pages[0].title else no_label
