"""The literal text that readers see, including marks that Markdown did not recognise."""

from markdown_it.token import Token

#: Stands for code, images and raw HTML.
_NO_TEXT = "\0"


def printed(inline: Token) -> str:
    """Return the text of an inline token, one line for each line of the source.

    Code, images and raw HTML become one character that no pattern matches.
    """
    children = inline.children or ()
    if len(children) == 1 and children[0].type == "text":  # most texts
        return children[0].content
    pieces = []
    for child in children:
        if child.type in {"softbreak", "hardbreak"}:
            pieces.append("\n")
        elif child.type in {"text", "text_special"}:
            pieces.append(child.content)
        elif child.content or child.type == "image":
            pieces.append(_NO_TEXT)
    return "".join(pieces)
