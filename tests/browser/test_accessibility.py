"""axe-core finds nothing, on every kind of page, in both colour schemes, from right to left too."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

PAGES = {
    "home": "{locale}/",
    "category": "{locale}/returns/",
    "article": "{locale}/returns/refunds/",
    "stand-in": "{locale}/shipping/customs-and-duties/",
    "search": "{locale}/search/?q=R-104882",
    "nothing found": "{locale}/search/?q=zzqxw+vvkj",
    "contact": "{locale}/contact/",
    "404": "{locale}/nothing-here/",
    "thanks": "{locale}/thanks/",
}


@pytest.mark.parametrize("locale", ["en", "de", "ar", "ja", "es"])
def test_the_header_fits_a_tablet_in_one_row(browser: Browser, served, locale: str) -> None:
    context = browser.new_context(viewport={"width": 720, "height": 900})
    page = context.new_page()
    for width in (720, 820, 900, 1023, 1024):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{served.url}{locale}/returns/refunds/", wait_until="load")
        page.wait_for_timeout(200)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.locator(".brand").bounding_box()["height"] < 50  # a line or two
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", ["en", "ar"])
def test_axe_finds_nothing(browser: Browser, served, locale: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    found = {}
    for name, path in PAGES.items():
        page.goto(served.url + path.format(locale=locale))
        page.wait_for_load_state("networkidle")
        result = Axe().run(page)
        if result.violations_count:
            found[name] = result.generate_report()
    context.close()

    assert found == {}


@pytest.mark.parametrize(
    ("width", "locale", "scheme"),
    [(360, "en", "light"), (360, "ar", "dark"), (1280, "en", "dark"), (1280, "ar", "light")],
)
def test_axe_finds_nothing_while_searching(
    browser: Browser, served, width: int, locale: str, scheme: str
) -> None:
    view = {"width": width, "height": 800}
    context = browser.new_context(viewport=view, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    found = {}
    for name, query, shown in (
        ("hits", {"en": "return", "ar": "إرجاع"}[locale], "[role=option]:not(.offer)"),
        ("nothing found", "zzqxw vvkj", "[data-kb-note]:not([hidden])"),
    ):
        page.goto(f"{served.url}{locale}/")
        page.keyboard.press("/")
        page.keyboard.type(query)
        expect(page.locator(shown).first).to_be_visible()
        page.keyboard.press("ArrowDown")
        result = Axe().run(page)
        if result.violations_count:
            found[name] = result.generate_report()
    context.close()

    assert found == {}


@pytest.mark.parametrize("locale", ["en", "de", "ar", "ja"])
@pytest.mark.parametrize("path", ["{locale}/", "{locale}/returns/refunds/", "{locale}/search/"])
def test_nothing_is_wider_than_a_small_phone(
    browser: Browser, served, locale: str, path: str
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(served.url + path.format(locale=locale))
    width = page.evaluate("document.documentElement.scrollWidth")
    context.close()

    assert width <= 320


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", ["en", "ar"])
def test_axe_finds_nothing_in_what_a_phone_opens(
    browser: Browser, served, locale: str, scheme: str
) -> None:
    found = {}
    phone = {"width": 390, "height": 844}
    context = browser.new_context(viewport=phone, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()

    def look(state: str) -> None:
        result = Axe().run(page)
        if result.violations_count:
            found[state] = result.generate_report()

    page.goto(f"{served.url}{locale}/returns/return-an-item/")
    page.wait_for_load_state("networkidle")
    page.locator(".contents summary").click()
    page.locator(".place summary").click()
    look("menu of languages and markets, contents")
    page.keyboard.press("Escape")
    page.locator(".prose img").scroll_into_view_if_needed()
    page.locator(".zoom").press("Enter")
    look("image in full size")
    page.keyboard.press("Escape")
    page.locator(".brand").focus()
    page.locator("[data-kb-open-search]").click()
    page.keyboard.type("R-104882")
    expect(page.locator("[role=option]:not(.offer)").first).to_be_visible()
    look("search")
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{served.url}{locale}/shipping/shipping-costs/")
    page.wait_for_load_state("networkidle")
    look("table as cards")
    context.close()

    assert found == {}
