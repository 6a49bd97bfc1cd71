import pytest

from kbgen.errors import KbgenError
from kbgen.search.replay import read_queries


@pytest.fixture
def read(tmp_path):
    """Return (locale, query) → count of a log."""

    def read_it(log: str | bytes) -> dict[tuple[str, str], int]:
        file = tmp_path / "queries.log"
        file.write_bytes(log if isinstance(log, bytes) else log.encode())
        return dict(read_queries(file))

    return read_it


def test_a_line_is_a_query(read):
    assert read("refund\nlost parcel\n") == {("", "refund"): 1, ("", "lost parcel"): 1}


def test_a_line_may_name_the_locale_before_a_tab(read):
    assert read("de\tErstattung\nen-GB\tpost\n") == {("de", "Erstattung"): 1, ("en-GB", "post"): 1}


def test_a_line_may_be_json(read):
    log = (
        '{"type": "search", "query": "refund", "locale": "en", "results": 0}\n'
        '  {"query": "Größe"}\n'
        '{"query": "x", "locale": null}\n'
    )
    assert read(log) == {("en", "refund"): 1, ("", "Größe"): 1, ("", "x"): 1}


def test_all_three_count_together(read):
    log = 'en\trefund\nrefund\n{"query": "refund", "locale": "en"}\n en \t refund \n'
    assert read(log) == {("en", "refund"): 3, ("", "refund"): 1}


def test_what_is_asked_most_comes_first_and_equals_keep_their_order(tmp_path):
    file = tmp_path / "queries.log"
    file.write_text("b\na\nc\na\nd\nc\na\n", encoding="utf-8")
    assert read_queries(file).most_common() == [
        (("", "a"), 3),
        (("", "c"), 2),
        (("", "b"), 1),
        (("", "d"), 1),
    ]


@pytest.mark.parametrize("log", ["", "\n\n  \n", "en\t\n\t\n", '{"query": ""}\n{"locale": "en"}\n'])
def test_lines_without_a_query_do_not_count(read, log):
    assert read(log) == {}


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(read):
    log = '\ufeffde\trefund\r\nrefund\r\n{"query": "refund"}\r\n'
    assert read(log) == {("de", "refund"): 1, ("", "refund"): 2}


def test_line_separators_within_a_query_are_no_lines(read):
    assert read('{"query": "a\u2028b"}\nc\x85d\n') == {("", "a\u2028b"): 1, ("", "c\x85d"): 1}


def test_half_an_emoji_becomes_a_question_mark(read):
    assert read('{"query": "hi \\ud83d"}\n') == {("", "hi ?"): 1}


@pytest.mark.parametrize("line", ["{", "{query: 1}", '{"query": "a"', '{"query": "a"} trailing'])
def test_broken_json_names_its_line(read, line):
    with pytest.raises(KbgenError, match=r"queries\.log:3: not JSON: "):
        read(f"fine\n\n{line}\n")


def test_a_missing_file_or_another_encoding_cannot_be_read(read, tmp_path):
    with pytest.raises(KbgenError, match=r"nowhere\.log cannot be read"):
        read_queries(tmp_path / "nowhere.log")
    with pytest.raises(KbgenError, match="cannot be read"):
        read("Größe\n".encode("latin-1"))
