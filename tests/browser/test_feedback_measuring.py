"""What is counted: searches as they were meant, what came of them, and how articles are read."""

from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.browser.reader import stay


def type_slowly(page, text: str) -> None:
    page.keyboard.press("/")
    for word in text.split(" "):
        page.keyboard.type(word)
        page.wait_for_timeout(500)  # longer than the pause after which the list tells a search
        page.keyboard.type(" ")
    expect(page.locator("[data-kb-list], [data-kb-note]").first).to_be_attached()


def test_a_query_is_one_event_however_slowly_it_is_typed(reader) -> None:
    reader.set_clock()
    type_slowly(reader.page, "what shipping costs")

    assert reader.centre.collector.has(1)
    reader.spend(2.5)
    (event,) = reader.centre.collector.events()
    assert event["type"] == "search"
    assert event["query"].strip() == "what shipping costs"
    assert event["results"] >= 1
    assert "article_id" not in event
    assert "device" not in event


def test_two_queries_are_two_events(reader) -> None:
    page = reader.page
    page.keyboard.press("/")
    page.keyboard.type("money")
    expect(page.locator("[role=option]:not(.offer)").first).to_be_visible()
    page.wait_for_timeout(800)
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("shipping")

    assert reader.centre.collector.has(2)
    assert [event["query"] for event in reader.centre.collector.events()] == ["money", "shipping"]


def test_a_search_without_results_says_so(reader) -> None:
    heard = "addEventListener('kb:search_no_results', (e) => { window.heard = e.detail })"
    reader.page.evaluate(heard)
    reader.page.keyboard.press("/")
    reader.page.keyboard.type("qqqqqq")

    assert reader.centre.collector.has(1)
    (event,) = reader.centre.collector.events()
    assert (event["type"], event["query"], event["results"]) == ("search", "qqqqqq", 0)
    assert reader.page.evaluate("window.heard.query") == "qqqqqq"


def test_a_chosen_result_has_a_rank_and_leads_its_query_to_the_vote(reader) -> None:
    page = reader.page
    page.goto(f"{reader.centre.url}en/")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("/")
    page.keyboard.type("print label")
    expect(page.locator("[role=option]:not(.offer)").first).to_be_visible()
    page.wait_for_timeout(800)  # not the hits of its beginning
    for _ in range(page.locator(".option.offer").count() + 1):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/returns/labels/**")
    page.wait_for_load_state("networkidle")
    reader.vote("yes")
    reader.says()

    assert reader.centre.collector.has(3)
    (search,) = reader.centre.collector.events("search")
    (click,) = reader.centre.collector.events("result_click")
    (vote,) = reader.centre.collector.events("vote")
    assert search["query"] == click["query"] == vote["query"] == "print label"
    assert (click["rank"], click["article_id"]) == (1, "returns/labels")
    reader.open("shipping/costs")
    reader.vote("yes")
    reader.says()
    assert "query" not in reader.centre.collector.events("vote")[1]


def test_a_reader_who_is_quicker_than_the_counting_is_counted_by_the_next_page(reader) -> None:
    page = reader.context.new_page()
    page.route("**/feedback.js", lambda route: route.abort())
    page.goto(f"{reader.centre.url}en/")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("/")
    page.keyboard.type("print label")
    page.locator(".option:not(.offer)").first.click()
    page.wait_for_url("**/en/returns/labels/**")
    page.unroute("**/feedback.js")
    page.reload()
    page.wait_for_load_state("networkidle")
    stay(page)

    assert reader.centre.collector.has(2)
    (click,) = reader.centre.collector.events("result_click")
    assert (click["query"], click["article_id"]) == ("print label", "returns/labels")
    page.reload()
    stay(page)
    kinds = [event["type"] for event in reader.centre.collector.events()]
    assert sorted(kind for kind in kinds if kind != "read_to_end") == ["result_click", "search"]


def test_the_list_and_the_results_page_are_one_search(reader) -> None:
    reader.set_clock()
    page = reader.page
    page.keyboard.press("/")
    page.keyboard.type("shipping")
    page.wait_for_timeout(600)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=shipping")
    stay(page)
    page.locator(".result a").first.click()
    page.wait_for_url("**/shipping/costs/**")
    page.go_back()
    expect(page.locator(".result a").first).to_be_visible()
    reader.spend(3)

    kinds = [event["type"] for event in reader.centre.collector.events("search", "result_click")]
    assert sorted(kinds) == ["result_click", "search"]


