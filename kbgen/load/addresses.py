"""Assigns addresses to the pages of the site, to folders and to articles."""

import re
from collections.abc import Mapping

from kbgen.config import Project
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.load.folders import Folders
from kbgen.load.tree import with_parents
from kbgen.model.article import Article
from kbgen.model.locale import Locale
from kbgen.text import shorten, slugify
from kbgen.urls import LONGEST_PATH, name_problem, same_file

ArticleKey = tuple[str, Locale]

#: Pages of every locale whose addresses are reserved.
RESERVED = ("search", "thanks")
#: Skips the full check (6 µs) for most addresses: this many characters are at most 255 bytes …
_SURELY_SHORT = 63
#: … and no part is a device name, which Windows does not allow for files.
_MAY_BE_A_DEVICE = re.compile(r"/(?:con|prn|aux|nul|com\d|lpt\d)/")
#: Characters of an address that messages show.
_SHOWN = 80


class Addresses:
    """Assigns addresses; the second page to claim one gets none and is reported."""

    def __init__(
        self, project: Project, versions: Mapping[ArticleKey, Article], folders: Folders
    ) -> None:
        self.folders = folders
        self.diagnostics: list[Diagnostic] = []
        self.urls: dict[ArticleKey, str] = {}
        self._taken = {
            f"{locale.segment}/{name}/": f"the page `{name}` of every locale"
            for locale in project.locales
            for name in RESERVED
        }
        self._files = {same_file(url): url for url in self._taken}
        # Translations choose before stand-ins, which have no claim to an address.
        ordered = sorted(
            versions.items(), key=lambda item: (item[0][1] != item[1].locale, item[1].source.path)
        )
        self._take_folders(ordered)
        for key, article in ordered:
            self._take(key, article)

    def _take_folders(self, versions: list[tuple[ArticleKey, Article]]) -> None:
        claimed: set[tuple[str, Locale]] = set()
        for (_, locale), article in versions:
            if article.source.is_index:
                continue
            for folder in with_parents(article.source.folder):
                if (folder, locale) not in claimed:
                    claimed.add((folder, locale))
                    url, owner = self.folders.url(folder, locale), f"the folder `{folder}`"
                    if not self._claim(url, owner, article, locale) and article.locale != locale:
                        self._report_slug(folder, locale, url)

    def _report_slug(self, folder: str, locale: Locale, url: str) -> None:
        """Report a `slug` that takes the address of a folder with stand-ins only, or has it taken.

        Without a slug, both have the address in the locale of the stand-ins, which reports it.
        """
        other = self._taken[self._files[same_file(url)]]
        names = (folder, other.removeprefix("the folder `").removesuffix("`"))
        metas = filter(None, (self.folders.meta(name, locale) for name in names))
        meta = next((one for one in metas if one.slug), None)
        if meta is not None:
            message = f"Address /{url} of the folder `{folder}` is taken by {other}"
            place = Span(path=meta.path, line=meta.line("slug"))
            self.diagnostics.append(problem("KB203", place, message, "Write another `slug`."))

    def _take(self, key: ArticleKey, article: Article) -> None:
        locale = key[1]
        folder = article.source.folder
        is_index = article.source.is_index
        url = self.folders.url(folder, locale) if is_index else self.article_url(article, locale)
        if reason := url_problem(url):
            hint = "Give the file or its folder another name, or write a `slug`."
            message = f"Address /{shorten(url, _SHOWN)} cannot be a file: {reason}"
            self._report("KB224", message, hint, key, article)
            return
        is_folder = is_index and self._taken.get(url) == f"the folder `{folder}`"
        if is_folder or self._claim(url, article.source.project_path, article, locale):
            self.urls[key] = url

    def article_url(self, article: Article, locale: Locale) -> str:
        """Return the address that an article asks for in a locale that shows it."""
        name = slugify(article.meta.slug or article.source.stem) or "article"
        return f"{self.folders.url(article.source.folder, locale)}{name}/"

    def _claim(self, url: str, owner: str, article: Article, locale: Locale) -> bool:
        first = self._files.setdefault(same_file(url), url)
        if first == url and self._taken.setdefault(url, owner) == owner:
            return True
        code, of = ("KB203", url) if first == url else ("KB223", first)
        message = f"Address /{url} is taken by {self._taken[of]}"
        if of != url:
            message += f" (/{of}, the same file where case is ignored)"
        hint = "Give one of them another name or `slug`."
        self._report(code, message, hint, (article.id, locale), article)
        return False

    def _report(
        self, code: str, message: str, hint: str, key: ArticleKey, article: Article
    ) -> None:
        """Report an address once, in the locale of the article's own text."""
        if article.locale == key[1]:
            place = Span(path=article.source.project_path, line=article.meta.line("slug"))
            self.diagnostics.append(problem(code, place, message, hint))

    @property
    def taken(self) -> Mapping[str, str]:
        """Address → its owner, for messages."""
        return self._taken

    @property
    def files(self) -> Mapping[str, str]:
        """Result of `same_file` → the address that has it."""
        return self._files


def url_problem(url: str) -> str:
    """Return why the address of a page cannot be a file; empty if it can."""
    if len(url) <= _SURELY_SHORT and not _MAY_BE_A_DEVICE.search(url):
        return ""
    if len(url.encode()) > LONGEST_PATH:
        return f"it is longer than {LONGEST_PATH} bytes"
    return next(filter(None, map(name_problem, url.rstrip("/").split("/"))), "")
