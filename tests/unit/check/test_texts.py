"""Titles, descriptions and headings."""

import pytest

LONG = "How to track your order while it is on its way from us to your home"


def test_a_title_that_search_engines_cut_off(found, text_of):
    assert len(LONG) > 65
    assert found("title-length", {"en/a/x.md": text_of(LONG)}) == [
        ("en/a/x.md", 2, f"The title has {len(LONG)} characters; search engines show about 65")
    ]


@pytest.mark.parametrize(
    ("path", "length"), [("en/a/x.md", 65), ("de/a/x.md", 65), ("ja/a/x.md", 32), ("ko/a/x.md", 32)]
)
def test_titles_may_be_as_long_as_is_shown(found, text_of, path, length):
    assert found("title-length", {path: text_of("字" * length)}) == []
    assert len(found("title-length", {path: text_of("字" * (length + 1))})) == 1


def test_a_title_counts_with_its_values_filled_in(found, text_of):
    value = '[shop]\nname = { type = "text", value = "Us" }\n'
    title = '"' + "x" * 60 + ' {{ policy.shop.name }}"'
    assert found("title-length", {"en/a/x.md": text_of(title), "policies.toml": value}) == []


@pytest.mark.parametrize(("path", "length"), [("en/a/x.md", 160), ("zh/a/x.md", 80)])
def test_descriptions_may_be_as_long_as_is_shown(found, text_of, path, length):
    fine, long = ({path: text_of("X", description="字" * n)} for n in (length, length + 1))
    assert found("description-length", fine) == []
    ((_, line, message),) = found("description-length", long)
    assert line == 3
    assert message.startswith(f"The description has {length + 1} characters")


def test_the_beginning_of_a_text_is_no_description_of_its_own(found, text_of):
    content = {"en/a/x.md": text_of("X", "word " * 200), "en/a/y.md": text_of("Y", "word " * 200)}
    assert found("description-length", content) == []
    assert found("duplicate-descriptions", content) == []
    assert len(found("missing-description", content)) == 2


def test_a_folder_needs_no_description(found, text_of):
    content = {"en/a/index.md": text_of("A"), "en/a/x.md": text_of("X", description="All of X.")}
    assert found("missing-description", content) == []


def test_two_articles_of_a_locale_have_two_titles(found, text_of):
    content = {"en/a/x.md": text_of("Costs"), "en/b/x.md": text_of("costs")}
    assert found("duplicate-titles", content) == [
        ("en/b/x.md", 2, "Duplicate title: also used by content/en/a/x.md")
    ]


def test_translations_and_what_stands_in_for_them_may_have_one_title(found, text_of):
    content = {
        "en/a/x.md": text_of("Newsletter", description="News."),
        "de/a/x.md": text_of("Newsletter", description="News."),
        "en/a/y.md": text_of("Other"),
    }
    assert found("duplicate-titles", content) == []
    assert found("duplicate-descriptions", content) == []


def test_drafts_have_the_titles_they_like(found, text_of):
    content = {"en/a/x.md": text_of("Costs"), "en/b/x.md": text_of("Costs", draft="true")}
    assert found("duplicate-titles", content) == []
    assert len(found("duplicate-titles", content, drafts=True)) == 1


def headings(found, text_of, body):
    return [line for _, line, _ in found("heading-order", {"en/a/x.md": text_of("X", body)})]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("## A\n\n#### B\n", [7]),
        ("### A\n", [5]),
        ("## A\n\nB\n---\n\n#### C {#c}\n", [10]),
        ("## A\n\n```\n#### B\n```\n\n#### B\n", [11]),
        ("> ## A\n>\n> #### B\n", [7]),
        ("## A\n\n#### A\n\n#### A\n\n## B\n\n##### C\n", [7, 13]),
        ("<!--\n## A\n-->\n\n### B\n", [9]),
    ],
)
def test_a_heading_that_leaves_out_a_level_is_found_at_its_line(found, text_of, body, lines):
    assert headings(found, text_of, body) == lines


@pytest.mark.parametrize(
    "body",
    [
        "## A\n\n### B\n\n#### C\n\n## D\n",
        "# X\n\n## A\n",
        "# A\n\n### B\n",  # the page shows an h1 as an h2
        "## A\n\n```\n#### B\n```\n",
        "Text.\n",
    ],
)
def test_headings_in_order_are_fine(found, text_of, body):
    assert headings(found, text_of, body) == []
