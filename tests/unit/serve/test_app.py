"""The preview over HTTP: pages as built or as just saved, and the news of builds."""

import http.client
import json
import re
import socket
import threading
import time
from collections.abc import Iterator
from functools import partial
from urllib.parse import urlencode

import pytest
import uvicorn
from starlette.requests import Request

from kbgen.build import BuildOptions
from kbgen.config import load_project
from kbgen.feedback import open_store
from kbgen.model.artifact import Artifact
from kbgen.serve.app import Parts, make_app
from kbgen.serve.reports import Reports
from kbgen.serve.site import SiteFiles
from kbgen.serve.state import State

PAGE = b"<!doctype html>\n<body>\n<p>Five.</p>\n</body>\n"
SCRIPT = b'src="/_preview/preview.js'


class Site:
    """A folder that is served."""

    def __init__(self, folder, port: int, files: SiteFiles, state: State) -> None:
        self.folder = folder
        self.files = files
        self.state = state
        self.port = port

    def open(self, path: str) -> tuple[http.client.HTTPConnection, http.client.HTTPResponse]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request("GET", path)
        return connection, connection.getresponse()

    def post(self, path: str, form: dict[str, str], **headers: str) -> int:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        connection.request("POST", path, urlencode(form), {**kind, **headers})
        status = connection.getresponse().status
        connection.close()
        return status

    def get(self, path: str) -> tuple[int, bytes]:
        connection, answer = self.open(path)
        data = answer.read()
        connection.close()
        return answer.status, data

    def write(self, path: str, data: bytes = PAGE) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


@pytest.fixture
def livereload() -> bool:
    return True


@pytest.fixture
def project(write_project, text_of):
    """The project whose preview it is, with a translation that is out of date."""
    return write_project(
        {
            "en/a/costs.md": text_of("Costs", updated="2026-11-01"),
            "de/a/costs.md": text_of("Kosten", updated="2026-10-01"),
        }
    )


@pytest.fixture
def site(tmp_path, project, livereload) -> Iterator[Site]:
    folder = tmp_path / "site"
    folder.mkdir()
    state, files = State(), SiteFiles(folder, livereload=livereload)
    with socket.socket() as listening, open_store("sqlite:///feedback.db", tmp_path) as store:
        listening.bind(("127.0.0.1", 0))
        load = partial(load_project, project / "kbgen.toml")
        reports = Reports(load, lambda: BuildOptions(out=folder), store)
        parts = Parts(
            files=files,
            store=store,
            state=state,
            pages=tuple(reports.routes),
            showing=lambda: {"drafts": True},
            livereload=livereload,
        )
        app = make_app(parts)
        server = uvicorn.Server(
            uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1)
        )
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield Site(folder, listening.getsockname()[1], files, state)
        server.should_exit = True
        thread.join()


def news(answer: http.client.HTTPResponse) -> dict:
    """Read the next piece of news; fails after the connection's patience."""
    while not (line := answer.readline()).startswith(b"data: "):
        assert line
    return json.loads(line.removeprefix(b"data: "))


def test_a_page_is_served_with_the_script_of_the_preview(site):
    site.write("en/costs/index.html")
    status, data = site.get("/en/costs/")
    assert status == 200
    assert b"Five." in data
    assert SCRIPT in data
    assert (site.folder / "en/costs/index.html").read_bytes() == PAGE


@pytest.mark.parametrize("livereload", [False])
def test_without_livereload_pages_are_served_as_they_are(site):
    site.write("en/costs/index.html")
    assert site.get("/en/costs/") == (200, PAGE)


def test_a_folder_without_its_slash_is_redirected(site):
    site.write("en/costs/index.html")
    connection, answer = site.open("/en/costs?q=a")
    assert (answer.status, answer.headers["Location"]) == (301, "/en/costs/?q=a")
    connection.close()


def test_what_is_not_there_is_answered_with_the_404_page(site):
    site.write("404.html", b"<body>Not here</body>")
    status, data = site.get("/en/nothing/")
    assert (status, b"Not here" in data) == (404, True)


@pytest.mark.parametrize(
    "path", ["/.kbgen-manifest.json", "/../feedback.db", "/%2e%2e/feedback.db", "/a%00b"]
)
def test_nothing_else_is_served(site, path):
    site.write(".kbgen-manifest.json", b"{}")
    assert site.get(path)[0] == 404


def test_a_file_shown_early_takes_the_place_of_the_built_one(site):
    site.write("en/costs/index.html")
    site.files.show_early([Artifact("en/costs/index.html", PAGE.replace(b"Five", b"Six"))])
    for path in ("/en/costs/", "/en/costs/index.html"):
        status, data = site.get(path)
        assert (status, b"Six." in data, SCRIPT in data) == (200, True, True)


def test_an_early_home_page_is_served(site):
    site.files.show_early([Artifact("index.html", PAGE)])
    assert b"Five." in site.get("/")[1]


def test_a_style_sheet_shown_early_keeps_its_type(site):
    site.files.show_early([Artifact("_kb/theme/1/site.css", b"p{}")])
    connection, answer = site.open("/_kb/theme/1/site.css")
    assert answer.headers["Content-Type"].startswith("text/css")
    assert answer.headers["Cache-Control"] == "no-cache"
    connection.close()


def test_early_files_are_forgotten_when_they_are_built(tmp_path):
    files = SiteFiles(tmp_path, livereload=True)
    same, other = Artifact("same.html", b"same"), Artifact("other.html", b"early")
    files.show_early([same, other])
    (tmp_path / "same.html").write_bytes(b"same")
    (tmp_path / "other.html").write_bytes(b"built")
    assert files.forget(files.shown_early()) == {"same.html"}
    assert files.shown_early() == {}


