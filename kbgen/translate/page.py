"""The pages about translations: the matrix, and an article side by side with its source."""

from functools import lru_cache
from pathlib import Path

from kbgen import templates
from kbgen.model.locale import Locale
from kbgen.themes import BUILT_IN, Theme, ThemeFiles
from kbgen.translate.corpus import DocumentPair
from kbgen.translate.differences import differences
from kbgen.translate.matrix import Matrix
from kbgen.translate.status import State, status_of

_ROOM = Path(__file__).parent


@lru_cache(maxsize=1)
def _files() -> ThemeFiles:
    return Theme(("translate",), (_ROOM,)).read()


def style_sheet() -> str:
    """Return the style sheet of the pages, in the colours of the built-in theme."""
    tokens = (BUILT_IN / "static/css/10-tokens.css").read_text("utf-8")
    return tokens + (_ROOM / "static/translations.css").read_text("utf-8")


def matrix_page(site: str, table: Matrix, static: str = "") -> str:
    """Return the matrix. static: where the style is, for pages that may hold none themselves."""
    return _render("matrix.html", static, title=f"{site}: translations", table=table)


def sides_page(pair: DocumentPair, source: Locale, static: str) -> str:
    """Return an article beside its translation, section by section."""
    status = status_of(pair)
    return _render(
        "sides.html",
        static,
        title=f"{pair.id} in {pair.locale}",
        status=status,
        removed=status.removed,
        has_translation=pair.translation is not None,
        source=source,
        target=pair.locale,
        sections=_with_lines(pair),
    )


def _with_lines(pair: DocumentPair) -> list[dict[str, object]]:
    made = []
    for one in differences(pair, everything=True):
        is_open = one.state in {State.STALE, State.MACHINE, State.UNMARKED}
        lines = [(_NAMES[sign], line) for sign, line in one.lines]
        made.append({"section": one, "lines": lines, "is_open": is_open})
    return made


#: Sign of a line in a difference → the element that shows it.
_NAMES = {"+": "ins", "-": "del", " ": ""}


def _render(template: str, static: str, **context: object) -> str:
    shared: dict[str, object] = {"static": static, "css": "" if static else style_sheet()}
    return templates.render(_files(), template, shared | context)
