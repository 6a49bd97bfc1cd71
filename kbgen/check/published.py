"""Published addresses must still exist or redirect.

The published site's own list (`/_kb/urls.json`) lists the addresses and their articles.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from kbgen.check.fetch import LARGEST, get
from kbgen.check.places import key_place
from kbgen.check.rule import Checked, Rule
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.errors import KbgenError
from kbgen.files import read_bytes
from kbgen.model.article import Article
from kbgen.model.locale import Locale
from kbgen.model.site import Site
from kbgen.toml import line_of

NAME, CODE = "vanished-address", "KB213"


class PublishedArticle(NamedTuple):
    """An article as it was published."""

    url: str
    id: str
    locale: str
    revision: str


class Published(NamedTuple):
    """What a published site has. Addresses are relative to its root, as in `Site`."""

    urls: tuple[str, ...]
    articles: tuple[PublishedArticle, ...]
    redirects: tuple[tuple[str, str], ...]


class Gone(NamedTuple):
    """An address that no longer exists."""

    url: str
    article: Article | None
    """The article at its new address, as that locale shows it; None if unknown."""
    goal: str
    """Where it should lead: the article's address, or the nearest existing folder."""


def read_published(source: str, folder: Path) -> Published:
    """Read a `urls.json`: from an http(s) address, or a file (relative to the folder).

    Raises KbgenError when that is not possible.
    """
    try:
        data = get(source) if "://" in source else read_bytes(folder / source, most=LARGEST)
    except OSError as error:
        reason = error.strerror or str(error)
        hint = "Name the file _kb/urls.json of the published site, or its address."
        raise KbgenError(f"{source} cannot be read: {reason}", hint) from error
    try:
        return _parse(json.loads(data))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        hint = "Use the _kb/urls.json of a site that kbgen built."
        raise KbgenError(f"{source} is not a list of published addresses", hint) from error


def _parse(data: Any) -> Published:
    if data["format"] != 1:
        raise ValueError(data["format"])
    fields = ("url", "id", "locale", "revision")
    return Published(
        urls=tuple(str(url) for url in data["urls"]),
        articles=tuple(
            PublishedArticle(*(str(one[field]) for field in fields))
            for one in data.get("articles", ())
        ),
        redirects=tuple((str(r["from"]), str(r["to"])) for r in data.get("redirects", ())),
    )


def rule(published: Published) -> Rule:
    """Return the rule that compares the site with a published one."""
    return Rule(NAME, CODE, lambda checked: _run(checked, published))


def _run(checked: Checked, published: Published) -> Iterator[Diagnostic]:
    for gone in find_gone(checked.site, published):
        message = f"The published address /{gone.url} is gone"
        if alias_of(gone) and gone.article is not None:
            message += f"; the article is at /{gone.goal} now"
            hint = f"Add `aliases: [/{gone.url}]` to its front matter (`--fix` does it)."
            yield problem(CODE, key_place(gone.article, "aliases"), message, hint)
        else:
            project = checked.project
            place = Span(path=project.file_name, line=line_of(project.config_text, ["redirects"]))
            hint = f'Add "/{gone.url}" = "/{gone.goal}" under [redirects].'
            yield problem(CODE, place, message, hint)


def alias_of(gone: Gone) -> str:
    """Return the alias that restores the address; empty if only `[redirects]` can."""
    article = gone.article
    if article is None or gone.goal.partition("/")[0] != article.locale.segment:
        return ""  # a stand-in for a translation would send readers to its own locale
    return f"/{gone.url}"


def find_gone(site: Site, published: Published) -> Iterator[Gone]:
    """Yield the published addresses that neither exist nor redirect, sorted."""
    there = {category.url for category in site.categories.values()} | set(site.urls.values())
    there |= set(site.contact_pages.values())
    redirected = {old for old, _ in site.redirects}
    memory = _Memory(site, published)
    goals = dict(published.redirects)
    for url in sorted({*published.urls, *goals} - there - redirected):
        key = memory.key(goals.get(url, url).partition("#")[0])
        if key is not None:
            yield Gone(url, site.versions[key], site.urls[key])
        else:
            goal = goals.get(url, "")
            yield Gone(url, None, goal if goal in there else _folder(there, url, site))


class _Memory:
    """Identifies articles that were published at another address."""

    def __init__(self, site: Site, published: Published) -> None:
        self._site = site
        self._before = {known.url: known for known in published.articles}
        self._below = {known.url.partition("/")[2]: known.id for known in published.articles}
        self._tags = {locale.segment: locale for locale in site.locales}
        before = {known.url for known in published.articles}
        self._new: dict[tuple[str, Locale], list[tuple[str, Locale]]] = {}
        for locale in site.locales:
            for article in site.articles(locale):
                if site.urls[article.key] not in before:
                    self._new.setdefault((article.revision, locale), []).append(article.key)

    def key(self, url: str) -> tuple[str, Locale] | None:
        """Return the key of the page that stood at an address, if it still exists."""
        segment, _, below = url.partition("/")
        locale = self._tags.get(segment)
        if locale is None:
            return None
        known = self._before.get(url)
        key = (known.id if known else self._below.get(below, ""), locale)
        if key in self._site.urls:
            return key
        # The same text at a new place, under a new id: it is the same if it exists only once.
        twins = self._new.get((known.revision, locale), []) if known else []
        return twins[0] if len(twins) == 1 else None


def _folder(there: set[str], url: str, site: Site) -> str:
    """Return the nearest existing folder above an address."""
    parts = url.strip("/").split("/")
    while parts:
        parts.pop()
        above = "/".join(parts) + "/"
        if above in there:
            return above
    return f"{site.locales[0].segment}/"
