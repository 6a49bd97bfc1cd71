"""The made-up events are such as arrive, and both kinds of store tell the same of them."""

import datetime as dt
from itertools import islice
from pathlib import Path

import pytest

from kbgen.feedback import open_store, read_event
from kbgen.report import make_period, make_report, open_source
from kbgen.report.formats import report_json
from tests.bench.events import END, TYPES, fill, made_up

EVENTS = 5_000
ROOT = Path("/nowhere")


@pytest.fixture(scope="module")
def rows() -> list[dict]:
    return list(made_up(EVENTS))


def report(url: str) -> str:
    with open_store(url, ROOT) as store:
        fill(store, EVENTS)
        period = make_period("Europe/Amsterdam", None, END.date(), dt.datetime.now(dt.UTC))
        with open_source(store, period) as source:
            return report_json(make_report(source, "Bench"))


def test_the_same_arguments_give_the_same_events(rows):
    assert list(made_up(EVENTS)) == rows
    assert list(islice(made_up(EVENTS, seed=2), 10)) != rows[:10]
    assert len({row["id"] for row in rows}) == EVENTS


#: Columns that the collector fills.
UNSENT = {"received", "suspicious", "sender"}


def test_they_are_events_as_they_come_over_the_wire(rows):
    for row in rows[::10]:
        sent = {key: value for key, value in row.items() if key not in UNSENT}
        sent["at"] = dt.datetime.fromtimestamp(row["at"] / 1000, dt.UTC).isoformat()
        if row["type"] in {"csat", "nps", "repeat_visit"}:
            sent["value"] = int(row["value"])
        read = read_event(sent)
        assert (str(read.query), read.comment) == (str(row["query"]), row["comment"])


def test_all_types_come_and_some_are_suspicious(rows):
    counts = {kind: sum(row["type"] == kind for row in rows) / EVENTS for kind in TYPES}
    for kind, share in TYPES.items():
        assert counts[kind] == pytest.approx(share / 1000, abs=0.03)
    assert 0.01 < sum(row["suspicious"] is not None for row in rows) / EVENTS < 0.03


def test_both_kinds_of_store_give_the_same_report(postgres, tmp_path):
    with postgres.database() as url:
        assert report(url) == report(f"sqlite:///{tmp_path}/feedback.db")
