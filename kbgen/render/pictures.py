"""An image of an article as HTML: its space is reserved, and narrow screens get a smaller copy."""

import re
from html import escape
from urllib.parse import quote

from kbgen.model.article import Slot
from kbgen.model.asset import Asset

#: Greatest width of an image: `--measure` of the theme, in wide fonts.
_COLUMN = "46rem"
_SIZE = re.compile(r' (width|height)="(\d{1,4})"')


def picture(slot: Slot, asset: Asset, root: str) -> str:
    """Return `<img>`, in a `<picture>` where there are smaller copies."""
    query = f"?{slot.query}" if slot.query else ""
    # The tag of the body ends as the Markdown renderer or the sanitiser writes it.
    rest, width, height = _own_size(slot.closing.rstrip("/> "), asset)
    size = f' width="{width}" height="{height}"' if width and height else ""
    address = escape(root + quote(asset.url) + query)
    image = f'{slot.opening}{address}{rest}{size} loading="lazy" decoding="async">'
    if not asset.variants:
        return image
    copies = ", ".join(f"{root}{quote(copy.url)} {copy.width}w" for copy in asset.variants)
    sizes = f"min({width}px, 100vw, {_COLUMN})"
    source = f'<source type="image/webp" srcset="{escape(copies)}" sizes="{sizes}">'
    return f"<picture>{source}{image}</picture>"


def _own_size(tag: str, asset: Asset) -> tuple[str, int, int]:
    """Return a tag without the size its writer gave, and the size, in the image's proportions."""
    own = {name: int(value) for name, value in _SIZE.findall(tag)}
    tag = _SIZE.sub("", tag)
    if not own or not asset.width or not asset.height:
        return tag, asset.width, asset.height
    if width := own.get("width"):
        return tag, width, own.get("height") or max(1, round(width * asset.height / asset.width))
    height = own["height"]
    return tag, max(1, round(height * asset.width / asset.height)), height
