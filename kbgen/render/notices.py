"""Status notices as the pages of a locale show them."""

import datetime as dt
from html import escape
from typing import NamedTuple

from kbgen.config import Project
from kbgen.config.notices import StatusNotice, midnight
from kbgen.digest import short_digest
from kbgen.i18n import Values
from kbgen.model.locale import Locale
from kbgen.model.page import NoticeView, SiteLink
from kbgen.model.policy import REFERENCE, Reference, take_references, within_markets
from kbgen.model.site import SiteStructure
from kbgen.render.destinations import find_goal, link_with

#: Severity → its name, a string of the theme; the others are in `_messages.html`.
_LABELS = {"info": "Note", "success": "Resolved", "warning": "Warning", "danger": "Important"}


class PlacedNotice(NamedTuple):
    """A notice, and the folders whose pages show it."""

    view: NoticeView
    """Its link is relative to the site's root."""
    folders: tuple[str, ...] | None
    """None: all pages do."""

    def is_on(self, folder: str) -> bool:
        """Tell whether the pages of a folder show it. folder: empty for pages in none."""
        if self.folders is None:
            return True
        return any(f"{folder}/".startswith(f"{one}/") for one in self.folders)


def notice_for(
    project: Project, site: SiteStructure, values: Values, locale: Locale, notice: StatusNotice
) -> PlacedNotice | None:
    """Return a notice in the words of a locale; None: the locale does not show it."""
    table = notice.table
    if table.locales is not None and locale.tag not in table.locales:
        return None
    written, own = project.words(table.text, locale, table.locales)
    is_other = own != locale
    html = _html(values, written, own, tuple(table.markets or ()))
    day = midnight(values.day, notice.start.tzinfo or dt.UTC) if notice.start else None
    begins_today = notice.start is not None and day is not None and notice.start > day
    view = NoticeView(
        key=f"{notice.id}-{short_digest(written)[:6]}",
        severity=table.severity,
        severity_label=_LABELS[table.severity],
        html=html,
        lang=own.tag if is_other else "",
        direction=own.direction if is_other else "",
        link=_link(project, site, values, locale, notice),
        markets=" ".join(table.markets or ()),
        start=_utc(notice.start) if begins_today else "",
        end=_utc(notice.end),
    )
    return PlacedNotice(view, tuple(table.categories) if table.categories is not None else None)


def _html(values: Values, text: str, locale: Locale, markets: tuple[str, ...]) -> str:
    """Return a text with its policy values; where markets differ, each has its own."""
    encoded = within_markets(take_references(text), ",".join(markets))
    return REFERENCE.sub(
        lambda match: values.html(Reference(match[1], match[2]), locale), escape(encoded)
    )


def _link(
    project: Project, site: SiteStructure, values: Values, locale: Locale, notice: StatusNotice
) -> SiteLink | None:
    goal, _ = project.words(notice.table.link, locale)
    page = find_goal(project, site, values, locale, goal) if goal else None
    return page and link_with(project, values, locale, page, notice.table)


def _utc(moment: dt.datetime | None) -> str:
    if moment is None:
        return ""
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
