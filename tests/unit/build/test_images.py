"""Images in whole builds: what pages show, what is made, what is kept."""

import io
import os
import re

import pytest
from PIL import Image, ImageOps
from selectolax.lexbor import LexborHTMLParser

from kbgen import images
from kbgen.build import BuildOptions, build, check
from kbgen.build import media as media_module
from kbgen.config import load_project
from kbgen.errors import KbgenError

CONFIG = """\
[site]
name = "Help"
[locales.en]
[locales.de]
[locales.ja]
fallback = []
"""
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"><rect/></svg>'


def image(width: int, height: int, colour: str = "red", kind: str = "PNG") -> bytes:
    """Return an image that changes smoothly, as photographs do."""
    light = Image.radial_gradient("L").resize((width, height))
    made = ImageOps.colorize(light, black=colour, white="white", mid="orange")
    out = io.BytesIO()
    made.save(out, kind, **({"compress_level": 1} if kind == "PNG" else {"quality": 95}))
    return out.getvalue()


@pytest.fixture
def root(write_project, text_of):
    return write_project(
        {
            "en/returns/label.md": text_of("Label", "![The label](label.png)"),
            "en/returns/map.md": text_of("Map", "![The way](map.svg)"),
            "en/returns/other.md": text_of("Other"),
            "en/returns/label.png": image(1200, 600),
            "en/returns/map.svg": SVG,
            "ja/returns/other.md": text_of("他"),
        },
        CONFIG,
    )


@pytest.fixture
def run(root):
    def run_it(out: str = "site", **options):
        options = {"jobs": 1, **options}
        return build(load_project(root / "kbgen.toml"), BuildOptions(out=root / out, **options))

    return run_it


def page(root, path: str) -> LexborHTMLParser:
    return LexborHTMLParser((root / "site" / path / "index.html").read_text("utf-8"))


def shown(root, path: str) -> dict[str, str | None]:
    """Return the attributes of the image in an article."""
    return page(root, path).css_first(".prose img").attributes


def media(root) -> list[str]:
    """Return the published files, without their digests."""
    names = [file.name for file in (root / "site/_kb/media").iterdir()]
    return sorted(re.sub(r"\.[0-9a-f]{16}\.", ".", name) for name in names)


def files(folder) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def write(root, path: str, data: bytes) -> None:
    file = root / "content" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def found(result) -> list[tuple[str, str]]:
    return [(d.code, d.span.path.removeprefix("content/")) for d in result.diagnostics]


# What pages show


def test_an_image_is_shown_in_its_size_with_smaller_copies(root, run):
    result = run()
    assert found(result) == []
    label = shown(root, "en/returns/label")
    assert (label["alt"], label["width"], label["height"]) == ("The label", "1200", "600")
    assert (label["loading"], label["decoding"]) == ("lazy", "async")
    assert media(root) == [
        "label-1200.webp", "label-480.webp", "label-960.webp", "label.png", "map.svg",
    ]  # fmt: skip
    original = (root / "content/en/returns/label.png").read_bytes()
    folder = root / "site/en/returns/label"
    assert (folder / label["src"]).read_bytes() == original
    source = page(root, "en/returns/label").css_first(".prose picture > source").attributes
    for entry in source["srcset"].split(", "):
        url, width = entry.split(" ")
        with Image.open(folder / url) as copy:
            assert (copy.format, f"{copy.width}w") == ("WEBP", width)
        assert (folder / url).stat().st_size < len(original)


def test_a_drawing_is_written_anew_and_measured(root, run):
    run()
    attributes = shown(root, "en/returns/map")
    assert (attributes["width"], attributes["height"]) == ("30", "20")
    published = (root / "site/en/returns/map" / attributes["src"]).read_text("utf-8")
    assert published == (
        '<svg viewBox="0 0 30 20" xmlns="http://www.w3.org/2000/svg"><rect /></svg>\n'
    )


def test_a_page_that_stands_in_shows_the_readers_own_image(root, run):
    write(root, "de/returns/label.png", image(600, 300, "blue"))
    run()
    assert shown(root, "de/returns/label")["width"] == "600"
    assert shown(root, "en/returns/label")["width"] == "1200"
    assert shown(root, "de/returns/map")["src"] == shown(root, "en/returns/map")["src"]


