"""A site that is opened from a folder: from `file:`, without a server."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.feedback_site import CONFIG, ENDPOINT, TEXTS
from tests.command import run_command


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("a shop's #1")
    texts = {**TEXTS, "en/returns/labels.md": TEXTS["en/returns/labels.md"] + "![](a.svg)\n"}
    texts["en/returns/a.svg"] = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    texts["en/returns/old.md"] = "---\ntitle: Old\naliases: [/en/older/]\n---\nMore.\n"
    for path, text in texts.items():
        file = root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    (root / "kbgen.toml").write_text(CONFIG + ENDPOINT, "utf-8")
    run_command(
        ["build", "-q", "-f", root / "kbgen.toml", "--portable", "-d", root / "site"]
    ).check_returncode()
    return root / "site"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that fails the test with any error on its console."""
    context = browser.new_context(locale="en-GB")
    opened = context.new_page()
    said: list[str] = []
    opened.on("console", lambda one: said.append(one.text) if one.type == "error" else None)
    opened.on("pageerror", lambda error: said.append(str(error)))
    yield opened
    context.close()
    assert said == []


def test_a_reader_searches_and_reads_without_a_server(page: Page, folder: Path) -> None:
    page.goto((folder / "index.html").as_uri())
    page.wait_for_url("**/en/index.html")
    page.wait_for_function("window.kbgen")
    page.keyboard.press("/")
    page.keyboard.type("mony back")  # a typo takes the whole engine
    expect(page.locator("[role=option]:not(.offer)").first).to_contain_text(
        "When do I get my money back?"
    )
    page.locator("[role=option]:not(.offer)").first.click()
    page.wait_for_url("**/en/returns/refunds/index.html*")

    expect(page.get_by_role("heading", level=1)).to_have_text("When do I get my money back?")
    assert page.locator("[data-kb-feedback]").count() == 0
    page.locator(".breadcrumbs a, nav a").filter(has_text="Returns").first.click()
    page.get_by_role("link", name="Print a return label").first.click()
    page.wait_for_url("**/en/returns/labels/index.html")
    assert page.evaluate("document.querySelector('main img').naturalWidth") == 9


def test_the_search_page_answers_a_query_in_the_address(page: Page, folder: Path) -> None:
    page.goto((folder / "ar/search/index.html").as_uri() + "?q=نقودي")
    page.locator(".result a").first.click()
    page.wait_for_url("**/ar/returns/refunds/index.html*")


def test_a_former_address_leads_on(page: Page, folder: Path) -> None:
    page.goto((folder / "en/older/index.html").as_uri())
    page.wait_for_url("**/en/returns/old/index.html")


def test_it_holds_nothing_that_needs_a_server(folder: Path) -> None:
    files = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    assert not files & {"404.html", "_headers", "sitemap.xml", "_kb/urls.json"}
    assert not any(path.endswith((".worker.js", "sw.js")) for path in files)
    for path in files:
        if path.endswith(".html"):
            text = (folder / path).read_text("utf-8")
            assert 'type="module"' not in text
            assert "v1/events" not in text
