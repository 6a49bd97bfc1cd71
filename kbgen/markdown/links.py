"""Addresses in articles become slots: what they lead to is only known when all articles are."""

import re
from collections.abc import Iterable
from html import escape
from urllib.parse import unquote

from markdown_it.token import Token

from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.markdown.html import SAFE_SCHEMES
from kbgen.markdown.images import check_alternative
from kbgen.markdown.plain import plain_text
from kbgen.model.article import Slot
from kbgen.model.names import leads_to_file, nfc
from kbgen.model.policy import OPEN

_SCHEME = re.compile(r"^(?:[a-zA-Z][a-zA-Z0-9+.-]*:|//)")


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

    def _slot(self, attribute: str, token: Token, line: int) -> Slot | None:
        address = str(token.attrs.get(attribute, ""))
        is_image = attribute == "src"
        if OPEN in address:
            return None
        scheme = _SCHEME.match(address)
        if scheme:
            if scheme[0].lower().rstrip(":") not in SAFE_SCHEMES and scheme[0] != "//":
                token.attrs.pop(attribute)
                hint = f"It is left out; allowed are {', '.join(sorted(SAFE_SCHEMES))}."
                self._report("KB304", line, f"Address `{address[:60]}` is not allowed", hint)
            elif is_image:
                hint = "The Content-Security-Policy blocks it; put the file beside the article."
                self._report("KB206", line, f"Image `{address}` comes from another host", hint)
            return None
        if address.startswith("/"):
            hint = "Write a relative file path such as ../returns/refunds.md."
            what = "Image" if is_image else "Link"
            self._report("KB205", line, f"{what} `{address}` starts at the root", hint)
            return None
        target, _, fragment = address.partition("#")
        target, _, query = target.partition("?")
        target = self._prefix + unquote(target) if target else ""
        is_asset = is_image or leads_to_file(target)
        return Slot(
            kind="asset" if is_asset else "link",
            target=target,
            query=query,
            fragment=nfc(unquote(fragment)),
            opening="",
            closing="",
            missing=f"<span>{escape(plain_text(token))}</span>" if is_image else "<a>",
            line=line,
        )

    def _report(self, code: str, line: int, message: str, hint: str) -> None:
        self.diagnostics.append(problem(code, Span(path=self._path, line=line), message, hint))
