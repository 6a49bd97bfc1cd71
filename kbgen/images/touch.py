"""The icon that a phone shows on its home screen."""

from io import BytesIO

from kbgen.errors import KbgenError
from kbgen.images.pillow import decode

#: Pixels, and the part of them that the logo may fill: phones round the corners.
_SIZE, _FILLED = 180, 148
#: A logo that is wider than this could not be made out.
_WIDEST = 2.5


def touch_icon(logo: bytes, pillow: str) -> bytes:
    """Return a PNG of a logo on white; empty where none can be made of it, or without Pillow.

    pillow: version of Pillow; empty: it is not installed.
    """
    if not pillow:
        return b""
    try:
        return _drawn(logo, pillow)
    except KbgenError:
        raise
    except Exception:  # noqa: BLE001  # a logo that no decoder reads is reported where it is shown
        return b""


def _drawn(logo: bytes, pillow: str) -> bytes:
    from PIL import Image

    with decode(logo, pillow) as image:
        if max(image.size) > _WIDEST * min(image.size):
            return b""
        drawn = image.convert("RGBA")
    scale = _FILLED / max(drawn.size)
    size = tuple(max(1, round(side * scale)) for side in drawn.size)
    drawn = drawn.resize((size[0], size[1]))
    icon = Image.new("RGBA", (_SIZE, _SIZE), "white")
    icon.alpha_composite(drawn, ((_SIZE - size[0]) // 2, (_SIZE - size[1]) // 2))
    out = BytesIO()
    icon.convert("RGB").save(out, "PNG", optimize=True)
    return out.getvalue()
