"""What appears and disappears when, at `/_preview/plan`."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from kbgen.build import BuildOptions, check
from kbgen.build.ahead import findings_ahead
from kbgen.build.checks import all_findings
from kbgen.build.composed import Composed
from kbgen.check import NAMES, severities
from kbgen.config import Project
from kbgen.errors import KbgenError
from kbgen.load import read_turns, scan
from kbgen.report import Column, Table
from kbgen.report.kinds import Titled
from kbgen.report.page import tables_page
from kbgen.report.view import Places
from kbgen.serve.reports import FOLDER, page_response

_ABOUT = (
    "A draft appears when its front matter no longer says so. Everything else happens in the "
    "first build on or after its day: build the site every day."
)


class Plan:
    """Makes a new page for every request."""

    def __init__(self, load: Callable[[], Project], options: Callable[[], BuildOptions]) -> None:
        self._load = load
        self._options = options

    @property
    def routes(self) -> list[Route]:
        return [Route(f"{FOLDER}plan", self._answer)]

    def _answer(self, _request: Request) -> Response:
        try:
            return page_response(self.page(), "text/html")
        except KbgenError as error:
            return PlainTextResponse(f"{error.message}\n{error.hint}\n", 503)

    def page(self) -> str:
        """Return the page. Raises KbgenError when the project cannot be read."""
        project = self._load()
        today = dt.datetime.now(ZoneInfo(project.config.site.time_zone)).date()
        composed = check(project, self._options())
        public = BuildOptions(out=project.root)
        urls = {
            (article.source.project_path, locale.tag): f"/{composed.site.urls[key, locale]}"
            for (key, locale), article in composed.site.versions.items()
            if article.locale == locale and (key, locale) in composed.site.urls
        }
        places = Places(urls=urls, static=FOLDER, preview=FOLDER, root=str(project.root))
        tables = (*_turns(project, today), _mistakes(project, check(project, public), public))
        title = f"{project.name}: what appears when"
        return tables_page(title, _ABOUT, [one for one in tables if one.rows or one.note], places)


def _mistakes(project: Project, composed: Composed, options: BuildOptions) -> Table:
    """Return what readers will find wrong although no file changes."""
    today = (*composed.diagnostics, *all_findings(composed))
    levels = severities(project, NAMES)
    later = findings_ahead(
        composed, today, levels, lambda day: check(project, replace(options, as_of=day))
    )
    rows = tuple((d.message, d.hint, f"{d.span.path}:{d.span.line}") for d in later)
    return Table(
        name="mistakes",
        title="Mistakes that will come",
        about="What is fine today and will be wrong on its day.",
        columns=(
            Column("message", "Mistake", "long"),
            Column("hint", "What to do", "long"),
            Column("path", "File"),
        ),
        rows=rows,
        note="" if rows else "None in the next month.",
    )


def _turns(project: Project, today: dt.date) -> tuple[Table, ...]:
    turns = read_turns(project, scan(project))
    parts = {
        "coming": [turn for turn in turns if turn.day and turn.day > today],
        "drafts": [turn for turn in turns if turn.day is None],
        "past": [turn for turn in reversed(turns) if turn.day and turn.day <= today],
    }
    titles = {"coming": "Coming", "drafts": "Drafts", "past": "Already happened"}
    days = (Column("day", "Day", "date"), Column("what", "What happens"))
    return tuple(
        Table(
            name=name,
            title=titles[name],
            about="",
            columns=(
                *(() if name == "drafts" else days),
                Column("title", "Text", "article"),
                Column("locale", "Locale", "locale"),
                Column("path", "File"),
            ),
            rows=tuple(
                (
                    *(() if name == "drafts" else (t.day, t.what)),
                    Titled(t.title, t.path),
                    t.locale,
                    t.path,
                )
                for t in some
            ),
            note="Nothing comes or goes by itself." if name == "coming" and not some else "",
        )
        for name, some in parts.items()
    )
