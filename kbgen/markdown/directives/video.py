"""`:::video film.mp4 {poster=still.jpg}`: nothing is fetched until a reader plays it.

A file beside the article is played in the page. A film on another host is a link: the
page's Content-Security-Policy allows no other host.
"""

import re
from html import escape
from posixpath import splitext
from urllib.parse import unquote

from markdown_it.token import Token

from kbgen.markdown.blocks import Block
from kbgen.markdown.directive import Directive, Scope, hole, html
from kbgen.model.article import Label, Slot
from kbgen.urls import split_url

_TYPES = {".mp4": "video/mp4", ".webm": "video/webm", ".ogv": "video/ogg"}
_ELSEWHERE = re.compile(r"https://[^\s/]+/\S*", re.IGNORECASE)


def _file(target: str, opening: str, closing: str, line: int) -> Token:
    return hole(Slot("asset", unquote(target), "", "", opening, closing, "", line))


def _expand(block: Block, inner: list[Token], scope: Scope) -> list[Token]:
    address = block.argument
    suffix = splitext(address)[1].lower()
    poster = block.option("poster")
    still = [_file(poster, '<img src="', '" alt="">', scope.line)] if poster else []
    parts = split_url(address)
    if _ELSEWHERE.fullmatch(address) and parts and parts.hostname:
        host = escape(parts.hostname)
        link = f'<a class="video-link" href="{escape(address)}" rel="noreferrer">'
        words = [
            html("<span>"),
            hole(Label("Watch the video")),
            html(f" <small>{host}</small></span>"),
        ]
        media = [html(link), *still, *words, html("</a>\n")]
    elif suffix in _TYPES and "://" not in address:
        source = '<video controls preload="none" src="'
        media = [_file(address, source, '"></video>\n', scope.line)]
        if poster:
            source = '<video controls preload="none" poster="'
            media = [
                _file(poster, source, '"', scope.line),
                _file(address, ' src="', '"></video>\n', scope.line),
            ]
    else:
        hint = f"Write a file ({', '.join(_TYPES)}) or an address that begins with https://."
        scope.wrong(f"Block `video` cannot show `{address}`", hint)
        return inner
    return [html('<figure class="video">\n'), *media, *_caption(inner), html("</figure>\n")]


def _caption(inner: list[Token]) -> list[Token]:
    return [html("<figcaption>\n"), *inner, html("</figcaption>\n")] if inner else []


DIRECTIVE = Directive(
    names=("video",), expand=_expand, options=frozenset({"poster"}), holds_prose=False
)
