"""Images of pixels: size from the header, and whether they can be decoded."""

import warnings
from io import BytesIO

from kbgen.errors import KbgenError
from kbgen.images.disguise import is_raster
from kbgen.images.kinds import LONG_SIDE, MOST_PIXELS, Finding
from kbgen.images.pillow import can_decode, decode

_AGAIN = "Browsers show part of it or nothing; export it again."


def size_of(data: bytes) -> tuple[int, int]:
    """Return width and height as browsers show the image, rotation applied; 0, 0: not an image."""
    if not is_raster(data):  # drawings may have a size, and scripts
        return 0, 0
    import imagesize  # it loads an HTTP client, which no build without images needs

    width, height = imagesize.get(BytesIO(data))
    return (width, height) if width > 0 and height > 0 else (0, 0)


def raster_findings(data: bytes, size: tuple[int, int], pillow: str) -> tuple[Finding, ...]:
    """Report problems of an image. pillow: version; empty: look at the header only."""
    width, height = size
    if not width:
        return (Finding("KB211", "File is broken or is not an image that browsers show", _AGAIN),)
    if width * height > MOST_PIXELS:
        message = f"Image of {width:,} × {height:,} pixels is not published"
        hint = f"The limit is {MOST_PIXELS // 1_000_000} megapixels; scale it down."
        return (Finding("KB211", message, hint),)
    if pillow and not _is_whole(data, pillow):
        return (Finding("KB211", "Image is broken or cut off", _AGAIN),)
    if max(width, height) > LONG_SIDE:
        hint = "Scale it down; 1,600 pixels are enough for a page."
        return (Finding("KB210", f"Image is {width:,} × {height:,} pixels", hint),)
    return ()


def _is_whole(data: bytes, pillow: str) -> bool:
    if not can_decode(data):
        return True  # it may be
    try:
        with warnings.catch_warnings(action="ignore"):
            decode(data, pillow).close()
    except KbgenError:
        raise
    except Exception:  # noqa: BLE001  # decoders raise whatever they stumble over
        return False
    return True
