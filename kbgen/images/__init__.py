"""Images before they are published: their sizes, what is wrong with them, smaller copies.

Pillow is an extra: without it nothing is decoded, and there are no smaller copies.
"""

from kbgen.images.kinds import TOO_LARGE, is_image, size_findings
from kbgen.images.look import ImageFacts, look_at
from kbgen.images.pillow import pillow_version
from kbgen.images.webp import webp_variants

__all__ = [
    "TOO_LARGE",
    "ImageFacts",
    "is_image",
    "look_at",
    "pillow_version",
    "size_findings",
    "webp_variants",
]
