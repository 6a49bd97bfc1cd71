"""A thank-you page for forms, for collectors without a configured site."""

from collections.abc import Mapping
from functools import cached_property
from html import escape
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from kbgen.collect.addresses import Senders
from kbgen.collect.limits import RateLimit
from kbgen.i18n import load_catalogue
from kbgen.model.locale import Locale
from kbgen.themes import find_theme

#: Requests per address and minute.
MOST = 60
#: The language of the theme's own strings.
_SOURCE = "en"
_PAGE = """\
<!doctype html>
<html lang="{lang}" dir="{direction}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>{title}</title>
<h1>{title}</h1>
<p>{text}</p>
"""
_POLICY = "default-src 'none'; frame-ancestors 'none'"


class Pages:
    """The pages, one for each language of the theme; English for all others."""

    def of(self, locale: Locale) -> bytes:
        return self._pages[next((t for t in locale.lineage if t in self._pages), _SOURCE)]

    @cached_property
    def _pages(self) -> Mapping[str, bytes]:
        catalogues = find_theme(Path(), "").read().catalogues
        tags = {name.removesuffix(".po") for files in catalogues for name in files}
        return {tag: _page(Locale(tag), catalogues) for tag in {*tags, _SOURCE}}


def _page(locale: Locale, catalogues: tuple[Mapping[str, bytes], ...]) -> bytes:
    strings = load_catalogue(locale, catalogues)
    text = strings.gettext("We’ve received your feedback. It helps us improve this page.")
    page = _PAGE.format(
        lang=locale.tag,
        direction=locale.direction,
        title=escape(strings.gettext("Thank you")),
        text=escape(text),
    )
    return page.encode()


def thanks_route(senders: Senders, limit: RateLimit) -> Route:
    """Make the route `/<locale>/thanks/`."""
    pages = Pages()

    async def thank(request: Request) -> Response:
        if seconds := limit.take(senders.name(request), 1):
            headers = {"Retry-After": str(seconds)}
            return PlainTextResponse("Too many requests.\n", 429, headers)
        try:
            locale = Locale.parse(request.path_params["locale"])
        except ValueError:
            return PlainTextResponse("Page not found.\n", 404)
        return HTMLResponse(pages.of(locale), headers={"Content-Security-Policy": _POLICY})

    return Route("/{locale}/thanks/", thank)
