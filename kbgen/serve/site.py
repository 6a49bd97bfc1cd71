"""Serves the built files as a static host would, with the headers of `_headers`."""

import mimetypes
import threading
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kbgen.model.artifact import Artifact
from kbgen.render import security_headers

#: What the preview adds to pages, just before the end: its script, and what is in the page already.
PREVIEW = '<script type="module" src="/_preview/preview.js?{}"></script>\n</body>'
THEME = "_kb/theme/"
#: What not every system knows.
_TYPES = {
    ".avif": "image/avif",
    ".js": "text/javascript",
    ".kb": "application/octet-stream",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}


class SiteFiles:
    """Answers requests for every path below the folder."""

    def __init__(
        self, folder: Path, *, livereload: bool, number: Callable[[], int] = lambda: 0
    ) -> None:
        """Serve a folder. number: of the state, which the pages served now have at least."""
        self._folder = folder.resolve()
        self._number = number
        self._livereload = livereload
        self._early: dict[str, bytes] = {}
        self._lock = threading.Lock()

    def show_early(self, files: Iterable[Artifact]) -> None:
        """Serve files before a build has written them."""
        with self._lock:
            self._early = {**self._early, **{file.path: file.data for file in files}}

    def shown_early(self) -> Mapping[str, bytes]:
        return self._early

    def forget(self, early: Mapping[str, bytes]) -> frozenset[str]:
        """Serve what was built in the place of early files; return those that are no different."""
        with self._lock:
            self._early = {
                path: data for path, data in self._early.items() if early.get(path) is not data
            }
        return frozenset(path for path, data in early.items() if self._has(path, data))

    def _has(self, path: str, data: bytes) -> bool:
        try:
            return (self._folder / path).read_bytes() == data
        except OSError:
            return False

    def answer(self, request: Request) -> Response:
        path = request.path_params["path"]
        number = self._number()
        early = path if path and not path.endswith("/") else f"{path}index.html"
        data = self._early.get(early)
        if data is not None:
            return self._response(early, data, 200, number)
        try:
            file = (self._folder / path).resolve()
            is_folder = file.is_dir()
        except (OSError, ValueError):  # too long, or with a NUL
            return self._missing(number)
        if not file.is_relative_to(self._folder) or file.name.startswith("."):
            return self._missing(number)
        if is_folder:
            if path and not path.endswith("/"):
                query = f"?{request.url.query}" if request.url.query else ""
                return RedirectResponse(f"/{path}/{query}", 301)
            file /= "index.html"
        if not file.is_file() and path.startswith(THEME):
            # A page whose style was swapped asks for scripts of the folder that was there before.
            inner = path.removeprefix(THEME).partition("/")[2]
            file = next((one / inner for one in (self._folder / THEME).glob("*")), file)
        return self._file(file, 200, number) if file.is_file() else self._missing(number)

    def _missing(self, number: int) -> Response:
        page = self._folder / "404.html"
        return self._file(page, 404, number) if page.is_file() else Response("Not found", 404)

    def _file(self, file: Path, status: int, number: int) -> Response:
        return self._response(file.name, file.read_bytes(), status, number)

    def _response(self, name: str, data: bytes, status: int, number: int) -> Response:
        suffix = Path(name).suffix.lower()
        if suffix == ".html" and self._livereload:
            data = data.replace(b"</body>", PREVIEW.format(number).encode(), 1)
        kind = _TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "text/plain"
        headers = {**security_headers(""), "Cache-Control": "no-cache"}
        return Response(data, status, headers, media_type=kind)
