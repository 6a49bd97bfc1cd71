from dataclasses import replace
from itertools import pairwise

import pytest

from kbgen.analysis import Analyser
from kbgen.languages import language_of
from kbgen.model.locale import Locale
from kbgen.model.search import Synonyms
from kbgen.search import analysed as analysed_module
from kbgen.search import groups as groups_module
from kbgen.search.analysed import analysis_of
from kbgen.search.expansion import expand
from kbgen.search.format import IMPACTS, RANKING, WEIGHTS
from kbgen.search.groups import term_groups
from kbgen.search.merge import merge
from kbgen.search.rows import Varints
from kbgen.search.segments import segment
from kbgen.search.shards import decode, join, pack
from tests.written import segment_tasks


@pytest.fixture
def groups(monkeypatch):
    """Return the term groups of documents, by stem; the language's own synonyms left out."""

    def make(*documents, tag="en", synonyms=(), stop_words=()):
        language = replace(language_of(Locale(tag)), stop_words=frozenset(stop_words), synonyms=())
        monkeypatch.setattr(analysed_module, "language_of", lambda _: language)
        analysis_of.cache_clear()
        ids = [document.id for document in documents]
        texts = [document.text for document in documents]
        locale = Locale(tag)
        tasks = segment_tasks(locale, synonyms, ids, texts)
        merged = merge([segment(task) for task in tasks])
        analysis = analysis_of(locale, synonyms)
        forms = {stem: found.names for stem, found in merged.stems.items()}
        links = analysis.analyser.language.compound_links
        expansion = expand(forms, merged.aliases, analysis.thesaurus, links)
        known = Varints()
        made = term_groups(merged.stems, expansion, analysis.stop_words)
        return {group.stem: group for group in decode(join([pack(g, known) for g in made]))}

    yield make
    analysis_of.cache_clear()


def level_of(impact: float) -> int:
    """Return the level that is nearest."""
    return min(range(len(IMPACTS)), key=lambda level: abs(IMPACTS[level] - 1000 * impact))


def test_a_level_is_the_weighted_sum_of_saturated_frequencies(doc, groups):
    found = groups(
        doc("Refunds", "Refund, refund time"),
        doc("Costs of shipping", "Shipping"),
    )
    # Fields are 2 terms long on average, titles 1 and 3, texts 3 and 1.
    title = 3.0 * 1 / (1 + 1.2 * (1 - 0.5 + 0.5 * 1 / 2))
    text = 1.0 * 2 / (2 + 1.2 * (1 - 0.75 + 0.75 * 3 / 2))
    assert (round(title, 4), round(text, 4)) == (1.5789, 0.5479)
    assert [posting.level for posting in found["refund"].postings] == [level_of(title + text)]


def test_headings_and_keywords_have_weights_of_their_own(doc, groups):
    found = groups(doc("A", ("Postage", "x"), keywords=("stamps",)))
    # The only document is as long as the average: k1 is all that is added.
    assert found["postag"].postings[0].level == level_of(1.5 / 2.2)
    assert found["stamp"].postings[0].level == level_of(2.0 / 2.2)


def test_steps_of_levels_are_fifteen_percent_and_hold_every_impact():
    highest = 1000 * sum(weight for weight, _ in WEIGHTS.values())
    assert all(1.14 < high / low < 1.16 for low, high in pairwise(IMPACTS))
    assert IMPACTS[-1] >= highest
    assert len(IMPACTS) == 32


def test_a_short_field_weighs_more(doc, groups):
    found = groups(doc("One", "refund"), doc("Two", "refund and quite some other words"))
    short, long = found["refund"].postings
    assert short.level > long.level


def test_an_empty_field_is_no_short_one(doc, groups):
    plain = groups(doc("A", "refund x"), doc("B", "y z"))
    beside = groups(doc("A", "refund x"), doc("B", "y z"), doc("C", ""))
    assert plain["refund"].postings == beside["refund"].postings


def test_more_of_the_same_word_weighs_less_and_less(doc, groups):
    found = groups(*(doc(str(n), " ".join(["refund"] * n + ["x"] * (8 - n))) for n in (1, 2, 4)))
    one, two, four = (IMPACTS[posting.level] for posting in found["refund"].postings)
    assert one < two < four < 4 * one


