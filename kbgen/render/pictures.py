"""An image of an article as HTML: room is kept for it, and narrow screens get a smaller copy."""

from html import escape
from urllib.parse import quote

from kbgen.model.article import Slot
from kbgen.model.asset import Asset

#: The widest that an image is shown: `--measure` of the theme, in wide fonts.
_COLUMN = "46rem"


def picture(slot: Slot, asset: Asset, root: str) -> str:
    """Return `<img>`, in a `<picture>` where there are smaller copies."""
    query = f"?{slot.query}" if slot.query else ""
    size = f' width="{asset.width}" height="{asset.height}"' if asset.width else ""
    # The tag of the body ends as the Markdown renderer or the sanitiser writes it.
    rest = slot.closing.rstrip("/> ")
    address = escape(root + quote(asset.url) + query)
    image = f'{slot.opening}{address}{rest}{size} loading="lazy" decoding="async">'
    if not asset.variants:
        return image
    copies = ", ".join(f"{root}{quote(copy.url)} {copy.width}w" for copy in asset.variants)
    sizes = f"min({asset.width}px, 100vw, {_COLUMN})"
    source = f'<source type="image/webp" srcset="{escape(copies)}" sizes="{sizes}">'
    return f"<picture>{source}{image}</picture>"
