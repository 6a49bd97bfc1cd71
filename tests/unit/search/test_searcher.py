import pytest

from kbgen.search import Searcher, SearchError
from kbgen.search.index import FILES
from kbgen.search.shards import compress


@pytest.fixture(scope="module")
def shop(doc, index, searcher_of) -> Searcher:
    return searcher_of(
        index(
            doc(
                "Refunds",
                "You get your money back.",
                ("How long does it take?", "Five working days by card."),
                ("By voucher", "A voucher comes at once. It is valid for two years."),
            ),
            doc("Return an item", "Print the label.", ("Costs", "Returning costs nothing.")),
            doc("What shipping costs", "From €3.95 by card.", keywords=("postage", "p&p")),
            doc("Delivery times", "Two days. Refunds are another matter."),
        )
    )


def ids(hits) -> list[str]:
    return [hit.id for hit in hits]


# What is found


def test_a_word_of_the_title_ranks_above_one_of_the_text(shop):
    assert ids(shop.search("refunds")) == ["refunds", "delivery-times"]


def test_each_article_is_found_once(shop):
    assert ids(shop.search("voucher")) == ["refunds"]


def test_keywords_are_found_that_no_text_has(shop):
    assert ids(shop.search("postage")) == ["what-shipping-costs"]


def test_more_of_the_query_ranks_higher(shop):
    assert ids(shop.search("card costs"))[0] == "what-shipping-costs"


def test_other_forms_of_a_word_are_found(shop):
    assert ids(shop.search("refunded")) == ["refunds", "delivery-times"]


def test_case_and_accents_do_not_count(shop):
    assert ids(shop.search("RÉFUNDS")) == ids(shop.search("refunds"))


def test_at_most_so_many_are_returned(shop):
    assert len(shop.search("refunds", 1)) == 1


@pytest.mark.parametrize("query", ["", "   ", "?!", "🙂", "qqqqqqqq"])
def test_nothing_finds_nothing(shop, query):
    assert shop.search(query) == []


def test_a_very_long_query_is_no_trouble(shop):
    assert shop.search("refund " + "x y z " * 500)
    assert shop.search("x" * 10_000) == []


def test_scores_fall(shop):
    scores = [hit.score for hit in shop.search("costs card refunds")]
    assert scores == sorted(scores, reverse=True)
    assert scores[-1] > 0


def test_equals_stand_in_the_order_of_their_ids(doc, found):
    assert found("same", *(doc(f"T{n}", "same") for n in range(4))) == ["t0", "t1", "t2", "t3"]


# What a hit says


def test_a_hit_says_what_a_page_shows(shop):
    hit = shop.search("voucher")[0]
    assert (hit.title, hit.locale, hit.category) == ("Refunds", "en", "Help")
    assert hit.excerpt == "About Refunds."


def test_the_address_leads_to_the_best_section(shop):
    hit = shop.search("voucher valid")[0]
    assert hit.section == ("by-voucher", "By voucher")
    assert hit.url == "en/a/refunds/#by-voucher"


def test_above_the_first_heading_there_is_no_section(shop):
    hit = shop.search("money back")[0]
    assert hit.section is None
    assert hit.url == "en/a/refunds/"


def test_the_earliest_of_equal_sections_is_the_best(doc, index, searcher_of):
    files = index(doc("A", "x", ("One", "refund"), ("Two", "refund")), doc("B", "y"))
    assert searcher_of(files).search("refund")[0].section == ("one", "One")


def test_the_section_with_the_rarer_word_is_the_best(doc, index, searcher_of):
    files = index(
        doc("A", "x", ("One", "common"), ("Two", "rare")), doc("B", "common"), doc("C", "common")
    )
    assert searcher_of(files).search("common rare")[0].section == ("two", "Two")


def test_a_word_in_the_heading_says_more_than_one_in_the_text(doc, index, searcher_of):
    files = index(doc("A", "x", ("One", "refund"), ("Refund", "y")), doc("B", "z"))
    assert searcher_of(files).search("refund")[0].section == ("refund", "Refund")


# Words that are still typed


@pytest.mark.parametrize("query", ["re", "ref", "refu", "refun", "refund", "refunds"])
def test_the_beginning_of_the_last_word_is_enough(shop, query):
    assert "refunds" in ids(shop.search(query))


def test_one_letter_says_nothing(shop):
    assert shop.search("r") == []


def test_a_word_that_is_finished_is_no_beginning(shop):
    assert shop.search("ref ") == []
    assert shop.search("ref?") == []


def test_only_the_last_word_is_a_beginning(shop):
    assert ids(shop.search("vou days")) == ids(shop.search("qqqqqqqq days"))


def test_a_whole_word_ranks_above_a_beginning(doc, found):
    assert found("ship", doc("Shipment", "a"), doc("Ship", "a"))[0] == "ship"


# Typos


@pytest.mark.parametrize(
    "query", ["refnuds", "rfunds", "refuunds", "refumds", "shiping", "vuocher", "delivary times"]
)
def test_one_typo_is_forgiven(shop, query):
    assert shop.search(query)


def test_two_typos_are_forgiven_in_long_words(doc, found):
    documents = [doc("Cancellation", "a"), doc("Voucher", "b")]
    assert found("cancelation", *documents) == ["cancellation"]
    assert found("canzelation", *documents) == ["cancellation"]
    assert found("vuocxer", *documents) == []


