"""`index.md` beside a page: the article as Markdown, with the values of one market."""

import json
from dataclasses import dataclass

from kbgen.model.artifact import Artifact
from kbgen.model.foreign import unmarked
from kbgen.twins.markdown import markdown_of

#: Changes with what this module makes of the same input.
FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """The twin of an article for a market, or for all."""

    path: str
    """Of the output file."""
    market: str
    """Empty: it says the same to all, or leads to the twins of all markets."""
    front_matter: tuple[tuple[str, str | tuple[str, ...]], ...]
    title: str
    notice: str
    """Temporary notice at the top."""
    fills: tuple[str, ...] | None
    """HTML for the slots of the body; None: it only leads to the twins of the markets."""
    others: tuple[tuple[str, str], ...]
    """The twins of other markets: the market's name and the file's."""


def twin_name(market: str) -> str:
    """Return the name of the file for a market. market: empty: for all."""
    return f"index.{market.lower()}.md" if market else "index.md"


def twin_file(twin: Twin, html: tuple[str, ...]) -> Artifact:
    """Write a twin. html: the body around its slots."""
    parts = [_front_matter(twin), f"# {twin.title}", f"> {twin.notice}" if twin.notice else ""]
    if twin.fills is not None:
        pieces = [piece for pair in zip(html, twin.fills, strict=False) for piece in pair]
        body = "".join([*pieces, *html[len(twin.fills) :]])
        parts.append(markdown_of(unmarked(body), twin.market).strip())
    if twin.others:
        parts.append("---" if twin.fills is not None else "")
        parts.append("\n".join(f"- [{name}]({file})" for name, file in twin.others))
    return Artifact(twin.path, ("\n\n".join(filter(None, parts)) + "\n").encode())


def _front_matter(twin: Twin) -> str:
    """Return the front matter: YAML whose texts are quoted as in JSON."""
    lines = [f"{key}: {json.dumps(text, ensure_ascii=False)}" for key, text in twin.front_matter]
    return "\n".join(["---", *lines, "---"])