def test_what_was_saved_again_meanwhile_is_not_forgotten(tmp_path):
    files = SiteFiles(tmp_path, livereload=True)
    files.show_early([Artifact("page.html", b"first")])
    before = files.shown_early()
    files.show_early([Artifact("page.html", b"second"), Artifact("new.html", b"new")])
    files.forget(before)
    assert files.shown_early() == {"page.html": b"second", "new.html": b"new"}


def test_news_come_as_they_happen(site):
    site.state.built(())
    connection, answer = site.open("/_preview/events")
    assert answer.headers["Content-Type"].startswith("text/event-stream")
    assert news(answer)["number"] == 1
    site.state.changed(("/en/costs/",))
    assert news(answer)["news"] == [[2, "pages", ["/en/costs/"]]]
    site.state.built((), "kbgen.toml does not parse")
    assert news(answer)["failure"] == "kbgen.toml does not parse"
    connection.close()


def test_who_comes_later_is_told_how_it_is_now(site):
    site.state.built((), "kbgen.toml does not parse")
    connection, answer = site.open("/_preview/events")
    assert news(answer)["failure"] == "kbgen.toml does not parse"
    connection.close()


def test_the_script_of_the_preview_is_served(site):
    assert site.get("/_preview/preview.js")[0] == 200


@pytest.mark.parametrize("livereload", [True, False])
def test_the_work_list_leads_to_the_articles_of_the_preview(site):
    connection, answer = site.open("/_preview/")
    page = answer.read().decode()
    connection.close()
    assert answer.status == 200
    policy = answer.headers["Content-Security-Policy"]
    assert policy == "default-src 'self'; frame-ancestors 'self'"
    assert answer.headers["Cache-Control"] == "no-store"
    assert '<bdi lang="de">Kosten</bdi>' in page
    assert '<a href="/de/a/costs/">Open the page</a>' in page
    assert "<code data-kb-path=" in page
    for file, kind in re.findall(r'(?:href|src)="(/_preview/report\.(css|js))"', page):
        connection, answer = site.open(file)
        assert answer.status == 200
        assert kind in answer.headers["Content-Type"].replace("javascript", "js")
        connection.close()


def test_the_work_list_is_made_anew_when_it_is_loaded(site, project):
    assert b"Kosten" in site.get("/_preview/")[1]
    (project / "content/de/a/costs.md").unlink()
    status, page = site.get("/_preview/")
    assert (status, b"Kosten" in page, b"Nothing to do" in page) == (200, False, True)


@pytest.mark.parametrize("path", ["index.html", "work.html", "figures.html", "report.css"])
def test_the_report_is_in_the_preview(site, path):
    assert site.get(f"/_preview/{path}")[0] == 200
    assert site.get("/_preview/none.html")[0] == 404


def test_a_button_decides_about_a_task(site, project):
    origin = {"Origin": f"http://127.0.0.1:{site.port}"}
    form = {"task": "de/a/costs", "decision": "dismissed"}
    assert site.post("/_preview/decide", form, **origin) == 303
    text = (project / "content/decisions.toml").read_text("utf-8")
    assert text.startswith('[[decision]]\ntask = "de/a/costs"\ndecision = "dismissed"\non = ')
    assert b"Kosten" not in site.get("/_preview/")[1]


@pytest.mark.parametrize(
    "origin",
    [
        {},
        {"Origin": "null"},
        {"Origin": "https://evil.example"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "http://localhost"},
    ],
)
def test_no_other_page_decides(site, project, origin):
    form = {"task": "de/a/costs", "decision": "dismissed"}
    assert site.post("/_preview/decide", form, **origin) == 403
    assert not (project / "content/decisions.toml").exists()


@pytest.mark.parametrize(
    "form",
    [
        {"task": "de/a/none", "decision": "done"},
        {"task": "de/a/costs", "decision": "gone"},
        {"task": 'x"\n[[decision]]', "decision": "done"},
        {},
    ],
)
def test_only_tasks_of_the_list_are_decided(site, project, form):
    origin = {"Origin": f"http://127.0.0.1:{site.port}"}
    assert site.post("/_preview/decide", form, **origin) == 400
    assert not (project / "content/decisions.toml").exists()


def test_a_form_that_is_too_long_is_refused(site):
    origin = {"Origin": f"http://127.0.0.1:{site.port}"}
    assert site.post("/_preview/decide", {"task": "x" * 10_000}, **origin) == 403


def test_pages_are_told_what_the_preview_shows(site):
    site.state.built(())
    connection, answer = site.open("/_preview/events")
    assert news(answer)["showing"] == {"drafts": True}
    connection.close()


def test_what_is_said_about_a_page_is_data(tmp_path):
    files = SiteFiles(
        tmp_path, livereload=True, describe=lambda address: {"path": f"{address}'\"<"}
    )
    (tmp_path / "en").mkdir()
    (tmp_path / "en/index.html").write_bytes(b"<body></body></body>")
    request = Request({"type": "http", "path_params": {"path": "en/"}, "headers": []})
    body = files.answer(request).body
    assert b'data-kb-preview="{&quot;path&quot;: &quot;en/&#x27;\\&quot;&lt;&quot;}"' in body
    assert body.startswith(b"<body></body><script")


def test_a_work_list_that_cannot_be_made_says_why(site, project):
    (project / "kbgen.toml").write_text("[site")
    status, page = site.get("/_preview/")
    assert (status, b"does not parse" in page) == (503, True)
