"""From a site to pages and the other files of the output."""

from kbgen.render.addresses import absolute, quoted
from kbgen.render.body import fill_slots
from kbgen.render.contact import contact_address
from kbgen.render.embed import embed_script
from kbgen.render.feeds import feeds
from kbgen.render.frame import Frame
from kbgen.render.hosting import (
    headers_file,
    nginx_map,
    redirects_file,
    redirects_json,
    security_headers,
)
from kbgen.render.manifest import MANIFEST, manifest
from kbgen.render.organization import organization, policy_pages, policy_texts
from kbgen.render.page import render_page, strings
from kbgen.render.pages import all_pages, frame_for, pages_showing
from kbgen.render.setting import Setting
from kbgen.render.sitemap import (
    articles_path,
    policies_path,
    robots_txt,
    sitemaps,
    urls_json,
)
from kbgen.render.static import embed_sheet, script_words, static_files, style_sheet

__all__ = [
    "MANIFEST",
    "Frame",
    "Setting",
    "absolute",
    "all_pages",
    "articles_path",
    "contact_address",
    "embed_script",
    "embed_sheet",
    "feeds",
    "fill_slots",
    "frame_for",
    "headers_file",
    "manifest",
    "nginx_map",
    "organization",
    "pages_showing",
    "policies_path",
    "policy_pages",
    "policy_texts",
    "quoted",
    "redirects_file",
    "redirects_json",
    "render_page",
    "robots_txt",
    "script_words",
    "security_headers",
    "sitemaps",
    "static_files",
    "strings",
    "style_sheet",
    "urls_json",
]
