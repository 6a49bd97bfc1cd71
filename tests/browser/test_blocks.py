"""Blocks, markets and moved pages in the browser, with and without scripts."""

import datetime as dt
import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

RETURN = "returns/return-an-item/"
COSTS = "shipping/shipping-costs/"
TRACK = "shipping/track-your-order/"


# Tabs


def test_tabs_show_one_at_a_time_and_follow_the_arrow_keys(page: Page, served) -> None:
    page.goto(f"{served.url}en/{TRACK}")
    tabs = page.get_by_role("tab")
    panels = page.locator("[data-kb-tab]")
    expect(tabs).to_have_count(2)
    expect(panels.nth(0)).to_be_visible()
    expect(panels.nth(1)).to_be_hidden()

    tabs.nth(0).focus()
    page.keyboard.press("ArrowRight")

    expect(tabs.nth(1)).to_be_focused()
    expect(tabs.nth(1)).to_have_attribute("aria-selected", "true")
    expect(panels.nth(1)).to_be_visible()
    expect(panels.nth(0)).to_be_hidden()
    page.keyboard.press("ArrowRight")
    expect(tabs.nth(0)).to_be_focused()


def test_in_arabic_the_arrow_to_the_left_leads_on(page: Page, served) -> None:
    page.goto(f"{served.url}ar/{TRACK}")
    tabs = page.get_by_role("tab")
    tabs.nth(0).focus()
    page.keyboard.press("ArrowLeft")

    expect(tabs.nth(1)).to_be_focused()


def test_a_chosen_tab_is_chosen_on_the_next_page_of_the_visit(page: Page, served) -> None:
    page.goto(f"{served.url}en/{TRACK}")
    page.get_by_role("tab").nth(1).click()
    page.reload()

    expect(page.get_by_role("tab").nth(1)).to_have_attribute("aria-selected", "true")


# Markets


def test_a_page_shows_the_market_of_its_language_until_another_is_chosen(
    page: Page, served
) -> None:
    page.goto(f"{served.url}en/{COSTS}")
    choice = page.locator(".prose [data-kb-market-choice]")
    lead = page.locator(".for-market:visible").first
    expect(choice).to_have_value("NL")
    expect(lead).to_have_text(
        "Shipping costs €3.95. Spend €50 or more, and it's free.", use_inner_text=True
    )

    choice.select_option("GB")
    expect(lead).to_have_text(
        "Shipping costs €12.95. Spend €150 or more, and it's free.", use_inner_text=True
    )
    choice.select_option("WORLD")
    expect(lead).to_have_text("Shipping costs €24.95, whatever you order.", use_inner_text=True)

    page.goto(f"{served.url}de/{COSTS}")
    expect(page.locator(".prose [data-kb-market-choice]")).to_have_value("WORLD")


def test_events_say_which_market_it_is(page: Page, served) -> None:
    page.goto(f"{served.url}en/{COSTS}")
    page.locator(".prose [data-kb-market-choice]").select_option("GB")
    page.evaluate(
        "addEventListener('kb:contact_click', ({ detail }) => { window.seen = detail; });"
        "addEventListener('click', (event) => event.preventDefault());"
    )
    page.locator("[data-kb-channel]").first.click()

    assert page.evaluate("window.seen.market") == "GB"


def test_without_scripts_all_markets_stand_there_with_their_names(browser: Browser, served) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{served.url}en/{RETURN}")
    text = page.locator(".prose").inner_text()

    assert page.locator("[data-kb-markets]:visible").count() == 0
    assert "Netherlands · Belgium and Germany\n" in text
    assert "Other EU countries · UK, Switzerland, Norway\n" in text
    assert "We take €4.50 (UK, Switzerland, Norway: €9.50) off your refund." in text
    page.goto(f"{served.url}en/{TRACK}")
    assert page.locator("[data-kb-tab]:visible").count() == 2
    page.context.close()


def test_what_counts_in_one_market_is_found(page: Page, served) -> None:
    page.goto(f"{served.url}en/")
    hits = page.evaluate("kbgen.search('you pay the postage yourself')")

    assert hits[0]["id"] == "returns/return-an-item"


# Deadlines


