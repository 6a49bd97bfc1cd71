import csv
import io
import json
import sqlite3
from contextlib import closing

import pytest

from kbgen.feedback import Arrival, engine, open_store, read_event
from kbgen.feedback.arrival import now
from tests.factories import vote

DAY = 86_400_000
STORE = ("--store", "sqlite:///votes.db")


@pytest.fixture
def here(tmp_path, monkeypatch):
    """Stand in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def keep(here):
    """Store votes that came so many days ago, in a file of the current folder."""

    def store(*days: float, name: str = "votes.db", **changed: object) -> None:
        with open_store(f"sqlite:///{name}", here) as opened:
            opened.add(
                Arrival(
                    event=read_event(vote(**{"device": "d1", **changed})),
                    received=now() - int(day * DAY),
                )
                for day in days
            )

    return store


def test_events_go_out_and_come_in_again(run, here, keep):
    keep(1, 2, 3)
    for form in ("ndjson", "csv"):
        done = run("feedback", "export", *STORE, "--format", form)
        assert done.code == 0
        (here / form).write_text(done.out)
        imported = run("feedback", "import", form, "--store", f"sqlite:///{form}.db")
        assert (imported.code, imported.out) == (
            0,
            "3 new events, 0 already stored, 0 page views\n",
        )
        again = run("feedback", "import", form, "--store", f"sqlite:///{form}.db")
        assert again.out == "0 new events, 3 already stored, 0 page views\n"
    assert len(list(csv.DictReader(io.StringIO(done.out)))) == 3


def test_an_export_has_suspicious_events_too(run, here):
    with open_store("sqlite:///votes.db", here) as store:
        store.add([Arrival(event=read_event(vote()), received=1, suspicious=("bot",))])
    (line,) = run("feedback", "export", *STORE).out.splitlines()
    assert json.loads(line)["suspicious"] == ["bot"]


def test_bad_lines_are_told_with_their_numbers(run, here):
    lines = [json.dumps(vote()), "{", json.dumps(vote(value="maybe")), *["{"] * 30]
    (here / "a.ndjson").write_text("\n".join(lines))
    done = run("feedback", "import", "a.ndjson", *STORE)
    assert done.code == 1
    assert done.out.startswith("1 new events")
    told = done.err.splitlines()
    assert told[0] == "a.ndjson:2: not valid JSON"
    assert told[1].startswith("a.ndjson:3: value")
    assert told[-1] == "… and 12 more skipped lines"


def test_views_that_count_twice_are_told(run, here):
    (here / "day.csv").write_text("Page path,Date,Views\n/en/a/b/,20261127,5\n")
    (here / "month.csv").write_text(
        "# Start date: 20261101\n# End date: 20261128\n\nPage path,Views\n/en/a/b/,90\n"
    )
    assert run("feedback", "import", "day.csv", *STORE).err == ""
    done = run("feedback", "import", "month.csv", *STORE)
    assert (done.code, done.out) == (0, "0 new events, 0 already stored, 90 page views\n")
    assert done.err.startswith("month.csv has no dates, and 1 day of its range")


def test_a_file_in_no_known_format_is_wrong_use(run, here):
    (here / "a.txt").write_text("Dear all,\n")
    done = run("feedback", "import", "a.txt", *STORE)
    assert done.code == 2
    assert done.err.startswith("Error: a.txt has an unknown format")


def test_the_store_is_that_of_the_configuration(run, in_project, tmp_path):
    root = in_project({"en/_keep": ""}, '[site]\nname = "Help"\nurl = "https://a.example/kb/"\n')
    (root / "pages.csv").write_text("date,page,pageviews\n2026-11-28,/kb/en/a/b/,5\n")
    assert (
        run("feedback", "import", "pages.csv").out
        == "0 new events, 0 already stored, 5 page views\n"
    )
    assert (root / "feedback.db").exists()
    assert run("feedback", "export", "-f", root / "kbgen.toml").code == 0


def test_without_configuration_the_store_has_to_be_named(run, here):
    for arguments in (["export"], ["purge"], ["forget", "--device", "d"], ["import", "x"]):
        done = run("feedback", *arguments)
        assert done.code == 2
        assert "Configuration file kbgen.toml not found" in done.err
        assert "--store" in done.err
    assert run("feedback", "export", "-f", "other.toml", *STORE).code == 2


@pytest.mark.parametrize("arguments", [["export"], ["purge"], ["forget", "--device", "d"]])
def test_a_store_that_is_not_there_is_told_and_not_made(run, in_project, tmp_path, arguments):
    root = in_project({"en/_keep": ""}, '[site]\nname = "Help"\n')
    done = run("feedback", *arguments, "--store", "sqlite:///vots.db")
    assert (done.code, done.out) == (2, "")
    assert "Store sqlite:///vots.db not found" in done.err
    assert "Check --store." in done.err
    assert "Check [feedback] store." in run("feedback", *arguments).err
    assert list(root.glob("*.db")) == []


def test_old_events_are_purged(run, keep):
    keep(1, 100, 729, 731, 2000)
    assert run("feedback", "purge", *STORE, "--dry-run").out == (
        "2 events older than 730 days would be deleted\n"
    )
    assert len(run("feedback", "export", *STORE).out.splitlines()) == 5
    assert run("feedback", "purge", *STORE).out == "2 events older than 730 days deleted\n"
    assert run("feedback", "purge", *STORE, "--older-than", "99").out == (
        "2 events older than 99 days deleted\n"
    )
    assert len(run("feedback", "export", *STORE).out.splitlines()) == 1
    assert run("feedback", "purge", *STORE, "-q", "--older-than", "0").out == ""
    assert run("feedback", "export", *STORE).out == ""


def test_the_configuration_says_how_long_events_are_kept(run, in_project, keep):
    in_project({"en/_keep": ""}, '[site]\nname = "Help"\n[feedback]\nretention_days = 30\n')
    keep(1, 31, name="project/feedback.db")
    assert run("feedback", "purge").out == "1 event older than 30 days deleted\n"


def test_a_device_can_have_its_events_and_have_them_deleted(run, keep):
    keep(1, 2, device="mine")
    keep(1, device="other")
    mine = run("feedback", "export", *STORE, "--device", "mine").out.splitlines()
    assert [json.loads(line)["device"] for line in mine] == ["mine", "mine"]
    assert run("feedback", "forget", *STORE, "--device", "mine").out == "2 events deleted\n"
    assert len(run("feedback", "export", *STORE).out.splitlines()) == 1
    assert run("feedback", "forget", *STORE).code == 2


def test_what_was_deleted_and_is_still_in_a_file_is_said(run, here, keep, monkeypatch):
    monkeypatch.setattr(engine, "BUSY", 0.1)
    for arguments in (["forget", "--device", "mine"], ["purge", "--older-than", "0"]):
        keep(1, device="mine")
        with closing(sqlite3.connect(here / "votes.db", isolation_level=None)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM events").fetchone()
            done = run("feedback", *arguments, *STORE)
            assert (done.code, done.out.startswith("1 event ")) == (1, True)
            assert "votes.db-wal" in done.err
            assert "hint: Run it again" in done.err
        assert run("feedback", *arguments, *STORE).code == 0


def test_what_postgresql_keeps_is_said(run, here, postgres):
    with postgres.database() as url:
        with open_store(url, here) as store:
            store.add([read_event(vote(device="mine"))])
        done = run("feedback", "forget", "--store", url, "--device", "mine")
        assert done.code == 0
        assert done.out.startswith("1 event deleted\nPostgreSQL keeps the text")


def test_a_store_that_cannot_be_reached_is_told(run, here):
    (here / "votes.db").write_bytes(b"no database" * 100)
    for arguments in (["export"], ["purge"], ["serve"]):
        done = run("feedback", *arguments, *STORE)
        assert done.code == 2
        assert done.err.startswith("Error: Feedback cannot be stored in ")


def test_help_lists_what_there_is(run):
    done = run("feedback", "--help")
    assert done.code == 0
    for name in ("serve", "import", "export", "purge", "forget"):
        assert f"  {name} " in done.out
