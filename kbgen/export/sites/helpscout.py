"""Help Scout Docs: collections, categories and articles, as its API answers them."""

from kbgen.export.portable import with_addresses
from kbgen.export.site import ExportedArticle, ExportedCategory, ExportedSite, Files
from kbgen.export.sites.parts import day_of, dump, hex_of, in_tool, number_of, redirects, slug_of


def helpscout(site: ExportedSite) -> Files:
    """Write collections, categories and articles of each locale, which is a site of its own there.

    A collection has categories, and these have articles: deeper folders become categories.
    """
    made: Files = {}
    for locale in site.locales:
        shown = [one for one in site.articles if one.locale == locale]

        def of_article(one: ExportedArticle) -> str:
            return f"{site.url or '/'}article/{number_of(one.id)}-{slug_of(one.title)}"

        def of_category(one: ExportedCategory) -> str:
            return f"{site.url or '/'}collection/{number_of(one.path)}-{slug_of(one.title)}"

        address = in_tool(site, of_article, of_category)
        folders = {one.path: one for one in site.categories if one.locale == locale}
        private = {
            path for path in {one.category for one in shown}
            if all(one.is_internal for one in shown if one.category == path)
        }  # fmt: skip
        tops = [one for path, one in folders.items() if "/" not in path]
        categories = [folders[path] for path in dict.fromkeys(one.category for one in shown)
                      if path in folders]  # fmt: skip
        base = f"{locale.tag.lower()}/" if len(site.locales) > 1 else ""
        made[f"{base}collections.json"] = dump({"collections": {"items": [
            {"id": hex_of(f"collection:{one.path}"), "siteId": hex_of(site.name), "number": number,
             "name": one.title, "description": one.description, "order": one.order,
             "visibility": "public", "publicUrl": of_category(one)}
            for number, one in enumerate(tops, 1)
        ]}})  # fmt: skip
        made[f"{base}categories.json"] = dump({"categories": {"items": [
            {"id": hex_of(f"category:{one.path}"), "name": one.title, "order": one.order,
             "collectionId": hex_of(f"collection:{one.path.split('/')[0]}"),
             "visibility": "private" if one.path in private else "public"}
            for one in categories
        ]}})  # fmt: skip
        for one in shown:
            in_open = one.is_internal and one.category not in private
            made[f"{base}articles/{number_of(one.id)}.json"] = dump({"article": {
                "id": hex_of(one.id), "number": number_of(one.id), "name": one.title,
                "slug": slug_of(one.title), "text": with_addresses(one.html, address),
                "collectionId": hex_of(f"collection:{one.category.split('/')[0]}"),
                "categories": [hex_of(f"category:{one.category}")] if one.category else [],
                # Only whole categories can be private there.
                "status": "notpublished" if one.is_draft or in_open else "published",
                "publicUrl": of_article(one), "updatedAt": day_of(one),
                "keywords": list(one.keywords),
            }})  # fmt: skip
    return {**made, **redirects(site)}
