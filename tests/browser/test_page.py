"""The page around the texts: its head, search on phones, images, tables, and that nothing moves."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

PHONE = {"width": 390, "height": 844}
ARTICLE = "returns/return-an-item/"
SHIFTS = """window.shifted = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true });"""
MOST_SHIFTED = 0.02
#: Bottom of the head as it is seen, and top of what the address names.
CLEARANCE = """() => {
  const head = document.querySelector(".top").getBoundingClientRect();
  const goal = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  return [head.bottom, goal.getBoundingClientRect().top, innerHeight];
}"""


@pytest.fixture
def on_phone(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open pages on phones; more options of the browser's context can be given."""
    opened: list[BrowserContext] = []

    def open_page(**options: object) -> Page:
        context = browser.new_context(**{"viewport": PHONE, "has_touch": True, **options})  # type: ignore[arg-type]
        opened.append(context)
        return context.new_page()

    yield open_page
    for context in opened:
        context.close()


# The head of the page


@pytest.mark.parametrize(
    ("width", "height"),
    [(390, 844), (320, 640), (844, 390), (195, 422), (820, 1180), (1280, 800)],
    ids=["phone", "small", "landscape", "zoomed", "tablet", "wide"],
)
@pytest.mark.parametrize("locale", ["en", "ar"])
def test_what_an_address_names_is_never_below_the_head(
    on_phone, served, locale: str, width: int, height: int
) -> None:
    page = on_phone(viewport={"width": width, "height": height})
    page.goto(f"{served.url}{locale}/{ARTICLE}#costs")
    page.wait_for_load_state("networkidle")
    bottom, top, window = page.evaluate(CLEARANCE)
    assert bottom <= top < window / 2

    # Up again: the head comes back.
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.evaluate("location.hash = document.querySelector('.prose h2[id]').id")
    page.wait_for_timeout(400)
    bottom, top, window = page.evaluate(CLEARANCE)
    assert bottom <= top < window


def test_the_head_makes_room_while_reading_and_comes_back(on_phone, served) -> None:
    page = on_phone()
    page.goto(f"{served.url}en/{ARTICLE}")
    page.wait_for_load_state("networkidle")
    head = page.locator(".top")
    page.mouse.wheel(0, 900)
    expect(head).not_to_be_in_viewport()
    page.mouse.wheel(0, -200)
    expect(head).to_be_in_viewport()

    page.mouse.wheel(0, 600)
    expect(head).not_to_be_in_viewport()
    page.locator(".brand").focus()
    expect(head).to_be_in_viewport()


@pytest.mark.parametrize("width", [320, 390, 820, 1280])
@pytest.mark.parametrize("locale", ["en", "de", "ja"])
def test_the_head_is_one_row(on_phone, served, locale: str, width: int) -> None:
    page = on_phone(viewport={"width": width, "height": 800})
    page.goto(f"{served.url}{locale}/{ARTICLE}")
    heights = {part: page.locator(part).bounding_box() for part in (".top", ".brand", ".place")}

    assert heights[".top"]["height"] in (pytest.approx(57, abs=1), pytest.approx(65, abs=1))
    for box in heights.values():
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


def test_language_and_market_are_chosen_in_one_place(on_phone, served) -> None:
    page = on_phone()
    page.goto(f"{served.url}en/{ARTICLE}")
    page.wait_for_load_state("networkidle")
    page.locator(".place summary").press("Enter")
    menu = page.locator(".place .menu")
    expect(menu.get_by_text("Deliver to")).to_be_visible()
    menu.get_by_label("Deliver to").select_option("GB")
    expect(page.locator(".prose [data-kb-market-choice]")).to_have_value("GB")
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(page.locator(".place summary")).to_be_focused()


def test_a_page_that_is_the_same_everywhere_does_not_ask_for_the_market(page, served) -> None:
    page.goto(f"{served.url}en/accounts/reset-your-password/")

    expect(page.locator(".prose [data-kb-market-choice]")).to_have_count(0)
    expect(page.locator(".place [data-kb-market-choice]")).to_have_count(1)


