"""Switches of the preview: drafts, day and audience, changed from a page without a restart."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from kbgen.build import BuildOptions
from kbgen.config import Project
from kbgen.serve.origins import REFUSED, read_own_form
from kbgen.serve.rebuild import Rebuilder
from kbgen.serve.standing import standing

AUDIENCES = ("everyone", "agent")


class Switches:
    """What the preview shows, and what a page says about itself."""

    def __init__(self, rebuilder: Rebuilder, load: Callable[[], Project]) -> None:
        """Read the project, whose markets and time zone a restart brings up to date."""
        self._rebuilder = rebuilder
        project = load()
        self._root = str(project.root)
        self._markets = list(project.config.markets)
        self._zone = ZoneInfo(project.config.site.time_zone)

    @property
    def routes(self) -> list[Route]:
        return [Route("/_preview/show", self._answer, methods=["POST"])]

    def to_json(self) -> dict[str, object]:
        """Return the options and choices, for the bar of each page."""
        options = self._rebuilder.options
        return {
            "drafts": options.drafts,
            "day": options.as_of.isoformat() if options.as_of else "",
            "audience": options.audience,
            "markets": self._markets,
            "root": self._root,
        }

    def describe(self, address: str) -> dict[str, object]:
        """Return the file of a page's article, and why readers do not see it."""
        found = self._rebuilder.article_at(address)
        if found is None:
            return {}
        article, origin = found
        today = dt.datetime.now(self._zone).date()
        marks = standing(article.meta, origin.meta if origin else None, today)
        return {
            "path": article.source.project_path,
            "marks": [mark._asdict() for mark in marks],
        }

    async def _answer(self, request: Request) -> Response:
        form = await read_own_form(request)
        if form is None:
            return PlainTextResponse(REFUSED, 403)
        try:
            self._rebuilder.show(read_options(form, self._rebuilder.options))
        except ValueError:
            return PlainTextResponse("Invalid day or audience.\n", 400)
        return JSONResponse(self.to_json())


def read_options(form: dict[str, str], before: BuildOptions) -> BuildOptions:
    """Return options with the fields of a form. Raises ValueError for one that is not valid."""
    audience = form.get("audience", before.audience)
    if audience not in AUDIENCES:
        raise ValueError(audience)
    day = form.get("day", "")
    as_of = dt.date.fromisoformat(day) if day else None
    return replace(before, drafts=form.get("drafts") == "on", as_of=as_of, audience=audience)
