"""Hosts that serve a page without the slash at the end of its address."""

import functools
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

CONFIG = (
    '[site]\nname = "Help"\nurl = "https://a.example{}"\n[redirects]\n"/en/old/" = "/en/a/x/"\n'
)
ARTICLE = "---\ntitle: {0}\n---\n\n[The other one]({1}.md)\n\n![A picture](picture.svg)\n\n## End\n"
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>'


class Lenient(SimpleHTTPRequestHandler):
    """Serves `/x` as `/x/index.html`."""

    def log_message(self, *_: object) -> None:
        pass

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", "default-src 'self'")
        super().end_headers()

    def send_head(self):
        path, mark, query = self.path.partition("?")
        if not path.endswith("/") and Path(self.translate_path(path)).is_dir():
            self.path = f"{path}/{mark}{query}"
        return super().send_head()


class Stripping(Lenient):
    """Sends readers from `/x/` to `/x`, and serves that."""

    def send_head(self):
        path, mark, query = self.path.partition("?")
        if path.endswith("/") and path.count("/") > 2:
            self.send_response(301)
            self.send_header("Location", f"{path.rstrip('/')}{mark}{query}")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return None
        return super().send_head()


@pytest.fixture
def open_at(browser: Browser, tmp_path: Path, kbgen) -> Iterator[Callable[..., Page]]:
    """Build a site for a folder of a host, and open an address there."""
    ends: list[Callable[[], None]] = []

    def open_(handler: type, folder: str, address: str) -> Page:
        root = tmp_path / "project"
        for path, text in {
            "kbgen.toml": CONFIG.format(folder),
            "content/en/a/x.md": ARTICLE.format("This", "y"),
            "content/en/a/y.md": ARTICLE.format("Other", "x"),
            "content/en/a/picture.svg": PICTURE,
        }.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text)
        site = tmp_path / "host" / folder.strip("/")
        assert kbgen("build", "-q", "-d", site, cwd=root).returncode == 0
        served = functools.partial(handler, directory=str(tmp_path / "host"))
        server = ThreadingHTTPServer(("127.0.0.1", 0), served)
        threading.Thread(target=server.serve_forever).start()
        page = browser.new_page()
        ends.extend((page.close, server.shutdown, server.server_close))
        page.goto(f"http://127.0.0.1:{server.server_port}{folder}{address}")
        return page

    yield open_
    for end in ends:
        end()


HOSTS = [Lenient, Stripping]
FOLDERS = ["/", "/shop/help/"]


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("handler", HOSTS)
def test_a_page_without_a_slash_has_its_style_its_picture_and_search(
    handler: type, folder: str, open_at
) -> None:
    page = open_at(handler, folder, "en/a/x?from=mail#end")
    expect(page.get_by_role("heading", level=1)).to_have_text("This")
    expect(page.locator(".skip")).to_have_css("position", "absolute")
    expect(page.locator("main img")).to_have_js_property("naturalWidth", 9)
    page.locator("input[type=search]").fill("other")
    expect(page.locator("[role=option]:not(.offer)").first).to_contain_text("Other")
    assert page.url.endswith("?from=mail#end")


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("handler", HOSTS)
def test_links_of_a_page_without_a_slash_lead_on(handler: type, folder: str, open_at) -> None:
    page = open_at(handler, folder, "en/a/x")
    page.wait_for_load_state("networkidle")
    page.get_by_role("link", name="The other one").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Other")
    page.wait_for_load_state("networkidle")
    page.get_by_role("link", name="The other one").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This")


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_redirect_without_a_slash_leads_to_its_goal(folder: str, open_at) -> None:
    page = open_at(Lenient, folder, "en/old")
    expect(page.get_by_role("heading", level=1)).to_have_text("This")


def test_a_page_with_its_slash_asks_for_nothing_twice(open_at) -> None:
    page = open_at(Lenient, "/shop/help/", "en/a/y/")
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    page.wait_for_load_state("networkidle")
    assert len(asked) == len(set(asked))
    assert sum(url.endswith("/slash.js") for url in asked) == 1


def test_a_site_at_the_root_of_its_host_needs_no_script(open_at) -> None:
    page = open_at(Lenient, "/", "en/a/x/")
    assert page.locator("script[src$='slash.js']").count() == 0
