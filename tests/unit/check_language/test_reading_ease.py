import pytest

from kbgen.check.readability import Counts, count_syllables, reading_ease
from kbgen.languages import LANGUAGES

FORMULAS = {code: one.readability for code, one in LANGUAGES.items() if one.readability}

HARD = {
    "en": "Notwithstanding aforementioned considerations, international organisations continually "
    "necessitate considerable administrative documentation.",
    "de": "Ungeachtet vorgenannter Rücksendevoraussetzungen benötigen internationale "
    "Versandunternehmen außergewöhnlich umfangreiche Zollabfertigungsunterlagen.",
    "es": "Independientemente consideraciones administrativas internacionales necesitarían "
    "documentación extraordinariamente especializada administrativamente.",
}
EASY = {
    "en": "Put it in the box. Close the lid. Send it to us.",
    "de": "Leg es in die Box. Mach sie zu. Schick sie uns.",
    "es": "Mete todo en la caja. Ponle la tapa. Ve al sol.",
    "ar": HARD["en"],
    "ja": HARD["en"],
}


@pytest.mark.parametrize("tag", HARD)
def test_a_hard_text_is_one_finding(look, text_of, tag):
    body = f"{EASY[tag]}\n\n" + f"{HARD[tag]}\n\n" * 10
    found = look("reading-ease", {f"{tag}/a.md": text_of("A", body)})
    (message,) = found.messages
    assert message.startswith("Hard to read: ")
    assert FORMULAS[tag].name in message
    assert "line 7 (" in found.hints[0]
    assert "line 9 (" in found.hints[0]
    assert found.places == [(f"{tag}/a.md", 5, 1)]


@pytest.mark.parametrize("tag", EASY)
def test_an_easy_text_and_one_without_a_formula_are_no_findings(look, text_of, tag):
    found = look("reading-ease", {f"{tag}/a.md": text_of("A", f"{EASY[tag]}\n\n" * 12)})
    assert found.messages == []


def test_a_short_text_is_not_judged(look, text_of):
    assert look("reading-ease", {"en/a.md": text_of("A", HARD["en"] * 2)}).messages == []


@pytest.mark.parametrize("tag", FORMULAS)
def test_longer_sentences_and_words_are_harder(tag):
    easy = Counts(words=120, sentences=12, syllables=180, letters=540)
    score = reading_ease(easy, FORMULAS[tag])
    assert score > reading_ease(easy._replace(sentences=6), FORMULAS[tag])
    assert score > reading_ease(easy._replace(syllables=300, letters=840), FORMULAS[tag])


def test_formulas_are_those_that_were_published():
    counts = Counts(words=100, sentences=5, syllables=150, letters=450)
    scores = {tag: reading_ease(counts, formula) for tag, formula in FORMULAS.items()}
    assert {tag: round(score, 2) for tag, score in scores.items()} == {
        "en": 59.64,  # 206.835 - 1.015 * 20 - 84.6 * 1.5
        "de": 72.25,  # 180 - 20 - 58.5 * 1.5
        "es": 93.39,  # 206.835 - 62.3 * 1.5 - 20
        "fr": 76.3,  # 207 - 1.015 * 20 - 73.6 * 1.5
        "fr-CA": 76.3,
        "nl": 72.74,  # 206.84 - 77 * 1.5 - 0.93 * 20
        "it": 59.0,  # 89 + (300 * 5 - 10 * 450) / 100
        "pt": 101.64,  # 248.835 - 1.015 * 20 - 84.6 * 1.5
        "pt-PT": 101.64,
        "ru": 90.69,  # 206.835 - 1.3 * 20 - 60.1 * 1.5
        "tr": 86.36,  # 198.825 - 40.175 * 1.5 - 2.61 * 20
    }


@pytest.mark.parametrize(
    ("tag", "words", "count"),
    [
        ("en", "return the parcel within a week", 8),
        ("en", "table", 2),
        ("de", "rücksendung bauen häuser", 7),
        ("es", "devolución camión país agua", 10),
        ("fr", "retour colis semaine", 6),
        ("nl", "pakket terugsturen", 6),
        ("it", "restituzione", 5),
        ("pt", "devolução país", 6),
        ("ru", "возврат посылки", 5),
        ("tr", "ücretsiz iade", 6),
    ],
)
def test_syllables_are_counted_by_vowels(tag, words, count):
    assert count_syllables(words, FORMULAS[tag]) == count
