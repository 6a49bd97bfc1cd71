"""Pillow, where it is installed: an extra, loaded when an image is decoded."""

from importlib.metadata import PackageNotFoundError, version
from io import BytesIO
from typing import TYPE_CHECKING

from kbgen.errors import KbgenError
from kbgen.images.kinds import MOST_PIXELS

if TYPE_CHECKING:
    from PIL.Image import Image

#: Each further decoder could be attacked by a broken file.
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "AVIF", "BMP")


def pillow_version() -> str:
    """Return the version of Pillow; empty: it is not installed."""
    try:
        return version("pillow")
    except PackageNotFoundError:
        return ""


def can_decode(data: bytes) -> bool:
    """Tell whether the installed Pillow decodes the format: builds differ."""
    from PIL import features

    if data[8:12] == b"WEBP":
        return bool(features.check("webp"))
    if data[4:8] == b"ftyp":
        return bool(features.check("avif"))
    return True


def decode(data: bytes, wanted: str) -> "Image":
    """Decode an image, or its first frame.

    wanted: the version of Pillow that the build uses. Raises KbgenError when this process has
    another one, and whatever Pillow's decoders raise for a broken file.
    """
    if pillow_version() != wanted:
        hint = f"pip install 'Pillow=={wanted}'"
        raise KbgenError(f"A worker lacks Pillow {wanted}", hint)
    from PIL import Image

    Image.init()
    formats = [kind for kind in _FORMATS if kind in Image.OPEN]
    image = Image.open(BytesIO(data), formats=formats)
    if image.width * image.height > MOST_PIXELS:  # its header lied
        raise Image.DecompressionBombError
    image.load()
    return image
