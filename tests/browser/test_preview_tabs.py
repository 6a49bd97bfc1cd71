"""Many tabs of one preview: they share the stream that tells of saves."""

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import Served

#: More than the six connections to a host that browsers open.
TABS = 8
ARTICLE = "content/en/returns/refunds.md"

COUNT = "kb-preview-bar [data-panel=findings]"


def save(previewed: Served, old: str, new: str) -> None:
    file = previewed.root / ARTICLE
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def open_tabs(context: BrowserContext, previewed: Served, path: str) -> list[Page]:
    tabs = []
    for _ in range(TABS):
        tabs.append(context.new_page())
        tabs[-1].goto(f"{previewed.url}{path}")
    return tabs


def test_many_tabs_load_and_follow_a_save(previewed: Served, context: BrowserContext) -> None:
    tabs = open_tabs(context, previewed, "en/returns/refunds/")
    for number in range(3):
        before, after = ("get", "see") if number % 2 == 0 else ("see", "get")
        save(previewed, f"{before} my money back", f"{after} my money back")
        for tab in tabs:
            expect(tab.locator("h1")).to_have_text(f"When do I {after} my money back?")


def test_tabs_that_come_later_hear_what_is_wrong(
    previewed: Served, context: BrowserContext
) -> None:
    first = context.new_page()
    first.goto(f"{previewed.url}en/")
    save(previewed, "order: 2", "order: 2: 3")
    expect(first.locator(COUNT)).to_contain_text("1 error")
    for tab in open_tabs(context, previewed, "en/returns/"):
        expect(tab.locator(COUNT)).to_contain_text("1 error")
    save(previewed, "order: 2: 3", "order: 2")
    for tab in context.pages:
        expect(tab.locator(COUNT)).to_have_count(0)


def test_the_stream_outlives_the_tab_that_began_it(
    previewed: Served, context: BrowserContext
) -> None:
    first, *others = open_tabs(context, previewed, "en/returns/refunds/")
    first.close()
    save(previewed, "get my money back", "see my money back")
    for tab in others:
        expect(tab.locator("h1")).to_have_text("When do I see my money back?")


def test_a_browser_without_shared_workers_follows_a_save(
    previewed: Served, context: BrowserContext
) -> None:
    context.add_init_script("delete window.SharedWorker")
    page = context.new_page()
    page.goto(f"{previewed.url}en/returns/refunds/")
    save(previewed, "get my money back", "see my money back")
    expect(page.locator("h1")).to_have_text("When do I see my money back?")


def test_a_page_from_the_history_has_what_was_saved_meanwhile(
    previewed: Served, context: BrowserContext
) -> None:
    page = context.new_page()
    page.goto(f"{previewed.url}en/returns/refunds/")
    page.goto(f"{previewed.url}en/")
    save(previewed, "get my money back", "see my money back")
    page.go_back()
    expect(page.locator("h1")).to_have_text("When do I see my money back?")
