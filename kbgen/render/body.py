"""Fills the slots of an article's body for one page."""

from html import escape
from urllib.parse import quote

from kbgen.i18n import Catalogue
from kbgen.model.article import AddressSlot, Article, BlockSlot, Label, Slot, ValueSlot
from kbgen.model.policy import Reference, fill_references
from kbgen.model.resolve import find_asset, resolve
from kbgen.render.blocks import fill_block
from kbgen.render.frame import Frame
from kbgen.render.page import strings
from kbgen.render.pictures import picture


def fill_slots(frame: Frame, article: Article, root: str) -> tuple[str, ...]:
    """Return the HTML for each slot on a page of the frame; `root` leads to the site's root."""
    fills = []
    for slot in article.slots:
        match slot:
            case Label():
                fills.append(escape(_words(frame, article).marked(slot.message)))
            case ValueSlot():
                fills.append(_value(frame, article, slot))
            case BlockSlot():
                fills.append(fill_block(frame, article, slot))
            case AddressSlot():
                fills.append(_with_values(frame, article, _filled(frame, article, slot)))
            case Slot():
                fills.append(_with_values(frame, article, _tag(frame, article, slot, root)))
    return tuple(fills)


def _words(frame: Frame, article: Article) -> Catalogue:
    """Return the words of the article's language: it may be one that stands in for the page's."""
    return strings(frame.setting.files, article.locale.tag)


def _tag(frame: Frame, article: Article, slot: Slot, root: str) -> str:
    if slot.is_image:
        asset = find_asset(frame.site, article.source, slot.target, frame.locale)
        if asset is not None:
            return picture(slot, asset, root)
    url = (slot.address or None) if slot.is_image else _address(frame, article, slot, root)
    return slot.missing if url is None else slot.opening + escape(url) + slot.closing


def _filled(frame: Frame, article: Article, slot: AddressSlot) -> str:
    address = frame.values.link(slot.address, article.locale)
    return slot.opening + escape(address) + slot.closing if slot.may_have(address) else slot.missing


def _with_values(frame: Frame, article: Article, tag: str) -> str:
    """Fill the values inside a tag, such as those of an alternative text."""
    return fill_references(tag, lambda reference: escape(_plain(frame, article, reference)))


def _plain(frame: Frame, article: Article, reference: Reference) -> str:
    market = frame.values.own_market(frame.locale)
    return frame.values.in_market(reference, article.locale, market).replace("\n", ", ")


def _value(frame: Frame, article: Article, slot: ValueSlot) -> str:
    match slot.place:
        case "attribute":
            return escape(_plain(frame, article, slot.reference))
        case "linked":
            return frame.values.html(slot.reference, article.locale, linked=False)
        case _:
            return frame.values.html(slot.reference, article.locale)


def _address(frame: Frame, article: Article, slot: Slot, root: str) -> str | None:
    site = frame.site
    query = f"?{slot.query}" if slot.query else ""
    fragment = f"#{quote(slot.fragment)}" if slot.fragment else ""
    if not slot.target:
        return fragment if not fragment or slot.fragment in article.anchors else None
    if slot.kind == "asset":
        asset = find_asset(site, article.source, slot.target, frame.locale)
        return (slot.address or None) if asset is None else root + quote(asset.url) + query
    goal = resolve(site, article.source, slot.target, frame.locale)
    if goal is None:
        return None
    return root + quote(goal.url) + query + (fragment if slot.fragment in goal.anchors else "")
