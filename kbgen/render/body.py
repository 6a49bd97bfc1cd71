"""Fills the slots of an article's body for one page."""

from html import escape
from urllib.parse import quote

from kbgen.i18n import Catalogue
from kbgen.model.article import Article, Label, Slot
from kbgen.model.locale import Locale
from kbgen.model.resolve import content_path, resolve
from kbgen.model.site import Site


def body_html(site: Site, article: Article, locale: Locale, strings: Catalogue, root: str) -> str:
    """Return the HTML of the body on a page of `locale`; `root` leads to the site's root."""
    pieces = []
    for piece in article.body.html:
        if isinstance(piece, str):
            pieces.append(piece)
        elif isinstance(piece, Label):
            pieces.append(escape(strings.gettext(piece.message)))
        else:
            url = _address(site, article, locale, piece, root)
            found = piece.missing if url is None else piece.opening + escape(url) + piece.closing
            pieces.append(found)
    return "".join(pieces)


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
