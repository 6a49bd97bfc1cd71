"""Who answers now, links that carry what is known, chats on click, a human for who asks."""

import datetime as dt
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.recording import HelpCentre
from tests.command import run_command

CONFIG = """
[site]
name = "Acorn Help"
url = "https://help.example"
time_zone = "Europe/Amsterdam"
[locales.en]
[locales.de]
[locales.ar]
[contact.hours.desk]
weekdays = ["9:00-17:00"]
holidays = [2026-12-25]
days = { 2026-12-28 = [] }
[contact.hours.night]
daily = ["22:00-2:00"]
[[contact.channels]]
kind = "phone"
target = "+31 20 123 45 67"
hours = "desk"
answer_within = "2 minutes"
[[contact.channels]]
kind = "chat"
target = "/chat?locale={locale}&q={query}&order={order}&article={article}"
script = "http://127.0.0.1:9/widget.js"
open = ["Widget.api.show", "messenger", { size = 2 }]
globals = { widgetSettings = { id = "a1" } }
hours = "night"
answer_within = "3 minutes"
[[contact.channels]]
kind = "email"
target = "help@shop.example"
topics = ["complaint"]
[[contact.channels]]
kind = "whatsapp"
target = "+31 6 123 456"
"""
WIDGET = """
setTimeout(() => {
  window.Widget = { api: { calls: [], show(...values) { this.calls.push(values); } } };
}, 150);
"""
STATES = "[...document.querySelectorAll('[data-kb-state]')].map(line => line.textContent)"
KINDS = "[...document.querySelectorAll('main [data-kb-channel]')].map(a => a.dataset.kbChannel)"
SHIFT = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) sum += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
})"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("contact")
    for path in ("en/returns/refunds", "de/returns/refunds", "ar/returns/refunds"):
        file = root / f"content/{path}.md"
        file.parent.mkdir(parents=True)
        file.write_text("---\ntitle: My money & your parcel\n---\nWithin five days.\n", "utf-8")
    (root / "kbgen.toml").write_text(CONFIG, "utf-8")
    run_command(["build", "-q", "-f", root / "kbgen.toml", "-d", root / "site"]).check_returncode()
    return root / "site"


@pytest.fixture
def visit(browser: Browser, folder: Path):
    """Open a page of the help centre at a time, in a time zone."""
    block = (folder / "_headers").read_text("utf-8").split("\n\n")[0].splitlines()
    centre = HelpCentre(folder, headers=dict(line.strip().split(": ", 1) for line in block[1:]))
    contexts = []

    def open_page(path: str, now: str, zone: str = "Europe/Amsterdam", **options: object) -> Page:
        context = browser.new_context(timezone_id=zone, locale="en-GB", **options)
        contexts.append(context)
        page = context.new_page()
        page.clock.install(time=dt.datetime.fromisoformat(f"{now}+00:00"))
        page.goto(centre.url + path)
        if options.get("java_script_enabled", True):
            page.locator("[data-kb-ready]").first.wait_for(state="attached")
        return page

    yield open_page
    for context in contexts:
        context.close()
    centre.close()


@pytest.mark.parametrize(
    ("now", "zone", "states"),
    [
        # Monday 30 November 2026, an hour ahead of UTC; open channels stand first.
        (
            "2026-11-30T10:00",
            "Europe/Berlin",
            ["Open now · closes at 5:00 PM", "Opens at 10:00 PM"],
        ),
        (
            "2026-11-30T10:00",
            "Asia/Tokyo",
            ["Open now · closes at 5:00 PM Netherlands Time", "Opens at 10:00 PM Netherlands Time"],
        ),
        ("2026-11-30T19:00", "Europe/Berlin", ["Opens tomorrow at 9:00 AM", "Opens at 10:00 PM"]),
        (
            "2026-12-05T00:30",
            "Europe/Berlin",
            ["Open now · closes at 2:00 AM", "Opens Monday at 9:00 AM"],
        ),
        (
            "2026-12-25T12:00",
            "Europe/Berlin",
            ["Closed today (public holiday) · Opens Tuesday at 9:00 AM", "Opens at 10:00 PM"],
        ),
        (
            "2026-12-28T12:00",
            "Europe/Berlin",
            ["Closed today · Opens tomorrow at 9:00 AM", "Opens at 10:00 PM"],
        ),
        # Summer time: two hours ahead of UTC.
        (
            "2027-06-01T14:30",
            "Europe/Berlin",
            ["Open now · closes at 5:00 PM", "Opens at 10:00 PM"],
        ),
    ],
)
def test_a_page_says_who_answers_now(visit, now, zone, states) -> None:
    page = visit("en/contact/", now, zone)
    found = [" ".join(text.split()) for text in page.evaluate(STATES)]
    assert sorted(found) == sorted(states)
    opened = [kind for kind in page.evaluate(KINDS) if kind in {"phone", "chat"}]
    is_first = found[0].startswith("Open now")
    assert is_first or not any(text.startswith("Open now") for text in found), opened


