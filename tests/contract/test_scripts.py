"""Scripts without spaces, and wide ones, are the same in Python, JavaScript and CSS.

`KBGEN_UPDATE=1` rewrites the part of `analyse.js` that is made from `kbgen/languages/scripts.py`.
"""

import os
import re
from pathlib import Path

import kbgen
from kbgen.languages import LANGUAGES
from kbgen.languages.scripts import HAN, HANGUL, KANA, UNSPACED, WIDE, Range

STATIC = Path(kbgen.__file__).parent / "theme" / "static"
ANALYSE = STATIC / "js/search/analyse.js"
BEGIN = "// Made from kbgen/languages/scripts.py by tests/contract/test_scripts.py.\n"
END = "// Written by hand from here on.\n"


def javascript() -> str:
    """Return the constants as analyse.js has them."""
    constants = (
        ("const UNSPACED", UNSPACED),
        ("const HANGUL_SYLLABLES", HANGUL.ranges),
        ("export const WIDE", WIDE),
    )
    return "".join(f"{name} =\n  {quoted(ranges)};\n" for name, ranges in constants)


def quoted(ranges: tuple[Range, ...]) -> str:
    """Return the ranges as strings of six, for a class of characters with the flag `u`."""
    spans = [f"{escaped(low)}-{escaped(high)}" for low, high in ranges]
    rows = ["".join(spans[start : start + 6]) for start in range(0, len(spans), 6)]
    return " +\n  ".join(f'"{row}"' for row in rows)


def escaped(code: int) -> str:
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\u{{{code:x}}}"


def test_the_scripts_of_the_browser_are_those_of_python():
    before, rest = ANALYSE.read_text("utf-8").split(BEGIN)
    made, after = rest.split(END)
    if os.environ.get("KBGEN_UPDATE"):
        ANALYSE.write_text(before + BEGIN + javascript() + END + after, "utf-8")
        made = javascript()

    assert made == javascript()


def test_style_sheets_name_the_languages_of_wide_characters_without_spaces():
    css = (STATIC / "css/20-base.css").read_text("utf-8")
    rule = r"^ *(.*) \{ line-height: [\d.]+; line-break: strict; \}"
    (selectors,) = re.findall(rule, css, re.MULTILINE)
    named = set(re.findall(r":lang\(([a-z]+)\)", selectors))
    # `:lang(zh)` also selects `zh-Hant`.
    codes = {code.split("-")[0] for code, one in LANGUAGES.items() if {HAN, KANA} & {*one.scripts}}

    assert named == codes
