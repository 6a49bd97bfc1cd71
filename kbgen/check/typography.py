"""Quotation marks, spaces, dashes, commas and digits that are not set as the language sets them."""

from collections.abc import Iterator

from kbgen.check.pieces import Piece, pieces_of, place_of
from kbgen.check.prose import Prose, prose_of
from kbgen.check.rule import Checked, Rule
from kbgen.check.signs import Habits, Sign, find_signs
from kbgen.diagnostics import Diagnostic, problem
from kbgen.languages import language_of
from kbgen.model.article import Article
from kbgen.model.locale import Locale

NAME = "typography"
#: Characters of a message on both sides of what it is about.
_NEAR = 12


def _run(checked: Checked) -> Iterator[Diagnostic]:
    habits = habits_of(checked)
    for article in (*checked.articles, *checked.beside):
        prose = prose_of(checked, article)
        for piece, sign in signs_of(article, prose, habits[article.locale]):
            if not sign.what:
                continue
            place = place_of(article, prose, piece, sign.start)
            hint = f"Write `{sign.new}`; `kbgen check --fix` does."
            if piece.start < 0:
                hint = f"Write `{sign.new}`."
            near = _around(piece.text, sign)
            yield problem("KB743", place, f"{sign.what}: `{near}`", hint)


def is_on(checked: Checked) -> bool:
    """Tell whether the project has the rule, and so wants its fixes."""
    return checked.project.config.check.rules.get(NAME) != "off"


def signs_of(article: Article, prose: Prose, habits: Habits) -> Iterator[tuple[Piece, Sign]]:
    """Yield what should be set otherwise in an article, each with the text that it is in."""
    language = language_of(article.locale)
    for piece in pieces_of(article, prose):
        if piece.kind == "html":
            continue
        is_in_file = piece.start >= 0
        end = piece.start + len(piece.text)
        raw = prose.raw[piece.start : end] if is_in_file else piece.text
        last = 0
        for sign in sorted(find_signs(piece, raw, language, habits)):
            if sign.start >= last:
                yield piece, sign
                last = sign.end


def habits_of(checked: Checked) -> dict[Locale, Habits]:
    """Return the habits of each locale."""
    texts: dict[Locale, list[str]] = {}
    for article in (*checked.articles, *checked.beside):
        prose = prose_of(checked, article)
        texts.setdefault(article.locale, []).append(prose.text[prose.body :])
    return {locale: Habits(some, language_of(locale)) for locale, some in texts.items()}


def _around(text: str, sign: Sign) -> str:
    """Return a sign with the words beside it."""
    first, last = max(sign.start - _NEAR, 0), sign.end + _NEAR
    before = text[first : sign.start].rpartition("\n")[2]
    behind = text[sign.end : last].partition("\n")[0]
    return f"{before}{text[sign.start : sign.end]}{behind}".strip()


RULE = Rule(NAME, "KB743", _run)
