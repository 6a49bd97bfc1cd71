"""Redirects from the former addresses of pages.

They come from `aliases` in front matter, from `[redirects]` in kbgen.toml, and from articles that
have expired, whose address leads to their category.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from urllib.parse import unquote

from kbgen.config import Project
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.load.addresses import Addresses, ArticleKey, url_problem
from kbgen.load.contact import contact_addresses
from kbgen.model.article import Article
from kbgen.model.locale import Locale
from kbgen.model.site import Category, CategoryMeta
from kbgen.text import Suggestions, did_you_mean, shorten
from kbgen.toml import line_of
from kbgen.urls import AddressError, page_path, same_file, web_address

#: Files and folders of the output's root.
FILES = ("404.html", "index.html", "robots.txt", "sitemap.xml", "_headers", "_redirects", "_kb")
#: Characters of an address that messages show.
_SHOWN = 80
_ONE_OF_THEM = "Remove one of the two."


class Refusal(NamedTuple):
    """The reason why a path cannot redirect."""

    code: str
    reason: str
    hint: str


class Redirects:
    """Collects former addresses and reports the invalid ones."""

    def __init__(
        self, project: Project, addresses: Addresses, versions: Mapping[ArticleKey, Article]
    ) -> None:
        """addresses: those of pages. versions: the articles that each locale shows."""
        self.diagnostics: list[Diagnostic] = []
        self._project = project
        self._addresses = addresses
        self._urls = addresses.urls
        self._taken = addresses.taken
        self._pages = addresses.files
        self._versions = versions
        self._former: dict[str, str] = {}
        self._files: dict[str, str] = {}
        self._ending: frozenset[str] = frozenset()

    def add_aliases(self, articles: Iterable[Article]) -> None:
        """Add the aliases of articles: those below the locale for all locales that show it."""
        articles = list(articles)
        ids = {article.id for article in articles if article.meta.expires_on}
        self._ending = frozenset(
            url for (article_id, _), url in self._urls.items() if article_id in ids
        )
        urls: dict[str, dict[Locale, str]] = {}
        for (article_id, locale), url in self._urls.items():
            urls.setdefault(article_id, {})[locale] = url
        for article in articles:
            for alias in article.meta.aliases if article.key in self._urls else ():
                self._add_alias(alias, article, urls[article.id])

    def add_folders(
        self,
        metas: Mapping[tuple[str, Locale], CategoryMeta],
        categories: Mapping[tuple[str, Locale], Category],
    ) -> None:
        """Add the aliases of folders: each stands for the folder, and for all below it."""
        every = sorted({*(one.url for one in categories.values()), *self._urls.values()})
        for (folder, locale), meta in sorted(metas.items()):
            category = categories.get((folder, locale))
            if category is None:
                continue
            for alias in meta.aliases:
                place = Span(path=meta.path, line=meta.line("aliases"))
                self._add_folder_alias(alias, category.url, _below(category.url, every), place)

    def _add_folder_alias(self, alias: str, url: str, goals: Iterable[str], place: Span) -> None:
        """Add an alias of a folder at an address. goals: this address and those below it."""
        try:
            path = page_path(alias)
        except AddressError as error:
            message = f"Alias `{shorten(alias, _SHOWN)}` cannot be an address: {error}"
            self.diagnostics.append(problem("KB222", place, message, error.hint))
            return
        segment = url.partition("/")[0]
        if not path.startswith(f"{segment}/"):
            path = f"{segment}/{path}"
        for goal in goals:
            former = path + goal.removeprefix(url)
            refusal = self._refusal(former)
            if refusal is None:
                self._former.setdefault(former, goal)
                self._files.setdefault(same_file(former), former)
            elif goal == url:
                message = f"Alias `{alias}` {refusal.reason}"
                self.diagnostics.append(problem(refusal.code, place, message, refusal.hint))

    def _add_alias(self, alias: str, article: Article, urls: Mapping[Locale, str]) -> None:
        place = Span(path=article.source.project_path, line=article.meta.line("aliases"))
        try:
            paths = self._former_paths(alias, article, urls)
        except AddressError as error:
            message = f"Alias `{shorten(alias, _SHOWN)}` cannot be an address: {error}"
            self.diagnostics.append(problem("KB222", place, message, error.hint))
            return
        for path, locale in paths:
            refusal = self._refusal(path)
            if refusal is None and self._former.get(path, urls[locale]) != urls[locale]:
                refusal = Refusal("KB203", "is taken by another page", _ONE_OF_THEM)
            if refusal is None:
                self._keep(path, urls[locale])
            else:
                message = f"Alias `{alias}` {refusal.reason}"
                self.diagnostics.append(problem(refusal.code, place, message, refusal.hint))

    def _keep(self, path: str, goal: str) -> None:
        self._former[path] = goal
        self._files[same_file(path)] = path

    def _former_paths(
        self, alias: str, article: Article, locales: Iterable[Locale]
    ) -> list[tuple[str, Locale]]:
        """Return the addresses that an alias stands for, and the locale of each.

        Raises AddressError.
        """
        path = page_path(alias)
        segments = {locale.segment for locale in self._project.locales}
        if alias.startswith("/") or path.partition("/")[0] in segments:
            return [(path, article.locale)]
        path = path.removesuffix(".md/").rstrip("/") + "/"
        return [(f"{locale.segment}/{path}", locale) for locale in locales]

    def _refusal(self, path: str) -> Refusal | None:
        """Return why a path cannot be a former address, unless it already is one."""
        file = same_file(path)
        if file.partition("/")[0] in FILES:
            return Refusal("KB203", "is a file of the site", _ONE_OF_THEM)
        other = self._pages.get(file) or self._files.get(file, path)
        if other != path:
            hint = "Keep one: they are the same file where case is ignored (macOS, Windows)."
            return Refusal("KB223", f"differs from /{other} only in case", hint)
        if path in self._taken:
            return Refusal("KB203", "is taken by another page", _ONE_OF_THEM)
        return None

    def add_expired(
        self, shown: Mapping[ArticleKey, Article], folders: Iterable[ArticleKey]
    ) -> None:
        """Send the readers of articles that have expired to the nearest folder that exists.

        shown: what each locale would show of them. Their aliases redirect there as well.
        """
        there = set(folders)
        for (_, locale), article in shown.items():
            folder = article.source.folder
            while folder and (folder, locale) not in there:
                folder = folder.rpartition("/")[0]
            if (folder, locale) not in there:
                continue
            for path in self._expired_paths(article, locale):
                if path not in self._former and self._refusal(path) is None:
                    self._keep(path, self._addresses.folders.url(folder, locale))

    def _expired_paths(self, article: Article, locale: Locale) -> Iterable[str]:
        """Yield the addresses that an article had in a locale."""
        url = self._addresses.article_url(article, locale)
        if not url_problem(url):
            yield url
        for alias in article.meta.aliases:
            try:
                paths = self._former_paths(alias, article, [locale])
            except AddressError:
                continue  # reported while the article was shown
            yield from (path for path, of in paths if of == locale)

    def add_configured(self) -> None:
        """Add those of kbgen.toml, whose goals may be former addresses themselves."""
        entries: dict[str, tuple[str, str]] = {}
        for written, goal in self._project.config.redirects.items():
            path = self._configured_path(written)
            if path is None:
                continue
            try:
                entries[path] = (written, _goal(goal))
            except AddressError as error:
                message = f"Redirect to `{shorten(goal, _SHOWN)}` leads to no page: {error}"
                self._report("KB208", written, message, error.hint)
        goals = {path: goal for path, (_, goal) in entries.items()}
        for path, (written, _) in entries.items():
            end = self._end(path, goals, written)
            if end is not None:
                self._former[path] = end

    def _configured_path(self, written: str) -> str | None:
        """Return the former address of a line of kbgen.toml; None: it does not redirect."""
        what = f"Redirect from `{shorten(written, _SHOWN)}`"
        try:
            path = page_path(written)
        except AddressError as error:
            self._report("KB222", written, f"{what} cannot be an address: {error}", error.hint)
            return None
        if path in self._ending and path in self._taken:
            return None  # it applies from the day on which the article expires
        refusal = self._refusal(path)
        if refusal is None and self._files.get(same_file(path)) == path:
            by = "an alias" if path in self._former else "another line"
            refusal = Refusal("KB208", f"is already redirected by {by}", _ONE_OF_THEM)
        if refusal is not None:
            self._report(refusal.code, written, f"{what} {refusal.reason}", refusal.hint)
            return None
        self._files[same_file(path)] = path
        return path

    def _end(self, start: str, goals: Mapping[str, str], written: str) -> str | None:
        """Follow a redirect to a page; report and return None if it leads to none."""
        way = [start]
        while way[-1] in goals:
            goal = goals[way[-1]]
            if goal in way:
                loop = " → ".join(f"/{address}" for address in (*way, goal))
                message = f"Redirects form a loop: {loop}"
                self._report("KB208", written, message, "Remove one of them.")
                return None
            way.append(goal)
        end = self._former.get(way[-1], way[-1])
        if "://" in end:
            return end
        page, _, anchor = end.partition("#")
        if page not in self._taken and page not in contact_addresses(self._project).values():
            hint = did_you_mean(f"/{page}", (f"/{url}" for url in self._taken))
            self._report("KB208", written, f"Redirect to `/{end}` leads to no page", hint)
            return None
        if anchor:
            self._check_anchor(page, anchor, written)
        return end

    def _check_anchor(self, page: str, anchor: str, written: str) -> None:
        """Report an anchor that the page lacks; readers arrive at its beginning."""
        key = next((key for key, url in self._urls.items() if url == page), None)
        article = self._versions[key] if key else None
        if article is not None and anchor in article.anchors:
            return
        anchors = [heading.anchor for heading in article.headings] if article else []
        message = f"Redirect to `/{page}#{anchor}`: the page has no such anchor"
        self._report("KB202", written, message, Suggestions().anchor_hint(anchor, lambda: anchors))

    def _report(self, code: str, written: str, message: str, hint: str) -> None:
        line = line_of(self._project.config_text, ["redirects", written])
        place = Span(path=self._project.file_name, line=line)
        self.diagnostics.append(problem(code, place, message, hint))

    def sorted(self) -> tuple[tuple[str, str], ...]:
        """Return (former address, address) of all, sorted. An address elsewhere has a scheme."""
        return tuple(sorted(self._former.items()))


def _below(url: str, urls: list[str]) -> Iterator[str]:
    """Yield an address and those below it. urls: sorted."""
    for at in range(bisect_left(urls, url), len(urls)):
        if not urls[at].startswith(url):
            return
        yield urls[at]


def _goal(text: str) -> str:
    """Return the address that a redirect of kbgen.toml leads to, with its anchor.

    Raises AddressError.
    """
    text = text.strip()
    if "://" in text:
        return web_address(text)
    page, sharp, anchor = text.partition("#")
    return f"{page_path(page)}{sharp}{unquote(anchor)}"
