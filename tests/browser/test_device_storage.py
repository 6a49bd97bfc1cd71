"""What is kept on the reader's device, key by key, in each state of consent."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_feedback_consent import ASKED, SIGNALS

TYPED = "refund for jan"
#: Storage → its keys; the database of events that wait is one.
KEPT = """async () => ({
    local: Object.keys(localStorage).sort(),
    session: Object.keys(sessionStorage).sort(),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    cookies: document.cookie,
})"""
VALUES = "JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)])"
NOTHING = {"local": [], "session": [], "databases": [], "cookies": ""}
#: As a device of a former version has them, or one whose reader has said yes before.
SEEDED = """if (!sessionStorage.getItem("seeded")) {
    sessionStorage.setItem("seeded", "1");
    const query = JSON.stringify({ query: "refund for jan", at: Date.now() });
    for (const name of ["query", "led", "told"]) localStorage.setItem(`kb-${name}`, query);
    localStorage.setItem("kb-recent", JSON.stringify(["refund for jan"]));
    localStorage.setItem("kb-device", JSON.stringify("a-token"));
    localStorage.setItem("kb-visits", JSON.stringify({ "en a": [Date.now()] }));
    localStorage.setItem("kb-locale", "en");
    localStorage.setItem("shop-cart", "1 jacket");
}"""


def use(reader) -> Page:
    """Search, follow a result, come again, and look at another language."""
    page = reader.page
    reader.set_clock()
    page.keyboard.press("/")
    page.keyboard.type(TYPED)
    expect(page.locator("[role=option]:not(.offer)").first).to_be_visible()
    reader.spend(2.5)  # until a search is one that was meant
    page.locator("[role=option]:not(.offer)").first.click()
    page.wait_for_load_state("networkidle")
    page = reader.open()
    page.wait_for_timeout(300)
    return page


def test_before_an_answer_nothing_is_kept(open_centre, read_at) -> None:
    page = use(read_at(open_centre(ASKED)))
    assert page.evaluate(KEPT) == NOTHING


def test_after_a_no_only_the_no_is_kept(open_centre, read_at) -> None:
    reader = read_at(open_centre(ASKED))
    reader.page.get_by_role("button", name="No, thanks").click()
    page = use(reader)
    assert page.evaluate(KEPT) == {**NOTHING, "local": ["kb-consent"]}


@pytest.mark.parametrize("signal", SIGNALS)
@pytest.mark.parametrize("feedback", ["", ASKED])
def test_with_a_signal_nothing_is_kept(
    context, open_centre, read_at, signal: str, feedback: str
) -> None:
    context.add_init_script(SIGNALS[signal])
    reader = read_at(open_centre(feedback))
    reader.page.evaluate("window.kbgen.consent(true)")
    page = use(reader)
    assert page.evaluate(KEPT) == NOTHING


@pytest.mark.parametrize("feedback", ["", ASKED])
def test_after_a_yes_what_was_typed_goes_with_the_tab(open_centre, read_at, feedback: str) -> None:
    reader = read_at(open_centre(feedback))
    reader.set_clock()
    page = reader.open("shipping/costs")
    if feedback:
        page.get_by_role("button", name="Yes, I agree").click()
    page.keyboard.press("/")
    page.keyboard.type(TYPED)
    expect(page.locator("[role=option]:not(.offer)").first).to_be_visible()
    reader.spend(2.5)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/refunds/")
    page.wait_for_load_state("networkidle")
    reader.vote("yes")
    reader.says()
    kept = page.evaluate(KEPT)
    answered = ["kb-consent"] if feedback else []
    assert kept["local"] == [*answered, "kb-device", "kb-recent", "kb-visits", "kb-votes"]
    assert kept["session"] == ["kb-led", "kb-query", "kb-told"]

    other = reader.open("shipping/costs")
    assert other.evaluate("Object.keys(sessionStorage)") == []


def test_after_forgetting_nothing_is_kept_not_even_choices(context, open_centre, read_at) -> None:
    context.add_init_script(SEEDED)
    reader = read_at(open_centre(ASKED))
    page = reader.page
    page.get_by_role("button", name="Yes, I agree").click()
    reader.vote("no")
    reader.says()
    page.evaluate("sessionStorage.setItem('kb-tab', 'Phone')")
    page.evaluate("localStorage.setItem('kb-market', 'NL')")
    page.locator("[data-kb-forget]").click()
    expect(page.locator("[data-kb-measuring-status]")).to_be_focused()
    page.wait_for_timeout(300)

    assert page.evaluate("Object.keys(localStorage)") == ["shop-cart"]
    assert page.evaluate("Object.keys(sessionStorage)") == ["seeded"]
    assert reader.waiting() == []
    expect(page.locator("[data-kb-consent]")).to_be_visible()


def test_a_no_removes_what_a_yes_has_kept(open_centre, read_at) -> None:
    reader = read_at(open_centre())
    reader.vote("no")
    reader.says()
    assert "kb-device" in reader.page.evaluate("Object.keys(localStorage)")
    reader.page.evaluate("window.kbgen.consent(false)")
    reader.page.wait_for_timeout(300)
    assert reader.page.evaluate("Object.keys(localStorage)") == ["kb-consent"]
    reader.open()
    assert reader.page.evaluate(KEPT) == {**NOTHING, "local": ["kb-consent"]}


@pytest.mark.parametrize("state", ["unanswered", *SIGNALS])
def test_what_is_there_from_before_goes(context, open_centre, read_at, state: str) -> None:
    context.add_init_script(SEEDED)
    context.add_init_script(SIGNALS.get(state, ""))
    page = read_at(open_centre(ASKED)).page
    assert page.evaluate("Object.keys(localStorage).sort()") == ["kb-locale", "shop-cart"]
    assert TYPED not in page.evaluate(VALUES)


def test_queries_of_a_former_version_do_not_stay(context, open_centre, read_at) -> None:
    context.add_init_script(SEEDED)
    page = read_at(open_centre()).page
    kept = page.evaluate("Object.keys(localStorage)")
    assert not {"kb-query", "kb-led", "kb-told"} & set(kept)
    assert {"kb-recent", "kb-device", "kb-visits"} <= set(kept)


def test_events_that_wait_do_not_outlast_a_signal(context, open_centre, read_at) -> None:
    reader = read_at(open_centre())
    reader.centre.collector.status = 503
    reader.vote("no")
    reader.says()
    assert reader.waiting() == ["vote"]
    reader.page.close()
    context.add_init_script(SIGNALS["GPC"])
    reader.open()
    assert reader.page.evaluate(KEPT) == NOTHING


def test_searches_are_offered_again_on_the_page_without_being_kept(open_centre, read_at) -> None:
    page = read_at(open_centre(ASKED)).page
    page.keyboard.press("/")
    page.keyboard.type("refund")
    expect(page.locator("[role=option]:not(.offer)").first).to_be_visible()
    page.keyboard.press("ControlOrMeta+Enter")
    page.evaluate("document.querySelector('input[type=search]').form.requestSubmit()")
    page.wait_for_url("**/search/**")
    expect(page.locator(".result").first).to_be_visible()  # the page's script is there
    box = page.locator("input[type=search]").first
    box.fill("parcel")
    box.press("Enter")
    box.fill("")
    expect(page.locator(".recent button").first).to_have_text("parcel")
    assert page.evaluate(KEPT) == NOTHING


def test_where_storage_is_refused_the_page_works(context, open_centre, read_at) -> None:
    context.add_init_script(
        "for (const area of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, area, { get() { throw new Error('refused') } })"
    )
    reader = read_at(open_centre(ASKED))
    reader.page.get_by_role("button", name="Yes, I agree").click()
    reader.vote("yes")
    assert reader.says() == "Thanks for your feedback!"
