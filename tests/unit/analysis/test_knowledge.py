"""Stop words and synonyms of the languages: data that a typo silently switches off."""

from pathlib import Path

import pytest

import kbgen.analysis
from kbgen.analysis import Analyser, knowledge_of, language_of, read_synonyms
from kbgen.analysis.folding import fold, normalise
from kbgen.analysis.words import RUNS, find_words
from kbgen.model.locale import Locale
from kbgen.model.search import Synonyms
from kbgen.search.format import LONGEST_PHRASE
from kbgen.search.phrases import phrase_key

FILES = sorted((Path(kbgen.analysis.__file__).parent / "data").glob("*.toml"))
CODES = [file.stem for file in FILES]


def analyser(code: str) -> Analyser:
    return Analyser(language_of(Locale(code)))


def outer_terms(code: str, words: set[str]) -> dict[str, list]:
    known = analyser(code)
    return {word: [t for t in known.terms(word) if not t.is_inner] for word in words}


def synonym_words(code: str) -> set[str]:
    entries = knowledge_of(code).synonyms
    return {word for entry in entries for word in (*entry.typed, *entry.meant)}


def test_a_file_is_named_by_its_language():
    assert len(CODES) >= 15
    assert [code for code in CODES if Locale.parse(code).language != code] == []


@pytest.mark.parametrize("code", CODES)
def test_a_file_holds_stop_words_and_synonyms(code):
    knowledge = knowledge_of(code)
    assert len(knowledge.stop_words) > 50
    assert len(knowledge.synonyms) > 40


def test_a_language_without_a_file_has_neither():
    assert knowledge_of("xx") == (frozenset(), ())


@pytest.mark.parametrize("code", CODES)
def test_stop_words_are_folded_as_queries_are(code):
    words = knowledge_of(code).stop_words
    assert [word for word in words if fold(normalise(word)) != word] == []


@pytest.mark.parametrize("code", CODES)
def test_a_stop_word_is_one_term(code):
    words = knowledge_of(code).stop_words
    assert [w for w in words if find_words(w) != [w] or len(RUNS.findall(w)) != 1] == []
    known = {form for word in words for _, form, _ in analyser(code).terms(word)}
    assert words <= known


@pytest.mark.parametrize("code", CODES)
def test_a_stop_word_in_characters_is_no_longer_than_a_pair(code):
    words = knowledge_of(code).stop_words
    assert [word for word in words if RUNS.match(word)[1] and len(word) > 2] == []


@pytest.mark.parametrize("code", CODES)
def test_every_synonym_is_a_term_to_the_engine(code):
    stop_words = knowledge_of(code).stop_words
    terms = outer_terms(code, synonym_words(code))
    without = {word for word, some in terms.items() if not phrase_key(some, stop_words)}
    assert without == set()


@pytest.mark.parametrize("code", CODES)
def test_no_synonym_is_longer_than_a_phrase_may_be(code):
    terms = outer_terms(code, synonym_words(code))
    assert [word for word, some in terms.items() if len(some) > LONGEST_PHRASE] == []


@pytest.mark.parametrize("code", CODES)
def test_every_synonym_means_something_else(code):
    stop_words = knowledge_of(code).stop_words
    terms = outer_terms(code, synonym_words(code))
    keys = {word: phrase_key(some, stop_words) for word, some in terms.items()}
    useless = [
        entry.typed
        for entry in knowledge_of(code).synonyms
        if len({keys[word] for word in (*entry.typed, *entry.meant)}) < 2
    ]
    assert useless == []


@pytest.mark.parametrize("code", CODES)
def test_a_word_stands_in_an_entry_once(code):
    twice = [
        entry.typed
        for entry in knowledge_of(code).synonyms
        if len(set(entry.typed)) < len(entry.typed) or len(set(entry.meant)) < len(entry.meant)
    ]
    assert twice == []


@pytest.mark.parametrize("code", CODES)
def test_weights_are_shares(code):
    assert {entry.weight for entry in knowledge_of(code).synonyms} <= {
        tenth / 10 for tenth in range(1, 11)
    }


def test_words_stand_for_one_another():
    assert read_synonyms([{"words": ["a", "b"]}]) == (
        Synonyms(typed=("a", "b"), meant=("a", "b"), weight=0.8),
    )


def test_what_is_typed_means_something_and_not_the_other_way():
    entry = {"typed": ["a"], "meant": ["b", "c"], "weight": 0.6}
    assert read_synonyms([entry]) == (Synonyms(typed=("a",), meant=("b", "c"), weight=0.6),)
