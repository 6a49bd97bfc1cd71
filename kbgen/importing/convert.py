"""From the HTML of another tool to Markdown as kbgen reads it."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import unquote

from bs4 import Tag
from markdownify import MarkdownConverter

from kbgen.importing.grid import grid, table
from kbgen.importing.soup import TooDeepError, clean, parse, shape
from kbgen.text import squash

#: Marks around the cells of tables until the whole table is known.
_CELL, _ROW = "\x02", "\x03"
#: Mark at the end of lines of code whose blanks stay.
_KEPT = "\x04"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
#: What Markdown would take for marks, inside a line and at its beginning.
_MARKS = re.compile(r"[\\`*\[\]<{]|(?<![^\W_])_|_(?![^\W_])|~~|&(?=#?\w+;)")
_AT_START = re.compile(
    r"^([^\S\n]*+)(?=#{1,6}\s|>|[-+]\s|:::|!!!|\?\?\?|///|---|===|\|)", re.MULTILINE
)
_NUMBERED = re.compile(r"^([^\S\n]*+\d{1,9})(?=[.)]\s)", re.MULTILINE)
_WORD = re.compile(r"[^\W_]+")
_LANGUAGE = re.compile(r"(?:language|lang|highlight)-(\w+)")
_BLANK_LINES = re.compile(r"\n(?:[ \t\xa0]*\n){2,}")


@dataclass(slots=True)
class Converted:
    """Markdown, and what became of the HTML."""

    markdown: str = ""
    anchors: dict[str, str] = field(default_factory=dict)
    """Id in the HTML → anchor of the heading that it belongs to; empty: the top of the page."""
    notes: list[str] = field(default_factory=list)
    is_whole: bool = True
    """False: something of the text is missing."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """What links and images become."""

    link: Callable[[str], str]
    """Returns the new address; empty: only the words stay."""
    file: Callable[[str], str]
    """Returns the path of an image or a film; empty: its text stays."""
    linked: frozenset[str] = frozenset()
    """Anchors that some article links."""


def convert(html: str, addresses: Addresses) -> Converted:
    """Return the Markdown of an article's HTML. It never raises for what the HTML holds."""
    done = Converted()
    try:
        soup = parse(_CONTROL.sub("", html))
        clean(soup, done.notes.append)
        words = soup.get_text(" ")
        shape(soup)
        _place_anchors(soup, addresses.linked, done.anchors)
        text = _Converter(addresses).convert_soup(soup)
        done.markdown = _tidy(text)
    except (TooDeepError, RecursionError) as error:
        reason = str(error) if isinstance(error, TooDeepError) else "the HTML is nested too deep"
        done.notes.append(f"Not converted: {reason}")
        done.is_whole = False
        return done
    missing = Counter(_WORD.findall(words)) - Counter(_WORD.findall(unquote(done.markdown)))
    if missing:
        shown = ", ".join(list(missing)[:8])
        done.notes.append(f"Words that the Markdown lacks: {shown}")
    done.is_whole = not missing and not any("left out" in note for note in done.notes)
    return done


def anchors_of(html: str, linked: frozenset[str]) -> dict[str, str]:
    """Return the anchors that `convert` will give, by the ids of the HTML."""
    anchors: dict[str, str] = {}
    try:
        soup = parse(_CONTROL.sub("", html))
        clean(soup, lambda _: None)
        shape(soup)
        _place_anchors(soup, linked, anchors)
    except (TooDeepError, RecursionError):
        return {}
    return anchors


def words_of(html: str) -> str:
    """Return the text of HTML that cannot be converted, paragraph by paragraph."""
    bare = re.sub(r"(?is)<(script|style)\b.*?</\1\s*>|<!--.*?-->", " ", _CONTROL.sub("", html))
    texts = (squash(unescape(re.sub(r"<[^<>]*>", " ", part)))
             for part in re.split(r"(?i)</?(?:p|div|li|h[1-6]|br|tr)\b[^<>]*>", bare))  # fmt: skip
    return "\n\n".join(escape_text(text) for text in texts if text) + "\n"


