"""From a site to pages and the other files of the output."""

from kbgen.render.addresses import absolute, quoted
from kbgen.render.body import fill_slots
from kbgen.render.contact import contact_address
from kbgen.render.hosting import (
    headers_file,
    nginx_map,
    redirects_file,
    redirects_json,
    security_headers,
)
from kbgen.render.page import render_page, strings
from kbgen.render.pages import all_pages, frame_for, pages_showing
from kbgen.render.setting import Setting
from kbgen.render.sitemap import (
    articles_path,
    policies_path,
    robots_txt,
    sitemap,
    urls_json,
)
from kbgen.render.static import script_words, static_files, style_sheet

__all__ = [
    "Setting",
    "absolute",
    "all_pages",
    "articles_path",
    "contact_address",
    "fill_slots",
    "frame_for",
    "headers_file",
    "nginx_map",
    "pages_showing",
    "policies_path",
    "quoted",
    "redirects_file",
    "redirects_json",
    "render_page",
    "robots_txt",
    "script_words",
    "security_headers",
    "sitemap",
    "static_files",
    "strings",
    "style_sheet",
    "urls_json",
]
