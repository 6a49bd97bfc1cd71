"""Serves the built files as a static host would, with the headers of `_headers`."""

import html
import json
import mimetypes
import threading
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kbgen.model.artifact import Artifact
from kbgen.render import security_headers
from kbgen.serve.files import read_file

#: Added at the end of pages: the preview's script, with the version of the state.
PREVIEW = (
    '<script type="module" src="/_preview/preview.js?{}" data-kb-preview="{}"></script>\n</body>'
)
THEME = "_kb/theme/"
#: Media types that not every system knows.
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
        self,
        folder: Path,
        *,
        livereload: bool,
        stamp: Callable[[], str] = lambda: "",
        describe: Callable[[str], object] = lambda _: None,
    ) -> None:
        """Serve a folder.

        stamp: of the state, which the pages served now have at least. describe: returns what the
        preview says about the page of an address.
        """
        self._folder = folder.resolve()
        self._stamp = stamp
        self._livereload = livereload
        self._describe = describe
        self._early: dict[str, bytes] = {}
        self._lock = threading.Lock()

    def show_early(self, files: Iterable[Artifact]) -> None:
        """Serve files before a build has written them."""
        with self._lock:
            self._early = {**self._early, **{file.path: file.data for file in files}}

    def shown_early(self) -> Mapping[str, bytes]:
        return self._early

    def forget(self, early: Mapping[str, bytes]) -> frozenset[str]:
        """Serve built files in place of early ones; return the early ones that were the same."""
        with self._lock:
            self._early = {
                path: data for path, data in self._early.items() if early.get(path) is not data
            }
        return frozenset(path for path, data in early.items() if self._has(path, data))

    def _has(self, path: str, data: bytes) -> bool:
        return read_file(self._folder, path) == data

    def answer(self, request: Request) -> Response:
        path = request.path_params["path"]
        stamp = self._stamp()
        name = f"{path}index.html" if not path or path.endswith("/") else path
        data = self._read(name)
        if data is not None:
            return self._response(name, data, 200, stamp)
        if name == path and self._read(f"{path}/index.html") is not None:
            query = f"?{request.url.query}" if request.url.query else ""
            return RedirectResponse(f"/{quote(path)}/{query}", 301)
        page = read_file(self._folder, "404.html")
        if page is None:
            return Response("Not found", 404)
        return self._response("404.html", page, 404, stamp)

    def _read(self, path: str) -> bytes | None:
        """Return a file as it was just saved, else as it was built."""
        early = self._early.get(path)
        data = read_file(self._folder, path) if early is None else early
        if data is None and path.startswith(THEME):
            # A page with a swapped style sheet requests scripts of the earlier folder.
            inner = path.removeprefix(THEME).partition("/")[2]
            for current in (self._folder / THEME).glob("*"):
                if data is None:
                    data = read_file(self._folder, f"{THEME}{current.name}/{inner}")
        return data

    def _response(self, name: str, data: bytes, status: int, stamp: str) -> Response:
        suffix = Path(name).suffix.lower()
        if suffix == ".html" and self._livereload:
            facts = json.dumps(self._describe(name.removesuffix("index.html")))
            script = PREVIEW.format(stamp, html.escape(facts)).encode()
            data = script.join(data.rsplit(b"</body>", 1))
        kind = _TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "text/plain"
        headers = {**security_headers(""), "Cache-Control": "no-cache"}
        return Response(data, status, headers, media_type=kind)
