"""The search box: keyboard, voice of assistive technology, failures, and what is never shown."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect


@pytest.fixture
def box(page: Page, served):
    page.goto(f"{served.url}en/")
    return page.locator("input[type=search]")


@pytest.mark.parametrize("keys", ["/", "Control+k"])
def test_keys_lead_to_the_box(page: Page, served, keys: str) -> None:
    page.goto(f"{served.url}en/returns/refunds/")
    page.keyboard.press(keys)
    expect(page.locator("input[type=search]")).to_be_focused()


def test_arrows_walk_the_list_and_escape_closes_it(page: Page, box) -> None:
    box.focus()
    expect(box).to_have_attribute("aria-expanded", "false")
    page.keyboard.type("refund")
    options = page.locator("[role=option]")
    expect(page.locator("[role=option]:not(.offer)").first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    # Between the last and the first option stands the box itself.
    expect(box).not_to_have_attribute("aria-activedescendant", re.compile(".+"))
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    active = box.get_attribute("aria-activedescendant")
    assert active == options.first.get_attribute("id")
    page.keyboard.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("refund")


def test_the_number_of_results_is_announced(page: Page, box) -> None:
    box.fill("recovery codes")
    expect(page.locator("[data-kb-status]")).to_contain_text("result")


def test_words_of_the_query_are_marked_by_stem_beginning_and_typo(page: Page, box) -> None:
    box.fill("returns")
    expect(page.locator(".option mark").first).to_have_text("return")
    box.fill("refnd")
    expect(page.locator(".option:not(.offer)").first).to_contain_text("money back")


def test_nothing_is_fetched_before_the_box_has_focus(context, served) -> None:
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{served.url}en/returns/refunds/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/_kb/search" in url or "/js/search/" in url]
    with page.expect_request("**/_kb/search/en.json"):
        page.locator("input[type=search]").focus()


def test_an_answer_to_an_older_query_is_never_shown(browser: Browser, served) -> None:
    """The first query's files are held back until the second one's answer is there."""
    page = browser.new_context().new_page()
    held: list[Route] = []
    holding = True

    def hold(route: Route) -> None:
        if holding:
            held.append(route)
        else:
            route.continue_()

    page.goto(f"{served.url}en/")
    page.route("**/_kb/search/en.json", hold)
    box = page.locator("input[type=search]")
    box.press_sequentially("password")
    page.wait_for_timeout(100)
    box.fill("customs duties")
    holding = False
    page.evaluate(
        """() => {
            window.shown = [];
            const list = document.querySelector("[data-kb-list]");
            new MutationObserver(() => window.shown.push(list.firstChild.textContent))
                .observe(list, {childList: true});
        }"""
    )
    for route in held:
        route.continue_()
    expect(page.locator("[role=option]:not(.offer)").first).to_contain_text("customs")
    page.wait_for_timeout(300)
    shown = page.evaluate("window.shown")
    assert [text for text in shown if "customs" not in text] == []
    page.context.close()


@pytest.mark.parametrize("broken", ["en.json", "/i/"])
def test_a_failed_fetch_is_told_and_tried_again(browser: Browser, served, broken: str) -> None:
    page = browser.new_context().new_page()
    failing = True

    def answer(route: Route) -> None:
        if failing and broken in urlsplit(route.request.url).path:
            route.fulfill(status=500)
        else:
            route.continue_()

    page.route("**/_kb/search/**", answer)
    page.goto(f"{served.url}en/")
    page.locator("input[type=search]").fill("refund")
    expect(page.locator("[data-kb-note]")).to_contain_text("Search is unavailable")
    assert page.locator("[role=option]:not(.offer)").count() == 0
    failing = False
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("[role=option]:not(.offer)").first).to_be_visible()
    page.context.close()


@pytest.mark.parametrize("damage", ["truncated", "version"])
def test_a_damaged_index_is_told(browser: Browser, served, damage: str) -> None:
    page = browser.new_context().new_page()

    def answer(route: Route) -> None:
        response = route.fetch()
        body = response.body()
        path = urlsplit(route.request.url).path
        if damage == "truncated" and path.endswith(".kb"):
            body = body[: len(body) // 2]
        if damage == "version" and path.endswith(".json"):
            body = body.replace(b'"format":6', b'"format":99')
        route.fulfill(response=response, body=body)

    page.route("**/_kb/search/**", answer)
    page.goto(f"{served.url}en/")
    page.locator("input[type=search]").fill("refund")
    offers = {"truncated": "Try again", "version": "This page has been updated. Reload it"}
    expect(page.locator("[data-kb-note]")).to_contain_text("Search is unavailable")
    expect(page.get_by_role("button", name=offers[damage])).to_be_visible()
    page.context.close()


def test_nothing_found_is_no_dead_end(page: Page, box) -> None:
    page.evaluate("addEventListener('kb:search_no_results', e => window.empty = e.detail.query)")
    box.fill("xqzzvw")
    note = page.locator("[data-kb-note]")
    expect(note).to_contain_text("No results for “xqzzvw”")
    expect(note.get_by_role("link", name="Email us")).to_be_visible()
    assert page.evaluate("window.empty") == "xqzzvw"


def test_did_you_mean_offers_what_is_there(page: Page, box) -> None:
    box.fill("pasvord")
    note = page.locator("[data-kb-note]")
    note.get_by_role("button", name="password").click()
    expect(page.locator("[role=option]:not(.offer)").first).to_contain_text("password")


def test_the_results_page_shows_passages_and_back_restores(page: Page, served) -> None:
    page.goto(f"{served.url}en/search/")
    box = page.locator("input[type=search]")
    box.fill("gift card")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=gift+card")
    expect(page.locator(".result p mark").first).to_be_visible()
    box.fill("tent")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=tent")
    page.go_back()
    expect(box).to_have_value("gift card")
    expect(page.locator(".result p mark").first).to_be_visible()
    page.locator(".result a").first.click()
    page.go_back()
    expect(page.locator(".result a").first).to_be_visible()
    expect(page.locator("input[type=search]")).to_have_value("gift card")


def test_the_page_api_answers_as_promised(page: Page, served) -> None:
    page.goto(f"{served.url}en/")
    hits = page.evaluate("window.kbgen.search('recovery codes', {limit: 3})")
    assert 1 <= len(hits) <= 3
    first = hits[0]
    assert first["id"] == "accounts/two-step-verification"
    assert first["url"].startswith(f"{served.url}en/accounts/two-step-verification/")
    assert first["section"] == {"anchor": "recovery-codes", "title": "Keep your recovery codes"}
    assert first["locale"] == "en"
    passage = page.evaluate(
        """async () => {
            const [hit] = await window.kbgen.search("recovery codes");
            return window.kbgen.passage(hit, "recovery codes");
        }"""
    )
    start, end = passage["marks"][0]
    assert passage["text"][start:end].lower() in {"recovery", "codes", "code"}
    german = page.evaluate("window.kbgen.search('Rückgabe', {locale: 'de'})")
    assert german[0]["locale"] == "de"
    assert page.evaluate("window.kbgen.suggest('pasvord')")["did_you_mean"] == "password"
    assert page.evaluate("window.kbgen.search('')") == []


def test_events_tell_what_happens(page: Page, served) -> None:
    page.goto(f"{served.url}en/returns/refunds/")
    page.evaluate(
        """() => {
            window.told = [];
            for (const name of ["search", "result_click", "contact_click"])
                window.addEventListener(`kb:${name}`, e => window.told.push([name, e.detail]));
            addEventListener("click", e => e.preventDefault());
        }"""
    )
    page.locator("input[type=search]").fill("exchange")
    page.locator("[role=option]:not(.offer)").first.click()
    page.locator("[data-kb-channel=email]").first.click()
    told = dict(page.evaluate("window.told"))
    assert told["search"]["query"] == "exchange"
    assert told["result_click"]["rank"] == 1
    assert told["contact_click"]["channel"] == "email"
    assert told["contact_click"]["article_id"] == "returns/refunds"
    assert len(told["contact_click"]["revision"]) == 8
