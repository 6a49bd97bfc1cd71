"""axe finds nothing in what the question opens, in both schemes and both directions."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.recording import HelpCentre

EVERYTHING = 'consent = "required"\ncsat = true\nnps = true\n'


def look(page: Page, state: str, found: dict[str, str]) -> None:
    result = Axe().run(page)
    if result.violations_count:
        found[state] = result.generate_report()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", ["en", "ar"])
def test_axe_finds_nothing_in_any_state(
    browser: Browser, open_centre, locale: str, scheme: str
) -> None:
    centre: HelpCentre = open_centre(EVERYTHING)
    found: dict[str, str] = {}
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{centre.url}{locale}/returns/refunds/")
    page.wait_for_load_state("networkidle")
    look(page, "a line asks for consent", found)
    page.locator("[data-kb-vote] button[value=no]").click()
    expect(page.locator("[data-kb-feedback] [data-kb-consent]")).to_be_visible()
    look(page, "a vote asks for consent", found)
    page.locator("[data-kb-consent] button[value=yes]").click()
    expect(page.locator("[data-kb-follow-up]")).to_be_visible()
    expect(page.locator("[data-kb-summary]")).to_be_visible()
    look(page, "reasons after no", found)
    page.locator("[data-kb-vote] button[value=yes]").click()
    expect(page.locator("[data-kb-follow-up]")).to_be_hidden()
    look(page, "thanks", found)
    page.locator("[data-kb-vote-status] + button").click()
    expect(page.locator("[data-kb-reasons=yes]")).to_be_visible()
    look(page, "reasons after yes", found)
    page.locator("input[value=solved]").check()
    page.locator("[data-kb-send]").click()
    expect(page.locator("[data-kb-follow-up]")).to_be_hidden()
    page.locator("[data-kb-scale=nps] input[value='7']").check()
    look(page, "a scale", found)
    page.reload()
    expect(page.locator("[data-kb-said]")).to_be_visible()
    look(page, "what was said", found)
    context.close()

    assert found == {}


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_axe_finds_nothing_without_scripts(browser: Browser, open_centre, locale: str) -> None:
    """The form as it is without ours; axe is one itself."""
    centre: HelpCentre = open_centre(EVERYTHING)
    context = browser.new_context()
    context.route("**/*.js", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{centre.url}{locale}/returns/refunds/")
    page.locator("[data-kb-plain] summary").click()
    result = Axe().run(page)
    context.close()

    assert result.violations_count == 0, result.generate_report()


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("locale", ["en", "ar"])
def test_nothing_is_wider_than_a_phone(
    browser: Browser, open_centre, locale: str, width: int
) -> None:
    centre: HelpCentre = open_centre(EVERYTHING)
    context = browser.new_context(viewport={"width": width, "height": 700})
    page = context.new_page()
    page.goto(f"{centre.url}{locale}/returns/refunds/")
    page.wait_for_load_state("networkidle")
    page.evaluate("window.kbgen.consent(true)")
    expect(page.locator("[data-kb-consent]")).to_be_hidden()  # what is below it has moved
    page.locator("[data-kb-vote] button[value=no]").click()
    expect(page.locator("[data-kb-summary]")).to_be_visible()
    widest = page.evaluate("document.documentElement.scrollWidth")
    targets = page.locator("[data-kb-feedback] :is(button, .choice, .scale-steps label):visible")
    heights = targets.evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().height)")
    context.close()

    assert widest <= width
    assert min(heights) >= 24
