"""From a site to pages and the other files of the output."""

from kbgen.render.body import fill_slots
from kbgen.render.contact import contact_address
from kbgen.render.embed import embed_script
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
from kbgen.render.sitemap import robots_txt, sitemap, urls_json
from kbgen.render.static import embed_sheet, script_words, static_files, style_sheet

__all__ = [
    "Setting",
    "all_pages",
    "contact_address",
    "embed_script",
    "embed_sheet",
    "fill_slots",
    "frame_for",
    "headers_file",
    "nginx_map",
    "pages_showing",
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
