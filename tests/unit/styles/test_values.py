"""Values of custom properties, worked out as browsers do."""

import pytest

from kbgen.styles.values import UnknownError, color_of, names_in

NAMES = {
    "--brand": "#f00",
    "--again": "var(--brand)",
    "--loop": "var(--pool)",
    "--pool": "var(--loop)",
    "--pair": "light-dark(#111, #eee)",
}


@pytest.mark.parametrize(
    ("value", "color"),
    [
        ("#abc", "#aabbcc"),
        ("White", "#ffffff"),
        ("rgb(255 0 128)", "#ff0080"),
        ("rgb(255, 0, 50%)", "#ff0080"),
        ("hsl(120 100% 25%)", "#008000"),
        ("hsl(0.5turn, 100%, 50%)", "#00ffff"),
        ("oklch(62.8% 0.2577 29.23)", "#ff0000"),
        ("oklch(0.5 0 none)", "#636363"),
        ("var(--again)", "#ff0000"),
        ("var(--none, #123)", "#112233"),
        ("var(--none, var(--brand))", "#ff0000"),
        ("var(--pair)", "#111111"),
        ("light-dark(var(--brand), #000)", "#ff0000"),
        ("oklch(from var(--brand) l c h)", "#ff0000"),
        ("oklch(from #fff min(l, 0.5) min(c, 0.1) h)", "#636363"),
        ("oklch(from #000 max(l, calc(1 - 0.5)) 0 0)", "#636363"),
        ("oklch(from #fff clamp(0.2, l, 0.5) 0 0)", "#636363"),
        ("color-mix(in srgb, #fff 25%, #000)", "#404040"),
        ("color-mix(in oklab, #fff, #000)", "#636363"),
    ],
)
def test_a_colour_is_worked_out(value: str, color: str) -> None:
    assert str(color_of(value, "light", NAMES)) == color


@pytest.mark.parametrize(
    "value",
    [
        "",
        "#12345",
        "var(--none)",
        "var(--loop)",
        "var(",
        "rgb(1 2 3 / 50%)",
        "currentcolor",
        "url(x.png)",
        "oklch(0.5 0.1)",
        "oklch(calc(1 / 0) 0 0)",
        "#fff #000",
        "color-mix(in hsl, red, blue)",
        "oklch(calc(" + "(" * 5000,
        "light-dark(" * 5000,
    ],
)
def test_what_is_not_known_is_no_colour(value: str) -> None:
    with pytest.raises(UnknownError):
        color_of(value, "light", NAMES)


def test_a_scheme_chooses() -> None:
    assert str(color_of("var(--pair)", "dark", NAMES)) == "#eeeeee"
    value = "light-dark(oklch(from var(--a) l c h), var(--b))"
    assert [names_in(value, scheme) for scheme in ("light", "dark")] == [["--a"], ["--b"]]
