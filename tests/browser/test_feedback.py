"""The question: a vote, why, and the way to a human. The preview keeps the answers."""

import os
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, expect

STATUS = "[data-kb-vote-status]"
FOLLOW_UP = "[data-kb-follow-up]"


def test_a_changed_vote_counts_once(page, served) -> None:
    page.goto(f"{served.url}de/returns/what-cannot-be-returned/")
    status = page.locator(STATUS)
    page.get_by_role("button", name="Ja", exact=True).click()
    expect(status).to_contain_text("Danke für dein Feedback")
    page.get_by_role("button", name="Nein", exact=True).click()
    expect(status).to_contain_text("Unten siehst du, wie du uns erreichst")
    expect(page.get_by_role("button", name="Nein")).to_have_attribute("aria-pressed", "true")

    assert served.votes()["returns/what-cannot-be-returned", "de"] == (0, 1)


def test_a_reason_is_a_new_vote_of_the_same_device(page, served) -> None:
    page.goto(f"{served.url}en/returns/exchanges/")
    page.locator("[data-kb-vote] button[value=no]").click()
    page.get_by_label("It’s hard to understand").check()
    page.get_by_label("What should we know?").fill("The link <b>is missing</b>")
    with page.expect_request("**/v1/events") as sent:
        page.locator("[data-kb-send]").click()
    expect(page.locator(STATUS)).to_have_text("Thank you, that helps us.")
    expect(page.locator(STATUS)).to_be_focused()
    events = sent.value.post_data_json["events"]
    comment, vote = sorted(events, key=lambda event: event["type"])

    assert served.votes()["returns/exchanges", "en"] == (0, 1)
    for event in (vote, comment):
        assert event["article_id"] == "returns/exchanges"
        assert event["reason"] == "unclear"
        assert len(event["revision"]) == 8
    assert vote["device"] == comment["device"]
    assert (vote["type"], vote["value"]) == ("vote", "no")
    assert comment["comment"] == "The link <b>is missing</b>"


def test_after_yes_there_are_other_reasons(reader) -> None:
    reader.vote("yes")
    assert reader.says() == "Thanks for your feedback!"
    follow_up = reader.page.locator(FOLLOW_UP)
    expect(follow_up).to_be_hidden()  # a yes is enough
    reader.page.get_by_role("button", name="Tell us more").click()
    expect(follow_up.get_by_label("It solved my problem")).to_be_focused()
    expect(follow_up.get_by_label("It didn’t work")).to_be_hidden()
    follow_up.get_by_label("It solved my problem").check()
    follow_up.get_by_role("button", name="Send").click()
    expect(reader.page.locator(STATUS)).to_have_text("Thank you, that helps us.")
    first, second = reader.centre.collector.events()

    assert (first["value"], first.get("reason")) == ("yes", None)
    assert (second["value"], second["reason"]) == ("yes", "solved")
    assert first["device"] == second["device"]
    assert first["at"] < second["at"]


def test_nothing_chosen_and_nothing_written_is_nothing_sent(reader) -> None:
    reader.vote("no")
    reader.says()
    reader.page.locator(f"{FOLLOW_UP} textarea").fill("   ")
    reader.page.locator("[data-kb-send]").click()

    expect(reader.page.locator(STATUS)).to_have_text("Choose a reason or write a comment.")
    assert reader.centre.collector.kinds() == [("vote", "no")]


def test_a_changed_mind_leaves_no_reason_of_the_other(reader) -> None:
    reader.vote("no")
    reader.says()
    reader.page.get_by_label("It didn’t work").check()
    reader.vote("yes")
    reader.page.get_by_role("button", name="Tell us more").click()
    expect(reader.page.get_by_label("It solved my problem")).to_be_visible()
    reader.page.locator("[data-kb-send]").click()

    expect(reader.page.locator(STATUS)).to_have_text("Choose a reason or write a comment.")
    assert reader.centre.collector.kinds() == [("vote", "no"), ("vote", "yes")]


def test_the_same_answer_twice_is_one_vote(reader) -> None:
    for _ in range(3):
        reader.vote("yes")
        reader.says()

    assert reader.centre.collector.kinds() == [("vote", "yes")]


def test_a_comment_has_1000_characters_and_counts_them(reader) -> None:
    reader.vote("no")
    reader.says()
    box = reader.page.locator(f"{FOLLOW_UP} textarea")
    expect(reader.page.locator("[data-kb-left]")).to_have_text("1,000 characters left")
    box.press_sequentially("x" * 20)
    expect(reader.page.locator("[data-kb-left]")).to_have_text("980 characters left")
    box.fill("x" * 999)
    expect(reader.page.locator("[data-kb-left]")).to_have_text("1 character left")
    box.press_sequentially("yz")
    reader.page.locator("[data-kb-send]").click()
    expect(reader.page.locator(STATUS)).to_have_text("Thank you, that helps us.")
    (comment,) = reader.centre.collector.events("comment")

    assert comment["comment"] == "x" * 999 + "y"