def test_a_search_at_once_after_the_page_is_counted_too(reader) -> None:
    page = reader.page
    page.goto(f"{reader.centre.url}en/search/?q=shipping")

    assert reader.centre.collector.has(1)
    assert reader.centre.collector.events()[0]["query"] == "shipping"


def test_a_way_to_a_human_is_counted_with_its_kind(reader) -> None:
    reader.page.locator("[data-kb-channel=email]").click()

    assert reader.centre.collector.has(1)
    (event,) = reader.centre.collector.events()
    assert (event["type"], event["reason"]) == ("contact_click", "email")
    assert event["article_id"] == "returns/refunds"


def test_a_way_to_a_human_on_another_page_is_counted_on_the_way(reader) -> None:
    reader.page.locator("[data-kb-channel=form]").click()

    assert reader.centre.collector.has(1)
    assert reader.centre.collector.kinds() == [("contact_click", None)]


def test_a_second_look_within_a_week_is_counted_on_the_device(reader) -> None:
    collector = reader.centre.collector
    reader.page.reload()
    reader.page.wait_for_load_state("networkidle")
    reader.open("shipping/costs")
    assert collector.kinds() == []  # a reload is no visit
    reader.open()
    reader.open()
    assert collector.has(2)
    assert collector.kinds() == [("repeat_visit", 1), ("repeat_visit", 2)]
    assert [event.get("device") for event in collector.events()] == [None, None]

    reader.page.evaluate(
        """() => {
            const visits = JSON.parse(localStorage.getItem("kb-visits"));
            for (const times of Object.values(visits)) {
                for (const at in times) times[at] -= 8 * 86_400_000;
            }
            localStorage.setItem("kb-visits", JSON.stringify(visits));
        }"""
    )
    reader.open()
    reader.page.wait_for_timeout(500)
    assert len(collector.kinds()) == 2


def read(reader, seconds: float) -> None:
    """Let time pass by the clock of the browser, which tells when a page was opened."""
    reader.page.wait_for_timeout(seconds * 1000)


def read_to_end(reader, article: str) -> list[dict[str, object]]:
    """Return the events of one article; the short one of the first tab ends in sight."""
    events = reader.centre.collector.events("read_to_end")
    return [event for event in events if event["article_id"] == article]


def test_who_comes_to_the_end_and_has_taken_the_time_has_read_it(reader) -> None:
    page = reader.open("shipping/costs")
    read(reader, 10.5)
    assert read_to_end(reader, "shipping/costs") == []  # only its beginning is in sight
    page.locator("[data-kb-end]").scroll_into_view_if_needed()
    read(reader, 2)
    page.evaluate("scrollTo(0, 0)")
    page.locator("[data-kb-end]").scroll_into_view_if_needed()
    read(reader, 2)
    (event,) = read_to_end(reader, "shipping/costs")
    assert event["elapsed_ms"] >= 10_000


def test_who_flies_past_the_end_has_not_read_it(reader) -> None:
    page = reader.open("shipping/costs")
    page.locator("[data-kb-end]").scroll_into_view_if_needed()
    read(reader, 2)
    page.evaluate("scrollTo(0, 0)")
    read(reader, 9)

    assert read_to_end(reader, "shipping/costs") == []
    assert len(read_to_end(reader, "returns/refunds")) == 1


def test_a_vote_is_told_to_the_page_whatever_becomes_of_it(reader) -> None:
    reader.page.evaluate("addEventListener('kb:vote', (e) => { window.heard = e.detail })")
    reader.centre.collector.status = 500
    reader.vote("no")
    reader.says()
    detail = reader.page.evaluate("window.heard")

    assert detail["value"] == "no"
    assert detail["article_id"] == "returns/refunds"
    assert detail["market"] is None
    assert detail["locale"] == "en"
    assert len(detail["revision"]) == 8


def test_only_the_collector_is_told(reader) -> None:
    asked: list[str] = []
    reader.context.on("request", lambda request: asked.append(request.url))
    reader.vote("no")
    reader.says()
    reader.open("shipping/costs")

    host = urlsplit(reader.centre.url).netloc
    assert {urlsplit(url).netloc for url in asked} == {host}
