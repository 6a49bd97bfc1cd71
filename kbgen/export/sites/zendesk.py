"""Zendesk: answers of its Help Center API, which its importers read and ours.

A category has sections, and these have articles: a folder with articles at the top becomes a
category, and a section of the same name.
"""

from collections.abc import Mapping
from typing import Any

from kbgen.export.portable import with_addresses
from kbgen.export.site import ExportedArticle, ExportedCategory, ExportedSite, Files
from kbgen.export.sites.parts import (
    day_of,
    dump,
    first_of,
    in_tool,
    number_of,
    redirects,
    slug_of,
)
from kbgen.model.locale import Locale

_Versions = Mapping[Locale, ExportedArticle | ExportedCategory]
#: Segment of readers that only staff belong to.
_STAFF = {"id": 1, "user_type": "staff", "name": "Agents and managers"}


def zendesk(site: ExportedSite) -> Files:
    """Return the files of a help centre."""
    lists: dict[str, list[dict[str, Any]]] = {
        name: [] for name in ("categories", "sections", "articles", "translations")
    }
    writer = _Writer(site, lists)
    for path, folder in site.folders().items():
        writer.add_folder(path, folder)
    if any(not article.category for article in site.articles):
        writer.add_home()
    for key, versions in site.versions().items():
        writer.add_article(key, versions)
    answers = {**lists, "user_segments": [_STAFF]}
    texts = {f"{name}.json": dump({name: records}) for name, records in answers.items()}
    return {**texts, **redirects(site)}


class _Writer:
    def __init__(self, site: ExportedSite, lists: dict[str, list[dict[str, Any]]]) -> None:
        self._site = site
        self._lists = lists
        self._used = {article.category for article in site.articles}
        self._address = in_tool(site, self._of_article, self._of_category)

    def _page(self, plural: str, locale: Locale, key: int, title: str) -> str:
        base = self._site.url or "/"
        return f"{base}hc/{locale.tag.lower()}/{plural}/{key}-{slug_of(title)}"

    def _of_article(self, one: ExportedArticle) -> str:
        return self._page("articles", one.locale, number_of(one.id), one.title)

    def _of_category(self, one: ExportedCategory) -> str:
        kind, plural = ("section", "sections") if "/" in one.path else ("category", "categories")
        return self._page(plural, one.locale, number_of(f"{kind}:{one.path}"), one.title)

    def add_folder(self, path: str, folder: Mapping[Locale, ExportedCategory]) -> None:
        order = {"position": first_of(folder).order}
        if "/" not in path:
            self._add("Category", "categories", number_of(f"category:{path}"), folder, order)
        if "/" in path or path in self._used:
            parent = path.rpartition("/")[0]
            above = {
                "category_id": number_of(f"category:{path.partition('/')[0]}"),
                "parent_section_id": number_of(f"section:{parent}") if "/" in parent else None,
            }
            self._add("Section", "sections", number_of(f"section:{path}"), folder, above | order)

    def add_home(self) -> None:
        """Add a place for articles that are in no folder, which Zendesk does not have."""
        home = ExportedCategory(path="", locale=self._site.default, title=self._site.name,
                                description="", url="", order=0)  # fmt: skip
        folder = {home.locale: home}
        self._add("Category", "categories", number_of("category:"), folder, {"position": 0})
        above = {"category_id": number_of("category:"), "position": 0}
        self._add("Section", "sections", number_of("section:"), folder, above)

    def add_article(self, key: str, versions: Mapping[Locale, ExportedArticle]) -> None:
        one = first_of(versions)
        more = {
            "section_id": number_of(f"section:{one.category}"),
            "promoted": one.is_promoted,
            "position": one.order or 0,
            "label_names": list(one.keywords),
            "user_segment_id": _STAFF["id"] if one.is_internal else None,
        }
        self._add("Article", "articles", number_of(key), versions, more)

    def _add(
        self, kind: str, plural: str, key: int, versions: _Versions, more: dict[str, Any]
    ) -> None:
        """Add a record in its first language, and translations for the others."""
        for number, one in enumerate(versions.values()):
            tag = one.locale.tag.lower()
            own: dict[str, Any] = {
                "title": one.title,
                "name": one.title,
                "locale": tag,
                "html_url": self._page(plural, one.locale, key, one.title),
            }
            if isinstance(one, ExportedArticle):
                own |= {
                    "body": with_addresses(one.html, self._address),
                    "draft": one.is_draft,
                    "edited_at": day_of(one),
                    "updated_at": day_of(one),
                }
            else:
                own["body" if number else "description"] = one.description
            if number == 0:
                self._lists[plural].append({"id": key, "source_locale": tag, **own, **more})
            else:
                about = {"id": number_of(f"{key}:{tag}"), "source_id": key, "source_type": kind}
                self._lists["translations"].append({**about, **own})
