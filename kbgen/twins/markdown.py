"""Clean Markdown of an article's body, for the readers of one market."""

import re
from collections.abc import Callable, Iterable, Iterator

from kbgen.twins.tree import Node, parse

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TEXTS = frozenset({"p", "summary", "figcaption", "caption", "dt", "address", *_HEADINGS})
#: Elements that hold others and write nothing themselves.
_GROUPS = frozenset(
    {"article", "aside", "dd", "details", "div", "dl", "figure", "footer", "form", "header"}
    | {"li", "main", "nav", "section"}
)
_BLOCKS = _TEXTS | _GROUPS | {"blockquote", "hr", "ol", "pre", "table", "ul", "video"}
_SKIPPED = frozenset(
    {"button", "input", "label", "noscript", "script", "select", "style", "svg", "template"}
)
#: What Markdown would take for marks, inside a line and at its beginning.
_MARKS = re.compile(r"[\\`*\[\]<]|(?<![^\W_])_|_(?![^\W_])|~~|&(?=#?\w+;)")
_AT_START = re.compile(r"^(#{1,6}\s|>|[-+]\s|---|===|\||\d{1,9}(?=[.)]\s))", re.MULTILINE)
_FENCES = re.compile(r"`+")
_STYLES = {"strong": "**", "b": "**", "em": "*", "i": "*", "del": "~~", "s": "~~"}


def markdown_of(html: str, market: str) -> str:
    """Return the Markdown of a body. market: what is for others is left out; empty: nothing is."""
    return "\n\n".join(_Writer(market).blocks(parse(html).content)) + "\n"


class _Writer:
    def __init__(self, market: str) -> None:
        self._market = market

    def blocks(self, content: Iterable[Node | str]) -> list[str]:
        """Return the blocks of some content: paragraphs, lists, tables."""
        blocks: list[str] = []
        loose: list[Node | str] = []
        for one in content:
            if isinstance(one, str) or one.name not in _BLOCKS:
                loose.append(one)
                continue
            blocks += self._paragraph(loose)
            loose = []
            if self._is_shown(one):
                blocks += self._block(one)
        return blocks + self._paragraph(loose)

    def _is_shown(self, node: Node) -> bool:
        markets = node.attributes.get("data-kb-for-market")
        if markets is not None and self._market and self._market not in markets.split():
            return False
        return node.name not in _SKIPPED and not (
            "hidden" in node.attributes
            or "data-kb-market-mark" in node.attributes
            or node.attributes.get("aria-hidden") == "true"
        )

    def _paragraph(self, content: list[Node | str]) -> list[str]:
        text = self._inline(content)
        return [_AT_START.sub(_escaped, text)] if text else []

    def _block(self, node: Node) -> list[str]:
        if node.name in _TEXTS:
            return self._text_block(node)
        match node.name:
            case "ul" | "ol":
                return self._list(node)
            case "table":
                return self._table(node)
            case "pre" | "video" | "hr":
                return _leaf(node)
            case _:
                blocks = self.blocks(node.content)
                is_quoted = node.name == "blockquote" or node.has_class("alert")
                return _quoted(blocks) if is_quoted else blocks

    def _text_block(self, node: Node) -> list[str]:
        text = self._inline(node.content)
        if not text:
            return []
        if node.name in _HEADINGS:
            return [f"{'#' * int(node.name[1])} {text}"]
        is_title = node.has_class("markdown-alert-title") or node.has_class("tab-title")
        if is_title or node.name in {"summary", "dt"}:
            return [f"**{text}**"]
        return self._paragraph(node.content)

    def _list(self, node: Node) -> list[str]:
        items: list[str] = []
        number = int(start) if (start := node.attributes.get("start", "")).isdigit() else 1
        is_tight = True
        for item in node.elements():
            if item.name != "li" or not self._is_shown(item):
                continue
            blocks = self.blocks(item.content)
            if item.has_class("footnote-item"):
                mark = f"[^{item.attributes.get('id', '').removeprefix('fn')}]: "
            elif node.name == "ol":
                mark = f"{number}. "
            else:
                mark = f"- {_box(item)}"
            number += 1
            is_tight = is_tight and len(blocks) < 2
            indent = " " * (len(mark) if node.name == "ol" else 2)
            text = "\n\n".join(blocks).replace("\n", f"\n{indent}")
            items.append(re.sub(r"^ +$", "", f"{mark}{text}".rstrip(), flags=re.MULTILINE))
        return [("\n" if is_tight else "\n\n").join(items)] if items else []

    def _table(self, node: Node) -> list[str]:
        captions = [text for one in node.find("caption") for text in self._paragraph(one.content)]
        rows = [
            [self._cell(cell) for cell in row.elements() if cell.name in {"th", "td"}]
            for row in node.find("tr")
            if self._is_shown(row)
        ]
        width = max((len(row) for row in rows), default=0)
        if not width:
            return captions
        has_head = next(node.find("thead"), None) is not None
        head = rows.pop(0) if has_head else [""] * width
        lines = [head, ["---"] * width, *rows]
        filled = ([*line, *[""] * (width - len(line))] for line in lines)
        return [*captions, "\n".join(f"| {' | '.join(line)} |" for line in filled)]

    def _cell(self, cell: Node) -> str:
        blocks = self.blocks(cell.content)
        return "<br>".join(blocks).replace("\n", " ").replace("|", "\\|")

    def _inline(self, content: Iterable[Node | str]) -> str:
        text = "".join(self._pieces(content)).replace("\xa0", " ").replace("\u202f", " ")
        lines = (" ".join(line.split()) for line in text.split("\v"))
        return "\\\n".join(lines).strip("\\\n ")

    def _pieces(self, content: Iterable[Node | str]) -> Iterator[str]:
        for one in content:
            if isinstance(one, str):
                yield _MARKS.sub(lambda mark: "".join(f"\\{sign}" for sign in mark[0]), one)
            elif self._is_shown(one):
                yield self._element(one)

    def _element(self, node: Node) -> str:
        if node.has_class("footnote-ref"):
            target = next((link.attributes.get("href", "") for link in node.find("a")), "")
            return f"[^{target.removeprefix('#fn')}]"
        write = _INLINE.get(node.name)
        return write(self, node) if write else self._words(node)

    def _words(self, node: Node) -> str:
        return "".join(self._pieces(node.content))

    def styled(self, node: Node) -> str:
        words, mark = self._words(node), _STYLES[node.name]
        inner = words.strip()
        return words.replace(inner, f"{mark}{inner}{mark}", 1) if inner else words

    def raised(self, node: Node) -> str:
        return f"<{node.name}>{self._words(node)}</{node.name}>"

    def link(self, node: Node) -> str:
        address = node.attributes.get("href", "")
        if node.has_class("footnote-backref"):
            return ""
        words = " ".join(self._words(node).split())
        return f"[{words}]({_address(address)})" if address and words else words

    def image(self, node: Node) -> str:
        words = _MARKS.sub(r"\\\g<0>", " ".join(node.attributes.get("alt", "").split()))
        address = node.attributes.get("src", "")
        return f"![{words}]({_address(address)})" if words and address else ""


