"""Texts that differ by market."""

import pytest

from kbgen.model.by_market import (
    LEAD,
    blocks,
    for_markets,
    lead_for,
    text_for,
    with_every_market,
    without_markets,
)

MIXED = f"Both. {for_markets('NL DE', 'Free.')} {for_markets('GB', 'Not free.')} All."


def test_a_text_is_cut_where_its_markets_change():
    assert blocks(MIXED) == (
        ((), "Both. "),
        (("NL", "DE"), "Free."),
        ((), " "),
        (("GB",), "Not free."),
        ((), " All."),
    )
    assert blocks("plain") == (((), "plain"),)


def test_marks_never_stay():
    assert with_every_market(f"{MIXED}{LEAD}") == "Both. Free. Not free. All."
    assert without_markets(f"{MIXED}{LEAD}") == "Both.   All."


@pytest.mark.parametrize(
    ("market", "lead"), [("NL", "Free."), ("GB", "Not free."), ("WORLD", ""), ("", "")]
)
def test_a_lead_with_a_part_for_markets_is_nothing_without_it(market, lead):
    assert lead_for(f"{MIXED}{LEAD} And a table.", market) == lead


def test_a_lead_ends_where_it_is_marked():
    assert lead_for(f"One. Two.{LEAD} Three.", "NL") == "One. Two."
    assert lead_for("No mark.", "NL") == ""
    # A list inside of a text for markets ends it there.
    assert lead_for(for_markets("NL", f"One.{LEAD} - list"), "NL") == "One."


@pytest.mark.parametrize(
    ("market", "text"),
    [("GB", "You pay £2 here."), ("NL", "You pay €1 now here."), (None, "You pay €1 here.")],
)
def test_a_reader_gets_the_pieces_of_one_market(market, text):
    pieces = ["You pay ", {"": "€1", "GB": "£2"}, " ", {"NL": "now"}, " here."]
    assert text_for(pieces, market) == text
