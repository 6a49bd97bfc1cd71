"""A save that the clock of the disk does not tell from the one before is built all the same."""

import importlib
import os
import time

import pytest

from kbgen.build import BuildOptions, build, inputs, recent
from kbgen.config import load_project

#: The package has a function of this name.
SCAN = importlib.import_module("kbgen.load.scan")
#: Of every file, while the clock of the disk stands still.
SAVED = 1_700_000_000_000_000_000
SECOND = 1_000_000_000
EXTENDS = "{% extends 'default/article.html' %}{% block footer %}Oak{% endblock %}"
CONFIG = '[site]\nname = "Help"\n[theme]\nname = "ours"\n[markdown]\n'


@pytest.fixture
def root(write_project, text_of):
    root = write_project(
        {
            "en/shipping/costs.md": text_of(
                "Costs", "It costs {{ policy.parcel }}, [list](a.csv)."
            ),
            "en/shipping/times.md": text_of("Times", ":::include hours\n:::"),
            "en/shipping/_category.toml": 'title = "Shipping"\n',
            "en/shipping/a.csv": "one",
            "_snippets/en/hours.md": "From nine.\n",
            "policies.toml": '[parcel]\ntype = "text"\nvalue = "five"\n',
        },
        CONFIG,
    )
    for path, text in {
        "templates/article.html": EXTENDS,
        "static/css/90.css": "b { top: 1px }",
    }.items():
        file = root / "themes/ours" / path
        file.parent.mkdir(parents=True)
        file.write_text(text)
    return root


@pytest.fixture
def clock(monkeypatch):
    """A disk on which every file was saved at one time; set how long ago that was."""

    class Clock:
        seconds = 1.0

    def stand_still(entry):
        size = entry.stat().st_size
        return size, SAVED, SAVED, 7

    monkeypatch.setattr(SCAN, "_stat", stand_still)
    monkeypatch.setattr(inputs, "clock", lambda _: SAVED + int(Clock.seconds * SECOND))
    return Clock


@pytest.fixture
def run(root):
    def run_it(**options):
        return build(load_project(root / "kbgen.toml"), BuildOptions(out=root / "site", **options))

    return run_it


def replace(file, old, new):
    """Save another text of the same length, with the same times."""
    stat = file.stat()
    text = file.read_text()
    assert old in text
    assert len(old) == len(new)
    file.write_text(text.replace(old, new))
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))


COSTS, TIMES = "en/shipping/costs/index.html", "en/shipping/times/index.html"
SAVES = {
    "an article": ("content/en/shipping/costs.md", "It costs", "It takes", COSTS, "It takes five"),
    "a title": ("content/en/shipping/costs.md", "title: Costs", "title: Price", COSTS, "Price"),
    "a snippet": ("content/_snippets/en/hours.md", "nine", "noon", TIMES, "From noon"),
    "a category": ("content/en/shipping/_category.toml", "Shipping", "Delivery", TIMES, "Delivery"),
    "a value": ("content/policies.toml", "five", "nine", COSTS, "costs nine"),
    "a template": ("themes/ours/templates/article.html", "Oak", "Ash", COSTS, "Ash"),
    "a style": ("themes/ours/static/css/90.css", "1px", "9px", "", ""),
    "a file": ("content/en/shipping/a.csv", "one", "two", "", ""),
}


def whole(root) -> str:
    return "\n".join(
        file.read_text("utf-8", "replace")
        for file in sorted((root / "site").rglob("*.*"))
        if file.suffix in {".html", ".css", ".csv", ".json"}
    )


@pytest.mark.parametrize("later", [1.0, 100.0])
@pytest.mark.parametrize("name", SAVES)
def test_a_second_save_within_the_tick_is_built(name, later, root, run, clock):
    path, old, new, page, text = SAVES[name]
    run()
    before = whole(root)
    replace(root / path, old, new)
    clock.seconds = later
    result = run()
    assert result.written > 0
    assert whole(root) != before
    if page:
        assert text in (root / "site" / page).read_text()
    after = whole(root)
    run(clean=True)
    assert whole(root) == after


@pytest.mark.parametrize("name", SAVES)
def test_a_save_beside_another_change_is_built(name, root, run, clock, text_of):
    path, old, new, *_ = SAVES[name]
    run()
    replace(root / path, old, new)
    (root / "content/en/shipping/other.md").write_text(text_of("Other"))
    clock.seconds = 100
    run()
    after = whole(root)
    run(clean=True)
    assert whole(root) == after


@pytest.fixture
def reads(monkeypatch):
    """Collect the files that are read to be told from what they were."""
    read = []
    really = recent.content_digest

    def digest(file, size):
        if "content" in file.parts:
            read.append(file.name)
        return really(file, size)

    monkeypatch.setattr(recent, "content_digest", digest)
    return read


def test_a_build_with_nothing_to_do_does_nothing_however_early_it_comes(run, clock, reads):
    assert run().written > 0
    for seconds in (1.0, 1.5, 1.9):
        clock.seconds = seconds
        assert (run().steps, run().written) == ((), 0)
    assert set(reads) == {
        "costs.md",
        "times.md",
        "_category.toml",
        "a.csv",
        "hours.md",
        "policies.toml",
    }


def test_times_that_have_settled_are_believed_from_then_on(run, clock, reads):
    run()
    clock.seconds = 3.0
    assert run().steps == ()
    reads.clear()
    assert (run().steps, reads) == ((), [])


def test_files_saved_long_ago_are_not_read_again(root, run, clock, reads):
    clock.seconds = 3.0
    run()
    run()
    assert reads == []


def test_a_disk_whose_clock_is_behind_is_asked_for_the_time(tmp_path, monkeypatch):
    (tmp_path / "lock").touch()
    real = os.utime

    def behind(file, *arguments, **options):
        real(file, ns=(SAVED, SAVED))

    monkeypatch.setattr(os, "utime", behind)
    assert recent.clock(tmp_path) == SAVED
    monkeypatch.undo()
    now = time.time_ns()
    assert now - 3 * SECOND < recent.clock(tmp_path) <= time.time_ns()


@pytest.mark.parametrize("age", [0, 1])
def test_truncated_times_of_a_real_disk_hide_no_save(root, run, monkeypatch, age):
    """As on ext4 without nanoseconds, FAT and SMB: whole seconds, or even ones."""
    steps = (age + 1) * SECOND

    def coarse(entry):
        stat = entry.stat()
        return stat.st_size, stat.st_mtime_ns // steps * steps, stat.st_ctime_ns // steps * steps, 0

    monkeypatch.setattr(SCAN, "_stat", coarse)
    file = root / "content/en/shipping/costs.md"
    for number in range(6):
        text = file.read_text()
        file.write_text(
            text.replace("It costs", "It takes")
            if number % 2 == 0
            else text.replace("It takes", "It costs")
        )
        run()
        page = (root / "site" / COSTS).read_text()
        assert ("It takes five" in page) == (number % 2 == 0)
