"""Images made for a test."""

import io
from collections.abc import Callable

import pytest
from PIL import Image

from kbgen.images import pillow_version


@pytest.fixture(scope="session")
def pillow() -> str:
    return pillow_version()


@pytest.fixture(scope="session")
def photo() -> Callable[..., Image.Image]:
    """Make an image of many colours that changes smoothly, as photographs do."""

    def make(width: int, height: int, mode: str = "RGB") -> Image.Image:
        bands = [
            Image.radial_gradient("L").rotate(angle).resize((width, height))
            for angle in (0, 30, 60, 90)
        ]
        noise = Image.effect_noise((width, height), 20)
        image = Image.merge("RGBA", [Image.blend(band, noise, 0.1) for band in bands])
        return image.convert(mode)

    return make


@pytest.fixture(scope="session")
def saved() -> Callable[..., bytes]:
    """Return an image as a file."""

    def save(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
        out = io.BytesIO()
        image.save(out, kind, **options)
        return out.getvalue()

    return save
