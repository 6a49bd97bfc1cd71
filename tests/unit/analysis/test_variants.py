import pytest

from kbgen.analysis.variants import variants


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A rain-proof coat", ["rainproof"]),
        ("on-the-go mugs", ["onthego"]),
        ("Don’t rush, it's l'Hôtel d'O'Brien", ["Dont", "OBrien"]),
        ("qu'aujourd'hui", ["aujourdhui"]),
        ("TrailMate and iPad", ["Trail", "Mate", "Pad"]),
        ("no. 12.345.678", ["12345", "12345678", "345678"]),
        ("call 020 7946 0958", ["0207946", "02079460958", "79460958"]),
        ("1,000 or 1 000", ["1000", "1000"]),
        ("a 5cm strap, 20 kg, 4 to 6", ["5", "cm", "20kg"]),
        ("from 0:00 until 15:00; never 25:00", ["12am", "0h", "3pm", "15h"]),
        ("after 9:00:00", []),
        ("XK-9/2", ["XK92"]),
        ("plain words. Nothing else", []),
        ("子供用の傘", []),
        ("版本 v2", []),
        ("1.2", []),
    ],
)
def test_what_shoppers_may_type_for_it(text, found):
    assert list(variants(text, frozenset({"to"}))) == found


def test_a_text_has_few_of_them_for_its_length():
    for text in ("1-" * 5_000, "a'" * 5_000, "aB" * 5_000, "1 " * 5_000, "a." * 5_000):
        assert len(list(variants(text))) <= 25 * len(text)
