"""Images before they are published: their sizes, their problems, smaller copies.

Pillow is an extra: without it nothing is decoded or scaled down.
"""

from kbgen.images.disguise import HEAD
from kbgen.images.kinds import Finding, is_image, picture_findings, size_findings
from kbgen.images.look import ImageFacts, look_at
from kbgen.images.pillow import pillow_version
from kbgen.images.touch import touch_icon
from kbgen.images.webp import webp_variants

__all__ = [
    "HEAD",
    "Finding",
    "ImageFacts",
    "is_image",
    "look_at",
    "picture_findings",
    "pillow_version",
    "size_findings",
    "touch_icon",
    "webp_variants",
]
