"""Cells of CSV files that no spreadsheet takes for formulas."""

import re

#: What begins a formula, as wide as Chinese signs and in small forms as well.
_SIGN = "[-=+@＝＋－＠﹦﹢﹣﹫]"
#: What spreadsheets may drop before it.
_SKIPPED = "[\"'\\s\u200b-\u200f\ufeff]{0,64}"
_START = f"^(?={_SKIPPED}{_SIGN}|[\"']*[\t\r\n])"
#: Where `;` separates cells, one begins behind it; and behind a line break that is then not quoted.
_INSIDE = f"(?<=[;\t\r\n])(?={_SKIPPED}{_SIGN})"
_FORMULA = re.compile(f"{_START}|{_INSIDE}")
_TAMED = re.compile(f"{_START}|{_INSIDE}".replace("(?=", "'(?="))


def tame(value: object) -> object:
    """Return the content of a cell that no spreadsheet takes for a formula; numbers stay numbers.

    What looks tamed already gets one more quote, or `untame` would take its own.
    """
    return _FORMULA.sub("'", value) if isinstance(value, str) else value


def untame(cell: str) -> str:
    """Return what `tame` was given."""
    return _TAMED.sub("", cell)
