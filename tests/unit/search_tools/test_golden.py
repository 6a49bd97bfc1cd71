import re

import pytest

from kbgen.errors import KbgenError
from kbgen.model.locale import Locale
from kbgen.search.golden import Golden, GoldenResult, read_golden, run_golden, update_golden

EN, DE = Locale("en"), Locale("de")


@pytest.fixture
def write(tmp_path):
    """Write a file of searches; return its path."""

    def write_it(text: str | bytes):
        file = tmp_path / "golden.toml"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    return write_it


@pytest.fixture
def read(write):
    return lambda text: read_golden(write(text), (EN, DE))


@pytest.fixture
def mistakes(read):
    """Return the lines of the message, without the folder."""

    def explain(text: str | bytes) -> list[str]:
        with pytest.raises(KbgenError) as caught:
            read(text)
        return [line.rpartition("/")[2] for line in caught.value.message.split("\n")]

    return explain


@pytest.fixture
def update(write, zoo):
    """Run and update searches; return the new bytes, or None where nothing is written."""

    def update_it(text: str | bytes) -> bytes | None:
        file = write(text)
        results = run_golden(read_golden(file, (EN, DE)), zoo.read)
        written: list[str] = []
        changed = update_golden(file, results, written.append)
        assert bool(changed) == bool(written)
        return written[0].encode() if written else None

    return update_it


def search(
    query: str = "zebra", expect: str = "a/zebra", locale: str = "en", more: str = ""
) -> str:
    return f'[[search]]\nquery = "{query}"\nlocale = "{locale}"\nexpect = "{expect}"\n{more}'


# Reading


def test_searches_are_read_with_their_lines(read):
    text = (
        "# ours\n\n" + search(more="within = 3\nrank = 2\n") + "\n" + search("Streifen", "b", "de")
    )
    assert read(text) == (
        Golden(query="zebra", locale=EN, expect="a/zebra", within=3, rank=2, line=3),
        Golden(query="Streifen", locale=DE, expect="b", within=1, rank=None, line=10),
    )


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "search = []\n"])
def test_a_file_may_hold_no_searches(read, text):
    assert read(text) == ()


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(read):
    (golden,) = read("\ufeff# ours\n\n".encode().replace(b"\n", b"\r\n") + search().encode())
    assert (golden.query, golden.line) == ("zebra", 3)


def test_line_separators_in_a_query_are_no_lines(read):
    first, second = read(search("a\u2028b\x85c") + search("d"))
    assert (first.query, second.line) == ("a\u2028b\x85c", 5)


def test_spaces_and_comments_around_a_header_do_no_harm(read):
    (golden,) = read(search().replace("[[search]]", "\n  [[ search ]]  # first"))
    assert golden.line == 2


def test_a_missing_file_is_told_with_what_to_write(tmp_path):
    with pytest.raises(KbgenError, match="File not found") as caught:
        read_golden(tmp_path / "golden.toml", (EN,))
    assert "[[search]]" in caught.value.hint


def test_a_folder_or_another_encoding_cannot_be_read(tmp_path, write):
    with pytest.raises(KbgenError, match="cannot be read"):
        read_golden(tmp_path, (EN,))
    with pytest.raises(KbgenError, match="cannot be read"):
        read_golden(write('query = "Rückgabe"'.encode("latin-1")), (EN,))


@pytest.mark.parametrize(
    "text", ["[[search\n", '[[search]]\nquery = "a\n', "[[search]]\nquery = a"]
)
def test_toml_that_does_not_parse_names_its_line(mistakes, text):
    (line,) = mistakes(text)
    assert line.startswith("golden.toml cannot be read: ")
    assert re.search(r"at line \d", line)


