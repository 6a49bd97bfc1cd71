"""Tokens → the pieces of the body's HTML, with slots where render fills something in."""

import re
from typing import Any

from markdown_it.token import Token

from kbgen.markdown.alerts import label_titles
from kbgen.markdown.html import HtmlPolicy, has_html, sanitise
from kbgen.markdown.parser import parser
from kbgen.model.article import Label, Slot

#: Of the tag around a slot.
_OPENING = re.compile(r"<(?:a|img)\b[^<>]*\Z")
_CLOSING = re.compile(r"[^<>]*>")


def render_body(
    tokens: list[Token],
    env: dict[str, Any],
    slots: list[tuple[Token, str, Slot]],
    policy: HtmlPolicy,
    nonce: str,
) -> tuple[tuple[str, ...], tuple[Slot | Label, ...]]:
    """Render, sanitise where raw HTML came in, and cut at the slots.

    Returns what stands before, between and after the slots, and the slots.

    Slots travel through renderer and sanitiser as a word made of letters and digits that both
    leave alone; `nonce` (a digest of the source) keeps writers from hitting it by accident.
    """
    marker = f"kbslot{nonce}n"
    holes: list[Slot | Label] = []
    for token, attribute, slot in slots:
        token.attrSet(attribute, f"{marker}{len(holes)}x")
        holes.append(slot)
    for token, label in label_titles(tokens):
        token.content = f"{marker}{len(holes)}x"
        holes.append(label)
    md = parser(policy.keep)
    html = str(md.renderer.render(tokens, md.options, env))
    if has_html(tokens):
        html = sanitise(html, policy, marker)
    return _cut(html, marker, holes)


def _cut(
    html: str, marker: str, holes: list[Slot | Label]
) -> tuple[tuple[str, ...], tuple[Slot | Label, ...]]:
    texts: list[str] = []
    filled: list[Slot | Label] = []
    before, *rest = html.split(marker)
    for part in rest:
        number, _, after = part.partition("x")
        what = holes[int(number)]
        if isinstance(what, Slot):  # a label stands in text, without a tag of its own
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
    return (*texts, before), tuple(filled)
