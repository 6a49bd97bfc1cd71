"""What shoppers ask: which of its words an article is found by, and how much they count."""

import pytest

from kbgen.intents.vectors import QUESTION
from kbgen.model.locale import Locale
from kbgen.search.analysed import analysis_of
from kbgen.search.asked import asked_words


@pytest.fixture
def words():
    def of(*questions: str, tag: str = "en") -> dict[str, int]:
        analysis = analysis_of(Locale(tag), ())
        return {word.stem: word.times for word in asked_words(questions, analysis)}

    return of


def test_a_word_counts_once_in_each_question(words):
    found = words("Sofa, sofa!", "a sofa", "sofas and sofa beds")
    assert found["sofa"] == QUESTION + 2
    assert found["bed"] == 1


def test_words_that_people_say_around_the_matter_need_two_questions(words):
    assert "still" not in words("Sofa", "still a sofa")
    assert words("Sofa", "still a sofa", "still nothing")["still"] == 2


def test_pairs_of_kana_need_two_questions(words):
    assert words("机", "壊れてた", tag="ja").keys() == {"机", "壊れ"}
    assert words("机", "割れてた", "濡れてた", tag="ja")["てた"] == 2


def test_all_forms_of_a_word_are_known():
    analysis = analysis_of(Locale("en"), ())
    (word,) = asked_words(("Sofas", "sofa"), analysis)
    assert word.forms == ("sofas", "sofa")


def test_an_article_is_found_by_what_it_answers(found, doc):
    asked = ((0, ("Where is my order?", "did the van break down")),)
    assert found("van", doc("Tracking", "Text.", asked=asked), doc("Other", "Text.")) == [
        "tracking"
    ]


def test_its_own_title_says_more_of_an_article_than_one_question(found, doc):
    asked = ((0, ("Sofa", "a lamp", *(f"a sofa in colour{n}" for n in range(20)))),)
    other = doc("Lamps", "We bring it.")
    assert found("lamp", doc("Furniture", "Text.", asked=asked), other)[0] == "lamps"


def test_a_word_weighs_more_the_fewer_intents_have_it():
    analysis = analysis_of(Locale("en"), ())
    questions = ("Sofa", "where is it", "the parcel", "a parcel")
    shares = {word.stem: word.intent for word in asked_words(questions, analysis)}
    assert shares["sofa"] > shares["parcel"] > 0
    assert sum(one**2 for one in shares.values()) <= 1


def test_questions_of_different_intents_do_not_add_up(found, doc):
    several = ((0, (f"Thing {at}", "a lamp")) for at in range(9))
    one = ((0, ("Thing", "a lamp", "lamps", "my lamp")),)
    first = doc("A", "Text.", asked=tuple(several))
    assert found("lamp", first, doc("B", "Text.", asked=one)) == ["b", "a"]


@pytest.mark.parametrize(("times", "anchor"), [(3, "#late"), (2, "")])
def test_what_several_questions_share_leads_to_the_section(index, searcher_of, doc, times, anchor):
    asked = ((1, ("Overdue", *["a lorry"] * times)),)
    article = doc("Parcels", "Text.", ("Late", "More text."), ("Lost", "Other text."), asked=asked)
    (hit,) = searcher_of(index(article)).search("lorry")
    assert hit.url == f"en/a/parcels/{anchor}"
