import re

import pytest

PNG = b"\x89PNG\r\n\x1a\n"


def test_an_image_is_copied_to_an_address_named_by_its_content(load_site, text_of):
    loaded = load_site({"en/a/x.md": text_of("X", "![a](label.png)"), "en/a/label.png": PNG})
    url = loaded.site.assets["en/a/label.png"]
    assert re.fullmatch(r"_kb/media/label\.[0-9a-f]{8}\.png", url)
    assert loaded.site.assets == {"en/a/label.png": url}
    assert loaded.findings == []


def test_the_address_follows_the_content(load_site, text_of):
    def address(data: bytes) -> str:
        content = {"en/a/x.md": text_of("X", "![a](label.png)"), "en/a/label.png": data}
        return load_site(content).site.assets["en/a/label.png"]

    assert address(PNG) == address(PNG)
    assert address(PNG) != address(PNG + b"x")


def test_what_no_article_shows_is_not_copied(load_site, text_of):
    loaded = load_site({"en/a/x.md": text_of("X"), "en/a/label.png": PNG})
    assert loaded.site.assets == {}


def test_an_image_that_two_articles_show_is_copied_once(load_site, text_of):
    loaded = load_site(
        {
            "en/a/x.md": text_of("X", "![a](label.png) ![b](./label.png)"),
            "en/b/y.md": text_of("Y", "![a](../a/label.png)"),
            "en/a/label.png": PNG,
        }
    )
    assert list(loaded.site.assets) == ["en/a/label.png"]


def test_equal_names_with_different_content_are_two_files(load_site, text_of):
    loaded = load_site(
        {
            "en/a/x.md": text_of("X", "![a](label.png) ![b](../b/label.png)"),
            "en/a/label.png": b"1",
            "en/b/label.png": b"2",
        }
    )
    assert len(set(loaded.site.assets.values())) == 2


def test_a_file_to_download_is_copied_too(load_site, text_of):
    loaded = load_site({"en/a/x.md": text_of("X", "[a](<Form 1.PDF>)"), "en/a/Form 1.PDF": b"%PDF"})
    (url,) = loaded.site.assets.values()
    assert re.fullmatch(r"_kb/media/Form-1\.[0-9a-f]{8}\.pdf", url)


def test_names_of_any_script_work(load_site, text_of):
    loaded = load_site({"ja/a/x.md": text_of("X", "![a](ラベル.png)"), "ja/a/ラベル.png": PNG})
    assert loaded.findings == []
    assert loaded.site.assets["ja/a/ラベル.png"].startswith("_kb/media/ラベル.")


def test_an_image_of_another_locale_may_be_shown(load_site, text_of):
    loaded = load_site(
        {"de/a/x.md": text_of("X", "![a](../../en/a/label.png)"), "en/a/label.png": PNG}
    )
    assert loaded.findings == []


def test_a_missing_image_is_an_error_at_its_line_with_what_was_meant(load_site, text_of):
    loaded = load_site(
        {"en/a/x.md": text_of("X", "Text.\n\n![a](lable.png)"), "en/a/label.png": PNG}
    )
    assert loaded.findings == [("KB204", "en/a/x.md", 7, "File `lable.png` is not there")]
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
    assert loaded.site.assets == {}


def test_an_article_cannot_be_shown_as_an_image(load_site, text_of):
    loaded = load_site({"en/a/x.md": text_of("X", "![a](y.md)"), "en/a/y.md": text_of("Y")})
    assert loaded.codes == [("KB204", "en/a/x.md")]


def test_images_of_drafts_are_not_copied(load_site, text_of):
    loaded = load_site(
        {"en/a/x.md": text_of("X", "![a](label.png)", draft="true"), "en/a/label.png": PNG}
    )
    assert loaded.site.assets == {}