def test_a_page_that_stays_open_follows_the_clock(visit) -> None:
    page = visit("en/contact/", "2026-11-30T15:58")
    assert page.evaluate(STATES)[0].startswith("Open now")
    page.clock.run_for(5 * 60_000)
    assert "Opens tomorrow" in " ".join(page.evaluate(STATES))


def test_open_channels_come_first_and_nothing_moves(visit) -> None:
    page = visit("en/contact/", "2026-11-30T23:30")
    page.clock.resume()
    assert page.evaluate(KINDS) == ["chat", "whatsapp", "email", "phone"]
    assert page.evaluate(SHIFT) <= 0.02


def test_without_scripts_the_hours_are_a_table(visit) -> None:
    page = visit("de/contact/", "2026-11-30T23:30", java_script_enabled=False)
    assert page.locator(".contact-hours").count() == 2
    assert page.locator(".contact-list").is_visible()
    page.locator(".contact-hours summary").first.click()
    assert page.get_by_role("row", name="Montag–Freitag 09:00–17:00").is_visible()
    assert page.locator("[data-kb-state]").first.is_hidden()


def test_links_carry_what_is_known(visit) -> None:
    page = visit("en/returns/refunds/?order=AG-1042", "2026-11-30T10:00")
    page.clock.resume()
    page.locator('a[data-kb-channel="email"][href*="subject"]').first.wait_for()
    mail, whatsapp, chat = (
        page.locator(f'[data-kb-contact] a[data-kb-channel="{kind}"]').get_attribute("href")
        for kind in ("email", "whatsapp", "chat")
    )
    assert parse_qs(urlsplit(mail).query)["subject"] == ["My money & your parcel"]
    body = unquote(urlsplit(mail).query.partition("body=")[2])
    assert body.startswith("\r\n\r\nArticle: My money & your parcel\r\nhttp")
    assert body.endswith("\r\nOrder number: AG-1042")
    assert "Order number: AG-1042" in parse_qs(urlsplit(whatsapp).query)["text"][0]
    assert chat.endswith("/chat?locale=en&order=AG-1042&article=returns%2Frefunds")


@pytest.mark.parametrize(
    "query", ["a&subject=b#c\r\nBcc: x@y.example", '"><img src=x>', "x" * 400, "\ud83d"]
)
def test_nothing_in_a_query_leaves_its_place(visit, query) -> None:
    page = visit("en/returns/refunds/", "2026-11-30T10:00")
    page.clock.resume()
    page.locator('a[data-kb-channel="email"][href*="subject"]').first.wait_for()
    page.evaluate(
        "query => document.dispatchEvent(new CustomEvent('kb:search', {detail: {query}}))", query
    )
    mail = page.locator('[data-kb-contact] a[data-kb-channel="email"]').get_attribute("href")
    chat = page.locator('[data-kb-contact] a[data-kb-channel="chat"]').get_attribute("href")
    assert set(parse_qs(urlsplit(mail).query)) == {"subject", "body"}
    assert "bcc" not in {name.lower() for name in parse_qs(urlsplit(mail).query)}
    assert set(parse_qs(urlsplit(chat).query)) <= {"locale", "q", "article"}
    assert len(mail) < 2000
    assert len(parse_qs(urlsplit(chat).query).get("q", [""])[0]) <= 200


def test_an_address_with_something_else_for_an_order_carries_none(visit) -> None:
    page = visit("en/returns/refunds/?order=%3Cb%3E%20x", "2026-11-30T10:00")
    page.clock.resume()
    page.locator('a[data-kb-channel="email"][href*="subject"]').first.wait_for()
    chat = page.locator('[data-kb-contact] a[data-kb-channel="chat"]').get_attribute("href")
    assert "order" not in chat