# Search on phones


def test_on_phones_search_is_a_sheet_over_the_page(on_phone, served) -> None:
    page = on_phone()
    page.goto(f"{served.url}en/{ARTICLE}")
    page.wait_for_load_state("networkidle")
    opener = page.get_by_role("link", name="Search", exact=True)
    opener.click()
    box = page.locator(".top input[type=search]")
    expect(box).to_be_focused()
    page.keyboard.type("refund")
    option = page.locator("[role=option]:not(.offer)").first
    expect(option).to_be_visible()
    assert option.bounding_box()["width"] > PHONE["width"] - 40
    assert page.locator("main").get_attribute("inert") == ""

    page.keyboard.press("Escape")  # the list
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(opener).to_be_focused()
    assert page.locator("main").get_attribute("inert") is None


def test_keys_open_the_sheet_too(on_phone, served) -> None:
    page = on_phone()
    page.goto(f"{served.url}en/{ARTICLE}")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("/")
    expect(page.locator(".top input[type=search]")).to_be_focused()
    page.get_by_role("button", name="Close").click()
    expect(page.locator(".top input[type=search]")).to_be_hidden()


def test_without_scripts_search_leads_to_all_articles_and_says_why(on_phone, served) -> None:
    page = on_phone(java_script_enabled=False)
    page.goto(f"{served.url}en/{ARTICLE}")
    page.get_by_role("link", name="Search", exact=True).click()
    expect(page.get_by_role("note")).to_contain_text("Search needs JavaScript")
    page.get_by_role("link", name="How much does shipping cost?").click()
    page.wait_for_url("**/en/shipping/shipping-costs/")


def test_with_scripts_it_says_nothing_of_them(page, served) -> None:
    page.goto(f"{served.url}en/search/")

    expect(page.get_by_text("Search needs JavaScript")).to_have_count(0)


# Nothing moves


@pytest.mark.parametrize(
    "path",
    [
        "en/",
        "de/shipping/shipping-costs/",
        "en/shipping/delivery-times/",
        "en/shipping/track-your-order/",
        "ar/shipping/track-your-order/#no-scan",
        "en/search/?q=refund",
    ],
)
def test_nothing_moves_after_it_is_painted(on_phone, served, path: str) -> None:
    page = on_phone(is_mobile=True)
    page.add_init_script(SHIFTS)
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    net = {"offline": False, "latency": 300, "downloadThroughput": 2e5, "uploadThroughput": 1e5}
    line.send("Network.emulateNetworkConditions", net)
    page.goto(served.url + path)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("shifted") <= MOST_SHIFTED

    page.evaluate("document.elementFromPoint(195, 300).before(document.createElement('hr'))")
    page.evaluate("document.querySelector('hr').style.height = '400px'")
    page.wait_for_timeout(200)
    assert page.evaluate("shifted") > MOST_SHIFTED, "shifts are not seen at all"


#: Tells whether the reading aids have come: the first of them measures the head.
READING_AIDS = "document.documentElement.style.getPropertyValue('--bar-now') !== ''"


def test_nothing_moves_while_styles_of_what_is_added_are_on_their_way(on_phone, served) -> None:
    page = on_phone(is_mobile=True)
    page.add_init_script(SHIFTS)
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route("**/later.css", hold)
    page.goto(f"{served.url}ar/shipping/track-your-order/#no-scan")
    for _ in range(300):
        if waiting and page.evaluate(READING_AIDS):
            break
        page.wait_for_timeout(50)
    assert page.locator(".heading-link").count() == 0
    waiting[0].continue_()
    page.locator(".heading-link").first.wait_for(state="attached")
    page.wait_for_load_state("networkidle")

    assert page.evaluate("shifted") <= MOST_SHIFTED


