"""Feeds of changed articles, from `updated` and `change`: Atom and JSON Feed, for each locale.

A change of weight `minor` means nothing to readers and is left out.
"""

import json
from collections.abc import Iterable
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from kbgen.config import Project
from kbgen.model.foreign import unmarked
from kbgen.model.locale import Locale
from kbgen.model.site import Site
from kbgen.render.addresses import absolute

#: Changes that a feed lists, the latest first.
_MOST = 50


class _Change(NamedTuple):
    title: str
    summary: str
    url: str
    day: str
    weight: str

    @property
    def id(self) -> str:
        """Another for each change: readers of feeds show what has a new one."""
        return f"{self.url}#{self.day}"

    @property
    def moment(self) -> str:
        return f"{self.day}T00:00:00Z"


def feeds(project: Project, site: Site, locale: Locale) -> dict[str, bytes]:
    """Return the feeds of a locale by path; none without a site URL, or if nothing has a day."""
    changes = _changes(project, site, locale) if project.config.site.url else []
    if not changes:
        return {}
    atom, as_json = (f"{locale.segment}/changes.{suffix}" for suffix in ("atom", "json"))
    name = project.site_name(locale)[0]
    home = absolute(project, site.categories["", locale].url)
    return {
        atom: _atom(name, home, absolute(project, atom), locale, changes),
        as_json: _json(name, home, absolute(project, as_json), locale, changes),
    }


def has_feed(project: Project, site: Site, locale: Locale) -> bool:
    return bool(project.config.site.url and _changes(project, site, locale))


def _changes(project: Project, site: Site, locale: Locale) -> list[_Change]:
    dated = [
        _Change(
            title=article.title,
            summary=article.description_for_all or article.description,
            url=absolute(project, site.urls[article.key]),
            day=article.meta.updated.isoformat(),
            weight=article.meta.change,
        )
        for article in site.articles(locale)
        if article.meta.updated and article.meta.change != "minor"
    ]
    return sorted(dated, key=lambda one: (one.day, one.url), reverse=True)[:_MOST]


def _atom(name: str, home: str, own: str, locale: Locale, changes: Iterable[_Change]) -> bytes:
    listed = list(changes)
    entries = (
        f"<entry>\n<title>{_text(one.title)}</title>\n<id>{escape(one.id)}</id>\n"
        f"<link href={quoteattr(one.url)}/>\n<updated>{one.moment}</updated>\n"
        f'<category term="{one.weight}"/>\n<summary>{_text(one.summary)}</summary>\n</entry>\n'
        for one in listed
    )
    head = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" '
        f'xml:lang="{locale.tag}">\n<title>{_text(name)}</title>\n<id>{escape(own)}</id>\n'
        f'<link rel="self" href={quoteattr(own)}/>\n<link href={quoteattr(home)}/>\n'
        f"<updated>{listed[0].moment}</updated>\n<author><name>{_text(name)}</name></author>\n"
    )
    return f"{head}{''.join(entries)}</feed>\n".encode()


def _json(name: str, home: str, own: str, locale: Locale, changes: Iterable[_Change]) -> bytes:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": unmarked(name),
        "home_page_url": home,
        "feed_url": own,
        "language": locale.tag,
        "items": [
            {
                "id": one.id,
                "url": one.url,
                "title": unmarked(one.title),
                "content_text": unmarked(one.summary),
                "date_modified": one.moment,
                "tags": [one.weight],
            }
            for one in changes
        ],
    }
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()


def _text(text: str) -> str:
    return escape(unmarked(text))
