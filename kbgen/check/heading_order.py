"""Headings that skip a level: to screen readers a part seems to be missing."""

from collections.abc import Iterator

from kbgen.check.rule import Checked, Rule
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.model.article import Article, Heading


def _run(checked: Checked) -> Iterator[Diagnostic]:
    for article in checked.articles:
        above = 1  # the page's title
        for heading in article.headings:
            if heading.level > above + 1:
                message = (
                    f"Heading “{heading.title}” skips a level: h{heading.level} below h{above}"
                )
                hint = f"Write it with `{'#' * (above + 1)}`."
                yield problem("KB702", _place(checked, article, heading), message, hint)
            above = heading.level


def _place(checked: Checked, article: Article, heading: Heading) -> Span:
    """Return where a heading stands; the beginning of the file for one from a snippet."""
    written = checked.written(article.source.path)
    place = written.outline.heading_at(heading.anchor)
    return written.span(place.start) if place else Span(path=article.source.project_path)


RULE = Rule("heading-order", "KB702", _run)