#: Element inside a line → what writes it. All others leave their words.
_INLINE: dict[str, Callable[[_Writer, Node], str]] = {
    "br": lambda _writer, _node: "\v",
    "img": _Writer.image,
    "a": _Writer.link,
    "sub": _Writer.raised,
    "sup": _Writer.raised,
    **dict.fromkeys(("code", "kbd", "samp"), lambda _writer, node: _code(_text(node))),
    **dict.fromkeys(_STYLES, _Writer.styled),
}


def _leaf(node: Node) -> list[str]:
    """Return a block of code, a film or a line."""
    if node.name == "pre":
        return [_code_block(node)]
    if node.name == "video":
        address = node.attributes.get("src", "")
        return [f"<{address}>"] if address else []
    return [] if node.has_class("footnotes-sep") else ["---"]


def _escaped(start: re.Match[str]) -> str:
    """Return the beginning of a line with a backslash that makes it a text."""
    return f"{start[0]}\\" if start[0].isdigit() else f"\\{start[0]}"


def _address(address: str) -> str:
    if re.search(r"[\s()<>]", address):
        address = re.sub(r"\s", "%20", address.replace("<", "%3C").replace(">", "%3E"))
        return f"<{address}>"
    return address


def _quoted(blocks: list[str]) -> list[str]:
    lines = "\n\n".join(blocks).split("\n")
    return ["\n".join(f"> {line}".rstrip() for line in lines)] if blocks else []


def _box(item: Node) -> str:
    """Return the mark of an item of a list of tasks; empty: it is none."""
    boxes = [one for one in item.find("input") if one.attributes.get("type") == "checkbox"]
    return "" if not boxes else "[x] " if "checked" in boxes[0].attributes else "[ ] "


def _text(node: Node) -> str:
    return "".join(one if isinstance(one, str) else _text(one) for one in node.content)


def _fence(text: str, least: int) -> str:
    """Return more backticks than follow one another in the text."""
    longest = max((len(run[0]) for run in _FENCES.finditer(text)), default=0)
    return "`" * max(least, longest + 1 if longest >= least else least)


def _code(text: str) -> str:
    fence = _fence(text, 1)
    room = " " if text[:1] == "`" or text[-1:] == "`" else ""
    return f"{fence}{room}{text}{room}{fence}" if text.strip() else text


def _code_block(node: Node) -> str:
    text = _text(node).strip("\n")
    classes = next((one.attributes.get("class", "") for one in node.find("code")), "")
    language = next(
        (name.removeprefix("language-") for name in classes.split() if "language-" in name), ""
    )
    fence = _fence(text, 3)
    return f"{fence}{language}\n{text}\n{fence}"
