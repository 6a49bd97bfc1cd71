"""What stands on every page of a locale: links of the header and the footer, status notices."""

from collections.abc import Iterable
from dataclasses import dataclass

from kbgen.config.links import LinkTable
from kbgen.model.destinations import is_elsewhere
from kbgen.model.locale import Locale
from kbgen.model.page import NoticeView, SiteLink
from kbgen.render.destinations import find_goal, link_with
from kbgen.render.notices import PlacedNotice, notice_for
from kbgen.render.setting import Setting


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What stands on every page of a locale, with addresses relative to the site's root."""

    header: tuple[SiteLink, ...]
    footer: tuple[SiteLink, ...]
    notices: tuple[PlacedNotice, ...]

    def links(self, root: str) -> dict[str, tuple[SiteLink, ...]]:
        """Return the fields of a page. root: leads from it to the site's root."""
        return {
            "header_links": tuple(_from(link, root) for link in self.header),
            "footer_links": tuple(_from(link, root) for link in self.footer),
        }

    def notices_on(self, folder: str, root: str) -> tuple[NoticeView, ...]:
        """Return the notices of a page in a folder. folder: empty for pages in none."""
        views = (notice.view for notice in self.notices if notice.is_on(folder))
        return tuple(view._replace(link=view.link and _from(view.link, root)) for view in views)


def standing_for(setting: Setting, locale: Locale) -> Standing:
    """Return what stands on the pages of a locale. Links that lead nowhere are left out."""
    project, site, values = setting.project, setting.site, setting.values

    def links(tables: Iterable[LinkTable]) -> tuple[SiteLink, ...]:
        return tuple(link for table in tables if (link := _link(setting, locale, table)))

    notices = (notice_for(project, site, values, locale, one) for one in setting.notices)
    return Standing(
        header=links(project.config.header.links),
        footer=links(project.config.footer.links),
        notices=tuple(notice for notice in notices if notice),
    )


def _link(setting: Setting, locale: Locale, table: LinkTable) -> SiteLink | None:
    if table.locales is not None and locale.tag not in table.locales:
        return None
    project, values = setting.project, setting.values
    page = find_goal(project, setting.site, values, locale, table.url)
    if page is None:
        return None
    link = link_with(project, values, locale, page, table)
    return link._replace(markets=" ".join(table.markets or ()))


def _from(link: SiteLink, root: str) -> SiteLink:
    return link if is_elsewhere(link.url) else link._replace(url=root + link.url)
