"""The help in pages of a shop: another origin, a strict policy, a hostile style sheet."""

import gzip
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.shop_page import Shop, open_shop

BUDGETS = tomllib.loads((Path(__file__).parent.parent / "bench/budgets.toml").read_text())["embed"]
LINK = '<link rel="stylesheet" href="/hostile.css">'
PHONE, DESKTOP = {"width": 390, "height": 800}, {"width": 1280, "height": 900}
KEPT = """async () => JSON.stringify([
  Object.keys(localStorage), Object.keys(sessionStorage), document.cookie,
  await indexedDB.databases(),
])"""
LISTEN = """
window.heard = [];
for (const name of ["search", "result_click", "vote", "contact_click", "deflected"]) {
  document.addEventListener("kb:" + name, ({ detail }) => window.heard.push([name, detail]));
}
"""


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    opened = open_shop(tmp_path_factory.mktemp("embed"))
    opened.write("index.html")
    opened.write("hostile.html", style=LINK)
    opened.write("ar.html", lang="ar", dir="rtl")
    opened.write("topics.html", topics="returns, shipping")
    yield opened
    opened.close()


@pytest.fixture
def visit(browser: Browser, shop: Shop):
    """Open a page of the shop that must not complain."""
    contexts, complaints = [], []

    def open_page(name: str = "index.html", view: dict[str, int] = DESKTOP) -> Page:
        context = browser.new_context(viewport=view, locale="en-GB", bypass_csp=False)
        contexts.append(context)
        context.add_init_script(LISTEN)
        page = context.new_page()
        page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.answers = []
        keep = page.answers.__iadd__
        page.on("response", lambda response: keep([response]))
        page.goto(shop.shop.url + name)
        page.locator("kb-launcher .launcher").wait_for()
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def weight(page: Page, shop: Shop) -> int:
    """Return how many bytes came from the help centre, compressed where that is less."""
    bodies = [r.body() for r in page.answers if r.url.startswith(shop.centre.url)]
    return sum(min(len(body), len(gzip.compress(body, 9))) for body in bodies)


def find(page: Page, words: str) -> None:
    page.locator("kb-launcher input").fill(words)


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]


def opened(page: Page) -> None:
    page.locator("kb-launcher").get_by_role("button").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.locator("kb-launcher .suggested a").first).to_be_visible()