def test_every_mistake_is_told_with_its_line(mistakes):
    text = """\
[[search]]
query = "a"

[[search]]
query = 5
locale = "fr"
expect = ""
wihtin = 2

[[search]]
query = "fine"
locale = "en"
expect = "fine"

[[search]]
query = "a"
locale = "de"
expect = "b"
within = 0
rank = true
"""
    assert mistakes(text) == [
        "golden.toml:1: `locale` is missing",
        "golden.toml:1: `expect` is missing",
        "golden.toml:4: invalid `query`: 5",
        "golden.toml:4: the site has no locale `fr`",
        "golden.toml:4: invalid `expect`: ''",
        "golden.toml:4: unknown key `wihtin`",
        "golden.toml:15: invalid `within`: 0",
        "golden.toml:15: invalid `rank`: True",
    ]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("within = -1\n", "invalid `within`: -1"),
        ("within = 1.5\n", "invalid `within`: 1.5"),
        ('within = "1"\n', "invalid `within`: '1'"),
        ("rank = 0\n", "invalid `rank`: 0"),
        ("rank = [1]\n", "invalid `rank`: [1]"),
        ("[search.more]\na = 1\n", "unknown key `more`"),
    ],
)
def test_a_value_of_the_wrong_kind_is_a_mistake(mistakes, more, expected):
    assert mistakes(search(more=more)) == [f"golden.toml:1: {expected}"]


def test_the_keys_are_listed_for_who_mistook_one(read):
    with pytest.raises(KbgenError) as caught:
        read("[[search]]\nq = 1\n")
    assert caught.value.hint == "Its keys are query, locale, expect, section, within, rank."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[serach]]\nquery = 1\n", "unknown key `serach`"),
        ("version = 1\n[[search]]\n", "unknown key `version`"),
        ("search = 5\n", "`search` is not a list of tables"),
        ("[search]\nquery = 1\n", "`search` is not a list of tables"),
        ('search = [{query = "a"}]\n', "`search` is not a list of tables"),
    ],
)
def test_searches_that_would_never_be_run_are_a_mistake(mistakes, text, expected):
    assert mistakes(text) == [f"golden.toml: {expected}"]


# Running


@pytest.mark.parametrize(
    ("query", "expect", "locale", "rank", "first"),
    [
        ("zebra", "a/zebra", "en", 1, "a/zebra"),
        ("zebra", "a/lion", "en", 2, "a/zebra"),
        ("zebra", "a/gnu", "en", 3, "a/zebra"),
        ("zebra", "a/zebra", "de", 1, "a/zebra"),
        ("zebra", "a/yak", "en", None, "a/zebra"),
        ("qqqqqq", "a/zebra", "en", None, None),
    ],
)
def test_a_search_gives_the_rank_of_now_and_what_comes_first(
    read, zoo, *, query, expect, locale, rank, first
):
    (result,) = run_golden(read(search(query, expect, locale)), zoo.read)
    assert (result.rank, result.first) == (rank, first)


def test_searches_go_over_to_other_languages_as_the_page_does(read, zoo):
    (result,) = run_golden(read(search("Streifen", "a/zebra", "en")), zoo.read)
    assert result.rank == 1


def test_results_keep_the_order_of_the_searches(read, zoo):
    text = search("lion", "a/lion") + search(locale="de") + search()
    results = run_golden(read(text), zoo.read)
    assert [result.golden.line for result in results] == [1, 5, 9]


@pytest.mark.parametrize(
    ("now", "within", "accepted", "is_good"),
    [
        (1, 1, None, True),
        (1, 1, 1, True),
        (2, 1, None, False),
        (2, 2, None, True),
        (3, 2, None, False),
        (2, 5, 1, False),
        (1, 5, 2, True),
        (2, 1, 2, False),
        (None, 5, None, False),
        (None, 5, 5, False),
    ],
)
def test_good_is_within_and_no_worse_than_accepted(now, within, accepted, is_good):
    golden = Golden(query="q", locale=EN, expect="a", within=within, rank=accepted, line=1)
    assert GoldenResult(golden=golden, rank=now, first="b").is_good == is_good


