import pytest

from kbgen.analysis.words import HAS_HANGUL, RUNS, find_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Where is my order?", ["Where", "is", "my", "order"]),
        ("", []),
        (" ?!… ", []),
        ("don't", ["don", "t"]),
        ("e-mail", ["e", "mail"]),
        ("snake_case", ["snake", "case"]),
        ("A4, 10.50€", ["A4", "10", "50"]),
        ("CODE10", ["CODE10"]),
        ("Größe", ["Größe"]),
        ("Gro\u0308ße", ["Gro\u0308ße"]),
        ("auf\u00admachen", ["auf\u00admachen"]),
        ("where\u00a0is", ["where", "is"]),
        ("one\u200btwo", ["one", "two"]),
        ("كيف أتتبع طلبي؟", ["كيف", "أتتبع", "طلبي"]),
        ("مُرَحَّبًا", ["مُرَحَّبًا"]),
        ("भुगतान कैसे", ["भुगतान", "कैसे"]),
        ("สั่งซื้อสินค้า", ["สั่งซื้อสินค้า"]),
        ("送料はいくらですか？", ["送料はいくらですか"]),
        ("주문 배송", ["주문", "배송"]),
        ("🙂 ok", ["ok"]),
    ],
)
def test_words_are_runs_of_letters_digits_and_marks(text, words):
    assert find_words(text) == words


@pytest.mark.parametrize(
    ("word", "runs"),
    [
        ("送料無料abc", [("送料無料", ""), ("", "abc")]),
        ("iphoneケース", [("", "iphone"), ("ケース", "")]),
        ("abc", [("", "abc")]),
        ("สินค้าabc", [("สินค้า", ""), ("", "abc")]),
        ("주문", [("", "주문")]),
    ],
)
def test_a_word_is_cut_where_scripts_without_spaces_begin_and_end(word, runs):
    assert RUNS.findall(word) == runs


def test_korean_is_told_from_other_scripts():
    assert HAS_HANGUL.search("주문")
    assert not HAS_HANGUL.search("注文 order")
