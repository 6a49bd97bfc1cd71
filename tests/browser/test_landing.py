"""Where a reader lands who taps a result, and what happens on the way."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.bench.host import host

CONFIG = '[site]\nname = "Help"\n[locales.en]\n'
FILLER = "Something else, said in many words.\n\n" * 30
ARTICLE = f"""---
title: Parcels
description: All about parcels.
---

How parcels travel.

## Weights {{#weights}}

{FILLER}

## Customs {{#customs}}

Customs look into parcels, and a *customs* office asks for papers.

:::faq What about gifts?
Gifts are declared as gifts.

### Small gifts {{#small-gifts}}

Cheap ones are free.
:::

{FILLER}
"""
OTHER = "---\ntitle: Refunds\ndescription: All about refunds.\n---\n\nMoney.\n"
MARKED = """() => [...(CSS.highlights.get("kb-found") ?? [])].map(String)"""
PREFETCHED = "() => [...document.querySelectorAll('link[rel=prefetch]')].map((link) => link.href)"


@pytest.fixture
def site(tmp_path: Path, kbgen) -> Iterator[str]:
    for name, text in (("parcels", ARTICLE), ("refunds", OTHER)):
        file = tmp_path / "content/en/a" / f"{name}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    (tmp_path / "kbgen.toml").write_text(CONFIG)
    assert kbgen("build", "-q", cwd=tmp_path).returncode == 0
    with host(tmp_path / "site") as address:
        yield address


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True
    )
    yield context
    context.close()


def search(page: Page, site: str, query: str = "customs papers") -> None:
    page.goto(f"{site}en/")
    page.locator("input[type=search]").tap()
    page.keyboard.type(query)
    expect(page.locator("[role=option]:not(.offer)").first).to_be_visible()


def test_matched_words_are_marked_on_arrival_until_escape(phone, site) -> None:
    page = phone.new_page()
    search(page, site)
    # What keeps the query for the next page comes with the first results.
    page.wait_for_load_state("networkidle")
    page.locator("[role=option]:not(.offer)").first.tap()
    page.wait_for_url("**/parcels/#customs")
    page.wait_for_function(f"() => ({MARKED})().length")
    assert set(page.evaluate(MARKED)) == {"Customs", "customs", "papers"}
    page.keyboard.press("Escape")
    assert page.evaluate(MARKED) == []
    page.reload()
    page.wait_for_load_state("networkidle")
    assert page.evaluate(MARKED) == []


def test_a_page_that_was_not_searched_for_loads_no_marks(phone, site) -> None:
    page = phone.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}en/a/parcels/#customs")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "arrival" in url or "search" in url]


def test_the_excerpt_is_that_of_the_section_and_rows_keep_their_height(phone, site) -> None:
    page = phone.new_page()
    search(page, site)
    option = page.locator("[role=option]:not(.offer)").first
    before = option.bounding_box()
    expect(option.locator(".excerpt")).to_contain_text("office asks for papers")
    after = option.bounding_box()
    assert before
    assert after
    assert after["height"] == pytest.approx(before["height"], abs=0.5)


def test_the_first_hit_is_fetched_ahead_once(phone, site) -> None:
    page = phone.new_page()
    search(page, site)
    page.wait_for_function(f"() => ({PREFETCHED})().length")
    page.locator("input[type=search]").press_sequentially("x")
    page.keyboard.press("Backspace")
    page.wait_for_timeout(1200)
    assert page.evaluate(PREFETCHED) == [f"{site}en/a/parcels/"]


def test_nothing_is_fetched_ahead_where_data_is_saved(phone, site) -> None:
    phone.add_init_script(
        "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"
    )
    page = phone.new_page()
    search(page, site)
    expect(page.locator("[role=option]:not(.offer)").first.locator(".excerpt")).to_contain_text(
        "asks for papers"
    )
    assert page.evaluate(PREFETCHED) == []


@pytest.mark.parametrize("later", [False, True])
def test_a_fold_that_holds_the_goal_opens(phone, site, later: bool) -> None:
    page = phone.new_page()
    page.goto(f"{site}en/a/parcels/{'' if later else '#small-gifts'}")
    if later:
        page.evaluate("location.hash = 'small-gifts'")
    goal = page.locator("#small-gifts")
    expect(goal).to_be_in_viewport()
    bar = page.locator("header.top").bounding_box()
    box = goal.bounding_box()
    assert bar
    assert box
    assert box["y"] >= bar["y"] + bar["height"] - 1
