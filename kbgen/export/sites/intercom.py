"""Intercom: lists of articles and collections, as its API answers them."""

import datetime as dt
from typing import Any

from kbgen.export.portable import with_addresses
from kbgen.export.site import ExportedArticle, ExportedCategory, ExportedSite, Files
from kbgen.export.sites.parts import dump, first_of, in_tool, number_of, redirects, slug_of


def intercom(site: ExportedSite) -> Files:
    """Write lists of articles and collections, as its API answers them."""

    def of_article(one: ExportedArticle) -> str:
        base = f"{site.url or '/'}{one.locale.tag.lower()}/articles"
        return f"{base}/{number_of(one.id)}-{slug_of(one.title)}"

    def of_category(one: ExportedCategory) -> str:
        base = f"{site.url or '/'}{one.locale.tag.lower()}/collections"
        return f"{base}/{number_of(f'collection:{one.path}')}-{slug_of(one.title)}"

    address = in_tool(site, of_article, of_category)

    def own(one: ExportedArticle) -> dict[str, Any]:
        return {"title": one.title, "description": one.description,
                "body": with_addresses(one.html, address),
                "state": "draft" if one.is_draft else "published",
                "updated_at": _seconds(one), "url": of_article(one)}  # fmt: skip

    collections = [
        {
            "type": "collection", "id": str(number_of(f"collection:{path}")), "name": first.title,
            "description": first.description, "order": first.order, "url": of_category(first),
            "default_locale": first.locale.tag,
            "parent_id": str(number_of(f"collection:{first.parent}")) if first.parent else None,
            "translated_content": {"type": "group_translated_content"} | {
                one.locale.tag: {"type": "group_content", "name": one.title,
                                 "description": one.description, "url": of_category(one)}
                for one in by_locale.values()
            },
        }
        for path, by_locale in site.folders().items()
        for first in (first_of(by_locale),)
    ]  # fmt: skip
    articles = [
        {
            "type": "internal_article" if first.is_internal else "article",
            "id": str(number_of(key)), **own(first), "default_locale": first.locale.tag,
            "parent_type": "collection",
            "parent_id": str(number_of(f"collection:{first.category}")) if first.category else None,
            "translated_content": {"type": "article_translated_content"} | {
                one.locale.tag: {"type": "article_content", **own(one)}
                for one in by_locale.values()
            },
        }
        for key, by_locale in site.versions().items()
        for first in (first_of(by_locale),)
    ]  # fmt: skip
    lists = {"collections": collections, "articles": articles}
    return {
        **{f"{name}.json": dump({"type": "list", "data": found, "total_count": len(found)})
           for name, found in lists.items()},
        **redirects(site),
    }  # fmt: skip


def _seconds(one: ExportedArticle) -> int | None:
    if one.updated is None:
        return None
    return int(dt.datetime.combine(one.updated, dt.time(), dt.UTC).timestamp())
