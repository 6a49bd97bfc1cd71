"""The shop's own analytics hear of it, when they are there; one that fails hides no other."""

import pytest
from playwright.sync_api import expect

OTHERS = ["data-layer", "plausible", "matomo", "posthog", "segment"]
ALL = f"sinks = {['endpoint', *OTHERS]}\n"
WITHOUT_ENDPOINT = f"sinks = {OTHERS}\n"
GLOBALS = """
window.heard = {};
const hear = (name) => (...args) => (window.heard[name] ??= []).push(args);
window.dataLayer = { push: hear("data-layer") };
window.plausible = hear("plausible");
window._paq = { push: hear("matomo") };
window.posthog = { capture: hear("posthog") };
window.analytics = { track: hear("segment") };
"""
BREAK = {
    "data-layer": "window.dataLayer = { push() { throw new Error('broken') } }",
    "plausible": "window.plausible = () => { throw new Error('broken') }",
    "matomo": "window._paq = { push() { throw new Error('broken') } }",
    "posthog": "window.posthog = {}",
    "segment": "window.analytics = { track() { throw new Error('broken') } }",
}


@pytest.fixture
def heard(context, open_centre, read_at):
    """A reader whose page has all analytics, and what they heard, by name."""
    context.add_init_script(GLOBALS)
    reader = read_at(open_centre(ALL))
    return reader, lambda name: reader.page.evaluate(f"window.heard['{name}'] ?? []")


def test_each_hears_of_a_vote_in_its_own_words(heard) -> None:
    reader, of = heard
    reader.vote("yes")
    assert reader.says() == "Thanks for your feedback!"
    (event,) = reader.centre.collector.events()
    about = {"locale": "en", "article_id": "returns/refunds", "revision": event["revision"]}

    assert of("data-layer") == [
        [{"event": "page_helpful", **about, "helpful": "yes", "value": 1}],
    ]
    assert of("plausible") == [["page_helpful", {"props": {**about, "value": "yes"}}]]
    assert of("matomo") == [[["trackEvent", "help", "page_helpful", "returns/refunds yes", 1]]]
    assert of("posthog") == [["page_helpful", {**about, "value": "yes"}]]
    assert of("segment") == [["page_helpful", {**about, "value": "yes"}]]


def test_each_hears_of_a_search(heard) -> None:
    reader, of = heard
    reader.page.keyboard.press("/")
    reader.page.keyboard.type("money back")
    assert reader.centre.collector.has(1)
    (event,) = reader.centre.collector.events()
    results = event["results"]
    facts = {"locale": "en", "query": "money back", "results": results}

    assert of("data-layer") == [
        [{"event": "search", "locale": "en", "results": results, "search_term": "money back"}]
    ]
    assert of("plausible") == [["search", {"props": facts}]]
    assert of("matomo") == [[["trackSiteSearch", "money back", False, results]]]
    assert of("posthog") == of("segment") == [["search", facts]]


def test_what_was_written_stays_with_the_shop(heard) -> None:
    reader, of = heard
    reader.vote("no")
    reader.says()
    reader.page.locator("textarea[name=comment]").fill("Call me: 555 0142")
    reader.page.locator("[data-kb-send]").click()
    expect(reader.page.locator("[data-kb-follow-up]")).to_be_hidden()

    assert reader.centre.collector.kinds() == [("vote", "no"), ("comment", None)]
    device = reader.centre.collector.events()[0]["device"]
    for name in OTHERS:
        assert len(of(name)) == 2
        assert "555 0142" not in str(of(name))
        assert device not in str(of(name))


def test_a_reason_is_no_second_vote_where_devices_are_not_told_apart(heard) -> None:
    reader, of = heard
    reader.vote("no")
    reader.says()
    reader.page.get_by_label("It’s hard to understand").check()
    reader.page.locator("[data-kb-send]").click()
    expect(reader.page.locator("[data-kb-follow-up]")).to_be_hidden()

    names = ["page_helpful", "page_helpful_reason"]
    assert [entry["event"] for (entry,) in of("data-layer")] == names
    assert [entry[2] for (entry,) in of("matomo")] == names
    for name in ("plausible", "posthog", "segment"):
        assert [event for event, _ in of(name)] == names
    assert of("posthog")[1][1]["reason"] == "unclear"
    # The collector knows the device, and counts its last vote.
    assert reader.centre.collector.kinds() == [("vote", "no"), ("vote", "no")]


