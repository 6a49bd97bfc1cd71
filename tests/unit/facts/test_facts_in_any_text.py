"""Whatever a text holds, reading its facts ends without an error and points into the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kbgen.facts import find_facts, reader_of
from kbgen.facts.spelling import spelling_of
from kbgen.model.locale import Locale

pytestmark = pytest.mark.slow

LANGUAGES = ["en", "de", "fr", "tr", "ar", "fa", "ja", "zh", "ko", "hi", "th", "uk", "vi", "he"]


def pieces(tag):
    spelling = spelling_of(Locale(tag))
    words = [
        *spelling.units,
        *spelling.numbers,
        *spelling.pairs,
        *spelling.months,
        *spelling.halves,
    ]
    words += [word.upper() for word in words] + [*spelling.between, "€", "USD", "%", "12", "3.5"]
    return st.sampled_from([*words, "İ", "ı", "ſ", "\u212a", "\u064b", "\u200f", "٣", "１", "९"])


@pytest.mark.parametrize("tag", LANGUAGES)
def test_any_text_can_be_read(tag):
    glue = st.sampled_from(["", " ", "-", "–", ".", ":", "\n", "\xa0", "/"])

    @settings(max_examples=150)
    @given(st.lists(st.tuples(pieces(tag), glue).map("".join), max_size=12).map("".join))
    def read(text):
        for fact in find_facts(text, Locale(tag)):
            assert text[fact.start :].startswith(fact.text[:1])
        reader_of(Locale(tag)).bare_units(text)
        reader_of(Locale(tag)).number_words(text)

    read()


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_word_of_a_language_is_understood(tag):
    reader, spelling = reader_of(Locale(tag)), spelling_of(Locale(tag))
    for word, unit in spelling.units.items():
        if len(word) > 1:
            assert unit in reader.bare_units(f" {word} ")
    for word, number in spelling.numbers.items():
        assert number in reader.number_words(f" {word} ")