def test_readers_who_want_no_motion_get_none(on_phone, served) -> None:
    page = on_phone(reduced_motion="reduce")
    page.goto(f"{served.url}en/{ARTICLE}")
    page.wait_for_load_state("networkidle")
    moving = """() => [...document.querySelectorAll("*")].filter((one) => {
      const { transitionDuration, animationName } = getComputedStyle(one);
      return transitionDuration !== "0s" || animationName !== "none";
    }).length"""

    assert page.evaluate(moving) == 0


# Articles


def test_the_answer_comes_before_the_contents_on_phones(on_phone, served) -> None:
    page = on_phone()
    page.goto(f"{served.url}en/{ARTICLE}")
    answer = page.locator(".prose > p").first.bounding_box()
    contents = page.locator(".contents").bounding_box()

    assert answer["y"] + answer["height"] < contents["y"]
    assert contents["y"] + contents["height"] < PHONE["height"]
    assert contents["height"] < 60


def test_the_section_that_is_read_is_marked_in_the_contents(page, served) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{served.url}en/{ARTICLE}#costs")
    page.wait_for_load_state("networkidle")

    expect(page.locator(".contents [aria-current]")).to_have_attribute("href", "#costs")


def test_a_heading_offers_its_address(page, served) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{served.url}en/{ARTICLE}")
    page.wait_for_load_state("networkidle")
    link = page.get_by_role("link", name="Copy link: What it costs")
    link.focus()
    page.keyboard.press("Enter")
    expect(link).to_have_text("✓")

    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{served.url}en/{ARTICLE}#costs"


def test_an_image_that_is_larger_than_shown_opens_in_full_size(on_phone, served) -> None:
    page = on_phone()
    page.goto(f"{served.url}en/{ARTICLE}")
    page.wait_for_load_state("networkidle")
    page.locator(".prose img").scroll_into_view_if_needed()
    button = page.get_by_role("button", name=re.compile("^Enlarge image: "))
    button.press("Enter")
    shown = page.get_by_role("dialog").locator("img")
    expect(shown).to_be_visible()
    assert shown.evaluate("(image) => image.width >= image.naturalWidth")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(button).to_be_focused()


def test_an_image_in_its_own_size_has_no_larger_one(page, served) -> None:
    page.set_viewport_size({"width": 1280, "height": 3000})
    page.goto(f"{served.url}en/{ARTICLE}")
    page.wait_for_load_state("networkidle")

    expect(page.locator(".prose img")).to_be_visible()
    expect(page.locator(".zoom")).to_have_count(0)


def test_rows_of_a_wide_table_are_cards_on_small_phones(on_phone, served) -> None:
    page = on_phone(viewport={"width": 320, "height": 640})
    page.goto(f"{served.url}en/shipping/shipping-costs/")
    cell = page.locator("td[data-label=Shipping]").first
    label = "(cell) => getComputedStyle(cell, '::before').content"
    assert cell.evaluate(label) == '"Shipping"'
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.locator(".table").first.evaluate("(box) => box.scrollWidth <= box.clientWidth")

    page.set_viewport_size({"width": 700, "height": 640})
    assert cell.evaluate(label) == "none"


def test_on_paper_the_ways_to_reach_the_shop_stay(page, served) -> None:
    page.goto(f"{served.url}en/{ARTICLE}")
    page.emulate_media(media="print")

    expect(page.locator(".ending .contact")).to_be_visible()
    expect(page.locator(".feedback")).to_be_hidden()
    expect(page.locator(".bottom")).to_be_hidden()


def test_a_missing_page_shows_what_was_asked_and_the_closest_articles(on_phone, served) -> None:
    page = on_phone()
    page.goto(f"{served.url}en/returns/refund-times/")

    expect(page.locator("[data-kb-missing-address]")).to_have_text("/en/returns/refund-times/")
    expect(page.locator("[data-kb-missing-guesses] a").first).to_have_text(
        "When do I get my money back?"
    )
    expect(page.get_by_role("link", name="Email us")).to_be_visible()
