"""Markdown of other tools: its links and images get their new addresses; the rest stays."""

import re

from kbgen.importing.convert import Addresses, Converted, write_link

#: Code, which stays as it is, and links and images.
_PIECES = re.compile(
    r"(?P<fence>^(?P<mark>`{3,}+|~{3,}+)[^\n]*+\n.*?(?:^(?P=mark)[`~]*[ \t]*$|\Z))"
    r"|(?P<code>(?<!`)(?P<ticks>`++).{1,2000}?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<image>!)?\[(?P<words>(?:\\.|[^\[\]\\\n]|\n(?!\n)|\[[^\[\]\n]{0,200}\]){0,500}+)\]"
    r"\((?P<address><[^<>\n]*>|[^()\s<>]*(?:\([^()\s]*\)[^()\s]*)*)"
    r"(?P<title>[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'))?[ \t]*\)"
    r"|^(?P<before>[ \t]{0,3}\[[^\]\n]{1,200}\]:[ \t]*)(?P<defined>\S+)",
    re.MULTILINE | re.DOTALL,
)


def rewrite(markdown: str, addresses: Addresses) -> Converted:
    """Return the text with new addresses."""

    def change(found: re.Match[str]) -> str:
        if found["fence"] or found["code"]:
            return found[0]
        if found["defined"]:
            target = addresses.link(found["defined"].strip("<>"))
            return f"{found['before']}{target or found['defined']}"
        address = found["address"].strip("<>")
        if not address:
            return found[0]
        title = found["title"] or ""
        if found["image"]:
            path = addresses.file(address)
            return f"!{_link(found['words'], path, title)}" if path else found["words"]
        words = _PIECES.sub(change, found["words"])  # an image in a link
        target = addresses.link(address)
        return _link(words, target, title) if target else words

    return Converted(_PIECES.sub(change, markdown).strip("\n") + "\n")


def _link(words: str, address: str, title: str) -> str:
    link = write_link(words, address)
    return f"{link[:-1]}{title})"
