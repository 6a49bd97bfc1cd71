"""Data of the languages, which a typo would silently switch off."""

import re
import subprocess
import sys
from dataclasses import MISSING, fields
from pathlib import Path

import pytest

import kbgen
from kbgen.analysis import Analyser
from kbgen.analysis.folding import fold, normalise
from kbgen.analysis.words import RUNS, find_words
from kbgen.languages import LANGUAGES, FactWords, Language, Readability, data, language_of
from kbgen.languages.language import same, typed
from kbgen.languages.units import cases_of
from kbgen.model.locale import Locale
from kbgen.model.search import Synonyms
from kbgen.search.format import LONGEST_PHRASE
from kbgen.search.phrases import phrase_key

FILES = [file for file in Path(data.__file__).parent.glob("*.py") if file.stem != "__init__"]
CODES = sorted(code for code, language in LANGUAGES.items() if language.stop_words)


def analyser(code: str) -> Analyser:
    return Analyser(LANGUAGES[code])


def outer_terms(code: str, words: set[str]) -> dict[str, list]:
    known = analyser(code)
    return {word: [t for t in known.terms(word) if not t.is_inner] for word in words}


def synonym_words(code: str) -> set[str]:
    entries = LANGUAGES[code].synonyms
    return {word for entry in entries for word in (*entry.typed, *entry.meant)}


def test_a_file_is_named_by_its_code():
    names = {code.lower().replace("-", "_") for code in LANGUAGES}
    assert {file.stem for file in FILES} == names
    assert [code for code in LANGUAGES if Locale.parse(code).tag != code] == []


@pytest.mark.parametrize("kind", [Language, FactWords, Readability])
def test_every_field_has_a_default(kind):
    without = {f.name for f in fields(kind) if f.default is f.default_factory is MISSING}
    assert without == set()


def test_every_language_of_the_interface_has_a_file():
    catalogues = Path(kbgen.__file__).parent / "theme" / "locales"
    languages = {
        Locale(file.stem): language_of(Locale(file.stem)) for file in catalogues.glob("*.po")
    }
    assert [tag for tag, language in languages.items() if language.code not in LANGUAGES] == []


def test_every_language_of_the_interface_has_quotation_marks():
    catalogues = Path(kbgen.__file__).parent / "theme" / "locales"
    languages = {language_of(Locale(file.stem)) for file in catalogues.glob("*.po")}
    pairs = {language.code: language.quotes.split() for language in languages}
    assert {code for code, marks in pairs.items() if not marks} == set()
    assert {mark for marks in pairs.values() for mark in marks if len(mark) != 2} == set()


@pytest.mark.parametrize("code", [c for c, one in LANGUAGES.items() if one.open_words])
def test_words_for_checks_are_written_as_texts_have_them(code):
    language = LANGUAGES[code]
    for words in (language.open_words, language.repeated_words or ()):
        assert {word for word in words if word != word.lower()} == set()


@pytest.mark.parametrize("code", [c for c, one in LANGUAGES.items() if one.registers])
def test_forms_of_address_are_told_apart(code):
    """The name of a form is one of its own words, and none of another's."""
    registers = LANGUAGES[code].registers
    patterns = {name: re.compile(rf"{one}(?!\w)") for name, one in registers.items()}
    shown = {name: f"ab, {name}。" for name in patterns}
    for name, pattern in patterns.items():
        matched = {other for other, text in shown.items() if pattern.search(text, 4)}
        assert matched <= {name}
    assert len(registers) > 1


@pytest.mark.parametrize(
    ("code", "form", "text"),
    [
        ("cs", "ty", "tvé tě"),
        ("cs", "vy", "vašim"),
        ("hu", "te", "tőled rólad"),
        ("hu", "ön", "önről önökkel"),
        ("pl", "ty", "twoją twojemu twoi cię"),
        ("pl", "Pan", "Pan Panem Państwem"),
        ("ro", "tu", "ta"),
    ],
)
def test_pronouns_show_a_form_of_address_in_all_cases(code, form, text):
    pattern = re.compile(LANGUAGES[code].registers[form])
    assert [word for word in text.split() if not pattern.fullmatch(word)] == []


