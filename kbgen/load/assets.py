"""Images and files that articles show or link: which file each reader gets, and its address."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from posixpath import basename, splitext
from typing import NamedTuple

from kbgen.config import Project
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.load.scan import Scan
from kbgen.model.article import Article
from kbgen.model.locale import Locale
from kbgen.model.names import is_source_text, nfc
from kbgen.model.resolve import article_path, content_path, written_from
from kbgen.model.site import Site
from kbgen.model.source import SourceFile
from kbgen.text import closest

_ODD = re.compile(r"[^\w.-]+")


class FileFinder:
    """Finds what a relative path means for the readers of a locale."""

    def __init__(self, project: Project, scan: Scan) -> None:
        self._project = project
        self.paths: Mapping[str, str] = {nfc(path): path for path in scan.assets}
        """Name as it is compared → content path."""

    def find(self, source: SourceFile, target: str, locale: Locale) -> str | None:
        """Return the content path of the file, or None.

        The reader's own locale comes first, then that of the article, then its fallbacks. A path
        that leaves the locale's folder on purpose (`../../en/…`) means that file.
        """
        path = content_path(source, target)
        folder, _, inner = path.partition("/")
        is_own = folder == source.path.partition("/")[0]
        if path in self.paths and (locale == source.locale or not is_own):
            return self.paths[path]
        own = (locale, source.locale, *self._project.fallbacks(source.locale))
        for place in own if is_own else (Locale.of_path(folder),):
            there = self._by_place.get((place, inner))
            if there is not None:
                return there
        return None

    def hint(self, site: Site, source: SourceFile, target: str) -> str:
        """Say what a path was meant to be that leads to no file."""
        path = content_path(source, target)
        if goal := article_path(site, source, target):
            return f"It is an article: write `{written_from(source, goal)}`."
        if is_source_text(path):
            return "Texts are published as pages only: save it as Markdown with the ending .md."
        near = self._by_case.get(path.casefold()) or closest(path, self.paths)
        return f"Did you mean `{basename(near)}`?" if near else "Put it beside the article."

    @cached_property
    def _by_case(self) -> Mapping[str, str]:
        return {path.casefold(): path for path in self.paths}

    @cached_property
    def _by_place(self) -> Mapping[tuple[Locale | None, str], str]:
        """Locale and path below its folder → content path."""
        return {
            (Locale.of_path(name), name.partition("/")[2]): path
            for name, path in sorted(self.paths.items(), reverse=True)
        }


class ShownFiles(NamedTuple):
    """What the articles of a site show and link."""

    files: tuple[str, ...]
    """Content paths, sorted."""
    pictures: frozenset[str]
    """Those of them that are shown, not only linked."""
    stand_ins: dict[tuple[str, Locale], str]
    """See `Site.stand_ins`."""


def shown_files(finder: FileFinder, site: Site) -> ShownFiles:
    """Find what all readers of all pages are shown."""
    files: set[str] = set()
    pictures: set[str] = set()
    stand_ins: dict[tuple[str, Locale], str] = {}
    for key in site.urls:
        article = site.versions[key]
        for slot in article.links:
            if slot.kind != "asset":
                continue
            found = finder.find(article.source, slot.target, key[1])
            if found is None:
                continue
            files.add(found)
            if slot.is_image:
                pictures.add(found)
            written = content_path(article.source, slot.target)
            if found != written:
                stand_ins[written, key[1]] = found
    return ShownFiles(tuple(sorted(files)), frozenset(pictures), stand_ins)


def check_files(
    finder: FileFinder, site: Site, articles: Iterable[Article]
) -> tuple[Diagnostic, ...]:
    """Report images and files that are not there, with what was probably meant."""
    found: list[Diagnostic] = []
    for article in articles:
        for slot in article.links:
            if slot.kind != "asset" or finder.find(article.source, slot.target, article.locale):
                continue
            hint = finder.hint(site, article.source, slot.target)
            place = Span(path=article.source.project_path, line=slot.line)
            found.append(problem("KB204", place, f"File `{slot.target}` is not there", hint))
    return tuple(found)


def media_url(path: str, content: str, suffix: str = "", size: str = "") -> str:
    """Return the address of a published file.

    path: of the file in the content. content: digest of what is published. suffix: where it is
    not the file's. size: tells apart the copies of an image, for people.
    """
    stem, own = splitext(basename(nfc(path)))
    return f"_kb/media/{_ODD.sub('-', stem)}{size}.{content[:8]}{suffix or own.lower()}"
