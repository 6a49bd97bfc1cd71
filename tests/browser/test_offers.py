"""Complete questions in the search box: before there are hits, and above them."""

import gzip
import json

import pytest
from playwright.sync_api import Browser, Page, Route, expect

OFFERS = "[role=option].offer"
HITS = "[role=option]:not(.offer)"


@pytest.fixture
def box(page: Page, served):
    page.goto(f"{served.url}en/")
    return page.locator("input[type=search]")


def test_two_letters_are_completed_before_hits_are_looked_up(page: Page, served) -> None:
    page.clock.install(time=0)
    page.goto(f"{served.url}en/")
    page.clock.pause_at(60_000)
    box = page.locator("input[type=search]")
    box.focus()
    page.keyboard.type("w")
    page.evaluate("window.kbgen.complete('w')")
    expect(page.locator(OFFERS)).to_have_count(0)
    page.keyboard.type("h")
    expect(page.locator("[role=option]")).to_have_count(3)
    expect(page.locator(OFFERS)).to_have_count(3)
    expect(page.locator(OFFERS).first).to_have_text("Where is my order?")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.locator("[data-kb-status]")).to_have_text("3 suggestions")


def test_keys_choose_a_question_and_its_answers_follow(page: Page, box) -> None:
    box.focus()
    page.keyboard.type("how do i ret")
    first = page.locator(OFFERS).first
    expect(first).to_be_visible()
    question = first.inner_text()
    page.keyboard.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", first.get_attribute("id") or "-")
    # Hits that come below leave the reader where they are.
    expect(page.locator(HITS).first).to_be_visible()
    expect(first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(box).to_have_value(question)
    expect(box).to_be_focused()
    expect(page.locator(HITS).first).to_contain_text("return")
    expect(page.locator(OFFERS).filter(has_text=question)).to_have_count(0)
    page.keyboard.type(" now")
    expect(page.locator(OFFERS)).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value(f"{question} now")


def test_the_first_hit_is_two_keys_below_a_question(page: Page, box) -> None:
    box.fill("how do i return an")
    expect(page.locator(HITS).first).to_be_visible()
    offers = page.locator(OFFERS).count()
    for _ in range(offers + 1):
        box.press("ArrowDown")
    expect(page.locator(HITS).first).to_have_attribute("aria-selected", "true")
    with page.expect_navigation():
        box.press("Enter")
    assert "/returns/" in page.url


def test_a_click_asks_the_question_and_is_no_result(page: Page, box) -> None:
    page.evaluate("window.clicks = 0; document.addEventListener('kb:result_click', () => clicks++)")
    box.fill("wh")
    page.locator(OFFERS).first.click()
    expect(box).to_have_value("Where is my order?")
    expect(page.locator(HITS).first).to_contain_text("tracking")
    assert page.evaluate("window.clicks") == 0


def test_nothing_jumps_when_hits_come(page: Page, box) -> None:
    box.fill("my order")
    expect(page.locator(OFFERS).first).to_be_visible()
    places = """() => [...document.querySelectorAll(".offer")]
        .map((one) => one.getBoundingClientRect().top)"""
    before = page.evaluate(places)
    expect(page.locator(HITS).first).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert page.evaluate(places) == before
    shift = """() => new Promise((resolve) => new PerformanceObserver((list) =>
        resolve(list.getEntries().reduce((sum, { value }) => sum + value, 0)))
        .observe({ type: "layout-shift", buffered: true }) ?? setTimeout(resolve, 200, 0))"""
    assert page.evaluate(shift) < 0.01


def test_the_readers_own_queries_come_first(page: Page, box) -> None:
    box.fill("which lamp")
    expect(page.locator("[role=option]").first).to_be_visible()
    box.press("Enter")
    page.wait_for_url("**/search/**")
    page.go_back()
    box.fill("wh")
    expect(page.locator(OFFERS).first).to_have_text("which lamp")


@pytest.mark.parametrize(
    ("locale", "typed", "offered"),
    [
        ("de", "wo", "Wo ist meine Bestellung?"),
        ("es", "donde", "¿Dónde está mi pedido?"),
        ("ar", "اين", "أين طلبي؟"),
        ("ja", "注文した", "注文した商品は今どこにありますか？"),
    ],
)
def test_each_language_completes_in_its_own(page, served, locale, typed, offered) -> None:
    page.goto(f"{served.url}{locale}/")
    page.locator("input[type=search]").fill(typed)
    expect(page.locator(OFFERS).filter(has_text=offered)).to_have_count(1)


def test_icons_stand_where_lines_begin(page: Page, served) -> None:
    page.goto(f"{served.url}ar/")
    page.locator("input[type=search]").fill("اين")
    offer = page.locator(OFFERS).first
    icon, text = offer.locator("svg").bounding_box(), offer.locator("span").bounding_box()
    assert icon
    assert text
    assert icon["x"] > text["x"]


def test_on_a_phone_questions_leave_room_for_hits(page: Page, served) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{served.url}en/")
    page.locator("input[type=search]:visible, a[data-kb-open-search]:visible").first.click()
    box = page.locator("input[type=search]:visible")
    box.fill("my order")
    expect(page.locator(HITS).first).to_be_visible()
    offers = page.locator(OFFERS).all()
    heights = [one.bounding_box()["height"] for one in offers]
    assert 1 <= len(heights) <= 3
    assert min(heights) >= 44
    assert sum(heights) < 844 / 4
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_without_the_file_search_goes_on(browser: Browser, served) -> None:
    page = browser.new_page()

    def damage(route: Route) -> None:
        answer = route.fetch()
        found = answer.json()
        route.fulfill(response=answer, json=found | {"questions": "0123456789abcdef"})

    page.route("**/_kb/search/en.json", damage)
    page.goto(f"{served.url}en/")
    page.locator("input[type=search]").fill("refund")
    expect(page.locator(HITS).first).to_be_visible()
    expect(page.locator(OFFERS)).to_have_count(0)
    page.close()


def test_a_small_site_s_questions_come_with_what_a_search_needs_anyway(page: Page, served) -> None:
    found = page.request.get(f"{served.url}_kb/search/en.json").json()
    with_them, without = (
        len(gzip.compress(json.dumps(value).encode(), 9))
        for value in (found, found | {"questions": None})
    )
    assert with_them - without <= 2_000 * 15 / 33
