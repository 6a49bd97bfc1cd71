"""One compiled article, independent of all others."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple, NewType

from kbgen.diagnostics import Diagnostic
from kbgen.digest import digest
from kbgen.model.address import is_own, leads_somewhere
from kbgen.model.by_market import ByMarket
from kbgen.model.locale import Locale
from kbgen.model.policy import Reference
from kbgen.model.source import SourceFile

# A large site has hundreds of thousands of these, sent between processes and digested: named
# tuples take a third of the time of frozen dataclasses.


#: What to do about an address that starts at the root: the hint of KB205.
FROM_ROOT = "Write a relative file path such as ../returns/refunds.md."


class SearchMeta(NamedTuple):
    """The writer's settings for search."""

    exclude: bool = False
    boost: float = 1.0
    """Factor for scores."""


class Notice(NamedTuple):
    """A temporary message at the top of an article."""

    text: str
    start: dt.date | None = None
    """The first day it is shown; None: at once."""
    end: dt.date | None = None
    """The last day it is shown; None: until it is removed."""

    def is_shown(self, day: dt.date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


class FrontMatter(NamedTuple):
    """The front matter of an article, checked."""

    id: str = ""
    """Pairs translations; empty: the path below the locale without `.md`."""
    title: str = ""
    description: str = ""
    slug: str = ""
    aliases: tuple[str, ...] = ()
    """Former addresses: from the root of the site, or below the locale (`returns/old-name`)."""
    draft: bool = False
    withheld: str = ""
    """Why an error in the front matter, or a key of another tool, hides it like a draft."""
    is_unreadable: bool = False
    """Whether it does not parse, or swallows lines that look like keys."""
    is_for_folder: bool = False
    """Whether that also hides everything in its folder."""
    foreign: tuple[tuple[str, str], ...] = ()
    """(`publish_on` or `expires_on`, key) where another tool's key sets it."""
    publish_on: dt.date | None = None
    """The first day it is shown."""
    expires_on: dt.date | None = None
    """The first day it is no longer shown."""
    review_by: dt.date | None = None
    """The day by which it must be reviewed."""
    owner: str = ""
    audience: str = "everyone"
    """`agent`: for support staff only."""
    markets: tuple[str, ...] = ()
    """Where it applies; empty: everywhere."""
    notice: Notice | None = None
    change: str = "normal"
    """How much the last change means to readers: `minor`, `normal`, `major`."""
    feedback: bool = True
    """Whether readers are asked if it helped."""
    order: int | None = None
    updated: dt.date | None = None
    keywords: tuple[str, ...] = ()
    """Words that shoppers use and the text does not."""
    answers: tuple[str, ...] | None = None
    """The intents that it answers, with `#` and an anchor where a section does; None: those that
    its words leave no doubt about."""
    promoted: bool = False
    """Listed among the popular articles on the home page, and ranked slightly higher."""
    related: tuple[str, ...] = ()
    """Relative file paths, as in links."""
    search: SearchMeta = SearchMeta()
    lines: tuple[tuple[str, int], ...] = ()
    """Line of each key in the file, for diagnostics."""

    def line(self, key: str) -> int:
        """Return the line of a key, or 1."""
        return dict(self.lines).get(key, 1)


class Heading(NamedTuple):
    """A heading of the text."""

    level: int
    anchor: str
    title: str


class Slot(NamedTuple):
    """A tag whose address render fills in: `opening` + address + `closing`."""

    kind: str
    """`link` or `asset` (an image or a file to download)."""
    target: str
    """As written, percent-decoded, without the fragment."""
    query: str
    """As written, without the question mark."""
    fragment: str
    opening: str
    closing: str
    missing: str
    """The text to show instead when the target does not exist."""
    line: int
    address: str = ""
    """The address that stays when the target does not exist: a file of the host, `/logo.png`."""

    @property
    def is_image(self) -> bool:
        """Whether the target is shown, not linked."""
        return self.opening.startswith("<img")


class AddressSlot(NamedTuple):
    """A tag whose address holds policy values: `opening` + address + `closing`."""

    address: str
    """As written, with its references."""
    opening: str
    closing: str
    missing: str
    """The text to show instead when the address is not allowed."""

    @property
    def is_image(self) -> bool:
        """Whether the target is shown, not linked."""
        return self.opening.startswith("<img")

    def may_have(self, address: str) -> bool:
        """Tell whether a filled-in address is allowed."""
        return is_own(address) if self.is_image else leads_somewhere(address)


class Label(NamedTuple):
    """A word of the theme inside the body, such as the title of a callout."""

    message: str
    """The English msgid."""


class ValueSlot(NamedTuple):
    """A policy value inside the body."""

    reference: Reference
    place: str
    """`text`, `linked` (in a link's text), or `attribute` (inside of a tag)."""


class Cited(NamedTuple):
    """A policy value, with its place in the source."""

    reference: Reference
    line: int
    column: int


class BlockSlot(NamedTuple):
    """A part of a block that only render can fill in, with a template of the theme."""

    kind: str
    """Name of the directive whose view and template show it."""
    argument: str
    options: tuple[tuple[str, str], ...]
    line: int
    """Of the block's opening line."""

    def option(self, name: str) -> str:
        return dict(self.options).get(name, "")


AnySlot = Slot | AddressSlot | Label | ValueSlot | BlockSlot


class Section(NamedTuple):
    """Plain text under one heading, from the token stream."""

    anchor: str
    """Empty for what stands above the first heading."""
    title: str
    text: str


def passages_digest(sections: Iterable[Section]) -> str:
    """Return a digest of the texts of sections; the name of their file begins with it.

    Its first part distinguishes it from the index files beside it, whose names have one part.
    """
    texts = (section.text.encode("utf-8", "surrogatepass") for section in sections)
    return digest(b"texts by market", *texts)


class ArticleBody(NamedTuple):
    """The text of an article, for its pages and for search."""

    html: tuple[str, ...]
    """The HTML before, between and after the article's slots."""
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article without its body."""

    source: SourceFile
    meta: FrontMatter
    id: str
    title: str
    description: str
    """From front matter, else from the beginning of the text."""
    description_for_all: str = ""
    """The same for readers of other sites: with the name of the market where it matters, else
    empty."""
    descriptions: ByMarket = ""
    """The same for each market, for search; empty: as the description."""
    titles: ByMarket = ""
    """The title for each market, for programs; empty: as the title."""
    headings: tuple[Heading, ...]
    anchors: frozenset[str] = field(default_factory=frozenset)
    """All ids in the body that links can target."""
    slots: tuple[AnySlot, ...]
    """What render fills into the body, in the order of the text."""
    cited: tuple[Cited, ...] = ()
    """The policy values in front matter and text, those of its snippets included."""
    passages: str
    """Digest of the texts of the sections; its beginning is the name of their file for search."""
    lengths: tuple[int, ...]
    """About how many words title, headings, keywords and text have: `analysis.lengths.FIELDS`."""
    revision: str
    """8 hex digits over title and plain text of the sections."""
    shared: str
    """Digest of the parts that other pages show: if it stays, an edit re-renders one page."""
    digest: str
    """Of this value and the body; keys of later stages contain it."""
    diagnostics: tuple[Diagnostic, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The texts outside of the body that may hold policy values."""
        notice = (self.meta.notice.text,) if self.meta.notice else ()
        return (self.title, self.description, *notice, *self.meta.keywords)

    @property
    def locale(self) -> Locale:
        return self.source.locale

    @property
    def key(self) -> tuple[str, Locale]:
        return (self.id, self.locale)

    @property
    def links(self) -> tuple[Slot, ...]:
        """The slots that are addresses."""
        return tuple(slot for slot in self.slots if isinstance(slot, Slot))


#: An article with its policy values in place, as `Values.fill_article` returns it. A site holds
#: these; the compiler and the cache know an `Article`, whose texts still name the values.
FilledArticle = NewType("FilledArticle", Article)