def test_on_return_the_device_knows_what_it_said_and_changes_it(reader) -> None:
    reader.vote("yes")
    reader.says()
    page = reader.open()
    expect(page.locator("[data-kb-said]")).to_contain_text("You answered: Yes.")
    expect(page.locator("[data-kb-vote]")).to_be_hidden()
    page.get_by_role("button", name="Change").press("Enter")
    expect(page.get_by_role("button", name="Yes", exact=True)).to_be_focused()
    reader.vote("no")
    reader.says()
    first, second = reader.centre.collector.events("vote")

    assert (first["value"], second["value"]) == ("yes", "no")
    assert (first["device"], first["revision"]) == (second["device"], second["revision"])
    reader.open("shipping/costs")
    expect(reader.page.locator("[data-kb-said]")).to_be_hidden()


def test_a_new_text_is_asked_about_anew(reader) -> None:
    reader.vote("yes")
    reader.says()
    file = reader.centre.folder / "en/returns/refunds/index.html"
    before = file.read_text("utf-8")
    (event,) = reader.centre.collector.events()
    file.write_text(before.replace(str(event["revision"]), "0123abcd"), "utf-8")
    later = file.stat().st_mtime + 60  # the browser asks whether it is newer, in seconds
    os.utime(file, (later, later))
    try:
        reader.open()
        expect(reader.page.locator("[data-kb-vote]")).to_be_visible()
        reader.vote("no")
        reader.says()
    finally:
        file.write_text(before, "utf-8")

    assert reader.centre.collector.events("vote")[1]["revision"] == "0123abcd"


def test_after_no_the_ways_to_a_human_know_the_article_and_the_query(reader) -> None:
    page = reader.page
    page.goto(f"{reader.centre.url}en/search/?q=money+back")
    page.locator(".result a").first.click()
    page.wait_for_url("**/en/returns/refunds/**")
    page.wait_for_load_state("networkidle")
    reader.vote("no")
    reader.says()
    mail = page.locator("[data-kb-channel=email]").get_attribute("href")
    fields = parse_qs(urlsplit(mail).query)
    form = page.locator("[data-kb-channel=form]").get_attribute("href")
    chat = page.locator("[data-kb-channel=chat]").get_attribute("href")
    summary = page.locator("[data-kb-summary] textarea").input_value()
    lines = [
        "Article: When do I get my money back?",
        f"{reader.centre.url}en/returns/refunds/",
        "I searched for: money back",
    ]

    assert fields["subject"] == ["When do I get my money back?"]
    assert fields["body"][0].strip().splitlines() == lines
    assert parse_qs(urlsplit(form).query) == {
        "article": ["returns/refunds"],
        "query": ["money back"],
    }
    assert chat == "https://chat.shop.example/"  # other people's pages are told nothing
    assert summary.splitlines() == lines


def test_after_no_the_ways_to_a_human_come_before_the_reasons(reader) -> None:
    reader.vote("no")
    reader.says()
    box = reader.page.locator("[data-kb-feedback]")
    tops = [
        box.locator(part).bounding_box()["y"]
        for part in (STATUS, "[data-kb-channel=email]", "[data-kb-reasons=no]", "#kb-comment")
    ]
    assert tops == sorted(tops)

    reader.vote("yes")
    expect(reader.page.locator(f"{FOLLOW_UP}:visible")).to_have_count(0)
    assert box.locator("[data-kb-contact]").count() == 0


def test_the_keyboard_is_enough(reader) -> None:
    page = reader.page
    page.get_by_role("button", name="No", exact=True).focus()
    page.keyboard.press("Enter")
    assert reader.says().startswith("Thank you. We’re sorry")
    page.keyboard.press("Tab")
    expect(page.locator("[data-kb-channel=email]")).to_be_focused()
    while not page.evaluate("document.activeElement.name === 'reason'"):
        page.keyboard.press("Tab")
    for key in ("Space", "ArrowDown", "Tab"):
        page.keyboard.press(key)
    page.keyboard.type("It is late")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(STATUS)).to_have_text("Thank you, that helps us.")
    vote, again = reader.centre.collector.events("vote")
    (comment,) = reader.centre.collector.events("comment")

    assert (vote["value"], again["reason"]) == ("no", "unclear")
    assert (comment["comment"], comment["reason"]) == ("It is late", "unclear")


