import pytest

from kbgen.analysis import Analyser, language_of
from kbgen.model.locale import Locale
from kbgen.search.format import LONGEST_PHRASE
from kbgen.search.phrases import Phrases, phrase_key

STOP_WORDS = frozenset({"where", "is", "my", "the", "this"})


def terms(text: str, tag: str = "en"):
    return list(Analyser(language_of(Locale(tag))).terms(text))


@pytest.fixture
def within():
    """Return the keys of phrases that stand in a text."""

    def find(text: str, *phrases: str, tag: str = "en", stop_words=STOP_WORDS) -> list[str]:
        outer = [[t for t in terms(phrase, tag) if not t.is_inner] for phrase in phrases]
        found = Phrases(outer, stop_words).within(terms(text, tag))
        return [term.stem for term in found]

    return find


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("refund", "refund"),
        ("refunds", "refund"),
        ("money back", "money-back"),
        ("where is my order", "order-where-is-my"),
        ("the missing parcel", "miss-parcel-the"),
        ("where is this", ""),
        ("", ""),
    ],
)
def test_a_key_begins_with_what_decides(text, key):
    assert phrase_key(terms(text), STOP_WORDS) == key


def test_stop_words_of_a_key_stand_as_they_are_written():
    # The stem of "this" is "thi".
    assert phrase_key(terms("this order"), STOP_WORDS) == "order-this"


def test_the_same_words_in_another_order_of_stop_words_have_another_key():
    assert phrase_key(terms("is my order"), STOP_WORDS) != phrase_key(
        terms("my order is"), STOP_WORDS
    )


def test_a_phrase_is_found_wherever_it_stands_and_in_every_form(within):
    text = "Your moneys back. Is it money back? Back, money!"
    assert within(text, "money back") == ["money-back", "money-back"]


def test_words_apart_are_no_phrase(within):
    assert within("money is back", "money back") == []


def test_phrases_that_begin_alike_are_all_found(within):
    assert within("reset my password now", "reset my", "reset my password", "my password") == [
        "reset-my",
        "reset-password-my",
        "password-my",
    ]


def test_a_phrase_may_begin_with_a_stop_word(within):
    assert within("So: where is my order?", "where is my order") == ["order-where-is-my"]


def test_a_phrase_may_overlap_with_itself(within):
    assert within("bye bye bye", "bye bye") == ["bye-bye", "bye-bye"]


def test_single_words_and_stop_words_alone_are_no_phrases(within):
    assert within("refund where is my refund", "refund", "where is my") == []


def test_a_phrase_is_as_long_as_it_may_be_and_no_longer(within):
    words = [f"w{chr(97 + n)}" for n in range(LONGEST_PHRASE + 1)]
    text = " ".join(words)
    assert within(text, " ".join(words[:-1])) == ["-".join(words[:-1])]
    assert within(text, text) == []


def test_pairs_of_characters_are_a_phrase(within):
    assert within("商品の返品方法", "返品方法", tag="ja") == ["返品-品方-方法"]


def test_korean_phrases_are_words_and_not_their_pairs(within):
    assert within("내 주문 배송 조회", "주문 배송", tag="ko") == ["주문-배송"]


def test_without_phrases_nothing_is_found(within):
    assert within("refund my money") == []
    assert not Phrases([], STOP_WORDS)
    assert Phrases([terms("money back")], STOP_WORDS)
