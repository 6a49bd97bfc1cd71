import io
import struct
import time
import zlib

import pytest
from PIL import Image

from kbgen.errors import KbgenError
from kbgen.images import look_at


def codes(facts) -> list[str]:
    return [finding.code for finding in facts.findings]


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def bomb(width: int, height: int) -> bytes:
    """Return a PNG of a few hundred bytes that says it is as large as that."""
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    data = chunk(b"IDAT", zlib.compress(bytes(100_000), 9))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + data + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "AVIF", "BMP"])
def test_the_size_is_that_of_the_header(photo, saved, pillow, kind):
    data = saved(photo(70, 40), kind)
    facts, published = look_at(f".{kind.lower()}", data, pillow)
    assert (facts.width, facts.height, facts.findings) == (70, 40, ())
    assert published == b""


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("with_pillow", [True, False])
def test_a_photograph_is_measured_as_its_camera_says(
    photo, saved, pillow, orientation, with_pillow
):
    exif = Image.Exif()
    exif[0x0112] = orientation
    data = saved(photo(70, 40), "JPEG", exif=exif)
    facts, _ = look_at(".jpg", data, pillow if with_pillow else "")
    assert (facts.width, facts.height) == ((40, 70) if orientation > 4 else (70, 40))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_a_file_that_was_cut_off_is_not_published(photo, saved, pillow, kind, share):
    data = saved(photo(300, 200), kind)
    facts, _ = look_at(f".{kind.lower()}", data[: int(len(data) * share)], pillow)
    assert codes(facts) == ["KB211"]
    assert not facts.is_published


@pytest.mark.parametrize(
    "data", [b"", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF1234WEBP", b"<html>", bytes(100)]
)
@pytest.mark.parametrize("with_pillow", [True, False])
def test_what_is_no_image_is_told(pillow, data, with_pillow):
    facts, _ = look_at(".png", data, pillow if with_pillow else "")
    assert codes(facts) == ["KB211"]


def test_random_bytes_after_a_header_are_told(photo, saved, pillow):
    data = bytearray(saved(photo(300, 200)))
    data[60:600] = bytes(540)
    facts, _ = look_at(".png", bytes(data), pillow)
    assert codes(facts) == ["KB211"]


def test_an_image_that_unpacks_to_gigabytes_is_told_at_once(pillow):
    began = time.perf_counter()
    facts, _ = look_at(".png", bomb(100_000, 100_000), pillow)
    assert codes(facts) == ["KB211"]
    assert "100,000 × 100,000 pixels" in facts.findings[0].message
    assert time.perf_counter() - began < 1


def test_an_image_whose_parts_say_different_sizes_is_not_decoded(photo, saved, pillow):
    """The decoder believes the second size of a JPEG."""
    data = saved(photo(64, 64), "JPEG")
    frame = data.index(b"\xff\xc0")
    length = struct.unpack(">H", data[frame + 2 : frame + 4])[0]
    second = bytearray(data[frame : frame + 2 + length])
    second[5:9] = struct.pack(">HH", 60_000, 60_000)
    end = frame + 2 + length
    facts, _ = look_at(".jpg", data[:end] + bytes(second) + data[end:], pillow)
    assert codes(facts) == ["KB211"]


def test_more_pixels_than_a_screen_has_are_told_and_shown(pillow):
    out = io.BytesIO()
    Image.new("1", (4_001, 10)).save(out, "PNG")
    facts, _ = look_at(".png", out.getvalue(), pillow)
    assert codes(facts) == ["KB210"]
    assert facts.is_published


def test_without_pillow_only_the_header_is_read(photo, saved):
    data = saved(photo(300, 200))
    facts, _ = look_at(".png", data[:100], "")
    assert (facts.width, facts.height, facts.findings) == (300, 200, ())


def test_a_worker_with_another_pillow_is_told(photo, saved):
    with pytest.raises(KbgenError, match=r"lacks Pillow 1\.2\.3"):
        look_at(".png", saved(photo(30, 20)), "1.2.3")
