import pytest

from kbgen.search import vocabulary as vocabulary_module
from kbgen.search.format import utf16_key
from kbgen.search.vocabulary import pieces, vocabulary


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr(vocabulary_module, "ONE_FILE", 0)
    monkeypatch.setattr(vocabulary_module, "FILE_LETTERS", (20, 20))


def test_words_are_sorted_and_each_is_there_once():
    assert vocabulary(["refunds", "refund", "apple", "refund"]) == ["apple", "refund", "refunds"]


def test_words_are_sorted_as_javascript_sorts():
    words = ["𐐨𐐨𐐨", "ﾊﾊﾊ", "zzz"]
    assert vocabulary(words) == sorted(words, key=utf16_key) != sorted(words)


@pytest.mark.parametrize(
    "form", ["送料", "返品す", "ab", "a", "=8refund", ">devolu", "my-order", "집"]
)
def test_what_nobody_misspells_is_no_word(form):
    assert vocabulary([form]) == []


@pytest.mark.parametrize("form", ["abc", "2fa", "주문배송", "заказ", "إرجاع", "iphone用"])
def test_what_has_letters_of_spaced_scripts_is_a_word(form):
    assert vocabulary([form]) == [form]


def test_few_words_are_one_file():
    assert pieces(["apple", "pie"]) == ([("", ["apple", "pie"])], [])
    assert pieces([]) == ([("", [])], [])


def test_the_size_of_one_file_counts_its_line_ends(monkeypatch):
    monkeypatch.setattr(vocabulary_module, "ONE_FILE", 10)
    assert pieces(["abcd", "efgh"])[1] == []
    assert pieces(["abcd", "efghi"])[1] != []


@pytest.mark.usefixtures("small")
def test_many_words_are_cut_by_their_beginnings_and_by_their_ends():
    words = sorted(f"{one}mid{two}" for one in ("ab", "cd", "ef") for two in ("gh", "ij", "kl"))
    forward, backward = pieces(words)
    assert forward == [
        ("", ["abmidgh", "abmidij", "abmidkl"]),
        ("cdmi", ["cdmidgh", "cdmidij", "cdmidkl"]),
        ("efmi", ["efmidgh", "efmidij", "efmidkl"]),
    ]
    assert backward == [
        ("", ["abmidgh", "cdmidgh", "efmidgh"]),
        ("jidi", ["abmidij", "cdmidij", "efmidij"]),
        ("lkdi", ["abmidkl", "cdmidkl", "efmidkl"]),
    ]


@pytest.mark.usefixtures("small")
def test_words_that_begin_alike_stay_in_one_file():
    words = [f"abcd{n:02}" for n in range(30)]
    forward, _ = pieces(words)
    assert forward == [("", words)]


@pytest.mark.usefixtures("small")
def test_letters_of_two_code_units_are_turned_whole():
    _, backward = pieces(["a𐐨bc", "x𠮷yz"])
    assert sorted(word for _, words in backward for word in words) == ["a𐐨bc", "x𠮷yz"]
