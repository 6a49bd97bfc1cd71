import pytest

from kbgen.analysis import Analyser, language_of
from kbgen.model.locale import Locale
from kbgen.search.format import IMPACT_SCALE
from kbgen.search.groups import term_groups
from kbgen.search.whoosh_index import invert


@pytest.fixture
def groups():
    """Return the term groups of documents, by stem."""

    def make(*documents, tag="en"):
        inverted = invert(documents, Analyser(language_of(Locale(tag))))
        return {group.stem: group for group in term_groups(inverted)}

    return make


def test_an_impact_is_the_weighted_sum_of_saturated_frequencies(doc, groups):
    found = groups(
        doc("Refunds", "Refund, refund time"),
        doc("Costs of shipping", "Shipping"),
    )
    # Fields are 2 terms long on average, titles 1 and 3, texts 3 and 1.
    title = 3.0 * 1 / (1 + 1.2 * (1 - 0.5 + 0.5 * 1 / 2))
    text = 1.0 * 2 / (2 + 1.2 * (1 - 0.75 + 0.75 * 3 / 2))
    assert (round(title, 4), round(text, 4)) == (1.5789, 0.5479)
    assert [posting.impact for posting in found["refund"].postings] == [
        round((title + text) * IMPACT_SCALE)
    ]


def test_headings_and_keywords_have_weights_of_their_own(doc, groups):
    found = groups(doc("A", ("Postage", "x"), keywords=("stamps",)))
    # The only document is as long as the average: k1 is all that is added.
    assert found["postag"].postings[0].impact == round(1.5 / 2.2 * IMPACT_SCALE)
    assert found["stamp"].postings[0].impact == round(2.0 / 2.2 * IMPACT_SCALE)


def test_a_short_field_weighs_more(doc, groups):
    found = groups(doc("One", "refund"), doc("Two", "refund and quite some other words"))
    short, long = found["refund"].postings
    assert short.impact > long.impact


def test_more_of_the_same_word_weighs_less_and_less(doc, groups):
    found = groups(*(doc(str(n), " ".join(["refund"] * n + ["x"] * (8 - n))) for n in (1, 2, 4)))
    one, two, four = (posting.impact for posting in found["refund"].postings)
    assert one < two < four < 4 * one


def test_an_impact_is_a_byte_above_nothing(doc, groups):
    many = doc("Long", "rare " + "word " * 5000)
    found = groups(many, *(doc(str(n), "x") for n in range(50)))
    assert found["rare"].postings[0].impact == 1


def test_fields_are_bits(doc, groups):
    found = groups(doc("Refund", ("Refund", "refund"), keywords=("refund",)), doc("B", "refund"))
    assert [posting.fields for posting in found["refund"].postings] == [15, 8]


def test_sections_are_bits_and_the_title_belongs_to_the_first(doc, groups):
    found = groups(doc("Refund", "x", ("Time", "y"), ("Cost", "refund")))
    assert found["refund"].postings[0].sections == 0b101
    assert found["time"].postings[0].sections == 0b010


def test_headings_are_bits_of_their_sections(doc, groups):
    found = groups(doc("Refund", "refund", ("Refund", "x"), ("Cost", "refund")))
    assert found["refund"].postings[0].headings == 0b010
    assert found["cost"].postings[0].headings == 0b100
    assert found["x"].postings[0].headings == 0


def test_the_last_bit_stands_for_all_later_sections(doc, groups):
    found = groups(doc("A", *[(f"H{n}", f"word{n}") for n in range(40)]))
    assert found["word29"].postings[0].sections == 1 << 29
    assert found["word30"].postings[0].sections == 1 << 30
    assert found["word39"].postings[0].sections == 1 << 30


def test_words_with_one_stem_are_one_group_with_their_forms(doc, groups):
    found = groups(doc("A", "returns returned"), doc("B", "return"))
    group = found["return"]
    assert group.forms == ("return", "returned", "returns")
    assert [posting.forms for posting in group.postings] == [0b110, 0b001]


def test_postings_are_in_the_order_of_the_documents(doc, groups):
    found = groups(*(doc(f"T{n}", "refund") for n in range(100)))
    assert [posting.doc for posting in found["refund"].postings] == list(range(100))


def test_groups_are_sorted_as_javascript_sorts(doc, groups):
    # U+FF76 is above the surrogates that 𠮷 is written with in UTF-16, and below 𠮷 itself.
    stems = list(groups(doc("𠮷", "a z é ж"), tag="sq"))
    assert stems == sorted(stems, key=lambda stem: stem.encode("utf-16-be"))


def test_no_documents_have_no_groups(groups):
    assert groups() == {}


def test_a_document_without_words_counts_as_one(doc, groups):
    found = groups(doc("?!", "…"), doc("A", "refund"))
    assert [posting.doc for posting in found["refund"].postings] == [1]
