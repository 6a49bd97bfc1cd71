"""Pages of HTML, with links that work from the folder."""

import posixpath
from html import escape

from kbgen.export.portable import with_addresses
from kbgen.export.site import ExportedSite, Files
from kbgen.export.sites.parts import redirects


def html_pages(site: ExportedSite) -> Files:
    """Write a page for each article, with links that work from the folder.

    A page has no way to say that it is a draft or for support staff: leave those out before.
    """
    own = {one.url: _file(one.url) for one in site.articles}
    made: Files = {}
    for versions in site.versions().values():
        for one in versions.values():

            def address(path: str, here: str = posixpath.dirname(_file(one.url))) -> str:
                target = own.get(path) or (path if path.startswith("_kb/") else "")
                return posixpath.relpath(target, here) if target else f"{site.url or '/'}{path}"

            others = [other for other in versions.values() if other is not one]
            alternates = "".join(
                f'<link rel="alternate" hreflang="{other.locale.tag}" '
                f'href="{escape(address(other.url))}">\n'
                for other in others
            )
            made[_file(one.url)] = (
                f'<!doctype html>\n<html lang="{one.locale.tag}">\n<head>\n<meta charset="utf-8">\n'
                f"<title>{escape(one.title)}</title>\n"
                f'<meta name="description" content="{escape(one.description)}">\n'
                f"{alternates}</head>\n<body>\n<main>\n<h1>{escape(one.title)}</h1>\n"
                f"{with_addresses(one.html, address)}\n</main>\n</body>\n</html>\n"
            )
    return {**made, **redirects(site)}


def _file(url: str) -> str:
    return f"{url.strip('/')}.html"