def test_short_words_are_meant_as_they_are_written(doc, found):
    assert found("cot", doc("Cat", "a")) == []


def test_a_known_word_is_no_typo(doc, found):
    assert found("cards", doc("Cards", "a"), doc("Carts", "b")) == ["cards"]


def test_a_typo_ranks_below_the_word(doc, found):
    assert found("vaucher card", doc("Voucher", "a"), doc("Card", "b"))[0] == "card"


# Questions


def test_words_of_questions_do_not_count(shop):
    assert ids(shop.search("how do i get a refund")) == ids(shop.search("refund"))


def test_stop_words_alone_are_searched(doc, found):
    documents = [doc("What is this?", "a"), doc("Refunds", "b")]
    assert found("what is this", *documents) == ["what-is-this?"]
    assert found("the", doc("The The", "a"), doc("B", "b")) == ["the-the"]


# Languages


@pytest.mark.parametrize("query", ["Rückgabe", "rueckgabe", "ruckgabe", "RÜCKGABE", "Ruckgaben"])
def test_german_is_found_however_it_is_typed(doc, found, query):
    documents = [doc("Rückgabe und Größe", "a"), doc("Versand", "b")]
    assert found(query, *documents, tag="de") == ["rückgabe-und-größe"]


@pytest.mark.parametrize("query", ["größe", "groesse", "grosse", "Größen", "GRÖSSE"])
def test_german_sharp_s_is_found_however_it_is_typed(doc, found, query):
    documents = [doc("Rückgabe und Größe", "a"), doc("Versand", "b")]
    assert found(query, *documents, tag="de") == ["rückgabe-und-größe"]


def test_a_german_word_that_is_spelt_with_ue_is_found(doc, found):
    assert found("neue", doc("Neue Adresse", "a"), doc("B", "b"), tag="de") == ["neue-adresse"]


@pytest.mark.parametrize("query", ["إرجاع", "ارجاع", "أرجاع", "إِرْجَاع", "الإرجاع", "ارجـــاع"])
def test_arabic_is_found_however_it_is_typed(doc, found, query):
    documents = [
        doc("كيفية إرجاع المنتجات", "أ", doc_id="return"),
        doc("الشحن", "ب", doc_id="ship"),
    ]
    assert found(query, *documents, tag="ar") == ["return"]


def test_arabic_stop_words_do_not_count(doc, found):
    documents = [doc("إرجاع", "أ", doc_id="return"), doc("على", "ب", doc_id="on")]
    assert found("على إرجاع", *documents, tag="ar") == ["return"]


@pytest.mark.parametrize("query", ["送料", "無料", "料無", "送料無料", "送", "送料は無料ですか"])
def test_japanese_is_found_by_pairs_of_characters(doc, found, query):
    documents = [
        doc("送料無料について", "ご注文", doc_id="free"),
        doc("返品方法", "ラベル", doc_id="return"),
    ]
    assert found(query, *documents, tag="ja")[0] == "free"


def test_katakana_is_found_as_hiragana_and_in_half_width(doc, found):
    documents = [doc("カードで支払う", "a", doc_id="card"), doc("返品", "b", doc_id="return")]
    for query in ("カード", "かーど", "ｶｰﾄﾞ"):
        assert found(query, *documents, tag="ja") == ["card"]


def test_japanese_that_shares_no_pair_is_not_found(doc, found):
    assert found("返金", doc("送料", "無料"), tag="ja") == []


# Large and broken indexes


def test_every_word_is_found_across_shards(doc, index, searcher_of):
    words = [f"{chr(97 + n % 26)}{n:04}" for n in range(3000)]
    searcher = searcher_of(index(*(doc(f"t{n}", " ".join(words[n::60])) for n in range(60))))
    for n in range(0, 3000, 37):
        assert ids(searcher.search(words[n])) == [f"t{n % 60}"]


def test_a_locale_without_index_says_what_to_do(searcher_of):
    with pytest.raises(SearchError, match="no search index for en") as caught:
        searcher_of({})
    assert caught.value.hint == "Run: kbgen build"


@pytest.mark.parametrize("data", [b"", b"{", b"\xff", b'{"format": 99}', b"[]", b"null", b"{}"])
def test_a_manifest_of_another_kind_is_refused(searcher_of, data):
    with pytest.raises(SearchError):
        searcher_of({"_kb/search/en.json": data})


DAMAGES = {
    "empty": lambda _: b"",
    "cut": lambda data: data[: len(data) // 2],
    "flipped": lambda data: data[:-6] + bytes([data[-6] ^ 0xFF]) + data[-5:],
    "garbled": lambda data: data[:10] + b"\xff" * 30,
    "a page": lambda _: b"<!doctype html>",
    "another": lambda _: compress(b"x"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_index_file_is_told_as_such(doc, index, searcher_of, damage):
    files = index(doc("Refunds", "text"))
    damaged = {p: DAMAGES[damage](d) if p.startswith(FILES) else d for p, d in files.items()}
    with pytest.raises(SearchError, match="cannot be read"):
        searcher_of(damaged).search("refunds")


def test_a_missing_index_file_is_told_as_such(doc, index, searcher_of):
    files = {p: d for p, d in index(doc("Refunds", "text")).items() if not p.startswith(FILES)}
    with pytest.raises(SearchError, match="cannot be read"):
        searcher_of(files).search("refunds")
