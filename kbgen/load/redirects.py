"""Addresses are promises: where a page's former addresses lead to.

They come from `aliases` in front matter, from `[redirects]` in kbgen.toml, and from articles that
have expired, whose address leads to their category.
"""

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from kbgen.config import Project
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.load.addresses import Key, article_url
from kbgen.load.tree import folder_url
from kbgen.model.article import Article
from kbgen.model.locale import Locale
from kbgen.text import did_you_mean
from kbgen.toml import line_of

#: Bytes of a file's name.
LONGEST_NAME = 255
#: Files of the output's root.
FILES = ("404.html", "index.html", "robots.txt", "sitemap.xml", "_headers", "_redirects")


class Redirects:
    """Gathers former addresses; what cannot be one is reported."""

    def __init__(self, project: Project, urls: Mapping[Key, str], taken: Mapping[str, str]) -> None:
        """Begin. urls: of all articles. taken: addresses of pages."""
        self.diagnostics: list[Diagnostic] = []
        self._project = project
        self._urls = urls
        self._taken = taken
        self._former: dict[str, str] = {}
        self._ending: frozenset[str] = frozenset()

    def add_aliases(self, articles: Iterable[Article]) -> None:
        """Add the aliases of articles: those below the locale for all locales that show it."""
        articles = list(articles)
        ids = {article.id for article in articles if article.meta.expires_on}
        self._ending = frozenset(url for (one, _), url in self._urls.items() if one in ids)
        for article in articles:
            for alias in article.meta.aliases:
                for path, url in self._places(alias, article):
                    if self._is_free(alias, path, url, article):
                        self._former[path] = url

    def _places(self, alias: str, article: Article) -> list[tuple[str, str]]:
        """Return (former address, address) of an alias."""
        urls = {loc: url for (one, loc), url in self._urls.items() if one == article.id}
        if article.key not in self._urls:
            return []
        return [(path, urls[locale]) for path, locale in self._former_paths(alias, article, urls)]

    def _former_paths(
        self, alias: str, article: Article, locales: Iterable[Locale]
    ) -> list[tuple[str, Locale]]:
        """Return the addresses that an alias stands for, and the locale of each."""
        path = alias.strip("/").removesuffix("index.html").strip("/") + "/"
        segments = {locale.segment for locale in self._project.locales}
        if alias.startswith("/") or path.partition("/")[0] in segments or "://" in alias:
            return [(path, article.locale)]
        path = path.removesuffix(".md/").rstrip("/") + "/"
        return [(f"{locale.segment}/{path}", locale) for locale in locales]

    def _is_free(self, alias: str, path: str, url: str, article: Article) -> bool:
        message, hint = self._refusal(f"Alias `{alias}`", alias, path)
        if self._former.get(path, url) != url:
            message, hint = (
                f"Alias `{alias}` is taken by another page",
                "Take it out here or there.",
            )
        if message:
            place = Span(path=article.source.project_path, line=article.meta.line("aliases"))
            self.diagnostics.append(problem("KB203", place, message, hint))
        return not message

    def _refusal(self, what: str, written: str, path: str) -> tuple[str, str]:
        """Return why a path can be no former address, and what to do."""
        parts = path.strip("/").split("/")
        is_too_long = any(len(part.encode()) > LONGEST_NAME for part in parts)
        is_odd = path == "/" or "//" in written or ".." in parts or not written.isprintable()
        if is_too_long or is_odd:
            hint = "Write the former address from the root of the site: /en/old-folder/old-name/."
            return f"{what} is no address of this site", hint
        hint = "Take it out here or there."
        if parts[0] == "_kb" or parts[0] in FILES:
            return f"{what} is a file of the site", hint
        if path in self._taken:
            return f"{what} is taken by another page", hint
        return "", ""

    def add_expired(self, shown: Mapping[Key, Article], folders: Iterable[Key]) -> None:
        """Send the readers of articles that have expired to the nearest folder that is there.

        shown: what each locale would show of them. Their aliases lead there, too.
        """
        there = set(folders)
        for (_, locale), article in shown.items():
            folder = article.source.folder
            while folder and (folder, locale) not in there:
                folder = folder.rpartition("/")[0]
            if (folder, locale) not in there:
                continue
            paths = [article_url(article, locale)]
            for alias in article.meta.aliases:
                for path, of in self._former_paths(alias, article, [locale]):
                    if of == locale and not self._refusal("", alias, path)[0]:
                        paths.append(path)
            for path in paths:
                if path not in self._taken:
                    self._former.setdefault(path, folder_url(folder, locale))

    def add_configured(self) -> None:
        """Add those of kbgen.toml: their goals may be former addresses, too."""
        table = self._project.config.redirects
        goals: dict[str, str] = {}
        for written, goal in table.items():
            path = written.strip("/") + "/"
            if path in self._ending and path in self._taken:
                continue  # it counts from the day on which the article expires
            message, hint = self._refusal(f"Redirect from `{written}`", written, path)
            if path in self._former:
                message, hint = f"Redirect from `{written}`: an alias leads elsewhere", ""
            if message:
                self._report(written, message, hint)
            else:
                goals[path] = goal if "://" in goal else _goal(goal)
        for path in goals:
            end = self._end(path, goals)
            if end is not None:
                self._former[path] = end

    def _end(self, start: str, goals: Mapping[str, str]) -> str | None:
        """Follow a redirect to a page; None, and a report: it leads to none."""
        way = [start]
        while way[-1] in goals:
            goal = goals[way[-1]]
            if goal in way:
                circle = " → ".join(f"/{one}" for one in (*way, goal))
                self._report(start, f"Redirects go in a circle: {circle}", "Take one of them out.")
                return None
            way.append(goal)
        end = self._former.get(way[-1], way[-1])
        if urlsplit(end).scheme in {"http", "https"} or end.partition("#")[0] in self._taken:
            return end
        hint = did_you_mean(end, self._taken).replace("`", "`/", 1)
        self._report(start, f"Redirect to `/{end}` leads to no page", hint)
        return None

    def _report(self, former: str, message: str, hint: str) -> None:
        text = self._project.config_text
        keys = [former, f"/{former.strip('/')}/", f"/{former.strip('/')}"]
        lines = [line_of(text, ["redirects", key]) for key in keys]
        place = Span(path=self._project.file_name, line=max(lines))
        self.diagnostics.append(problem("KB208", place, message, hint))

    def sorted(self) -> tuple[tuple[str, str], ...]:
        """Return (former address, address) of all, sorted. An address elsewhere has a scheme."""
        return tuple(sorted(self._former.items()))


def _goal(text: str) -> str:
    """Return the address that a redirect of kbgen.toml leads to, with its anchor."""
    page, sharp, fragment = text.strip().partition("#")
    return f"{page.strip('/')}/{sharp}{fragment}"
