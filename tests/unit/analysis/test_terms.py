import pytest

from kbgen.analysis import Analyser, Term
from kbgen.analysis.folding import fold, normalise
from kbgen.analysis.terms import LONGEST
from kbgen.languages import LANGUAGES, language_of
from kbgen.model.locale import Locale


@pytest.fixture(scope="module")
def terms():
    """Return the terms of a text in a language."""

    def analyse(text: str, tag: str = "en") -> list[tuple[str, str]]:
        return [(t.stem, t.form) for t in Analyser(language_of(Locale(tag))).terms(text)]

    return analyse


def stems(found) -> list[str]:
    return [stem for stem, _ in found]


def forms(found) -> list[str]:
    return [form for _, form in found]


def test_a_word_has_a_stem_and_a_form(terms):
    assert terms("Returned parcels") == [("return", "returned"), ("parcel", "parcels")]


@pytest.mark.parametrize(
    ("tag", "one", "other"),
    [
        ("en", "delivery", "deliveries"),
        ("en", "returning", "returned"),
        ("de", "Sendung", "Sendungen"),
        ("de", "zurückgeben", "Zurückgebens"),
        ("es", "devolución", "devoluciones"),
        ("fr", "livraison", "livraisons"),
        ("ar", "الشحن", "شحن"),
        ("nl", "bestelling", "bestellingen"),
        ("ru", "доставка", "доставки"),
    ],
)
def test_inflected_words_have_one_stem(terms, tag, one, other):
    assert stems(terms(one, tag)) == stems(terms(other, tag))


def test_stemmers_see_accents_and_stems_are_folded(terms):
    assert terms("Größe", "de") == [("gross", "grosse")]


def test_a_language_without_a_stemmer_has_words_as_they_stand(terms):
    assert terms("Përgjigje", "sq") == [("pergjigje", "pergjigje")]


def test_a_region_has_the_stemmer_of_its_language(terms):
    assert stems(terms("deliveries", "en-GB")) == ["deliveri"]


def test_japanese_becomes_pairs_of_characters(terms):
    assert forms(terms("送料無料", "ja")) == ["送料", "料無", "無料"]


def test_a_single_character_is_a_term(terms):
    assert terms("本", "ja") == [("本", "本")]


def test_katakana_and_hiragana_are_one(terms):
    assert terms("カード", "ja") == terms("かーど", "ja")


def test_half_width_kana_are_composed_before_they_are_paired(terms):
    assert terms("ｶﾞｲﾄﾞ", "ja") == terms("ガイド", "ja")


def test_latin_words_within_japanese_are_words(terms):
    assert forms(terms("iPhoneケース", "ja")) == ["iphone", "けー", "ーす"]


def test_pairs_are_made_in_every_language(terms):
    assert forms(terms("the 送料無料", "en")) == ["the", "送料", "料無", "無料"]


def test_korean_has_words_and_pairs(terms):
    assert forms(terms("주문배송 확인", "ko")) == [
        "주문배송",
        "주문",
        "문배",
        "배송",
        "확인",
        "확인",
    ]


def test_pairs_inside_of_a_korean_word_are_told_from_the_word():
    found = Analyser(language_of(Locale("ko"))).terms("주문배송 집")
    assert [(term.form, term.is_inner) for term in found] == [
        ("주문배송", False),
        ("주문", True),
        ("문배", True),
        ("배송", True),
        ("집", False),
        ("집", True),
    ]


def test_pairs_without_a_word_are_no_inner_ones():
    found = Analyser(language_of(Locale("ja"))).terms("送料無料abc")
    assert [term.is_inner for term in found] == [False] * 4


def test_thai_becomes_pairs_that_keep_their_marks(terms):
    assert "".join(form[0] for form in forms(terms("สินค้า", "th"))) == "สินค้"


def test_a_very_long_word_is_cut(terms):
    ((stem, form),) = terms("x" * 500)
    assert len(form) == LONGEST
    assert len(stem) <= LONGEST


def test_a_word_of_nothing_but_what_is_folded_away_is_no_term(terms):
    assert terms("ـ \u0301", "ar") == []


def test_a_term_is_remembered_as_it_was():
    analyser = Analyser(language_of(Locale("en")))
    assert list(analyser.terms("Returns returns")) == [
        Term("return", "returns"),
        Term("return", "returns"),
    ]
    assert list(analyser.terms("Returns")) == [Term("return", "returns")]


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=lambda language: language.code)
def test_respellings_lead_to_folded_letters(language):
    for typed, folded in language.respellings:
        assert fold(normalise(folded)) == folded
        assert typed != folded


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=lambda language: language.code)
def test_what_joins_compounds_is_folded(language):
    for link in (language.compound_links or "").split():
        assert fold(normalise(link)) == link
