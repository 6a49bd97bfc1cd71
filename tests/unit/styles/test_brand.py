"""Every brand colour makes a site that can be read, in light and dark."""

import itertools
import re

import pytest

from kbgen.config.theme import ColorsTable, PaletteTable, ThemeTable
from kbgen.model.look import decide_scheme
from kbgen.styles.contrast import PAIRS, failures
from kbgen.styles.made import made_sheet
from kbgen.styles.rules import Sheet, root_declarations
from kbgen.styles.values import color_of
from kbgen.themes import BUILT_IN

TOKENS = Sheet("", (BUILT_IN / "static/css/10-tokens.css").read_text("utf-8"))
STEPS = ("00", "33", "66", "99", "cc", "ff")


def made(**theme: object) -> Sheet:
    return Sheet("kbgen.toml", made_sheet(ThemeTable.model_validate(theme), {}))


def test_every_pair_of_the_built_in_theme_is_known() -> None:
    values = {one.name: one.value for one in root_declarations((TOKENS,))}
    for text, ground, _ in PAIRS:
        for name, scheme in itertools.product((text, ground), ("light", "dark")):
            color_of(f"var(--{name})", scheme, values)


@pytest.mark.parametrize("red", STEPS)
def test_every_brand_is_readable(red: str) -> None:
    for green, blue in itertools.product(STEPS, STEPS):
        sheet = made(colors={"brand": f"#{red}{green}{blue}"})
        assert [*failures([TOKENS, sheet], ours=True)] == []


def test_every_colour_of_the_settings_is_a_property_of_the_built_in_theme() -> None:
    names = {one.name for one in root_declarations((TOKENS,))}
    keys = {key.replace("_", "-") for key in PaletteTable.model_fields} | {"neutral", "brand-dark"}
    assert {f"--{key}" for key in keys} <= names
    assert set(ColorsTable.model_fields) == set(PaletteTable.model_fields) | {"neutral", "dark"}


def test_a_light_colour_leaves_dark_screens_alone() -> None:
    css = made(colors={"accent": "#b3261e", "dark": {"surface": "#101010"}}).text
    assert "@media (prefers-color-scheme:light){:root{--accent:#b3261e}}" in css
    assert "@media (prefers-color-scheme:dark){:root{--surface:#101010}}" in css


def test_nothing_set_makes_nothing() -> None:
    assert made().text == ""


def test_fonts_and_corners() -> None:
    theme = {
        "radius": 4,
        "fonts": {
            "body": "Loom",
            "headings": "serif",
            "files": [{"family": "Loom", "file": "a b.woff2", "weight": "100 900"}],
        },
    }
    css = made_sheet(ThemeTable.model_validate(theme), {"a b.woff2": "own/a%20b.woff2"})
    assert '@font-face{font-family:"Loom";src:url("own/a%20b.woff2");font-weight:100 900' in css
    assert '--radius:4px;--font:"Loom",system-ui,sans-serif;--heading-font:ui-serif' in css


@pytest.mark.parametrize(("scheme", "kept"), [("light", "{a{}}"), ("dark", "{b{}}")])
def test_a_fixed_scheme_decides_every_condition(scheme: str, kept: str) -> None:
    css = b"@media (prefers-color-scheme: light){a{}}@media (Prefers-Color-Scheme:dark){b{}}"
    text = decide_scheme(css, scheme).decode()
    assert re.findall(r"@media \(min-width:0\)(\{.*?\}\})", text) == [kept]
    assert "prefers" not in text.lower()
    assert decide_scheme(css, "auto") == css