def test_a_chat_is_loaded_when_it_is_asked_for(visit) -> None:
    page = visit("en/contact/", "2026-11-30T10:00")
    page.clock.resume()
    asked = []
    page.route(
        "**/widget.js",
        lambda route: (
            asked.append(page.evaluate("window.widgetSettings")),
            route.fulfill(body=WIDGET, content_type="text/javascript"),
        ),
    )
    assert page.evaluate("typeof window.Widget") == "undefined"
    chat = page.locator('a[data-kb-channel="chat"]')
    for _ in range(2):
        chat.click()
        page.locator('a[data-kb-channel="chat"]:not([aria-busy])').wait_for()
        page.wait_for_timeout(400)
    assert page.evaluate("window.Widget.api.calls") == [["messenger", {"size": 2}]] * 2
    assert asked == [{"id": "a1"}]
    assert urlsplit(page.url).path == "/en/contact/"


def test_a_chat_that_does_not_load_leads_to_its_page(visit) -> None:
    page = visit("en/contact/", "2026-11-30T10:00")
    page.clock.resume()
    page.route("**/widget.js", lambda route: route.abort())
    page.locator('a[data-kb-channel="chat"]').click()
    page.wait_for_url("**/chat?locale=en*")


def test_who_asks_for_a_human_gets_one_at_once(visit) -> None:
    page = visit("en/returns/refunds/", "2026-11-30T10:00")
    page.clock.resume()
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    box = page.get_by_role("combobox", name="Search for help")
    page.locator("input[type=search]").first.focus()
    box.press_sequentially("human please")
    options = page.locator("[data-kb-list] [role=option]")
    expect(options.nth(3)).to_contain_text("Contact us")
    texts = [text.strip().split("\n")[0] for text in options.all_inner_texts()]
    assert texts[:4] == ["Call us", "WhatsApp", "Email us", "Contact us"]
    page.wait_for_timeout(800)
    assert not [url for url in requests if "/search/de" in url or "/search/i/de" in url]
    assert Axe().run(page).violations_count == 0
    box.press("ArrowDown")
    assert options.first.get_attribute("aria-selected") == "true"
    for _ in range(3):
        box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url("**/en/contact/")


def test_a_complaint_has_an_addressee_of_its_own(visit) -> None:
    page = visit("en/search/?q=I+want+to+complain", "2026-11-30T10:00")
    page.clock.resume()
    page.locator("[data-kb-contact] + [data-kb-results]").wait_for(state="attached")
    assert page.evaluate(KINDS)[0] == "email"
    heading = page.locator("[data-kb-contact] h2")
    assert heading.inner_text() == "Contact us"
    page.locator("input[type=search]").fill("refund")
    page.locator("[data-kb-results] ~ [data-kb-contact]").wait_for(state="attached")
    assert heading.inner_text() == "Still need help?"


def test_other_queries_stay_searches(visit) -> None:
    page = visit("en/returns/refunds/", "2026-11-30T10:00")
    page.clock.resume()
    page.locator("input[type=search]").first.focus()
    page.get_by_role("combobox").press_sequentially("money for my phone number")
    page.locator("[data-kb-list] [role=option]").first.wait_for()
    assert page.locator("[data-kb-list] [data-kb-channel]").count() == 0


def test_a_missing_page_says_who_answers_now_in_the_words_of_its_language(visit) -> None:
    page = visit("de/gibt-es-nicht/", "2026-11-30T10:00")
    page.clock.resume()
    expect(page.locator("[data-kb-state]")).to_have_text(
        ["Jetzt erreichbar · bis 17:00 Uhr", "Erreichbar ab 22:00 Uhr"]
    )
    hours = page.locator("main .contact-more a").first
    assert urlsplit(hours.evaluate("link => link.href")).path == "/de/contact/"
    footer = page.locator(".bottom [data-kb-contact-page]")
    assert urlsplit(footer.evaluate("link => link.href")).path == "/de/contact/"


@pytest.mark.parametrize("path", ["en/contact/", "ar/contact/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_contact_page_is_accessible(visit, path, scheme) -> None:
    page = visit(path, "2026-11-30T10:00", color_scheme=scheme)
    page.clock.resume()
    for summary in page.locator(".contact-hours summary").all():
        summary.click()
    assert Axe().run(page).violations_count == 0, Axe().run(page).generate_report()
