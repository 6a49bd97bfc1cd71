"""What shoppers ask, in every language that has a file."""

from importlib.resources import files

import pytest

from kbgen.intents import asked_in, intents, topics
from kbgen.model.locale import Locale

LANGUAGES = sorted(
    file.name.removesuffix(".toml")
    for file in files("kbgen.intents").iterdir()
    if file.name.endswith(".toml") and file.name != "intents.toml"
)


def test_intents_have_topics():
    assert len(intents()) > 90
    assert sum(map(len, topics().values())) == len(intents())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_asks_for_everything_in_many_ways(language):
    asked = asked_in(Locale(language))
    assert list(asked) == list(intents())
    assert {name for name, intent in asked.items() if len(intent.asked) < 15} == set()
    assert all(intent.question.strip() for intent in asked.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_asked_twice(language):
    asked = [text.casefold() for one in asked_in(Locale(language)).values() for text in one.asked]
    assert sorted({text for text in asked if asked.count(text) > 1}) == []


@pytest.mark.parametrize(
    ("tag", "language"),
    [("de-AT", "de"), ("pt-PT", "pt"), ("zh-TW", "zh-Hant"), ("zh-Hans", "zh"), ("nn", "nb")],
)
def test_locales_ask_as_their_language_does(tag, language):
    assert asked_in(Locale(tag)) == asked_in(Locale(language)) != {}


def test_a_language_without_a_file_asks_nothing():
    assert asked_in(Locale("ga")) == {}
