"""What a text shows as it is written: marks that Markdown did not take for anything."""

from markdown_it.token import Token

#: Stands for code, images and raw HTML.
_NO_TEXT = "\0"


def printed(inline: Token) -> str:
    """Return the text of an inline token, one line for each line of the source.

    What is code, an image or raw HTML is one character that no pattern finds.
    """
    pieces = []
    for child in inline.children or ():
        if child.type in {"softbreak", "hardbreak"}:
            pieces.append("\n")
        elif child.type in {"text", "text_special"}:
            pieces.append(child.content)
        elif child.content or child.type == "image":
            pieces.append(_NO_TEXT)
    return "".join(pieces)
