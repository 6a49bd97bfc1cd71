"""Never lost, never doubled: thanks when an answer has arrived, and only then."""

import threading
import time
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.feedback_site import write_site
from tests.browser.reader import Reader
from tests.browser.recording import HelpCentre

THANKS = "Thanks for your feedback!"
NOT_REACHED = "We couldn’t reach the server."
VOTE = [("vote", "yes")]


def test_a_vote_is_thanked_for_when_the_collector_has_it(reader) -> None:
    reader.vote("yes")

    assert reader.says() == THANKS
    (event,) = reader.centre.collector.events()
    assert event["article_id"] == "returns/refunds"
    assert event["locale"] == "en"
    assert event["market"] is None
    assert event["page"] == "/en/returns/refunds/"
    assert len(event["revision"]) == 8
    assert len(event["device"]) == 36
    assert event["elapsed_ms"] > 0
    assert reader.waiting() == []
    assert reader.context.cookies() == []


def test_offline_it_waits_and_goes_when_the_line_is_back(reader) -> None:
    reader.context.set_offline(True)
    reader.vote("yes")
    assert reader.says() == "You’re offline. We’ll send your feedback when you’re back online."
    assert reader.waiting() == ["vote"]
    assert reader.centre.collector.events() == []

    reader.context.set_offline(False)
    expect(reader.page.locator("[data-kb-vote-status]")).to_have_text(THANKS)
    assert reader.centre.collector.kinds() == VOTE
    assert reader.waiting() == []


def test_what_waits_goes_with_the_next_page(reader) -> None:
    reader.context.set_offline(True)
    reader.vote("yes")
    reader.says()
    reader.page.close()
    reader.context.set_offline(False)
    reader.open("shipping/costs")

    assert reader.centre.collector.has(1)
    assert reader.centre.collector.kinds() == VOTE
    assert reader.centre.collector.events()[0]["article_id"] == "returns/refunds"


def test_a_collector_on_another_host_gets_it_under_the_policy_of_the_pages(
    browser, open_centre, tmp_path
) -> None:
    other = open_centre()
    elsewhere = other.collector
    endpoint = f"{other.url}v1/events"
    centre = HelpCentre(write_site(tmp_path, f'endpoint = "{endpoint}"\n'), endpoint=endpoint)
    elsewhere.origin = centre.url.rstrip("/")
    elsewhere.status = 503
    elsewhere.headers = {"Retry-After": "1"}
    reader = Reader(browser.new_context(), centre)
    reader.vote("yes")
    assert reader.says().startswith(NOT_REACHED)
    elsewhere.status = 202
    began = time.monotonic()

    expect(reader.page.locator("[data-kb-vote-status]")).to_have_text(THANKS)
    assert time.monotonic() - began < 2  # what the server said counts, and not our own pause
    assert elsewhere.kinds() == VOTE
    assert centre.collector.requests == []
    reader.context.close()
    centre.close()


@pytest.mark.parametrize("status", [500, 401, 403, 404, 429])
def test_a_failing_collector_gets_it_when_it_is_back(reader, status: int) -> None:
    collector = reader.centre.collector
    collector.status = status
    reader.vote("yes")
    assert reader.says().startswith(NOT_REACHED)
    assert reader.waiting() == ["vote"]

    collector.status = 202
    # The retry comes by itself.
    expect(reader.page.locator("[data-kb-vote-status]")).to_have_text(THANKS)
    assert collector.kinds() == VOTE
    assert collector.came() == 1
    assert collector.requests == [1, 1]


def test_a_slow_collector_is_waited_for(reader) -> None:
    reader.centre.collector.delay = 3
    reader.vote("yes")
    expect(reader.page.locator("[data-kb-vote-status]")).to_have_text("Sending…")

    assert reader.says() == THANKS
    assert reader.centre.collector.kinds() == VOTE
    assert reader.centre.collector.came() == 1


def test_a_collector_that_answers_too_late_has_it_once(reader) -> None:
    collector = reader.centre.collector
    collector.gate = threading.Event()
    reader.vote("yes")
    assert reader.says().startswith(NOT_REACHED)
    collector.gate.set()

    expect(reader.page.locator("[data-kb-vote-status]")).to_have_text(THANKS)
    assert collector.kinds() == VOTE
    assert reader.waiting() == []


