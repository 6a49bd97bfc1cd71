"""The bar of the preview: switches, marks on pages that readers do not see, and findings."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

DRAFT = "---\ntitle: Return a gift\ndraft: true\n---\n\nSee [refunds](refund.md).\n"
SOON = "---\ntitle: Holidays\npublish_on: 2999-12-01\n---\n\nOrder by {{ policy.shop.xmas }}.\n"
COUNT, SWITCHES, PANEL, MARK = (
    f"kb-preview-{place}"
    for place in (
        "bar [data-panel=findings]",
        "bar [data-panel=switches]",
        "bar #panel",
        "mark",
    )
)


@pytest.fixture
def page(browser: Browser, previewed, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(**getattr(request, "param", {}))
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("console", lambda m: complaints.append(m.text) if "Policy" in m.text else None)
    yield opened
    context.close()
    assert complaints == []


def write(previewed, path: str, text: str) -> None:
    (previewed.root / "content/en" / path).write_text(text, "utf-8")


def open_panel(page: Page, button: str) -> None:
    page.locator(button).click()
    expect(page.locator(PANEL)).to_be_visible()


def test_a_draft_is_switched_on_marked_and_switched_off(previewed, page: Page) -> None:
    write(previewed, "returns/gifts.md", DRAFT)
    write(previewed, "returns/soon.md", SOON)
    page.goto(f"{previewed.url}en/returns/")
    expect(page.locator(SWITCHES)).to_have_text("As readers see it")
    open_panel(page, SWITCHES)
    page.get_by_label("Drafts and later texts").check()
    link = page.locator(".entries").get_by_role("link", name="Return a gift")
    expect(link).to_be_visible()
    expect(page.locator(SWITCHES)).to_have_text("With drafts")
    link.click()
    expect(page.locator(MARK)).to_contain_text("Draft. Readers do not see this page.")
    assert page.title().startswith("Draft: ")
    page.goto(f"{previewed.url}en/returns/soon/")
    expect(page.locator(MARK)).to_contain_text("Appears on 1 December 2999")
    page.goto(f"{previewed.url}en/returns/refunds/")
    expect(page.locator(SWITCHES)).to_have_text("With drafts")
    expect(page.locator(MARK)).to_have_count(0)
    open_panel(page, SWITCHES)
    page.get_by_label("Drafts and later texts").uncheck()
    expect(page.locator(SWITCHES)).to_have_text("As readers see it")
    page.goto(f"{previewed.url}en/returns/gifts/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Page not found")


def test_another_day_is_shown_without_a_restart(previewed, page: Page) -> None:
    write(previewed, "returns/soon.md", SOON)
    page.goto(f"{previewed.url}en/returns/")
    open_panel(page, SWITCHES)
    page.get_by_label("As of").fill("2999-12-01")
    expect(page.locator(".entries").get_by_role("link", name="Holidays")).to_be_visible()
    expect(page.locator(SWITCHES)).to_contain_text("on 2999-12-01")


def test_a_market_is_chosen_for_this_browser(previewed, page: Page) -> None:
    page.goto(f"{previewed.url}en/shipping/shipping-costs/")
    open_panel(page, SWITCHES)
    page.locator(PANEL).get_by_label("Market").select_option("GB")
    page.wait_for_load_state()
    expect(page.locator(COUNT).or_(page.locator(SWITCHES)).first).to_be_visible()
    assert page.evaluate("localStorage.getItem('kb-market')") == "GB"


def test_findings_of_this_page_come_first_and_stay_away_once_hidden(previewed, page: Page) -> None:
    refunds = previewed.root / "content/en/returns/refunds.md"
    refunds.write_text(f"{refunds.read_text('utf-8')}\n[x](none.md)\n", "utf-8")
    write(previewed, "returns/aaa.md", "---\ntitle: Aaa\n---\n\n[y](nothing.md)\n")
    page.goto(f"{previewed.url}en/returns/refunds/")
    # The rules run last; no page is loaded again after that.
    expect(page.locator(COUNT)).to_contain_text(re.compile("2 errors, [0-9]+ warnings"))
    expect(page.locator(PANEL)).to_have_count(0)
    open_panel(page, COUNT)
    panel = page.locator(PANEL)
    assert panel.locator("h2").all_inner_texts() == ["This page", "Other files"]
    expect(panel.locator("li").first).to_contain_text("none.md")
    expect(panel.locator("h3")).to_contain_text(["content/en/returns/aaa.md"])
    page.keyboard.press("Escape")
    expect(page.locator(PANEL)).to_have_count(0)
    expect(page.locator(COUNT)).to_be_focused()
    open_panel(page, COUNT)
    panel.get_by_role("button", name="Hide until something changes").click()
    expect(page.locator(COUNT)).to_have_count(0)
    page.reload()
    expect(page.locator(SWITCHES)).to_be_visible()
    expect(page.locator(COUNT)).to_have_count(0)
    write(previewed, "returns/aaa.md", "---\ntitle: Aaa\n---\n\n[y](other.md)\n")
    expect(page.locator(COUNT)).to_contain_text("2 errors")


@pytest.mark.parametrize(
    "page",
    [
        {"color_scheme": "light"},
        {"color_scheme": "dark", "viewport": {"width": 390, "height": 844}},
    ],
    indirect=True,
)
def test_axe_finds_nothing_in_the_bar(previewed, page: Page) -> None:
    write(previewed, "returns/gifts.md", DRAFT)
    page.goto(f"{previewed.url}en/returns/")
    open_panel(page, SWITCHES)
    page.get_by_label("Drafts and later texts").check()
    expect(page.locator(COUNT)).to_be_visible()
    page.goto(f"{previewed.url}en/returns/gifts/")
    for button in (SWITCHES, COUNT):
        open_panel(page, button)
        result = Axe().run(page)
        assert result.violations_count == 0, result.generate_report()
    width = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert width[0] == width[1]


def test_the_plan_says_what_comes_and_what_will_be_wrong(previewed, page: Page) -> None:
    text = SOON.replace("2999-12-01", "{day}")
    day = page.evaluate("new Date(Date.now() + 5 * 864e5).toISOString().slice(0, 10)")
    write(previewed, "returns/soon.md", text.replace("{day}", day))
    write(previewed, "returns/gifts.md", DRAFT)
    page.goto(f"{previewed.url}_preview/plan")
    expect(page.locator("#coming")).to_contain_text("Holidays")
    expect(page.locator("#drafts")).to_contain_text("Return a gift")
    expect(page.locator("#mistakes")).to_contain_text("Unknown policy value `shop.xmas`")
    result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()


def test_a_task_is_decided_by_the_keyboard(previewed, page: Page) -> None:
    write(previewed, "returns/aaa.md", "---\ntitle: Aaa\n---\n\n[y](nothing.md)\n")
    page.goto(f"{previewed.url}_preview/")
    task = page.locator(".task", has_text="Aaa").first
    task.get_by_role("button", name="Dismiss").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".task", has_text="Aaa")).to_have_count(0)
    expect(page.locator("main")).to_contain_text("1 task is done or dismissed")
    text = (previewed.root / "content/decisions.toml").read_text("utf-8")
    assert 'task = "en/returns/aaa"' in text
