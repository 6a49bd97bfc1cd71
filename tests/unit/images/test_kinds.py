import pytest

from kbgen.images import is_image, size_findings


@pytest.mark.parametrize("path", ["a.png", "en/a/b.JPG", "a.svg", "a.webp", "a.avif", "a.gif"])
def test_what_browsers_show_is_an_image(path):
    assert is_image(path)


@pytest.mark.parametrize("path", ["a.pdf", "png", "a.mp4", "a.tiff", "a.png.zip"])
def test_other_files_are_none(path):
    assert not is_image(path)


@pytest.mark.parametrize(
    ("path", "size", "codes"),
    [
        ("a.png", 5_000_000, []),
        ("a.png", 5_000_001, ["KB210"]),
        ("a.svg", 20_000_000, ["KB210"]),
        ("a.png", 20_000_001, ["KB211"]),
        ("a.pdf", 20_000_000, []),
        ("a.pdf", 20_000_001, ["KB210"]),
    ],
)
def test_large_files_are_told_and_images_without_measure_not_published(path, size, codes):
    assert [finding.code for finding in size_findings(path, size)] == codes


def test_a_size_is_told_in_megabytes():
    (finding,) = size_findings("a.png", 23_456_789)
    assert finding.message == "Image of 23.5 MB is not published"
    assert finding.hint == "The limit is 20.0 MB; scale it down."
