"""Plain text of tokens, for titles, outlines and the search index."""

from markdown_it.token import Token

from kbgen.text import squash

_TEXT = {"text", "text_special", "code_inline"}


def plain_text(inline: Token) -> str:
    """Return the text of an inline token without markup; images give their alternative text."""
    return squash(loose_text(inline))


def loose_text(inline: Token) -> str:
    """Return the same, with white space as written: for longer texts that are squashed as one."""
    return "".join(_pieces(inline.children or []))


def _pieces(children: list[Token]) -> list[str]:
    pieces = []
    for child in children:
        if child.type in _TEXT:
            pieces.append(child.content)
        elif child.type in {"softbreak", "hardbreak"}:
            pieces.append("" if child.hidden else " ")
        elif child.type == "image":
            pieces.append("".join(_pieces(child.children or [])))
        elif child.type == "html_inline" and child.content[:3].lower() == "<br":
            pieces.append(" ")
    return pieces
