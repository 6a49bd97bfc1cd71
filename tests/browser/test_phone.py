"""The small form of `python -m tests.bench.phone`: what a search costs, and how it lands.

Counts only, no times: those are for an idle machine.
"""

import statistics
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.bench.host import host
from tests.bench.phone import Phone, do, tasks

BUDGETS = tomllib.loads((Path(__file__).parent.parent / "bench/budgets.toml").read_text())["phone"]
LOCALES = ("en", "de", "es", "ar", "ja")
#: Of each locale, besides those that ask for a human.
TASKS = 1


@pytest.fixture(scope="module")
def hosted(copy_demo: Callable[[Path], Path], kbgen, tmp_path_factory) -> Iterator[str]:
    root = copy_demo(tmp_path_factory.mktemp("phone"))
    assert kbgen("build", "-q", cwd=root).returncode == 0
    with host(root / "site") as address:
        yield address


@pytest.fixture(scope="module")
def did(browser: Browser, hosted: str) -> list[dict[str, Any]]:
    """Do some tasks of each locale; return what they took."""
    done = []
    for locale in LOCALES:
        for task in [task for task in tasks(locale) if task.address != "-"][:TASKS]:
            # With latency: else it is chance what begins after what.
            phone = Phone(browser, locale, "4g")
            done.append(do(phone, hosted, task, at_once=True))
            phone.context.close()
    return done


@pytest.mark.parametrize("what", ["requests", "depth", "kB"])
def test_a_first_result_takes_few_requests_in_few_waves(did, what: str) -> None:
    assert statistics.median(one[what] for one in did) <= BUDGETS[f"first_result_{what}"]


def test_results_are_there_and_no_heading_is_hidden(did) -> None:
    assert [one["typed"] for one in did if not one["rank"]] == []
    assert [one["typed"] for one in did if one["heading_hidden"]] == []


def test_answers_are_on_the_screen(did) -> None:
    missing = [one["typed"] for one in did if not one.get("answer_visible", True)]
    assert len(missing) <= BUDGETS["answers_off_screen"], missing


@pytest.mark.parametrize("path", ["en/", "en/returns/", "en/shipping/track-your-order/"])
def test_a_page_is_idle_after_few_requests(browser: Browser, hosted: str, path: str) -> None:
    phone = Phone(browser, "en", "4g")
    phone.page.goto(hosted + path, wait_until="load")
    phone.page.wait_for_timeout(phone.pause)
    counted = phone.since()
    phone.context.close()
    over = {what: n for what, n in counted.items() if n > BUDGETS[f"page_{what}"]}
    assert over == {}