def test_the_least_is_the_lowest_level(doc, groups):
    many = doc("Long", "rare " + "word " * 5000)
    found = groups(many, *(doc(str(n), "x") for n in range(50)))
    assert found["rare"].postings[0].level == 0


def test_keywords_are_a_flag(doc, groups):
    found = groups(doc("A", "refund", keywords=("x refund",)), doc("B", "refund"))
    assert [posting.keywords for posting in found["refund"].postings] == [True, False]


def test_parts_are_bits_and_the_title_belongs_to_the_first(doc, groups):
    found = groups(doc("Refund", "x", ("Time", "y"), ("Cost", "refund"), keywords=("money",)))
    assert found["refund"].postings[0].parts == 0b101
    assert found["time"].postings[0].parts == 0b010
    assert found["money"].postings[0].parts == 0b001


@pytest.mark.parametrize(
    ("count", "expected"), [(8, [0, 1, 2, 3, 4, 5, 6, 7]), (9, [0, 0, 1, 2, 3, 4, 5, 6, 7])]
)
def test_more_than_eight_sections_share_parts(doc, groups, count, expected):
    found = groups(doc("A", *(f"q{'abcdefghi'[n]}q" for n in range(count))))
    parts = [found[f"q{'abcdefghi'[n]}q"].postings[0].parts for n in range(count)]
    assert parts == [1 << part for part in expected]


def test_words_with_one_stem_are_one_group_with_their_forms(doc, groups):
    group = groups(doc("A", "returns returned"), doc("B", "return"))["return"]
    assert set(group.forms) == {"return", "returned", "returns"}
    forms = [
        {form for at, form in enumerate(group.forms) if posting.forms >> at & 1}
        for posting in group.postings
    ]
    assert forms == [{"returns", "returned"}, {"return"}]


def test_forms_in_the_title_are_bits_of_their_own(doc, groups):
    group = groups(doc("Returns", "returned"), doc("A", "Returns"))["return"]
    bit = 1 << group.forms.index("returns")
    assert [posting.title for posting in group.postings] == [bit, 0]


def test_the_last_bit_stands_for_all_later_forms(doc, groups):
    forms = [
        f"istek{one}{two}"
        for one in ("", "ler", "lerim", "im", "leriniz", "imiz", "iniz")
        for two in ("", "de", "den", "e", "i")
    ]
    group = groups(*(doc(f"T{n}", form) for n, form in enumerate(forms)), tag="tr")["istek"]
    assert len(group.forms) > 31
    for posting in group.postings:
        assert posting.forms == 1 << min(30, group.forms.index(forms[posting.doc]))


def test_postings_are_in_the_order_of_the_documents(doc, groups):
    found = groups(*(doc(f"T{n}", "refund") for n in range(100)))
    assert [posting.doc for posting in found["refund"].postings] == list(range(100))
    assert found["refund"].count == 100


def test_groups_are_sorted_as_javascript_sorts(doc, groups):
    # U+FF76 is above the surrogates that 𠮷 is written with in UTF-16, and below 𠮷 itself.
    stems = list(groups(doc("𠮷", "a z é ж ￦ 𐐭 \ufe20"), tag="sq"))
    assert stems == sorted(stems, key=lambda stem: stem.encode("utf-16-be"))
    assert stems != sorted(stems)


def test_no_documents_have_no_groups(groups):
    assert groups() == {}


def test_a_document_without_words_counts_as_one(doc, groups):
    found = groups(doc("?!", "…"), doc("A", "refund"))
    assert [posting.doc for posting in found["refund"].postings] == [1]


def test_korean_words_have_groups_and_so_have_their_pairs(doc, groups):
    found = groups(doc("A", "주문배송"), tag="ko")
    assert {"주문배송", "주문", "문배", "배송"} <= set(found)


# What else a group finds


def synonyms(typed: str, *meant: str, weight: float = 0.8) -> tuple[Synonyms, ...]:
    return (Synonyms(typed=(typed,), meant=meant, weight=weight),)


