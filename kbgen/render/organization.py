"""The shop as data for search engines: on home pages and contact pages, and for export."""

import json
from collections.abc import Iterator
from typing import Any

from kbgen import twins
from kbgen.i18n.values import format_form
from kbgen.model.by_market import text_for
from kbgen.model.contact import CONTACT_KINDS
from kbgen.model.locale import Locale
from kbgen.render.addresses import absolute
from kbgen.render.contact import contact_address
from kbgen.render.page import strings
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


def policy_texts(setting: Setting, locale: Locale) -> Iterator[twins.PolicyText]:
    """Yield what the articles that state policies say in short, in each country of their markets.

    An article that states one in a section counts where its description names the value.
    """
    site, project = setting.site, setting.project
    for intent in twins.POLICIES:
        for market, countries in twins.countries_of(project).items():
            form = setting.values.meant(market).get(intent)
            value = form and format_form(form, "", strings(setting.files, locale.tag))
            for key, is_whole in twins.answering(site, intent, locale.segment):
                article = site.versions[key]
                text = text_for(article.descriptions or article.description, market)
                is_for = not article.meta.markets or market in article.meta.markets
                if text and is_for and (is_whole or (value and value in text)):
                    url = absolute(project, site.urls[key])
                    yield from (twins.PolicyText(intent, one, text, url) for one in countries)
                    break


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