def test_the_scales_are_asked_where_they_are_switched_on(open_centre, read_at) -> None:
    centre = open_centre("csat = true\nnps = true\n")
    reader = read_at(centre)
    page = reader.page
    page.locator("[data-kb-scale=csat]").get_by_label("4", exact=True).check()
    page.locator("[data-kb-scale=csat] button").last.click()
    expect(page.locator("[data-kb-scale-status=csat]")).to_have_text("Thanks for your feedback!")
    page.locator("[data-kb-scale=nps]").get_by_label("10").check()
    page.locator("[data-kb-scale=nps] button").last.click()
    expect(page.locator("[data-kb-scale-status=nps]")).to_have_text("Thanks for your feedback!")

    assert centre.collector.kinds() == [("csat", 4), ("nps", 10)]
    assert [event.get("device") for event in centre.collector.events()] == [None, None]
    reader.open("shipping/costs")
    expect(reader.page.locator("[data-kb-scale]").first).to_be_hidden()


def test_a_scale_without_an_answer_is_not_sent(open_centre, read_at) -> None:
    reader = read_at(open_centre("csat = true\nnps = true\n"))
    reader.page.locator("[data-kb-scale=csat] button").last.click()
    reader.page.wait_for_timeout(300)

    assert reader.centre.collector.kinds() == []


@pytest.fixture
def plain(browser: Browser):
    """A page that runs no scripts."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_without_scripts_reason_and_comment_go_with_the_vote(plain, centre) -> None:
    plain.goto(f"{centre.url}ar/returns/refunds/")
    plain.locator("summary").last.click()
    plain.locator("input[value=outdated]").check()
    plain.locator("textarea").fill("قديم")
    plain.locator("input[value=outdated]").press("Enter")
    assert centre.collector.kinds() == []  # whether it helped has to be said
    plain.locator("input[value=no]").check()
    plain.locator("[data-kb-send]").click()
    plain.wait_for_url("**/ar/thanks/")
    (event,) = centre.collector.events()

    assert (event["type"], event["value"], event["reason"]) == ("vote", "no", "outdated")
    assert (event["comment"], event["locale"]) == ("قديم", "ar")
    assert event["article_id"] == "returns/refunds"


def test_without_scripts_a_vote_alone_is_a_vote(plain, centre) -> None:
    plain.goto(f"{centre.url}en/returns/refunds/")
    plain.locator("button[value=yes]").click()
    plain.wait_for_url("**/en/thanks/")
    (event,) = centre.collector.events()

    assert {"reason", "comment", "website"} & set(event) == set()
    assert event["value"] == "yes"


def test_without_scripts_the_scales_are_forms(plain, open_centre) -> None:
    centre = open_centre("csat = true\nnps = true\n")
    plain.goto(f"{centre.url}en/returns/refunds/")
    plain.locator("[data-kb-scale=nps] input[value='0']").check()
    plain.locator("[data-kb-scale=nps] button").click()
    plain.wait_for_url("**/en/thanks/")

    assert [(event["type"], event["value"]) for event in centre.collector.events()] == [
        ("nps", "0")
    ]


def test_a_second_click_says_nothing_new(reader) -> None:
    reader.centre.collector.delay = 0.5
    reader.page.locator("[data-kb-vote] button[value=no]").dblclick()
    reader.says()
    reader.page.get_by_label("It didn’t work").check()
    reader.page.locator("[data-kb-send]").dblclick()
    expect(reader.page.locator(STATUS)).to_have_text("Thank you, that helps us.")

    assert reader.centre.collector.kinds() == [("vote", "no")] * 2


def test_what_fills_in_the_trap_is_left_to_the_collector(page, served) -> None:
    page.goto(f"{served.url}en/returns/refunds/")
    page.locator("[data-kb-vote] input[name=website]").evaluate("(box) => { box.value = 'x' }")
    page.route("**/v1/events", lambda route: route.fulfill(status=204))
    with page.expect_request(lambda request: "website" in (request.post_data or "")) as sent:
        page.locator("[data-kb-vote] button[value=yes]").click()

    assert parse_qs(sent.value.post_data)["website"] == ["x"]


def test_nobody_sees_or_reaches_the_trap(reader) -> None:
    box = reader.page.locator("[data-kb-vote] input[name=website]")

    assert box.bounding_box()["width"] * box.locator("../..").bounding_box()["width"] < 500
    assert box.get_attribute("tabindex") == "-1"
    assert box.get_attribute("autocomplete") == "off"
