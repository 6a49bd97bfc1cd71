"""Who has which address: pages of the site, folders, articles, and former addresses."""

from collections.abc import Mapping

from kbgen.config import Project
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.load.tree import folder_url, with_parents
from kbgen.model.article import Article
from kbgen.model.locale import Locale
from kbgen.text import slugify

Key = tuple[str, Locale]

#: Pages of every locale that nothing else may take the place of.
RESERVED = ("search", "thanks")


class Addresses:
    """Gives out addresses; who comes second gets none and is reported."""

    def __init__(self, project: Project, versions: Mapping[Key, Article]) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.urls: dict[Key, str] = {}
        self._taken = {
            f"{locale.segment}/{name}/": f"the page `{name}` of every locale"
            for locale in project.locales
            for name in RESERVED
        }
        # Own versions choose first; what stands in for a translation has no claim to an address.
        ordered = sorted(
            versions.items(), key=lambda item: (item[0][1] != item[1].locale, item[1].source.path)
        )
        self._take_folders(ordered)
        for key, article in ordered:
            self._take(key, article)

    def _take_folders(self, versions: list[tuple[Key, Article]]) -> None:
        known: set[tuple[str, Locale]] = set()
        for (_, locale), article in versions:
            if article.source.is_index:
                continue
            for folder in with_parents(article.source.folder):
                if (folder, locale) not in known:
                    known.add((folder, locale))
                    self._claim(
                        folder_url(folder, locale), f"the folder `{folder}`", article, locale
                    )

    def _take(self, key: Key, article: Article) -> None:
        locale = key[1]
        folder = article.source.folder
        url = folder_url(folder, locale)
        if article.source.is_index:
            if self._taken.get(url) == f"the folder `{folder}`":
                self.urls[key] = url
                return
        else:
            url += (slugify(article.meta.slug or article.source.stem) or "article") + "/"
        if self._claim(url, article.source.project_path, article, locale):
            self.urls[key] = url

    def _claim(self, url: str, owner: str, article: Article, locale: Locale) -> bool:
        first = self._taken.setdefault(url, owner)
        if first == owner:
            return True
        if article.locale == locale:
            place = Span(path=article.source.project_path, line=article.meta.line("slug"))
            hint = "Give one of them another name or `slug`."
            self.diagnostics.append(
                problem("KB203", place, f"Address /{url} is taken by {first}", hint)
            )
        return False

    @property
    def taken(self) -> Mapping[str, str]:
        """Address → who has it."""
        return self._taken


def article_url(article: Article, locale: Locale) -> str:
    """Return the address that an article asks for in a locale that shows it."""
    name = slugify(article.meta.slug or article.source.stem) or "article"
    return f"{folder_url(article.source.folder, locale)}{name}/"