def _tidy(text: str) -> str:
    lines = [line.rstrip(" \t\xa0") if not line.endswith("  ") else line.rstrip() + "  "
             for line in text.split("\n")]  # fmt: skip
    tidy = _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip() + "\n"
    return re.sub(rf"^[ \t]*{_KEPT}$|{_KEPT}", "", tidy, flags=re.MULTILINE)


def _place_anchors(soup: Tag, linked: frozenset[str], anchors: dict[str, str]) -> None:
    """Give each heading its anchor, and find the heading that every other id belongs to."""
    pending: list[str] = []
    last: Tag | None = None
    for element in soup.find_all(True):
        ids = [str(element[name]) for name in ("id", "name") if element.get(name)]
        if re.fullmatch(r"h[1-6]", element.name):
            inner = [str(a.get("id") or a.get("name") or "") for a in element.find_all("a")]
            own = [*ids, *filter(None, inner), *reversed(pending)]
            if own:
                element["kb-anchor"] = _anchor(own[0])
            anchors.update(dict.fromkeys(own, _anchor(own[0]) if own else ""))
            pending, last = [], element
        elif ids and element.name == "a" and not element.get_text().strip():
            pending += ids  # it stands before what it names
        elif ids:
            _belong(ids, last, linked, anchors)
        elif element.name in {"p", "li", "img", "table"} and element.get_text().strip():
            _belong(pending, last, linked, anchors)
            pending = []
    _belong(pending, last, linked, anchors)


def _belong(
    ids: list[str], heading: Tag | None, linked: frozenset[str], anchors: dict[str, str]
) -> None:
    for one in ids:
        if one in anchors or one not in linked:
            continue
        if heading is not None and not heading.get("kb-anchor"):
            heading["kb-anchor"] = _anchor(one)
        anchors[one] = str(heading["kb-anchor"]) if heading is not None else ""


def _anchor(written: str) -> str:
    return re.sub(r"[\s{}#.\"'<>\\]+", "-", written).strip("-") or "section"


def escape_text(text: str) -> str:
    """Return text in which Markdown finds no marks."""
    text = _MARKS.sub(lambda found: f"\\{found[0]}" if len(found[0]) == 1 else r"\~\~", text)
    return _NUMBERED.sub(r"\1\\", _AT_START.sub(r"\1\\", text))


def write_link(words: str, address: str) -> str:
    """Return a Markdown link."""
    if re.search(r"[\s()<>]", address):
        address = f"<{address.replace('<', '%3C').replace('>', '%3E').replace(chr(10), '')}>"
    return f"[{words}]({address})"


