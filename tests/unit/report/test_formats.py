import csv
import datetime as dt
import io
import json

import pytest

from kbgen.cells import untame
from kbgen.report import Column, Table, wilson
from kbgen.report.formats import report_json, table_csv, table_json, table_markdown


@pytest.fixture
def store_url(tmp_path):
    return f"sqlite:///{tmp_path}/feedback.db"


NAMED = (Column("name", "Name"), Column("count", "Count", "count"))


def table(*rows, columns=NAMED) -> Table:
    return Table(name="things", title="Things", about="", columns=columns, rows=rows)


def cells(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


@pytest.mark.parametrize(
    "formula",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("https://evil.example")', "＝1"],
)
def test_a_spreadsheet_runs_no_formula_of_a_stranger(formula):
    (_, (cell, _)) = cells(table_csv(table((formula, 1))))
    assert cell.startswith("'")
    assert untame(cell) == formula


def test_numbers_are_numbers_even_when_they_are_negative():
    columns = (Column("change", "Change", "points"), Column("count", "Count", "count"))
    assert table_csv(table((-0.5, 3), columns=columns)) == "change,count\r\n-0.500,3\r\n"


def test_csv_has_a_column_for_each_end_of_an_interval():
    columns = (Column("share", "Share", "share"), Column("trend", "Trend", "trend"))
    rows = ((wilson(1, 2), (None, 0.5, 1.0)), (None, ()))
    assert cells(table_csv(table(*rows, columns=columns))) == [
        ["share", "share_low", "share_high", "trend"],
        ["0.500", "0.095", "0.905", "- 0.500 1.000"],
        ["", "", "", ""],
    ]


def test_json_is_what_it_was_written_as():
    columns = (
        Column("name", "Name"),
        Column("day", "Day", "date"),
        Column("share", "Share", "share"),
        Column("certain", "Certain", "flag"),
    )
    rows = (('<b>"x"</b>', dt.date(2026, 11, 22), wilson(1, 2), True),)
    (row,) = json.loads(table_json(table(*rows, columns=columns)))
    assert list(row.items()) == [
        ("name", '<b>"x"</b>'),
        ("day", "2026-11-22"),
        ("share", 0.5),
        ("share_low", 0.0945),
        ("share_high", 0.9055),
        ("certain", True),
    ]


def test_the_same_events_give_the_same_json_in_whatever_order_they_came(report, event, vote):
    events = [
        *(vote("yes", article_id=name, device=name) for name in "abc"),
        *(event("search", query=name, results=0) for name in "abc"),
        *(event("comment", article_id=name, comment=name) for name in "abc"),
        *(event("result_click", query="a", rank=1, article_id=name) for name in "abc"),
    ]
    first = report_json(report(*events))
    assert report_json(report(*reversed(events))) == first
    assert list(json.loads(first))[:8] == [
        *("site", "from", "to", "locales", "readers", "totals"),
        *("weeks", "changes"),
    ]
    assert [row["article_id"] for row in json.loads(first)["articles"]] == ["a", "b", "c"]


def test_markdown_of_a_stranger_is_text():
    text = table_markdown(table(("a | b\n## `c` <img src=x> [x](https://evil.example) @all", 1)))
    assert text.splitlines()[-1] == (
        r"| a \| b \#\# \`c\` \<img src=x\> \[x\]\(https://evil.example\) @" "\u200ball | 1 |"
    )


def test_markdown_keeps_addresses_that_can_be_followed():
    text = table_markdown(table(("https://help.example/en/a_b/", 1)))
    assert "| https://help.example/en/a_b/ |" in text
