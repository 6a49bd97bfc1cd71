"""Tokens → the pieces of the body's HTML, with slots where render fills something in."""

import re
from html import unescape
from itertools import zip_longest
from typing import Any

from markdown_it.token import Token

from kbgen.markdown.alerts import label_titles
from kbgen.markdown.html import HtmlPolicy, has_html, sanitise
from kbgen.markdown.parser import parser
from kbgen.model.article import AddressSlot, AnySlot, Slot, ValueSlot
from kbgen.model.html import HOOK
from kbgen.model.policy import OPEN, REFERENCE, Reference

#: Of the tag around a slot.
_OPENING = re.compile(r"<(?:a|img)\b[^<>]*\Z")
#: The tags of links; a closing one has the slash.
_LINK_TAG = re.compile(r"<(/?)a(?=[\s>])")
_CLOSING = re.compile(r"[^<>]*>")
#: Both renderer and sanitiser escape quotes and brackets in values.
_ADDRESS = re.compile(
    rf'(<(?:a|img)(?=\s)[^<>]*?\s(?:href|src)=")([^"<>{OPEN}]*{OPEN}[^"<>]*)("[^<>]*>)'
)
_ALTERNATIVE = re.compile(r'\salt="([^"]*)"')


def render_body(
    tokens: list[Token],
    env: dict[str, Any],
    slots: list[tuple[Token, str, Slot]],
    policy: HtmlPolicy,
    nonce: str,
) -> tuple[tuple[str, ...], tuple[AnySlot, ...]]:
    """Render, sanitise where raw HTML came in, and cut at the slots.

    Returns what stands before, between and after the slots, and the slots.

    Slots travel through renderer and sanitiser as a word made of letters and digits that both
    leave alone; so do the attributes of our own that scripts go by, where there is raw HTML.
    `nonce`, a digest of all of the article's text, is what no writer can know.
    """
    marker, hook = f"kbslot{nonce}n", f"kbhook{nonce}-"
    holes: list[AnySlot] = []
    for token, attribute, slot in slots:
        token.attrSet(attribute, f"{marker}{len(holes)}x")
        holes.append(slot)
    for token, label in label_titles(tokens):
        token.content = f"{marker}{len(holes)}x"
        holes.append(label)
    for token in tokens:
        if token.type == "kb_hole":
            token.content = f"{marker}{len(holes)}x"
            holes.append(token.meta["slot"])
    is_raw = has_html(tokens)
    for token in tokens if is_raw else ():
        if token.type == "kb_html":
            token.content = token.content.replace(f"{HOOK}-", hook)
    md = parser(policy.keep)
    html = str(md.renderer.render(tokens, md.options, env))
    if is_raw:
        html = sanitise(html, policy, marker, hook)
    if OPEN in html:
        html = _take_addresses(html, marker, holes)
    return _cut(html, marker, holes)


def _take_addresses(html: str, marker: str, holes: list[AnySlot]) -> str:
    """Put a slot in the place of each tag whose address holds policy values."""

    def take(found: re.Match[str]) -> str:
        opening, address, closing = found.groups()
        alternative = _ALTERNATIVE.search(opening + closing)
        missing = f"<span>{alternative[1]}</span>" if alternative else "<span></span>"
        holes.append(
            AddressSlot(
                address=unescape(address),
                opening=opening,
                closing=closing,
                missing=missing if opening.startswith("<img") else "<a>",
            )
        )
        return f"{marker}{len(holes) - 1}x"

    return _ADDRESS.sub(take, html)


def _cut(
    html: str, marker: str, holes: list[AnySlot]
) -> tuple[tuple[str, ...], tuple[AnySlot, ...]]:
    texts: list[str] = []
    filled: list[AnySlot] = []
    before, *rest = html.split(marker)
    for part in rest:
        number, _, after = part.partition("x")
        what = holes[int(number)]
        # What a block put there brings its tag along, and a label stands in text.
        if isinstance(what, Slot) and not what.opening:
            opening = _OPENING.match(before, max(before.rfind("<"), 0))
            closing = _CLOSING.match(after)
            what = what._replace(
                opening=opening[0] if opening else "", closing=closing[0] if closing else ""
            )
            before = before.removesuffix(what.opening)
            after = after.removeprefix(what.closing)
        texts.append(before)
        filled.append(what)
        before = after
    return _cut_values((*texts, before), filled)


def _cut_values(
    texts: tuple[str, ...], slots: list[AnySlot]
) -> tuple[tuple[str, ...], tuple[AnySlot, ...]]:
    """Cut at the references to policy values as well."""
    if not any(OPEN in text for text in texts):
        return texts, tuple(slots)
    pieces: list[str] = []
    found: list[AnySlot] = []
    place = "text"
    for text, slot in zip_longest(texts, slots):
        before, *others = REFERENCE.split(text)
        place = _place(before, place)
        for name, form, after in zip(others[::3], others[1::3], others[2::3], strict=True):
            pieces.append(before)
            found.append(ValueSlot(Reference(name, form), place))
            before = after
            place = _place(before, place)
        pieces.append(before)
        if slot is not None:
            found.append(slot)
            if isinstance(slot, Slot | AddressSlot) and slot.opening.startswith("<a"):
                place = "linked"
    return tuple(pieces), tuple(found)


def _place(text: str, place: str) -> str:
    """Tell where the end of a text stands that begins at a place: see `ValueSlot`."""
    opened, closed = text.rfind("<"), text.rfind(">")
    if opened > closed:
        return "attribute"
    if opened == closed:  # no tag begins or ends here
        return place
    link = _LINK_TAG.findall(text)
    if link:
        return "text" if link[-1] else "linked"
    return "text" if place == "attribute" else place
