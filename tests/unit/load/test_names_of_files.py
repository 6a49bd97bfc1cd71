"""Names are one name in every spelling: accents, endings, the text of a folder."""

import unicodedata

import pytest

PNG = b"\x89PNG\r\n\x1a\n"


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


SPELLINGS = [(nfc, nfd), (nfd, nfc), (nfd, nfd)]


@pytest.mark.parametrize(("on_disk", "written"), SPELLINGS)
def test_links_images_and_related_find_names_with_accents(load_site, text_of, on_disk, written):
    body = written(
        "[a](größe.md) [b](../prix/été.md#où) [c](größe) ![d](ラベルが.png) [e](../prix/)"
    )
    loaded = load_site(
        {
            "en/a/x.md": text_of("X", body, related=written("[größe.md]")),
            on_disk("en/a/größe.md"): text_of("Size"),
            on_disk("en/prix/été.md"): text_of("Summer", on_disk("## Où\n\nText.")),
            on_disk("en/a/ラベルが.png"): PNG,
        }
    )
    assert loaded.findings == []
    assert loaded.shown.files == (on_disk("en/a/ラベルが.png"),)
    assert nfc("en/a/größe/") in loaded.urls
    key = ("a/x", loaded.project.default_locale)
    assert loaded.site.related[key] == (nfc("a/größe"),)


@pytest.mark.parametrize(("one", "other"), SPELLINGS)
def test_translations_pair_and_folders_are_one_category(load_site, text_of, one, other):
    loaded = load_site(
        {
            one("en/überblick/größe.md"): text_of("Size"),
            other("de/überblick/größe.md"): text_of("Größe"),
            one("de/überblick/_category.toml"): 'title = "Alles"\n',
            other("de/überblick/andere.md"): text_of("Andere"),
        }
    )
    assert loaded.findings == []
    assert loaded.category("überblick", "de").title == "Alles"
    assert loaded.category("überblick", "de").articles == ("überblick/andere", "überblick/größe")
    assert loaded.site.translations("überblick/größe") == loaded.project.locales


@pytest.mark.parametrize(("one", "other"), SPELLINGS)
def test_ids_pair_in_every_spelling(load_site, text_of, one, other):
    loaded = load_site(
        {
            "en/a/x.md": text_of("X", id=one("ça-va")),
            "de/a/y.md": text_of("Y", id=other("ça-va")),
        }
    )
    assert loaded.findings == []
    assert loaded.site.translations(nfc("ça-va")) == loaded.project.locales


@pytest.mark.parametrize(("one", "other"), SPELLINGS)
def test_an_alias_is_compared_with_addresses(load_site, text_of, one, other):
    loaded = load_site(
        {
            one("en/a/été.md"): text_of("X"),
            "en/a/y.md": text_of("Y", aliases=other("[/en/a/été/]")),
        }
    )
    assert loaded.codes == [("KB203", "en/a/y.md")]


@pytest.mark.parametrize(
    "name", ["refunds.markdown", "refunds.MD", "refunds.Markdown", "refunds.md"]
)
@pytest.mark.parametrize("target", ["refunds", "refunds.md", "refunds.markdown", "refunds.html"])
def test_an_article_is_found_whatever_its_ending_is_written_like(load_site, text_of, name, target):
    loaded = load_site(
        {f"en/a/{name}": text_of("Refunds"), "en/a/x.md": text_of("X", f"[r]({target})")}
    )
    assert loaded.findings == []
    assert loaded.urls["en/a/refunds/"] == f"en/a/{name}"
    assert loaded.shown.files == ()


@pytest.mark.parametrize(
    "name", ["index.md", "_index.md", "README.md", "readme.markdown", "index.markdown", "Index.MD"]
)
def test_the_text_of_a_folder_has_several_names(load_site, text_of, name):
    loaded = load_site(
        {
            f"en/returns/{name}": text_of("All about returns"),
            "en/returns/x.md": text_of("X", f"[up]({name}) [up](./) [home](../{name})"),
            f"en/{name}": text_of("Welcome"),
        }
    )
    assert loaded.findings == []
    assert loaded.category("returns").title == "All about returns"
    assert loaded.category("returns").articles == ("returns/x",)
    assert loaded.category("").index == "index"


