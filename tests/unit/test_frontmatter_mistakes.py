import pytest

from kbgen import frontmatter
from kbgen.model.article import FrontMatter, SearchMeta

PATH = "content/en/shipping/costs.md"


def findings(text: str) -> list[tuple[str, int, int, str]]:
    """Return (code, line, column, message) of what is wrong."""
    _, found = frontmatter.parse(text, PATH)
    return [(d.code, d.span.line, d.span.column, d.message) for d in found]


def hints(text: str) -> list[str]:
    return [found.hint for found in frontmatter.parse(text, PATH)[1]]


def test_a_duplicate_key_is_an_error_with_its_line():
    assert findings("title: Costs\norder: 1\ntitle: Prices\n") == [
        ("KB101", 4, 1, "Front matter does not parse: duplicate key `title`")
    ]


def test_a_duplicate_key_deep_inside_is_found_too():
    assert [f[:3] for f in findings("title: A\nsidebar:\n  order: 1\n  order: 2\n")] == [
        ("KB101", 5, 3)
    ]


def test_a_colon_in_a_title_is_an_error_at_its_line_and_column():
    (found,) = findings("order: 1\ntitle: Shipping: what it costs\n")
    assert found[:3] == ("KB101", 3, 16)
    assert hints("title: Shipping: costs") == [
        "Put text that contains `: `, `#` or quotes in quotation marks."
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


@pytest.mark.parametrize("text", ['title: "Costs\n', "title: 'It''s\norder: 1\n"])
def test_a_quotation_mark_that_is_not_closed_is_what_the_hint_speaks_of(text):
    assert hints(text) == [
        "Close the quotation mark, or use marks of the other kind around the text."
    ]


@pytest.mark.parametrize("text", ["- a\n- b\n", "just text\n", "~\n"])
def test_front_matter_that_is_no_mapping_is_an_error(text):
    assert findings(text) == [("KB101", 2, 1, "Front matter is not a mapping")]


def test_a_control_character_is_an_error():
    assert [f[0] for f in findings('title: "a\x01b"')] == ["KB101"]


def test_of_what_does_not_parse_nothing_counts_and_the_article_is_kept_back():
    read, _ = frontmatter.parse("title: a: b", PATH)
    assert read == FrontMatter(draft=True, is_unreadable=True, withheld=read.withheld)
    assert read.withheld


def test_an_unknown_key_is_a_warning_with_what_was_meant():
    assert findings("title: Costs\ntitel: Kosten\n") == [
        ("KB103", 3, 1, "Unknown front matter key `titel`")
    ]
    assert hints("titel: Kosten") == ["Did you mean `title`?"]


@pytest.mark.parametrize("key", ["postcode", "crested", "template"])
def test_what_only_shares_letters_with_a_key_gets_the_list(key):
    assert hints(f"{key}: x")[0].startswith("Known keys: ")


@pytest.mark.parametrize("key", ["Draft", "drafts", "is_draft", "publishon", "audiance"])
def test_a_key_that_may_have_kept_an_article_back_does(key):
    assert frontmatter.parse(f"{key}: x", PATH)[0].draft


def test_an_unknown_key_far_from_all_others_gets_a_list():
    (hint,) = hints("zzz: 1")
    assert hint.startswith("Known keys: id, title, description")


def test_a_key_that_is_no_word_is_unknown_too():
    assert [f[0] for f in findings("1: x\n? {a: b}\n: y\n")] == ["KB101"]
    assert [f[0] for f in findings("1: x\n2026-03-17: z\n")] == ["KB103"] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: [a, b]", "must be text"),
        ("title: true", "must be text"),
        ("title: {a: b}", "must be text"),
        ("keywords: [a, [b]]", "must be text"),
        ("keywords: {a: b}", "must be text"),
        ("draft: maybe", "must be `true` or `false`"),
        ("draft: 2", "must be `true` or `false`"),
        ("draft: [true]", "must be `true` or `false`"),
        ("promoted: 'truly'", "must be `true` or `false`"),
        ("order: first", "must be a whole number"),
        ("order: 1.5", "must be a whole number"),
        ("order: true", "must be a whole number"),
        ("updated: yesterday", "must be a date such as 2026-11-22"),
        ("updated: 2026-02-30", "must be a date such as 2026-11-22"),
        ("updated: 17/03/2026", "must be a date such as 2026-11-22"),
        ("updated: 2026-03-177", "must be a date such as 2026-11-22"),
        ("slug: a/b", "must be one part of an address, without `/`"),
        ("slug: ..", "must be one part of an address, without `/`"),
        ("slug: /", "must be one part of an address, without `/`"),
        ("search: {hide: true}", "may only have `exclude` and `boost`"),
        ("search: {boost: 2, bost: 3}", "may only have `exclude` and `boost`"),
        ("search: {boost: much}", "must have a `boost` such as 1.5"),
        ("search: {boost: true}", "must have a `boost` such as 1.5"),
        ("search: {boost: [2]}", "must have a `boost` such as 1.5"),
        ("search: {boost: }", "must have a `boost` such as 1.5"),
        ("search: {boost: 0}", "must have a `boost` from 0.1 to 10"),
        ("search: {boost: 50}", "must have a `boost` from 0.1 to 10"),
        ("search: {boost: -1}", "must have a `boost` from 0.1 to 10"),
        ("search: {boost: 10.01}", "must have a `boost` from 0.1 to 10"),
        ("search: {boost: nan}", "must have a `boost` from 0.1 to 10"),
        ("search: {boost: inf}", "must have a `boost` from 0.1 to 10"),
        ("search: 1.5", "must be `true` or `false`"),
        ("search: [exclude]", "must be `true` or `false`"),
        ("search: {exclude: maybe}", "must be `true` or `false`"),
        ("search: maybe", "must be `true` or `false`"),
        ("sidebar: {label: Costs}", "may only have `order`"),
        ("sidebar: hidden", "may only have `order`"),
    ],
)
def test_a_value_of_the_wrong_kind_is_an_error_that_shows_it(text, expected):
    key = text.partition(":")[0]
    ((code, line, column, message),) = findings(text)
    assert (code, line, column) == ("KB102", 2, 1)
    assert message.startswith(f"Front matter key `{key}` {expected}, not `")


