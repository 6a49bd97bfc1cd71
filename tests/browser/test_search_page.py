"""What was searched before, results by category, Back, and other languages."""

import re

import pytest
from playwright.sync_api import Browser, Page, Route, expect


@pytest.fixture
def search(page: Page, served):
    """Open the results page of a locale with a query."""

    def open_(query: str, locale: str = "en") -> None:
        page.goto(f"{served.url}{locale}/search/?q={query}")
        expect(page.locator(".result").first).to_be_visible()

    return open_


def titles(page: Page) -> list[str]:
    return page.locator(".result a").all_text_contents()


def test_searches_are_remembered_on_the_device_and_forgotten_on_demand(page: Page, served) -> None:
    for query in ("refu", "refund", "lost parcel"):
        page.goto(f"{served.url}en/search/")
        page.locator("input[type=search]").fill(query)
        expect(page.locator(".result").first).to_be_visible()
        page.keyboard.press("Enter")
    page.goto(f"{served.url}en/")
    page.locator("input[type=search]").focus()
    recent = page.locator(".recent button")
    expect(recent).to_have_text(["lost parcel", "refund"])
    recent.last.click()
    expect(page.locator("input[type=search]")).to_have_value("refund")
    expect(page.locator("[role=option]:not(.offer)").first).to_contain_text("money back")
    page.locator("input[type=search]").fill("")
    page.get_by_role("button", name="Clear recent searches").click()
    expect(page.locator("[data-kb-note]")).to_be_hidden()
    page.reload()
    page.locator("input[type=search]").focus()
    expect(page.locator(".recent")).to_have_count(0)


def test_recent_searches_leave_the_device_with_no_request(page: Page, search) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.url} {request.post_data}"))
    search("customs")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "customs" in url and "/search/?q=" not in url] == []


def test_results_are_filtered_by_category_and_back_brings_all_of_it_back(
    page: Page, search
) -> None:
    search("parcel")
    everything = titles(page)
    buttons = page.locator(".filter button")
    expect(buttons.first).to_have_attribute("aria-pressed", "true")
    shipping = page.get_by_role("button", name="Shipping and delivery")
    shipping.click()
    expect(shipping).to_be_focused()
    expect(shipping).to_have_attribute("aria-pressed", "true")
    expect(page).to_have_url(re.compile(r"category=Shipping"))
    filtered = titles(page)
    assert filtered
    assert filtered == [title for title in everything if title in filtered]
    assert len(filtered) < len(everything)
    page.locator(".result a").first.click()
    page.wait_for_url("**/shipping/**")
    page.go_back()
    expect(page.locator(".result a")).to_have_text(filtered)
    page.go_back()
    expect(page.locator(".result a")).to_have_text(everything)


def test_an_english_query_on_the_japanese_site_finds_the_japanese_article(
    page: Page, served
) -> None:
    page.goto(f"{served.url}ja/")
    page.locator("input[type=search]").fill("import duties refused customs")
    first = page.locator("[role=option]:not(.offer)").first
    # Not translated: the English article, labelled.
    expect(first).to_contain_text("英語")
    expect(first.locator("b[lang=en]")).to_contain_text("customs")
    page.locator("input[type=search]").fill("how long does delivery take")
    expect(first).to_contain_text("お届け")
    expect(first.locator("[lang]")).to_have_count(0)


def test_a_slow_network_shows_the_answer_when_it_comes(page: Page, served) -> None:
    held: list[Route] = []
    is_slow = True

    def hold(route: Route) -> None:
        held.append(route) if is_slow else route.continue_()

    page.route("**/_kb/search/i/**", hold)
    page.goto(f"{served.url}en/search/?q=refund")
    expect(page.locator("[data-kb-status]")).to_have_text("Searching…")
    # Everything else on the page works while search waits.
    page.get_by_role("link", name="Skip to content").focus()
    is_slow = False
    while held:
        held.pop().continue_()
    expect(page.locator(".result").first).to_be_visible()


def test_a_site_that_is_published_again_is_searched_on(browser: Browser, served) -> None:
    """The manifest of the open page names files that are gone; the one of now does not."""
    page = browser.new_context().new_page()
    published_again = False
    missing = 0

    def answer(route: Route) -> None:
        nonlocal published_again, missing
        if route.request.url.endswith("/en.json"):
            published_again = False
        if published_again:
            missing += 1
            route.fulfill(status=404)
        else:
            route.continue_()

    page.route("**/_kb/search/**", answer)
    page.goto(f"{served.url}en/")
    box = page.locator("input[type=search]")
    box.fill("refund")
    expect(page.locator("[role=option]:not(.offer)").first).to_contain_text("money back")
    published_again = True
    box.fill("forgot password")
    expect(page.locator("[role=option]:not(.offer)").first).to_contain_text("password")
    expect(page.locator("[data-kb-note]")).to_be_hidden()
    assert missing
    page.context.close()


def test_the_box_shows_its_own_results_before_others_have_answered(page: Page, served) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    for locale in ("de", "es", "ar", "ja"):
        page.route(f"**/_kb/search/{locale}.json", hold)
    page.goto(f"{served.url}en/")
    page.locator("input[type=search]").press_sequentially("shipping qwertzu", delay=30)
    expect(page.locator("[role=option]:not(.offer)").first).to_contain_text("shipping")
    page.wait_for_timeout(1500)
    # Only the pause after the last letter asks other languages, each once.
    assert 1 <= len(held) <= 4
