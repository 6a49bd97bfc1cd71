"""Changes are found by looking, whatever the clock of the disk."""

import os
import time

import pytest

from kbgen.serve import poll
from kbgen.serve.poll import Poller
from kbgen.serve.watch import Watched

pytestmark = pytest.mark.slow

HOUR = 3_600_000_000_000


@pytest.fixture
def root(write_project):
    root = write_project({"en/shipping/costs.md": "# Costs", "en/shipping/times.md": "# Times"})
    for file in root.rglob("*"):
        age(file, HOUR)
    return root


@pytest.fixture
def costs(root):
    return root / "content/en/shipping/costs.md"


@pytest.fixture
def poller(root):
    return Poller(Watched(root / "kbgen.toml", root / ".kbgen"), lambda _: None)


def age(file, nanoseconds=0, at=None):
    when = (time.time_ns() if at is None else at) - nanoseconds
    os.utime(file, ns=(when, when))


def test_where_nothing_is_saved_nothing_is_found(poller):
    assert poller.changes() == poller.changes() == frozenset()


def test_saved_new_renamed_and_deleted_files_are_found(root, costs, poller):
    costs.write_text("# Prices")
    assert poller.changes() == {costs}
    new = root / "content/en/returns/labels.md"
    new.parent.mkdir()
    new.write_text("# Labels")
    assert poller.changes() == {new, new.parent}
    moved = new.with_name("printing.md")
    new.rename(moved)
    assert poller.changes() == {new, moved}
    moved.unlink()
    assert poller.changes() == {moved}
    assert poller.changes() == frozenset()


def test_configuration_and_themes_are_followed_and_nothing_beside_them(root, poller):
    (root / "kbgen.toml").write_text('[site]\nname = "Other"\n')
    style = root / "themes/ours/static/css/90.css"
    style.parent.mkdir(parents=True)
    style.write_text("b {}")
    for path in ("site/index.html", "feedback.db", "notes.md", ".kbgen/lock"):
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text("x")
    for name in (".costs.md.swp", "costs.md~", "a.tmp"):
        (root / "content/en" / name).write_text("x")
    themes = {root / "themes", *list((root / "themes").rglob("*"))}
    assert poller.changes() == {root / "kbgen.toml", *themes}


def test_a_second_save_of_one_size_and_time_is_found(costs, poller):
    now = time.time_ns()
    for text in ("# Price", "# Taxes", "# Rates"):
        costs.write_text(text)
        age(costs, at=now)
        assert poller.changes() == {costs}
    assert poller.changes() == frozenset()


def test_a_save_just_before_its_time_has_settled_is_found(costs, poller, monkeypatch):
    now = time.time_ns()
    costs.write_text("# Price")
    age(costs, at=now)
    assert poller.changes() == {costs}
    costs.write_text("# Taxes")
    age(costs, at=now)
    monkeypatch.setattr(time, "time_ns", lambda: now + HOUR)
    assert poller.changes() == {costs}
    assert poller.changes() == frozenset()


def test_a_time_that_settles_is_no_change(costs, poller, monkeypatch):
    costs.write_text("# Price")
    poller.changes()
    later = time.time_ns() + HOUR
    monkeypatch.setattr(time, "time_ns", lambda: later)
    assert poller.changes() == frozenset()


def test_files_saved_long_ago_are_not_read(poller, monkeypatch):
    monkeypatch.setattr(poll, "content_digest", lambda *_: 1 / 0)
    assert poller.changes() == frozenset()


def test_folders_that_go_and_come_again_are_followed(root, costs, poller):
    (root / "content").rename(root / "elsewhere")
    assert costs in poller.changes()
    (root / "elsewhere").rename(root / "content")
    assert costs in poller.changes()


def test_a_save_is_told_by_itself_until_the_end(root, costs, told, monkeypatch):
    monkeypatch.setattr(poll, "INTERVAL", 0.05)
    reactions = told()
    poller = Poller(Watched(root / "kbgen.toml", root / ".kbgen"), reactions)
    poller.start()
    costs.write_text("# Prices")
    reactions.wait_for_count(1)
    poller.stop()
    costs.write_text("# Taxes!")
    time.sleep(0.3)
    assert list(reactions) == [frozenset({costs})]
