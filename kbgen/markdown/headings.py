"""`## Title {#anchor}`: explicit anchors, and Unicode slugs for the other headings."""

import re
from html import escape
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from kbgen.markdown.plain import plain_text
from kbgen.model.article import Heading
from kbgen.model.names import nfc
from kbgen.model.policy import fill_references
from kbgen.text import slugify

#: `{#id}`, `{ #id .class }`, `{.class}` at the end of a heading; classes are read over.
#: The blanks before it are looked at from their first one only: a long run of them takes no longer.
_ATTRIBUTES = re.compile(r"(?<![ \t])[ \t]*\{:?[ \t]*((?:[#.][^\s{}#.]+[ \t]*)+)\}[ \t]*$")


def plugin(md: MarkdownIt) -> None:
    # Between block and inline: the attributes are gone before the text is parsed.
    md.core.ruler.after("block", "kb_heading_attributes", _take_attributes)


def _take_attributes(state: StateCore) -> None:
    for opening, inline in pairwise(state.tokens):
        if opening.type == "heading_open" and (found := _ATTRIBUTES.search(inline.content)):
            inline.content = inline.content[: found.start()]
            ids = [part[1:] for part in found[1].split() if part.startswith("#")]
            if ids:
                opening.meta["anchor"] = nfc(ids[-1])


def _has_anchor(token: Token) -> bool:
    return token.type == "heading_open" or (
        token.type == "kb_html" and not token.meta.keys().isdisjoint({"anchor", "title"})
    )


def give_anchors(tokens: list[Token]) -> tuple[tuple[Heading, ...], tuple[tuple[str, int], ...]]:
    """Set the id of every heading, and of every block that has `anchor` or `title` in its meta.

    Returns the headings and, as (anchor, line in the body), the duplicate explicit anchors; the
    later one gets a number like any repeated title.
    """
    outline: list[Heading] = []
    repeated: list[tuple[str, int]] = []
    anchored = [(at, token) for at, token in enumerate(tokens) if _has_anchor(token)]
    named = {token.meta["anchor"] for _, token in anchored if token.meta.get("anchor")}
    taken: set[str] = set()
    last: dict[tuple[str, bool], int] = {}  # the number that was given last: lower ones are taken
    for at, token in anchored:
        if token.tag == "h1":  # the page's own h1 is the title
            token.tag = tokens[at + 2].tag = "h2"
        is_heading = token.type == "heading_open"
        title = plain_text(tokens[at + 1]) if is_heading else token.meta.get("title", "")
        slug_source = fill_references(title, lambda reference: reference.key)
        wanted = token.meta.get("anchor") or slugify(slug_source) or "section"
        is_named = "anchor" in token.meta
        number = last.get((wanted, is_named), 1)
        anchor = wanted if number == 1 else f"{wanted}-{number}"
        # A title's own slug gives way to an anchor that the writer named, wherever it stands.
        while anchor in taken or (not is_named and anchor in named):
            number += 1
            anchor = f"{wanted}-{number}"
        last[wanted, is_named] = number
        if anchor != wanted and is_named:
            repeated.append((wanted, (token.map or [0])[0]))
        taken.add(anchor)
        if not is_heading:
            token.content = token.content.replace(" ", f' id="{escape(anchor)}" ', 1)
            continue
        token.attrSet("id", anchor)
        outline.append(Heading(level=int(token.tag[1]), anchor=anchor, title=title))
    return tuple(outline), tuple(repeated)
