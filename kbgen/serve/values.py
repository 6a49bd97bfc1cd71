"""`kbgen policy try` in the preview, at `/_preview/values/`."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from kbgen import templates
from kbgen.build import BuildOptions, check
from kbgen.build.checks import to_check
from kbgen.check.trial import Trial, read_change, require_market
from kbgen.config import Project
from kbgen.errors import KbgenError
from kbgen.serve.reports import FOLDER, page_response
from kbgen.themes import Theme, ThemeFiles


@lru_cache(maxsize=1)
def _files() -> ThemeFiles:
    return Theme(("serve",), (Path(__file__).parent,)).read()


class PolicyTrial:
    """Makes a new page for every request."""

    def __init__(self, load: Callable[[], Project], options: BuildOptions) -> None:
        self._load = load
        self._options = replace(options, drafts=True, audience="agent")

    @property
    def routes(self) -> tuple[Route, ...]:
        return (Route(f"{FOLDER}values/", self._answer),)

    def _answer(self, request: Request) -> Response:
        asked = {name: request.query_params.get(name, "") for name in ("name", "value", "market")}
        try:
            return page_response(self.page(**asked), "text/html")
        except KbgenError as error:
            return PlainTextResponse(f"{error.message}\n{error.hint}\n", 503)

    def page(self, name: str, value: str, market: str) -> str:
        """Return the page. Raises KbgenError when the project cannot be read."""
        checked = to_check(check(self._load(), self._options))
        context: dict[str, object] = {
            "folder": FOLDER,
            "names": [one.name for one in checked.policies.values],
            "markets": list(checked.project.config.markets),
            "name": name,
            "value": value,
            "market": market,
        }
        if value:
            try:
                require_market(checked, market)
                change = read_change(checked, f"{name}={value}")
                tried = Trial(checked).sentences(dict([change]), market)
                by_locale = groupby(tried, attrgetter("locale"))
                context["groups"] = [(locale, list(group)) for locale, group in by_locale]
            except KbgenError as error:
                context |= {"error": error.message, "hint": error.hint}
        return templates.render(
            _files(), "values.html", {"groups": (), "error": "", "hint": "", **context}
        )
