"""The API of Zendesk, answered by a server on this machine: pages, pauses, tokens, hosts."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from kbgen.errors import KbgenError
from kbgen.importing.run import Job, run
from kbgen.importing.web import Web
from tests.unit.importing.zendesk_export import DAY, PNG, article, category, section


class HelpCentre(ThreadingHTTPServer):
    """Answers as the API does; every third request is told to wait."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        self.calls: list[tuple[str, str]] = []
        self.busy = False
        self.leads_away = False
        self.is_cut = False
        self.repeats = False
        self.files: dict[str, bytes] = {"/hc/article_attachments/1/a.png": PNG}
        image = f'<p>Text <img src="{self.url}/hc/article_attachments/1/a.png"></p>'
        self.articles = [article(number, f"Article {number}", image) for number in range(1, 6)]
        for one in self.articles:
            one["html_url"] = f"{self.url}/hc/en-us/articles/{one['id']}-x"

    def answer(self, path: str, query: dict[str, list[str]]) -> dict | None:
        """Return what the API says; two records a page, by cursor."""
        _, _, name = path.removesuffix(".json").rpartition("/")
        locale = path.split("/")[4]
        records: dict[str, list] = {
            "categories": [category(10, "Shop")],
            "sections": [section(20, "Delivery", 10)],
            "articles": [{**one, "locale": locale} for one in self.articles],
            "user_segments": [{"id": 7, "user_type": "staff"}],
            "attachments": [],
        }
        if name == "locales":
            return {"locales": ["en-us", "de"], "default_locale": "en-us"}
        if name not in records:
            return None
        start = int(query.get("page[after]", ["0"])[0])
        listed = records[name]
        more = start + 2 < len(listed) or self.repeats
        host = "http://127.0.0.2:1" if self.leads_away else self.url
        after = 0 if self.repeats else start + 2
        following = f"{host}{path}?page[size]=2&page[after]={after}"
        key = "article_attachments" if name == "attachments" else name
        return {
            key: listed[start : start + 2],
            "meta": {"has_more": more},
            "links": {"next": following if more else None},
        }


class Handler(BaseHTTPRequestHandler):
    server: HelpCentre

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        self.server.calls.append((parts.path, self.headers.get("Authorization", "")))
        if self.server.busy and len(self.server.calls) % 3 == 0:
            self.send_response(429)
            self.send_header("Retry-After", "2")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        data = self.server.files.get(parts.path)
        if data is None:
            answer = self.server.answer(parts.path, parse_qs(parts.query))
            data = b"{}" if answer is None else json.dumps(answer).encode()
        self.send_response(200)
        is_cut = self.server.is_cut and self.path.endswith(".png")
        self.send_header("Content-Length", str(len(data) + 9 * is_cut))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def centre() -> Iterator[HelpCentre]:
    server = HelpCentre()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def pauses(monkeypatch) -> list[float]:
    found: list[float] = []
    monkeypatch.setattr("kbgen.importing.web.time.sleep", found.append)
    return found


def job(centre: HelpCentre, root: Path, **options: object) -> Job:
    report = root / "import-report"
    return Job(kind="zendesk", source=centre.url, root=root, report=report, day=DAY, **options)


def test_all_pages_of_all_languages_come_in(centre, tmp_path):
    report = run(job(centre, tmp_path), lambda *_: None)
    assert report.counts == {"new": 10}
    assert report.fetched == 1
    assert (tmp_path / "content/en-US/shop/delivery/a.png").read_bytes() == PNG
    assert not (tmp_path / "content/de/shop/delivery/a.png").exists()
    text = (tmp_path / "content/de/shop/delivery/article-3.md").read_text("utf-8")
    assert "![](a.png)" in text
    assert all(not token for _, token in centre.calls)


