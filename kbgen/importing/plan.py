"""From a collection to the files of a project, and an entry of the report for each article."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from kbgen.importing.addresses import FormerAddresses
from kbgen.importing.assets import Files, Source
from kbgen.importing.body import Bodies, is_unusable, parents
from kbgen.importing.lockfile import Lock
from kbgen.importing.matter import front_matter, toml_table
from kbgen.importing.model import Article, Category, Collection, Text
from kbgen.importing.names import Names, short_slug, usable_path
from kbgen.model.locale import Locale
from kbgen.urls import AddressError, page_path

#: Called with what is done of how much.
Progress = Callable[[int, int], None]
Value = TypeVar("Value")
_FRAGMENT = re.compile(r"#([^\"'\s<>)]{1,200})")


@dataclass(slots=True)
class Entry:
    """An article in one language, in the report."""

    key: str
    title: str
    locale: str
    path: str
    """In the project."""
    former: str = ""
    """Its former address."""
    state: str = ""
    """`new`, `changed`, `same`, `edited`, `removed` or `taken`: filled in when it is written."""
    is_draft: bool = False
    is_internal: bool = False
    notes: list[str] = field(default_factory=list)
    original: str = ""
    """Text that was not converted as a whole; empty: nothing of it is missing."""
    suffix: str = ".html"


@dataclass(slots=True)
class Plan:
    """What an import would write."""

    files: dict[str, Source] = field(default_factory=dict)
    """Path in the project → content."""
    entries: list[Entry] = field(default_factory=list)
    redirects: dict[str, str] = field(default_factory=dict)
    """Former address of a category → its address."""
    paths: dict[str, str] = field(default_factory=dict)
    """For the lock: key → path."""
    locales: tuple[Locale, ...] = ()

    def keep_only(self, locales: tuple[Locale, ...]) -> None:
        """Drop the texts of other locales; their images may be shown in these."""
        tags = {locale.tag for locale in locales}
        segments = {locale.segment for locale in locales}
        self.files = {
            path: source
            for path, source in self.files.items()
            if path.split("/")[1] in tags or not path.endswith((".md", ".toml"))
        }
        self.entries = [entry for entry in self.entries if entry.locale in tags]
        self.redirects = {
            old: new for old, new in self.redirects.items() if new.split("/")[1] in segments
        }
        self.locales = tuple(one for one in self.locales if one in locales)


class Planner:
    """Gives every article and category its place, and writes their files into a plan."""

    def __init__(
        self, collection: Collection, files: Files, lock: Lock, *, shares: bool = True
    ) -> None:
        """shares: whether translations show the files of the collection's default locale."""
        self._shares = shares
        self._collection = collection
        self._files = files
        self._plan = Plan(paths=dict(lock.paths))
        self._categories = {category.key: category for category in collection.categories}
        self._folders: dict[str, str] = {}
        self._addresses = Names()
        self._slugs = Names()

    def plan(self, progress: Progress) -> Plan:
        """Return the plan of the whole collection."""
        collection, plan = self._collection, self._plan
        taken = Names()
        for name, path in plan.paths.items():
            if name.startswith("slug:"):
                self._slugs.take(path)
            else:
                taken.take(path)
        for category in collection.categories:
            self._folder(category.key, taken)
        inner = {article.key: self._inner(article, taken) for article in collection.articles}
        texts = [text for article in collection.articles for text in article.texts]
        plan.locales = tuple(sorted({text.locale for text in texts}))
        linked = frozenset(found[1] for text in texts for found in _FRAGMENT.finditer(text.body))
        bodies = Bodies(
            collection,
            FormerAddresses(collection),
            inner,
            self._folders,
            self._files,
            linked,
            shares=self._shares,
        )
        for done, article in enumerate(collection.articles, 1):
            default = collection.default
            for text in sorted(article.texts, key=lambda text: text.locale != default):
                self._write(article, text, inner[article.key], bodies)
            progress(done, len(collection.articles))
        plan.files.update(bodies.assets)
        self._write_categories(inner)
        return plan

    def _folder(self, key: str, taken: Names) -> str:
        """Return the folder of a category, below the locale."""
        if key in self._folders:
            return self._folders[key]
        category = self._categories.get(key)
        if category is None:
            return ""
        self._folders[key] = ""  # categories that contain each other have no folder yet
        parent = self._folder(category.parent, taken) if category.parent else ""
        name = f"category:{key}"
        path = self._plan.paths.get(name)
        if path is None and category.path:
            path = usable_path(category.path)
            taken.take(path)
        if path is None:
            title = _first(category.texts, self._collection.default).title if category.texts else ""
            path = taken.free(parent, short_slug(title) or f"category-{short_slug(key) or 'x'}")
        self._plan.paths[name] = self._folders[key] = path
        return path

    def _inner(self, article: Article, taken: Names) -> str:
        """Return the path of an article below the locale. What was imported before keeps it."""
        name = f"article:{article.key}"
        path = self._plan.paths.get(name)
        if path is None and article.path:
            own = usable_path(article.path)
            path = own if taken.take(own) else None
        if path is None:
            folder = self._folder(article.category, taken)
            by_locale = {text.locale: text for text in article.texts}
            title = _first(by_locale, self._collection.default).title
            slug = short_slug(title) or f"article-{short_slug(article.key) or 'x'}"
            path = taken.free(folder, slug, ".md")
        self._plan.paths[name] = path
        return path

    def _write(self, article: Article, text: Text, inner: str, bodies: Bodies) -> None:
        path = f"content/{text.locale.tag}/{inner}"
        former = text.addresses[0] if text.addresses else ""
        entry = Entry(
            article.key, text.title, text.locale.tag, path, former,
            is_draft=text.is_draft, is_internal=article.is_internal, notes=list(article.notes),
        )  # fmt: skip
        body = bodies.write(article, text, inner)
        entry.notes += body.notes
        if not body.is_whole:
            entry.original, entry.suffix = text.body, ".html" if text.form == "html" else ".md"
        title = " ".join(text.title.split())
        if not title:
            title = f"Untitled {article.key}"
            entry.notes.append("It had no title")
        values = {
            "title": title,
            "description": " ".join(text.description.split()),
            "slug": self._slug(f"article:{article.key}", title, text.locale, inner),
            "aliases": self._aliases(text, entry, inner),
            "draft": text.is_draft or body.is_broken,
            "order": article.order,
            "updated": text.updated,
            "keywords": list(article.keywords),
            "promoted": article.is_promoted,
            "audience": "agent" if article.is_internal else "",
            **text.matter,
            "extra": dict(text.extra),
        }
        self._plan.files[path] = f"{front_matter(values)}\n{body.markdown}".encode()
        self._plan.entries.append(entry)

    def _slug(self, key: str, title: str, locale: Locale, inner: str) -> str:
        """Return the last part of the address where it is not the name of the file."""
        folder, _, name = inner.removesuffix(".md").rpartition("/")
        kept = f"slug:{locale.tag}:{key}"
        place = f"{locale.tag}/{folder}"
        path = self._plan.paths.get(kept)
        if path is None:
            own = short_slug(title) if locale != self._collection.default else name
            path = self._slugs.free(place, own or name)
        self._plan.paths[kept] = path
        slug = path.rpartition("/")[2]
        return "" if slug == name else slug

    def _aliases(self, text: Text, entry: Entry, inner: str) -> list[str]:
        """Return the former addresses that can redirect."""
        kept = []
        own = f"{text.locale.segment}/{inner.removesuffix('.md')}".removesuffix("/index")
        for address in text.addresses:
            try:
                path = page_path(address)
                if path.strip("/").lower() == own.lower():
                    continue  # it has that address here as well
                is_free = self._addresses.take(path)
            except AddressError as error:
                entry.notes.append(f"Former address {address} cannot redirect: {error}")
                continue
            if is_free:
                kept.append(address)
            elif address not in kept:
                entry.notes.append(f"Former address {address} belongs to another article")
        return kept

    def _write_categories(self, inner: Mapping[str, str]) -> None:
        shown = {
            (folder, text.locale)
            for article in self._collection.articles
            if not article.is_internal
            for text in article.texts
            if not text.is_draft
            for folder in parents(inner[article.key])
        }
        slugs: dict[tuple[str, Locale], str] = {}
        for category in self._by_depth():
            folder = self._folders[category.key]
            for locale in category.texts:
                if locale in self._plan.locales:
                    is_shown = (folder, locale) in shown
                    self._write_category(category, locale, slugs, is_shown=is_shown)

    def _by_depth(self) -> list[Category]:
        return sorted(self._categories.values(), key=lambda one: self._folders[one.key].count("/"))

    def _write_category(
        self,
        category: Category,
        locale: Locale,
        slugs: dict[tuple[str, Locale], str],
        *,
        is_shown: bool,
    ) -> None:
        folder, named = self._folders[category.key], category.texts[locale]
        slug = self._slug(f"category:{category.key}", named.title, locale, folder)
        parent, _, name = folder.rpartition("/")
        url = f"{slugs.get((parent, locale), parent)}/{slug or name}".lstrip("/")
        slugs[folder, locale] = url
        values = {
            "title": " ".join(named.title.split()) or folder,
            "description": " ".join(named.description.split()),
            "order": category.order,
            "slug": slug,
        }
        path = f"content/{locale.tag}/{folder}/_category.toml"
        self._plan.files[path] = toml_table(values).encode()
        for address in named.addresses if is_shown else ():
            try:
                is_free = self._addresses.take(page_path(address))
            except AddressError:
                continue
            if is_free:
                self._plan.redirects[address] = f"/{locale.segment}/{url}/"


def _first(by_locale: Mapping[Locale, Value], default: Locale) -> Value:
    """Return what the default locale has, else the first locale."""
    return by_locale.get(default) or by_locale[min(by_locale)]


def with_drafts(collection: Collection) -> Collection:
    """Return a collection in which texts that show nothing, or cannot be converted, are drafts.

    Links and former addresses of categories must know that before anything is written.
    """
    articles = (
        replace(
            article,
            texts=tuple(
                replace(text, is_draft=True) if is_unusable(text) else text
                for text in article.texts
            ),
        )
        for article in collection.articles
    )
    return replace(collection, articles=tuple(articles))


def only_locales(collection: Collection, wanted: tuple[Locale, ...]) -> Collection:
    """Return a collection with texts of some locales only."""
    if not wanted:
        return collection
    articles = (
        replace(article, texts=tuple(text for text in article.texts if text.locale in wanted))
        for article in collection.articles
    )
    default = collection.default if collection.default in wanted else wanted[0]
    kept = tuple(article for article in articles if article.texts)
    return replace(collection, articles=kept, default=default)