def test_a_value_of_the_wrong_kind_is_left_out_and_the_rest_counts():
    read, _ = frontmatter.parse("title: Costs\norder: first\n", PATH)
    assert (read.title, read.order) == ("Costs", None)


def test_a_wrong_boost_leaves_the_article_in_the_search():
    read, _ = frontmatter.parse("search: {exclude: true, boost: 50}\n", PATH)
    assert read.search == SearchMeta()


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


ALIASES = "owner: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(10 * ['*' + chr(97 + n)])}]\n" for n in range(8)
)
MERGED = "owner: &a {k: 1}\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} {{<<: [{', '.join(10 * ['*' + chr(97 + n)])}]}}\n"
    for n in range(8)
)


@pytest.mark.parametrize("key", sorted(set(frontmatter.KEYS) - {"owner"}))
@pytest.mark.parametrize(
    "value", ["*i", "[*i]", "{created: *i, text: *i, from: *i, boost: *i, order: *i, exclude: *i}"]
)
@pytest.mark.parametrize("bomb", [ALIASES, MERGED], ids=["lists", "merged"])
def test_a_value_that_is_endless_by_its_aliases_is_refused(bomb, key, value):
    found = findings(f"{bomb}{key}: {value}\n")

    assert ("KB102", 11, 1) in [one[:3] for one in found]
    assert max(len(one[3]) for one in found) < 300


@pytest.mark.parametrize("key", ["order", "weight", "updated", "draft", "search", "sidebar"])
@pytest.mark.parametrize("digits", ["9" * 19, "9" * 5_000, "-" + "1" * 100_000])
def test_a_number_of_thousands_of_digits_is_refused_at_its_line(key, digits):
    ((code, line, _, _),) = findings(f"title: A\n{key}: {digits}\n")

    assert (code, line) == ("KB102", 3)


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 100_000,
        "a: " + "{b: " * 100_000,
        "a:\n " + "- " * 100_000,
        "? " * 100_000,
        "".join(" " * n + "a:\n" for n in range(2_000)),
    ],
)
def test_yaml_that_is_nested_too_deep_is_an_error(text):
    ((code, *_, message),) = findings(text)

    assert (code, message[:28]) == ("KB101", "Front matter does not parse:")


def test_an_article_with_very_many_unknown_keys_is_not_shown():
    text = "title: A\n" + "".join(f"key{number}: 1\n" for number in range(300))
    meta, found = frontmatter.parse(text, PATH)

    assert [d.code for d in found] == ["KB103"] * 300 + ["KB116"]
    assert found[-1].message.startswith("Front matter has 300 unknown keys")
    assert (meta.title, meta.draft) == ("A", True)


def test_a_hundred_unknown_keys_keep_nothing_back():
    text = "title: A\n" + "".join(f"key{number}: 1\n" for number in range(100))
    meta, found = frontmatter.parse(text, PATH)

    assert ({d.code for d in found}, meta.draft) == ({"KB103"}, False)


@pytest.mark.parametrize("kept_back", ["draf", "publish-on", "audienze"])
def test_a_misspelt_key_keeps_back_whatever_stands_around_it(kept_back):
    text = f"draft: false\n{kept_back}: 2027-01-01\n" + "".join(f"k{n}: 1\n" for n in range(80))

    meta, _ = frontmatter.parse(text, PATH)
    assert meta.draft or str(meta.publish_on) == "2027-01-01"
