"""Rules, and the site that they check."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from kbgen.config import Project
from kbgen.config.glossary import Glossary
from kbgen.config.notices import StatusNotice
from kbgen.diagnostics import Diagnostic, Span
from kbgen.i18n import Values
from kbgen.model.article import Article, FilledArticle
from kbgen.model.outline import Lines, Outline
from kbgen.model.policy import Policies
from kbgen.model.site import Site
from kbgen.themes import Theme


@dataclass(frozen=True, eq=False)
class Written:
    """A Markdown file as its writer wrote it; one object per file: its prose is read once."""

    path: str
    """As diagnostics show it."""
    text: str
    r"""Front matter included, with `\n` line ends."""
    outline: Outline

    @cached_property
    def lines(self) -> Lines:
        return Lines(self.text)

    def span(self, position: int) -> Span:
        """Return the place of a position, for a diagnostic."""
        line, column = self.lines.line_and_column(position)
        return Span(path=self.path, line=line, column=column)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A site before its pages are made."""

    project: Project
    theme: Theme
    site: Site
    policies: Policies
    values: Values
    """The same as they are on the day that the site is checked for."""
    glossary: Glossary
    articles: tuple[FilledArticle, ...]
    """Every article and folder text that is shown, each in its own locale, sorted by path; titles
    and the like have their policy values filled in."""
    beside: tuple[Article, ...]
    """Snippets and `_category.toml` files, as if they were articles; translations have one id."""
    files: frozenset[str]
    """Content paths of all images and files, shown or not."""
    notices: tuple[StatusNotice, ...]
    """Of `content/notices.toml`, whether they are shown or not."""
    written: Callable[[str], Written]
    """Returns a Markdown file by its content path."""

    @property
    def day(self) -> dt.date:
        return self.values.day


class Rule(NamedTuple):
    """A named check of the content."""

    name: str
    """Its key under `[check] rules` in kbgen.toml."""
    code: str
    """Of all its findings."""
    run: Callable[[Checked], Iterable[Diagnostic]]