def test_a_tab_that_is_closed_in_mid_send_leaves_its_vote(reader) -> None:
    collector = reader.centre.collector
    collector.gate = threading.Event()
    reader.vote("yes")
    expect(reader.page.locator("[data-kb-vote-status]")).to_have_text("Sending…")
    reader.page.close()
    assert collector.events() == []
    collector.status = 503  # what was on its way is lost
    collector.gate.set()
    collector.gate = None
    collector.status = 202
    reader.open("shipping/costs")

    assert collector.has(1)
    assert collector.kinds() == VOTE
    assert reader.waiting() == []


def test_a_tab_that_is_closed_at_once_sends_its_vote_on_the_way_out(reader) -> None:
    collector = reader.centre.collector
    # A lock that is never given back: nothing can be sent in the usual way.
    reader.page.evaluate("void navigator.locks.request('kb-outbox', () => new Promise(() => {}))")
    reader.vote("yes")
    reader.page.wait_for_timeout(300)
    assert collector.events() == []
    reader.page.goto("about:blank")

    assert collector.has(1)
    assert collector.kinds() == VOTE
    assert collector.came() == 1


def test_two_tabs_deliver_what_waits_once(reader) -> None:
    collector = reader.centre.collector
    first = reader.page
    second = reader.open("shipping/costs")
    collector.status = 503
    for page in (first, second):
        page.locator("[data-kb-vote] button[value=yes]").click()
        expect(page.locator("[data-kb-vote-status]")).to_contain_text(NOT_REACHED)
    collector.status = 202
    collector.delay = 0.5
    for page in (first, second):
        page.evaluate("void dispatchEvent(new Event('online'))")
    for page in (first, second):
        expect(page.locator("[data-kb-vote-status]")).to_have_text(THANKS)

    assert collector.kinds() == VOTE * 2
    assert collector.came() == 2
    assert reader.waiting() == []


def test_two_tabs_vote_and_each_vote_is_there_once(reader) -> None:
    collector = reader.centre.collector
    collector.delay = 0.5
    first = reader.page
    second = reader.open("shipping/costs")
    for page in (first, second):
        page.locator("[data-kb-vote] button[value=yes]").click()
    for page in (first, second):
        expect(page.locator("[data-kb-vote-status]")).to_have_text(THANKS)

    assert collector.kinds() == VOTE * 2
    assert collector.came() == 2
    assert len({event["device"] for event in collector.events()}) == 1


VOTE_WHILE_IT_LOOKS = """() => {
    const { getAll } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.getAll = function () {
        IDBObjectStore.prototype.getAll = getAll;
        const request = this.getAll();
        document.querySelector("[data-kb-vote] button[value=yes]").click();
        return request;
    };
    dispatchEvent(new Event("online"));
}"""


def test_a_vote_cast_while_the_page_looks_what_waits_is_not_taken_for_delivered(reader) -> None:
    collector = reader.centre.collector
    collector.status = 503
    reader.page.evaluate(VOTE_WHILE_IT_LOOKS)
    assert reader.says().startswith(NOT_REACHED)
    assert reader.waiting() == ["vote"]

    collector.status = 202
    expect(reader.page.locator("[data-kb-vote-status]")).to_have_text(THANKS)
    assert collector.kinds() == VOTE
    assert collector.came() == 1


def test_retry_after_is_kept_to_by_the_next_page_too(reader) -> None:
    collector = reader.centre.collector
    collector.status = 429
    collector.headers = {"Retry-After": "4"}
    reader.vote("yes")
    reader.says()
    collector.status = 202
    reader.open("shipping/costs")
    reader.page.wait_for_timeout(1000)
    assert collector.requests == [1]

    assert collector.has(1)
    assert collector.kinds() == VOTE


def test_an_event_that_the_collector_rejects_is_dropped(reader) -> None:
    reader.centre.collector.refuses = "vote"
    reader.vote("yes")

    assert reader.says() == "We couldn’t save your feedback. Please contact us directly."
    assert reader.waiting() == []
    assert reader.centre.collector.events() == []
    expect(reader.page.locator("[data-kb-vote] button[value=yes]")).to_have_attribute(
        "aria-pressed", "false"
    )


