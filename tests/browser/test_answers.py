"""The answer that results begin with: seen, heard, reached by keys, and of the reader's market."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

COST = "minimum order for free shipping"


KEEP_CLICK = """document.addEventListener(
    "kb:result_click",
    ({ detail }) => { sessionStorage.clicked = JSON.stringify(detail); },
)"""


@pytest.fixture
def box(page: Page, served):
    page.goto(f"{served.url}en/")
    return page.locator("input[type=search]")


def test_the_list_begins_with_the_answer_and_its_source(page: Page, box) -> None:
    box.fill(COST)
    first = page.locator("[role=option]").first
    expect(first.locator("b")).to_have_text(
        "Shipping costs €3.95. Spend €50 or more, and it's free."
    )
    expect(first.locator("small")).to_have_text("How much does shipping cost? Netherlands")
    # With the results, not after them: nothing moves under the reader's finger.
    expect(page.locator("[role=option]").nth(1)).to_contain_text("How much does shipping cost?")
    expect(page.locator("[data-kb-status]")).to_contain_text("it's free. 6 results")


def test_keys_reach_the_answer_first_and_enter_leads_to_its_section(page: Page, served) -> None:
    page.goto(f"{served.url}en/")
    box = page.locator("input[type=search]")
    box.fill("is returning free")
    expect(page.locator(".answer")).to_be_visible()
    page.evaluate(KEEP_CLICK)
    page.keyboard.press("ArrowDown")
    expect(page.locator(".answer")).to_have_attribute("aria-selected", "true")
    assert box.get_attribute("aria-activedescendant") == page.locator(".answer").get_attribute("id")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/returns/return-an-item/#costs")
    clicked = page.evaluate("JSON.parse(sessionStorage.clicked)")
    assert (clicked["query"], clicked["rank"]) == ("is returning free", 1)
    assert clicked["article_id"] == "returns/return-an-item"


@pytest.mark.parametrize("query", ["shipping", "can i pay in instalments", "talk to a person"])
def test_what_is_not_certain_has_none(page: Page, box, query: str) -> None:
    box.fill(query)
    expect(page.locator("[role=option]").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    expect(page.locator(".answer")).to_have_count(0)


def test_the_answer_of_a_page_is_that_of_the_market_that_is_chosen(page: Page, served) -> None:
    page.goto(f"{served.url}en/search/?q={COST.replace(' ', '+')}")
    answer = page.locator("div.answer")
    expect(answer.locator("p")).to_contain_text("€3.95")
    page.evaluate("localStorage.setItem('kb-market', 'GB')")
    page.reload()
    expect(answer.locator("p")).to_have_text(
        "Shipping costs €12.95. Spend €150 or more, and it's free."
    )
    expect(answer.locator(".answer-market")).to_have_text("UK, Switzerland, Norway")
    expect(answer.locator("a")).to_have_attribute(
        "href", f"{served.url}en/shipping/shipping-costs/"
    )
    select = page.locator("[data-kb-market-choice]").first
    select.evaluate("(one) => { one.value = 'WORLD'; one.dispatchEvent(new Event('change')); }")
    expect(answer.locator("p")).to_have_text("Shipping costs €24.95, whatever you order.")
    assert "€12.95" not in page.locator("[data-kb-results]").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_answer_is_accessible_from_right_to_left_too(
    browser: Browser, served, scheme: str
) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(f"{served.url}ar/search/?q=هل+الإرجاع+مجاني")
    block = page.locator("div.answer")
    expect(block).to_contain_text("أجرة البريد عليكم.")
    page.wait_for_load_state("networkidle")
    report = Axe().run(page)
    bounds = block.bounding_box()
    link = block.locator("a").bounding_box()
    width = page.evaluate("document.documentElement.scrollWidth")
    context.close()

    assert report.violations_count == 0, report.generate_report()
    assert width <= 390
    # The text begins at the right edge.
    assert bounds["x"] + bounds["width"] - (link["x"] + link["width"]) < 40
