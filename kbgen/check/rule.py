"""What a rule is, and what it may look at."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from kbgen.config import Project
from kbgen.diagnostics import Diagnostic
from kbgen.i18n import Values
from kbgen.model.article import Article, FilledArticle
from kbgen.model.policy import Policies
from kbgen.model.site import Site
from kbgen.themes import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A site before its pages are made."""

    project: Project
    theme: Theme
    site: Site
    policies: Policies
    values: Values
    """The same as they are on the day that the site is checked for."""
    articles: tuple[FilledArticle, ...]
    """Every article and folder text that is shown, each in its own locale, sorted by path; titles
    and the like have their policy values filled in."""
    beside: tuple[Article, ...]
    """Snippets and `_category.toml` files, as if they were articles; translations have one id."""
    files: frozenset[str]
    """Content paths of all images and files, shown or not."""
    read: Callable[[Article], str]
    r"""Returns the text of an article's file, front matter included, with `\n` line ends."""

    @property
    def day(self) -> dt.date:
        return self.values.day


class Rule(NamedTuple):
    """Something that is looked for in the content."""

    name: str
    """As `[check] rules` in kbgen.toml says it."""
    code: str
    """Of all its findings."""
    run: Callable[[Checked], Iterable[Diagnostic]]
