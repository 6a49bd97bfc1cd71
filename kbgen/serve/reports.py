"""The report and the work list in the preview, below `/_preview/`."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from kbgen.build import BuildOptions, check
from kbgen.build.checks import all_findings
from kbgen.config import Project
from kbgen.decisions import CHOICES, Decision, add_decision, read_decisions
from kbgen.errors import KbgenError
from kbgen.feedback import EventStore
from kbgen.load import read_subjects, scan
from kbgen.render import security_headers
from kbgen.report import (
    Desk,
    Period,
    make_period,
    make_report,
    make_worklist,
    open_source,
)
from kbgen.report.book import WORK, Book
from kbgen.report.page import icon, script, style_sheet
from kbgen.report.view import Places
from kbgen.serve.origins import REFUSED, read_own_form

FOLDER = "/_preview/"


class Reports:
    """Makes a new report for every request."""

    def __init__(
        self, load: Callable[[], Project], options: Callable[[], BuildOptions], store: EventStore
    ) -> None:
        """Prepare to answer. options: those that the preview has at the moment."""
        self._load = load
        self._options = options
        self._store = store

    @property
    def routes(self) -> list[Route]:
        return [
            Route(FOLDER, self._answer),
            Route(f"{FOLDER}report.css", lambda _: page_response(style_sheet(), "text/css")),
            Route(f"{FOLDER}icon.svg", lambda _: page_response(icon(), "image/svg+xml")),
            Route(f"{FOLDER}report.js", lambda _: page_response(script(), "text/javascript")),
            Route(f"{FOLDER}{{name}}.html", self._answer),
            Route(f"{FOLDER}decide", self._decide, methods=["POST"]),
        ]

    def _answer(self, request: Request) -> Response:
        try:
            name = request.path_params.get("name")
            text = self.page(f"{name}.html" if name else WORK)
        except KbgenError as error:
            return PlainTextResponse(f"{error.message}\n{error.hint}\n", 503)
        return page_response(text, "text/html") if text else PlainTextResponse("Not found\n", 404)

    async def _decide(self, request: Request) -> Response:
        form = await read_own_form(request)
        if form is None:
            return PlainTextResponse(REFUSED, 403)
        try:
            await run_in_threadpool(self.decide, form.get("task", ""), form.get("decision", ""))
        except KbgenError as error:
            return PlainTextResponse(f"{error.message}\n{error.hint}\n", 400)
        return RedirectResponse(FOLDER, 303)

    def decide(self, task: str, decision: str) -> None:
        """Write a decision. Raises KbgenError for an unknown task or decision."""
        with self._desk() as desk:
            if task not in make_worklist(desk).known or decision not in CHOICES:
                raise KbgenError(f"Task `{task}` not found", "Load the work list again.")
            add_decision(desk.project.content, Decision(task, decision, desk.today))

    def page(self, name: str) -> str | None:
        """Return a page of the report by its name; None if there is none.

        Raises KbgenError when project or store cannot be read.
        """
        with self._desk() as desk:
            report = make_report(desk.source, desk.project.name, desk.coverage, desk.moves)
            return Book(desk.source, report, make_worklist(desk), _places(desk)).page(name)

    @contextmanager
    def _desk(self) -> Iterator[Desk]:
        project = self._load()
        composed = check(project, self._options())
        subjects = read_subjects(project, scan(project))
        decisions, _ = read_decisions(project.content)
        with open_source(self._store, _period(project), subjects=subjects) as source:
            yield Desk(
                source=source,
                project=project,
                site=composed.site,
                base="/",
                check=lambda: (*composed.diagnostics, *all_findings(composed)),
                decisions=decisions,
            )


def _period(project: Project) -> Period:
    return make_period(project.config.site.time_zone, None, None, dt.datetime.now(dt.UTC))


def _places(desk: Desk) -> Places:
    return Places(
        titles=desk.titles,
        urls=desk.urls,
        paths=desk.paths,
        static=FOLDER,
        preview=FOLDER,
        root=str(desk.project.root),
    )


def page_response(text: str, kind: str) -> Response:
    """Return a page or file of the preview itself."""
    headers = {**security_headers(""), "Cache-Control": "no-store"}
    return Response(text, 200, headers, media_type=kind)
