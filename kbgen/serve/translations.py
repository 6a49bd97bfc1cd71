"""Translations in the preview, at `/_preview/translations/`: what is stale, and a button for it."""

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qs, quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from kbgen.build import BuildOptions, check
from kbgen.build.checks import to_check
from kbgen.check.documents import corpus
from kbgen.collect import comes_from_host
from kbgen.config import Project
from kbgen.errors import KbgenError
from kbgen.model.locale import Locale
from kbgen.render import security_headers
from kbgen.translate import Corpus, DocumentPair, statuses
from kbgen.translate.marking import Mark, mark
from kbgen.translate.matrix import matrix
from kbgen.translate.page import matrix_page, sides_page, style_sheet

_FOLDER = "/_preview/"
_PAGE = f"{_FOLDER}translations/"
#: Bytes of a form: three names.
_LARGEST = 10_000


class Translations:
    """Makes the pages for every request, and marks what is done."""

    def __init__(self, load: Callable[[], Project], options: BuildOptions) -> None:
        self._load = load
        # Notes for support staff and what awaits its review are translated as well.
        self._options = replace(options, drafts=True, audience="agent")

    @property
    def routes(self) -> tuple[Route, ...]:
        return (
            Route(_PAGE, self._show),
            Route(_PAGE, self._done, methods=["POST"]),
            Route(f"{_FOLDER}translations.css", lambda _: _response(style_sheet(), "text/css")),
        )

    def _show(self, request: Request) -> Response:
        article, tag = (request.query_params.get(name, "") for name in ("article", "locale"))
        try:
            project, documents = self._open()
            if not article:
                listed = list(statuses(documents, documents.locales))
                table = matrix(listed, documents.locales)
                page = matrix_page(project.name, table, _FOLDER)
            else:
                pair = _find(documents, article, tag)
                page = sides_page(pair, pair.source.locale, _FOLDER)
        except KbgenError as error:
            return PlainTextResponse(f"{error.message}\n{error.hint}\n", 503)
        except KeyError:
            return PlainTextResponse("No such translation\n", 404)
        return _response(page, "text/html")

    async def _done(self, request: Request) -> Response:
        """Mark a section, or all of an article; only forms of the preview's own pages can."""
        if not comes_from_host(request):
            return PlainTextResponse("Only pages of the preview may do this\n", 403)
        body = b""
        async for chunk in request.stream():
            body += chunk
            if len(body) > _LARGEST:
                return PlainTextResponse("Too long\n", 413)
        form = {name: values[0] for name, values in parse_qs(body.decode(errors="replace")).items()}
        return await run_in_threadpool(self._mark, form)

    def _mark(self, form: dict[str, str]) -> Response:
        article, tag = form.get("article", ""), form.get("locale", "")
        try:
            _, documents = self._open()
            pair = _find(documents, article, tag)
            names = [one.name for one in pair.source.sections]
            chosen = [name for name in names if form.get("section", "") in {"", name}]
            if pair.translation is None or not chosen:
                return PlainTextResponse("No such translation\n", 404)
            mark(documents, [Mark(pair, name, "human") for name in chosen])
        except KbgenError as error:
            return PlainTextResponse(f"{error.message}\n{error.hint}\n", 503)
        except KeyError:
            return PlainTextResponse("No such translation\n", 404)
        return RedirectResponse(f"{_PAGE}?locale={quote(tag)}&article={quote(article)}", 303)

    def _open(self) -> tuple[Project, Corpus]:
        project = self._load()
        return project, corpus(to_check(check(project, self._options)))


def _find(documents: Corpus, article: str, tag: str) -> DocumentPair:
    """Return a document. Raises KeyError for one that does not exist."""
    key = article, Locale(tag)
    if key not in documents.sources:
        raise KeyError(key)
    return documents.pair(*key)


def _response(text: str, kind: str) -> Response:
    headers = {**security_headers(""), "Cache-Control": "no-store"}
    return Response(text, 200, headers, media_type=kind)
