import tempfile
from concurrent.futures import ThreadPoolExecutor

import pytest

from kbgen.model.locale import Locale
from kbgen.search.explain import explain
from kbgen.search.searcher import Searcher

pytestmark = pytest.mark.slow

SYNONYMS = """\
[search.synonyms]
en = [{typed = ["quagga"], meant = ["zebra"], weight = 0.5}]
"""
PIN = '[[search.pinned]]\nqueries = ["opening hours"]\narticle = "a/lion"\n'


@pytest.fixture
def explained(built, text_of):
    """Explain a query to a zoo."""
    site = built(
        {
            "en/a/zebra.md": text_of("Zebra", "The zebra has stripes.\n\n## Feeding\n\nHay."),
            "en/a/lion.md": text_of("Lion", "The lion eats a zebra.", search="{boost: 1.5}"),
            "en/a/gnu.md": text_of("Gnu", "It jumps over the opening.", keywords="[wildebeest]"),
        },
        SYNONYMS + PIN,
    )
    return lambda query, limit=10: explain(site.searcher(), query, limit)


@pytest.mark.parametrize(
    ("query", "how"),
    [
        ("zebra", "exact zebra"),
        ("stripe", "stem stripes"),
        ("quagga", "synonym zebra"),
        ("zeb", "prefix zebra"),
        ("zebbra", "typo: exact zebra"),
        ("wildebeest", "exact wildebeest"),
        ("where does a zebra get hay", "exact zebra"),
        ("stripes zebbra quagga lio", "prefix lion"),
    ],
)
def test_the_shares_add_up_to_the_score(explained, query, how):
    found = explained(query)
    assert any(share.how == how for one in found for share in one.terms)
    for one in found:
        ranked = one.ranked
        assert not one.is_pinned
        assert one.hit.score == ranked.score
        assert sum(share.adds for share in one.terms) == pytest.approx(ranked.sum, abs=1e-9)
        product = ranked.sum * ranked.coverage * ranked.parts * ranked.title * ranked.boost
        assert product == pytest.approx(ranked.score, abs=1e-6)


def test_a_boost_is_among_the_factors(explained):
    boosts = {one.hit.id: one.ranked.boost for one in explained("zebra")}
    assert boosts == {"a/zebra": 1.0, "a/lion": 1.5}


def test_hits_are_those_of_the_search_in_their_order(explained, zoo):
    for query in ("zebra", "grass zebra", "lion near"):
        hits = zoo.searcher().search(query)
        assert [one.hit for one in explain(zoo.searcher(), query)] == hits
        assert [one.hit for one in explain(zoo.searcher(), query, 1)] == hits[:1]


def test_each_term_of_the_query_is_told_for_each_hit(explained):
    shares = {one.hit.id: one.terms for one in explained("lion zebra okapi")}
    assert [share.term for share in shares["a/zebra"]] == ["lion", "zebra", "okapi"]
    assert [share.how for share in shares["a/lion"]] == ["exact lion", "exact zebra", "–"]
    assert [share.how for share in shares["a/zebra"]] == ["–", "exact zebra", "–"]


def test_a_term_that_does_not_match_adds_nothing(explained):
    (one,) = explained("gnu okapi")
    share = one.terms[1]
    assert (share.how, share.where, share.adds) == ("–", (), 0)


def test_the_places_of_a_match_are_told(explained):
    def places(query: str, article: str) -> tuple[str, ...]:
        (one,) = (one for one in explained(query) if one.hit.id == article)
        return one.terms[0].where

    assert places("zebra", "a/zebra") == ("title", "part 1")
    assert places("zebra", "a/lion") == ("part 1",)
    assert places("hay", "a/zebra") == ("part 2",)
    assert places("wildebeest", "a/gnu") == ("keywords", "part 1")


def test_a_weaker_synonym_adds_less_than_the_word_itself(explained):
    (exact,) = (one for one in explained("zebra") if one.hit.id == "a/zebra")
    (meant,) = (one for one in explained("quagga") if one.hit.id == "a/zebra")
    assert 0 < meant.terms[0].impact < exact.terms[0].impact


def test_a_pinned_article_is_told_as_such_and_the_others_as_ever(explained):
    pinned, other = explained("opening hours")
    assert (pinned.hit.id, pinned.is_pinned, pinned.terms) == ("a/lion", True, ())
    assert pinned.ranked.sum == 0
    assert pinned.hit.score == pytest.approx(other.hit.score + 1)
    assert (other.hit.id, other.is_pinned) == ("a/gnu", False)


def test_whoosh_has_a_second_opinion(explained):
    assert {one.hit.id: one.whoosh_rank for one in explained("zebra")} == {
        "a/zebra": 1,
        "a/lion": 2,
    }


def test_whoosh_knows_nothing_of_keywords_and_typing_slips(explained):
    (by_keyword,) = explained("wildebeest")
    assert by_keyword.whoosh_rank is None
    assert {one.whoosh_rank for one in explained("zebbra")} == {None}


def test_many_may_ask_at_once(zoo, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    searchers = [zoo.searcher() for _ in range(24)]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda searcher: explain(searcher, "zebra"), searchers))
    assert all(answer == answers[0] for answer in answers)
    assert len(answers[0]) == 3
    assert not list(tmp_path.glob("*.tmp"))


def test_nothing_found_has_nothing_to_explain(explained):
    assert explained("okapi") == ()


def test_an_empty_index_can_be_asked(built):
    site = built({"en/_keep": ""}, "[locales.en]\n")
    assert explain(Searcher(site.read, Locale("en")), "zebra") == ()


SYNTAX = [
    "AND",
    "zeb*",
    "z?bra",
    "zebra AND lion",
    "zebra OR",
    "NOT zebra",
    "zebra ANDNOT lion",
    "title:zebra",
    "nofield:zebra",
    "number:1",
    ":",
    '"',
    '"zebra lion',
    "'zebra lion'",
    "o'zebra's",
    "*",
    "zebra*",
    "(",
    ")) zebra ((",
    "zebra~",
    "zebra~2",
    "zebra^",
    "zebra^99",
    "[a TO zebra]",
    "{zebra TO",
    "<zebra >= lion",
    "-zebra +lion",
    "zebra && lion || !gnu",
    "\\zebra\\",
    "r'zebra.*'",
    "/zebra.*/",
    "zebra_lion",
    "zebra\x00lion",
    "zebra\u2028lion",
    "\ufeffzebra",
    "\udcffzebra",
    "🦓 zebra 👩‍👩‍👧",
    "斑马 zebra",
    "zebra " * 500,
]


@pytest.mark.parametrize("query", SYNTAX)
def test_the_syntax_of_whoosh_is_nothing_but_characters(explained, query):
    found = explained(query)
    assert bool(found) == ("zebra" in query)
    for one in found:
        total = sum(share.adds for share in one.terms)
        assert total == pytest.approx(one.ranked.sum, abs=1e-9)


@pytest.mark.parametrize("query", ["", " ", "\n", "?!…", "🦓", "*", "\x00"])
def test_a_query_without_words_finds_nothing(explained, query):
    assert explained(query) == ()


def test_whoosh_takes_operators_for_words(explained):
    plain = {one.hit.id: one.whoosh_rank for one in explained("lion zebra")}
    assert plain == {"a/lion": 1, "a/zebra": 2}
    for query in ("lion AND zebra", "lion NOT zebra", "title:lion zebra", "lion^0.001 zebra^9"):
        ranks = {one.hit.id: one.whoosh_rank for one in explained(query)}
        assert ranks == plain, query
