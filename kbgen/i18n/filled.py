"""Pieces of filled texts: values as HTML and as addresses, and texts that differ by market."""

import re
from collections.abc import Callable
from html import escape

from kbgen.model.by_market import ByMarket, text_for
from kbgen.model.contact import phone_address
from kbgen.model.policy import Form, Reference, Words, fill_references
from kbgen.urls import split_url

#: A number and what it counts stay on one line.
_COUNTED = re.compile(r"(?<=\d) (?=\w)")

#: Most characters that values may add to a text.
_MOST_FILLED = 1_000_000


def joined(pieces: list[str | dict[str, str]]) -> ByMarket:
    """Return pieces with neighbours that are the same everywhere as one."""
    joined: list[str | dict[str, str]] = []
    for piece in pieces:
        if isinstance(piece, str) and joined and isinstance(joined[-1], str):
            joined[-1] += piece
        elif piece:
            joined.append(piece)
    return text_for(joined, None) if all(isinstance(one, str) for one in joined) else joined


def link_to(kind: str, text: str) -> str:
    """Return the address of a phone number, an e-mail address or a URL."""
    match kind:
        case "phone":
            return phone_address(text)
        case "email":
            return f"mailto:{text}"
        case _:
            return text


def value_html(form: Form, text: str, *, linked: bool) -> str:
    if not isinstance(form, Words):
        return escape(_COUNTED.sub("\xa0", text))
    if form.kind == "address":
        return escape(text).replace("\n", "<br>")
    if form.kind == "text":
        return escape(text)
    label = text
    if form.kind == "url":
        parts = split_url(text)
        label = (parts.netloc + parts.path).rstrip("/") if parts else ""
        label = label or text
    label = f'<bdi dir="ltr">{escape(label)}</bdi>'
    if not linked or not text:
        return label
    return f'<a href="{escape(link_to(form.kind, text))}">{label}</a>'


def fill_text(text: str, fill: Callable[[Reference], str]) -> str:
    """Fill a text until it has grown by `_MOST_FILLED`; later values are left out."""
    left = _MOST_FILLED

    def fill_next(reference: Reference) -> str:
        nonlocal left
        filled = fill(reference) if left > 0 else ""
        left -= len(filled)
        return filled

    return fill_references(text, fill_next)
