"""What a template may see of the site: this and nothing else."""

from dataclasses import dataclass

from kbgen.model.article import Heading


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A title and an address relative to the page."""

    title: str
    url: str
    description: str = ""
    lang: str = ""
    """Set when the title is not in the page's language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageLink:
    """An entry of the language switcher, or an alternate."""

    tag: str
    direction: str
    label: str
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactLink:
    kind: str
    label: str
    """As the owner wrote it; empty: the theme names the kind."""
    target: str
    """What is shown: the address, the number."""
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryCard:
    title: str
    description: str
    icon: str
    url: str
    count: int
    """Articles in it and below."""
    articles: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateText:
    iso: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """The article that a page shows."""

    id: str
    title: str
    lang: str
    """Of the text, which is not the page's on a fallback."""
    direction: str
    html: str
    outline: tuple[Heading, ...]
    updated: DateText | None
    revision: str
    is_fallback: bool
    source_language: str
    """Name of the text's language in the page's language, on a fallback."""
    previous: Link | None
    next: Link | None
    related: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Initial:
    """The articles of an A-Z that begin alike."""

    letter: str
    articles: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalePart:
    """One language of a page that speaks all of them (404, the root)."""

    locale: str
    direction: str
    segment: str
    label: str
    home: str
    search: str
    """Address of the search page; empty without search."""
    contacts: tuple[ContactLink, ...]


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
    static: str
    """Folder of the theme's static files."""
    canonical: str
    """Absolute; empty without a site URL."""
    alternates: tuple[LanguageLink, ...]
    noindex: bool = False
    languages: tuple[LanguageLink, ...]
    breadcrumbs: tuple[Link, ...] = ()
    contacts: tuple[ContactLink, ...] = ()
    endpoint: str = ""
    """Where votes go; empty: the question is not asked."""
    categories: tuple[CategoryCard, ...] = ()
    wanted: tuple[Link, ...] = ()
    category: CategoryCard | None = None
    body: str = ""
    """HTML of a folder's `index.md`."""
    article: ArticleView | None = None
    initials: tuple[Initial, ...] = ()
    parts: tuple[LocalePart, ...] = ()
    """One for each locale, on pages in all languages."""
    target: str = ""
    """Of a redirect."""
    client: tuple[tuple[str, object], ...] = ()
    """What the scripts need to know of the page."""
