"""Tokens → the pieces of the body's HTML, with slots where render fills something in."""

import re
from dataclasses import replace
from typing import Any

from markdown_it.token import Token

from kbgen.markdown.alerts import label_titles
from kbgen.markdown.html import HtmlPolicy, has_html, sanitise
from kbgen.markdown.parser import parser
from kbgen.model.article import Label, Slot

Piece = str | Slot | Label


def render_body(
    tokens: list[Token],
    env: dict[str, Any],
    slots: list[tuple[Token, str, Slot]],
    policy: HtmlPolicy,
    nonce: str,
) -> tuple[Piece, ...]:
    """Render, sanitise where raw HTML came in, and cut at the slots.

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
    return tuple(_cut(html, marker, holes))


def _cut(html: str, marker: str, holes: list[Slot | Label]) -> list[Piece]:
    hole = re.compile(rf"(<(?:a|img)\b[^<>]*?)?{marker}(\d+)x([^<>]*>)?")
    pieces: list[Piece] = []
    at = 0
    for found in hole.finditer(html):
        pieces.append(html[at : found.start()])
        what = holes[int(found[2])]
        at = found.end()
        if isinstance(what, Slot):
            what = replace(what, opening=found[1] or "", closing=found[3] or "")
        elif found[3]:  # a label stands in text: what follows it is not its own
            at = found.start(3)
        pieces.append(what)
    pieces.append(html[at:])
    return [piece for piece in pieces if piece != ""]
