import pytest

from kbgen.analysis import Analyser
from kbgen.languages import language_of
from kbgen.model.locale import Locale
from kbgen.search.format import LONGEST_PHRASE
from kbgen.search.phrases import Phrases, phrase_key, token

STOP_WORDS = frozenset({"where", "is", "my", "the", "this"})


def terms(text: str, tag: str = "en"):
    return list(Analyser(language_of(Locale(tag))).terms(text))


@pytest.fixture
def found_in():
    """Return the keys of phrases that stand in a text."""

    def find(text: str, *phrases: str, tag: str = "en", stop_words=STOP_WORDS) -> list[str]:
        outer = [[t for t in terms(phrase, tag) if not t.is_inner] for phrase in phrases]
        tokens = [token(t, stop_words) for t in terms(text, tag) if not t.is_inner]
        known = Phrases(outer, stop_words)
        return [key for _, key in known.within([known.spell(tokens)])]

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


def test_a_phrase_is_found_wherever_it_stands_and_in_every_form(found_in):
    text = "Your moneys back. Is it money back? Back, money!"
    assert found_in(text, "money back") == ["money-back", "money-back"]


def test_words_apart_are_no_phrase(found_in):
    assert found_in("money is back", "money back") == []


def test_phrases_that_begin_alike_are_all_found(found_in):
    phrases = ("reset my", "reset my password", "my password")
    assert sorted(found_in("reset my password now", *phrases)) == [
        "password-my",
        "reset-my",
        "reset-password-my",
    ]


def test_a_phrase_may_begin_with_a_stop_word(found_in):
    assert found_in("So: where is my order?", "where is my order") == ["order-where-is-my"]


def test_a_phrase_may_overlap_with_itself(found_in):
    assert found_in("bye bye bye", "bye bye") == ["bye-bye", "bye-bye"]


def test_single_words_and_stop_words_alone_are_no_phrases(found_in):
    assert found_in("refund where is my refund", "refund", "where is my") == []


def test_a_phrase_is_as_long_as_it_may_be_and_no_longer(found_in):
    words = [f"w{chr(97 + n)}" for n in range(LONGEST_PHRASE + 1)]
    text = " ".join(words)
    assert found_in(text, " ".join(words[:-1])) == ["-".join(words[:-1])]
    assert found_in(text, text) == []


def test_pairs_of_characters_are_a_phrase(found_in):
    assert found_in("商品の返品方法", "返品方法", tag="ja") == ["返品-品方-方法"]


def test_korean_phrases_are_words_and_not_their_pairs(found_in):
    assert found_in("내 주문 배송 조회", "주문 배송", tag="ko") == ["주문-배송"]


def test_without_phrases_nothing_is_found(found_in):
    assert found_in("refund my money") == []


def test_a_phrase_does_not_go_from_one_passage_into_the_next():
    known = Phrases([terms("money back")], STOP_WORDS)
    passages = [known.spell(text.split()) for text in ("money", "back money back", "x", "")]
    assert list(known.within([*passages, passages[1]])) == [(1, "money-back"), (4, "money-back")]
