"""The custom properties that a theme may set, from the built-in style sheet."""

from kbgen.config.theme import STACKS, PaletteTable
from kbgen.styles.contrast import PAIRS
from kbgen.styles.rules import Sheet, root_declarations
from kbgen.themes import BUILT_IN
from tests.reference.form import Page, code, codes, sentence, table

_FILE = "10-tokens.css"
_ABOUT = {
    "--brand": "The colour from which the accent follows",
    "--brand-dark": "The same on dark screens",
    "--neutral": "The colour whose hue grounds and greys take",
    "--radius": "Roundness of corners",
    "--font": "Font of texts",
    "--heading-font": "Font of headings",
    "--measure": "Longest line of text",
    "--wide": "Width of pages",
    "--text": "Size of text",
    "--leading": "Distance of lines",
    "--shadow": "Shadow of menus",
    "--focus": "Ring around what has the focus",
}


def page() -> Page:
    sheet = Sheet("", (BUILT_IN / "static/css" / _FILE).read_text("utf-8"))
    fields = PaletteTable.model_fields
    about = {f"--{key.replace('_', '-')}": field.description or "" for key, field in fields.items()}
    names = dict.fromkeys(one.name for one in root_declarations((sheet,)) if one.name[:2] == "--")
    rows = [
        [code(name), sentence(_ABOUT.get(name) or about.get(name, ""))]
        for name in names
        if name in _ABOUT or name in about
    ]
    grounds: dict[tuple[str, float], list[str]] = {}
    for text, ground, needed in PAIRS:
        grounds.setdefault((f"--{text}", needed), []).append(f"--{ground}")
    pairs = [
        [code(text), codes(sorted(on)), f"{needed:g}:1"] for (text, needed), on in grounds.items()
    ]
    body = (
        f"`static/css/{_FILE}` of the built-in theme sets these custom properties, and all other"
        " style sheets use them. [Change the look](../theme/customise.md) says how a theme sets"
        " some of them; `[theme.colors]` in kbgen.toml sets the colours without a theme.\n\n"
        + table(["Property", "Meaning"], rows)
        + "\n\n## Contrast {#contrast}\n\nBuilds and `kbgen check` work out these pairs in light"
        " and dark, and report those that a theme or kbgen.toml makes too alike.\n\n"
        + table(["Text or line", "On", "Needs"], pairs)
        + "\n\n## Fonts that devices have {#stacks}\n\n"
        "`body` and `headings` in `[theme.fonts]` take the family of one of your `files`, or one of"
        f" {codes(list(STACKS))}."
    )
    return Page(
        "Colours and other properties of the theme",
        "Every custom property that a theme may set, and the contrast that colours need.",
        ("CSS variables", "custom properties", "design tokens", "contrast", "dark mode"),
        body,
    )