@pytest.mark.parametrize("status", [400, 413, 422])
def test_a_refused_request_is_not_sent_again(reader, status: int) -> None:
    reader.centre.collector.status = status
    reader.vote("yes")

    assert reader.says() == "We couldn’t save your feedback. Please contact us directly."
    assert reader.waiting() == []
    assert reader.centre.collector.requests == [1]


def test_one_bad_event_takes_no_other_with_it(reader) -> None:
    reader.context.set_offline(True)
    reader.vote("yes")
    reader.says()
    reader.page.get_by_role("button", name="Tell us more").click()
    reader.page.locator("textarea").fill("Hello")
    reader.page.locator("[data-kb-send]").click()
    expect(reader.page.locator("[data-kb-follow-up]")).to_be_hidden()
    collector = reader.centre.collector
    collector.spoils = "comment"
    reader.context.set_offline(False)

    assert collector.has(1)
    reader.page.wait_for_timeout(300)
    assert collector.kinds() == VOTE
    assert collector.requests == [2, 1, 1]
    assert reader.waiting() == []


def test_a_page_that_answers_anything_is_no_collector(reader) -> None:
    """As the sign-in pages of hotels do."""
    reader.context.route("**/v1/events", lambda route: route.fulfill(status=200, body="<h1>Hi"))
    reader.vote("yes")

    assert reader.says().startswith(NOT_REACHED)
    assert reader.waiting() == ["vote"]


def test_without_indexed_db_a_vote_is_kept_as_long_as_the_page(context, centre, read_at) -> None:
    context.add_init_script("Object.defineProperty(window, 'indexedDB', { value: undefined })")
    reader = read_at(centre)
    centre.collector.status = 503
    reader.vote("yes")
    assert reader.says().startswith(NOT_REACHED)
    centre.collector.status = 202

    expect(reader.page.locator("[data-kb-vote-status]")).to_have_text(THANKS)
    assert centre.collector.kinds() == VOTE


def test_a_device_that_keeps_nothing_still_votes(context, centre, read_at) -> None:
    context.add_init_script(
        """Object.defineProperty(window, "localStorage", { get() { throw new Error("refused") } });
        Object.defineProperty(window, "indexedDB", { get() { throw new Error("refused") } });"""
    )
    reader = read_at(centre)
    reader.vote("yes")

    assert reader.says() == THANKS
    assert centre.collector.kinds() == VOTE


FILL = """([count, at]) => new Promise((done) => {
    const request = indexedDB.open("kb-feedback");
    request.onsuccess = () => {
        const database = request.result;
        const transaction = database.transaction("events", "readwrite");
        const store = transaction.objectStore("events");
        for (let n = 0; n < count; n++) {
            const id = crypto.randomUUID();
            store.put({ id, type: "search", at, locale: "en", query: `q ${n}`, results: 1 });
        }
        transaction.oncomplete = () => { database.close(); done(); };
    };
})"""


def test_no_more_than_200_wait_and_an_answer_is_dropped_last(reader) -> None:
    reader.centre.collector.status = 503
    reader.vote("yes")
    reader.says()
    later = (datetime.now(UTC) + timedelta(minutes=1)).isoformat()
    reader.page.evaluate(FILL, [250, later])
    reader.page.reload()
    reader.page.wait_for_load_state("networkidle")
    reader.page.wait_for_timeout(500)

    waiting = reader.waiting()
    assert len(waiting) == 200
    assert waiting.count("vote") == 1


def test_what_has_waited_for_more_than_30_days_is_forgotten(reader) -> None:
    reader.vote("yes")
    reader.says()
    before = (datetime.now(UTC) - timedelta(days=31)).isoformat()
    reader.page.evaluate(FILL, [3, before])
    reader.page.reload()
    reader.page.wait_for_load_state("networkidle")
    reader.page.wait_for_timeout(300)

    assert reader.waiting() == []
    assert reader.centre.collector.kinds() == VOTE
