"""Addresses of folders. Each locale may have its own: `slug` in `_category.toml`."""

from collections.abc import Mapping

from kbgen.model.locale import Locale
from kbgen.model.site import CategoryMeta
from kbgen.text import slugify


class Folders:
    """Says where the page of a folder is in each locale."""

    def __init__(self, metas: Mapping[tuple[str, Locale], CategoryMeta]) -> None:
        self._metas = metas

    def meta(self, folder: str, locale: Locale) -> CategoryMeta | None:
        """Return what a locale says of a folder."""
        return self._metas.get((folder, locale))

    def url(self, folder: str, locale: Locale) -> str:
        """Return the address of a folder's page. Translations pair by folder, not by address."""
        parts = [locale.segment]
        path = ""
        for name in folder.split("/") if folder else ():
            path = f"{path}/{name}" if path else name
            meta = self._metas.get((path, locale))
            parts.append(slugify(meta.slug if meta else "") or slugify(name) or name)
        return "/".join(parts) + "/"
