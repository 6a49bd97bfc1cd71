import unicodedata

import pytest

from kbgen.model.names import (
    article_name,
    is_markdown,
    is_source_text,
    leads_to_file,
    snippet_name,
)


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("shipping/costs.md", "shipping/costs.md"),
        ("shipping/costs.markdown", "shipping/costs.md"),
        ("shipping/Costs.MD", "shipping/Costs.md"),
        ("shipping/costs.MarkDown", "shipping/costs.md"),
        ("release-1.2.md", "release-1.2.md"),
        ("index.md", "index.md"),
        ("_index.md", "index.md"),
        ("shipping/README.md", "shipping/index.md"),
        ("shipping/Readme.Markdown", "shipping/index.md"),
        ("shipping/INDEX.MD", "shipping/index.md"),
        ("readme/costs.md", "readme/costs.md"),
        ("my-readme.md", "my-readme.md"),
        ("label.png", "label.png"),
        ("README.txt", "README.txt"),
        (decomposed("größe/café.md"), "größe/café.md"),
        (decomposed("größe/ラベルが.png"), "größe/ラベルが.png"),
        (decomposed("한국어/배송.markdown"), "한국어/배송.md"),
        ("", ""),
    ],
)
def test_a_path_is_compared_in_one_form(path, name):
    assert article_name(path) == name
    assert article_name(name) == name


@pytest.mark.parametrize("name", ["a.md", "a.MD", "a.markdown", "a.b.Md"])
def test_markdown_is_read_whatever_the_case_of_its_ending(name):
    assert is_markdown(name)


@pytest.mark.parametrize("name", ["a.mdx", "a.mdown", "a.md.bak", "md", "a.rst", "a.txt", "amd"])
def test_other_endings_are_no_markdown(name):
    assert not is_markdown(name)


@pytest.mark.parametrize(
    "name",
    [
        "a.mdx", "A.MDX", "a.mdown", "a.mkd", "a.Rmd", "a.qmd", "a.rst", "a.adoc", "a.asciidoc",
        "a.textile", "a.wiki", "a.org", "a.ipynb", "a.md~", "a.md.bak", "a.md.orig", "a.MD.old",
        "a.markdown.swp", "#a.md#", "a.md.j2", "a.mdx.bak~",
    ],
)  # fmt: skip
def test_texts_of_other_tools_and_copies_of_texts_are_source(name):
    assert is_source_text(name)


@pytest.mark.parametrize(
    "name", ["a.pdf", "a.png", "a.txt", "a.md.pdf", "a.zip", "mdx", "a.wikipng"]
)
def test_files_to_download_are_no_source(name):
    assert not is_source_text(name)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("form.pdf", True),
        ("Form.PDF", True),
        ("data.tar.gz", True),
        ("backup.7z", True),
        ("clip.mp4", True),
        ("page.mdx", True),
        ("costs.md", False),
        ("costs.Markdown", False),
        ("costs.html", False),
        ("costs", False),
        ("release-1.2", False),
        ("v2.0.1-notes", False),
        ("v1.2/", False),
        ("step 1. pack it", False),
        ("ver.2", False),
        ("", False),
    ],
)
def test_a_number_behind_a_dot_is_no_kind_of_file(target, expected):
    assert leads_to_file(target) is expected


@pytest.mark.parametrize("name", ["hours", "hours.md", " hours.md ", "hours.MARKDOWN"])
def test_a_snippet_is_named_with_its_ending_or_without(name):
    assert snippet_name(name) == "hours"


def test_the_name_of_a_snippet_may_hold_dots_and_accents():
    assert snippet_name("hours-1.2") == "hours-1.2"
    assert snippet_name(decomposed("größen.md")) == "größen"
