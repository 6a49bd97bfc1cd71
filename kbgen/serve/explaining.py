"""`/_preview/search/`: why a search ranks as it does, and buttons for what would change that."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from kbgen import files, templates
from kbgen.build import BuildOptions, check
from kbgen.config import Project
from kbgen.digest import digest
from kbgen.errors import KbgenError
from kbgen.model.locale import Locale
from kbgen.search.levers import Lever
from kbgen.search.searcher import Searcher
from kbgen.search.why import Why, explain_why, meaning_of
from kbgen.search.written import written_articles
from kbgen.serve.files import read_file
from kbgen.serve.levers import Change, Undo, plan
from kbgen.serve.origins import REFUSED, read_own_form
from kbgen.serve.reports import FOLDER, page_response
from kbgen.text import ordinal
from kbgen.themes import Theme, ThemeFiles

PAGE = f"{FOLDER}search/"
#: Articles that are explained.
_MANY = 10
#: What a button does, by the kind of its lever.
_BUTTONS = {
    "answers": "Add to answers",
    "keywords": "Add to keywords",
    "asked": "Note this question",
    "synonyms": "Add synonym",
    "pinned": "Pin",
}


class Offer(NamedTuple):
    """A lever with its button."""

    lever: Lever
    button: str
    change: Change | None
    """None: the line has to be written by hand."""

    @property
    def place(self) -> str:
        return ordinal(self.lever.rank)


@lru_cache(maxsize=1)
def _files() -> ThemeFiles:
    return Theme(("serve",), (Path(__file__).parent,)).read()


def style_sheet() -> str:
    return files.read_text(Path(__file__).parent / "static/explained.css")


class Explaining:
    """Makes a new page for every request, and writes what its buttons say."""

    def __init__(self, load: Callable[[], Project], options: Callable[[], BuildOptions]) -> None:
        """Prepare to answer. options: those that the preview has at the moment."""
        self._load = load
        self._options = options
        self._undo = Undo()

    @property
    def routes(self) -> tuple[Route, ...]:
        return (
            Route(PAGE, self._answer),
            Route(PAGE, self._change, methods=["POST"]),
            Route(f"{PAGE}version", self._version),
            Route(f"{FOLDER}explained.css", lambda _: page_response(style_sheet(), "text/css")),
        )

    def _answer(self, request: Request) -> Response:
        asked = request.query_params
        try:
            query, tag = asked.get("q", ""), asked.get("locale", "")
            page = self.page(query, tag, asked.get("done", ""), is_undone="undone" in asked)
        except KbgenError as error:
            return _sorry(error, 503)
        return page_response(page, "text/html")

    def _version(self, request: Request) -> Response:
        """Answer with the digest of a locale's index: pages ask whether to load again."""
        try:
            locale = _locale(self._load(), request.query_params.get("locale", ""))
        except KbgenError as error:
            return _sorry(error, 503)
        return page_response(self.version(locale), "text/plain")

    async def _change(self, request: Request) -> Response:
        form = await read_own_form(request)
        if form is None:
            return PlainTextResponse(REFUSED, 403)
        try:
            done = await run_in_threadpool(self.change, form)
        except KbgenError as error:
            return _sorry(error, 409)
        fields = {name: form.get(name, "") for name in ("q", "locale")}
        return RedirectResponse(f"{PAGE}?{urlencode(fields | done)}", 303)

    def change(self, form: dict[str, str]) -> dict[str, str]:
        """Write what a button says, or take it back; return fields of the next page's address.

        Raises KbgenError when it is not offered, or the file has changed.
        """
        project = self._load()
        if "undo" in form:
            self._undo.take_back(project.root, form["undo"])
            return {"undone": "yes"}
        offers = self._offers(project, form)
        offer = offers.get((form.get("article", ""), form.get("lever", "")))
        if offer is None or offer.change is None:
            raise KbgenError("This change is not offered", "Load the page again.")
        if offer.change.seen != form.get("seen"):
            raise KbgenError(f"{offer.change.path} has changed since", "Load the page again.")
        return {"done": self._undo.make(project.root, offer.change)}

    def _offers(self, project: Project, form: dict[str, str]) -> dict[tuple[str, str], Offer]:
        _, reasons = self._explain(project, form.get("q", ""), form.get("locale", ""))
        return {
            (why.hit.id, lever.id): _offer(project, lever)
            for why in reasons
            for lever in why.levers
            if lever.id == form.get("lever")
        }

    def version(self, locale: Locale) -> str:
        data = read_file(self._options().out, f"_kb/search/{locale.segment}.json")
        return digest(data or b"")[:16]

    def page(self, query: str, tag: str, done: str, *, is_undone: bool = False) -> str:
        """Return the page. Raises KbgenError when project or index cannot be read."""
        project = self._load()
        locale = _locale(project, tag)
        version = self.version(locale)  # first: a build may end while the page is made
        meaning, reasons = self._explain(project, query, tag) if query.strip() else ("", ())
        hits = [(why, [_offer(project, lever) for lever in why.levers]) for why in reasons]
        context: dict[str, object] = {
            "folder": FOLDER,
            "action": PAGE,
            "query": query,
            "locale": locale,
            "locales": project.locales,
            "version": version,
            "hits": hits,
            "meaning": meaning,
            "done": self._undo.get(done),
            "name": done,
            "is_undone": is_undone,
        }
        return templates.render(_files(), "explained.html", context)

    def _explain(self, project: Project, query: str, tag: str) -> tuple[str, tuple[Why, ...]]:
        """Return what a query means, if that is clear, and why its hits rank where they do."""
        locale = _locale(project, tag)
        options = self._options()

        def read(path: str) -> bytes:
            data = read_file(options.out, path)
            if data is None:
                raise FileNotFoundError(path)
            return data

        written = written_articles(check(project, options).site, locale)
        reasons = explain_why(Searcher(read, locale), query, written, _MANY)
        return meaning_of(locale, query, written), reasons


def _locale(project: Project, tag: str) -> Locale:
    return next((one for one in project.locales if one.tag == tag), project.default_locale)


def _offer(project: Project, lever: Lever) -> Offer:
    return Offer(lever, _BUTTONS[lever.kind], plan(project, lever))


def _sorry(error: KbgenError, status: int) -> Response:
    return PlainTextResponse(f"{error.message}\n{error.hint}\n", status)
