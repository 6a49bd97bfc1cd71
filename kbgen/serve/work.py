"""The work list in the preview, at `/_preview/`: what to do next, and in which articles."""

import datetime as dt
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from kbgen.build import BuildOptions, check
from kbgen.build.checks import all_findings
from kbgen.config import Project
from kbgen.errors import KbgenError
from kbgen.feedback import EventStore
from kbgen.load import read_subjects, scan
from kbgen.render import security_headers
from kbgen.report import Desk, make_period, make_worklist, open_source
from kbgen.report.page import icon, script, style_sheet, work_page

_FOLDER = "/_preview/"


class WorkList:
    """Makes a new list for every request."""

    def __init__(
        self, load: Callable[[], Project], options: BuildOptions, store: EventStore
    ) -> None:
        self._load = load
        self._options = options
        self._store = store

    @property
    def routes(self) -> list[Route]:
        return [
            Route(_FOLDER, self._answer),
            Route(f"{_FOLDER}report.css", lambda _: _response(style_sheet(), "text/css")),
            Route(f"{_FOLDER}icon.svg", lambda _: _response(icon(), "image/svg+xml")),
            Route(f"{_FOLDER}report.js", lambda _: _response(script(), "text/javascript")),
        ]

    def _answer(self, _request: Request) -> Response:
        try:
            return _response(self.page(), "text/html")
        except KbgenError as error:
            return PlainTextResponse(f"{error.message}\n{error.hint}\n", 503)

    def page(self) -> str:
        """Return the page. Raises KbgenError when project or store cannot be read."""
        project = self._load()
        composed = check(project, self._options)
        zone = project.config.site.time_zone
        period = make_period(zone, None, None, dt.datetime.now(dt.UTC))
        subjects = read_subjects(project, scan(project))
        with open_source(self._store, period, subjects=subjects) as source:
            desk = Desk(
                source=source,
                project=project,
                site=composed.site,
                base="/",
                findings=(*composed.diagnostics, *all_findings(composed)),
            )
            work = make_worklist(desk)
        return work_page(project.config.site.name, work, desk.urls, _FOLDER)


def _response(text: str, kind: str) -> Response:
    headers = {**security_headers(""), "Cache-Control": "no-store"}
    return Response(text, 200, headers, media_type=kind)
