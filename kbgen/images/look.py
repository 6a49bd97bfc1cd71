"""One look at an image or a file: its type, its problems, and what is published of it."""

from typing import NamedTuple

from kbgen.images.disguise import disguise_findings
from kbgen.images.kinds import Finding, is_image, is_vector
from kbgen.images.raster import raster_findings, size_of
from kbgen.images.svg import clean_svg


class ImageFacts(NamedTuple):
    """Facts about an image or a file, whatever its name."""

    width: int
    """Pixels; 0: not known."""
    height: int
    findings: tuple[Finding, ...]

    @property
    def is_published(self) -> bool:
        return not any(finding.blocks_publishing for finding in self.findings)


def look_at(suffix: str, data: bytes, pillow: str) -> tuple[ImageFacts, bytes]:
    """Return the facts, and the bytes to publish in the file's place; empty: as they are.

    pillow: version of Pillow; empty: only headers are read.
    """
    if not is_image(suffix):
        return ImageFacts(0, 0, disguise_findings(suffix, data)), b""
    if is_vector(suffix):
        svg = clean_svg(data)
        return ImageFacts(*svg.size, svg.findings), svg.data
    size = size_of(data)
    return ImageFacts(*size, raster_findings(data, size, pillow)), b""