def test_nothing_is_loaded_before_a_touch_and_little_after(visit, shop: Shop) -> None:
    page = visit()
    page.mouse.move(1250, 870)
    page.wait_for_timeout(300)

    ours = [r.url for r in page.answers if r.url.startswith(shop.centre.url)]
    assert ours == [f"{shop.centre.url}_kb/embed.js"]
    before = weight(page, shop)
    opened(page)
    find(page, "refund")
    expect(page.locator("kb-launcher .found a").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    figures = {"before": before, "found": weight(page, shop)}
    assert {name: size for name, size in figures.items() if size > BUDGETS[name]} == {}


def test_nothing_becomes_global_and_nothing_is_kept(visit) -> None:
    page = visit("hostile.html")
    bare = page.context.new_page()
    bare.goto(page.url.replace("hostile", "bare"))
    opened(page)
    find(page, "refund")
    page.get_by_role("dialog").get_by_role("option", name="When do I get").click()
    expect(page.get_by_role("heading", name="When do I get")).to_be_visible()

    own = "Object.getOwnPropertyNames(window).filter(name => isNaN(name)).sort()"
    assert set(page.evaluate(own)) - set(bare.evaluate(own)) <= {"heard", "subject"}
    assert page.evaluate(KEPT) == '[[],[],"",[]]'


@pytest.mark.parametrize("view", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_reader_searches_reads_votes_and_turns_to_a_person(visit, shop: Shop, view) -> None:
    page = visit("hostile.html", view)
    shop.centre.collector.stored.clear()
    opened(page)
    dialog = page.get_by_role("dialog")
    box = dialog.bounding_box()
    assert (box["width"] == 390) == (view is PHONE)
    find(page, "refund takes how long")
    dialog.get_by_role("option", name="When do I get").first.click()

    expect(dialog.get_by_role("heading", level=1)).to_be_focused()
    article = dialog.locator(".prose")
    expect(article).to_contain_text("30\u00a0days", use_inner_text=True)
    expect(article).not_to_contain_text("14", use_inner_text=True)
    assert article.locator("img").evaluate("image => image.decode().then(() => image.naturalWidth)")
    button = article.get_by_role("link", name="Track it")
    expect(button).to_have_attribute("href", "https://shop.example/orders/1001")
    dialog.get_by_role("button", name="Yes").click()
    expect(dialog.locator(".feedback .said")).to_contain_text("Thanks")
    (vote,) = shop.centre.collector.events()
    expected = {"type": "vote", "value": "yes", "article_id": "returns/refunds", "locale": "en"}
    assert {name: vote[name] for name in expected} == expected
    assert vote["market"] == "NL"
    assert dialog.locator(".contact-list").get_attribute("data-kb-ready") == ""  # seen at once
    person = dialog.locator("[data-kb-channel]")
    address = "https://shop.example/ask?order=1001&about=returns%2Frefunds"
    expect(person).to_have_attribute("href", address)
    article.get_by_role("link", name="labels").click()
    expect(dialog.get_by_role("heading", level=1)).to_have_text("Print a return label")
    dialog.get_by_role("button", name="‹ Search").click()
    expect(dialog.get_by_role("combobox")).to_have_value("refund takes how long")
    heard = [name for name, _ in page.evaluate("window.heard")]
    assert heard == ["search", "result_click", "vote"]


def test_the_keyboard_is_enough_and_stays_inside(visit) -> None:
    page = visit("hostile.html")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement?.localName") == "kb-launcher":
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").get_by_role("combobox")).to_be_focused()
    page.keyboard.type("print a label")
    expect(page.locator("kb-launcher .found a").first).to_be_visible()
    for key in ["Tab"] * 25 + ["Shift+Tab"] * 25:
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.localName") == "kb-launcher"
    page.locator("kb-launcher .found a").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").get_by_role("heading", level=1)).to_be_focused()
    page.keyboard.press("Escape")

    expect(page.get_by_role("dialog")).to_be_hidden()
    inner = "document.activeElement.shadowRoot.activeElement.className"
    assert page.evaluate(inner) == "launcher"


def test_the_arrow_keys_choose_in_the_lists(visit) -> None:
    page = visit("hostile.html")
    opened(page)
    dialog = page.get_by_role("dialog")
    box = dialog.get_by_role("combobox")
    expect(box).to_be_focused()
    expect(box).to_have_attribute("aria-expanded", "false")
    page.keyboard.type("refund label")
    first, second = (dialog.get_by_role("option").nth(at) for at in (0, 1))
    expect(second).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    for key, chosen in (
        ("ArrowDown", first),
        ("ArrowDown", second),
        ("ArrowUp", first),
        ("ArrowUp", None),
        ("ArrowDown", first),
    ):
        page.keyboard.press(key)
        expect(box).to_be_focused()
        marked = dialog.locator('[aria-selected="true"]')
        expect(marked).to_have_count(1 if chosen else 0)
        active = box.get_attribute("aria-activedescendant")
        assert active == (chosen.get_attribute("id") if chosen else None)
        assert chosen is None or chosen.get_attribute("aria-selected") == "true"
    assert violations(page) == []
    title = first.locator("b").text_content()
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("heading", level=1)).to_be_focused()
    dialog.get_by_role("button", name="‹ Search").click()
    expect(first).to_be_focused()
    assert title
    page.keyboard.press("ArrowDown")
    expect(box).to_be_focused()
    expect(second).to_have_attribute("aria-selected", "true")

    links = page.locator("kb-launcher .suggested a")
    links.first.focus()
    for key, at in (("ArrowDown", 1), ("ArrowUp", 0), ("ArrowUp", 0)):
        page.keyboard.press(key)
        expect(links.nth(at)).to_be_focused()


def test_each_topic_has_its_turn_among_the_suggestions(visit) -> None:
    page = visit("topics.html")
    opened(page)
    titles = page.locator("kb-launcher .suggested b").all_text_contents()
    assert titles[1] == "What shipping costs"
    assert len(titles) == 3


def test_it_is_read_from_right_to_left_in_arabic(visit) -> None:
    page = visit("ar.html", PHONE)
    launcher = page.locator("kb-launcher").bounding_box()
    assert launcher["x"] < 100
    opened(page)
    dialog = page.get_by_role("dialog", name="مساعدة")
    assert dialog.evaluate("one => getComputedStyle(one).direction") == "rtl"
    close = dialog.get_by_role("button", name="إغلاق").bounding_box()
    assert close["x"] < 60
    dialog.get_by_role("combobox").fill("نقودي")
    dialog.get_by_role("option", name="متى أستعيد نقودي؟").first.click()

    expect(dialog.get_by_role("heading", level=1)).to_have_text("متى أستعيد نقودي؟")


def test_styles_of_the_shop_change_nothing(visit) -> None:
    def measure(name: str) -> list[object]:
        page = visit(name)
        seen = [page.locator("kb-launcher").bounding_box()]
        opened(page)
        dialog = page.get_by_role("dialog")
        find(page, "refund")
        dialog.get_by_role("option", name="When do I get").first.click()
        expect(dialog.get_by_role("heading", level=1)).to_be_focused()
        looks = """one => { const s = getComputedStyle(one); return [s.color, s.backgroundColor,
            s.fontSize, s.fontFamily, s.textTransform, s.letterSpacing, s.opacity, s.padding]; }"""
        for part in ("h1", ".prose p", ".action-button", ".close", "th", ".alert"):
            seen += [
                dialog.locator(part).first.bounding_box(),
                dialog.locator(part).first.evaluate(looks),
            ]
        return [*seen, dialog.bounding_box()]

    assert measure("hostile.html") == measure("index.html")


def test_the_colours_are_those_of_the_theme(visit) -> None:
    page = visit()
    color = "one => getComputedStyle(one).backgroundColor"
    before = page.locator("kb-launcher .launcher").evaluate(color)
    opened(page)
    after = page.locator("kb-launcher .find button").evaluate(color)

    read = """text => {
        const canvas = document.createElement("canvas").getContext("2d");
        canvas.fillStyle = text;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data];
    }"""
    brand = page.evaluate(read, "#7a1f5c")
    for shown in (before, after):
        pairs = zip(page.evaluate(read, shown), brand, strict=True)
        assert max(abs(one - other) for one, other in pairs) <= 2, (shown, brand)


def test_an_article_opens_in_the_page_with_the_values_of_its_market(visit) -> None:
    page = visit("hostile.html")
    button = page.locator("kb-article").get_by_role("button", name="Refunds")
    button.click()

    article = page.locator("kb-article .prose")
    expect(article).to_contain_text("14\u00a0days", use_inner_text=True)
    expect(article).not_to_contain_text("30", use_inner_text=True)
    expect(button).to_have_attribute("aria-expanded", "true")
    article.get_by_role("link", name="labels").click()
    heading = page.get_by_role("dialog").get_by_role("heading", level=1)
    expect(heading).to_have_text("Print a return label")


def test_a_search_box_in_the_page_lists_and_opens(visit, shop: Shop) -> None:
    page = visit("hostile.html")
    box = page.locator("kb-search input")
    box.fill("label")
    link = page.locator("kb-search .found a").first
    expect(link).to_have_attribute("href", f"{shop.centre.url}en/returns/labels/")
    link.click()
    expect(page.get_by_role("dialog").get_by_role("heading", level=1)).to_be_focused()
    page.keyboard.press("Escape")
    box.fill("zzqqx")
    expect(page.locator("kb-search .find + .said")).to_contain_text("No results")


def test_a_message_that_an_article_saves_is_counted_once(visit, shop: Shop) -> None:
    page = visit()
    shop.centre.collector.stored.clear()
    page.locator("#subject").fill("where is my refund")
    page.locator("kb-deflect .found a").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="No").click()
    expect(dialog.locator(".feedback .said")).to_contain_text("sorry")
    dialog.get_by_role("button", name="Yes").click()
    expect(dialog.locator(".feedback .said")).to_contain_text("Thanks")
    dialog.get_by_role("button", name="Yes").click()

    counted = [detail for name, detail in page.evaluate("window.heard") if name == "deflected"]
    expected = {"article_id": "returns/refunds", "query": "where is my refund", "reason": "solved"}
    assert [{name: one[name] for name in expected} for one in counted] == [expected]
    page.goto(page.url.replace("index", "ar"))
    (stored,) = shop.centre.collector.events("deflected")
    expected |= {"locale": "en", "market": "NL", "page": "/en/returns/refunds/"}
    assert {name: stored[name] for name in expected} == expected
    assert "device" not in stored