@pytest.mark.parametrize(
    ("arrived", "answer"),
    [
        ("2026-11-01", "Tuesday 1 December 2026 11 days left"),
        ("2026-10-21", "Friday 20 November 2026 That’s today."),
        ("2026-10-01", "Saturday 31 October 2026 This deadline has passed."),
    ],
)
def test_the_last_day_to_send_something_back_is_told(
    page: Page, served, arrived: str, answer: str
) -> None:
    page.clock.install(time=dt.datetime(2026, 11, 20, 10, tzinfo=dt.UTC))
    page.goto(f"{served.url}en/{RETURN}")
    page.get_by_label("When did your parcel arrive?").fill(arrived)
    told = page.locator(".deadline-answer").inner_text().replace(",", "")

    month_first = answer.replace("1 December", "December 1").replace("20 November", "November 20")
    month_first = month_first.replace("31 October", "October 31")
    assert any(one in told for one in (answer, month_first)), told


def test_without_scripts_the_rule_stands_there(browser: Browser, served) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{served.url}en/{RETURN}")

    expect(page.locator(".deadline")).to_contain_text("30 days after delivery")
    assert page.locator(".deadline input").count() == 0
    page.context.close()


LAST_DAYS = [
    ("2026-11-28", {"count": 30, "unit": "day"}, "2026-12-28"),
    ("2026-02-27", {"count": 1, "unit": "week"}, "2026-03-06"),
    ("2027-01-31", {"count": 1, "unit": "month"}, "2027-02-28"),
    ("2028-02-29", {"count": 1, "unit": "year"}, "2029-02-28"),
    ("2026-12-24", {"count": 2, "unit": "working-day"}, "2026-12-28"),
    ("2026-12-24", {"count": 2, "unit": "working-day", "holidays": ["2026-12-25"]}, "2026-12-29"),
    ("2026-11-28", {"count": 48, "unit": "hour"}, "2026-11-30"),
    ("2026-11-28", {"count": 30, "unit": "second"}, "2026-11-28"),
    ("2027-03-27", {"count": 2, "unit": "day"}, "2027-03-29"),
]


@pytest.mark.parametrize(("first", "rule", "last"), LAST_DAYS)
def test_days_are_counted_as_shops_count_them(page: Page, served, first, rule, last) -> None:
    """The last case crosses the change to summer time."""
    page.goto(f"{served.url}en/{RETURN}")
    folder = page.locator("script[src$='js/main.js']").first.get_attribute("src")
    script = page.evaluate("(src) => new URL(src, location.href).href", folder)
    module = script.replace("main.js", "blocks/deadline.js")
    rule = {"holidays": [], "zone": "UTC", **rule}
    code = """async ([module, first, rule]) =>
        Object.values(await import(module)).find((one) => one.lastDay).lastDay(first, rule)"""

    assert page.evaluate(code, [module, first, rule]) == last


# Moved pages


def test_a_moved_page_keeps_what_stands_behind_the_hash(
    page: Page, previewed, browser: Browser
) -> None:
    file = Path(previewed.root / "content/en/returns/refunds.md")
    text = file.read_text("utf-8")
    alias = "aliases: [returns/money-back]\n"
    file.write_text(text.replace("order: 2\n", f"order: 2\n{alias}", 1), encoding="utf-8")
    opened = browser.new_context().new_page()
    for locale in ("en", "ja"):
        url = f"{previewed.url}{locale}/returns/money-back/"
        for _ in range(400):
            if opened.request.get(url).status == 200:
                break
            opened.wait_for_timeout(100)
        opened.goto(f"{url}?from=mail#missing")
        opened.wait_for_url(f"**/{locale}/returns/refunds/?from=mail#missing")
    opened.context.close()
    still = browser.new_context(java_script_enabled=False).new_page()
    still.goto(f"{previewed.url}en/returns/money-back/")
    still.wait_for_url("**/en/returns/refunds/")
    still.context.close()
    (file,) = previewed.root.glob(".kbgen/serve/*/_kb/redirects.json")
    pairs = json.loads(file.read_text("utf-8"))
    assert {"from": "/en/returns/money-back/", "to": "/en/returns/refunds/"} in pairs


# Buttons into the shop


def test_an_action_leads_into_the_shop_with_its_parameters(page: Page, served) -> None:
    page.goto(f"{served.url}de/{RETURN}")
    button = page.locator("[data-kb-action]").first

    assert button.get_attribute("href") == "https://junipergoods.example/de/returns/new?from=help"
