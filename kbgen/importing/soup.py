"""Prepares foreign HTML: finds what other tools mean by their classes, and names it in one way.

Afterwards the tree has `kb-block` elements (callouts, tabs, steps, folds) and `kb-video` ones, and
nothing that runs.
"""

import re
from collections.abc import Callable, Iterable
from html.parser import HTMLParser

from bs4 import BeautifulSoup, Comment, Tag

#: Elements in each other. Browsers stop at 512; no editor writes a tenth of that.
DEEPEST = 200
#: Signs `<` without their `>` in a text that people wrote.
_MOST_OPEN = 50
_NEVER_ENDS = re.compile(r"<(?=[^<>]*(?:<|\Z))")
#: Elements that run or load: they are removed, and what was in them is reported.
_DROPPED = ("script", "style", "noscript", "template", "object", "embed", "applet", "svg",
            "math", "canvas", "form", "input", "select", "textarea", "frame", "audio")  # fmt: skip
#: Those that readers do not miss.
_UNSEEN = frozenset({"style", "template", "noscript", "head", "meta", "link", "title"})
#: Word in a class → kind of callout.
_CALLOUTS = {
    "note": "note", "info": "note", "information": "note", "blue": "note", "remark": "note",
    "tip": "tip", "hint": "tip", "success": "tip", "green": "tip",
    "important": "important", "purple": "important",
    "warning": "warning", "attention": "warning", "yellow": "warning", "alert": "warning",
    "danger": "caution", "caution": "caution", "error": "caution", "red": "caution",
}  # fmt: skip
#: Words of classes that say "a box with something to notice".
_BOXES = frozenset({"callout", "admonition", "alert", "notice", "panel", "well", "message", "box"})
#: Background of Intercom's callouts → kind: their grey, blue, green, yellow and red.
_TINTS = {"e3e7fa": "note", "e8e8e8": "note", "d7efdc": "tip", "feedaf": "warning",
          "fed9db": "caution"}  # fmt: skip
_TINT = re.compile(r"background-color:\s*#([0-9a-f]{6})")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_WORDS = re.compile(r"[a-z]+")
_TAB_TITLES = frozenset({"tabs-link", "tab-link", "tabs__link", "tab-title", "tab__link"})
_TAB_TEXTS = frozenset({"tab", "tab-pane", "tab-content", "tab-panel", "tabs__content"})
#: Host of a player → address of the film's own page.
_PLAYERS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"youtube(?:-nocookie)?\.com/embed/([\w-]+)"), "https://www.youtube.com/watch?v={}"),
    (re.compile(r"youtu\.be/([\w-]+)"), "https://www.youtube.com/watch?v={}"),
    (re.compile(r"player\.vimeo\.com/video/(\d+)"), "https://vimeo.com/{}"),
    (re.compile(r"loom\.com/embed/(\w+)"), "https://www.loom.com/share/{}"),
    (re.compile(r"wistia\.(?:net|com)/embed/iframe/(\w+)"), "https://fast.wistia.net/embed/iframe/{}"),
)  # fmt: skip
Note = Callable[[str], None]


class TooDeepError(ValueError):
    """HTML that is nested deeper than anything people write."""


class _Depth(HTMLParser):
    """Counts open elements; those that have no end count only once in a row."""

    _EMPTY = frozenset({"br", "img", "hr", "input", "meta", "link", "col", "wbr", "source", "p"})

    def __init__(self) -> None:
        super().__init__()
        self.now = self.most = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002  # its name there
        if tag not in self._EMPTY:
            self.now += 1
            self.most = max(self.most, self.now)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._EMPTY:
            self.now = max(self.now - 1, 0)


def parse(html: str) -> BeautifulSoup:
    """Return the tree of an article's HTML. Raises TooDeepError."""
    html = _closed(html)
    if (depth := depth_of(html)) > DEEPEST:
        raise TooDeepError(f"the HTML has {depth} elements in each other")
    return BeautifulSoup(html, "html.parser")


def depth_of(html: str) -> int:
    """Return how many elements are open at once; unclosed items of lists count, and are few."""
    depth = _Depth()
    depth.feed(_closed(html))
    return depth.most


def _closed(html: str) -> str:
    """Escape tags that never end: many take the parser time in proportion to their square."""
    many = html.count("<") - html.count(">") > _MOST_OPEN
    return _NEVER_ENDS.sub("&lt;", html) if many else html


def clean(soup: BeautifulSoup, note: Note) -> None:
    """Remove what runs, in place. note: called for what gets lost."""
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    _take_films(soup, note)
    for name in (*_DROPPED, *_UNSEEN):
        for element in soup.find_all(name):
            if name not in _UNSEEN:
                words = " ".join(element.get_text(" ").split())[:60]
                note(f"`<{name}>` left out{f': {words}' if words else ''}")
            element.decompose()
    _note_looks(soup, note)


def shape(soup: BeautifulSoup) -> None:
    """Name blocks in one way, in place."""
    _lower_headings(soup)
    _take_tabs(soup)
    for element in list(soup.find_all(True)):
        _take_block(soup, element)


def classes(element: Tag) -> tuple[str, ...]:
    """Return the classes of an element, in lower case."""
    found: str | Iterable[str] = element.get("class") or ""
    names = found.split() if isinstance(found, str) else found
    return tuple(name.lower() for name in names)


