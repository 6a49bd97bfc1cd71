"""The HTML of an article's body as a tree: it is our own, so that a tag is what it looks like.

A full HTML parser takes ten times as long, and twins are made of every article of a site.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple, Union

_TAG = re.compile(r"""<(/?)([A-Za-z][\w-]*+)((?:[^<>"']|"[^"<]*+"|'[^'<]*+')*+)>""")
_ATTRIBUTE = re.compile(r"""([^\s=/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_VOID = frozenset({"br", "hr", "img", "input", "source", "track", "wbr", "col"})
#: What is nested deeper is read as if it stood here.
_DEEPEST = 60


class Node(NamedTuple):
    """An element. Its content: elements, and texts without entities."""

    name: str
    attributes: dict[str, str]
    content: list[Union["Node", str]]

    def has_class(self, name: str) -> bool:
        return name in self.attributes.get("class", "").split()

    def elements(self) -> Iterator["Node"]:
        return (one for one in self.content if isinstance(one, Node))

    def find(self, name: str) -> Iterator["Node"]:
        """Yield the elements of a name below this one, in the order of the text."""
        for one in self.elements():
            if one.name == name:
                yield one
            yield from one.find(name)


def parse(html: str) -> Node:
    """Return the tree of a text; its root has no name."""
    root = Node("", {}, [])
    open_nodes = [root]
    at = 0
    for start, end, tag in _tags(html):
        if start > at:
            open_nodes[-1].content.append(unescape(html[at:start]))
        at = end
        if tag is None:
            continue
        name = tag[2].lower()
        if tag[1]:
            _close(open_nodes, name)
            continue
        node = Node(name, _attributes(tag[3]), [])
        open_nodes[-1].content.append(node)
        if name not in _VOID and len(open_nodes) < _DEEPEST:
            open_nodes.append(node)
    open_nodes[-1].content.append(unescape(html[at:]))
    return root


def _tags(html: str) -> Iterator[tuple[int, int, re.Match[str] | None]]:
    """Yield start and end of each tag with its match, and of each comment."""
    start = html.find("<")
    while start >= 0:
        end = start + 1
        if html.startswith("<!--", start):
            closing = html.find("-->", start + 4)
            end = closing + 3 if closing >= 0 else len(html)
            yield start, end, None
        elif tag := _TAG.match(html, start):
            end = tag.end()
            yield start, end, tag
        start = html.find("<", end)


def _close(open_nodes: list[Node], name: str) -> None:
    for depth in range(len(open_nodes) - 1, 0, -1):
        if open_nodes[depth].name == name:
            del open_nodes[depth:]
            return


def _attributes(text: str) -> dict[str, str]:
    return {
        name.lower(): unescape(double or single or bare)
        for name, double, single, bare in _ATTRIBUTE.findall(text)
    }
