import datetime as dt

import pytest

from kbgen import frontmatter
from kbgen.model.article import FrontMatter, SearchMeta

PATH = "content/en/shipping/costs.md"


def meta(text: str) -> FrontMatter:
    """Return what is read of front matter in which nothing is wrong."""
    read, found = frontmatter.parse(text, PATH)
    assert [str(finding) for finding in found] == []
    return read


# Where it begins and ends


def test_front_matter_stands_between_lines_of_three_hyphens():
    parts = frontmatter.split("---\ntitle: Costs\norder: 1\n---\n\nText.\n")
    assert (parts.text, parts.body) == ("title: Costs\norder: 1", "\nText.\n")


def test_the_body_knows_its_line_in_the_file():
    text = "---\ntitle: Costs\n---\nText.\n"
    parts = frontmatter.split(text)
    assert text.split("\n")[parts.body_line - 1] == "Text."


def test_a_file_without_front_matter_is_all_body():
    parts = frontmatter.split("# Costs\n\nText.\n")
    assert (parts.text, parts.body, parts.body_line) == ("", "# Costs\n\nText.\n", 1)


def test_empty_front_matter_is_front_matter():
    parts = frontmatter.split("---\n---\nText.")
    assert (parts.text, parts.body, parts.body_line) == ("", "Text.", 3)


def test_spaces_after_the_hyphens_do_no_harm():
    assert frontmatter.split("---  \ntitle: Costs\n--- \nText.").text == "title: Costs"


@pytest.mark.parametrize("closing", ["---", "...", "---\t", "---\u00a0\u2003", "---\x0c"])
def test_the_closing_line_may_be_the_last_and_end_in_any_space(closing):
    parts = frontmatter.split(f"---\ntitle: Costs\n{closing}")
    assert (parts.text, parts.body, parts.body_line) == ("title: Costs", "", 4)


@pytest.mark.parametrize("line", ["----", " ---", "--- x", "....", "-- -"])
def test_what_only_looks_like_the_closing_line_is_none(line):
    assert frontmatter.split(f"---\ntitle: Costs\n{line}\nText.") is None


def test_three_dots_close_it_as_yaml_has_it():
    assert frontmatter.split("---\ntitle: Costs\n...\nText.").body == "Text."


def test_a_line_across_the_text_is_not_the_end_of_something():
    parts = frontmatter.split("Text.\n\n---\n\nMore.\n")
    assert parts.text == ""


def test_front_matter_that_is_never_closed_is_none():
    assert frontmatter.split("---\ntitle: Costs\n\nText.\n") is None


def test_an_empty_file_has_no_front_matter():
    assert frontmatter.split("").body == ""


# What is read


def test_every_key_is_read():
    read = meta(
        """\
id: costs
title: How much does shipping cost?
description: From €3.95.
slug: shipping-costs
aliases: [/en/old/, /en/older/]
draft: true
order: 3
updated: 2026-03-17
keywords: [postage, "p&p"]
promoted: true
related:
  - delivery.md
search: false
"""
    )
    assert read == FrontMatter(
        id="costs",
        title="How much does shipping cost?",
        description="From €3.95.",
        slug="shipping-costs",
        aliases=("/en/old/", "/en/older/"),
        draft=True,
        order=3,
        updated=dt.date(2026, 3, 17),
        keywords=("postage", "p&p"),
        promoted=True,
        related=("delivery.md",),
        search=SearchMeta(exclude=True),
        lines=read.lines,
    )


def test_nothing_at_all_is_front_matter_with_nothing_in_it():
    assert meta("") == FrontMatter()
    assert meta("# only a comment\n") == FrontMatter()


def test_each_key_knows_its_line_in_the_file():
    read = meta("title: Costs\nkeywords:\n  - a\nslug: costs\n")
    assert (read.line("title"), read.line("keywords"), read.line("slug")) == (2, 3, 5)
    assert read.line("aliases") == 1


@pytest.mark.parametrize("word", ["no", "No", "NO", "yes", "on", "off", "y", "n"])
def test_words_that_old_yaml_took_for_booleans_are_words(word):
    assert meta(f"title: {word}").title == word


@pytest.mark.parametrize("text", ["12:30", "1:20:30", "007", "0x1F", "1_000", "1.10", "1e3", "0o7"])
def test_what_old_yaml_took_for_numbers_is_text_as_written(text):
    assert meta(f"title: {text}").title == text


def test_a_date_in_a_text_stays_as_written():
    assert meta("title: 2026-03-17").title == "2026-03-17"


def test_a_number_is_a_title_too():
    assert meta("title: 404").title == "404"


def test_one_value_is_a_list_of_one():
    assert meta("keywords: postage").keywords == ("postage",)


def test_a_key_without_a_value_is_as_good_as_none():
    assert meta("title: Costs\ndescription:\nkeywords: ~").description == ""


def test_a_text_over_several_lines_is_one_line():
    assert meta("title: >\n  How much\n  does it cost?\n").title == "How much does it cost?"


def test_a_date_may_have_a_time():
    assert meta("updated: 2026-03-17T23:30:00-05:00").updated == dt.date(2026, 3, 17)


def test_a_slug_may_stand_between_slashes():
    assert meta("slug: /costs/").slug == "costs"


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("weight: 5", "order", 5),
        ("sidebar:\n  order: 5", "order", 5),
        ("lastmod: 2026-03-17", "updated", dt.date(2026, 3, 17)),
        ("lastUpdated: 2026-03-17", "updated", dt.date(2026, 3, 17)),
        ("date: 2026-03-17", "updated", dt.date(2026, 3, 17)),
        ("summary: Short.", "description", "Short."),
        ("translationKey: costs", "id", "costs"),
        ("tags: [postage]", "keywords", ("postage",)),
        ("redirect_from: /old/", "aliases", ("/old/",)),
        ("search:\n  exclude: true", "search", SearchMeta(exclude=True)),
        ("search:\n  exclude: false", "search", SearchMeta()),
        ("search:\n  boost: 2", "search", SearchMeta(boost=2.0)),
    ],
)
def test_the_names_that_other_tools_have_for_the_same_are_read(text, field, value):
    assert getattr(meta(text), field) == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("search: false", SearchMeta(exclude=True)),
        ("search: true", SearchMeta()),
        ("search: {}", SearchMeta()),
        ("search:", SearchMeta()),
        ("search: {exclude: true}", SearchMeta(exclude=True)),
        ("search: {exclude: false}", SearchMeta()),
        ("search: {boost: 1.5}", SearchMeta(boost=1.5)),
        ("search: {boost: '1.5'}", SearchMeta(boost=1.5)),
        ("search: {boost: 3}", SearchMeta(boost=3.0)),
        ("search: {exclude: true, boost: 0.5}", SearchMeta(exclude=True, boost=0.5)),
    ],
)
def test_an_article_says_how_easily_it_is_found(text, expected):
    assert meta(text).search == expected


@pytest.mark.parametrize("boost", frontmatter.BOOSTS)
def test_the_least_and_the_most_boost_are_boosts(boost):
    assert meta(f"search: {{boost: {boost}}}").search.boost == boost


def test_our_own_name_wins_over_another_tools():
    assert meta("weight: 5\norder: 1").order == 1
    assert meta("summary: Theirs.\ndescription: Ours.").description == "Ours."


def test_yaml_anchors_work():
    assert meta("title: &name Costs\ndescription: *name").description == "Costs"


def test_yaml_merge_keys_work():
    read, found = frontmatter.parse("x: &x {title: Costs}\n<<: *x", PATH)
    assert [d.code for d in found] == ["KB103"]
    assert read.title == "Costs"