def _lower_headings(soup: BeautifulSoup) -> None:
    """Leave the first level to the title of the page."""
    if soup.find("h1") is None:
        return
    for heading in soup.find_all(_HEADINGS):
        heading.name = f"h{min(int(heading.name[1]) + 1, 6)}"


def _take_films(soup: BeautifulSoup, note: Note) -> None:
    for element in soup.find_all(["iframe", "video"]):
        address = str(element.get("src") or "")
        if element.name == "video" and not address:
            source = element.find("source")
            address = str(source.get("src") or "") if isinstance(source, Tag) else ""
        address = f"https:{address}" if address.startswith("//") else address
        watched = [
            form.format(found[1]) for rule, form in _PLAYERS if (found := rule.search(address))
        ]
        if not address or not (watched or element.name == "video" or _is_web(address)):
            note(f"`<{element.name}>` without an address left out")
            element.decompose()
        elif watched or element.name == "video":
            film = soup.new_tag("kb-video", src=watched[0] if watched else address)
            if poster := element.get("poster"):
                film["poster"] = str(poster)
            element.replace_with(film)
        else:
            note(f"Frame of {address} became a link")
            link = soup.new_tag("a", href=address)
            link.string = str(element.get("title") or address)
            element.replace_with(link)


def _is_web(address: str) -> bool:
    return address.lower().startswith(("https://", "http://"))


def _take_tabs(soup: BeautifulSoup) -> None:
    """Find as many titles as texts in an element of tabs."""
    for group in soup.find_all(
        lambda tag: "tabs" in classes(tag) or "tab-container" in classes(tag)
    ):
        titles = _with(group, _TAB_TITLES, "tab")
        texts = _with(group, _TAB_TEXTS, "tabpanel")
        if len(titles) != len(texts) or not titles:
            continue
        names = [" ".join(title.get_text(" ").split()) for title in titles]
        for title, text in zip(titles, texts, strict=True):
            if text in title.parents:
                title.decompose()
        block = soup.new_tag("kb-block", attrs={"kind": "tabs"})
        for name, text in zip(names, texts, strict=True):
            tab = soup.new_tag("kb-block", attrs={"kind": "tab", "words": name})
            tab.extend(list(text.contents))
            block.append(tab)
        group.replace_with(block)


def _with(group: Tag, names: frozenset[str], role: str) -> list[Tag]:
    found = group.find_all(
        lambda tag: not names.isdisjoint(classes(tag)) or tag.get("role") == role
    )
    return [tag for tag in found if not any(parent in found for parent in tag.parents)]


def _take_block(soup: BeautifulSoup, element: Tag) -> None:
    if element.name == "details":
        summary = element.find("summary", recursive=False)
        words = " ".join(summary.get_text(" ").split()) if isinstance(summary, Tag) else ""
        if isinstance(summary, Tag):
            summary.decompose()
        _become(element, "faq" if "faq" in classes(element) else "details", words or "…")
    elif element.name in {"div", "section", "aside", "blockquote", "p", "table"}:
        if kind := _callout(element):
            title = element.find(["h2", "h3", "h4", "h5", "h6", "p", "strong", "div"])
            is_title = isinstance(title, Tag) and any("title" in name for name in classes(title))
            words = (
                " ".join(title.get_text(" ").split()) if isinstance(title, Tag) and is_title else ""
            )
            if isinstance(title, Tag) and is_title:
                title.decompose()
            inner = element.name == "p"
            _become(element, kind, words)
            if inner:
                paragraph = soup.new_tag("p")
                paragraph.extend(list(element.contents))
                element.append(paragraph)
    elif element.name == "ol" and _are_steps(element):
        element.wrap(soup.new_tag("kb-block", attrs={"kind": "steps"}))


def _become(element: Tag, kind: str, words: str) -> None:
    kept = element.get("id")
    element.name = "kb-block"
    element.attrs = {"kind": kind, "words": words}
    if kept:
        element["id"] = kept


def _are_steps(element: Tag) -> bool:
    parent = element.parent
    near = [*classes(element), *(classes(parent) if parent else ())]
    return any(
        word in {"steps", "stepper", "step"} for name in near for word in _WORDS.findall(name)
    )


def _callout(element: Tag) -> str:
    """Return the kind of callout that an element is; empty: none."""
    if element.name == "table":
        return ""
    words = [word for name in classes(element) for word in _WORDS.findall(name)]
    kinds = [_CALLOUTS[word] for word in words if word in _CALLOUTS and word not in _BOXES]
    if not _BOXES.isdisjoint(words):
        if tint := _TINT.search(str(element.get("style") or "").lower()):
            return _TINTS.get(tint[1], "note")
        return kinds[0] if kinds else ("note" if {"callout", "admonition"} & {*words} else "")
    is_named = any(
        name in _CALLOUTS and name not in {"red", "blue", "green"} for name in classes(element)
    )
    return kinds[0] if is_named and kinds else "note" if element.name == "aside" else ""


def _note_looks(soup: BeautifulSoup, note: Note) -> None:
    """Report colours, which often are the only thing that says something."""
    painted = [
        tag
        for tag in soup.find_all(style=True)
        if re.search(r"(?<![-\w])(?:background(?:-color)?|color)\s*:", str(tag.get("style")))
    ]
    if painted:
        words = " ".join(painted[0].get_text(" ").split())[:40]
        note(f"Colours of {len(painted)} pieces of text left out; the first is “{words}”")
