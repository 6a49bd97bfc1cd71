"""How a reference page is written: front matter, tables, and texts from code as Markdown."""

import json
import re
from collections.abc import Iterable
from typing import NamedTuple

_CODE = re.compile(r"(`+)(?!`)(?:.+?)(?<!`)\1(?!`)", re.DOTALL)
#: Bare addresses are examples; as code they are no links.
_ADDRESS = re.compile(r"(?:https?|sqlite|postgresql|tcp)://[^\s,;)]*[^\s,;).]")
_SPECIAL = re.compile(r"([\\<*\[\]|~]|(?<!\w)_|_(?!\w)|\{\{|:::)")


class Page(NamedTuple):
    title: str
    description: str
    keywords: tuple[str, ...]
    body: str

    def markdown(self, order: int) -> str:
        """Return the whole file. order: its place in the menu."""
        lines = [
            "---",
            "# Made from the code by `make reference`; changes belong there.",
            f"title: {json.dumps(self.title, ensure_ascii=False)}",
            f"description: {json.dumps(self.description, ensure_ascii=False)}",
            f"order: {order}",
            f"keywords: {json.dumps(list(self.keywords), ensure_ascii=False)}",
            "---",
        ]
        return "\n".join(lines) + f"\n\n{self.body.strip()}\n"


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a Markdown table; cells are Markdown already."""
    lines = [list(head)]
    lines.append(["---"] * len(lines[0]))
    lines += [[" ".join(cell.split()) for cell in row] for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def code(text: str) -> str:
    """Return a code span, fit for a table."""
    return f"`{text}`".replace("|", r"\|") if text else ""


def codes(texts: Iterable[str]) -> str:
    return ", ".join(code(text) for text in texts)


def prose(text: str) -> str:
    """Return a text from the code as Markdown: code spans stay, everything else is literal."""
    pieces, end = [], 0
    for span in _CODE.finditer(text):
        pieces += [_literal(text[end : span.start()]), span[0].replace("|", r"\|")]
        end = span.end()
    return "".join([*pieces, _literal(text[end:])])


def _literal(text: str) -> str:
    pieces, end = [], 0
    for address in _ADDRESS.finditer(text):
        pieces += [_SPECIAL.sub(r"\\\1", text[end : address.start()]), code(address[0])]
        end = address.end()
    return "".join([*pieces, _SPECIAL.sub(r"\\\1", text[end:])])


def sentence(text: str) -> str:
    """Return a phrase with a capital and a full stop."""
    text = text.strip()
    if not text:
        return ""
    first = (
        text if text[0] in "`_" or text.split()[0].endswith(".toml") else text[0].upper() + text[1:]
    )
    return first if first.endswith((".", "!", "?", "…")) else f"{first}."
