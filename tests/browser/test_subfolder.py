"""A site works in a folder of another site, and on any static host."""

import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def host(kbgen, copy_demo, tmp_path: Path) -> Iterator[str]:
    """A plain file server that knows nothing of kbgen."""
    project = copy_demo(tmp_path / "project")
    out = tmp_path / "host/shop/help"
    done = kbgen("build", "-q", "-d", out, "--base-url", "https://a.example/shop/help", cwd=project)
    assert done.returncode == 0, done.stderr
    handler = functools.partial(Quiet, directory=str(tmp_path / "host"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/shop/help/"
    server.shutdown()
    server.server_close()
    thread.join()


def test_search_links_and_styles_work_in_a_folder(browser: Browser, host: str) -> None:
    page = browser.new_page()
    failed: list[str] = []
    page.on("response", lambda r: failed.append(r.url) if r.status >= 400 else None)
    page.goto(f"{host}es/returns/refunds/")
    page.locator("input[type=search]").fill("aduana")
    option = page.locator("[role=option]:not(.offer)").first
    expect(option).to_be_visible()
    href = option.get_attribute("href") or ""
    assert href.startswith(f"{host}es/")
    option.click()
    page.wait_for_url("**/shop/help/es/shipping/**")
    page.locator(".breadcrumbs a").first.click()
    page.wait_for_url(f"{host}es/")
    page.goto(host)
    page.wait_for_url(f"{host}en/")
    page.close()

    assert failed == []


def test_the_missing_page_starts_from_the_folder(browser: Browser, host: str) -> None:
    page = browser.new_page()
    page.goto(f"{host}404.html")
    expect(page.locator(".brand")).to_have_attribute("href", f"{host}en/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Page not found")
    page.close()
