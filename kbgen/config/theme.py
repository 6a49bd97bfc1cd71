"""`[theme]`: colours, logo, fonts and corners without any style sheet."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from kbgen.config.names import Name

#: Suffixes of files that browsers show as an image, and of those they take as a font.
IMAGES = (".avif", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".svg", ".webp")
#: Images that apps show beside a link: none of them draws an SVG.
CARDS = (".jpeg", ".jpg", ".png", ".webp")
FONTS = (".otf", ".ttf", ".woff", ".woff2")
#: Fonts that the reader's device has; the built-in one, `system`, is in the theme's style sheet.
STACKS = {
    "system": "",
    "serif": 'ui-serif,"Iowan Old Style","Palatino Linotype","URW Palladio L",P052,Georgia,serif',
    "rounded": 'ui-rounded,"Arial Rounded MT Bold","Hiragino Maru Gothic ProN",Nunito,sans-serif',
    "humanist": 'Seravek,"Gill Sans Nova",Candara,Ubuntu,"Source Sans 3","Noto Sans",sans-serif',
    "mono": 'ui-monospace,"Cascadia Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace',
}


def _color(text: str) -> str:
    if not re.fullmatch(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", text.strip(), re.IGNORECASE):
        raise ValueError("expected a colour such as #2f53c0")
    return text.strip().lower()


def _path(suffixes: tuple[str, ...], text: str) -> str:
    parts = text.split("/")
    if not text.isprintable() or "\\" in text or {"", ".", ".."} & set(parts):
        raise ValueError("expected the path of a file in content/ or the theme's static/")
    if not text.lower().endswith(suffixes):
        raise ValueError(f"expected a file that ends in {', '.join(suffixes)}")
    return text


def _family(text: str) -> str:
    if not re.fullmatch(r"[\w .-]{1,80}", text.strip()):
        raise ValueError("expected the name of a font such as Source Sans, without quotation marks")
    return text.strip()


Color = Annotated[str, AfterValidator(_color)]
ImageFile = Annotated[Name, AfterValidator(lambda text: _path(IMAGES, text))]
CardFile = Annotated[Name, AfterValidator(lambda text: _path(CARDS, text))]
FontFile = Annotated[Name, AfterValidator(lambda text: _path(FONTS, text))]
Family = Annotated[str, AfterValidator(_family)]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class PaletteTable(_Table):
    """Each key but the first is a custom property: `on_accent` is `--on-accent`."""

    brand: Color = Field("", description="The shop's colour; all others follow from it.")
    surface: Color = Field("", description="Ground of pages.")
    raised: Color = Field("", description="Ground of cards, menus and fields.")
    sunken: Color = Field("", description="Ground of boxes within the text.")
    line: Color = Field("", description="Lines that separate.")
    border: Color = Field("", description="Lines around fields and buttons.")
    ink: Color = Field("", description="Text.")
    muted: Color = Field("", description="Text that matters less.")
    accent: Color = Field("", description="Links and buttons.")
    accent_soft: Color = Field("", description="Ground of the greeting on the home page.")
    on_accent: Color = Field("", description="Text on buttons.")
    info: Color = Field("", description="Notes.")
    success: Color = Field("", description="Good news.")
    warning: Color = Field("", description="Warnings.")
    danger: Color = Field("", description="Errors and risks.")
    mark: Color = Field("", description="Ground of the words that were searched for.")

    def properties(self) -> dict[str, str]:
        """Return name → colour of the custom properties that are set, without the brand's."""
        keys = [key for key in PaletteTable.model_fields if key != "brand" and getattr(self, key)]
        return {f"--{key.replace('_', '-')}": getattr(self, key) for key in keys}


class ColorsTable(PaletteTable):
    neutral: Color = Field("", description="Hue of grounds and greys (default: the brand's).")
    dark: PaletteTable = Field(
        default_factory=PaletteTable, description="The same on dark screens (default: derived)."
    )


class FaceTable(_Table):
    family: Family = Field(description="Name of the font, for `body` and `headings`.")
    file: FontFile = Field(description="File in content/ or the theme's static/; best a .woff2.")
    weight: Annotated[str, Field(pattern=r"^[1-9]\d{0,2}( [1-9]\d{0,2})?$")] = Field(
        "400", description='Weight, or the range of a variable font: "100 900".'
    )
    style: Literal["normal", "italic"] = Field("normal", description="Upright or slanted.")


class FontsTable(_Table):
    body: str = Field("system", description="Font of texts: that of a file, or a stack.")
    headings: str = Field("", description="Font of headings (default: that of texts).")
    files: list[FaceTable] = Field(default_factory=list, description="The shop's own fonts.")

    @model_validator(mode="after")
    def _fonts_exist(self) -> "FontsTable":
        there = [*dict.fromkeys(face.family for face in self.files), *STACKS]
        for key in ("body", "headings"):
            name = getattr(self, key)
            if name and name not in there:
                raise ValueError(f"`{key}` is the unknown font `{name}`; known: {', '.join(there)}")
        return self


class ThemeTable(_Table):
    name: str = Field("", description="A folder below `themes/`; empty: the built-in theme.")
    scheme: Literal["auto", "light", "dark"] = Field(
        "auto", description="Light, dark, or whichever the reader's device prefers."
    )
    colors: ColorsTable = Field(default_factory=ColorsTable)
    logo: ImageFile | None = Field(
        None, description="Image in content/ or the theme's static/, in place of the site's name."
    )
    logo_dark: ImageFile | None = Field(None, description="The same on dark screens.")
    image: CardFile | None = Field(
        None,
        description="Image in content/ or the theme's static/ that apps show beside a link to the"
        " site; best 1200 × 630 pixels (default: the logo, unless it is an SVG).",
    )
    fonts: FontsTable = Field(default_factory=FontsTable)
    radius: int | None = Field(
        None, ge=0, le=32, description="Roundness of corners in pixels (default: the theme's)."
    )

    @model_validator(mode="after")
    def _dark_logo_has_a_light_one(self) -> "ThemeTable":
        if self.logo_dark and not self.logo:
            raise ValueError("`logo_dark` is set, but `logo` is not")
        return self

    @property
    def files(self) -> dict[str, tuple[str, ...]]:
        """Files that the table names → the keys where it does, as in `toml.line_of`."""
        named: list[tuple[str | None, tuple[str, ...]]]
        named = [(self.logo, ("logo",)), (self.logo_dark, ("logo_dark",))]
        named += [(self.image, ("image",))]
        named += [
            (face.file, ("fonts", "files", str(number), "file"))
            for number, face in enumerate(self.fonts.files)
        ]
        return {path: ("theme", *keys) for path, keys in named if path}