def test_a_synonym_is_a_form_whose_levels_are_lower(doc, groups):
    found = groups(doc("Refund", "x"), synonyms=synonyms("cashback", "refund", weight=0.5))
    group, meant = found["cashback"], found["refund"]
    assert group.forms == ("cashback", "=5refund")
    assert [(p.forms, p.title) for p in group.postings] == [(0b10, 0b10)]
    assert group.postings[0].level == level_of(0.5 * IMPACTS[meant.postings[0].level] / 1000)
    assert meant.forms == ("refund",)


@pytest.mark.parametrize(("weight", "mark"), [(1.0, ":"), (0.95, ":"), (0.1, "1"), (0.01, "0")])
def test_the_mark_of_a_synonym_says_its_weight_in_tenths(doc, groups, weight, mark):
    found = groups(doc("Refund"), synonyms=synonyms("cashback", "refund", weight=weight))
    assert found["cashback"].forms == ("cashback", f"={mark}refund")


def test_a_word_keeps_its_own_level_where_it_is_the_better_one(doc, groups):
    documents = (doc("Cashback", "refund"), doc("Refund", "cashback"), doc("Refund", "x"))
    plain = groups(*documents)
    group = groups(*documents, synonyms=synonyms("cashback", "refund"))["cashback"]
    own = [posting.level for posting in plain["cashback"].postings]
    lowered = [level_of(0.8 * IMPACTS[p.level] / 1000) for p in plain["refund"].postings]
    assert [p.level for p in group.postings] == [own[0], lowered[1], lowered[2]]
    assert [p.forms for p in group.postings] == [0b11, 0b11, 0b10]
    assert [p.title for p in group.postings] == [0b01, 0b10, 0b10]
    assert group.count == 3


def test_parts_and_keywords_of_a_synonym_join_those_of_the_word(doc, groups):
    document = doc("A", "cashback", "x", "refund", keywords=("refund",))
    (posting,) = groups(document, synonyms=synonyms("cashback", "refund"))["cashback"].postings
    assert posting.parts == 0b101
    assert posting.keywords


def test_a_synonym_that_no_article_has_is_left_out(doc, groups):
    assert "cashback" not in groups(doc("A", "x"), synonyms=synonyms("cashback", "refund"))


def test_a_synonym_is_not_passed_on(doc, groups):
    chain = synonyms("one", "two") + synonyms("two", "three")
    group = groups(doc("Three", "three"), doc("Two", "two"), synonyms=chain)["one"]
    assert [posting.doc for posting in group.postings] == [1]


def test_the_greatest_weight_of_a_synonym_counts(doc, groups):
    twice = synonyms("cashback", "refund", weight=1.0) + synonyms("cashback", "refund", weight=0.5)
    found = groups(doc("A", "refund"), synonyms=twice)
    assert found["cashback"].postings[0].level == found["refund"].postings[0].level


def test_forms_of_one_word_are_no_synonyms(doc, groups):
    found = groups(doc("A", "returns"), synonyms=synonyms("return", "returns", "returned"))
    assert found["return"].forms == ("returns",)


def test_a_phrase_of_the_site_is_a_group_of_its_own(doc, groups):
    found = groups(
        doc("A", "Your money back today"),
        doc("B", "money, not back"),
        synonyms=synonyms("refund", "money back"),
    )
    assert [posting.doc for posting in found["money-back"].postings] == [0]
    assert found["refund"].forms == ("refund", "=8money-back")


def test_a_phrase_makes_no_text_longer(doc, groups):
    documents = (doc("A", "your money back today"), doc("B", "x y"))
    plain = groups(*documents)
    with_phrase = groups(*documents, synonyms=synonyms("refund", "money back"))
    assert "money-back" in with_phrase
    assert {stem: with_phrase[stem] for stem in plain} == plain


def test_a_word_leads_to_the_same_word_with_accents(doc, groups):
    found = groups(doc("Devolução", "x"), tag="pt")
    (sign_post,) = (group for group in found.values() if group.forms[0].startswith(">"))
    assert sign_post.stem == Analyser(language_of(Locale("pt"))).stem("devolucao")
    assert sign_post.forms == (f">{next(s for s in found if s.startswith('devolu'))}",)
    assert (len(sign_post.postings), sign_post.count) == (0, 0)


