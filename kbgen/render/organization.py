"""The shop as data for search engines: on home pages and contact pages, and for export."""

import json
from collections.abc import Iterator
from typing import Any

from kbgen import twins
from kbgen.model.contact import CONTACT_KINDS
from kbgen.model.locale import Locale
from kbgen.render.addresses import absolute
from kbgen.render.contact import contact_address
from kbgen.render.setting import Setting

#: Kind of a channel → the property of schema.org that holds its target.
_PROPERTIES = {"phone": "telephone", "email": "email"}


def organization(setting: Setting, locale: Locale) -> dict[str, Any] | None:
    """Return the shop as a node of schema.org; None: [organization] has no name."""
    project, table = setting.project, setting.project.config.organization
    if not table.name:
        return None
    return twins.organization(
        table.name,
        table.url,
        _contacts(setting, locale),
        twins.promises(project, setting.values),
        {kind: page for kind, (_, page) in policy_pages(setting, locale).items()},
    )


def policy_pages(setting: Setting, locale: Locale) -> dict[str, tuple[str, str]]:
    """Return the title and the absolute address of the pages that state policies, by kind."""
    site, project = setting.site, setting.project
    pages = {}
    titles = {site.urls[key]: site.versions[key].title for key in site.answers if key[1] == locale}
    for kind in ("returns", "shipping"):
        url = twins.policy_page(site, kind, locale.segment)
        if url and project.config.site.url:
            pages[kind] = (titles[url], absolute(project, url))
    return pages


def as_json(node: dict[str, Any] | None) -> str:
    """Return a node as a page holds it: nothing in it ends a script element."""
    if node is None:
        return ""
    text = json.dumps(node, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def _contacts(setting: Setting, locale: Locale) -> Iterator[twins.ContactPoint]:
    project = setting.project
    for channel in project.config.contact.channels:
        if channel.locales is not None and locale.tag not in channel.locales:
            continue
        name = _PROPERTIES.get(channel.kind, "")
        kind = CONTACT_KINDS[channel.kind]
        if not name and (not kind.is_page or "{" in channel.target):
            continue  # an address with places to fill leads nowhere by itself
        hours = project.config.contact.hours.get(channel.hours)
        target, url = contact_address(channel, setting.values, locale)
        countries = (
            country
            for market in channel.markets or ()
            for country in project.config.markets[market].countries
        )
        yield twins.ContactPoint(
            property=name or "url",
            target=target if name else url,
            language=locale.tag,
            countries=tuple(countries),
            hours=hours.hours(project.config.site.time_zone) if hours else None,
        )
