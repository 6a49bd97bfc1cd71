"""Headings that leave out a level: screen readers and outlines tell it as a missing part."""

import re
from collections.abc import Iterator, Sequence

from kbgen.check.outside_code import lines_outside_code
from kbgen.check.rule import Checked, Rule
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.model.article import Article, Heading
from kbgen.text import slugify

_ATX = re.compile(r"^[\s>]*(#{1,6})(?=[ \t]|$)")
_UNDERLINE = re.compile(r"^ {0,3}(=+|-+)[ \t]*$")


def _run(checked: Checked) -> Iterator[Diagnostic]:
    for article in checked.articles:
        above = 1  # the page's title
        for number, heading in enumerate(article.outline):
            if heading.level > above + 1:
                line = _lines(article, checked.read(article))[number]
                message = f"Heading “{heading.title}” is an h{heading.level} below an h{above}"
                hint = f"Write it with {'#' * (above + 1)}."
                place = Span(path=article.source.project_path, line=line)
                yield problem("KB702", place, message, hint)
            above = heading.level


def _lines(article: Article, text: str) -> list[int]:
    """Return the line of each heading of the outline; 1: it is from a snippet."""
    written = _written(text)
    if len(written) == len(article.outline) + 1:
        written = written[1:]  # the first one repeats the title
    if len(written) == len(article.outline):
        return [line for line, _, _ in written]
    return [_line(heading, written) for heading in article.outline]


def _line(heading: Heading, written: Sequence[tuple[int, int, str]]) -> int:
    title = slugify(heading.title)
    lines = [n for n, level, text in written if level == heading.level and slugify(text) == title]
    return lines[0] if lines else 1


def _written(text: str) -> list[tuple[int, int, str]]:
    """Return line, level and text of the headings in a file; h1 counts as h2, as on the page."""
    found: list[tuple[int, int, str]] = []
    before = (0, "")
    for number, line in lines_outside_code(text):
        if atx := _ATX.match(line):
            found.append((number, max(len(atx[1]), 2), _title(line[atx.end() :])))
        elif before[1].strip() and before[0] == number - 1 and _UNDERLINE.match(line):
            found.append((before[0], 2, _title(before[1])))
            line = ""  # noqa: PLW2901  # it underlines once
        before = (number, "" if atx else line)
    return found


def _title(text: str) -> str:
    """Return a heading's text without closing hashes and attributes."""
    title = text.strip()
    bare = title.rstrip("#")
    title = bare.rstrip() if bare[-1:] in {"", " ", "\t"} else title
    return title[: title.rfind("{")].rstrip() if title.endswith("}") else title


RULE = Rule("heading-order", "KB702", _run)
