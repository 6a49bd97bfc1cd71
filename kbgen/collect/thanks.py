"""A thank-you page for forms, where no site is configured that has one."""

from html import escape
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from kbgen.i18n import load_catalogue
from kbgen.model.locale import Locale
from kbgen.themes import find_theme

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


def thanks_route() -> Route:
    """Make the route `/<locale>/thanks/`."""

    def thank(request: Request) -> Response:
        try:
            locale = Locale.parse(request.path_params["locale"])
        except ValueError:
            return PlainTextResponse("There is no such page.\n", 404)
        strings = load_catalogue(locale, find_theme(Path(), "").read().catalogues)
        page = _PAGE.format(
            lang=locale.tag,
            direction=locale.direction,
            title=escape(strings.gettext("Thank you")),
            text=escape(
                strings.gettext("We have your answer. It helps us to make this page better.")
            ),
        )
        return HTMLResponse(page, headers={"Content-Security-Policy": _POLICY})

    return Route("/{locale}/thanks/", thank)