def test_a_translation_shows_the_image_of_its_fallback_until_it_has_its_own(root, run, text_of):
    write(root, "de/returns/label.md", text_of("Etikett", "![Etikett](label.png)").encode())
    assert found(run()) == []
    assert shown(root, "de/returns/label")["width"] == "1200"
    write(root, "de/returns/label.png", image(600, 300, "blue"))
    result = run()
    assert shown(root, "de/returns/label")["width"] == "600"
    assert [path for path, _ in result.reasons] == ["de/returns/label/index.html"]


def test_an_image_that_is_only_linked_has_no_copies(root, run, text_of):
    write(root, "en/returns/label.md", text_of("Label", "[The label](label.png)").encode())
    run()
    assert media(root) == ["label.png", "map.svg"]


def test_an_image_without_alternative_text_is_told_where_it_is(root, run, text_of):
    text = text_of("Label", 'Look:\n![](label.png) ![](map.svg "decorative")')
    write(root, "en/returns/label.md", text.encode())
    (finding,) = run().diagnostics
    assert (finding.code, finding.span.line) == ("KB209", 6)
    assert "`label.png`" in finding.message
    decorative = page(root, "en/returns/label").css(".prose img")[1].attributes
    assert decorative["alt"] in {"", None}
    assert "title" not in decorative


# What cannot be shown


