"""Properties of the built-in style sheets under names that have changed since."""

import re
from collections.abc import Iterator, Mapping

from kbgen import renames
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.renames import Rename

_PROPERTY = re.compile(
    r"/\*.*?(?:\*/|\Z)|(?<![\w-])(?P<name>--[\w-]++)(?P<colon>\s*+:)?", re.DOTALL
)


def former_properties(sheets: Mapping[str, str]) -> dict[str, Rename]:
    """Return the former names that a theme's sheets set or use. sheets: path → text.

    A property that the sheets both set and use may be the theme's own: it is not among them.
    """
    is_set, is_used = set[str](), set[str]()
    for text in sheets.values():
        for one in _PROPERTY.finditer(text):
            (is_set if one["colon"] else is_used).add(one["name"] or "")
    found = ((name, renames.of(name, renames.PROPERTIES)) for name in is_set ^ is_used)
    return {name: rename for name, rename in found if rename}


def with_new_properties(text: str, former: Mapping[str, Rename]) -> str:
    """Return a sheet with new names for the former ones. former: as `former_properties` does."""

    def new(one: re.Match[str]) -> str:
        rename = former.get(one["name"] or "")
        return rename.new + (one["colon"] or "") if rename else one[0]

    return _PROPERTY.sub(new, text)


def former_findings(sheets: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Report each former name once per sheet. sheets: path → text."""
    former = former_properties(sheets)
    for path, text in sheets.items() if former else ():
        places = {one["name"]: one.start() for one in reversed([*_PROPERTY.finditer(text)])}
        for name, at in places.items():
            if name in former:
                place = Span(path=path, line=text.count("\n", 0, at) + 1)
                message = f"Property `{name}` has another name, and no effect"
                yield problem("KB511", place, message, former[name].hint)
