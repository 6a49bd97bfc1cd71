"""What stands on every page of a locale: links of the header and the footer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from kbgen.config import Project
from kbgen.config.links import LinkTable
from kbgen.i18n import Values
from kbgen.model.address import is_safe
from kbgen.model.destinations import Page, find_page, is_elsewhere
from kbgen.model.locale import Locale
from kbgen.model.page import SiteLink
from kbgen.model.policy import take_references
from kbgen.model.site import SiteStructure


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What stands on every page of a locale, with addresses relative to the site's root."""

    header: tuple[SiteLink, ...]
    footer: tuple[SiteLink, ...]

    def links(self, root: str) -> dict[str, tuple[SiteLink, ...]]:
        """Return the fields of a page. root: leads from it to the site's root."""
        return {
            "header_links": tuple(_from(link, root) for link in self.header),
            "footer_links": tuple(_from(link, root) for link in self.footer),
        }


def standing_for(project: Project, site: SiteStructure, values: Values, locale: Locale) -> Standing:
    """Return what stands on the pages of a locale. Links that lead nowhere are left out."""

    def links(tables: Iterable[LinkTable]) -> tuple[SiteLink, ...]:
        found = (_link(project, site, values, locale, table) for table in tables)
        return tuple(link for link in found if link)

    config = project.config
    return Standing(header=links(config.header.links), footer=links(config.footer.links))


def find_goal(
    project: Project, site: SiteStructure, values: Values, locale: Locale, goal: str
) -> Page | None:
    """Return what a link of kbgen.toml leads to; None: nothing that may be linked."""
    goal = values.link(take_references(goal), locale)
    if is_elsewhere(goal):
        return Page(goal) if is_safe(goal) else None
    page = find_page(site, goal, locale, project.fixed_pages) if goal else None
    return page and page._replace(url=quote(page.url, safe="/#"))


def words_for(
    project: Project, texts: str | Mapping[str, str], locale: Locale
) -> tuple[str, Locale]:
    """Return a text of the configuration for a locale, and the locale that it is in."""
    if isinstance(texts, str):
        return texts, locale
    for tag in project.tags_for(locale):
        if tag in texts:
            same = tag in {locale.tag, locale.language}
            return texts[tag], locale if same else Locale(tag)
    tag = next(iter(texts), locale.tag)
    return texts.get(tag, ""), Locale(tag)


def _link(
    project: Project, site: SiteStructure, values: Values, locale: Locale, table: LinkTable
) -> SiteLink | None:
    if table.locales is not None and locale.tag not in table.locales:
        return None
    goal = find_goal(project, site, values, locale, table.url)
    if goal is None:
        return None
    written, own = words_for(project, table.label, locale)
    label = values.title(take_references(written), own)
    if not label and goal.locale:
        own = goal.locale
    is_other = own != locale
    return SiteLink(
        label=label or goal.title or goal.url,
        url=goal.url,
        lang=own.tag if is_other else "",
        direction=own.direction if is_other else "",
        markets=" ".join(table.markets or ()),
    )


def _from(link: SiteLink, root: str) -> SiteLink:
    return link if is_elsewhere(link.url) else link._replace(url=root + link.url)
