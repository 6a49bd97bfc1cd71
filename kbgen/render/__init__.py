"""From a site to pages and the other files of the output."""

from kbgen.render.hosting import headers_file, redirects_file, security_headers
from kbgen.render.page import render_page
from kbgen.render.pages import all_pages, pages_showing
from kbgen.render.robots import robots_txt, sitemap, urls_json
from kbgen.render.static import static_files, style_sheet

__all__ = [
    "all_pages",
    "headers_file",
    "pages_showing",
    "redirects_file",
    "render_page",
    "robots_txt",
    "security_headers",
    "sitemap",
    "static_files",
    "style_sheet",
    "urls_json",
]
