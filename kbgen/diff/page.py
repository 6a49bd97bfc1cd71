"""A comparison as a page."""

from functools import lru_cache
from pathlib import Path

from kbgen import templates
from kbgen.diff.compare import Comparison
from kbgen.diff.formats import audience, counts, macro_kind, place, tables
from kbgen.themes import BUILT_IN, Theme, ThemeFiles

_ROOM = Path(__file__).parent


@lru_cache(maxsize=1)
def _files() -> ThemeFiles:
    return Theme(("diff",), (_ROOM,)).read()


def as_page(title: str, found: Comparison) -> str:
    """Return one HTML file, without scripts."""
    css = (BUILT_IN / "static/css/10-tokens.css").read_text("utf-8")
    pages, macros, frames = (
        [(one, place(one), [(audience(some), some.edits) for some in one.edits]) for one in changes]
        for changes in (found.pages, found.macros, found.frames)
    )
    context: dict[str, object] = {
        "title": title,
        "css": css + (_ROOM / "static/diff.css").read_text("utf-8"),
        "counts": counts(found),
        "tables": list(tables(found)),
        "pages": pages,
        "macros": [(*one, macro_kind(one[0])) for one in macros],
        "frames": frames,
    }
    return templates.render(_files(), "diff.html", context)
