"""One compiled article. It knows nothing of other articles."""

import datetime as dt
from dataclasses import dataclass, field

from kbgen.diagnostics import Diagnostic
from kbgen.model.locale import Locale
from kbgen.model.source import SourceFile


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchMeta:
    """What the writer said about finding the article."""

    exclude: bool = False
    boost: float = 1.0
    """What scores are multiplied with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What the writer said about the article, checked."""

    id: str = ""
    """Pairs translations; empty: the path below the locale without `.md`."""
    title: str = ""
    description: str = ""
    slug: str = ""
    aliases: tuple[str, ...] = ()
    """Former addresses, as paths from the root of the site."""
    draft: bool = False
    order: int | None = None
    updated: dt.date | None = None
    keywords: tuple[str, ...] = ()
    """Words that shoppers use and the text does not."""
    promoted: bool = False
    """Shown under "most wanted" on the home page, and found a little more easily."""
    related: tuple[str, ...] = ()
    """Relative file paths, as in links."""
    search: SearchMeta = SearchMeta()
    lines: tuple[tuple[str, int], ...] = ()
    """Line of each key in the file, for diagnostics."""

    def line(self, key: str) -> int:
        """Return the line of a key, or 1."""
        return dict(self.lines).get(key, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """One entry of an outline."""

    level: int
    anchor: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A tag whose address render fills in: `opening` + address + `closing`."""

    kind: str
    """`link` or `asset` (an image or a file to download)."""
    target: str
    """As written, percent-decoded, without the fragment."""
    query: str = ""
    """As written, without the question mark."""
    fragment: str = ""
    opening: str
    closing: str
    missing: str
    """What stands there instead when the target does not exist."""
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A word of the theme inside the body, such as the title of a callout."""

    message: str
    """The English msgid."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Plain text under one heading, from the token stream."""

    anchor: str
    """Empty for what stands above the first heading."""
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleBody:
    html: tuple[str | Slot | Label, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    source: SourceFile
    meta: FrontMatter
    id: str
    title: str
    description: str
    """From front matter, else the beginning of the text."""
    outline: tuple[Heading, ...]
    anchors: frozenset[str] = field(default_factory=frozenset)
    """Every id in the body that a link can lead to."""
    body: ArticleBody
    revision: str
    """8 hex digits over title and plain text of the sections."""
    digest: str
    """Of everything in this value; keys of later stages are made of it."""
    diagnostics: tuple[Diagnostic, ...]

    @property
    def locale(self) -> Locale:
        return self.source.locale

    @property
    def key(self) -> tuple[str, Locale]:
        return (self.id, self.locale)
