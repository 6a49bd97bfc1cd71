import pytest

from kbgen.load import media_url
from kbgen.model.locale import Locale

DIGEST = "0123456789abcdef0123456789abcdef"
PNG = b"\x89PNG\r\n\x1a\n"
CONFIG = """\
[site]
name = "Help"
[locales.en]
[locales.de]
[locales.de-AT]
fallback = ["de", "en"]
[locales.ja]
fallback = []
"""


def test_an_address_has_the_name_of_the_file_and_a_digest_of_its_content():
    assert media_url("en/a/Form 1.PDF", DIGEST) == "_kb/media/Form-1.0123456789abcdef.pdf"
    assert media_url("ja/a/ラベル.png", DIGEST) == "_kb/media/ラベル.0123456789abcdef.png"


def test_a_copy_of_an_image_has_its_width_in_the_name():
    url = media_url("en/a/label.png", DIGEST, ".webp", "-480")
    assert url == "_kb/media/label-480.0123456789abcdef.webp"


@pytest.mark.parametrize("name", ["a" * 251 + ".png", "図" * 83 + ".png", "a." + "b" * 250])
def test_the_name_of_what_is_published_fits_into_a_file_system(name):
    url = media_url(f"en/a/{name}", "0123456789abcdef", "", "-1600")
    assert len(url.rpartition("/")[2].encode()) <= 255
    assert "-1600.0123456789abcdef." in url


def test_what_articles_show_and_link_is_found(load_site, text_of):
    loaded = load_site(
        {
            "en/a/x.md": text_of("X", "![a](label.png) [b](<Form 1.PDF>)"),
            "en/a/label.png": PNG,
            "en/a/Form 1.PDF": b"%PDF",
            "en/a/other.png": PNG,
        }
    )
    assert loaded.shown.files == ("en/a/Form 1.PDF", "en/a/label.png")
    assert loaded.shown.pictures == {"en/a/label.png"}
    assert loaded.findings == []


def test_an_image_that_two_articles_show_is_found_once(load_site, text_of):
    loaded = load_site(
        {
            "en/a/x.md": text_of("X", "![a](label.png) ![b](./label.png)"),
            "en/b/y.md": text_of("Y", "![a](../a/label.png)"),
            "en/a/label.png": PNG,
        }
    )
    assert loaded.shown.files == ("en/a/label.png",)


def test_an_image_of_another_locale_may_be_shown(load_site, text_of):
    loaded = load_site(
        {"de/a/x.md": text_of("X", "![a](../../en/a/label.png)"), "en/a/label.png": PNG}
    )
    assert loaded.findings == []
    assert loaded.shown.stand_ins == {}


# Which file each reader gets


def test_an_image_that_the_locale_has_not_comes_from_its_fallbacks(load_site, text_of):
    shown = text_of("X", "![a](label.png)")
    content = {"de-AT/a/x.md": shown, "en/a/label.png": PNG}
    loaded = load_site(content, CONFIG)
    assert loaded.findings == []
    written = "de-AT/a/label.png"
    assert loaded.shown.stand_ins == {(written, Locale("de-AT")): "en/a/label.png"}

    loaded = load_site({**content, "de/a/label.png": PNG}, CONFIG)
    assert loaded.shown.stand_ins == {(written, Locale("de-AT")): "de/a/label.png"}

    loaded = load_site({**content, written: PNG}, CONFIG)
    assert loaded.shown.stand_ins == {}
    assert loaded.shown.files == (written,)


def test_an_image_of_no_fallback_is_missing(load_site, text_of):
    loaded = load_site(
        {"ja/a/x.md": text_of("X", "![a](label.png)"), "en/a/label.png": PNG}, CONFIG
    )
    assert loaded.codes == [("KB204", "ja/a/x.md")]


def test_a_page_that_stands_in_shows_the_readers_own_image(load_site, text_of):
    loaded = load_site(
        {
            "en/a/x.md": text_of("X", "![a](label.png) ![b](map.png)"),
            "en/a/label.png": PNG,
            "en/a/map.png": PNG,
            "de/a/label.png": PNG,
        },
        CONFIG,
    )
    assert loaded.shown.stand_ins == {("en/a/label.png", Locale("de")): "de/a/label.png"}
    assert loaded.shown.files == ("de/a/label.png", "en/a/label.png", "en/a/map.png")


