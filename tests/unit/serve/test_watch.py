"""Real files, as editors and version control write them."""

import time
from pathlib import Path

import pytest

from kbgen.serve import watch
from kbgen.serve.watch import Watched, Watcher

pytestmark = pytest.mark.slow

#: Long enough for an event that must not come.
QUIET = 0.3


@pytest.fixture
def root(write_project):
    return write_project({"en/shipping/costs.md": "# Costs", "en/shipping/times.md": "# Times"})


@pytest.fixture
def costs(root) -> Path:
    return root / "content/en/shipping/costs.md"


@pytest.fixture
def make_watcher(root):
    """Make a watcher of the project, which must not give up."""
    (root / ".kbgen").mkdir()

    def fail(error):
        raise AssertionError(error)

    return lambda react: Watcher(Watched(root / "kbgen.toml", root / ".kbgen"), react, fail)


@pytest.fixture
def watching(make_watcher, told):
    """Start watching; return what is told."""
    watchers = []

    def start(react=None):
        reactions = told()
        watchers.append(make_watcher(react or reactions))
        watchers[-1].start()
        return reactions

    yield start
    for watcher in watchers:
        watcher.stop()


def seen(reactions) -> set[Path]:
    return set().union(*reactions)


def wait_for(reactions, *files) -> None:
    reactions.wait_for(lambda: seen(reactions) >= set(files))


def test_a_file_that_is_closed_is_told_at_once(watching, costs, monkeypatch):
    monkeypatch.setattr(watch, "GATHER_SECONDS", 3600)
    reactions = watching()
    costs.write_text("# Prices")
    wait_for(reactions, costs)


def test_a_file_that_is_not_closed_yet_is_not_looked_at(watching, costs, monkeypatch):
    monkeypatch.setattr(watch, "GATHER_SECONDS", 3600)
    reactions = watching()
    with costs.open("w") as file:
        file.write("# Half of it")
        file.flush()
        time.sleep(QUIET)
        assert reactions == []
    wait_for(reactions, costs)


def test_a_file_that_is_never_closed_is_told_after_a_while(watching, costs):
    reactions = watching()
    with costs.open("w") as file:
        file.write("# Log")
        file.flush()
        wait_for(reactions, costs)


def test_a_save_names_the_file_and_nothing_else(watching, costs):
    reactions = watching()
    costs.write_text("# Prices")
    wait_for(reactions, costs)
    time.sleep(QUIET)
    assert reactions == [frozenset({costs})]


def test_a_file_that_is_moved_into_its_place_is_told_at_once(watching, costs, monkeypatch):
    monkeypatch.setattr(watch, "GATHER_SECONDS", 3600)
    reactions = watching()
    part = costs.with_name(".costs.md.tmp")
    part.write_text("# Prices")
    part.replace(costs)
    wait_for(reactions, costs)
    assert part not in seen(reactions)


def test_what_comes_while_somebody_reacts_is_told_together(make_watcher, costs, told, gate):
    reactions = told()

    def react(changed: frozenset[Path]) -> None:
        reactions(changed)
        if len(reactions) == 1:
            gate()

    watcher = make_watcher(react)
    watcher.start()
    costs.write_text("# Prices")
    gate.wait_until_reached()
    many = {costs.with_name(f"checked-out-{number}.md") for number in range(200)}
    for file in many:
        file.write_text("# Many")
    deadline = time.monotonic() + 20
    while not many <= watcher._settled and time.monotonic() < deadline:  # noqa: SLF001  # nothing else tells that all events have come
        time.sleep(0.01)
    gate.open()
    reactions.wait_for(lambda: len(reactions) >= 2)
    assert reactions[1] >= many
    watcher.stop()


def test_hidden_files_and_those_of_editors_are_not_told(watching, costs):
    reactions = watching()
    others = [costs.with_name(name) for name in (".costs.md.swp", "costs.md~", ".git", "a.tmp")]
    for other in others:
        other.write_text("x")
        other.unlink()
    costs.write_text("# Prices")
    wait_for(reactions, costs)
    assert not seen(reactions) & set(others)


def test_what_lies_beside_content_and_themes_is_not_told(watching, root):
    reactions = watching()
    (root / "site").mkdir()
    for name in ("site/index.html", "feedback.db", "notes.md"):
        (root / name).write_text("x")
    time.sleep(QUIET)
    assert reactions == []


def test_the_configuration_is_told(watching, root):
    reactions = watching()
    (root / "kbgen.toml").write_text('[site]\nname = "Other"\n')
    wait_for(reactions, root / "kbgen.toml")


def test_both_names_of_a_renamed_file_are_told(watching, costs):
    reactions = watching()
    prices = costs.with_name("prices.md")
    costs.rename(prices)
    wait_for(reactions, costs, prices)


def test_a_deleted_file_is_told(watching, costs):
    reactions = watching()
    costs.unlink()
    wait_for(reactions, costs)


def test_a_file_in_a_new_folder_is_told(watching, costs):
    reactions = watching()
    file = costs.parent.parent / "returns/labels.md"
    file.parent.mkdir()
    wait_for(reactions, file.parent)
    file.write_text("# Labels")
    wait_for(reactions, file)


def test_themes_that_come_later_are_watched(watching, root):
    reactions = watching()
    file = root / "themes/ours/templates/base.html"
    file.parent.mkdir(parents=True)
    wait_for(reactions, root / "themes")
    deadline = time.monotonic() + 20
    while file not in seen(reactions) and time.monotonic() < deadline:
        file.write_text("x")
        time.sleep(0.1)
    assert file in seen(reactions)


def test_a_content_folder_that_goes_and_comes_again_is_watched(watching, root, costs):
    reactions = watching()
    elsewhere = root / "elsewhere"
    (root / "content").rename(elsewhere)
    wait_for(reactions, root / "content")
    (root / "content").mkdir()
    time.sleep(QUIET)
    costs.parent.mkdir(parents=True)
    deadline = time.monotonic() + 10
    while costs not in seen(reactions) and time.monotonic() < deadline:
        costs.write_text("# Again")
        time.sleep(0.1)
    assert costs in seen(reactions)


def test_nothing_is_told_after_the_end(make_watcher, costs, told):
    reactions = told()
    watcher = make_watcher(reactions)
    watcher.start()
    watcher.stop()
    costs.write_text("# Prices")
    time.sleep(QUIET)
    assert reactions == []