@pytest.mark.parametrize(("leaves", "reasons"), [(True, ["left"]), (False, [])])
def test_a_form_that_is_left_counts_and_one_that_is_sent_does_not(
    visit, shop: Shop, leaves, reasons
) -> None:
    page = visit()
    shop.centre.collector.stored.clear()
    page.evaluate("""addEventListener("kb:deflected", ({ detail }) =>
        { sessionStorage.counted = detail.reason; })""")
    page.locator("#subject").fill("where is my refund")
    page.locator("kb-deflect .found a").first.click()
    expect(page.get_by_role("dialog").get_by_role("heading", level=1)).to_be_focused()
    page.keyboard.press("Escape")
    if leaves:
        page.goto(page.url.replace("index", "ar"))
    else:
        page.get_by_role("button", name="Send").evaluate("button => button.form.requestSubmit()")
        page.wait_for_url("**/bare.html?subject=*")

    counted = page.evaluate("sessionStorage.counted ?? null")
    assert counted == (reasons[0] if reasons else None)
    assert shop.centre.collector.has(len(reasons))
    assert [one["reason"] for one in shop.centre.collector.events("deflected")] == reasons


@pytest.mark.parametrize("name", ["index.html", "ar.html"])
def test_axe_finds_nothing_closed_and_open(visit, name: str) -> None:
    page = visit(name, PHONE)
    found = violations(page)
    opened(page)
    for act in ("list", "article"):
        if act == "article":
            page.locator("kb-launcher .suggested a").first.click()
            expect(page.get_by_role("dialog").get_by_role("heading", level=1)).to_be_focused()
        found += violations(page)

    assert found == []


def test_a_help_centre_that_is_away_says_so(browser: Browser, shop: Shop) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(shop.shop.url)
    opened(page)
    context.route("**/_kb/search/**", lambda route: route.abort())
    find(page, "refund")
    expect(page.locator("kb-launcher .home .said")).to_have_text("Search is unavailable right now.")
    context.unroute("**/_kb/search/**")
    page.get_by_role("dialog").get_by_role("button", name="Try again").click()
    expect(page.locator("kb-launcher .found a").first).to_be_visible()
    context.close()
