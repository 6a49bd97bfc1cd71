import pytest

from kbgen.analysis import Analyser
from kbgen.languages import language_of
from kbgen.model.locale import Locale
from kbgen.search.format import LONGEST_PHRASE, RANKING
from kbgen.search.query import parse_query


@pytest.fixture(scope="module")
def parse():
    def parse_it(text: str, tag: str = "en"):
        language = language_of(Locale(tag))
        return parse_query(text, Analyser(language), language.stop_words)

    return parse_it


def forms(query) -> list[str]:
    return [term.form for term in query.terms]


def test_words_of_questions_do_not_decide(parse):
    assert forms(parse("how do I get a refund?")) == ["refund"]


def test_stop_words_decide_where_there_is_nothing_else(parse):
    assert forms(parse("What is this")) == ["what", "is", "this"]


def test_the_last_word_may_still_be_typed(parse):
    assert [term.is_prefix for term in parse("return parcel").terms] == [False, True]


@pytest.mark.parametrize("text", ["return parcel ", "return parcel?", "return parcel 🙂"])
def test_a_word_with_something_behind_it_is_finished(parse, text):
    assert [term.is_prefix for term in parse(text).terms] == [False, False]


def test_a_word_is_a_term_once_and_once_more_as_a_beginning(parse):
    query = parse("parcel parcels parcel parcel")
    assert [(t.form, t.is_prefix) for t in query.terms] == [
        ("parcel", False),
        ("parcels", False),
        ("parcel", True),
    ]


def test_pairs_of_characters_are_no_words(parse):
    query = parse("送料無料", "ja")
    assert [(t.form, t.is_word, t.is_prefix) for t in query.terms] == [
        ("送料", False, False),
        ("料無", False, False),
        ("無料", False, True),
    ]


def test_the_word_itself_is_the_beginning_and_not_the_pairs_inside(parse):
    query = parse("주문배송", "ko")
    assert [(t.form, t.is_word, t.is_prefix) for t in query.terms] == [
        ("주문배송", True, True),
        ("주문", False, False),
        ("문배", False, False),
        ("배송", False, False),
    ]


def test_the_terms_of_a_query_are_limited(parse):
    query = parse(" ".join(f"w{n}" for n in range(100)))
    assert len(query.terms) == RANKING["max_terms"]


def test_nothing_has_no_terms(parse):
    for text in ("", "?!", "🙂"):
        query = parse(text)
        assert (query.terms, query.phrases, query.key) == ((), (), "")


def test_phrases_are_all_runs_of_words_the_longest_first(parse):
    assert parse("reset the passwords").phrases == (
        ("reset-password-the", ("reset", "password")),
        ("reset-the", ("reset",)),
        ("password-the", ("password",)),
    )


def test_runs_of_stop_words_are_no_phrases(parse):
    assert parse("what is this").phrases == ()


def test_a_phrase_has_so_many_words_at_most(parse):
    words = [f"w{chr(97 + n)}" for n in range(LONGEST_PHRASE + 3)]
    lengths = {key.count("-") + 1 for key, _ in parse(" ".join(words)).phrases}
    assert lengths == set(range(2, LONGEST_PHRASE + 1))


def test_the_words_beyond_the_limit_make_no_phrases(parse):
    """Each phrase may ask for a shard of its own."""
    few, many = ([f"w{n}" for n in range(count)] for count in (24, 400))
    assert len(parse(" ".join(many)).phrases) <= len(parse(" ".join(few)).phrases) + 12


def test_phrases_of_korean_are_made_of_words(parse):
    assert parse("주문배송 조회", "ko").phrases == (("주문배송-조회", ("주문배송", "조회")),)


def test_the_key_is_the_stems_of_all_words(parse):
    assert parse("Where are my Orders?").key == parse("where are my order").key
    assert parse("my order").key != parse("order my").key
    assert parse("the order").key != parse("order").key
