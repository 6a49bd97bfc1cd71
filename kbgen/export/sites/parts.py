"""What all formats share: ids, addresses and redirects."""

import csv
import io
import json
from collections.abc import Callable, Mapping
from typing import TypeVar

from kbgen.digest import digest
from kbgen.export.site import Address, ExportedArticle, ExportedCategory, ExportedSite, Files
from kbgen.model.locale import Locale
from kbgen.text import slugify

Value = TypeVar("Value")


def dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def number_of(name: str) -> int:
    """Return the number of something: products have no other ids. It stays in every run."""
    return int(digest(name)[:11], 16)


def hex_of(name: str) -> str:
    return digest(name)[:24]


def slug_of(title: str) -> str:
    return slugify(title) or "article"


def on_site(site: ExportedSite) -> Address:
    """Return addresses on the published site; without its address, from the root."""
    return lambda path: f"{site.url or '/'}{path}"


def in_tool(
    site: ExportedSite,
    of_article: Callable[[ExportedArticle], str],
    of_category: Callable[[ExportedCategory], str],
) -> Address:
    """Return the tool's own addresses of pages; files stay on the published site."""
    own = {category.url: of_category(category) for category in site.categories}
    own |= {article.url: of_article(article) for article in site.articles}
    usual = on_site(site)
    return lambda path: own.get(path) or usual(path)


def first_of(by_locale: Mapping[Locale, Value]) -> Value:
    return next(iter(by_locale.values()))


def day_of(one: ExportedArticle) -> str | None:
    return f"{one.updated.isoformat()}T00:00:00Z" if one.updated else None


def redirects(site: ExportedSite) -> Files:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("from", "to"))
    writer.writerows(sorted(site.redirects.items()))
    return {"redirects.csv": text.getvalue()}
