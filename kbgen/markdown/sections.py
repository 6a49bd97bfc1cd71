"""Plain text under each heading, from the token stream."""

from collections.abc import Iterable

from markdown_it.token import Token

from kbgen.markdown.html import text_of
from kbgen.markdown.plain import loose_text, plain_text
from kbgen.model.article import Section
from kbgen.text import squash


def sections_of(tokens: Iterable[Token]) -> tuple[Section, ...]:
    """Cut at every heading; the first section holds what stands above the first heading."""
    found: list[Section] = []
    anchor, title = "", ""
    texts: list[str] = []
    in_heading = in_alert_title = False
    for token in tokens:
        kind = token.type
        if kind == "inline":
            if in_heading:
                title = plain_text(token)
            elif not in_alert_title:
                texts.append(loose_text(token))
        elif kind == "heading_open":
            found.append(Section(anchor=anchor, title=title, text=squash(" ".join(texts))))
            anchor, texts, in_heading = str(token.attrs["id"]), [], True
        elif kind == "heading_close":
            in_heading = False
        elif kind in {"alert_title_open", "alert_title_close"}:
            in_alert_title = kind == "alert_title_open"
        elif kind == "html_block":
            texts.append(text_of(token.content))
        elif kind in {"fence", "code_block"}:
            texts.append(token.content)
    found.append(Section(anchor=anchor, title=title, text=squash(" ".join(texts))))
    return tuple(found)
