"""Images and files that articles show or link: which file each reader gets, and its address."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from posixpath import basename, splitext
from typing import NamedTuple

from kbgen.config import Project
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.digest import NAME
from kbgen.load.scan import Scan
from kbgen.model.article import Article
from kbgen.model.artifact import SAVED_FOLDER, SHOWN_FOLDER
from kbgen.model.filetypes import SHOWN, refusal, suffix_of
from kbgen.model.locale import Locale
from kbgen.model.resolve import content_path
from kbgen.model.site import Site
from kbgen.model.source import SourceFile
from kbgen.text import closest

#: Dots, too: some hosts run `x.php.png`.
_ODD = re.compile(r"[^\w-]+")


class FileFinder:
    """Finds what a relative path means for the readers of a locale."""

    def __init__(self, project: Project, scan: Scan) -> None:
        self._project = project
        self.paths = scan.assets
        self._more = frozenset(project.config.content.downloads)

    def refusal(self, path: str) -> str:
        """Return why a file is not published, as a hint; empty: it may be."""
        return refusal(path, self._more)

    def find(self, source: SourceFile, target: str, locale: Locale) -> str | None:
        """Return the content path of the file, or None.

        The reader's own locale comes first, then that of the article, then its fallbacks. A path
        that leaves the locale's folder on purpose (`../../en/…`) means that file.
        """
        path = content_path(source, target)
        folder, _, inner = path.partition("/")
        is_own = folder == source.path.partition("/")[0]
        if path in self.paths and (locale == source.locale or not is_own):
            return path
        if not is_own:
            return None
        for place in (locale, source.locale, *self._project.fallbacks(source.locale)):
            there = self._by_place.get((place, inner))
            if there is not None:
                return there
        return None

    @cached_property
    def _by_place(self) -> Mapping[tuple[Locale, str], str]:
        """Locale and path below its folder → content path."""
        return {
            (Locale.parse(folder), inner): path
            for path in sorted(self.paths, reverse=True)
            for folder, _, inner in (path.partition("/"),)
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
            # What is shown and is not an image is reported as such (KB211).
            if found is None or (finder.refusal(found) and not slot.is_image):
                continue
            files.add(found)
            if slot.is_image:
                pictures.add(found)
            written = content_path(article.source, slot.target)
            if found != written:
                stand_ins[written, key[1]] = found
    return ShownFiles(tuple(sorted(files)), frozenset(pictures), stand_ins)


def check_files(finder: FileFinder, articles: Iterable[Article]) -> tuple[Diagnostic, ...]:
    """Report images and files that are not there, or that are of no type to publish."""
    found: list[Diagnostic] = []
    for article in articles:
        for slot in article.links:
            if slot.kind != "asset":
                continue
            place = Span(path=article.source.project_path, line=slot.line)
            path = finder.find(article.source, slot.target, article.locale)
            if path is not None:
                hint = "" if slot.is_image else finder.refusal(path)
                if hint:
                    message = f"File `{slot.target}` is of a type that is not published"
                    found.append(problem("KB217", place, message, hint))
                continue
            near = closest(content_path(article.source, slot.target), finder.paths)
            hint = f"Did you mean `{basename(near)}`?" if near else "Put it beside the article."
            found.append(problem("KB204", place, f"File `{slot.target}` is not there", hint))
    return tuple(found)


def media_url(path: str, content: str, suffix: str = "", size: str = "") -> str:
    """Return the address of a published file.

    path: of the file in the content. content: digest of what is published. suffix: where it is
    not the file's. size: tells apart the copies of an image, for people.
    """
    stem, own = splitext(basename(path))
    folder = SHOWN_FOLDER if suffix_of(path) in SHOWN else SAVED_FOLDER
    return f"{folder}{_ODD.sub('-', stem)}{size}.{content[:NAME]}{suffix or own.lower()}"
