"""A link from the shop that says which order the reader asks about, behind the `#`."""

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.recording import HelpCentre
from tests.command import run_command

CONFIG = """
[site]
name = "Help"
[locales.en]
[markets.NL]
locales = ["en"]
[markets.DE]
[actions.track]
url = "https://shop.example/orders/{order}"
label = "Track it"
parameters = { from = "help" }
home = true
[actions.return]
url = "https://returns.shop.example"
portal = "loop"
label = "Send it back"
[[contact.channels]]
kind = "chat"
target = "https://chat.shop.example/?order={order}&mail={email}&market={market}"
[[tracking.own]]
name = "Our van"
pattern = "AG[0-9]{8}"
url = "https://shop.example/van/{number}?zip={zip}"
[feedback]
endpoint = "/v1/events"
"""
POLICIES = """
[returns]
window = { type = "duration", value = "30 days", markets = { DE = "14 days" } }
"""
TEXT = """---
title: Send something back
---
You have {{ policy.returns.window }}.

:::deadline returns.window
The window is {{ policy.returns.window }}.
:::

:::action track
:::

:::action return
:::

## Refunds {#refunds}

Within five days.
"""
PARCEL = """---
title: Where is it?
---
Look it up.

:::tracking Your tracking number
It is in our mail.
:::
"""
PAGE = "en/returns/back/"
DELIVERED = (dt.datetime.now(dt.UTC).date() - dt.timedelta(days=3)).isoformat()
ALL = f"order=%231001&delivered={DELIVERED}&market=DE&zip=1011%20AB&email=ann%40mail.example"
STORED = "JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])"
CLEAN = re.compile("^[^=]*$")
HOSTILE = [
    "order=<img src=x onerror=alert(1)>",
    "order=..",
    "order=../../admin",
    "order=1001?x=1%26y=2",
    f"order={'9' * 41}",
    "order=javascript:alert(1)",
    "order=%E0%A4%A",
    "market=__proto__",
    "market=FR",
    "delivered=2026-02-30",
    "delivered=2999-01-01",
    "delivered=yesterday",
    "zip=1011AB%26admin=1",
    "tracking=1Z/../../x?y=1",
    "email=ann@mail.example%0ABcc:all@mail.example",
    'email="ann"@mail.example',
    "email=ann@localhost",
    "__proto__=1&order=",
    "constructor=1&zip=/",
    "order=" + "1&order=" * 300,
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("order")
    files = {
        "kbgen.toml": CONFIG,
        "content/policies.toml": POLICIES,
        "content/en/returns/back.md": TEXT,
        "content/en/returns/parcel.md": PARCEL,
        "content/en/returns/other.md": "---\ntitle: Other\n---\nText.\n\n:::action track\n:::\n",
    }
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    run_command(["build", "-q", "-f", root / "kbgen.toml", "-d", root / "site"]).check_returncode()
    return root / "site"


@pytest.fixture
def centre(folder: Path) -> Iterator[HelpCentre]:
    served = HelpCentre(folder)
    yield served
    served.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="en-GB")
    opened = context.new_page()
    opened.asked = []
    opened.on("request", lambda request: opened.asked.append((request.url, request.post_data)))
    yield opened
    context.close()


def open_with(page: Page, centre: HelpCentre, fragment: str, path: str = PAGE) -> None:
    page.goto(f"{centre.url}{path}#{fragment}")
    expect(page).to_have_url(CLEAN)


def links(page: Page) -> list[str]:
    return page.locator("[data-kb-action]").evaluate_all("all => all.map(a => a.href)")


def test_an_order_fills_deadline_market_buttons_and_contacts(page: Page, centre) -> None:
    open_with(page, centre, ALL)

    last = dt.date.fromisoformat(DELIVERED) + dt.timedelta(days=14)
    expect(page.locator(".deadline-answer")).to_contain_text(f"{last:%B} {last.day}, {last.year}")
    expect(page.locator("input[type=date]")).to_have_value(DELIVERED)
    expect(page.locator("[data-kb-market-choice]").first).to_have_value("DE")
    expect(page.locator(".prose")).to_contain_text("You have 14\u00a0days.", use_inner_text=True)
    assert links(page) == [
        "https://shop.example/orders/%231001?from=help",
        "https://returns.shop.example/?order=%231001&zip=1011%20AB",
    ]
    page.locator("[data-kb-channels]").scroll_into_view_if_needed()
    chat = "https://chat.shop.example/?order=%231001&mail=ann%40mail.example&market=DE"
    expect(page.locator("[data-kb-channel=chat]")).to_have_attribute("href", chat)


