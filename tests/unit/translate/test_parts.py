"""What of a text is words, and what is protected."""

import pytest

from kbgen.model.locale import Locale
from kbgen.translate import Reader
from kbgen.translate.document import Document
from kbgen.translate.parts import codes, form, parts_of_form, value_parts, written

BLANK = Document(id="x", title="", locale=Locale("en"), path="en/x.md", text="", sections=())


def units(text: str):
    document = Reader(html=True).document(BLANK, text)
    return [unit.parts for unit in document.units]


@pytest.mark.parametrize(
    ("text", "shown", "protected"),
    [
        ("Plain words.", "Plain words.", []),
        ("A **bold** word.", "A <1/>bold<2/> word.", ["**", "**"]),
        ("See [this](x.md#y) now.", "See <1/>this<2/> now.", ["[", "](x.md#y)"]),
        ("In {{ policy.a | short }}.", "In <1/>.", ["{{ policy.a | short }}"]),
        ("Type `a b` here.", "Type <1/> here.", ["`a b`"]),
        ("Press <kbd>Esc</kbd>.", "Press <1/>Esc<2/>.", ["<kbd>", "</kbd>"]),
        ("![Alt text](a.png)", "<1/>Alt text<2/>", ["![", "](a.png)"]),
        ("Over\ntwo lines.", "Over two lines.", []),
        ("二行に\n渡る。", "二行に渡る。", []),
        ("두 줄에\n걸친다.", "두 줄에 걸친다.", []),
        ("Hard  \nbreak.", "Hard  <1/>break.", ["\n"]),
        ("> Quoted,\n> twice.", "Quoted, twice.", []),
        ("Note[^1].\n\n[^1]: Below.", "Note<1/>.", ["[^1]"]),
        ("A form says <1/> itself.", "A form says <1/> itself.", ["<1/>"]),
        ("Bell \a rings.", "Bell <1/> rings.", ["\a"]),
    ],
)
def test_a_block_is_words_and_codes(text, shown, protected):
    parts = units(text)[0]
    assert form(parts, codes(parts)) == shown
    assert [code.text for code in codes(parts).values()] == protected
    assert parts_of_form(shown, codes(parts)) == parts


def test_a_translation_keeps_its_own_addresses_and_formats_under_the_same_numbers():
    source = units("Within {{ policy.a }}, see [this](en.md).")[0]
    german = units("Siehe [das](de.md), in {{ policy.a | dative }}.")[0]
    numbered = codes(source, german)
    assert form(german, numbered) == "Siehe <2/>das<3/>, in <1/>."
    assert written(parts_of_form("In <1/>: <2/>das<3/>", numbered)) == (
        "In {{ policy.a | dative }}: [das](de.md)"
    )


def test_each_block_is_a_unit_wherever_it_stands():
    text = (
        "# Title\n\n- one\n- two\n\n| a | b |\n| - | - |\n| c | d |\n\n:::tip Head\nInside.\n:::\n"
    )
    assert [written(parts) for parts in units(text)] == [
        *("Title", "one", "two", "a", "b", "c", "d", "Head", "Inside."),
    ]


def test_only_values_are_protected_in_front_matter():
    parts = value_parts("Pay {{ policy.a.b }} *now*")
    assert form(parts, codes(parts)) == "Pay <1/> *now*"
