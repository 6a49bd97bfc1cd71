"""Anchors of headings in Markdown: other generators make others of the same words."""

import re

from kbgen.text import slugify

_CODE = re.compile(r"^(`{3,}+|~{3,}+)[^\n]*+\n.*?(?:^\1[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]++([^\n]++)$", re.MULTILINE)
_NAMED = re.compile(r"\{[^{}#\n]{0,100}#([\w.:-]{1,200})[^{}\n]{0,100}\}")
_LINK = re.compile(r"!?\[((?:\\.|[^\[\]\\\n]){0,300})\]\([^)\n]{0,500}\)")
_MARKS = re.compile(r"<[^<>\n]*>|\\(?=[^\w\s])|[*`~]")


def anchors_in(markdown: str) -> dict[str, str]:
    """Return the anchors of a text, and by their letters alone those that others may have made."""
    prose = _CODE.sub("", markdown)
    found: dict[str, str] = {}
    for line in _HEADING.findall(prose):
        heading = line.rstrip("# \t")
        named = _NAMED.search(heading)
        words = _MARKS.sub("", _LINK.sub(r"\1", _NAMED.sub("", heading)))
        anchor = named[1] if named else slugify(words)
        for key in (anchor, letters_of(words), letters_of(anchor)):
            if key and anchor:
                found.setdefault(key, anchor)
    for name in _NAMED.findall(prose):
        found.setdefault(name, name)
    return found


def letters_of(anchor: str) -> str:
    """Return the letters and digits of an anchor; `&` may have become `and`, or nothing."""
    return "".join(part for part in slugify(anchor).split("-") if part != "and").replace("_", "")
