"""The steps of a build that other processes can take, for images."""

import marshal
from typing import NamedTuple

from kbgen.build.cache import Result
from kbgen.build.runner import Stage
from kbgen.digest import digest
from kbgen.images import look_at, webp_variants

#: Bytes of an image that are inspected, and pixels that are scaled, while an article is compiled.
_BYTES, _PIXELS = 40_000, 8_000


class ImageFile(NamedTuple):
    """An image or a file in the content folder."""

    path: str
    suffix: str
    digest: str
    pixels: int = 0


class ImageTask(NamedTuple):
    """The bytes of an image, or the first ones of another file: workers may not share a disk."""

    file: ImageFile
    data: bytes


def _look(pillow: str, task: ImageTask) -> Result:
    """Return the facts and the digest of the published bytes; those are the blob."""
    facts, published = look_at(task.file.suffix, task.data, pillow)
    return Result((facts, digest(published) if published else ""), marshal.dumps((published,)))


def _webp(pillow: str, task: ImageTask) -> Result:
    """Return width and digest of each copy; the copies are the blob."""
    copies = webp_variants(task.data, pillow)
    value = tuple((width, digest(copy)) for width, copy in copies)
    return Result(value, marshal.dumps(tuple(copy for _, copy in copies)))


#: Shared by both: the version of Pillow; empty: it is not installed.
LOOK: Stage[str, ImageFile] = Stage(
    "images",
    2,
    _look,
    lambda pillow, file: digest(pillow, file.suffix, file.digest),
    lambda task: 1 + len(task.data) // _BYTES,
)
WEBP: Stage[str, ImageFile] = Stage(
    "copies",
    1,
    _webp,
    lambda pillow, file: digest(pillow, file.digest),
    lambda task: 1 + task.file.pixels // _PIXELS,
)