@pytest.mark.parametrize("broken", BREAK)
def test_a_broken_one_hides_no_other(context, open_centre, read_at, broken: str) -> None:
    context.add_init_script(GLOBALS)
    context.add_init_script(BREAK[broken])
    reader = read_at(open_centre(ALL))
    reader.vote("yes")
    assert reader.says() == "Thanks for your feedback!"

    assert reader.centre.collector.kinds() == [("vote", "yes")]
    heard = reader.page.evaluate("Object.keys(window.heard).sort()")
    assert heard == sorted(set(OTHERS) - {broken})


def test_a_broken_collector_hides_no_other(heard) -> None:
    reader, of = heard
    reader.centre.collector.status = 500
    reader.vote("yes")
    assert reader.says().startswith("We couldn’t reach the server.")

    assert [len(of(name)) for name in OTHERS] == [1] * len(OTHERS)
    reader.centre.collector.status = 202
    expect(reader.page.locator("[data-kb-vote-status]")).to_have_text("Thanks for your feedback!")
    # A retry is nothing new to anybody.
    assert [len(of(name)) for name in OTHERS] == [1] * len(OTHERS)


def test_without_analytics_nothing_is_made_up(open_centre, read_at) -> None:
    reader = read_at(open_centre(ALL))
    reader.vote("yes")
    assert reader.says() == "Thanks for your feedback!"

    names = ["dataLayer", "plausible", "_paq", "posthog", "analytics"]
    assert reader.page.evaluate("(names) => names.filter((name) => name in window)", names) == []


def test_without_a_collector_the_question_is_asked_for_the_analytics(
    context, open_centre, read_at
) -> None:
    context.add_init_script(GLOBALS)
    reader = read_at(open_centre(WITHOUT_ENDPOINT, endpoint=""))
    reader.vote("yes")

    assert reader.says() == "Thanks for your feedback!"
    assert reader.centre.collector.requests == []
    assert reader.page.evaluate("window.heard.plausible.length") == 1


def test_thanks_are_not_said_when_nobody_has_heard(open_centre, read_at) -> None:
    reader = read_at(open_centre(WITHOUT_ENDPOINT, endpoint=""))
    reader.vote("yes")

    assert reader.says() == "We couldn’t save your feedback. Please contact us directly."


def test_a_refused_consent_counts_for_all(heard) -> None:
    reader, of = heard
    reader.page.evaluate("window.kbgen.consent(false)")
    reader.vote("yes")
    assert reader.says() == "Nothing is sent."

    assert [of(name) for name in OTHERS] == [[]] * len(OTHERS)
    assert reader.centre.collector.requests == []


SECRET = "where is order 48213 jan@example.com"


def ask(reader) -> None:
    """Search for something that points at the reader."""
    reader.page.keyboard.press("/")
    reader.page.keyboard.type(SECRET)
    assert reader.centre.collector.has(1)


def test_queries_are_masked_for_all_but_the_collector(heard) -> None:
    reader, of = heard
    ask(reader)

    assert reader.centre.collector.events()[0]["query"] == SECRET  # masked when it is stored
    for name in OTHERS:
        assert "where is order [order] [email]" in str(of(name))
        assert "48213" not in str(of(name))
        assert "jan" not in str(of(name))


def test_without_its_masks_a_query_goes_to_nobody_else(context, open_centre, read_at) -> None:
    context.add_init_script(GLOBALS)
    context.route("**/feedback/mask.js", lambda route: route.abort())
    reader = read_at(open_centre(ALL))
    reader.page.keyboard.press("/")
    reader.page.keyboard.type(SECRET)
    reader.page.wait_for_function("() => window.heard.segment?.length === 1")

    heard = reader.page.evaluate("window.heard")
    assert sorted(heard) == sorted(OTHERS)
    assert "order" not in str(heard)
    assert reader.centre.collector.has(1)


@pytest.mark.parametrize(("feedback", "is_loaded"), [("", False), (ALL, True)])
def test_masks_are_loaded_for_those_who_need_them(
    context, open_centre, read_at, feedback: str, is_loaded: bool
) -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    read_at(open_centre(feedback))
    assert any("/feedback/mask" in url for url in asked) == is_loaded