class _Converter(MarkdownConverter):
    """markdownify's converter with our blocks, tables, anchors and addresses."""

    def __init__(self, addresses: Addresses) -> None:
        super().__init__(heading_style="atx", bullets="-", sub_symbol="<sub>", sup_symbol="<sup>")
        self._addresses = addresses

    def escape(self, text: str, parent_tags: set[str]) -> str:
        if "pre" in parent_tags or "code" in parent_tags:
            return text
        text = escape_text(text or "")
        return text.replace("|", "\\|") if {"td", "th"} & parent_tags else text

    def convert_hN(self, n: int, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: N802
        if "_inline" in parent_tags or not text.strip():
            return text
        title = squash(text.replace("**", ""))
        anchor = el.get("kb-anchor")
        return f"\n\n{'#' * n} {title}{f' {{#{anchor}}}' if anchor else ''}\n\n"

    def convert_kb_block(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if "_inline" in parent_tags:
            return f" {text.strip()} "
        words = escape_text(str(el.get("words") or ""))
        opening = f":::{el['kind']}{f' {words}' if words else ''}"
        return f"\n\n{opening}\n{text.strip()}\n:::\n\n"

    def convert_kb_video(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        address = str(el["src"])
        is_page = address.startswith("https://") and not re.search(r"\.(?:mp4|webm|ogv)\b", address)
        path = address if is_page else self._addresses.file(address) or address
        if "_inline" in parent_tags:
            return write_link("Video", path)
        poster = self._addresses.file(str(el["poster"])) if el.get("poster") else ""
        poster = "" if "://" in poster else poster  # pages load nothing from elsewhere
        if not path.startswith("https://") and not re.search(r"\.(?:mp4|webm|ogv)$", path):
            return f"\n\n{write_link('Video', path)}\n\n"
        return f"\n\n:::video {path}{f' {{poster={poster}}}' if poster else ''}\n:::\n\n"

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        words = text.strip()
        if not words or "_noformat" in parent_tags or not el.get("href"):
            return text
        address = self._addresses.link(str(el["href"]).strip())
        before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        return f"{before}{write_link(words, address)}{after}" if address else text

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        source = str(el.get("src") or el.get("data-src") or "").strip()
        alt = escape_text(squash(str(el.get("alt") or "")))
        path = self._addresses.file(source) if source else ""
        if not path:
            return alt
        width = str(el.get("width") or "").removesuffix("px")
        size = f"{{ width={width} }}" if width.isdigit() and "a" not in parent_tags else ""
        link = write_link(alt, path)
        # `alt=""` says that readers need not know what it shows; without `alt`, nothing is said.
        is_decoration = el.get("alt") == "" and "a" not in parent_tags
        return f'!{link[:-1]} "decorative"){size}' if is_decoration else f"!{link}{size}"

    def convert_br(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if {"td", "th"} & parent_tags:
            return "<br>"
        return " " if "_inline" in parent_tags else "\\\n"

    def convert_p(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        text = text.strip().removesuffix("\\").strip()
        if not text:
            return ""
        if {"td", "th"} & parent_tags:
            return f"{text}<br>"
        return f" {text} " if "_inline" in parent_tags else f"\n\n{text}\n\n"

    def convert_pre(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        code = text.strip("\n")
        if not code.strip():
            return ""
        if {"td", "th"} & parent_tags:
            lines = (squash(line).replace("`", "'") for line in code.splitlines())
            return "<br>".join(f"`{line}`" for line in lines if line)
        longest = max((len(run) for run in re.findall(r"`{3,}", code)), default=2)
        fence = "`" * (longest + 1)
        kept = re.sub(r"^$|(?<=[ \t\xa0])$", _KEPT, code, flags=re.MULTILINE)
        return f"\n\n{fence}{_language(el)}\n{kept}\n{fence}\n\n"

    def convert_dt(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        words = squash(text)
        return f"\n\n**{words}**\n\n" if words else ""

    def convert_dd(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n{text.strip()}\n\n"

    def convert_td(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        cell = re.sub(r"\n+", "<br>", text.strip()).strip()
        cell = re.sub(r"(?:\s*<br>\s*)+$|^(?:\s*<br>\s*)+", "", cell)
        return f"{_CELL}{_span(el, 'colspan')},{_span(el, 'rowspan')},{cell}"

    convert_th = convert_td

    def convert_tr(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        is_head = el.find("td") is None or (el.parent is not None and el.parent.name == "thead")
        return f"{_ROW}{'h' if is_head else 'd'}{text.strip()}"

    def convert_caption(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return ""

    def convert_table(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        rows = []
        for row in text.split(_ROW)[1:]:
            cells = [cell.split(",", 2) for cell in row.strip().split(_CELL)[1:]]
            if cells:
                spans = [(words.strip(), int(across), int(down)) for across, down, words in cells]
                rows.append((row[0] == "h", spans))
        if {"td", "th"} & parent_tags:  # tables in cells are read row by row
            return "<br>".join(", ".join(cell[0] for cell in cells) for _, cells in rows)
        caption = el.find("caption")
        title = escape_text(squash(caption.get_text(" "))) if isinstance(caption, Tag) else ""
        written = table(grid([cells for _, cells in rows]), has_head=bool(rows) and rows[0][0])
        return (
            f"\n\n:::table {title}\n{written}\n:::\n\n"
            if title and written
            else f"\n\n{written}\n\n"
        )


def _span(el: Tag, name: str) -> int:
    written = str(el.get(name) or "1")
    return max(1, min(int(written), 50)) if written.isascii() and written.isdigit() else 1


def _language(el: Tag) -> str:
    inner = el.find("code")
    named = [str(one.get("class") or "") for one in (el, inner) if isinstance(one, Tag)]
    found: Any = _LANGUAGE.search(" ".join(named))
    return str(found[1]) if found else ""
