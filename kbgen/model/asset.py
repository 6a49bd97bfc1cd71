"""A published image or file."""

from typing import NamedTuple


class Variant(NamedTuple):
    """A smaller copy of an image, as WebP."""

    width: int
    """Pixels."""
    url: str
    """Relative to the site's root."""


class Asset(NamedTuple):
    url: str
    """Relative to the site's root."""
    width: int = 0
    """Pixels, as browsers show it; 0: not known, or no image."""
    height: int = 0
    variants: tuple[Variant, ...] = ()
    """From narrow to wide; only where they are smaller than the file itself."""
