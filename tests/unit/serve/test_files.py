"""Whatever a request names, nothing outside the served folders is returned."""

import ast
import os
import threading
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kbgen.serve
from kbgen.errors import KbgenError
from kbgen.feedback import EventStore
from kbgen.serve.app import Parts, make_app
from kbgen.serve.files import read_file
from kbgen.serve.plan import Plan
from kbgen.serve.reports import Reports
from kbgen.serve.site import SiteFiles
from kbgen.serve.state import State
from tests.asgi import ask

SECRET = b"secret: outside of the site"
HOST = {"host": "127.0.0.1:8000"}
PUBLIC = {
    "index.html": b"home",
    "404.html": b"not found",
    "en/costs/index.html": b"costs",
    "en/a b/index.html": b"space",
    "_kb/theme/1a/site.css": b"css",
    "_kb/theme/1a/js/main.js": b"script",
    "_kb/media/x.png": b"picture",
    ".well-known/security.txt": b"contact",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A built site, with links out of it and hidden files, between files that are secret."""
    top = tmp_path_factory.mktemp("disk")
    site = top / "site"
    secrets = {"secret.txt", "site.old/secret.txt", "secret/index.html", "kbgen.toml"}
    hidden = {".kbgen-manifest.json", "en/.draft.html", ".git/config", "en/.well-known/x"}
    for path, data in {
        **{f"site/{path}": data for path, data in PUBLIC.items()},
        **dict.fromkeys((*secrets, *(f"site/{path}" for path in hidden)), SECRET),
    }.items():
        file = top / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    links = {
        "en/file": "../../secret.txt",
        "en/folder": "../../secret",
        "en/top": "/",
        "en/manifest.json": "../.kbgen-manifest.json",
        "_kb/theme/2b": "../../../secret",
        "_kb/media/loop": "loop",
        "_kb/media/pipe-link": "pipe",
    }
    for path, goal in links.items():
        (site / path).symlink_to(goal)
    os.mkfifo(site / "_kb/media/pipe")
    return site


@pytest.fixture(scope="module")
def app(folder):
    store = EventStore("sqlite:///none.db", folder.parent)
    reports, plan = Reports(no_project, dict, store), Plan(no_project, dict)
    files = SiteFiles(folder, livereload=False)
    yield make_app(
        Parts(
            files=files,
            store=store,
            state=State(),
            pages=(*plan.routes, *reports.routes),
            livereload=True,
        )
    )
    store.close()


def no_project():
    raise KbgenError("There is no project")


def get(app, raw: str):
    """Ask for a path as it goes over the wire."""
    return ask(app, method="GET", path=unquote(raw), **HOST)


@pytest.mark.parametrize("path", PUBLIC)
def test_published_files_are_served(app, path):
    if path != "404.html":
        assert (get(app, f"/{path}").status, get(app, f"/{path}").body) == (200, PUBLIC[path])


TRICKS = [
    "/_kb/theme/old/{absolute}",
    "/_kb/theme/old/%2f{bare}",
    "/_kb/theme/old//{bare}",
    "/_kb/theme//{bare}",
    "/_kb/theme/1a/../../../../{name}",
    "/_kb/theme/old/../../../../{name}",
    "/_kb/theme/old/..%2f..%2f..%2f..%2f{name}",
    "/_kb/theme/2b/index.html",
    "/_kb/theme/old/index.html",
    "/_kb/media/{absolute}",
    "/_kb/media/../../../{name}",
    "/{absolute}",
    "/%2f{bare}",
    "//{bare}",
    "/../{name}",
    "/%2e%2e/{name}",
    "/..%2f{name}",
    "/..%5c{name}",
    "/..\\{name}",
    "/site/../../{name}",
    "/../site.old/{name}",
    "/en/file",
    "/en/folder/",
    "/en/folder/index.html",
    "/en/top/{bare}",
    "/en/manifest.json",
    "/.kbgen-manifest.json",
    "/en/../.kbgen-manifest.json",
    "/en/.draft.html",
    "/.git/config",
    "/en/.well-known/x",
    "/_preview/../{name}",
    "/_preview/{absolute}",
    "/_preview/..%2fapp.py",
    "/_preview/..%2f..%2fcli.js",
    "/_preview/%2f{bare}.js",
    "/{name}%00.html",
    "/en/costs/index.html%00{absolute}",
    "/_kb/media/loop",
    "/_kb/media/pipe",
    "/_kb/media/pipe-link",
    "/" + "a/" * 3000,
    "/" + "a" * 5000,
    "/%ff%fe",
    "/%ed%b2%80",
]


@pytest.mark.parametrize("trick", TRICKS, ids=range(len(TRICKS)))
def test_nothing_else_is_served(app, folder, trick):
    secret = folder.parent / "secret.txt"
    raw = trick.format(absolute=secret, bare=str(secret)[1:], name=secret.name)
    answer = get(app, raw)
    assert (answer.status, SECRET in answer.body) == (404, False), raw


PIECES = st.sampled_from(
    (
        *("..", ".", "", "/", "//", "\\", "..\\", "%2f", "%2e%2e", "%5c", "%00", "%252f", "~"),
        *("_kb", "theme", "media", "old", "1a", "2b", "en", "costs", "file", "folder", "top"),
        *("secret.txt", "secret", "index.html", "site", "site.old", "kbgen.toml", "etc/passwd"),
        *(".git", "config", ".kbgen-manifest.json", ".well-known", "_preview", "loop", "proc/self"),
    )
)


@pytest.mark.slow
@settings(max_examples=600)
@given(st.lists(PIECES | st.text(max_size=4), max_size=9), st.booleans(), st.data())
def test_no_path_leads_out(app, folder, pieces, is_absolute, data):
    raw = "/".join(pieces)
    if is_absolute:
        at = data.draw(st.integers(0, len(pieces)))
        raw = "/".join([*pieces[:at], str(folder.parent / "secret.txt"), *pieces[at:]])
    answer = get(app, f"/{raw}")
    if raw in {"_preview/", "v1/events"}:
        assert answer.status in {405, 503}
    elif answer.status == 200:
        own = Path(kbgen.serve.__file__).parent / "static"
        scripts = {file.read_bytes() for file in own.iterdir()}
        assert answer.body in {*PUBLIC.values(), *scripts}
    elif answer.status == 301:
        assert answer.headers["location"] == quote(answer.headers["location"], safe="/?=&%")
        assert not answer.headers["location"].startswith("//")
    else:
        assert answer.status == 404
        assert answer.body in {PUBLIC["404.html"], b"Not Found"}  # the second, where lines break


def test_an_address_with_a_line_break_leads_nowhere(app):
    assert get(app, "/\n/").status == 404


@settings(max_examples=300)
@given(st.lists(PIECES | st.text(max_size=4), max_size=6))
def test_reading_never_fails_and_never_leaves(folder, pieces):
    data = read_file(folder, "/".join(pieces))
    assert data is None or data in PUBLIC.values()


def test_a_link_put_in_place_after_the_check_is_not_followed(tmp_path, monkeypatch):
    site = tmp_path / "site"
    (site / "en").mkdir(parents=True)
    (site / "en/x.txt").write_bytes(b"public")
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/x.txt").write_bytes(SECRET)
    really_open = os.open

    def swap_then_open(path, *arguments):
        if path == site / "en/x.txt" and not (site / "en").is_symlink():
            (site / "en").rename(site / "former")
            (site / "en").symlink_to(tmp_path / "secret")
        return really_open(path, *arguments)

    monkeypatch.setattr(os, "open", swap_then_open)
    assert read_file(site, "en/x.txt") is None


def test_a_pipe_does_not_hold_up_the_preview(folder):
    read = []
    thread = threading.Thread(target=lambda: read.append(read_file(folder, "_kb/media/pipe")))
    thread.daemon = True
    thread.start()
    thread.join(20)
    assert read == [None]


OPENS = {"open", "read_bytes", "read_text", "FileResponse", "StaticFiles", "fdopen"}


def test_one_module_opens_what_requests_name():
    """No request has a part in the names that the others open."""
    opening = set()
    for file in Path(kbgen.serve.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                if name in OPENS and ast.unparse(node.func) != "webbrowser.open":
                    opening.add((file.name, ast.unparse(node.func)))
    assert opening == {
        ("files.py", "open"),
        ("files.py", "os.open"),
        ("follow.py", "_MOUNTS.read_text"),
        ("explaining.py", "files.read_text"),  # its own style sheet
        ("levers.py", "read_bytes"),  # a file of the project that a lever names
    }
