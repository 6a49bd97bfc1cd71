"""Addresses in articles become slots: what they lead to is only known when all articles are."""

import re
from collections.abc import Iterable
from html import escape
from urllib.parse import unquote

from markdown_it.token import Token

from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.markdown.images import check_alternative
from kbgen.markdown.plain import plain_text
from kbgen.model.address import SAFE_SCHEMES
from kbgen.model.article import FROM_ROOT, Slot
from kbgen.model.names import MARKDOWN, leads_to_file, nfc
from kbgen.model.policy import OPEN
from kbgen.urls import is_web_address

_HTTP = re.compile("(?:https?:)?//", re.IGNORECASE)
_SCHEME = re.compile(r"^(?:[a-zA-Z][a-zA-Z0-9+.-]*:|//)")

#: A link without text, or without an address.
_MAY_BE_EMPTY = re.compile(r"\[\s*\]|\]\(\s*(?:<>|\))")


class AddressTaker:
    """Takes the addresses out of one article's tokens."""

    def __init__(self, path: str, first_line: int) -> None:
        self._path = path
        self._first_line = first_line
        self.diagnostics: list[Diagnostic] = []
        # Links of a snippet start at the locale's folder.
        self._up = "../" * max(path.count("/") - 2, 0)
        self._prefix = ""

    def take(self, tokens: Iterable[Token]) -> list[tuple[Token, str, Slot]]:
        """Return (token, attribute, slot) for every address that render has to fill in."""
        found = []
        for token in tokens:
            line = self._first_line + (token.map or [0])[0]
            self._prefix = self._up if "snippet" in token.meta else ""
            if token.children and _MAY_BE_EMPTY.search(token.content):
                token.children = self._without_empty(token.children, line)
            for child in token.children or ():
                if child.type == "link_open" and (slot := self._slot("href", child, line)):
                    found.append((child, "href", slot))
                elif child.type == "image":
                    place = Span(path=self._path, line=line)
                    self.diagnostics += check_alternative(child, place)
                    if slot := self._slot("src", child, line):
                        found.append((child, "src", slot))
                elif child.type in {"softbreak", "hardbreak"}:
                    line += 1
        return found

    def _without_empty(self, children: list[Token], line: int) -> list[Token]:
        """Leave out links without an address or a text."""
        empty: set[int] = set()
        opened = has_words = 0
        for at, child in enumerate(children):
            if child.type == "link_open":
                opened, has_words = at, 0
            elif child.type == "link_close":
                address = str(children[opened].attrs.get("href", ""))
                if address and has_words:
                    continue
                empty |= {opened, at}
                what = f"Link `{address}` has no text" if address else "A link has no address"
                hint = "It is left out. Write `[text](address)`."
                self._report("KB318", line, what, hint)
            elif child.type in {"softbreak", "hardbreak"}:
                line += 1
            else:
                has_words += bool(child.content.strip()) or child.type == "image"
        return (
            [child for at, child in enumerate(children) if at not in empty] if empty else children
        )

    def _slot(self, attribute: str, token: Token, line: int) -> Slot | None:
        address = str(token.attrs.get(attribute, ""))
        is_image = attribute == "src"
        if OPEN in address:
            return None
        scheme = _SCHEME.match(address)
        if scheme:
            if scheme[0].lower().rstrip(":") not in SAFE_SCHEMES and scheme[0] != "//":
                token.attrs.pop(attribute)
                if is_image:
                    _show_text(token)
                hint = f"It is left out; allowed are {', '.join(sorted(SAFE_SCHEMES))}."
                self._report("KB304", line, f"Address `{address[:60]}` is not allowed", hint)
            elif is_image:
                _show_text(token)
                hint = (
                    "Its text is shown: pages load nothing from elsewhere. "
                    "Put the file beside the article."
                )
                self._report("KB206", line, f"Image `{address}` comes from another host", hint)
            elif _HTTP.match(address) and not is_web_address(address):
                token.attrs.pop(attribute)
                hint = "It is left out. Copy the address from the browser."
                self._report("KB226", line, f"Address `{address[:60]}` is malformed", hint)
            return None
        target, _, fragment = address.partition("#")
        target, _, query = target.partition("?")
        is_asset = is_image or leads_to_file(unquote(target))
        is_from_root = address.startswith("/")
        if is_from_root and not is_asset and not target.lower().endswith(MARKDOWN):
            message = f"Link `{address}` starts at the root"
            self._report("KB205", line, message, FROM_ROOT)
            return None
        prefix = "" if is_from_root else self._prefix
        target = prefix + unquote(target) if target else ""
        return Slot(
            kind="asset" if is_asset else "link",
            target=target,
            query=query,
            fragment=nfc(unquote(fragment)),
            opening="",
            closing="",
            missing=_text_of(token) if is_image else "<a>",
            line=line,
            address=address if is_from_root and is_asset else "",
        )

    def _report(self, code: str, line: int, message: str, hint: str) -> None:
        self.diagnostics.append(problem(code, Span(path=self._path, line=line), message, hint))


def _text_of(image: Token) -> str:
    """Return what stands in the place of an image that cannot be shown."""
    return f"<span>{escape(plain_text(image))}</span>"


def _show_text(image: Token) -> None:
    image.type, image.content = "kb_html", _text_of(image)
