"""The part of the style sheet that `[theme]` in kbgen.toml stands for.

It sets custom properties in the layer of the built-in ones, so that what those do on dark screens,
on paper and in other scripts holds, and a theme's own style sheets still have the last word.
"""

from collections.abc import Iterator, Mapping

from kbgen.config.theme import STACKS, FontsTable, PaletteTable, ThemeTable
from kbgen.model.color import Color

#: Browsers that cannot derive colours; the same test as in `10-tokens.css`.
_UNABLE = "not (color:light-dark(oklch(from red l c h),red))"
#: What text needs on its ground, and a little more: a derived colour is rounded.
_READABLE = 4.6
_WHITE = Color(1, 1, 1)

#: Sites without a logo load no rules for it.
_LOGO = (
    "@layer parts{.logo{display:block;inline-size:auto;block-size:2rem;border-radius:0;"
    "max-inline-size:min(12rem,45vw);object-fit:contain;object-position:left center}"
    '[dir="rtl"] .logo{object-position:right center}}'
)


def made_sheet(table: ThemeTable, urls: Mapping[str, str]) -> str:
    """Return the style sheet; empty: nothing is set.

    urls: file of the table → its address, as seen from the style sheet.
    """
    faces = "".join(_faces(table.fonts, urls))
    rules = [_rule(_for_both(table))]
    colors = table.colors
    for scheme, palette in (("light", colors), ("dark", colors.dark)):
        if inner := _rule(palette.properties()):
            rules.append(f"@media (prefers-color-scheme:{scheme}){{{inner}}}")
    if colors.brand and not colors.accent:
        rules.append(f"@supports {_UNABLE}{{{_rule(_plain(Color.parse(colors.brand)))}}}")
    inner = "".join(rules)
    logo = _LOGO if table.logo else ""
    return faces + (f"@layer tokens{{{inner}}}" if inner else "") + logo


def _for_both(table: ThemeTable) -> dict[str, str]:
    """Return the properties that apply in light and dark."""
    colors, fonts = table.colors, table.fonts
    properties = {
        "--brand": colors.brand,
        "--brand-dark": colors.dark.brand,
        "--neutral": colors.neutral,
        "--radius": f"{table.radius}px" if table.radius is not None else "",
        "--font": _stack(fonts.body),
        "--heading-font": _stack(fonts.headings),
        "color-scheme": "" if table.scheme == "auto" else table.scheme,
    }
    return {name: value for name, value in properties.items() if value}


def _stack(name: str) -> str:
    """Return a font with what stands in where it lacks a letter; empty: the theme's own."""
    if name in STACKS:
        return STACKS[name]
    return f'"{name}",system-ui,sans-serif' if name else ""


def _faces(fonts: FontsTable, urls: Mapping[str, str]) -> Iterator[str]:
    for face in fonts.files:
        if face.file in urls:
            yield (
                f'@font-face{{font-family:"{face.family}";src:url("{urls[face.file]}");'
                f"font-weight:{face.weight};font-style:{face.style};"
                # A font that comes late would move the text under the reader's eyes.
                "font-display:optional}"
            )


def _rule(properties: Mapping[str, str]) -> str:
    inner = ";".join(f"{name}:{value}" for name, value in properties.items())
    return f":root{{{inner}}}" if inner else ""


def _plain(brand: Color) -> dict[str, str]:
    """Return the colours that follow from the brand's, for browsers that cannot derive them."""
    _, chroma, hue = brand.lch
    return {
        "--accent": str(brand.readable_on(_WHITE, _READABLE)),
        "--accent-soft": str(Color.oklch(0.955, min(chroma, 0.022), hue)),
    }


def property_of(name: str, scheme: str) -> tuple[str, ...]:
    """Return the key below `[theme]` that sets a custom property."""
    keys = {"--brand": ("brand",), "--brand-dark": ("dark", "brand"), "--neutral": ("neutral",)}
    if name in keys:
        return ("colors", *keys[name])
    key = name.removeprefix("--").replace("-", "_")
    if key not in PaletteTable.model_fields:
        return (key,)
    return ("colors", "dark", key) if scheme == "dark" else ("colors", key)
