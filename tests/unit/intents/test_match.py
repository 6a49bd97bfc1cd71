"""Which intent a search means."""

import pytest

from kbgen.intents import asked_in
from kbgen.intents.match import Matcher, matcher_of
from kbgen.model.locale import Locale

EN = Locale("en")


@pytest.mark.parametrize(
    ("query", "intent"),
    [
        ("Where's my parcel??", "track-order"),
        ("whats happening with my delivery", "track-order"),
        ("forgot password", "reset-password"),
        ("i got charged twice", "charged-twice"),
        ("gift card balance", "gift-card"),
        ("the", ""),
        ("", ""),
        ("how do i install python on windows", ""),
        ("weather in lisbon tomorrow", ""),
    ],
)
def test_a_search_means_an_intent_or_none(query, intent):
    assert matcher_of(EN).intent_of(query) == intent


@pytest.mark.parametrize("tag", ["en", "ar", "ja"])
def test_what_shoppers_ask_is_recognised(tag):
    """Every question leads to its intent, but those that several intents have."""
    locale = Locale(tag)
    matcher = matcher_of(locale)
    wrong = total = 0
    for name, intent in asked_in(locale).items():
        for text in (intent.question, *intent.asked):
            total += 1
            wrong += matcher.intent_of(text) not in {name, ""}
    assert wrong <= total / 100


def test_a_language_without_questions_means_nothing():
    assert Matcher(Locale("sw")).intent_of("kifurushi changu kiko wapi") == ""
