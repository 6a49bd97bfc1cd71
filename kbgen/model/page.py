"""Everything that a template may use."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from kbgen.model.article import Heading


class Link(NamedTuple):
    """A title and an address relative to the page."""

    title: str
    url: str
    description: str = ""
    lang: str = ""
    """Set when the title is not in the page's language."""


class LanguageLink(NamedTuple):
    """An entry of the language switcher, or an alternate."""

    tag: str
    direction: str
    label: str
    url: str
    current: bool = False


class HoursRow(NamedTuple):
    """A day, or neighbouring days with the same hours."""

    label: str
    times: tuple[str, ...]
    """Empty: closed."""
    all_day: bool


class HoursView(NamedTuple):
    """Opening hours as a table."""

    rows: tuple[HoursRow, ...]
    has_holidays: bool
    """Whether there are public holidays, which are not listed."""
    zone: str
    """Name of the time zone."""


class ContactLink(NamedTuple):
    kind: str
    label: str
    """From kbgen.toml; if empty, use `default_label`."""
    default_label: str
    """Msgid of the kind's own label."""
    target: str
    """The text to show: an address, a number."""
    shows_target: bool
    """Show the target below the label."""
    url: str
    markets: str = ""
    """Names of the markets it serves, separated by spaces; empty: all."""
    note: str = ""
    """What it is best for."""
    answer: str = ""
    """Usual time until the first answer: `3 minutes`."""
    hours: HoursView | None = None
    """None: it has none."""
    opening: Mapping[str, object] | None = None
    """The hours, for the script; None: it has none."""
    is_for_complaints: bool = False
    template: str = ""
    """The URL with places for market, query and order; empty: it has none."""
    text: str = ""
    """Parameter of the URL that takes a message."""
    subject: str = ""
    """Parameter of the URL that takes a subject."""
    chat: Mapping[str, object] | None = None
    """A chat's script and what opens it; None: the link is followed."""


class SiteLink(NamedTuple):
    """A link that kbgen.toml puts on every page."""

    label: str
    url: str
    lang: str = ""
    """Set, as `direction` is, when the label is not in the page's language."""
    direction: str = ""
    markets: str = ""
    """As in `ContactLink`."""


class CardImage(NamedTuple):
    """A picture for links that are shared."""

    url: str
    """Absolute."""
    width: int
    """Pixels."""
    height: int
    is_large: bool
    """Whether it stands above the title; else beside it."""


class Logo(NamedTuple):
    """An image in place of the site's name."""

    url: str
    dark_url: str
    """On dark screens; empty: the same."""
    width: int
    """Pixels; 0: not known."""
    height: int


class NoticeView(NamedTuple):
    """A status notice."""

    key: str
    """Its name and a digest of its text: a reader who closed it sees a new text again."""
    severity: str
    """`info`, `success`, `warning` or `danger`."""
    severity_label: str
    """Msgid of that in words."""
    html: str
    lang: str
    """Set, as `direction` is, when the text is not in the page's language."""
    direction: str
    link: SiteLink | None
    markets: str
    """As in `ContactLink`."""
    start: str
    """UTC, `2026-12-24T18:00:00Z`, if it begins later on the day of the build; else empty."""
    end: str
    """UTC; empty: it has no end."""


class MarketLink(NamedTuple):
    """An entry of the market menu."""

    name: str
    label: str


class FeedbackView(NamedTuple):
    """Feedback questions, and where the answers are sent."""

    endpoint: str
    """Address of the collector; empty: only analytics scripts take the answers."""
    consent: bool
    """Whether nothing is sent before the reader agrees."""
    csat: bool
    nps: bool


class Job(NamedTuple):
    """What readers often come for, as a link into the shop."""

    label: str
    url: str
    template: str
    """The address with places of the reader's order; empty: it has none."""
    icon: str
    """Name; empty: the usual one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryCard:
    title: str
    description: str
    icon: str
    url: str
    count: int
    """Articles in it and below."""
    articles: tuple[Link, ...]


class DateText(NamedTuple):
    iso: str
    text: str


class ArticleView(NamedTuple):
    """The article that a page shows."""

    id: str
    title: str
    lang: str
    """Of the text; on a fallback it differs from the page's."""
    direction: str
    html: str
    """Empty until the page is rendered."""
    outline: tuple[Heading, ...]
    updated: DateText | None
    revision: str
    is_fallback: bool
    source_language: str
    """Name of the text's language in the page's language, on a fallback."""
    previous: Link | None
    next: Link | None
    related: tuple[Link, ...]
    notice: str = ""
    """Temporary notice at the top."""
    markets: str = ""
    """Names of the markets it applies to, as one text; empty: all."""
    for_markets: str = ""
    """The same for scripts, separated by spaces."""
    ask: bool = True
    """Whether readers are asked if the article helped."""
    is_machine_made: bool = False
    """Whether a machine translated a part of it that is not reviewed."""
    newer: Link | None = None
    """The source, named by its language, where it has an important change that this has not."""


