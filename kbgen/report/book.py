"""The report as pages that link each other, in one folder."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from kbgen.digest import digest
from kbgen.report.article import Articles
from kbgen.report.page import (
    article_page,
    figures_page,
    report_page,
    script,
    style_sheet,
    work_page,
)
from kbgen.report.report import Report
from kbgen.report.source import Source
from kbgen.report.view import Places
from kbgen.report.worklist import Worklist

INDEX, FIGURES, WORK = "index.html", "figures.html", "work.html"
#: Pages of articles begin with this.
_ARTICLE = "article-"
_NAME = re.compile(r"[^a-z0-9]+")


class Book:
    """All pages of a report; each is made when it is asked for."""

    def __init__(self, source: Source, report: Report, work: Worklist, places: Places) -> None:
        """Prepare the pages. places: without `pages`, which follow from the figures."""
        self._report = report
        self._work = work
        self._articles = Articles(source, report)
        self._keys = {page_name(*key): key for key in self._articles.keys}
        self._places = replace(places, pages={key: name for name, key in self._keys.items()})

    def page(self, name: str) -> str | None:
        """Return a page by its file name; None if there is none."""
        match name:
            case "index.html":
                return report_page(self._report, self._work, self._places)
            case "figures.html":
                return figures_page(self._report, self._places)
            case "work.html":
                return work_page(self._report.site, self._work, self._places)
        if name not in self._keys:
            return None
        figures = self._articles.figures(self._keys[name])
        return article_page(self._report.site, figures, self._work.tasks, self._places)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The file names of all pages."""
        return (INDEX, FIGURES, WORK, *self._keys)

    def files(self) -> Iterator[tuple[str, str]]:
        """Yield name and text of every file, style and script first."""
        yield "report.css", style_sheet()
        yield "report.js", script()
        for name in self.names:
            yield name, self.page(name) or ""


def page_name(article_id: str, tag: str) -> str:
    """Return a file name: readable, and another one for every article, whatever its id is."""
    readable = _NAME.sub("-", f"{article_id}-{tag}".lower()).strip("-")[:60]
    return f"{_ARTICLE}{readable}-{digest(article_id, tag)[:6]}.html"
