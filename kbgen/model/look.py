"""What `[theme]` in kbgen.toml adds to a theme."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

_PREFERENCE = re.compile(rb"\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)", re.IGNORECASE)
#: Conditions that always hold, and never.
_ALWAYS, _NEVER = b"(min-width:0)", b"(max-width:-1px)"


class LogoFile(NamedTuple):
    """A logo among the theme's static files."""

    path: str
    """Below the folder of static files."""
    dark: str
    """The same for dark screens; empty: the same one."""
    width: int
    """Pixels; 0: not known."""
    height: int


class CardFile(NamedTuple):
    """A picture of the site for links that are shared, among the theme's static files."""

    path: str
    """Below the folder of static files."""
    width: int
    height: int
    is_large: bool
    """Whether it stands above the title; else it is a logo, which stands beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The logo, fonts and colours of a site."""

    scheme: str = "auto"
    """`auto`, `light` or `dark`."""
    css: str = ""
    """Part of the style sheet."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """Path below the folder of static files → content, of files that the theme does not have."""
    logo: LogoFile | None = None
    card: CardFile | None = None
    touch_icon: str = ""
    """Path, below the folder of static files, of the icon on the home screen of a phone."""
    has_root_icon: bool = False
    """Whether the site's root has that icon."""
    bars: tuple[tuple[str, str], ...] = ()
    """Condition (empty: always) and colour of a phone's bars beside the page."""
    fonts: tuple[str, ...] = ()
    """Paths of the fonts that every page needs."""
    colors: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Scheme → custom property without `--` → colour, for the elements of other pages."""


def decide_scheme(css: bytes, scheme: str) -> bytes:
    """Return a style sheet whose conditions on the reader's preference are decided.

    scheme: as in `Look`.
    """
    if scheme == "auto":
        return css
    return _PREFERENCE.sub(
        lambda match: _ALWAYS if match[1].lower() == scheme.encode() else _NEVER, css
    )