def test_a_language_without_a_file_has_the_defaults():
    language = language_of(Locale("xx"))
    assert language.code == "xx"
    assert all(
        getattr(language, name) == getattr(Language(), name) for name in ("stemmer", "facts")
    )


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("de-CH", "de"),
        ("zh-Hant-TW", "zh-Hant"),
        ("zh-TW", "zh-Hant"),
        ("zh-CN", "zh"),
        ("nn", "nn"),
    ],
)
def test_the_longest_tag_with_a_file_decides(tag, code):
    assert language_of(Locale(tag)) is LANGUAGES[code]


def test_a_file_is_read_when_its_language_is_used():
    code = (
        "import sys\n"
        "from kbgen.languages import language_of\n"
        "from kbgen.model.locale import Locale\n"
        "language_of(Locale('de-AT'))\n"
        "print(*(name for name in sys.modules if name.startswith('kbgen.languages.data.')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["kbgen.languages.data.de"]


def test_at_least_fifteen_languages_have_many_stop_words_and_synonyms():
    languages = LANGUAGES.values()
    many = [one for one in languages if len(one.stop_words) > 50 and len(one.synonyms) > 40]
    assert len(many) >= 15


@pytest.mark.parametrize("code", CODES)
def test_stop_words_are_folded_as_queries_are(code):
    words = LANGUAGES[code].stop_words
    assert [word for word in words if fold(normalise(word)) != word] == []


@pytest.mark.parametrize("code", CODES)
def test_a_stop_word_is_one_term(code):
    words = LANGUAGES[code].stop_words
    assert [w for w in words if find_words(w) != [w] or len(RUNS.findall(w)) != 1] == []
    known = {form for word in words for _, form, _ in analyser(code).terms(word)}
    assert words <= known


@pytest.mark.parametrize("code", CODES)
def test_a_stop_word_in_characters_is_no_longer_than_a_pair(code):
    words = LANGUAGES[code].stop_words
    assert [word for word in words if RUNS.match(word)[1] and len(word) > 2] == []


@pytest.mark.parametrize("code", CODES)
def test_every_synonym_is_a_term_to_the_engine(code):
    stop_words = LANGUAGES[code].stop_words
    terms = outer_terms(code, synonym_words(code))
    without = {word for word, some in terms.items() if not phrase_key(some, stop_words)}
    assert without == set()


@pytest.mark.parametrize("code", CODES)
def test_no_synonym_is_longer_than_a_phrase_may_be(code):
    terms = outer_terms(code, synonym_words(code))
    assert [word for word, some in terms.items() if len(some) > LONGEST_PHRASE] == []


@pytest.mark.parametrize("code", CODES)
def test_every_synonym_means_something_else(code):
    stop_words = LANGUAGES[code].stop_words
    terms = outer_terms(code, synonym_words(code))
    keys = {word: phrase_key(some, stop_words) for word, some in terms.items()}
    useless = [
        entry.typed
        for entry in LANGUAGES[code].synonyms
        if len({keys[word] for word in (*entry.typed, *entry.meant)}) < 2
    ]
    assert useless == []


@pytest.mark.parametrize("code", CODES)
def test_a_word_stands_in_an_entry_once(code):
    twice = [
        entry.typed
        for entry in LANGUAGES[code].synonyms
        if len(set(entry.typed)) < len(entry.typed) or len(set(entry.meant)) < len(entry.meant)
    ]
    assert twice == []


@pytest.mark.parametrize("code", CODES)
def test_weights_are_shares(code):
    assert {entry.weight for entry in LANGUAGES[code].synonyms} <= {
        tenth / 10 for tenth in range(1, 11)
    }


def test_words_stand_for_one_another():
    group = ("a", "b c")
    assert same("a, b c") == Synonyms(typed=group, meant=group, weight=0.8)


def test_what_is_typed_means_something_and_not_the_other_way():
    expected = Synonyms(typed=("a",), meant=("b", "c"), weight=0.6)
    assert typed("a", means="b, c", weight=0.6) == expected


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_patterns_of_agreement_have_one_place_for_the_value(code):
    own = LANGUAGES[code].agreement
    for pattern in (*own.durations, *own.numbers, *own.cases.values()):
        assert pattern.count("{}") == 1, pattern
        re.compile(pattern.replace("{}", "1"))
    assert set(own.cases) <= set(cases_of(Locale.parse(code)))
