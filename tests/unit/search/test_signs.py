"""By which words a query is certain to ask for something."""

import pytest

from kbgen.analysis import Analyser
from kbgen.intents import asked_in
from kbgen.languages import language_of
from kbgen.model.locale import Locale
from kbgen.search.query import parse_query
from kbgen.search.signs import WIDTH, signs_in, signs_of

EN = Locale("en")


def signs(query: str, locale: Locale = EN) -> set[str]:
    language = language_of(locale)
    return set(signs_in(parse_query(query, Analyser(language), language.stop_words)))


def cut(text: str) -> set[str]:
    return {text[at : at + WIDTH] for at in range(0, len(text), WIDTH)}


@pytest.fixture(scope="module")
def window() -> set[str]:
    return cut(signs_of(EN, {"return-window": "window"}, {})["window"])


def test_what_shoppers_type_is_a_sign_in_any_order_and_with_more_words(window):
    assert signs("last day to return") & window
    assert signs("is the return day my last one") & window


def test_what_is_part_of_another_question_is_none(window):
    """“Missed the return deadline” is another question than “return deadline”."""
    assert not signs("return deadline") & window
    assert "missed the return deadline" in asked_in(EN)["late-return"].asked


@pytest.mark.parametrize("query", ["return", "returns", "period", ""])
def test_one_word_is_too_vague(window, query):
    assert not signs(query) & window


def test_the_title_of_the_article_is_asked_as_well():
    found = signs_of(EN, {"customs": "c"}, {"c": "Zorblat quux"})
    assert signs("zorblat quux") & cut(found["c"])


def test_languages_without_intents_have_no_signs():
    assert signs_of(Locale("vi"), {"customs": "c"}, {}) == {"c": ""}
