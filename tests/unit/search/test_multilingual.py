from collections import Counter

import pytest

from kbgen.model.locale import Locale
from kbgen.model.search import Pin
from kbgen.search.multilingual import SiteSearcher


@pytest.fixture
def site(doc, index, reader_of):
    """Open a site in English and German, with the paths that were read in `read`."""
    english = [doc("Return", "x", doc_id="return"), doc("Only English", "y", doc_id="en")]
    german = [
        doc("Rückgabe", "x", doc_id="return"),
        doc("Gutschein", "Rückgabe y", doc_id="voucher"),
        doc("Rückgabe Zoll", "z", doc_id="customs"),
    ]
    files = index(*english, tag="en", others=("de",)) | index(*german, tag="de", others=("en",))
    read = Counter()

    def count(path: str) -> bytes:
        read[path] += 1
        return reader_of(files)(path)

    def search(query: str, tag: str = "en", limit: int = 10) -> list[tuple[str, str, str]]:
        hits = SiteSearcher(count, Locale(tag)).search(query, limit)
        return [(hit.id, hit.locale, hit.title) for hit in hits]

    search.read = read
    return search


def test_what_a_language_finds_itself_is_all(site):
    assert site("return") == [("return", "en", "Return")]
    assert "_kb/search/de.json" not in site.read


def test_words_of_another_language_find_the_translation(site):
    assert site("Rückgabe")[0] == ("return", "en", "Return")


def test_what_has_no_translation_is_found_in_its_own_language(site):
    assert site("Gutschein") == [("voucher", "de", "Gutschein")]


def test_hits_keep_the_order_of_the_language_that_found_them(site):
    found = site("Rückgabe")
    assert [hit[0] for hit in found] == [hit[0] for hit in site("Rückgabe", "de")]
    assert {hit[1] for hit in found} == {"en", "de"}


def test_a_translation_is_shown_from_its_beginning(site, doc, index, reader_of):
    english = doc("Return", "x", ("One", "gutschein"), doc_id="a")
    german = doc("Gutschein", "x", ("Zwei", "Gutschein"), doc_id="a")
    files = index(english, doc("B"), others=("de",)) | index(german, tag="de")
    hits = SiteSearcher(reader_of(files), Locale("en")).search("gutschein zwei")
    assert [hit.section for hit in hits] == [None]


def test_another_language_comes_before_what_is_found_by_correction_only(doc, index, reader_of):
    english = doc("Gutscheix", "x", doc_id="typo")
    german = doc("Gutschein", "x", doc_id="voucher")
    files = index(english, others=("de",)) | index(german, tag="de")
    searcher = SiteSearcher(reader_of(files), Locale("en"))
    assert [hit.id for hit in searcher.search("Gutscheiy ")] == ["typo"]
    assert [hit.id for hit in searcher.search("Gutschein ")] == ["voucher", "typo"]
    assert [hit.id for hit in searcher.search("Gutschein ", 1)] == ["voucher"]


def test_words_are_not_corrected_in_another_language(site):
    assert site("Gutschien ") == []
    assert site("Gutschien ", "de") == [("voucher", "de", "Gutschein")]


def test_misspelt_words_do_not_rank_in_another_language(doc, index, reader_of):
    german = [doc("Gutschein Zoll Paket", doc_id="a"), doc("Laterne", doc_id="b")]
    files = index(doc("X"), others=("de",)) | index(*german, tag="de")
    hits = SiteSearcher(reader_of(files), Locale("en")).search("Gutschein Zoll Paket Latrene ")
    assert [hit.id for hit in hits] == ["a"]


def test_who_holds_half_of_a_query_asks_no_other_language(doc, index, reader_of):
    words = ["lantern", "battery", "blanket"]
    english = [doc("Lantern battery", doc_id="a"), *(doc(f"T{n}") for n in range(4))]
    files = index(*english, others=("de",)) | index(doc(" ".join(words), doc_id="b"), tag="de")
    searcher = SiteSearcher(reader_of(files), Locale("en"))
    assert 0.5 <= searcher.own.rank(" ".join(words)).held < 0.6
    assert [hit.id for hit in searcher.search(" ".join(words))] == ["a"]
    assert [hit.id for hit in searcher.search("lantern blanket")] == ["b", "a"]


def test_what_both_languages_find_is_there_once(doc, index, reader_of):
    german = doc("Gutschein Zoll Lantern", doc_id="a")
    files = index(doc("Lantern", doc_id="a"), others=("de",)) | index(german, tag="de")
    hits = SiteSearcher(reader_of(files), Locale("en")).search("Gutschein Zoll Lantern")
    assert [(hit.id, hit.locale) for hit in hits] == [("a", "en")]


def test_what_is_known_to_neither_language_by_half_is_the_languages_own(site):
    assert site("return Gutschein") == [("return", "en", "Return")]


def test_the_likeliest_language_is_asked_first_and_no_more_than_four(doc, index, reader_of):
    tags = ("de", "nl", "sv", "da", "nb")
    files = index(doc("A"), others=tags)
    for tag in tags:
        files |= index(doc("Lantern" if tag == "nb" else "B", doc_id=tag), tag=tag)
    assert SiteSearcher(reader_of(files), Locale("en")).search("lantern") == []
    files |= index(doc("Lantern", doc_id="sv"), tag="sv") | index(
        doc("Lantern", doc_id="da"), tag="da"
    )
    assert [hit.id for hit in SiteSearcher(reader_of(files), Locale("en")).search("lantern")] == [
        "sv"
    ]


def test_a_pinned_answer_is_good_enough(doc, index, reader_of):
    pins = (Pin(queries=("Gutschein",), article="a"),)
    files = index(doc("A"), others=("de",), pins=pins) | index(doc("Gutschein"), tag="de")
    assert [hit.id for hit in SiteSearcher(reader_of(files), Locale("en")).search("gutschein")] == [
        "a"
    ]


def test_nothing_typed_asks_no_other_language_for_nothing(site):
    assert site("") == []
