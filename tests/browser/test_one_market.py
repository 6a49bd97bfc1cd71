"""A shop with one market of its own: its readers see its values, all others the usual ones."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Served, start

CONFIG = """
[site]
name = "Help"
[locales.en]
[locales.de]
[markets.CH]
label = { en = "Switzerland", de = "Schweiz" }
locales = ["de"]
"""
POLICIES = """
[shipping]
costs = { type = "money", value = "4.50 EUR", markets = { CH = "12.30 EUR" } }
"""
TEXT = """---
title: Costs
---
You pay {{ policy.shipping.costs }}.

:::market CH
Customs come on top.
:::
"""


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    root: Path = tmp_path_factory.mktemp("shop")
    files = {"kbgen.toml": CONFIG, "content/policies.toml": POLICIES}
    files |= {f"content/{tag}/shipping/costs.md": TEXT for tag in ("en", "de")}
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    served = start(root, "--no-livereload")
    yield served
    served.stop()


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="en-GB")
    yield context.new_page()
    context.close()


def prose(page: Page) -> str:
    return page.locator(".prose").inner_text()


def test_readers_of_the_market_see_its_values_alone(reader: Page, shop: Served) -> None:
    reader.goto(f"{shop.url}de/shipping/costs/")

    expect(reader.locator(".prose [data-kb-market-choice]")).to_have_value("CH")
    assert "12,30\xa0€" in prose(reader)
    assert "4,50" not in prose(reader)
    assert "Customs come on top." in prose(reader)


def test_readers_elsewhere_say_so_and_are_believed_on_the_next_page(
    reader: Page, shop: Served
) -> None:
    reader.goto(f"{shop.url}de/shipping/costs/")
    reader.locator(".prose [data-kb-market-choice]").select_option(label="Andere Länder")
    for _ in range(2):
        expect(reader.locator(".prose")).to_contain_text("4,50\xa0€", use_inner_text=True)
        assert "12,30" not in prose(reader)
        assert "Customs come on top." not in prose(reader)
        reader.reload()
    expect(reader.locator(".prose [data-kb-market-choice]")).to_have_value("")


def test_events_of_readers_elsewhere_name_no_market(reader: Page, shop: Served) -> None:
    reader.goto(f"{shop.url}de/shipping/costs/")
    reader.evaluate("addEventListener('kb:market', ({ detail }) => { window.seen = detail; })")
    choice = reader.locator(".prose [data-kb-market-choice]")
    for _ in range(100):  # until the script is there
        choice.select_option("CH")
        choice.select_option("")
        if reader.evaluate("window.seen"):
            break
        reader.wait_for_timeout(100)

    assert reader.evaluate("window.seen.market") is None


def test_where_nobody_knows_all_stand_there_until_one_is_chosen(reader: Page, shop: Served) -> None:
    reader.goto(f"{shop.url}en/shipping/costs/")
    assert "€4.50 (Switzerland: €12.30)" in prose(reader)

    choice = reader.locator(".prose [data-kb-market-choice]")
    expect(choice.locator("[disabled]")).to_have_count(1)  # the script is there
    choice.select_option("CH")
    expect(reader.locator(".prose")).to_have_text(
        re.compile(r"\s*You pay €12\.30\."), use_inner_text=True
    )
