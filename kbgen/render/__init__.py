"""From a site to pages and the other files of the output."""

from kbgen.render.hosting import headers_file, redirects_file, security_headers
from kbgen.render.page import Presentation, render_page
from kbgen.render.pages import page_contexts
from kbgen.render.robots import robots_txt, sitemap, urls_json
from kbgen.render.static import static_files

__all__ = [
    "Presentation",
    "headers_file",
    "page_contexts",
    "redirects_file",
    "render_page",
    "robots_txt",
    "security_headers",
    "sitemap",
    "static_files",
    "urls_json",
]