class LocalePart(NamedTuple):
    """One language of a page in all languages (404, the root)."""

    locale: str
    direction: str
    segment: str
    label: str
    home: str
    search: str
    """Address of the search page; empty without search."""
    contacts: tuple[ContactLink, ...]
    contact_url: str
    """Of the contact page; empty: the locale has none."""
    notices: tuple[NoticeView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContext:
    template: str
    path: str
    """Of the output file."""
    locale: str
    direction: str
    title: str
    """Of the page, without the site's name."""
    description: str
    site_name: str
    heading: str
    root: str
    """From this page to the site's root: `../../`."""
    home_url: str
    search_url: str
    contact_url: str = ""
    """Of the contact page; empty: the locale has none."""
    static: str
    """Folder of the theme's static files."""
    color_schemes: str = "light dark"
    """Schemes that the style sheet has."""
    bars: tuple[tuple[str, str], ...] = ()
    """Condition (empty: always) and colour of a phone's bars beside the page."""
    card: CardImage | None = None
    """Picture that is shown beside a link to the page; None: there is none."""
    open_graph: str = ""
    """The locale as Open Graph writes it: `de_DE`."""
    touch_icon: str = ""
    """Address of the icon on the home screen of a phone; empty: none."""
    logo: Logo | None = None
    """None: the site's name in letters."""
    fonts: tuple[str, ...] = ()
    """Addresses of the fonts that every page needs."""
    slash_script: str = ""
    """Script that adds a missing slash to an address; empty: the site is at the host's root."""
    canonical: str
    """Absolute; empty without a site URL."""
    alternates: tuple[LanguageLink, ...]
    twin: str = ""
    """Address of the article as Markdown; empty: it has none."""
    feed: str = ""
    """Address of the locale's feed of changes, on home pages; empty: it has none."""
    manifest: str = ""
    """Address of the web app manifest, on home pages; empty elsewhere."""
    json_ld: str = ""
    """What search engines read of the page, as JSON-LD; empty: nothing."""
    noindex: bool = False
    languages: tuple[LanguageLink, ...]
    breadcrumbs: tuple[Link, ...] = ()
    contacts: tuple[ContactLink, ...] = ()
    header_links: tuple[SiteLink, ...] = ()
    footer_links: tuple[SiteLink, ...] = ()
    notices: tuple[NoticeView, ...] = ()
    """Status notices of the site and of the page's folder; those of pages in all languages are in
    `parts`."""
    markets: tuple[MarketLink, ...] = ()
    """Entries of the market menu."""
    feedback: FeedbackView | None = None
    """None: no questions, no measuring."""
    jobs: tuple[Job, ...] = ()
    """On home pages."""
    categories: tuple[CategoryCard, ...] = ()
    wanted: tuple[Link, ...] = ()
    category: CategoryCard | None = None
    body: str = ""
    """HTML of a folder's `index.md`; empty until the page is rendered."""
    article: ArticleView | None = None
    parts: tuple[LocalePart, ...] = ()
    """One per locale, on pages in all languages."""
    target: str = ""
    """Of a redirect."""
    client: tuple[tuple[str, object], ...] = ()
    """Data for the page's scripts."""


class Page(NamedTuple):
    """A page before it is rendered."""

    context: PageContext
    source: str = ""
    """Content path of the article whose body it shows; empty: it shows none."""
    fills: tuple[str, ...] = ()
    """HTML for the slots of that body."""

    def with_body(self, html: tuple[str, ...]) -> PageContext:
        """Return the context with the body, whose slots are filled."""
        pieces = [piece for pair in zip(html, self.fills, strict=False) for piece in pair]
        body = "".join([*pieces, *html[len(self.fills) :]])
        article = self.context.article
        if article is None:
            return replace(self.context, body=body)
        return replace(self.context, article=article._replace(html=body))
