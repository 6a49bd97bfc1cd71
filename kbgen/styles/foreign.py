"""What style sheets load: nothing from other hosts, which the pages' policy blocks."""

import re
from collections.abc import Iterator

from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.model.address import is_foreign
from kbgen.styles.rules import Sheet

_LOADED = re.compile(
    r"/\*.*?(?:\*/|\Z)"
    r"|@import\s+(?:url\(\s*)?[\"']?(?P<sheet>[^\"'\s);]+)"
    r"|url\(\s*[\"']?(?P<file>[^\"'\s)]+)"
    r"|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'",
    re.DOTALL | re.IGNORECASE,
)
_HINT = "Put the file into the theme's static/ folder, and name it relative to the style sheet."


def foreign_findings(sheet: Sheet) -> Iterator[Diagnostic]:
    """Yield what a style sheet loads from another host."""
    for match in _LOADED.finditer(sheet.text):
        address = match["sheet"] or match["file"] or ""
        if not is_foreign(address) or address.lower().startswith("data:"):
            continue
        line = sheet.text.count("\n", 0, match.start()) + 1
        message = f"`{address[:80]}` is on another host; the pages' policy blocks it"
        yield problem("KB503", Span(path=sheet.path, line=line), message, _HINT)
