"""The page of `kbgen report`, opened from a disk, and the work list of the preview."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from kbgen.feedback import open_store
from tests.bench.events import END, Shop, fill
from tests.command import run_command


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
        fill(store, 3_000, shop=DemoShop(articles=20, queries=40))
    command = ["report", "-q", "-o", "report.html", "--to", END.date().isoformat()]
    run_command(command, root).check_returncode()
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


@pytest.fixture(scope="module")
def folder(file: Path) -> Path:
    command = ["report", "-q", "-o", "report", "--to", END.date().isoformat()]
    run_command(command, file.parent).check_returncode()
    return file.parent / "report"


@pytest.fixture
def visit(browser: Browser, folder: Path) -> Iterator[Callable[..., Page]]:
    """Open a page of the folder, from the disk."""
    opened: list[Page] = []

    def visit_(name: str, **options: object) -> Page:
        page = browser.new_context(**options).new_page()
        opened.append(page)
        page.goto((folder / name).as_uri())
        return page

    yield visit_
    for page in opened:
        page.context.close()


def first_cells(page: Page, table: str) -> list[str]:
    return page.locator(f"#{table} tbody td:first-child").all_inner_texts()


def test_tables_sort_by_a_click_and_by_a_key(visit: Callable[..., Page]) -> None:
    opened = visit("figures.html")
    before = first_cells(opened, "articles")
    button = opened.locator("#articles").get_by_role("button", name="Article", exact=True)
    button.click()
    after = first_cells(opened, "articles")
    assert sorted(after) == sorted(before)
    assert after != before
    button.press("Enter")
    assert first_cells(opened, "articles")[0] == after[-1]
    head = opened.locator("#articles").get_by_role("columnheader", name="Article", exact=True)
    expect(head).to_have_attribute("aria-sort", "descending")
    opened.locator("#articles").get_by_role("button", name="No", exact=True).click()
    counts = opened.locator("#articles tbody td:nth-child(4)").all_inner_texts()
    assert counts == sorted(counts, key=int, reverse=True)


def test_tables_are_filtered_by_words_and_language(visit: Callable[..., Page]) -> None:
    opened = visit("figures.html")
    rows = opened.locator("#articles tbody tr:visible")
    every = rows.count()
    section = opened.locator("#articles")
    section.get_by_label("Language").select_option(label="German")
    expect(section.get_by_role("status")).to_have_text(f"{rows.count()} of {every}")
    assert 0 < rows.count() < every
    assert {row.split("\t")[1] for row in rows.all_inner_texts()} == {"German"}
    section.get_by_label("Filter").fill("nothing like this")
    expect(rows).to_have_count(0)
    section.get_by_label("Filter").fill("")
    section.get_by_label("Language").select_option(label="All languages")
    expect(rows).to_have_count(every)


def test_titles_lead_to_the_figures_of_the_article(visit: Callable[..., Page]) -> None:
    opened = visit("index.html")
    link = opened.locator("#articles tbody a").first
    title = link.inner_text()
    link.click()
    expect(opened.get_by_role("heading", level=1)).to_have_text(title)
    expect(opened.locator(".tiles")).to_contain_text("Helpful")


def test_the_first_page_is_short(opened: Page, file: Path) -> None:
    assert file.stat().st_size < 80_000
    assert opened.evaluate("document.documentElement.scrollHeight") < 5_000
    assert opened.locator("main tbody tr:visible").count() < 60


@pytest.mark.parametrize("opened", [{"java_script_enabled": False}], indirect=True)
def test_without_scripts_everything_is_there(opened: Page) -> None:
    expect(opened.locator("section")).not_to_have_count(0)
    expect(opened.get_by_role("button")).to_have_count(0)
    expect(opened.locator("#weeks svg.columns")).to_be_visible()


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["figures.html", "work.html", "article-*-ar-*.html"])
def test_axe_finds_nothing_in_any_page_and_phones_show_it(
    visit: Callable[..., Page], folder: Path, name: str, scheme: str
) -> None:
    page = visit(
        next(folder.glob(name)).name, color_scheme=scheme, viewport={"width": 320, "height": 640}
    )
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()


def test_the_work_list_leads_to_the_article(page: Page, served) -> None:
    page.goto(f"{served.url}_preview/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Juniper Goods Help: work list")
