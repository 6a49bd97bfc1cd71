"""An nginx with a map of redirects, asked over a socket of its own."""

import contextlib
import http.client
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

#: As kbgen's map is meant to be used; buckets of 64 bytes are too small for long addresses.
_CONFIG = """
daemon off;
master_process off;
pid nginx.pid;
error_log stderr;
events {}
http {
  access_log off;
  client_body_temp_path a; proxy_temp_path b; fastcgi_temp_path c;
  uwsgi_temp_path d; scgi_temp_path e;
  map_hash_bucket_size 4096;
  map_hash_max_size 65536;
  map $uri $kb_redirect { include redirects.map; }
  server {
    listen unix:nginx.sock;
    if ($kb_redirect) { return 301 $kb_redirect; }
    location / { return 200 here; }
  }
}
"""
_SECONDS = 20


def program() -> str:
    """Return the path of nginx; it lies where the PATH of many users does not lead."""
    path = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])
    found = shutil.which("nginx", path=path)
    assert found, "nginx is missing: sh tests/tools.sh"
    return found


@contextlib.contextmanager
def serving(redirects: bytes) -> Iterator[Callable[[str], str]]:
    """Run nginx with a map; yield what returns where a path is sent to, empty: nowhere."""
    with tempfile.TemporaryDirectory(prefix="kb-nginx-") as name:
        folder = Path(name)
        (folder / "nginx.conf").write_text(
            _CONFIG.replace("unix:nginx.sock", f"unix:{folder}/nginx.sock"), encoding="utf-8"
        )
        (folder / "redirects.map").write_bytes(redirects)
        server = subprocess.Popen(
            [program(), "-p", f"{folder}/", "-c", "nginx.conf", "-e", "stderr"],
            stderr=subprocess.PIPE,
        )
        try:
            _wait(server, folder / "nginx.sock")
            yield lambda path: _goal(folder / "nginx.sock", path)
        finally:
            server.terminate()
            server.communicate(timeout=_SECONDS)


def _wait(server: subprocess.Popen[bytes], file: Path) -> None:
    until = time.monotonic() + _SECONDS
    while time.monotonic() < until and server.poll() is None:
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as trial:
            trial.connect(str(file))
            return
        time.sleep(0.02)
    server.kill()
    raise AssertionError(server.communicate()[1].decode(errors="replace"))


def _goal(file: Path, path: str) -> str:
    connection = http.client.HTTPConnection("help.example", timeout=_SECONDS)
    connection.sock = socket.socket(socket.AF_UNIX)
    connection.sock.connect(str(file))
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        assert answer.status in {200, 301}, answer.status
        return answer.getheader("Location", "").removeprefix("http://help.example")
    finally:
        connection.close()
