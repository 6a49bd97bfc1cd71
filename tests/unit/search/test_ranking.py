import math

import pytest

from kbgen.model.search import Posting
from kbgen.search.format import RANKING
from kbgen.search.matches import Found, Matches
from kbgen.search.query import QueryTerm
from kbgen.search.ranking import idf, rank, rounded

MANIFEST = {"documents": 100, "ranking": RANKING, "boosts": {}}
POSTING = Posting(doc=0, level=0, keywords=False, parts=1, forms=1, title=0)


def term(form: str = "word", *, is_word: bool = True) -> QueryTerm:
    return QueryTerm(form, form, is_word, is_prefix=False)


def matches(form: str = "word", is_word: bool = True, count: int = 10, **documents) -> Matches:
    """Make the matches of a term: d7=(score, parts, title) for document 7."""
    found = {
        int(name[1:]): Found(score, parts, title, False, "exact", POSTING)
        for name, (score, parts, title) in documents.items()
    }
    return Matches(term(form, is_word=is_word), found, count)


def test_a_score_is_idf_times_impact_with_all_that_speaks_for_the_article():
    (one,) = rank([matches(d7=(2000, 0b10, 0.0))], MANIFEST)
    assert one.document == 7
    assert one.sum == pytest.approx(math.log(1 + 90.5 / 10.5) * 2)
    # All of a query of one word stands in one part, which is not the first.
    assert (one.coverage, one.parts, one.title, one.boost) == (1.0, 2.0, 1.0, 1.0)
    assert one.score == rounded(one.sum * 2)


def test_the_first_part_says_what_an_article_is_about():
    (one,) = rank([matches(d7=(2000, 0b1, 0.0))], MANIFEST)
    assert one.parts == 1 + RANKING["part_bonus"] + RANKING["lead_bonus"]


def test_rare_words_count_more():
    rare, common = matches(count=1), matches(count=50)
    assert idf(rare, 100) > idf(common, 100) > 0
    assert idf(matches(count=100), 100) > 0


def test_a_count_is_no_less_than_the_documents_found():
    found = matches(count=0, d1=(1, 1, 0.0), d2=(1, 1, 0.0))
    assert idf(found, 100) == idf(matches(count=2), 100)


def test_who_holds_more_of_the_query_comes_first():
    both = rank([matches(d1=(600, 1, 0.0), d2=(1150, 1, 0.0)), matches(d1=(600, 1, 0.0))], MANIFEST)
    assert [one.document for one in both] == [1, 2]
    assert [one.coverage for one in both] == [1.0, math.sqrt(0.5)]


def test_words_together_in_a_part_count_more_than_apart():
    found = [
        matches("one", d1=(500, 0b110, 0.0), d2=(500, 0b010, 0.0)),
        matches("two", d1=(500, 0b010, 0.0), d2=(500, 0b100, 0.0)),
    ]
    together, apart = rank(found, MANIFEST)
    assert (together.document, together.parts) == (1, 2.0)
    assert (apart.document, apart.parts) == (2, 1 + 0.5**3)


def test_a_title_with_all_words_wins():
    found = [
        matches("one", d1=(100, 1, 1.0), d2=(150, 1, 1.0)),
        matches("two", d1=(100, 1, 0.5), d2=(150, 1, 0.0)),
    ]
    first, second = rank(found, MANIFEST)
    assert (first.document, first.title) == (1, 1 + RANKING["title_bonus"] * 0.5)
    assert (second.document, second.title) == (2, 1.0)


def test_no_title_holds_a_query_of_which_a_word_is_unknown():
    found = [matches("one", d1=(100, 1, 1.0)), matches("two")]
    assert rank(found, MANIFEST)[0].title == 1.0


def test_of_a_long_query_neither_shares_nor_titles_count():
    found = [matches(f"w{n}", d1=(100, 1, 1.0), d2=(100, 1, 1.0)) for n in range(6)]
    del found[0].documents[2]
    for one in rank(found, MANIFEST):
        assert (one.coverage, one.parts) == (1.0, 1.0)
    assert {one.document: one.title for one in rank(found, MANIFEST)} == {1: 4.0, 2: 1.0}
    assert rank([*found, matches("w6", d1=(100, 1, 1.0))], MANIFEST)[0].title == 1.0


def test_factors_fade_out_from_three_to_six_words():
    sizes = [
        rank([matches(f"w{n}", d1=(100, 0b10, 0.0)) for n in range(size)], MANIFEST)[0].parts
        for size in range(1, 8)
    ]
    assert sizes == pytest.approx([2, 2, 2, 5 / 3, 4 / 3, 1, 1])


def test_pairs_of_characters_are_a_part_of_a_word_and_phrases_none():
    pairs = [matches(f"p{n}", is_word=False, d1=(100, 0b10, 0.0)) for n in range(10)]
    assert rank(pairs, MANIFEST)[0].parts == pytest.approx(2.0)
    phrase = matches("a-phrase", is_word=False, d1=(100, 0b10, 0.0))
    words = [matches(f"w{n}", d1=(100, 0b10, 0.0)) for n in range(3)]
    assert rank([*words, phrase], MANIFEST)[0].parts == pytest.approx(2.0)


def test_the_owners_factor_counts():
    found = [matches(d1=(100, 1, 0.0), d2=(100, 1, 0.0), d3=(100, 1, 0.0))]
    boosted = rank(found, {**MANIFEST, "boosts": {"2": 2.0, "3": 0.5}})
    assert [(one.document, one.boost) for one in boosted] == [(2, 2.0), (1, 1.0), (3, 0.5)]
    assert boosted[0].score == pytest.approx(2 * boosted[1].score, abs=1e-6)


def test_equals_keep_the_order_of_their_numbers():
    found = [matches(d9=(100, 1, 0.0), d3=(100, 1, 0.0), d11=(100, 1, 0.0))]
    assert [one.document for one in rank(found, MANIFEST)] == [3, 9, 11]


def test_nothing_that_matches_is_nothing_ranked():
    assert rank([], MANIFEST) == []
    assert rank([matches()], MANIFEST) == []


def test_the_last_bits_of_a_number_decide_nothing():
    assert rounded(0.1 + 0.2) == rounded(0.3) == 0.3
    assert rounded(1.0000005) == 1.000001
