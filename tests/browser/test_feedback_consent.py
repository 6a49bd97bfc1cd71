"""Nothing is sent that the reader does not want to be sent."""

import pytest
from playwright.sync_api import Browser, expect

ASKED = 'consent = "required"\n'
STATUS = "[data-kb-vote-status]"
SIGNALS = {
    "GPC": "Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', {value: true})",
    "DNT": "Object.defineProperty(Navigator.prototype, 'doNotTrack', {get: () => '1'})",
}


@pytest.fixture
def asked(open_centre, read_at):
    """A reader of a help centre that asks first."""
    return read_at(open_centre(ASKED))


def search(reader) -> None:
    page = reader.page
    reader.set_clock()
    page.keyboard.press("/")
    page.keyboard.type("refund")
    expect(page.locator("[role=option]:not(.offer)").first).to_be_visible()
    reader.spend(2.5)


def test_while_nothing_is_answered_nothing_is_sent(asked) -> None:
    page = asked.page
    expect(page.locator("[data-kb-consent]")).to_be_visible()
    search(asked)
    page.locator("[data-kb-channel=email]").click()
    asked.open()
    asked.open("shipping/costs")
    page = asked.page
    page.locator("[data-kb-end]").scroll_into_view_if_needed()
    asked.spend(11)

    assert asked.centre.collector.requests == []
    assert asked.waiting() == []
    assert asked.context.cookies() == []


def test_a_vote_asks_first_and_is_sent_after_yes(asked) -> None:
    page = asked.page
    asked.vote("no")
    expect(page.get_by_role("button", name="Yes, I agree")).to_be_focused()
    assert asked.centre.collector.requests == []
    page.keyboard.press("Enter")
    assert asked.says().startswith("Thank you. We’re sorry")
    expect(page.locator("[data-kb-vote] button[value=no]")).to_be_focused()
    expect(page.locator("[data-kb-consent]")).to_be_hidden()

    expect(page.locator("[data-kb-measuring-status]")).to_be_empty()
    assert asked.centre.collector.kinds() == [("vote", "no")]
    asked.open("shipping/costs")
    asked.vote("yes")
    asked.says()
    assert asked.centre.collector.kinds() == [("vote", "no"), ("vote", "yes")]


def test_after_no_nothing_is_sent_and_the_page_says_so(asked) -> None:
    page = asked.page
    asked.vote("yes")
    page.get_by_role("button", name="No, thanks").click()
    expect(page.locator(STATUS)).to_have_text("Nothing is sent.")
    page.reload()
    page.wait_for_load_state("networkidle")
    expect(page.locator("[data-kb-consent]")).to_be_hidden()
    search(asked)
    page.keyboard.press("Escape")
    # Who answers all the same is asked again: it is her answer.
    asked.vote("yes")
    expect(page.locator("[data-kb-consent]")).to_be_visible()

    assert asked.centre.collector.requests == []
    assert asked.waiting() == []


def test_after_yes_everything_is_measured_but_what_was_before(asked) -> None:
    page = asked.page
    search(asked)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Yes, I agree").click()
    expect(page.locator("[data-kb-measuring-status]")).to_be_focused()
    page.keyboard.press("/")
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("shipping")
    expect(page.locator("[role=option]:not(.offer)").first).to_be_visible()

    assert asked.centre.collector.has(1)
    (event,) = asked.centre.collector.events("search")
    assert event["query"] == "shipping"


def test_a_shop_with_a_question_of_its_own_answers_it(asked) -> None:
    page = asked.page
    page.evaluate("window.kbgen.consent(true)")
    expect(page.locator("[data-kb-consent]")).to_be_hidden()
    asked.vote("yes")
    assert asked.says() == "Thanks for your feedback!"
    asked.centre.collector.status = 503
    page.get_by_role("button", name="Tell us more").click()
    page.locator("textarea").fill("Hello")
    page.locator("[data-kb-send]").click()
    expect(page.locator("[data-kb-follow-up]")).to_be_hidden()
    assert asked.waiting() == ["comment"]
    page.evaluate("window.kbgen.consent(false)")
    page.wait_for_timeout(300)

    assert asked.waiting() == []  # what waits is thrown away
    asked.centre.collector.status = 202
    asked.open("shipping/costs")
    page.wait_for_timeout(500)
    assert asked.centre.collector.kinds() == [("vote", "yes")]


def test_a_no_counts_where_nobody_asks(reader) -> None:
    reader.page.evaluate("window.kbgen.consent(false)")
    reader.vote("yes")

    assert reader.says() == "Nothing is sent."
    assert reader.centre.collector.requests == []


@pytest.mark.parametrize("signal", SIGNALS)
@pytest.mark.parametrize("feedback", ["", ASKED])
def test_with_a_signal_of_the_browser_nothing_is_asked_and_nothing_sent(
    context, open_centre, read_at, signal: str, feedback: str
) -> None:
    context.add_init_script(SIGNALS[signal])
    reader = read_at(open_centre(feedback))
    page = reader.page
    expect(page.locator("[data-kb-feedback]")).to_contain_text("nothing is sent")
    expect(page.locator("[data-kb-vote]")).to_have_count(0)
    expect(page.locator("[data-kb-contact]")).to_be_visible()
    expect(page.locator("[data-kb-measuring] button:visible")).to_have_count(0)
    page.evaluate("window.kbgen.consent(true)")
    search(reader)
    reader.open()

    assert reader.centre.collector.requests == []


def test_a_site_may_leave_the_signal_aside(context, open_centre, read_at) -> None:
    context.add_init_script(SIGNALS["GPC"])
    reader = read_at(open_centre("respect_gpc = false\n"))
    reader.vote("yes")

    assert reader.says() == "Thanks for your feedback!"


def test_the_device_forgets(reader) -> None:
    reader.vote("no")
    reader.says()
    reader.centre.collector.status = 503
    reader.page.get_by_label("It didn’t work").check()
    reader.page.locator("[data-kb-send]").click()
    expect(reader.page.locator("[data-kb-follow-up]")).to_be_hidden()
    token = reader.centre.collector.events()[0]["device"]
    reader.page.get_by_role(
        "button", name="Delete my answers and searches from this device"
    ).click()
    status = reader.page.locator("[data-kb-measuring-status]")
    expect(status).to_have_text("Your answers and searches have been deleted from this device.")
    expect(status).to_be_focused()
    expect(reader.page.locator("[data-kb-forget]")).to_be_hidden()

    assert reader.waiting() == []
    assert token not in str(reader.page.evaluate("Object.values(localStorage)"))
    reader.centre.collector.status = 202
    reader.page.reload()
    reader.page.wait_for_load_state("networkidle")
    expect(reader.page.locator("[data-kb-vote]")).to_be_visible()
    reader.vote("yes")
    reader.says()
    first, second = reader.centre.collector.events("vote")
    assert first["device"] != second["device"]


def test_without_scripts_a_form_that_asks_first_is_not_sent_before(
    browser: Browser, open_centre
) -> None:
    centre = open_centre(ASKED)
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{centre.url}en/returns/refunds/")
    page.locator("[data-kb-vote] button[value=yes]").click()
    page.wait_for_timeout(300)
    assert centre.collector.requests == []
    page.get_by_label("I agree that my answer may be sent and stored.").first.check()
    page.locator("[data-kb-vote] button[value=yes]").click()
    page.wait_for_url("**/en/thanks/")
    page.context.close()

    assert centre.collector.kinds() == [("vote", "yes")]
