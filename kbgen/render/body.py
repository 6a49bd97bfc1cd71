"""Fills the slots of an article's body for one page."""

from html import escape
from urllib.parse import quote

from kbgen.i18n import Catalogue
from kbgen.model.article import Article, Label, Slot
from kbgen.model.locale import Locale
from kbgen.model.resolve import content_path, resolve
from kbgen.model.site import Site


def fill_slots(
    site: Site, article: Article, locale: Locale, strings: Catalogue, root: str
) -> tuple[str, ...]:
    """Return the HTML for each slot on a page of `locale`; `root` leads to the site's root."""
    fills = []
    for slot in article.slots:
        if isinstance(slot, Label):
            fills.append(escape(strings.gettext(slot.message)))
        else:
            url = _address(site, article, locale, slot, root)
            fills.append(slot.missing if url is None else slot.opening + escape(url) + slot.closing)
    return tuple(fills)


def _address(site: Site, article: Article, locale: Locale, slot: Slot, root: str) -> str | None:
    query = f"?{slot.query}" if slot.query else ""
    fragment = f"#{quote(slot.fragment)}" if slot.fragment else ""
    if not slot.target:
        return fragment if not fragment or slot.fragment in article.anchors else None
    if slot.kind == "asset":
        url = site.assets.get(content_path(article.source, slot.target))
        return None if url is None else root + quote(url) + query
    goal = resolve(site, article.source, slot.target, locale)
    if goal is None:
        return None
    return root + quote(goal.url) + query + (fragment if slot.fragment in goal.anchors else "")