def test_a_word_leads_to_the_one_with_accents_though_the_site_has_both(doc, groups):
    found = groups(doc("Devolução", "x"), doc("B", "devolucao"), tag="pt")
    group = found[Analyser(language_of(Locale("pt"))).stem("devolucao")]
    assert group.forms == ("devolucao", ">devolu")


def test_a_compound_is_found_by_its_parts(doc, groups):
    found = groups(doc("Etikett", "x"), doc("Rücksendeetikett", "rücksenden"), tag="de")
    compound = next(stem for stem in found if stem.startswith("rucksendeet"))
    group = found["etikett"]
    assert group.forms == ("etikett", f"=6{compound}")
    levels = [posting.level for posting in found[compound].postings]
    assert [p.doc for p in group.postings] == [0, 1]
    assert group.postings[1].level == level_of(RANKING["compound"] * IMPACTS[levels[0]] / 1000)


def test_languages_that_write_words_apart_have_no_compounds(doc, groups):
    found = groups(doc("Label", "x"), doc("Returnlabel", "return"), tag="en")
    assert found["label"].forms == ("label",)


# Groups that are too large


def test_of_stop_words_only_titles_are_kept(doc, groups):
    documents = [doc("The end", "how"), doc("A", "the how", ("The", "x"), keywords=("the",))]
    found = groups(*documents, stop_words=("the", "how"))
    assert [posting.doc for posting in found["the"].postings] == [0]
    assert found["the"].count == 2
    assert (len(found["how"].postings), found["how"].count) == (0, 2)


def test_a_stem_of_more_than_stop_words_is_kept(doc, groups):
    found = groups(doc("A", "will"), doc("B", "willing"), stop_words=("will",))
    assert len(found["will"].postings) == 2


def test_a_phrase_keeps_its_stop_words(doc, groups):
    some = synonyms("tracking", "where is it now")
    found = groups(
        doc("A", "So: where is it now?"), synonyms=some, stop_words=("where", "is", "it")
    )
    assert [posting.doc for posting in found["now-where-is-it"].postings] == [0]


def test_a_large_group_keeps_its_strongest_postings_and_its_count(doc, groups, monkeypatch):
    monkeypatch.setattr(groups_module, "MOST_POSTINGS", 3)
    documents = [doc(f"T{n}", "refund " * (1 + n % 4) + "x " * (8 - n % 4)) for n in range(8)]
    group = groups(*documents)["refund"]
    assert [posting.doc for posting in group.postings] == [2, 3, 7]
    assert group.count == 8


def test_a_synonym_with_too_many_postings_counts_as_many_as_it_has(doc, groups, monkeypatch):
    monkeypatch.setattr(groups_module, "MOST_POSTINGS", 3)
    documents = [doc(f"T{n}", "refund") for n in range(8)]
    found = groups(*documents, doc("A", "cashback"), synonyms=synonyms("cashback", "refund"))
    assert found["cashback"].count == 8


def test_of_equal_postings_the_first_documents_are_kept(doc, groups, monkeypatch):
    monkeypatch.setattr(groups_module, "MOST_POSTINGS", 3)
    group = groups(*(doc(f"T{n}", "refund") for n in range(8)))["refund"]
    assert [posting.doc for posting in group.postings] == [0, 1, 2]


def test_a_group_with_synonyms_is_cut_after_they_are_joined(doc, groups, monkeypatch):
    monkeypatch.setattr(groups_module, "MOST_POSTINGS", 3)
    documents = [doc(f"T{n}", "refund") for n in range(3)] + [doc("Cashback", "x")]
    group = groups(*documents, synonyms=synonyms("refund", "cashback"))["refund"]
    assert 3 in [posting.doc for posting in group.postings]
    assert len(group.postings) == 3
    assert group.count == 4


def test_a_group_of_just_the_most_is_whole(doc, groups, monkeypatch):
    monkeypatch.setattr(groups_module, "MOST_POSTINGS", 3)
    assert len(groups(*(doc(f"T{n}", "refund") for n in range(3)))["refund"].postings) == 3
