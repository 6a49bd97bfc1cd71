"""The page of `kbgen report`, opened from a disk, and the work list of the preview."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from kbgen.feedback import open_store
from tests.bench.events import END, Shop, fill

KB = [sys.executable, "-m", "kbgen"]


class DemoShop(Shop):
    """Readers of the demo shop, which has some of these articles."""

    @staticmethod
    def article(number: int) -> str:
        known = ("returns/refunds", "shipping/shipping-costs", "shipping/customs-and-duties")
        return known[number] if number < len(known) else Shop.article(number)


@pytest.fixture(scope="module")
def file(copy_demo: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_demo(tmp_path_factory.mktemp("demo"))
    with open_store("sqlite:///feedback.db", root) as store:
        fill(store, 3_000, shop=DemoShop(articles=20, queries=200))
    command = [*KB, "report", "-q", "-o", "report.html", "--to", END.date().isoformat()]
    subprocess.run(command, cwd=root, check=True)
    return root / "report.html"


@pytest.fixture
def opened(browser: Browser, file: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The page, with options of the browser's context; it asks for nothing but itself."""
    context = browser.new_context(**getattr(request, "param", {}))
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(file.as_uri())
    yield page
    context.close()
    assert (asked, complaints) == ([file.as_uri()], [])


def first_cells(page: Page, table: str) -> list[str]:
    return page.locator(f"#{table} tbody td:first-child").all_inner_texts()


def test_tables_sort_by_a_click_and_by_a_key(opened: Page) -> None:
    before = first_cells(opened, "articles")
    button = opened.locator("#articles").get_by_role("button", name="Article", exact=True)
    button.click()
    assert first_cells(opened, "articles") == sorted(before)
    button.press("Enter")
    assert first_cells(opened, "articles") == sorted(before, reverse=True)
    head = opened.locator("#articles").get_by_role("columnheader", name="Article", exact=True)
    expect(head).to_have_attribute("aria-sort", "descending")
    opened.locator("#articles").get_by_role("button", name="No", exact=True).click()
    counts = opened.locator("#articles tbody td:nth-child(4)").all_inner_texts()
    assert counts == sorted(counts, key=int, reverse=True)


@pytest.mark.parametrize("opened", [{"java_script_enabled": False}], indirect=True)
def test_without_scripts_everything_is_there(opened: Page) -> None:
    expect(opened.locator("section")).not_to_have_count(0)
    expect(opened.get_by_role("button")).to_have_count(0)
    expect(opened.locator("#weeks svg.columns")).to_be_visible()
    expect(opened.locator("#hours td.heat")).to_have_count(7 * 24)


@pytest.mark.parametrize(
    "opened", [{"viewport": {"width": 320, "height": 640}}], indirect=True, ids=["phone"]
)
def test_nothing_is_wider_than_a_small_phone(opened: Page) -> None:
    assert opened.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize(
    "opened", [{"color_scheme": "light"}, {"color_scheme": "dark"}], indirect=True
)
def test_axe_finds_nothing_in_a_report(opened: Page) -> None:
    result = Axe().run(opened)
    assert result.violations_count == 0, result.generate_report()


def test_the_work_list_leads_to_the_article(page: Page, served) -> None:
    page.goto(f"{served.url}_preview/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Juniper Goods Help: work list")
