"""A cell of a stranger is a text in every spreadsheet, and reads back as it was."""

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbgen.cells import tame, untame

SIGNS = ["=", "+", "-", "@", "＝", "＋", "－", "＠", "﹣"]
TEXTS = st.text(st.sampled_from([*SIGNS, *"';\"\t\r\n, x1", "\u3000", "\ufeff"]), max_size=12)
DANGEROUS = re.compile(r"""^["\s\u200b-\u200f\ufeff]*[-=+@＝＋－＠﹦﹢﹣﹫]""")


def read(text: str, separator: str) -> list[list[str]]:
    """Read as a spreadsheet of a country that separates otherwise: quotes may be in the way."""
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))


def write(*cells: object) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(map(tame, cells))
    return out.getvalue()


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize(
    "text", ["{}1+1", " {}1", '"{}1"', "nice;{}HYPERLINK(1)", "a\n{}1", "a\t{} 1", ";\u3000{}1"]
)
def test_a_formula_is_none_wherever_a_cell_may_begin(text, sign):
    line = write("first", text.format(sign))
    for separator in (",", ";", "\t"):
        for row in read(line, separator):
            assert not [cell for cell in row if DANGEROUS.match(cell)]


@given(TEXTS)
def test_no_piece_of_a_cell_begins_as_a_formula_does(text):
    assert not [piece for piece in re.split("[;\t\r\n]", str(tame(text))) if DANGEROUS.match(piece)]


@given(TEXTS | st.text(max_size=30))
def test_what_was_tamed_reads_back_as_it_was(text):
    assert untame(str(tame(text))) == text


@given(st.lists(TEXTS | st.text(max_size=10), min_size=1, max_size=5))
def test_a_line_reads_back_as_it_was(cells):
    (row,) = read(write("first", *cells), ",")
    assert [untame(cell) for cell in row[1:]] == cells


@pytest.mark.parametrize("value", [0, -5, 12.5, -0.5, True, None, 10**20])
def test_numbers_stay_numbers(value):
    assert tame(value) is value


@pytest.mark.parametrize("text", ["", "refund", "a-b", "1-2", "it's", "a; b", "a\n\nb", "(+1)"])
def test_other_texts_stay_as_they_are(text):
    assert tame(text) == text
