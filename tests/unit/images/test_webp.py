import io

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageStat

from kbgen.images import webp_variants
from kbgen.images.webp import widths

pytestmark = pytest.mark.slow


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize(
    ("width", "copies"),
    [
        (30, (30,)),
        (480, (480,)),
        (570, (570,)),
        (700, (480, 700)),
        (1000, (480, 1000)),
        (1600, (480, 960, 1600)),
        (4000, (480, 960, 1600)),
    ],
)
def test_copies_are_as_wide_as_screens_and_columns(width, copies):
    assert widths(width) == copies


def test_a_photograph_has_copies_that_look_like_it(photo, saved, pillow):
    image = photo(1800, 600)
    data = saved(image, "JPEG", quality=92)
    copies = webp_variants(data, pillow)
    assert [width for width, _ in copies] == [480, 960, 1600]
    sizes = [len(copy) for _, copy in copies]
    assert sizes == sorted(sizes)
    assert sizes[-1] < len(data)
    for width, copy in copies:
        shown = opened(copy)
        assert (shown.format, shown.size) == ("WEBP", (width, round(width / 3)))
        difference = ImageChops.difference(shown.convert("RGB"), image.resize(shown.size))
        assert max(ImageStat.Stat(difference).mean) < 6


def test_a_drawing_of_few_colours_is_copied_without_loss(saved, pillow):
    image = Image.new("RGB", (900, 700), "white")
    draw = ImageDraw.Draw(image)
    for at in range(40):
        draw.rectangle((at * 20, at * 13, at * 20 + 60, at * 13 + 30), outline=(at * 6, 0, 90))
    copies = dict(webp_variants(saved(image, compress_level=1), pillow))
    shown = opened(copies[900]).convert("RGB")
    assert ImageChops.difference(shown, image).getbbox() is None


def test_what_would_not_be_smaller_is_not_copied(photo, saved, pillow):
    assert webp_variants(saved(photo(300, 200), "JPEG", quality=5), pillow) == ()


def test_no_copy_is_larger_than_a_wider_one(saved, pillow):
    stripes = Image.new("P", (1600, 1200))
    stripes.putdata([(at // 1600 + at % 1600) % 7 // 6 for at in range(1600 * 1200)])
    copies = webp_variants(saved(stripes), pillow)
    sizes = [len(copy) for _, copy in copies]
    assert [width for width, _ in copies][-1:] == [1600]
    assert sizes == sorted(sizes)


def test_transparency_stays(photo, saved, pillow):
    image = photo(600, 200, "RGBA")
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    for _, copy in webp_variants(saved(image), pillow):
        assert opened(copy).mode == "RGBA"
        assert opened(copy).getchannel("A").getextrema()[0] < 10


def test_a_photograph_is_turned_as_its_camera_says(photo, saved, pillow):
    exif = Image.Exif()
    exif[0x0112] = 6
    image = photo(900, 300)
    copies = webp_variants(saved(image, "JPEG", exif=exif, quality=95), pillow)
    shown = opened(copies[-1][1])
    assert shown.size == (300, 900)
    assert "exif" not in shown.info
    upright = image.transpose(Image.Transpose.ROTATE_270)
    assert max(ImageStat.Stat(ImageChops.difference(shown.convert("RGB"), upright)).mean) < 6


def test_a_colour_profile_goes_along(photo, saved, pillow):
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    copies = webp_variants(saved(photo(600, 400), icc_profile=profile), pillow)
    assert {opened(copy).info.get("icc_profile") for _, copy in copies} == {profile}


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_every_usual_kind_of_pixels_is_copied(photo, saved, pillow, mode):
    image = photo(600, 400, "RGB").convert("L" if mode in {"1", "LA"} else mode).convert(mode)
    assert webp_variants(saved(image, compress_level=0), pillow) != ()


def test_animations_and_other_formats_are_not_copied(photo, saved, pillow):
    frames = [photo(200, 100), photo(200, 100).rotate(90)]
    animated = saved(frames[0], save_all=True, append_images=frames[1:])
    assert webp_variants(animated, pillow) == ()
    assert webp_variants(saved(frames[0], "GIF"), pillow) == ()
    assert webp_variants(saved(photo(200, 100, "RGB").convert("CMYK"), "JPEG"), pillow) == ()
    assert webp_variants(saved(Image.new("I;16", (200, 100))), pillow) == ()


def test_a_photograph_with_a_second_picture_inside_is_copied(photo, saved, pillow):
    """As telephones save them, with a map of depths."""
    data = saved(photo(600, 300), "MPO", save_all=True, append_images=[photo(60, 30)], quality=95)
    assert [width for width, _ in webp_variants(data, pillow)] == [480, 600]


def test_what_is_taller_than_the_format_allows_is_not_copied(saved, pillow):
    assert webp_variants(saved(Image.new("L", (1000, 17_000)), compress_level=0), pillow) == ()


def test_broken_metadata_of_a_good_image_does_no_harm(photo, saved, pillow):
    exif = b"Exif\0\0MM\0*\0\0\0\x08\xff\xff" + bytes(range(64))
    data = saved(photo(600, 300), "JPEG", exif=exif, quality=95)
    assert [width for width, _ in webp_variants(data, pillow)] == [480, 600]


def test_copies_are_the_same_every_time(photo, saved, pillow):
    data = saved(photo(1000, 500))
    assert webp_variants(data, pillow) == webp_variants(data, pillow) != ()
