"""Answers in pages of a shop whose help centre asks for consent."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.shop_page import Shop, open_shop


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    opened = open_shop(tmp_path_factory.mktemp("consent"), 'consent = "required"')
    opened.write("index.html")
    opened.write("given.html", consent='consent="given"')
    yield opened
    opened.close()


@pytest.fixture
def page(browser: Browser, shop: Shop) -> Iterator[Page]:
    context = browser.new_context(locale="en-GB")
    context.set_default_timeout(30_000)
    shop.centre.collector.stored.clear()
    yield context.new_page()
    context.close()


def open_suggestion(page: Page, url: str) -> Locator:
    """Open the article that is suggested beside a form; return the help."""
    page.goto(url)
    page.locator("#subject").fill("where is my refund")
    page.locator("kb-deflect .found a").first.click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading", level=1)).to_be_focused()
    return dialog


def test_a_vote_asks_first_as_on_the_site(page: Page, shop: Shop) -> None:
    dialog = open_suggestion(page, shop.shop.url)
    yes = dialog.get_by_role("button", name="Yes", exact=True)
    said = dialog.locator(".feedback .said")
    yes.click()
    agree = dialog.get_by_role("button", name="Yes, I agree")
    expect(agree).to_be_focused()
    expect(dialog.get_by_role("group")).to_contain_text("May we record")
    dialog.get_by_role("button", name="No, thanks").click()
    expect(said).to_have_text("Nothing is sent.")
    expect(yes).to_be_focused()
    expect(yes).to_have_attribute("aria-pressed", "false")
    yes.click()
    agree.click()
    expect(said).to_contain_text("Thanks")

    kinds = [(one["type"], one.get("reason")) for one in shop.centre.collector.events()]
    assert sorted(kinds) == [("deflected", "solved"), ("vote", None)]
    dialog.get_by_role("button", name="No", exact=True).click()
    expect(said).to_contain_text("sorry")  # agreed once for the page
    kept = "() => [localStorage.length, sessionStorage.length, document.cookie]"
    assert page.evaluate(kept) == [0, 0, ""]


def test_without_an_answer_nothing_is_counted(page: Page, shop: Shop) -> None:
    open_suggestion(page, shop.shop.url)
    page.goto(f"{shop.shop.url}bare.html")
    page.wait_for_timeout(300)

    assert shop.centre.collector.events() == []


@pytest.mark.parametrize("answers", [(), ("No",)])
def test_the_shop_can_say_that_a_reader_has_agreed(page: Page, shop: Shop, answers) -> None:
    dialog = open_suggestion(page, f"{shop.shop.url}given.html")
    for answer in answers:
        dialog.get_by_role("button", name=answer, exact=True).click()
        expect(dialog.locator(".feedback .said")).to_contain_text("sorry")
    page.goto(f"{shop.shop.url}bare.html")

    assert shop.centre.collector.has(1)
    (kind,) = [(one["type"], one.get("reason")) for one in shop.centre.collector.events()]
    assert kind == (("vote", None) if answers else ("deflected", "left"))


def test_a_signal_of_the_browser_stands_above_what_the_shop_says(page: Page, shop: Shop) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'globalPrivacyControl', {value: true})")
    dialog = open_suggestion(page, f"{shop.shop.url}given.html")
    expect(dialog.locator(".feedback")).to_have_count(0)
    page.goto(f"{shop.shop.url}bare.html")
    page.wait_for_timeout(300)

    assert shop.centre.collector.events() == []
