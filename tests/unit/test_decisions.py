"""`content/decisions.toml`: read, added to, and reported with places."""

import datetime as dt
import tomllib

import pytest

from kbgen.decisions import Decision, add_decision, read_decisions
from kbgen.errors import KbgenError

DAY = dt.date(2026, 11, 30)


@pytest.fixture
def content(tmp_path):
    folder = tmp_path / "content"
    folder.mkdir()
    return folder


def write(content, text: str) -> None:
    (content / "decisions.toml").write_text(text, "utf-8")


def test_without_the_file_nothing_is_decided(content):
    assert read_decisions(content) == ({}, ())


TASKS = ["en/a/b", 'de?"quoted" \\ back', "ja?注文 \x7f", "content/x.toml"]


@pytest.mark.parametrize("task", TASKS)
def test_what_is_added_is_read_again(content, task):
    added = Decision(task, "dismissed", DAY, "Because\nof “this”.")
    add_decision(content, added)
    (found,), mistakes = read_decisions(content)[0].values(), read_decisions(content)[1]
    assert (found._replace(line=0), mistakes) == (added, ())


def test_the_last_decision_applies_and_earlier_ones_stay(content):
    write(content, "# Ours\n[[decision]]\ntask = 'en/a'\ndecision = 'done'\non = 2026-11-01")
    add_decision(content, Decision("en/a", "open", DAY))
    decisions, _ = read_decisions(content)
    assert (decisions["en/a"].decision, decisions["en/a"].line) == ("open", 8)
    text = (content / "decisions.toml").read_text("utf-8")
    assert text.startswith("# Ours\n")
    assert len(tomllib.loads(text)["decision"]) == 2


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("[[decision]\n", 1, "The file does not parse"),
        ("other = 1\n", 1, "Unknown key `other`"),
        ("decision = 1\n", 1, "`decision` is not a list of tables"),
        ("[[decision]]\ndecision = 'done'\non = 2026-01-01\n", 1, "`task` is missing"),
        ("[[decision]]\ntask = 'a'\ndecision = 'dismised'\non = 2026-01-01\n", 3, "Unknown dec"),
        ("[[decision]]\ntask = 'a'\ndecision = 'done'\non = '2026-01-01'\n", 4, "Invalid `on`"),
        ("[[decision]]\ntask = ''\ndecision = 'done'\non = 2026-01-01\n", 2, "Invalid `task`"),
        ("[[decision]]\ntask='a'\ndecision='done'\non=2026-01-01\nnot='x'\n", 5, "Unknown key"),
        ("decision = [1]\n", 1, "This is not a table"),
    ],
)
def test_a_mistake_has_its_line(content, text, line, message):
    write(content, text)
    decisions, mistakes = read_decisions(content)
    assert decisions == {}
    assert mistakes[0].span.line == line
    assert message in mistakes[0].message
    assert mistakes[0].hint


def test_nothing_is_added_to_a_file_that_does_not_parse(content):
    write(content, "[[decision]\n")
    with pytest.raises(KbgenError, match=r"decisions\.toml:1: The file does not parse"):
        add_decision(content, Decision("en/a", "done", DAY))
    assert (content / "decisions.toml").read_text("utf-8") == "[[decision]\n"


def test_a_link_out_of_the_project_is_neither_read_nor_written(content, tmp_path_factory):
    goal = tmp_path_factory.mktemp("other") / "file.toml"
    goal.write_text("", "utf-8")
    (content / "decisions.toml").symlink_to(goal)
    assert read_decisions(content)[1][0].code == "KB105"
    with pytest.raises(KbgenError):
        add_decision(content, Decision("en/a", "done", DAY))
    assert goal.read_text("utf-8") == ""