def test_a_broken_image_leaves_its_text_and_is_not_published(root, run):
    data = image(1200, 600)
    write(root, "en/returns/label.png", data[: len(data) // 2])
    result = run()
    assert found(result) == [("KB211", "en/returns/label.png")]
    prose = page(root, "en/returns/label").css_first(".prose")
    assert (prose.css("img"), prose.text(strip=True)) == ([], "The label")
    assert media(root) == ["map.svg"]


def test_an_image_of_more_than_20_megabytes_is_not_even_read(root, run):
    with (root / "content/en/returns/label.png").open("r+b") as file:
        file.truncate(3_000_000_000)
    result = run()
    assert found(result) == [("KB211", "en/returns/label.png")]
    assert "3000.0 MB" in result.diagnostics[0].message


def test_a_file_that_cannot_be_read_is_told(root, run):
    label = root / "content/en/returns/label.png"
    label.unlink()
    label.symlink_to("gone.png")
    assert found(run()) == [("KB211", "en/returns/label.png")]
    label.unlink()
    label.write_bytes(image(1200, 600))
    assert found(run()) == []


def test_an_svg_is_published_without_what_runs(root, run):
    write(root, "en/returns/map.svg", b"<svg><script>bad()</script><rect/></svg>")
    assert found(run()) == [("KB212", "en/returns/map.svg")]
    assert not any(b"bad()" in data for data in files(root / "site").values())


def test_check_says_what_build_says_and_makes_no_copies(root, run):
    write(root, "en/returns/map.svg", b"<svg><script>bad()</script></svg>")
    write(root, "en/returns/label.png", b"no image")
    options = BuildOptions(out=root / "site")
    assert check(load_project(root / "kbgen.toml"), options).diagnostics == run().diagnostics


def test_a_kind_of_file_that_browsers_do_not_show_is_told(root, run, text_of):
    """As telephones save photographs."""
    write(root, "en/returns/label.md", text_of("Label", "![The label](label.heic)").encode())
    write(root, "en/returns/label.heic", b"1")
    assert found(run()) == [("KB211", "en/returns/label.heic")]
    assert media(root) == ["map.svg"]


def test_a_pipe_is_not_waited_for(root, run):
    (root / "content/en/returns/label.png").unlink()
    os.mkfifo(root / "content/en/returns/label.png")
    assert found(run()) == [("KB211", "en/returns/label.png")]


# What is made, and what is kept


def test_a_second_build_looks_at_nothing_and_writes_nothing(root, run):
    assert run().made["copies"] == 1
    again = run()
    assert (again.written, again.made.get("copies", 0)) == (0, 0)


def test_copies_come_from_the_cache_when_something_else_changes(root, run, text_of):
    run()
    write(root, "en/returns/other.md", text_of("Another title").encode())
    assert "copies" not in run().made
    assert "copies" not in run("second").made
    assert files(root / "second/_kb/media") == files(root / "site/_kb/media")


def test_an_edit_of_the_text_around_an_image_keeps_its_copies(root, run, text_of):
    run()
    write(root, "en/returns/label.md", text_of("Label", "New.\n\n![The label](label.png)").encode())
    run()
    assert "label-480.webp" in media(root)
    assert page(root, "en/returns/label").css_first(".prose source") is not None


def test_lost_files_come_again_without_being_made_again(root, run):
    run()
    before = files(root / "site")
    for file in (root / "site/_kb/media").iterdir():
        file.unlink()
    assert "copies" not in run().made
    assert files(root / "site") == before


def test_a_changed_image_makes_the_pages_that_show_it(root, run):
    run()
    before = set(media(root))
    write(root, "en/returns/label.png", image(1200, 600, "green"))
    result = run()
    paths = ["de/returns/label/index.html", "en/returns/label/index.html"]
    assert sorted(path for path, _ in result.reasons) == paths
    assert result.made["copies"] == 1
    assert set(media(root)) == before
    assert result.removed == 4, "the image as it was, and its copies"


def test_an_image_that_lies_in_two_places_is_made_once(root, run):
    run()
    before = media(root)
    write(root, "de/returns/label.png", image(1200, 600))
    assert "copies" not in run().made
    assert media(root) == before
    assert run("second", clean=True).made["copies"] == 1
    assert files(root / "second/_kb/media") == files(root / "site/_kb/media")


def test_one_and_four_processes_make_the_same_bytes(root, run, text_of):
    shown_in = [f"![Number {number}](many-{number}.jpg)" for number in range(6)]
    write(root, "en/returns/many.md", text_of("Many", "\n".join(shown_in)).encode())
    for number in range(6):
        write(root, f"en/returns/many-{number}.jpg", image(1000 + number, 500, "red", "JPEG"))
    run()
    run("second", clean=True, jobs=4)
    assert files(root / "second") == files(root / "site")


# Without Pillow


def test_without_pillow_images_have_their_size_and_no_copies(root, run, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(images, "pillow_version", lambda: "")
        result = run()
    label = shown(root, "en/returns/label")
    assert (label["width"], label["height"]) == ("1200", "600")
    assert media(root) == ["label.png", "map.svg"]
    assert "pip install 'kbgen[images]'" in result.remark
    with_pillow = run()
    assert "label-480.webp" in media(root)
    assert with_pillow.remark == ""


def test_time_and_inode_of_an_image_are_not_its_content(root, run):
    run()
    os.utime(root / "content/en/returns/label.png", (1_700_000_000, 1_700_000_000))
    result = run()
    assert (result.written, "copies" in result.made) == (0, False)


# One name, one content


def test_two_files_with_one_published_name_are_an_error(root, run, text_of, monkeypatch):
    """Their digests begin alike, as those of files that were made for it do."""
    real = media_module.digest
    ends = {b"%PDF-1": "0" * 16, b"%PDF-2": "1" * 16}
    monkeypatch.setattr(
        media_module,
        "digest",
        lambda data: f"{'a' * 16}{ends[data]}" if data in ends else real(data),
    )
    for folder, data in (("returns", b"%PDF-1"), ("shipping", b"%PDF-2")):
        write(root, f"en/{folder}/form.pdf", data)
        write(root, f"en/{folder}/form.md", text_of("Form", "[The form](form.pdf)").encode())
    result = run()
    assert found(result) == [("KB220", "en/shipping/form.pdf")]
    assert (root / "site/_kb/media" / f"form.{'a' * 16}.pdf").read_bytes() == b"%PDF-1"
    assert page(root, "en/shipping/form").css(".prose a[href]") == []

    write(root, "en/shipping/form.md", text_of("Form").encode())
    write(root, "en/returns/form.pdf", b"%PDF-2")
    with pytest.raises(KbgenError, match="was published with other content"):
        run()
