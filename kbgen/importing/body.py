"""The texts of articles: converted, with links among them, and with their files beside them."""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from kbgen.importing.addresses import FormerAddresses, Goal
from kbgen.importing.anchors import anchors_in, letters_of
from kbgen.importing.assets import Files, NotTakenError, Source
from kbgen.importing.convert import (
    Addresses,
    anchors_of,
    convert,
    escape_text,
    words_of,
    write_link,
)
from kbgen.importing.model import Article, Collection, Text
from kbgen.importing.names import Names
from kbgen.importing.rewrite import rewrite
from kbgen.importing.soup import DEEPEST, depth_of
from kbgen.model.filetypes import SAVED, SHOWN, suffix_of
from kbgen.model.locale import Locale
from kbgen.urls import split_url

_ATTACHMENT = re.compile(r"/(?:article_attachments|attachments)/")
_SHOWN = re.compile(r"<(?:img|video|iframe)\b", re.IGNORECASE)
_REST = re.compile(r"[?#]")
#: Schemes that a link may have; others run something.
_SCHEMES = frozenset({"http", "https", "mailto", "tel", "sms"})


@dataclass(slots=True)
class Body:
    """The Markdown of a text, and what became of it."""

    markdown: str
    notes: list[str]
    is_whole: bool
    is_broken: bool = False
    """Not converted: only its words are left."""


@dataclass(slots=True)
class Bodies:
    """Converts texts. It gathers the files they need."""

    collection: Collection
    former: FormerAddresses
    inner: Mapping[str, str]
    """Key of an article → its path below the locale."""
    folders: Mapping[str, str]
    """Key of a category → its folder below the locale."""
    files: Files
    linked: frozenset[str]
    shares: bool = True
    """Whether the site falls back on the default locale of the collection."""
    shown: set[str] = field(default_factory=set)
    """Folders with a public article."""
    assets: dict[str, Source] = field(default_factory=dict)
    """Path in the project → content."""
    _names: Names = field(default_factory=Names)
    _placed: dict[tuple[str, str], str] = field(default_factory=dict)
    _anchors: dict[tuple[str, Locale], dict[str, str]] = field(default_factory=dict)
    by_key: dict[str, Article] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Look up articles, and the folders that the default locale shows."""
        self.by_key = {article.key: article for article in self.collection.articles}
        for article in self.collection.articles:
            locales = {text.locale for text in article.texts if not text.is_draft}
            if self.collection.default in locales and not article.is_internal:
                self.shown.update(parents(self.inner[article.key]))

    def write(self, article: Article, text: Text, inner: str) -> Body:
        """Return the Markdown of an article's text."""
        work = _Work(self, article, text, inner)
        addresses = Addresses(work.link, work.file, self.linked)
        if text.form == "markdown":
            done = rewrite(text.body, addresses)
        else:
            done = convert(text.body, addresses)
        markdown, is_broken = done.markdown, text.form == "html" and not done.markdown.strip()
        if is_broken:
            markdown = words_of(text.body)
            work.notes.append("It is a draft now: look at its text first" if markdown.strip() else
                              "It has no text, and is a draft now")  # fmt: skip
        markdown += work.attached(article)
        notes = list(dict.fromkeys([*text.notes, *done.notes, *work.notes]))
        return Body(markdown, notes, done.is_whole and not work.is_short, is_broken)

    def anchors(self, article: Article, locale: Locale) -> dict[str, str]:
        """Return the anchors of an article in a locale."""
        by_locale = {text.locale: text for text in article.texts}
        text = by_locale.get(locale) or by_locale.get(self.collection.default) or article.texts[0]
        if (article.key, text.locale) not in self._anchors:
            is_markdown = text.form == "markdown"
            self._anchors[article.key, text.locale] = (
                anchors_in(text.body) if is_markdown else anchors_of(text.body, self.linked)
            )
        return self._anchors[article.key, text.locale]

    def place(self, address: str, locale: Locale, inner: str) -> str:
        """Put a file into a folder below a locale; return its name. Raises NotTakenError.

        Translations show a file of the default locale under the same path.
        """
        usual = (f"content/{self.collection.default.tag}/{inner}".rstrip("/"), address)
        if self.shares and usual in self._placed:
            return self._placed[usual]
        folder = f"content/{locale.tag}/{inner}".rstrip("/")
        if (folder, address) not in self._placed:
            name, source = self.files.take(address)
            stem, suffix = posixpath.splitext(name)
            path = self._names.free(folder, stem, suffix)
            self.assets[path] = source
            self._placed[folder, address] = path.rpartition("/")[2]
        return self._placed[folder, address]


