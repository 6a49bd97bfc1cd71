"""Serves a built site as good static hosts do: text compressed, with the headers of `_headers`."""

import gzip
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatch
from functools import cache, partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

TEXTS = ("text/", "application/json", "application/javascript", "image/svg")


class _Site:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.rules: dict[str, dict[str, str]] = {}
        pattern = ""
        for line in (root / "_headers").read_text("utf-8").splitlines():
            if line.startswith("/"):
                pattern = line
            elif line.strip():
                name, _, value = line.strip().partition(": ")
                self.rules.setdefault(pattern, {})[name] = value
        self.answer = cache(self._answer)

    def _answer(self, path: str) -> tuple[int, bytes, dict[str, str]]:
        file = self.root / path.lstrip("/")
        if file.is_dir():
            file /= "index.html"
        status = 200 if file.is_file() else 404
        file = file if file.is_file() else self.root / "404.html"
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        data = file.read_bytes()
        headers = {"Content-Type": kind, "Cache-Control": "no-cache"}
        for pattern, values in self.rules.items():
            headers |= values if fnmatch(path, pattern) else {}
        if kind.startswith(TEXTS):
            data = gzip.compress(data, 6)
            headers["Content-Encoding"] = "gzip"
        return status, data, {**headers, "Content-Length": str(len(data))}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, site: _Site, *args: object) -> None:
        self.site = site
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        status, data, headers = self.site.answer(unquote(urlsplit(self.path).path))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def host(root: Path) -> Iterator[str]:
    """Serve a folder on loopback; yield its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, _Site(root)))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
