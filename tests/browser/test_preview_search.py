"""The preview explains a search, and writes what would lift an article."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

QUERY = "send rucksack back"
LOOKS = [
    {},
    {"color_scheme": "dark"},
    {"viewport": {"width": 360, "height": 800}},
    {"color_scheme": "dark", "viewport": {"width": 360, "height": 800}},
]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    # Chromium reports that a page of the preview has no transition.
    opened.on("console", lambda m: complaints.append(m.text) if "Policy" in m.text else None)
    yield opened
    context.close()
    assert [one for one in complaints if "ViewTransition opt-in disabled" not in one] == []


def titles(page: Page) -> list[str]:
    return page.locator("article h2 a").all_inner_texts()


def test_a_search_of_a_page_is_explained_changed_and_changed_back(previewed, page: Page) -> None:
    file = previewed.root / "content/en/returns/return-an-item.md"
    before = file.read_text("utf-8")
    page.goto(f"{previewed.url}en/search/?q={QUERY.replace(' ', '+')}")
    page.get_by_role("link", name="Why this order?").click()
    expect(page.get_by_label("What a shopper types")).to_have_value(QUERY)
    first, second = titles(page)[:2]
    assert second == "How do I return an item?"
    article = page.get_by_role("article", name=second)
    expect(article).to_contain_text("“rucksack” is nowhere in it.")
    expect(article).to_contain_text(f"“{first}” has “rucksack”, which is missing here.")

    # Keys do all that a mouse does: the difference is opened, then written.
    article.get_by_text("content/en/returns/return-an-item.md").focus()
    page.keyboard.press("Enter")
    expect(article.locator("ins").first).to_be_visible()
    expect(article.locator("ins").first).to_have_text("+   - rucksack")
    assert file.read_text("utf-8") == before, "looking writes nothing"
    page.keyboard.press("Tab")
    expect(article.get_by_role("button", name="Add to keywords")).to_be_focused()
    page.keyboard.press("Enter")
    done = page.get_by_role("status")
    expect(done).to_contain_text("Written to content/en/returns/return-an-item.md")
    expect(done.locator("ins")).to_have_text("+   - rucksack")
    assert file.read_text("utf-8").replace("  - rucksack\n", "", 1) == before

    expect(page.locator("article h2 a").first).to_have_text(second)  # after the next build
    done.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("status")).to_contain_text("the file is as it was before")
    assert file.read_text("utf-8") == before
    expect(page.locator("article h2 a").first).to_have_text(first)


def test_it_is_readable_everywhere(browser: Browser, previewed) -> None:
    for look in LOOKS:
        context = browser.new_context(**look)
        page = context.new_page()
        page.goto(f"{previewed.url}_preview/search/?q=send+rucksack+back&locale=en")
        page.locator("details").first.locator("summary").click()
        assert Axe().run(page).response["violations"] == []
        width = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert width[0] <= width[1]
        page.goto(f"{previewed.url}_preview/search/?q=%D8%A5%D8%B1%D8%AC%D8%A7%D8%B9&locale=ar")
        expect(page.locator("article").first).to_be_visible()
        context.close()


def test_the_published_site_has_nothing_of_it(previewed) -> None:
    folders = (one for one in (previewed.root / ".kbgen/serve").iterdir() if one.is_dir())
    folder = max(folders, key=lambda one: one.stat().st_mtime)  # this preview's
    pages = [*folder.rglob("*.html"), *folder.rglob("*.js"), *folder.rglob("*.css")]
    assert pages
    assert not any(b"_preview/" in file.read_bytes() for file in pages)