class _Work:
    """Addresses in one text."""

    def __init__(self, bodies: Bodies, article: Article, text: Text, inner: str) -> None:
        self.notes: list[str] = []
        self.is_short = False
        self._all = bodies
        self._article = article
        self._text = text
        self._inner = inner
        self._folder = inner.rpartition("/")[0]
        self._names = {one.address for one in article.attachments}
        self._used: set[str] = set()

    def link(self, href: str) -> str:
        """Return what a link becomes; empty: its words stay alone."""
        parts = split_url(href)
        if parts is None or (parts.scheme and parts.scheme.lower() not in _SCHEMES):
            self._lose(f"Link to {href[:80]} left out")
            return ""
        fragment = unquote(parts.fragment)
        if not parts.scheme and not parts.netloc and not parts.path:
            return self._anchor(self._article, fragment, "") if fragment else ""
        path = self._all.former.path(href, self._base)
        if path is None:
            return self._file_link(href) if href in self._names else href
        if self._text.form == "markdown":
            return self._from_tree(href, path, fragment)
        return self._own(href, path, fragment)

    def _from_tree(self, href: str, path: str, fragment: str) -> str:
        """Return what a link in a tree of Markdown becomes; what leads nowhere stays."""
        way = split_url(href)
        file = self._in_tree(unquote(way.path) if way else href)
        for place in (file, f"{file}.md", f"{file}/README.md"):
            if goal := self._all.former.at(place):
                return self._goal(goal, fragment, href)
        below = self._all.former.path(way.path if way else href, f"{self._base}/") or path
        for one in (path, below, f"/{path.split('/', 2)[-1]}"):
            if goal := self._all.former.find(one):
                return self._goal(goal, fragment, href)
        written = unquote(way.path) if way else href
        if suffix_of(path) in SAVED | SHOWN and (name := self._take(self._in_tree(written))):
            return name
        self.notes.append(f"Link to {href[:80]} leads to nothing in the source")
        return href

    def _in_tree(self, written: str) -> str:
        """Return the path of a file below the folder of the export."""
        if written.startswith("/"):
            return written.lstrip("/")
        return posixpath.normpath(posixpath.join(posixpath.dirname(self._text.place), written))

    @property
    def _base(self) -> str:
        """The address that relative ones stand against."""
        if self._text.form == "markdown":
            return f"/{self._inner.removesuffix('.md')}"
        return self._text.addresses[0] if self._text.addresses else "/"

    def _own(self, href: str, path: str, fragment: str) -> str:
        """Return what a link to the former site becomes."""
        goal = self._all.former.find(path)
        if goal is not None:
            return self._goal(goal, fragment, href)
        whole = self._all.former.whole(path)
        if _ATTACHMENT.search(path) or suffix_of(path) in SAVED | SHOWN:
            return self._file_link(href if href in self._names else whole or path)
        kept = f"{whole}{href[href.index(mark[0]) :] if (mark := _REST.search(href)) else ''}"
        if not whole:
            self._lose(f"Link to {href[:80]} leads to nothing in the export")
            return ""
        self.notes.append(f"Link to {href[:80]} still leads to the former site")
        return kept

    def _goal(self, goal: Goal, fragment: str, href: str) -> str:
        if goal.kind == "category":
            folder = self._all.folders[goal.key]
            if folder not in self._all.shown:
                self._lose(f"Link to {href[:80]} left out: that category has no public article")
                return ""
            return f"{_relative(folder, self._folder)}/"
        target = self._all.by_key[goal.key]
        path = _relative(self._all.inner[goal.key], self._folder)
        is_public = any(not text.is_draft for text in target.texts) and not target.is_internal
        if not is_public and not (self._text.is_draft or self._article.is_internal):
            self._lose(f"Link to {href[:80]} left out: that article is a draft, or for staff only")
            return ""
        return self._anchor(target, fragment, path)

    def _anchor(self, target: Article, fragment: str, path: str) -> str:
        if not fragment:
            return path
        anchors = self._all.anchors(target, self._text.locale)
        anchor = anchors.get(fragment)
        if anchor is None and self._text.form == "markdown":
            anchor = anchors.get(letters_of(fragment))
        if anchor is None:
            self.notes.append(f"Link to #{fragment[:60]}: its target has no such anchor")
        return f"{path}#{anchor}" if anchor else path

    def _file_link(self, address: str) -> str:
        name = self._take(address)
        return name or (address if address.startswith("http") else "")

    def file(self, source: str) -> str:
        """Return the path of an image or a film; empty: its text stays."""
        if source.startswith("data:"):
            return self._take(source)
        address = source
        if source not in self._names:
            path = self._all.former.path(source, self._base)
            if path and self._text.form == "markdown":
                return self._take(self._in_tree(unquote(source))) or source
            address = (self._all.former.whole(path) or path) if path else source
            address = f"https:{address}" if address.startswith("//") else address
        return self._take(address) or (address if address.startswith("http") else "")

    def _take(self, address: str) -> str:
        self._used.add(_bare(address))
        try:
            name = self._all.place(address, self._text.locale, self._folder)
        except NotTakenError as error:
            self._lose(f"File {address[:120]}: {error}")
            return ""
        return quote(name, safe="-._~")

    def attached(self, article: Article) -> str:
        """Return links to the files that are listed below an article, and that it does not link."""
        left = [
            one
            for one in article.attachments
            if one.is_listed and _bare(one.address) not in self._used
        ]
        names = [(one.name, self._take(one.address)) for one in left]
        lines = [f"- {write_link(escape_text(words), name)}\n" for words, name in names if name]
        return f"\n{''.join(lines)}" if lines else ""

    def _lose(self, note: str) -> None:
        self.notes.append(note)
        self.is_short = True


def is_unusable(text: Text) -> bool:
    """Tell whether HTML shows neither words nor images, or is too deep to be converted."""
    if text.form != "html":
        return False
    is_empty = not (_SHOWN.search(text.body) or words_of(text.body).strip())
    return is_empty or depth_of(text.body) > DEEPEST


def parents(path: str) -> list[str]:
    """Return the folders that a file is in, the outermost first."""
    parts = path.split("/")[:-1]
    return ["/".join(parts[: end + 1]) for end in range(len(parts))]


def _bare(address: str) -> str:
    return address.partition("?")[0]


def _relative(path: str, folder: str) -> str:
    return quote(posixpath.relpath(path, folder or "."), safe="/-._~")
