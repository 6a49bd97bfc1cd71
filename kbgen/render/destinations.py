"""Links and texts of the configuration, as the readers of a locale get them."""

from urllib.parse import quote

from kbgen.config import Project
from kbgen.config.links import LinkTable
from kbgen.config.notices import NoticeTable
from kbgen.i18n import Values
from kbgen.model.address import is_safe
from kbgen.model.destinations import Page, find_page, is_elsewhere
from kbgen.model.locale import Locale
from kbgen.model.page import SiteLink
from kbgen.model.policy import take_references
from kbgen.model.site import SiteStructure


def find_goal(
    project: Project, site: SiteStructure, values: Values, locale: Locale, goal: str
) -> Page | None:
    """Return what a link of the configuration leads to; None: nothing that may be linked."""
    goal = values.link(take_references(goal), locale)
    if is_elsewhere(goal):
        return Page(goal) if is_safe(goal) else None
    page = find_page(site, goal, locale, project.fixed_pages) if goal else None
    return page and page._replace(url=quote(page.url, safe="/#"))


def link_with(
    project: Project,
    values: Values,
    locale: Locale,
    page: Page,
    table: LinkTable | NoticeTable,
) -> SiteLink:
    """Return the link to a page with its label, by default the title of the page."""
    written, own = project.words(table.label, locale, table.locales)
    label = values.title(take_references(written), own)
    if not label:
        own = page.locale or locale
    is_other = own != locale
    return SiteLink(
        label=label or page.title or page.url,
        url=page.url,
        lang=own.tag if is_other else "",
        direction=own.direction if is_other else "",
    )
