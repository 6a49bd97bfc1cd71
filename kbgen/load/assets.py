"""Images and files that articles show or link: which file each reader gets, and its address."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from posixpath import basename, splitext
from typing import NamedTuple

from kbgen.config import Project
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.digest import NAME
from kbgen.load.meant import Files, from_root
from kbgen.load.scan import Scan
from kbgen.model.article import FROM_ROOT, Article, Slot
from kbgen.model.artifact import SAVED_FOLDER, SHOWN_FOLDER
from kbgen.model.filetypes import SHOWN, refusal, suffix_of
from kbgen.model.locale import Locale
from kbgen.model.names import is_source_text, nfc
from kbgen.model.resolve import article_path, content_path, written_from
from kbgen.model.site import SiteStructure
from kbgen.model.source import SourceFile
from kbgen.text import Suggestions
from kbgen.urls import LONGEST_NAME

#: Including dots: some hosts run `x.php.png`.
_ODD = re.compile(r"[^\w-]+")
#: Characters; no kind of file has a longer one.
_LONGEST_ENDING = 32


class FileFinder:
    """Resolves relative paths to files for the readers of a locale."""

    def __init__(self, project: Project, scan: Scan) -> None:
        self._project = project
        self.paths: Mapping[str, str] = {nfc(path): path for path in scan.assets}
        """Normalised path → content path."""
        self._more = frozenset(project.config.content.downloads)

    def refusal(self, path: str) -> str:
        """Return why a file is not published, as a hint; empty if it may be."""
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
            return self.paths[path]
        own = (locale, source.locale, *self._project.fallbacks(source.locale))
        for place in own if is_own else (Locale.of_path(folder),):
            there = self._by_place.get((place, inner))
            if there is not None:
                return there
        return None

    def hint(self, site: SiteStructure, source: SourceFile, target: str) -> str:
        """Return a hint for a path without a file: the article it may mean; empty if none."""
        if goal := article_path(site, source, target):
            return f"It is an article: write `{written_from(source, goal)}`."
        if is_source_text(target):
            return "Texts are only published as pages: save it as Markdown (.md)."
        return ""

    @cached_property
    def _by_place(self) -> Mapping[tuple[Locale | None, str], str]:
        """Locale and path below its folder → content path."""
        return {
            (Locale.of_path(name), name.partition("/")[2]): path
            for name, path in sorted(self.paths.items(), reverse=True)
        }


class ShownFiles(NamedTuple):
    """The files that the articles of a site show and link."""

    files: tuple[str, ...]
    """Content paths, sorted."""
    pictures: frozenset[str]
    """Those of them that are shown, not only linked."""
    stand_ins: dict[tuple[str, Locale], str]
    """See `Site.stand_ins`."""


def shown_files(finder: FileFinder, site: SiteStructure) -> ShownFiles:
    """Find the files that any page shows or links."""
    files: set[str] = set()
    pictures: set[str] = set()
    stand_ins: dict[tuple[str, Locale], str] = {}
    for key in site.urls:
        article = site.versions[key]
        for slot in article.links:
            if slot.kind != "asset":
                continue
            path = finder.find(article.source, slot.target, key[1])
            # A shown file that is not an image is reported as such (KB211).
            if path is None or (finder.refusal(path) and not slot.is_image):
                continue
            files.add(path)
            if slot.is_image:
                pictures.add(path)
            written = content_path(article.source, slot.target)
            if path != written:
                stand_ins[written, key[1]] = path
    return ShownFiles(tuple(sorted(files)), frozenset(pictures), stand_ins)


def check_files(
    finder: FileFinder, site: SiteStructure, articles: Iterable[Article]
) -> tuple[Diagnostic, ...]:
    """Report images and files that do not exist, or whose type is not published."""
    diagnostics: list[Diagnostic] = []
    files = Files(finder.paths)
    for article in articles:
        files.suggestions = Suggestions()
        for slot in article.links:
            if slot.kind == "asset":
                diagnostics += _check(finder, site, files, article, slot)
    return tuple(diagnostics)


def _check(
    finder: FileFinder, site: SiteStructure, files: Files, article: Article, slot: Slot
) -> list[Diagnostic]:
    place = Span(path=article.source.project_path, line=slot.line)
    if path := finder.find(article.source, slot.target, article.locale):
        if hint := "" if slot.is_image else finder.refusal(path):
            message = f"File `{slot.target}` has a type that is not published"
            return [problem("KB217", place, message, hint)]
        return [from_root(article, slot)] if slot.target.startswith("/") else []
    meant = finder.hint(site, article.source, slot.target)
    if meant and is_source_text(slot.target) and not slot.is_image:
        message = f"File `{slot.target}` has a type that is not published"
        return [problem("KB217", place, message, meant)]
    meant = meant or files.did_you_mean(article.source, slot.target)
    if slot.address:
        what = "Image" if slot.is_image else "Link"
        message = f"{what} `{slot.address}` starts at the root"
        return [problem("KB205", place, message, meant or FROM_ROOT)]
    message = f"File `{slot.target}` not found"
    return [problem("KB204", place, message, meant or "Put it beside the article.")]


def media_url(path: str, content: str, suffix: str = "", size: str = "") -> str:
    """Return the address of a published file.

    path: of the file in the content. content: digest of the published bytes. suffix: unless it
    is the file's. size: distinguishes the copies of an image for people.
    """
    stem, own = splitext(basename(nfc(path)))
    folder = SHOWN_FOLDER if suffix_of(path) in SHOWN else SAVED_FOLDER
    ending = f"{size}.{content[:NAME]}{suffix or own.lower()[:_LONGEST_ENDING]}"
    # The additions may make a name longer than the file system allows.
    room = max(LONGEST_NAME - len(ending.encode()), 0)
    shown = _ODD.sub("-", stem).encode()[:room].decode(errors="ignore")
    return f"{folder}{shown}{ending}"