@pytest.mark.parametrize(
    ("read", "left"),
    [
        ("refunds.md", "refunds.markdown"),
        ("refunds.markdown", "refunds.MARKDOWN"),
        ("index.md", "README.md"),
        ("index.md", "_index.md"),
        ("_index.md", "README.md"),
        ("index.markdown", "README.md"),
        (nfc("été.md"), nfd("été.md")),
        (nfc("été.md"), nfd("été.markdown")),
    ],
)
def test_of_two_files_of_one_name_one_is_read(load_site, text_of, read, left):
    loaded = load_site({f"en/a/{name}": text_of(name) for name in (left, read)})
    message = f"content/en/a/{read} has the same name; this file is not read"
    assert loaded.findings == [("KB112", f"en/a/{left}", 1, message)]
    assert loaded.site.by_path.keys() == {f"en/a/{read}"}


def test_names_that_only_differ_in_how_accents_are_stored_are_explained(load_site, text_of):
    loaded = load_site({f"en/a/{form('été.md')}": text_of("X") for form in (nfc, nfd)})
    assert "accents are stored" in loaded.hints[0]


def test_a_draft_never_gives_way_to_another_file_of_its_name(load_site, text_of):
    loaded = load_site(
        {"en/a/x.md": text_of("X", draft="true"), "en/a/x.markdown": text_of("Old"),
         "en/a/y.md": text_of("Y")}
    )  # fmt: skip
    assert loaded.codes == [("KB112", "en/a/x.markdown")]
    assert list(loaded.urls) == ["en/a/y/"]


def test_a_link_to_a_name_with_dots_is_followed(load_site, text_of):
    loaded = load_site(
        {
            "en/v1.2/release-1.2.md": text_of("Release"),
            "en/v1.2/x.md": text_of("X", "[a](release-1.2) [b](release-1.2.md) [c](../v1.2/)"),
        }
    )
    assert loaded.findings == []


@pytest.mark.parametrize("name", ["faq.en", "node.js", "x.txt"])
def test_a_link_that_looks_like_a_file_gets_the_article_it_means(load_site, text_of, name):
    loaded = load_site(
        {f"en/b/{name}.md": text_of("FAQ"), "en/a/x.md": text_of("X", f"[a](../b/{name})")}
    )
    assert loaded.codes == [("KB204", "en/a/x.md")]
    assert loaded.hints == [f"It is an article: write `../b/{name}.md`."]


def test_a_link_to_a_text_that_is_not_read_is_explained(load_site, text_of):
    loaded = load_site({"en/a/x.md": text_of("X", "[a](y.mdx)"), "en/a/y.mdx": "secret"})
    assert loaded.codes == [("KB113", "en/a/y.mdx"), ("KB217", "en/a/x.md")]
    assert loaded.hints[1].startswith("Texts are only published as pages")
    assert loaded.shown.files == ()


@pytest.mark.parametrize("name", ["Label.png", "LABEL.PNG"])
def test_a_picture_whose_name_differs_by_case_only_is_the_one_that_was_meant(
    load_site, text_of, name
):
    loaded = load_site(
        {"en/a/x.md": text_of("X", f"![a]({name})"), "en/a/label.png": PNG, "en/a/labels.png": PNG}
    )
    assert loaded.codes == [("KB204", "en/a/x.md")]
    assert loaded.hints == ["Did you mean `label.png`? Only the case differs."]


def test_the_reason_why_an_article_is_not_shown_is_found_in_every_spelling(load_site, text_of):
    loaded = load_site(
        {
            nfd("en/a/été.markdown"): text_of("Summer", draft="true"),
            "en/a/x.md": text_of("X", "[a](été) [b](été.md)"),
        }
    )
    assert loaded.codes == [("KB201", "en/a/x.md")] * 2
    assert loaded.hints == ["It is a draft."] * 2
