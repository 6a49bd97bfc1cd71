"""What importers hand over: articles, categories and files of another help centre."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from kbgen.model.locale import Locale


@dataclass(frozen=True, slots=True)
class Problem:
    """Something of the source that could not be read."""

    place: str
    """File or address, with a line where it is known."""
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that belongs to an article."""

    address: str
    """As texts link it."""
    name: str
    """As readers save it."""
    is_listed: bool = False
    """Listed below the article, whether or not the text links it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What the former help centre counted. None: it does not count that."""

    views: int | None = None
    yes: int | None = None
    neutral: int | None = None
    no: int | None = None

    def __bool__(self) -> bool:
        return any((self.views, self.yes, self.neutral, self.no))


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """An article in one language."""

    locale: Locale
    title: str
    body: str
    form: Literal["html", "markdown"] = "html"
    description: str = ""
    updated: dt.date | None = None
    is_draft: bool = False
    addresses: tuple[str, ...] = ()
    """Paths it had on the former site; the first one is the usual one."""
    place: str = ""
    """File that it was read from; of Markdown, below the folder of the export."""
    matter: Mapping[str, Any] = field(default_factory=dict)
    """Other keys of front matter, as kbgen has them."""
    notes: tuple[str, ...] = ()
    """What the importer has to say about it."""
    extra: Mapping[str, Any] = field(default_factory=dict)
    """What front matter has no key for."""
    history: History = History()
    """Of this language alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article and its translations."""

    key: str
    """Identifies it in the source, in every run."""
    texts: tuple[Text, ...]
    """At most one for each locale."""
    category: str = ""
    """Key of its category; empty: it has none."""
    path: str = ""
    """Path below the locale that its file has in the source; empty: made from the title."""
    is_internal: bool = False
    """For support staff only."""
    order: int | None = None
    is_promoted: bool = False
    keywords: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    notes: tuple[str, ...] = ()
    """What the importer has to say about it."""
    history: History = History()
    """Of all its languages together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryText:
    """A category in one language."""

    title: str
    description: str = ""
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A category, in the languages that name it."""

    key: str
    texts: Mapping[Locale, CategoryText]
    parent: str = ""
    path: str = ""
    """Folder below the locale that it has in the source; empty: made from the title."""
    order: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """All that an importer read."""

    kind: str
    """Name of the importer."""
    articles: tuple[Article, ...]
    default: Locale
    categories: tuple[Category, ...] = ()
    problems: tuple[Problem, ...] = ()
    name: str = ""
    """Name of the help centre."""
    site: str = ""
    """Scheme and host of the former site; empty: not known."""
    folder: Path | None = None
    """Where files of the export lie."""
