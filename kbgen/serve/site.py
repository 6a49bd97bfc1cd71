"""Serves the built files as a static host would, with the headers of `_headers`."""

import mimetypes
from pathlib import Path

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kbgen.render import security_headers

#: What the preview adds to pages, just before the end.
PREVIEW = b'<script type="module" src="/_preview/preview.js"></script>\n</body>'
_TYPES = {".js": "text/javascript", ".kb": "application/octet-stream", ".svg": "image/svg+xml"}


class SiteFiles:
    """Answers requests for every path below the folder."""

    def __init__(self, folder: Path, *, livereload: bool) -> None:
        self._folder = folder.resolve()
        self._livereload = livereload

    def answer(self, request: Request) -> Response:
        path = request.path_params["path"]
        try:
            file = (self._folder / path).resolve()
            is_folder = file.is_dir()
        except (OSError, ValueError):  # too long, or with a NUL
            return self._missing()
        if not file.is_relative_to(self._folder) or file.name.startswith("."):
            return self._missing()
        if is_folder:
            if path and not path.endswith("/"):
                query = f"?{request.url.query}" if request.url.query else ""
                return RedirectResponse(f"/{path}/{query}", 301)
            file /= "index.html"
        return self._file(file, 200) if file.is_file() else self._missing()

    def _missing(self) -> Response:
        page = self._folder / "404.html"
        return self._file(page, 404) if page.is_file() else Response("Not found", 404)

    def _file(self, file: Path, status: int) -> Response:
        data = file.read_bytes()
        suffix = file.suffix.lower()
        if suffix == ".html" and self._livereload:
            data = data.replace(b"</body>", PREVIEW, 1)
        kind = _TYPES.get(suffix) or mimetypes.guess_type(file.name)[0] or "text/plain"
        headers = {**security_headers(""), "Cache-Control": "no-cache"}
        return Response(data, status, headers, media_type=kind)
