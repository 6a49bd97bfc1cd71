import datetime as dt

import pytest

from kbgen import frontmatter
from kbgen.model.article import FrontMatter

PATH = "content/en/shipping/costs.md"


def findings(text: str) -> list[tuple[str, int, int, str]]:
    """Return (code, line, column, message) of what is wrong."""
    _, found = frontmatter.parse(text, PATH)
    return [(d.code, d.span.line, d.span.column, d.message) for d in found]


def hints(text: str) -> list[str]:
    return [found.hint for found in frontmatter.parse(text, PATH)[1]]


def meta(text: str) -> FrontMatter:
    """Return what is read of front matter in which nothing is wrong."""
    read, found = frontmatter.parse(text, PATH)
    assert [str(finding) for finding in found] == []
    return read


# Where it begins and ends


def test_front_matter_stands_between_lines_of_three_hyphens():
    parts = frontmatter.split("---\ntitle: Costs\norder: 1\n---\n\nText.\n")
    assert (parts.yaml, parts.body) == ("title: Costs\norder: 1", "\nText.\n")


def test_the_body_knows_its_line_in_the_file():
    text = "---\ntitle: Costs\n---\nText.\n"
    parts = frontmatter.split(text)
    assert text.split("\n")[parts.body_line - 1] == "Text."


def test_a_file_without_front_matter_is_all_body():
    parts = frontmatter.split("# Costs\n\nText.\n")
    assert (parts.yaml, parts.body, parts.body_line) == ("", "# Costs\n\nText.\n", 1)


def test_empty_front_matter_is_front_matter():
    parts = frontmatter.split("---\n---\nText.")
    assert (parts.yaml, parts.body, parts.body_line) == ("", "Text.", 3)


def test_spaces_after_the_hyphens_do_no_harm():
    assert frontmatter.split("---  \ntitle: Costs\n--- \nText.").yaml == "title: Costs"


def test_three_dots_close_it_as_yaml_has_it():
    assert frontmatter.split("---\ntitle: Costs\n...\nText.").body == "Text."


def test_a_line_across_the_text_is_not_the_end_of_something():
    parts = frontmatter.split("Text.\n\n---\n\nMore.\n")
    assert parts.yaml == ""


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
        searchable=False,
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
        ("search:\n  exclude: true", "searchable", False),
        ("search:\n  exclude: false", "searchable", True),
    ],
)
def test_the_names_that_other_tools_have_for_the_same_are_read(text, field, value):
    assert getattr(meta(text), field) == value


def test_our_own_name_wins_over_another_tools():
    assert meta("weight: 5\norder: 1").order == 1
    assert meta("summary: Theirs.\ndescription: Ours.").description == "Ours."


def test_yaml_anchors_work():
    assert meta("title: &name Costs\ndescription: *name").description == "Costs"


def test_yaml_merge_keys_work():
    read, found = frontmatter.parse("x: &x {title: Costs}\n<<: *x", PATH)
    assert [d.code for d in found] == ["KB103"]
    assert read.title == "Costs"


# What is wrong


def test_a_duplicate_key_is_an_error_with_its_line():
    assert findings("title: Costs\norder: 1\ntitle: Prices\n") == [
        ("KB101", 4, 1, "Front matter does not parse: the key `title` is there twice")
    ]


def test_a_duplicate_key_deep_inside_is_found_too():
    assert [f[:3] for f in findings("title: A\nsidebar:\n  order: 1\n  order: 2\n")] == [
        ("KB101", 5, 3)
    ]


def test_a_colon_in_a_title_is_an_error_at_its_line_and_column():
    (found,) = findings("order: 1\ntitle: Shipping: what it costs\n")
    assert found[:3] == ("KB101", 3, 16)
    assert hints("title: Shipping: costs") == [
        "Put text that holds `: `, `#` or quotes between quotation marks."
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("title: [a, b\norder: 1\n", 3),
        ('title: "Costs\n', 3),
        ("title: Costs\n\torder: 1\n", 3),
        ("title: !!python/object:os.system ls\n", 2),
        ("title: *nobody\n", 2),
        ("? [a]\n: b\n", 2),
    ],
)
def test_yaml_that_does_not_parse_is_an_error_near_its_line(text, line):
    (found,) = findings(text)
    assert found[0] == "KB101"
    assert abs(found[1] - line) <= 1