@pytest.mark.parametrize(
    ("now", "accepted", "first", "message", "hint"),
    [
        (
            2,
            1,
            "b",
            "Search `q` (en): `a` ranks 2nd, was 1st",
            (
                "First is `b`. See why: kbgen search --explain;"
                " accept it: kbgen check --golden --update."
            ),
        ),
        (
            4,
            None,
            "b",
            "Search `q` (en): `a` ranks 4th, expected within 3",
            "First is `b`. Add `keywords` to the article, or synonyms to the site.",
        ),
        (
            None,
            1,
            None,
            "Search `q` (en): `a` is not among the first 10, was 1st",
            "It finds nothing. Add `keywords` to the article, or synonyms to the site.",
        ),
    ],
)
def test_a_drop_is_told_with_the_rank_before_and_after(now, accepted, first, message, hint):
    golden = Golden(query="q", locale=EN, expect="a", within=3, rank=accepted, line=7)
    found = GoldenResult(golden=golden, rank=now, first=first).diagnostic("content/golden.toml")
    assert (found.code, found.span.path, found.span.line) == ("KB602", "content/golden.toml", 7)
    assert (found.message, found.hint) == (message, hint)


# Updating

KEPT = """\
# Searches that matter.

[[search]] # the first
expect   = 'a/zebra'
query = "zebra"   # as typed
locale = "en"
# below the keys

# About the second:
[[search]]
query = "zebra"
locale = "en"
rank = 3  # it was worse
expect = "a/lion"
within = 4


[[search]]
query = "zebra"
locale = "de"
expect = "a/zebra"
rank = 1
# the end
"""
UPDATED = KEPT.replace('locale = "en"\n# below', 'locale = "en"\nrank = 1\n# below').replace(
    "rank = 3", "rank = 2"
)


def test_an_update_writes_ranks_and_nothing_else(update):
    assert update(KEPT) == UPDATED.encode()


def test_a_second_update_writes_nothing(update):
    assert update(UPDATED) is None


def test_windows_line_ends_and_a_byte_order_mark_survive(update):
    as_windows = "\ufeff" + KEPT.replace("\n", "\r\n")
    assert update(as_windows) == ("\ufeff" + UPDATED.replace("\n", "\r\n")).encode()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("comment", ["", "  # why"])
def test_a_file_without_an_end_of_line_gets_one(update, end, comment):
    text = search().rstrip("\n").replace("\n", end) + comment
    assert update(text) == f"{text}{end}rank = 1{end}".encode()


def test_what_is_not_good_enough_keeps_its_rank(update):
    worse = search(expect="a/gnu", more="within = 2\nrank = 1\n")
    lost = search(expect="a/yak", more="within = 9\nrank = 4\n")
    never = search("qqqqqq", more="within = 9\n")
    assert update(worse + lost + never) is None
    text = update(worse + search() + lost)
    assert text.decode() == worse + search(more="rank = 1\n") + lost


def test_a_drop_within_what_is_good_enough_is_accepted(update):
    assert update(search(expect="a/lion", more="within = 2\nrank = 1\n")).endswith(b"rank = 2\n")


def test_an_empty_file_has_nothing_to_update(update):
    assert update("") is None


# The section that a hit leads to


@pytest.fixture
def paddock(built, text_of):
    """A zebra with a section of its own."""
    return built(
        {
            "en/a/zebra.md": text_of("Zebra", "The zebra runs.\n\n## Stripes\n\nThey are warm."),
            "en/a/lion.md": text_of("Lion", "The lion eats."),
        }
    )


def test_a_hit_must_lead_to_the_section(read, paddock):
    right = read(search("stripes warm", more='section = "stripes"\n'))
    assert [result.is_good for result in run_golden(right, paddock.read)] == [True]
    (result,) = run_golden(read(search("zebra", more='section = "stripes"\n')), paddock.read)
    finding = result.diagnostic("content/golden.toml")
    assert (finding.code, finding.span.line) == ("KB602", 1)
    assert "leads to the top of `a/zebra`, expected `#stripes`" in finding.message


def test_an_empty_section_is_the_top_of_the_article(read, paddock):
    first, second = run_golden(
        read(search(more='section = ""\n') + search("stripes warm", more='section = ""\n')),
        paddock.read,
    )
    assert first.is_good
    assert "leads to `#stripes` of `a/zebra`, expected the top" in second.diagnostic("x").message


def test_a_section_that_does_not_exist_is_reported(read, paddock):
    (result,) = run_golden(read(search(more='section = "stripe"\n')), paddock.read)
    finding = result.diagnostic("content/golden.toml")
    assert finding.message.endswith("`a/zebra` has no section `stripe`")
    assert "stripes" in finding.hint