def test_it_waits_as_long_as_it_is_asked_to(centre, tmp_path, pauses):
    centre.busy = True
    report = run(job(centre, tmp_path), lambda *_: None)
    assert report.counts == {"new": 10}
    assert set(pauses) == {2.0}
    assert len(pauses) == sum(1 for _ in range(3, len(centre.calls) + 1, 3))


def test_what_was_fetched_is_not_fetched_again(centre, tmp_path):
    run(job(centre, tmp_path), lambda *_: None)
    centre.calls.clear()
    report = run(job(centre, tmp_path), lambda *_: None)
    assert report.counts == {"same": 10}
    assert not [path for path, _ in centre.calls if path.endswith(".png")]


@pytest.mark.parametrize(
    ("token", "sent"), [("me@x.example/token:abc", "Basic bWVAeC5leGFtcGxlL3Rva2VuOmFiYw=="),
                        ("abc", "Bearer abc")],
)  # fmt: skip
def test_the_token_goes_to_its_host_only(centre, tmp_path, token, sent):
    other = HelpCentre()
    thread = threading.Thread(target=other.serve_forever, args=(0.01,))
    thread.start()
    try:
        centre.articles[0]["body"] = f'<img src="{other.url}/hc/article_attachments/1/a.png">'
        report = run(job(centre, tmp_path, token=token), lambda *_: None)
    finally:
        other.shutdown()
        thread.join()
        other.server_close()
    assert {authorization for _, authorization in centre.calls} == {sent}
    assert "/api/v2/help_center/user_segments.json" in {path for path, _ in centre.calls}
    # Texts of others name no host of an inner network.
    assert other.calls == []
    assert any("private network" in note for note in report.entries[0].notes)


def test_a_page_elsewhere_is_refused(centre, tmp_path):
    centre.leads_away = True
    with pytest.raises(KbgenError, match="is on another host"):
        run(job(centre, tmp_path), lambda *_: None)


def test_files_that_do_not_come_are_noted(centre, tmp_path):
    centre.files["/hc/article_attachments/1/a.png"] = b"x" * 20_000_001
    report = run(job(centre, tmp_path), lambda *_: None)
    notes = report.entries[0].notes
    assert notes == [f"File {centre.url}/hc/article_attachments/1/a.png: it is larger than 20 MB"]


def test_half_a_file_is_none(centre, tmp_path, pauses):
    centre.is_cut = True
    report = run(job(centre, tmp_path), lambda *_: None)
    assert "the connection ended before all of it had come" in report.entries[0].notes[0]
    assert pauses == [1, 2, 4]  # then the host is not waited for again
    assert not (tmp_path / "content/en-US/shop/delivery/a.png").exists()
    centre.is_cut = False
    run(job(centre, tmp_path), lambda *_: None)
    assert (tmp_path / "content/en-US/shop/delivery/a.png").read_bytes() == PNG


def test_an_address_that_is_no_help_centre(centre, tmp_path):
    centre.files["/api/v2/help_center/locales.json"] = b"<html>"
    with pytest.raises(KbgenError, match="does not answer with JSON") as caught:
        run(job(centre, tmp_path), lambda *_: None)
    assert "https://acme.zendesk.com" in caught.value.hint


def test_a_connection_that_ends_early_is_tried_again(centre, tmp_path, monkeypatch):
    centre.is_cut = True
    pauses: list[float] = []

    def pause(seconds: float) -> None:
        pauses.append(seconds)
        centre.is_cut = False

    monkeypatch.setattr("kbgen.importing.web.time.sleep", pause)
    report = run(job(centre, tmp_path), lambda *_: None)
    assert pauses == [1]
    assert report.fetched == 1


def test_a_next_page_that_repeats_ends_the_list(centre, tmp_path):
    centre.repeats = True
    assert run(job(centre, tmp_path), lambda *_: None).counts == {"new": 4}


def test_a_host_that_does_not_answer(pauses):
    web = Web("http://127.0.0.1:9")
    with pytest.raises(KbgenError, match="cannot be fetched"):
        web.get("http://127.0.0.1:9/x")
