import pytest

from kbgen.analysis import Analyser
from kbgen.analysis.light import light_module, light_stemmer
from kbgen.analysis.stemmers import browser_stemmer
from kbgen.languages import Affixes, Language


@pytest.mark.parametrize(
    ("affixes", "word", "stem"),
    [
        (Affixes(listed="s es"), "boxes", "box"),  # the longest
        (Affixes(listed="s es"), "yes", "yes"),  # three letters stay
        (Affixes(listed="s es", least=2), "yes", "ye"),  # then the next one
        (Affixes(listed="ies>y"), "parties", "party"),
        (Affixes(listed="s"), "sock", "sock"),
        (Affixes(listed="un", is_front=True), "unpack", "pack"),
        (Affixes(listed="un", is_front=True), "unit", "unit"),
        (Affixes(listed="in>im", is_front=True), "inpress", "impress"),
    ],
)
def test_a_step_takes_the_longest_affix_that_leaves_enough(affixes, word, stem):
    assert light_stemmer((affixes,))(word) == stem


@pytest.mark.parametrize(
    ("affixes", "word", "stem"),
    [
        (Affixes(listed="s", after="[^s]"), "boots", "boot"),
        (Affixes(listed="s", after="[^s]"), "boss", "boss"),
        (Affixes(listed="s", after="[^s]", least=5), "boots", "boots"),  # the letter counts
        (Affixes(listed="ᆸ니다", in_letters=True), "걸립니다", "걸리"),  # half a syllable
        (Affixes(listed="ᅧ요>ᅵ", in_letters=True), "걸려요", "걸리"),
        (Affixes(listed="은", after="[ᆨ-ᇂ]", in_letters=True), "배송은", "배송"),
        (Affixes(listed="은", after="[ᆨ-ᇂ]", in_letters=True), "가은", "가은"),  # behind a vowel
        (Affixes(listed="ᆸ니다"), "걸립니다", "걸립니다"),
    ],
)
def test_a_step_looks_at_the_letter_before_and_into_syllables(affixes, word, stem):
    assert light_stemmer((affixes,))(word) == stem


def test_steps_follow_one_another():
    steps = (Affixes(listed="un re", is_front=True), Affixes(listed="ing"), Affixes(listed="k"))
    assert light_stemmer(steps)("unpacking") == "pac"


def test_stems_are_folded():
    analyser = Analyser(Language(affixes=(Affixes(listed="é"),)))
    assert [tuple(term)[:2] for term in analyser.terms("Caféé")] == [("cafe", "cafee")]


def test_a_module_holds_the_lists():
    module = light_module((Affixes(listed="ами ості>ість"),))
    assert "ами" in module
    assert '{"ості":"ість"}' in module


def test_a_language_without_affixes_has_no_module():
    assert browser_stemmer(Language()) == ""
