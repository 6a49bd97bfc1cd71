"""Web servers of the system on loopback, with the settings that `kbgen hosting` prints."""

import contextlib
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

_NGINX = """
daemon off; master_process off; pid nginx.pid; error_log stderr; events {{}}
http {{
  access_log off; default_type application/octet-stream;
  types {{ {types} }}
  client_body_temp_path a; proxy_temp_path b; fastcgi_temp_path c;
  uwsgi_temp_path d; scgi_temp_path e;
  {settings}
}}
"""
_APACHE = """
ServerRoot "{folder}"
PidFile apache.pid
ErrorLog error.log
Listen 127.0.0.1:{port}
ServerName 127.0.0.1
{modules}
TypesConfig mime.types
DocumentRoot "{root}"
<Directory "{root}">
AllowOverride All
Require all granted
</Directory>
"""
#: Media type → endings, as the packages of the servers have them.
_TYPES = {
    "text/html": "html",
    "text/css": "css",
    "text/plain": "txt",
    "application/javascript": "js",
    "application/atom+xml": "atom",
    "application/json": "json",
    "application/xml": "xml",
    "image/svg+xml": "svg",
}
_MODULES = ("mpm_event", "authz_core", "dir", "mime", "headers", "rewrite", "deflate", "filter")
_SECONDS = 20


def _program(name: str) -> str:
    path = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])
    found = shutil.which(name, path=path)
    assert found, f"{name} is missing: sh tests/tools.sh"
    return found


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


@contextlib.contextmanager
def nginx(settings: str) -> Iterator[str]:
    """Run nginx with settings for one server; yield its address."""
    port = free_port()
    types = " ".join(f"{kind} {endings};" for kind, endings in _TYPES.items())
    text = _NGINX.format(
        types=types, settings=settings.replace("listen 80;", f"listen 127.0.0.1:{port};")
    )
    with _folder({"nginx.conf": text, "mime.types": f"types {{ {types} }}"}) as folder:
        command = [_program("nginx"), "-p", f"{folder}/", "-c", "nginx.conf", "-e", "stderr"]
        with _running(command, port) as address:
            yield address


@contextlib.contextmanager
def caddy(settings: str) -> Iterator[str]:
    port = free_port()
    own = "{\n\tadmin off\n\tauto_https off\n}\n"
    site = re.sub(r"^\S+ \{", f"http://127.0.0.1:{port} {{", settings, count=1, flags=re.MULTILINE)
    with _folder({"Caddyfile": own + site}) as folder:
        command = [_program("caddy"), "run", "--config", f"{folder}/Caddyfile"]
        command += ["--adapter", "caddyfile"]
        with _running(command, port, HOME=str(folder), XDG_DATA_HOME=str(folder)) as address:
            yield address


@contextlib.contextmanager
def apache(root: Path) -> Iterator[str]:
    """Run Apache on a site that has a `.htaccess` of its own."""
    port = free_port()
    lib = "/usr/lib/apache2/modules"
    modules = "\n".join(f"LoadModule {name}_module {lib}/mod_{name}.so" for name in _MODULES)
    types = "".join(f"{kind} {endings}\n" for kind, endings in _TYPES.items())
    with _folder({"mime.types": types}) as folder:
        text = _APACHE.format(folder=folder, port=port, root=root, modules=modules)
        (folder / "apache.conf").write_text(text)
        command = [_program("apache2"), "-f", f"{folder}/apache.conf", "-D", "FOREGROUND"]
        with _running(command, port) as address:
            yield address


@contextlib.contextmanager
def _folder(files: dict[str, str]) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="kb-web-", ignore_cleanup_errors=True) as name:
        for path, text in files.items():
            Path(name, path).write_text(text, encoding="utf-8")
        yield Path(name)


@contextlib.contextmanager
def _running(command: list[str], port: int, **environment: str) -> Iterator[str]:
    with tempfile.TemporaryFile() as log:
        server = subprocess.Popen(
            command, stdout=log, stderr=log, env={**os.environ, **environment}
        )
        try:
            until = time.monotonic() + _SECONDS
            while True:
                with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                    break
                if server.poll() is not None or time.monotonic() > until:
                    log.seek(0)
                    raise AssertionError(log.read().decode(errors="replace"))
                time.sleep(0.02)
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()
            server.wait(timeout=_SECONDS)