def test_nothing_of_it_is_stored_sent_or_left_in_the_address(page: Page, centre) -> None:
    open_with(page, centre, f"refunds&{ALL}")
    page.get_by_role("button", name="Yes").click()
    expect(page.locator("[data-kb-vote-status]")).to_contain_text("Thanks")

    assert page.url == f"{centre.url}{PAGE}#refunds"
    expect(page.locator("#refunds")).to_be_in_viewport()
    told = page.evaluate(STORED) + repr(page.asked)
    assert [part for part in ("1001", "1011", "ann", DELIVERED) if part in told] == []
    page.goto(f"{centre.url}en/returns/other/")
    assert links(page) == ["https://shop.example/orders/?from=help"]


def test_it_is_kept_in_the_tab_where_the_link_asks_for_it(page: Page, centre) -> None:
    open_with(page, centre, f"{ALL}&keep=session")
    page.goto(f"{centre.url}en/returns/other/")
    filled = ["https://shop.example/orders/%231001?from=help"]
    expect(page.locator("[data-kb-action]")).to_have_attribute("href", filled[0])
    other = page.context.new_page()
    other.goto(f"{centre.url}en/returns/other/")
    assert links(other) == ["https://shop.example/orders/?from=help"]
    open_with(page, centre, "order=7", "en/returns/other/")
    expect(page.locator("[data-kb-action]")).to_have_attribute("href", re.compile("/orders/7"))
    assert "kb-order-given" not in page.evaluate(STORED)


def test_another_market_that_the_reader_chooses_is_theirs(page: Page, centre) -> None:
    open_with(page, centre, ALL)
    choice = page.locator("[data-kb-market-choice]").first
    expect(choice).to_have_value("DE")
    page.locator("details[data-kb-menu] summary").first.click()
    choice.select_option("NL")

    expect(page.locator(".prose")).to_contain_text("You have 30\u00a0days.", use_inner_text=True)
    page.reload()
    expect(choice).to_have_value("NL")


def test_the_market_is_there_before_anything_is_painted(page: Page, centre) -> None:
    page.route("**/js/main.js", lambda route: route.abort())
    page.route("**/js/order.js", lambda route: route.abort())
    page.goto(f"{centre.url}{PAGE}#market=DE")

    shown = page.locator(".prose").inner_text()
    assert "14\u00a0days" in shown
    assert "30\u00a0days" not in shown


def test_hostile_values_do_nothing(page: Page, centre) -> None:
    open_with(page, centre, "zip=/")
    page.wait_for_load_state("networkidle")
    page.asked.clear()
    before = links(page)
    wrong = []
    page.on("dialog", lambda dialog: wrong.append(dialog.message))
    for value in HOSTILE:
        # The module reads what the address becomes, once it is there.
        page.evaluate("hash => { location.hash = hash; }", quote(value, safe="=&%:/?@\"'<>()"))
        expect(page).to_have_url(CLEAN)
        shown = links(page), page.locator("input[type=date]").input_value()
        if shown != (before, ""):
            wrong.append((value, shown))

    assert wrong == []
    assert page.locator("[data-kb-market-choice]").first.input_value() == "NL"
    assert page.asked == []
    assert page.evaluate("({}).polluted") is None


def test_a_page_without_an_order_loads_none_of_it(page: Page, centre) -> None:
    page.goto(f"{centre.url}{PAGE}#refunds")
    page.wait_for_load_state("networkidle")

    assert [url for url, _ in page.asked if "order" in url] == []
    assert page.url.endswith("#refunds")


# The tracking box


def test_a_number_leads_to_its_carrier_and_is_not_sent(page: Page, centre) -> None:
    page.goto(f"{centre.url}en/returns/parcel/")
    box = page.get_by_label("Your tracking number")
    links = page.locator(".tracking [role=status] a")
    page.wait_for_load_state("networkidle")
    page.asked.clear()
    seen = {}
    for number in ("ag 12345678", "1Z 999 AA1 01 2345 6784", "RX473124829NL", "986578788855"):
        box.fill(number)
        seen[number] = links.evaluate_all("all => all.map(a => [a.textContent, a.href])")

    assert [[title for title, _ in found] for found in seen.values()] == [
        ["Our van"], ["UPS"], ["PostNL"], ["FedEx", "DHL"],
    ]  # fmt: skip
    assert seen["ag 12345678"][0][1] == "https://shop.example/van/AG12345678"
    box.fill("RX473124828NL")
    box.press("Enter")
    said = page.locator(".tracking [role=status]")
    expect(said).to_have_text("No results for “RX473124828NL”.")
    assert page.asked == []
    assert Axe().run(page).response["violations"] == []


def test_a_link_from_an_order_fills_the_number(page: Page, centre) -> None:
    open_with(page, centre, "tracking=AG12345678&zip=1011AB", "en/returns/parcel/")

    link = page.locator(".tracking [role=status] a")
    expect(link).to_have_attribute("href", "https://shop.example/van/AG12345678?zip=1011AB")


def test_without_scripts_the_text_is_all(browser: Browser, centre) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{centre.url}en/returns/parcel/")

    assert page.locator(".tracking").inner_text().strip() == "It is in our mail."
    context.close()
