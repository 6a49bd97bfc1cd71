"""`kbgen serve` as it is started: what it says, what it refuses, and two of them at once."""

import re
import signal
import time
import urllib.error
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest

from tests.command import Command

pytestmark = pytest.mark.slow

PATIENCE = 60


@pytest.fixture
def root(write_project, text_of):
    return write_project(
        {
            "en/shipping/costs.md": text_of("Costs", "It costs five."),
            "en/shipping/plans.md": text_of("Plans", "Next year.", draft="true"),
            "en/shipping/notes.md": text_of("Notes", "For us.", audience="agent"),
        }
    )


class Preview:
    def __init__(self, root, log, *options: str) -> None:
        self._log = log
        log.write_text("")
        self.process = Command(["serve", "-a", "127.0.0.1:0", *options], log, log, root)
        self.wait_for(r"_preview/\n")
        self.url = re.search(r"Serving (http://\S+/)", self.said)[1]

    @property
    def said(self) -> str:
        return self._log.read_text("utf-8")

    def wait_for(self, pattern: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while not re.search(pattern, self.said):
            assert self.process.poll() is None, self.said
            assert time.monotonic() < deadline, self.said
            time.sleep(0.05)

    def status(self, path: str, **headers: str) -> int:
        try:
            return urlopen(Request(f"{self.url}{path}", headers=headers), timeout=20).status
        except urllib.error.HTTPError as error:
            error.close()
            return error.code

    def stop(self, number: int = signal.SIGTERM) -> None:
        self.process.send_signal(number)
        self.process.wait(20)


@pytest.fixture
def start(root, tmp_path):
    running = []

    def start_it(*options: str) -> Preview:
        running.append(Preview(root, tmp_path / f"log-{len(running)}", *options))
        return running[-1]

    yield start_it
    for one in running:
        one.stop()


def test_it_says_where_it_is_and_where_the_work_list_is(start):
    preview = start()
    first, second = preview.said.splitlines()
    assert first == f"Serving {preview.url} — stop with Ctrl+C"
    assert second == f"Work list, report, and what appears when: {preview.url}_preview/"
    assert preview.status("_preview/") == 200
    assert preview.status("_preview/plan") == 200


def test_two_previews_of_one_project_share_no_pages(start, root, text_of):
    public, drafts, agents = start(), start("--drafts"), start("--audience", "agent")
    same = start()
    pages = ("en/shipping/costs/", "en/shipping/plans/", "en/shipping/notes/")

    def seen(preview) -> list[int]:
        return [preview.status(page) for page in pages]

    expected = {public: [200, 404, 404], drafts: [200, 200, 404], agents: [200, 404, 200]}
    expected[same] = expected[public]
    assert {one: seen(one) for one in expected} == expected
    (root / "content/en/shipping/costs.md").write_text(text_of("Costs", "It costs six."))
    for one in expected:
        one.wait_for(" built: ")
        assert b"It costs six." in urlopen(f"{one.url}{pages[0]}").read()
    assert {one: seen(one) for one in expected} == expected


def test_drafts_day_and_audience_are_switched_without_a_restart(start):
    preview = start()
    pages = ("en/shipping/plans/", "en/shipping/notes/")

    def show(**fields: str) -> int:
        origin = {"Origin": preview.url.rstrip("/")}
        request = Request(f"{preview.url}_preview/show", urlencode(fields).encode(), origin)
        with urlopen(request, timeout=20) as answer:
            return answer.status

    for fields, expected in (
        ({"drafts": "on"}, [200, 404]),
        ({"drafts": "on", "audience": "agent"}, [200, 200]),
        ({"audience": "everyone"}, [404, 404]),
    ):
        assert show(**fields) == 200
        deadline = time.monotonic() + PATIENCE
        while [preview.status(page) for page in pages] != expected:
            assert time.monotonic() < deadline, (fields, preview.said)
            time.sleep(0.05)
    for wrong in ({"day": "soon"}, {"audience": "all"}):
        with pytest.raises(urllib.error.HTTPError, match="400"):
            show(**wrong)


def test_no_other_page_switches_anything(start):
    preview = start()
    for origin in ({}, {"Origin": "https://evil.example"}, {"Origin": "null"}):
        request = Request(f"{preview.url}_preview/show", b"drafts=on", origin)
        with pytest.raises(urllib.error.HTTPError, match="403"):
            urlopen(request, timeout=20)
    assert preview.status("en/shipping/plans/") == 404


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_preview_that_is_stopped_leaves_its_folder_free(start, root, number):
    preview = start()
    preview.stop(number)
    assert "Traceback" not in preview.said
    for _ in range(5):
        start().stop()
    folders = [path for path in (root / ".kbgen/serve").iterdir() if path.is_dir()]
    assert len(folders) <= 4


def test_other_names_are_refused_by_the_server_that_runs(start):
    preview = start("--allow-host", "help.shop.example", "--allow-host", "b.example")
    assert preview.status("en/", Host="rebind.example") == 421
    assert preview.status("_preview/events", Host="rebind.example") == 421
    assert preview.status("en/", Host="Help.shop.example:80") == 200
    assert preview.status("en/", Host="b.example") == 200
    assert preview.status("en/", Host="localhost") == 200
    assert preview.status("en/", Origin="http://[::1") == 400


def test_a_name_that_is_none_is_wrong_use(kbgen, root):
    done = kbgen("serve", "-a", "127.0.0.1:0", "--allow-host", "http://b.example", cwd=root)
    assert done.returncode == 2
    assert "Error: `http://b.example` is not a host name\n  hint: " in done.stderr
