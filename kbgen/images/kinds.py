"""Which files are images, and how large they may be."""

from posixpath import splitext
from typing import NamedTuple

#: What browsers show.
_SUFFIXES = frozenset(
    [".apng", ".avif", ".bmp", ".gif", ".jfif", ".jpe", ".jpeg", ".jpg", ".png", ".webp"]
)
_VECTOR = frozenset([".svg", ".svgz"])
#: Bytes of a file that shoppers wait for on a phone.
LARGE = 5_000_000
#: Bytes of an image that must be an error.
TOO_LARGE = 20_000_000
#: Pixels of a side that no screen needs.
LONG_SIDE = 4_000
#: Pixels that are decoded: 200 MB of memory.
MOST_PIXELS = 50_000_000
#: Not an image that browsers show, or another kind of file than its name says.
_BLOCKING = frozenset({"KB211", "KB218"})


class Finding(NamedTuple):
    """A problem of a file, wherever it lies."""

    code: str
    message: str
    hint: str

    @property
    def blocks_publishing(self) -> bool:
        """Whether the file is left out of the site."""
        return self.code in _BLOCKING


def is_image(path: str) -> bool:
    """Tell whether a path, or a suffix, is that of an image."""
    suffix = suffix_of(path) or path.lower()
    return suffix in _SUFFIXES or suffix in _VECTOR


def is_vector(suffix: str) -> bool:
    return suffix in _VECTOR


def suffix_of(path: str) -> str:
    return splitext(path)[1].lower()


def picture_findings(path: str) -> tuple[Finding, ...]:
    """Report a file that cannot be shown as an image."""
    if is_image(path):
        return ()
    hint = "Save it as PNG, JPEG, WebP, AVIF, GIF or SVG; or link it: `[…](…)`."
    return (Finding("KB211", "File is not an image that browsers show", hint),)


def size_findings(path: str, size: int) -> tuple[Finding, ...]:
    """Report a file that is too large. size: in bytes."""
    if is_image(path):
        if size > TOO_LARGE:
            hint = f"The limit is {_megabytes(TOO_LARGE)}; scale it down."
            message = f"Image of {_megabytes(size)} is not published"
            return (Finding("KB211", message, hint),)
        if size > LARGE:
            hint = "Shoppers on phones wait for it; scale it down."
            return (Finding("KB210", f"Image is {_megabytes(size)}", hint),)
    elif size > TOO_LARGE:
        hint = "Shoppers on phones wait for it."
        return (Finding("KB210", f"File is {_megabytes(size)}", hint),)
    return ()


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB"
