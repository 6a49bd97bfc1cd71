"""An attacker who sends thousands of false clicks moves no golden search of the demo."""

import os
import random
import tomllib

import pytest

from kbgen.config import load_project
from kbgen.feedback import open_store
from kbgen.search.golden import read_golden, run_golden
from tests.readers import crowd, visit

pytestmark = pytest.mark.slow

ADDRESSES, CLICKS = 50, 10_000
HONEST = "the courier says he was here but nobody rang"


def ranks(root):
    project = load_project(root / "kbgen.toml")
    searches = read_golden(project.content / "golden.toml", project.locales)
    read = lambda path: (root / "site" / path).read_bytes()  # noqa: E731
    return {(r.golden.locale.tag, r.golden.query): r.rank for r in run_golden(searches, read)}


def false_clicks(searches, articles, days):
    """Yield 10,000 clicks on wrong results of golden searches, in their words and in like ones."""
    choose = random.Random(7)
    english = [one for one in searches if one["locale"] == "en"]
    targets = {one["query"]: choose.choice(articles) for one in english}
    for number in range(CLICKS):
        one = english[number // ADDRESSES % len(english)]
        query = one["query"]
        target = targets[query]
        if target == one["expect"]:
            continue
        if number // ADDRESSES // len(english) % 2:
            query = f"{query} please"
        day = number // ADDRESSES % days
        yield from visit(day, f"attacker {number % ADDRESSES}", query, target, rank=5, vote="yes")


#: Days that the clicks are spread over; `make bench` has a patient attacker as well.
DAYS = [2, 40] if "KBGEN_FUZZ" in os.environ else [2]


@pytest.mark.parametrize("days", DAYS)
def test_false_clicks_move_no_golden_search(days, run, copy_demo, tmp_path, monkeypatch):
    root = copy_demo(tmp_path / "demo")
    monkeypatch.chdir(root)
    assert run("build", "-q").code == 0
    before = ranks(root)
    searches = tomllib.loads((root / "content/golden.toml").read_text(encoding="utf-8"))["search"]
    articles = sorted({one["expect"] for one in searches if one["locale"] == "en"})
    events = list(false_clicks(searches, articles, days))
    assert sum(event.event.type == "result_click" for event in events) > 0.9 * CLICKS
    with open_store("sqlite:///feedback.db", root) as store:
        store.add([*events, *crowd(HONEST, "shipping/track-your-order", rank=3)])
    done = run("learn", "--as-of", "2026-12-20", "-v")
    assert done.code == 0, done.err
    text = (root / "content/asked.toml").read_text(encoding="utf-8")
    assert HONEST in text
    if days == 2:
        assert "of senders who opened more than 20 results in a day" in done.out
        assert len(tomllib.loads(text)["asked"]) == 1
    assert run("build", "-q").code == 0
    assert ranks(root) == before