@pytest.mark.parametrize("text", ["- a\n- b\n", "just text\n", "~\n"])
def test_front_matter_that_is_no_mapping_is_an_error(text):
    assert findings(text) == [("KB101", 2, 1, "Front matter is no mapping")]


def test_a_control_character_is_an_error():
    assert [f[0] for f in findings('title: "a\x01b"')] == ["KB101"]


def test_what_does_not_parse_gives_empty_front_matter():
    assert frontmatter.parse("title: a: b", PATH)[0] == FrontMatter()


def test_an_unknown_key_is_a_warning_with_what_was_meant():
    assert findings("title: Costs\ntitel: Kosten\n") == [
        ("KB103", 3, 1, "Front matter key `titel` is not known")
    ]
    assert hints("titel: Kosten") == ["Did you mean `title`?"]


def test_an_unknown_key_far_from_all_others_gets_a_list():
    (hint,) = hints("zzz: 1")
    assert hint.startswith("Known keys: id, title, description")


def test_a_key_that_is_no_word_is_unknown_too():
    assert [f[0] for f in findings("1: x\n? {a: b}\n: y\n")] == ["KB101"]
    assert [f[0] for f in findings("1: x\n2026-03-17: z\n")] == ["KB103"] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: [a, b]", "a text is expected"),
        ("title: true", "a text is expected"),
        ("title: {a: b}", "a text is expected"),
        ("keywords: [a, [b]]", "a text is expected"),
        ("keywords: {a: b}", "a text is expected"),
        ("draft: yes", "`true` or `false` is expected"),
        ("draft: 1", "`true` or `false` is expected"),
        ("promoted: 'true'", "`true` or `false` is expected"),
        ("order: first", "a whole number is expected"),
        ("order: 1.5", "a whole number is expected"),
        ("order: true", "a whole number is expected"),
        ("updated: yesterday", "a date such as 2026-11-22 is expected"),
        ("updated: 2026-02-30", "a date such as 2026-11-22 is expected"),
        ("updated: 17/03/2026", "a date such as 2026-11-22 is expected"),
        ("updated: 2026-03-177", "a date such as 2026-11-22 is expected"),
        ("slug: a/b", "one part of an address is expected, without `/`"),
        ("slug: ..", "one part of an address is expected, without `/`"),
        ("slug: /", "one part of an address is expected, without `/`"),
        ("search: {hide: true}", "`hide` is not known here, only `exclude`"),
        ("search: {exclude: maybe}", "`true` or `false` is expected"),
        ("search: maybe", "`true` or `false` is expected"),
        ("sidebar: {label: Costs}", "only `order` is read here"),
        ("sidebar: hidden", "only `order` is read here"),
    ],
)
def test_a_value_of_the_wrong_kind_is_an_error_that_shows_it(text, expected):
    key = text.partition(":")[0]
    ((code, line, column, message),) = findings(text)
    assert (code, line, column) == ("KB102", 2, 1)
    assert message.startswith(f"Front matter key `{key}`: {expected}, not `")


def test_a_value_of_the_wrong_kind_is_left_out_and_the_rest_counts():
    read, _ = frontmatter.parse("title: Costs\norder: first\n", PATH)
    assert (read.title, read.order) == ("Costs", None)


def test_a_list_that_holds_itself_is_a_value_of_the_wrong_kind():
    assert [f[0] for f in findings("keywords: &all [*all]\n")] == ["KB102"]


def test_all_mistakes_are_told_in_one_run():
    text = "titel: Costs\ndraft: maybe\norder: first\nkeywords: [a]\nslug: a/b\n"
    assert sorted(f[:3] for f in findings(text)) == [
        ("KB102", 3, 1),
        ("KB102", 4, 1),
        ("KB102", 6, 1),
        ("KB103", 2, 1),
    ]
