"""Everything that readers come for, with the keyboard alone."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.recording import HelpCentre

#: More presses than any page needs.
MOST = 60


@pytest.fixture
def reader(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open a page of the width of a phone or a desk."""
    contexts = []

    def open_page(width: int = 1280) -> Page:
        contexts.append(browser.new_context(viewport={"width": width, "height": 844}))
        return contexts[-1].new_page()

    yield open_page
    for context in contexts:
        context.close()


def walk(page: Page, selector: str) -> None:
    """Press Tab until what is wanted has focus, which has to be seen."""
    for _ in range(MOST):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            focus = page.locator(":focus")
            assert focus.evaluate("one => getComputedStyle(one).outlineStyle") != "none"
            expect(focus).to_be_in_viewport()
            return
    pytest.fail(f"Tab does not lead to {selector}")


@pytest.mark.parametrize("locale", ["en", "ar"])
@pytest.mark.parametrize("width", [390, 1280])
def test_from_a_search_to_a_person(reader, open_centre, locale: str, width: int) -> None:
    centre: HelpCentre = open_centre("")
    page = reader(width)
    page.goto(f"{centre.url}{locale}/")
    page.keyboard.press("/")
    page.keyboard.type("refund")
    expect(page.locator("[role=option]:not(.offer)").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/returns/refunds/**")
    page.wait_for_load_state("networkidle")
    walk(page, "[data-kb-vote] button[value=no]")
    page.keyboard.press("Enter")
    expect(page.locator("[data-kb-follow-up]")).to_be_visible()
    walk(page, ".ending a[data-kb-channel]")


def test_another_language(reader, served) -> None:
    page = reader()
    page.goto(f"{served.url}en/returns/refunds/")
    page.wait_for_load_state("networkidle")
    walk(page, ".place summary")
    page.keyboard.press("Enter")
    walk(page, "[data-kb-language=de]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/de/returns/refunds/")


def test_the_contents_of_an_article(reader, served) -> None:
    page = reader(390)
    page.goto(f"{served.url}en/returns/refunds/")
    page.wait_for_load_state("networkidle")
    walk(page, ".contents summary")
    page.keyboard.press("Enter")
    walk(page, ".contents a[href='#missing']")
    page.keyboard.press("Enter")
    expect(page.locator("#missing")).to_be_in_viewport()
    # Reading goes on from there, not from the head of the page.
    page.keyboard.press("Tab")
    below = "document.activeElement.getBoundingClientRect().top > 0"
    assert page.evaluate(below)


def test_the_content_comes_first_for_who_skips_the_head(reader, served) -> None:
    page = reader()
    page.goto(f"{served.url}en/returns/refunds/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
