"""The demo shop's help centre, served by `kbgen serve`, in the system's Chromium."""

import contextlib
import json
import re
import shutil
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from tests.browser.feedback_site import ENDPOINT, write_site
from tests.browser.reader import Reader
from tests.browser.recording import HelpCentre
from tests.command import Command, run_command

#: The headless shell is the same browser without windows: half the time of the processor.
NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
#: What a machine waits for that is busy; only a test that fails waits so long.
expect.set_options(timeout=30_000)
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


@dataclass(frozen=True)
class Served:
    """A running `kbgen serve`."""

    url: str
    root: Path
    process: Command

    def votes(self) -> dict[tuple[str, str], tuple[int, int]]:
        """(article, locale) → (yes, no), from `kbgen report`."""
        done = run_command(["report", "--table", "articles", "--format", "json"], self.root)
        assert done.returncode == 0, done.stderr
        rows = json.loads(done.stdout)
        return {(row["article_id"], row["locale"]): (row["yes"], row["no"]) for row in rows}

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(60)


def start(root: Path, *options: str, address: str = "127.0.0.1:0") -> Served:
    log = root / "serve.log"
    log.write_text("")
    process = Command(["serve", "-a", address, *options], log, log, root)
    for _ in range(1800):  # a busy machine
        if found := re.search(r"Serving (http://\S+/)", log.read_text()):
            return Served(found[1], root, process)
        if process.poll() is not None:
            break
        time.sleep(0.1)
    process.kill()
    raise AssertionError(f"kbgen serve did not start:\n{log.read_text()}")


@pytest.fixture(scope="session")
def served(
    copy_demo: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """The demo site for tests that only look, or vote on articles of their own."""
    running = start(copy_demo(tmp_path_factory.mktemp("demo")), "--no-livereload")
    yield running
    running.stop()


@pytest.fixture(scope="session")
def preview_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("preview")


@pytest.fixture(scope="session")
def preview_address(worker_id: str) -> str:
    """An address that the previews of a worker share: their pages name it.

    Below the ports that systems give away, so that it stays free.
    """
    number = 0 if worker_id == "master" else int(worker_id.removeprefix("gw"))
    first = 21_000 + 100 * number
    for port in range(first, first + 100):
        with socket.socket() as tried, contextlib.suppress(OSError):
            tried.bind(("127.0.0.1", port))
            return f"127.0.0.1:{port}"
    raise AssertionError(f"The ports {first} to {first + 99} are taken.")


@pytest.fixture
def previewed(
    copy_demo: Callable[[Path], Path], preview_folder: Path, preview_address: str
) -> Iterator[Served]:
    """The demo site with live reload, for tests that edit: each begins with a fresh copy.

    What earlier previews built is still there, so that this one has little to do.
    """
    for path in preview_folder.iterdir():
        if path.is_dir() and path.name != ".kbgen":
            shutil.rmtree(path)
        elif path.is_file():
            path.unlink()
    running = start(copy_demo(preview_folder), address=preview_address)
    yield running
    running.stop()


# Not for the session: Playwright keeps an event loop running, and tests elsewhere need their own.
@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


def find(names: tuple[str, ...]) -> str:
    executable = next(filter(None, map(shutil.which, names)), None)
    if executable is None:
        pytest.fail("There is no Chromium. Install it: apt-get install chromium")
    return executable


@pytest.fixture(scope="package")
def launch(playwright: Playwright) -> Callable[..., Browser]:
    """Return a function that starts Chromium with more flags."""
    executable = find(NAMES)
    return lambda *flags: playwright.chromium.launch(
        executable_path=executable, args=[*FLAGS, *flags]
    )


@pytest.fixture
def whole_browser(playwright: Playwright) -> Iterator[Browser]:
    """Chromium with all it has, such as the viewer of PDF files, which the shell lacks."""
    opened = playwright.chromium.launch(executable_path=find(NAMES[1:]), args=[*FLAGS])
    yield opened
    opened.close()


@pytest.fixture(scope="package")
def browser(launch: Callable[..., Browser]) -> Iterator[Browser]:
    opened = launch()
    yield opened
    opened.close()


class Complaints(list[str]):
    """What a page complained about: console errors, exceptions, requests to other hosts."""


def watch(page: Page, url: str, complaints: Complaints) -> None:
    page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    # A page that is left at once has no transition: browsers say so, and readers notice nothing.
    page.on(
        "pageerror",
        lambda error: None if "Transition was" in str(error) else complaints.append(str(error)),
    )
    page.on(
        "request",
        lambda request: None if request.url.startswith(url) else complaints.append(request.url),
    )


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(locale="en-GB")
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext, served: Served) -> Iterator[Page]:
    """A page that must not complain."""
    opened = context.new_page()
    complaints = Complaints()
    watch(opened, served.url, complaints)
    yield opened
    assert complaints == []


@pytest.fixture(scope="session")
def feedback_sites(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Build a small site with lines of [feedback], once for each."""
    built: dict[str, Path] = {}

    def build(feedback: str) -> Path:
        if feedback not in built:
            built[feedback] = write_site(tmp_path_factory.mktemp("feedback"), feedback)
        return built[feedback]

    return build


@pytest.fixture
def open_centre(feedback_sites: Callable[[str], Path]) -> Iterator[Callable[..., HelpCentre]]:
    """Serve the small site with a collector that does as it is told."""
    opened: list[HelpCentre] = []

    def serve(feedback: str = "", endpoint: str = ENDPOINT) -> HelpCentre:
        opened.append(HelpCentre(feedback_sites(endpoint + feedback)))
        return opened[-1]

    yield serve
    for centre in opened:
        centre.close()


@pytest.fixture
def centre(open_centre: Callable[..., HelpCentre]) -> HelpCentre:
    return open_centre()


@pytest.fixture
def reader(context: BrowserContext, centre: HelpCentre) -> Reader:
    return Reader(context, centre)


@pytest.fixture
def read_at(context: BrowserContext) -> Callable[[HelpCentre], Reader]:
    """Read at a help centre of one's own."""
    return lambda centre: Reader(context, centre)
