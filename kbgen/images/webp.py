"""Smaller copies of an image, for narrow screens."""

import warnings
from io import BytesIO
from typing import TYPE_CHECKING

from kbgen.errors import KbgenError
from kbgen.images.pillow import decode

if TYPE_CHECKING:
    from PIL.Image import Image

#: Pixels: a phone, a phone of many pixels or the column of a text, that column with twice as many.
WIDTHS = (480, 960, 1600)
QUALITY = 80
#: A copy that is hardly narrower than the next one saves next to nothing.
_NARROWER = 1.2
#: With more colours, an image is a photograph, of which a lossless copy is larger and takes long.
_FEW_COLOURS = 1 << 14
#: What the format can hold, in pixels.
_LONGEST = 16_383
#: Others (CMYK, 16 bits) have no exact counterpart in WebP.
_MODES = frozenset(["1", "L", "LA", "P", "RGB", "RGBA"])


def webp_variants(data: bytes, pillow: str) -> tuple[tuple[int, bytes], ...]:
    """Return (width, WebP) of copies of a PNG or JPEG, from narrow to wide.

    None are made of animations, nor where the widest would not be smaller than the file: browsers
    prefer any copy to the file, and would show a narrow one.
    """
    try:
        with warnings.catch_warnings(action="ignore"):
            return _copies(data, pillow)
    except KbgenError:
        raise
    except Exception:  # noqa: BLE001  # odd metadata, which decoding does not look at
        return ()


def _copies(data: bytes, pillow: str) -> tuple[tuple[int, bytes], ...]:
    from PIL import features

    with decode(data, pillow) as image:
        if image.format not in {"PNG", "JPEG", "MPO"} or image.mode not in _MODES:
            return ()
        if image.format == "PNG" and getattr(image, "n_frames", 1) > 1:
            return ()
        if not features.check("webp"):
            return ()
        upright = _upright(image)
        few = image.format == "PNG" and upright.getcolors(_FEW_COLOURS) is not None
        return _variants(upright, len(data), _profile(image), try_lossless=few)


def _variants(
    image: "Image", size: int, profile: bytes, *, try_lossless: bool
) -> tuple[tuple[int, bytes], ...]:
    found: list[tuple[int, bytes]] = []
    for width in reversed(widths(image.width)):
        height = max(1, round(image.height * width / image.width))
        if height > _LONGEST:
            return ()
        copy = image if width == image.width else image.resize((width, height), reducing_gap=3.0)
        made = _encode(copy, profile, try_lossless=try_lossless)
        if len(made) < size:
            found.append((width, made))
            size = len(made)
        elif not found:
            return ()
    return tuple(reversed(found))


def widths(width: int) -> tuple[int, ...]:
    """Return the widths of the copies of an image."""
    widest = min(width, WIDTHS[-1])
    return (*(some for some in WIDTHS if some * _NARROWER < widest), widest)


def _upright(image: "Image") -> "Image":
    from PIL import ImageOps

    # Browsers turn photographs as their cameras say, and no other files.
    turned = image if image.format == "PNG" else ImageOps.exif_transpose(image)
    return turned.convert("RGBA" if image.has_transparency_data else "RGB")


def _profile(image: "Image") -> bytes:
    """Return the colour profile, where it fits what the copies are made of."""
    profile = image.info.get("icc_profile")
    return profile if profile and image.mode in {"RGB", "RGBA", "P"} else b""


def _encode(image: "Image", profile: bytes, *, try_lossless: bool) -> bytes:
    lossy = _saved(image, profile, lossless=False)
    if not try_lossless:
        return lossy
    return min(lossy, _saved(image, profile, lossless=True), key=len)


def _saved(image: "Image", profile: bytes, *, lossless: bool) -> bytes:
    out = BytesIO()
    image.save(out, "WEBP", quality=QUALITY, lossless=lossless, method=4, icc_profile=profile)
    return out.getvalue()
