"""Colours: OKLCH there and back, contrast, and the nearest colour that is readable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbgen.model.color import Color

WHITE, BLACK = Color(1, 1, 1), Color(0, 0, 0)
COLORS = st.builds(lambda number: Color.parse(f"#{number:06x}"), st.integers(0, 0xFFFFFF))


@given(COLORS)
def test_a_colour_comes_back_from_oklch(color: Color) -> None:
    assert str(Color.oklch(*color.lch)) == str(color)


@given(COLORS, COLORS)
def test_the_nearest_readable_colour_is_readable(color: Color, ground: Color) -> None:
    assert color.readable_on(ground, 4.5).contrast(ground) >= 4.5


@given(COLORS)
def test_a_readable_colour_stays(color: Color) -> None:
    ground = max(WHITE, BLACK, key=color.contrast)
    assert str(color.readable_on(ground, 4.5)) == str(color)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000", "#fff", 21), ("#777", "#fff", 4.48), ("#f00", "#fff", 4.0), ("#ff0", "#fff", 1.07)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert Color.parse(one).contrast(Color.parse(other)) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize("text", ["", "#12", "#1234567", "#ggg"])
def test_what_is_no_colour_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a colour"):
        Color.parse(text)
