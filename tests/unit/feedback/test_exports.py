import csv
import io
import json

import pytest

from kbgen.feedback import Arrival, open_store
from kbgen.feedback.exports import COLUMNS, csv_lines, ndjson_lines


@pytest.fixture
def exported(tmp_path):
    """Return what is exported of events."""

    def export(form, *arrivals):
        with open_store("sqlite:///a.db", tmp_path) as store:
            store.add(arrivals)
            return "".join(form(store.stream()))

    return export


def test_an_event_is_an_object_with_the_names_of_the_wire(exported, event):
    number = "0a8a1a5c-8a4b-4c39-8f7e-2d1a1f4f3b11"
    one = event(id=number, at="2026-11-22T11:00:00.25+01:00", comment="Thanks 🙂\nBye")
    line = exported(ndjson_lines, one)
    assert line.count("\n") == 1
    assert json.loads(line) == {
        "id": number,
        "type": "vote",
        "at": "2026-11-22T10:00:00.250Z",
        "locale": "en",
        "article_id": "shipping/costs",
        "revision": "0a1b2c3d",
        "value": "yes",
        "comment": "Thanks 🙂\nBye",
        "device": "d1",
        "suspicious": [],
    }


def test_numbers_are_numbers(exported, event):
    found = json.loads(exported(ndjson_lines, event(type="nps", value=0, rank=0, results=0)))
    assert (found["value"], found["rank"], found["results"]) == (0, 0, 0)


def test_suspicious_events_say_why(exported, event):
    arrival = Arrival(event=event(), received=1, suspicious=("bot", "fast"))
    assert json.loads(exported(ndjson_lines, arrival))["suspicious"] == ["bot", "fast"]
    (row,) = csv.DictReader(io.StringIO(exported(csv_lines, arrival)))
    assert row["suspicious"] == "bot,fast"


def test_csv_has_a_header_even_without_events(exported):
    assert exported(csv_lines) == ",".join(COLUMNS) + "\n"
    assert exported(ndjson_lines) == ""


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠x"]
)
def test_a_spreadsheet_runs_nothing(exported, event, text):
    (row,) = csv.DictReader(io.StringIO(exported(csv_lines, event(device=f"{text}x"))))
    assert row["device"][0] == "'"


def test_times_of_all_ages_can_be_written(exported, event):
    early, late = event(at="0001-01-01T00:00:00Z"), event(at="9999-12-31T23:59:59Z")
    found = [json.loads(line)["at"] for line in exported(ndjson_lines, early, late).splitlines()]
    assert sorted(found) == ["0001-01-01T00:00:00.000Z", "9999-12-31T23:59:59.000Z"]