def test_folders_of_locales_may_be_written_in_any_case(load_site, text_of):
    loaded = load_site(
        {"en/a/x.md": text_of("X", "![a](label.png)"), "en/a/label.png": PNG,
         "de_at/a/label.png": PNG}, CONFIG,
    )  # fmt: skip
    assert loaded.shown.stand_ins == {("en/a/label.png", Locale("de-AT")): "de_at/a/label.png"}


# What is not there


def test_a_missing_image_is_an_error_at_its_line_with_what_was_meant(load_site, text_of):
    loaded = load_site(
        {"en/a/x.md": text_of("X", "Text.\n\n![a](lable.png)"), "en/a/label.png": PNG}
    )
    assert loaded.findings == [("KB204", "en/a/x.md", 7, "File `lable.png` not found")]
    assert loaded.hints == ["Did you mean `label.png`?"]


def test_every_place_that_shows_a_missing_image_is_told(load_site, text_of):
    loaded = load_site({"en/a/x.md": text_of("X", "![a](a.png)\n![a](a.png)")})
    assert [found[2] for found in loaded.findings] == [5, 6]


def test_case_counts_in_names(load_site, text_of):
    loaded = load_site({"en/a/x.md": text_of("X", "![a](Label.png)"), "en/a/label.png": PNG})
    assert loaded.codes == [("KB204", "en/a/x.md")]


@pytest.mark.parametrize(
    "target", ["../../../secret.png", "../../_hidden/a.png", ".hidden.png", "_hidden.png"]
)
def test_what_is_no_content_cannot_be_shown(load_site, text_of, target):
    loaded = load_site(
        {
            "en/a/x.md": text_of("X", f"![a]({target})"),
            "../secret.png": PNG,
            "_hidden/a.png": PNG,
            "en/a/.hidden.png": PNG,
            "en/a/_hidden.png": PNG,
        }
    )
    assert loaded.codes == [("KB204", "en/a/x.md")]
    assert loaded.shown.files == ()


def test_an_article_cannot_be_shown_as_an_image(load_site, text_of):
    loaded = load_site({"en/a/x.md": text_of("X", "![a](y.md)"), "en/a/y.md": text_of("Y")})
    assert loaded.codes == [("KB204", "en/a/x.md")]


def test_images_of_drafts_are_not_shown(load_site, text_of):
    loaded = load_site(
        {"en/a/x.md": text_of("X", "![a](label.png)", draft="true"), "en/a/label.png": PNG}
    )
    assert loaded.shown.files == ()


@pytest.mark.parametrize(
    ("target", "hint"),
    [
        ("label.png", "Did you mean `../b/label.png`?"),
        ("Photo.PNG", "Did you mean `photo.png`? Only the case differs."),
        ("../A/photo.png", "Did you mean `photo.png`? Only the case differs."),
        ("foto.png", "Did you mean `photo.png`?"),
        ("other.pdf", "Put it beside the article."),
    ],
)
def test_the_hint_is_never_what_is_written(load_site, text_of, target, hint):
    content = {"en/a/x.md": text_of("X", f"![x]({target})")}
    loaded = load_site({**content, "en/b/label.png": PNG, "en/a/photo.png": PNG})
    assert loaded.hints == [hint]


@pytest.mark.parametrize(
    ("body", "code", "message"),
    [
        ("![x](/b/label.png)", "KB225", "Image `/b/label.png` starts at the root"),
        ("![x](/en/b/label.png)", "KB225", "read as `../b/label.png`"),
        ("[x](/b/form.pdf?x=1)", "KB225", "Link `/b/form.pdf` starts at the root"),
        ("![x](/logo.png)", "KB205", "Image `/logo.png` starts at the root"),
        ("[x](/terms.pdf#p2)", "KB205", "Link `/terms.pdf#p2` starts at the root"),
        ("[x](/cart)", "KB205", "Link `/cart` starts at the root"),
        ("[x](/en/b/y/)", "KB205", "Link `/en/b/y/` starts at the root"),
    ],
)
def test_a_file_from_the_root_is_found_or_is_the_hosts(load_site, text_of, body, code, message):
    files = {"en/b/label.png": PNG, "en/b/form.pdf": b"%PDF", "en/b/y.md": text_of("Y")}
    loaded = load_site({"en/a/x.md": text_of("X", body), **files})
    assert [found[:3] for found in loaded.findings] == [(code, "en/a/x.md", 5)]
    assert message in loaded.findings[0][3]
    assert len(loaded.shown.files) == (code == "KB225")
