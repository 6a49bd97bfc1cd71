"""Nothing that readers see moves while scripts fill the page, on a slow network."""

import pytest
from playwright.sync_api import Browser

from tests.bench.phone import Phone

SUM = """window.moved = 0;
new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) moved += hadRecentInput ? 0 : value;
}).observe({ type: "layout-shift", buffered: true });"""
PAGES = {
    "": ".cards",
    "returns/refunds/": "[data-kb-contact]",
    "shipping/shipping-costs/": "[data-kb-contact]",
    "contact/": "[data-kb-ready]",
    "search/?q=return": ".result",
    "search/?q=zzqxw+vvkj": "[data-kb-note] p",
    "search/?q=contact": "[data-kb-contact] + [data-kb-results]",
    "nothing-here/": ".missing [data-kb-contact]",
}


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_nothing_moves(browser: Browser, served, locale: str) -> None:
    phone = Phone(browser, locale, "4g")
    phone.page.add_init_script(SUM)
    moved = {}
    for path, shown in PAGES.items():
        phone.page.goto(f"{served.url}{locale}/{path}")
        phone.page.locator(shown).first.wait_for(state="attached")
        phone.page.wait_for_timeout(phone.pause)
        assert phone.page.locator("main :is([data-kb-contact], .cards)").first.is_visible(), path
        moved[path] = phone.page.evaluate("moved")
    phone.context.close()

    assert {path: value for path, value in moved.items() if value > 0.02} == {}


def test_what_waits_for_a_script_is_shown_without_it(browser: Browser, served) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/js/main.js", lambda route: route.abort())
    for path in ("en/search/?q=return", "en/nothing-here/"):
        page.goto(served.url + path, wait_until="load")
        page.locator("main [data-kb-contact]").first.wait_for(timeout=5_000)
    context.close()
