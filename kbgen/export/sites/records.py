"""One list of records, which `kbgen import json` reads, and programs."""

from kbgen.export.portable import with_addresses
from kbgen.export.site import ExportedArticle, ExportedSite, Files
from kbgen.export.sites.parts import dump, on_site, redirects


def json_records(site: ExportedSite) -> Files:
    """Write one list of records, which `kbgen import json` reads."""
    titles = {(one.path, one.locale): one.title for one in site.categories}
    address = on_site(site)

    def path(article: ExportedArticle) -> str:
        parts = article.category.split("/") if article.category else []
        folders = ["/".join(parts[: end + 1]) for end in range(len(parts))]
        # A sign that titles do not have: `Orders > Returns`.
        return " > ".join(
            titles.get((one, article.locale), one).replace(">", "›") for one in folders
        )

    records = [
        {
            "id": one.id,
            "locale": one.locale.tag,
            "title": one.title,
            "description": one.description,
            "category": path(one),
            "status": "draft" if one.is_draft else "published",
            "audience": "agents" if one.is_internal else "everyone",
            "url": address(one.url),
            "aliases": list(one.aliases),
            "updated": one.updated.isoformat() if one.updated else None,
            "tags": list(one.keywords),
            "order": one.order,
            "markets": list(one.markets),
            "promoted": one.is_promoted,
            "html": with_addresses(one.html, address),
        }
        for one in site.articles
    ]
    return {"articles.json": dump({"articles": records}), **redirects(site)}
