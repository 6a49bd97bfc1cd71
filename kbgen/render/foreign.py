"""Declares the language of words that are not in that of their page.

Until here they are only marked (`kbgen.model.foreign`). Where such words are all that an element
holds, it gets `lang` and `dir`; elsewhere a `<span>` does.
"""

import re
from typing import NamedTuple

from kbgen.model.foreign import BAR, CLOSE, OPEN, unmarked
from kbgen.model.locale import Locale

#: A comment, an element whose content is no HTML, another tag, or a mark.
_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<raw>script|style|textarea|title|option)\b(?P<facts>[^<>]*+)>(?P<inside>(?:(?!<(?P=raw)\b).)*?)</(?P=raw)>"
    r"""|<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*+)(?P<attributes>(?:[^"'<>]|"[^"]*+"|'[^']*+')*+)>"""
    rf"|{OPEN}(?P<tag>[A-Za-z0-9-]*+){BAR}|(?P<close>{CLOSE})",
    re.DOTALL,
)
_MARK = re.compile(f"{OPEN}([A-Za-z0-9-]*+){BAR}")
_ENDS = re.compile(f"[{OPEN}{CLOSE}]")
_LANG = re.compile(r"""\slang=["']?([\w-]*)""")
_VOID = frozenset(
    (
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    )
)
#: Of no words that readers see.
_SILENT = frozenset(("link", "meta"))


class _Open(NamedTuple):
    """An element, or marked words, that are not closed yet."""

    name: str
    """Empty: marked words."""
    lang: str
    """Of what is inside."""
    children: str
    """Language to declare again on what is inside; empty: none."""
    closing: str
    """What ends marked words."""


def declare_languages(html: str, page: str) -> str:
    """Return a page with `lang` and `dir` on its foreign words. page: the tag of its locale."""
    return _Page(html, page).whole() if OPEN in html else html


class _Page:
    def __init__(self, html: str, lang: str) -> None:
        self._html = html
        self._out: list[str] = []
        self._open = [_Open("", lang, "", "")]
        self._fresh = -1
        """Place in `_out` of a start tag behind which nothing but white space stands yet."""

    def whole(self) -> str:
        at = 0
        for token in _TOKEN.finditer(self._html):
            self._text(self._html[at : token.start()])
            self._add(token)
            at = token.end()
        self._text(self._html[at:])
        return "".join(self._out)

    def _text(self, text: str) -> None:
        if text.strip():
            self._fresh = -1
            lang = self._open[-1].children
            text = f"<span{_declared(lang)}>{text}</span>" if lang else text
        self._out.append(unmarked(text))

    def _add(self, token: re.Match[str]) -> None:
        if token["tag"] is not None:
            self._begin(token["tag"], token.end())
            return
        if token["name"] and not token["end"]:
            self._start(token["name"], token["attributes"])
            return
        self._fresh = -1
        if token["raw"]:
            self._out.append(_raw(token))
        elif token["end"]:
            self._leave(token["name"])
            self._out.append(token[0])
        elif token["close"]:
            if len(self._open) > 1 and not self._open[-1].name:
                self._out.append(self._open.pop().closing)
        else:
            self._out.append(unmarked(token[0]))

    def _start(self, name: str, attributes: str) -> None:
        """Add a start tag. Marked attributes have the language of their element."""
        around = self._open[-1]
        own, marked = _LANG.search(attributes), _MARK.search(attributes)
        lang, children = around.children, ""
        if marked and not own and name not in _SILENT and marked[1] != around.lang:
            lang, children = marked[1], around.children or around.lang
        added = f' lang="{lang}"' if lang and not own else ""
        self._out.append(f"<{name}{added}{unmarked(attributes)}>")
        if name in _VOID or attributes.endswith("/"):
            self._fresh = -1
            return
        self._fresh = -1 if added or own else len(self._out) - 1
        inner = own[1] if own else lang or around.lang
        self._open.append(_Open(name, inner, children, ""))

    def _leave(self, name: str) -> None:
        """Close an element, and what is still open inside it."""
        for number in range(len(self._open) - 1, 0, -1):
            if self._open[number].name == name:
                del self._open[number:]
                return

    def _begin(self, lang: str, at: int) -> None:
        """Begin words that are marked as of a language; they start at a position."""
        around = self._open[-1]
        closing = ""
        if lang != around.lang:
            is_same_way = Locale(lang).direction == Locale(around.lang).direction
            if self._fresh >= 0 and is_same_way and self._is_whole(around.name, at):
                self._out[self._fresh] = self._out[self._fresh][:-1] + _declared(lang) + ">"
            else:
                self._out.append(f"<span{_declared(lang)}>")
                closing = "</span>"
        self._fresh = -1
        self._open.append(_Open("", lang, "", closing))

    def _is_whole(self, name: str, at: int) -> bool:
        """Tell whether the end of marked words is followed by that of their element."""
        depth = 1
        while depth:
            sign = _ENDS.search(self._html, at)
            if sign is None:
                return False
            depth += 1 if sign[0] == OPEN else -1
            at = sign.end()
        return self._html[at : at + _NEAR].lstrip().startswith(f"</{name}>")


#: Characters behind marked words in which the end of their element is looked for.
_NEAR = 80


def _declared(lang: str) -> str:
    return f' lang="{lang}" dir="{Locale(lang).direction}"'


def _raw(token: re.Match[str]) -> str:
    """Return an element that holds no other. Its language is that of the words it begins with."""
    first = _MARK.match(token["inside"].lstrip())
    is_data = token["raw"] in {"script", "style"}
    added = _declared(first[1]) if first and not is_data else ""
    facts, inside = unmarked(token["facts"]), unmarked(token["inside"])
    return f"<{token['raw']}{added}{facts}>{inside}</{token['raw']}>"
