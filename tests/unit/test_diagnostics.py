import re

import pytest

from kbgen.diagnostics import CODES, Severity, Span, ordered, problem

PLACE = Span(path="content/en/shipping/costs.md", line=7, column=3)


def test_a_finding_is_one_line_with_its_place_and_an_indented_hint():
    found = problem("KB201", PLACE, "Link `a.md` leads to no article", "Did you mean `b.md`?")
    assert str(found) == (
        "content/en/shipping/costs.md:7:3: error KB201: Link `a.md` leads to no article\n"
        "    hint: Did you mean `b.md`?"
    )


def test_a_finding_without_a_hint_is_one_line():
    found = problem("KB103", PLACE, "Key is not known")
    assert str(found) == "content/en/shipping/costs.md:7:3: warning KB103: Key is not known"


def test_line_breaks_in_a_message_do_not_break_the_line():
    found = problem("KB101", PLACE, "Does not\n  parse", "Look\nhere.")
    assert str(found).split("\n") == [
        "content/en/shipping/costs.md:7:3: error KB101: Does not parse",
        "    hint: Look here.",
    ]


def test_a_place_begins_at_line_1_and_column_1():
    found = problem("KB105", Span(path="content/a.md"), "Cannot be read")
    assert str(found).startswith("content/a.md:1:1: ")


def test_json_is_flat():
    found = problem("KB202", PLACE, "No such anchor", "Its anchors: #a.")
    assert found.to_json() == {
        "path": "content/en/shipping/costs.md",
        "line": 7,
        "column": 3,
        "severity": "error",
        "code": "KB202",
        "message": "No such anchor",
        "hint": "Its anchors: #a.",
    }


def test_findings_are_ordered_by_path_then_line_then_column():
    places = [("b.md", 1, 1), ("a.md", 10, 1), ("a.md", 9, 2), ("a.md", 9, 1)]
    found = [problem("KB103", Span(path=p, line=n, column=c), "x") for p, n, c in places]
    assert [f.span for f in ordered(found)] == [f.span for f in reversed(found)]


def test_the_same_finding_is_told_once():
    assert len(ordered([problem("KB103", PLACE, "x"), problem("KB103", PLACE, "x")])) == 1


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_has_a_group_a_severity_and_a_meaning(code):
    severity, meaning = CODES[code]
    assert re.fullmatch(r"KB[1-7]\d\d", code)
    assert severity in Severity
    assert meaning
