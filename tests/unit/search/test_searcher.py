import pytest

from kbgen.model.locale import Locale
from kbgen.model.search import Pin, Synonyms
from kbgen.search import index as index_module
from kbgen.search import vocabulary as vocabulary_module
from kbgen.search.files import compress
from kbgen.search.reader import SearchError
from kbgen.search.searcher import Searcher


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
    assert ids(shop.search("postage"))[0] == "what-shipping-costs"


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


# What comes first


def test_a_title_of_all_words_wins_over_a_text_that_repeats_them(doc, found):
    often = doc("Other", "lantern battery " * 20, ("Lantern", "battery lantern battery"))
    assert found("lantern battery", often, doc("Battery of a lantern", "x"))[0] == (
        "battery-of-a-lantern"
    )


def test_words_that_stand_together_in_a_section_win(doc, found):
    apart = doc("Apart", "lantern x", ("One", "y"), ("Two", "battery z"))
    together = doc("Together", "x", ("One", "lantern battery"), ("Two", "y z"))
    assert found("lantern battery", apart, together) == ["together", "apart"]


def test_what_stands_at_the_beginning_says_what_an_article_is_about(doc, found):
    early = doc("B", "lantern", ("One", "x"), ("Two", "y"))
    late = doc("A", "x", ("One", "y"), ("Two", "lantern"))
    assert found("lantern", late, early) == ["b", "a"]


def test_rare_words_count_more_than_common_ones(doc, found):
    common = [doc(f"C{n}", "lantern x y") for n in range(6)]
    assert found("lantern battery", *common, doc("Z", "battery x y"))[0] == "z"


def test_the_word_itself_wins_over_its_forms_over_beginnings_over_typos(doc, found):
    documents = [
        doc("A", "x lanterms", doc_id="4-typo"),
        doc("B", "x lanternships", doc_id="3-beginning"),
        doc("C", "x lantern", doc_id="2-form"),
        doc("D", "x lanterns", doc_id="1-exact"),
    ]
    assert found("lanterns", *documents[1:]) == ["1-exact", "2-form", "3-beginning"]
    assert found("lanternz", documents[0], documents[3]) == ["1-exact", "4-typo"]
    assert found("lanterns z", *documents) == ["1-exact", "2-form"]


def test_the_form_that_was_typed_wins_in_titles_too(doc, found):
    assert found("parcels ", doc("Parcel", "x"), doc("Parcels", "x")) == ["parcels", "parcel"]


def test_the_longer_a_beginning_the_better(doc, found):
    documents = [doc("A", "x lanternmaker"), doc("B", "x lanterna")]
    assert found("lantern", *documents) == ["b", "a"]


def test_one_typo_wins_over_two(doc, found):
    documents = [doc("A", "x lamternshipz"), doc("B", "x lanternshipz")]
    assert found("lanternships ", *documents) == ["b", "a"]


def test_an_owners_boost_decides_among_equals(doc, found):
    documents = [doc("A", "lantern"), doc("B", "lantern", boost=1.15), doc("C", "lantern")]
    assert found("lantern", *documents) == ["b", "a", "c"]


def test_a_boost_below_one_lowers(doc, found):
    assert found("lantern", doc("A", "lantern", boost=0.5), doc("B", "lantern")) == ["b", "a"]


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


def test_a_heading_that_means_the_same_is_a_heading_with_the_word(doc, index, searcher_of):
    synonyms = (Synonyms(typed=("lantern",), meant=("torch",), weight=0.8),)
    files = index(doc("A", "x", ("One", "torch"), ("Torch", "y")), doc("B"), synonyms=synonyms)
    assert searcher_of(files).search("lantern")[0].section == ("torch", "Torch")


def test_a_long_article_leads_to_the_heading_within_an_eighth(doc, index, searcher_of):
    sections = [(f"{'abcdefghijklmnopqrst'[n] * 3}", "text") for n in range(20)]
    files = index(doc("A", "x", *sections), doc("B", "y"))
    assert searcher_of(files).search("jjj")[0].section == ("jjj", "jjj")


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


def test_a_beginning_of_a_synonym_finds_what_it_means(doc, found):
    synonyms = (Synonyms(typed=("chargeback",), meant=("lantern",), weight=0.8),)
    assert found("charg", doc("Lantern"), doc("B"), synonyms=synonyms) == ["lantern"]


def test_a_beginning_is_found_though_its_stem_is_shorter(doc, found):
    # The stem is "deliveri".
    assert found("delivery", doc("Deliveries", "x"), doc("B")) == ["deliveries"]
    assert found("deliverie", doc("Deliveries", "x"), doc("B")) == ["deliveries"]


# Typos


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("lantren ", "lantern"),
        ("lntern ", "lantern"),
        ("laantern ", "lantern"),
        ("lamtern ", "lantern"),
        ("kantern ", "lantern"),
        ("alntern ", "lantern"),
        ("antern ", "lantern"),
        ("llantern ", "lantern"),
        ("lanterm", "lantern"),
    ],
)
def test_one_typo_is_forgiven_wherever_it_is(doc, found, query, expected):
    assert found(query, doc("Lantern"), doc("Blanket")) == [expected]


def test_two_typos_are_forgiven_in_long_words(doc, found):
    documents = [doc("Cancellation", "a"), doc("Voucher", "b")]
    assert found("cancelation ", *documents) == ["cancellation"]
    assert found("canzelation ", *documents) == ["cancellation"]
    assert found("vuocxer ", *documents) == []


@pytest.mark.parametrize("query", ["lamt", "lamte", "lantr", "alnte", "kanter"])
def test_an_unfinished_word_may_be_misspelt(doc, found, query):
    assert found(query, doc("Lanternmaker"), doc("Blanket")) == ["lanternmaker"]
    assert found(f"{query} ", doc("Lanternmaker"), doc("Blanket")) == []


def test_a_typo_in_the_first_letter_counts_less(doc, found):
    assert found("battle ", doc("A", "x rattle"), doc("B", "x battla")) == ["b", "a"]


def test_short_words_are_meant_as_they_are_written(doc, found):
    assert found("cot", doc("Cat", "a")) == []


def test_a_known_word_is_no_typo(doc, found):
    assert found("carts", doc("Carts", "b"), doc("Cards", "a")) == ["carts"]


def test_a_typo_ranks_below_the_word(doc, found):
    assert found("vaucher card", doc("Voucher", "a"), doc("Card", "b"))[0] == "card"


def test_a_misspelt_synonym_finds_what_it_means(doc, found):
    synonyms = (Synonyms(typed=("chargeback",), meant=("lantern",), weight=0.8),)
    assert found("chargebakc ", doc("Lantern"), doc("B"), synonyms=synonyms) == ["lantern"]


@pytest.mark.parametrize("query", ["lantren ", "lamtern ", "antern ", "kantern ", "lanten "])
def test_typos_are_forgiven_in_large_sites(doc, found, words, query, monkeypatch):
    monkeypatch.setattr(vocabulary_module, "ONE_FILE", 0)
    monkeypatch.setattr(vocabulary_module, "FILE_LETTERS", (40, 40))
    assert found(query, doc("Lantern"), doc("B", " ".join(words(300)))) == ["lantern"]


def test_korean_letters_are_typed_one_by_one(doc, found):
    documents = [doc("비밀번호", "가", doc_id="password"), doc("배송", "나", doc_id="ship")]
    # One letter of a syllable is another, is missing, or is one too many.
    for query in ("비밀번허", "비밀버호", "비밇번호", "삐밀번호"):
        assert found(f"{query} ", *documents, tag="ko")[0] == "password"


# Synonyms


def synonyms(typed: tuple[str, ...], meant: tuple[str, ...], weight: float = 0.8):
    return (Synonyms(typed=typed, meant=meant, weight=weight),)


def test_a_synonym_of_one_way_leads_one_way(doc, found):
    some = synonyms(("bivvy",), ("lantern",))
    documents = [doc("Lantern"), doc("Bivvy", "x")]
    assert found("bivvy", *documents, synonyms=some) == ["bivvy", "lantern"]
    assert found("lantern", *documents, synonyms=some) == ["lantern"]


@pytest.mark.parametrize("query", ["إلغاء", "الغاء", "إلغاء الاشتراك", "الغاء الاشتراك"])
def test_a_synonym_is_typed_without_accents_that_the_stemmer_wants(query, doc, found):
    some = synonyms((query.replace("الغاء", "إلغاء"),), ("lantern",))
    assert found(query, doc("Lantern"), doc("B"), tag="ar", synonyms=some) == ["lantern"]


def test_a_synonym_of_both_ways_leads_both_ways(doc, found):
    some = synonyms(("bivvy", "lantern"), ("bivvy", "lantern"))
    documents = [doc("Lantern"), doc("Bivvy", "x")]
    assert found("bivvy", *documents, synonyms=some) == ["bivvy", "lantern"]
    assert found("lantern", *documents, synonyms=some) == ["lantern", "bivvy"]


def test_a_synonym_in_any_form_is_found_in_any_form(doc, found):
    some = synonyms(("bivvies",), ("lanterns",))
    assert found("bivvy", doc("Lantern"), doc("B"), synonyms=some) == ["lantern"]


def test_the_heavier_synonym_comes_first(doc, found):
    some = synonyms(("bivvy",), ("one",), 0.3) + synonyms(("bivvy",), ("two",), 0.9)
    assert found("bivvy", doc("A", "one"), doc("B", "two"), synonyms=some) == ["b", "a"]


def test_a_phrase_means_a_word(doc, found):
    some = synonyms(("cash back",), ("lantern",))
    documents = [doc("Lantern"), doc("Cash", "x"), doc("B", "y")]
    assert found("i want my cash back", *documents, synonyms=some)[0] == "lantern"
    assert found("back cash", *documents, synonyms=some) == ["cash"]


def test_a_word_means_a_phrase(doc, found):
    some = synonyms(("chargeback",), ("cash back",))
    documents = [doc("A", "cash comes back"), doc("B", "your cash back")]
    assert found("chargeback", *documents, synonyms=some) == ["b"]


def test_a_phrase_that_begins_with_a_stop_word_means_a_word(doc, found):
    some = synonyms(("where is my stuff",), ("lantern",))
    documents = [doc("Lantern"), doc("Where it is", "my stuff"), doc("B")]
    assert found("where is my stuff?", *documents, synonyms=some)[0] == "lantern"
    assert "lantern" not in found("stuff", *documents, synonyms=some)


def test_the_languages_own_synonyms_are_known(doc, found):
    assert found("money back ", doc("Refund", "x"), doc("B", "y")) == ["refund"]
    assert found("wheres my parcel", doc("Tracking", "x"), doc("B", "y")) == ["tracking"]


def test_japanese_phrases_are_synonyms(doc, found):
    some = synonyms(("お金を返し",), ("送料",))
    documents = [doc("送料", "あ", doc_id="free"), doc("返品", "い", doc_id="return")]
    assert found("お金を返して", *documents, tag="ja", synonyms=some)[0] == "free"


# Pinned answers


def test_a_pinned_answer_comes_first(doc, found):
    pins = (Pin(queries=("lanterns",), article="b"),)
    assert found("Lantern?", doc("Lantern"), doc("B"), pins=pins) == ["b", "lantern"]
    assert found("lantern maker", doc("Lantern"), doc("B"), pins=pins) == ["lantern"]


def test_a_pinned_answer_that_is_found_anyway_is_there_once(doc, found):
    pins = (Pin(queries=("lantern",), article="b"),)
    assert found("lantern", doc("Lantern"), doc("B", "lantern"), pins=pins) == ["b", "lantern"]


def test_a_pinned_answer_has_the_highest_score(doc, index, searcher_of):
    files = index(doc("Lantern"), doc("B"), pins=(Pin(queries=("lantern",), article="b"),))
    first, second = searcher_of(files).search("lantern")
    assert first.score > second.score > 0


def test_nothing_typed_finds_no_pinned_answer(doc, found):
    assert found("", doc("A"), pins=(Pin(queries=("🙂", "lantern"), article="a"),)) == []


# Questions


def test_words_of_questions_do_not_count(doc, found):
    documents = [doc("How do I do it", "get a grip"), doc("Lantern", "x"), doc("B", "lantern")]
    assert found("how do i get a lantern", *documents)[:2] == ["lantern", "b"]


def test_stop_words_alone_are_searched_in_titles(doc, found):
    documents = [doc("What is this", "x"), doc("A", "what is this, what is this")]
    assert found("what is this ", *documents) == ["what-is-this"]


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


def test_a_compound_is_found_by_its_part(doc, found):
    documents = [doc("Rücksendeetikett", "x"), doc("Etikett", "rücksenden"), doc("B", "y")]
    assert found("Etikett", *documents, tag="de") == ["etikett", "rücksendeetikett"]


def test_a_compound_that_no_article_has_finds_its_parts(doc, found):
    documents = [doc("Paket", "x"), doc("Größe", "x"), doc("Gewicht", "x")]
    assert sorted(found("Paketgröße ", *documents, tag="de")) == ["größe", "paket"]
    assert sorted(found("Gewichtsgröße ", *documents, tag="de")) == ["gewicht", "größe"]


@pytest.mark.parametrize(("tag", "query"), [("nl", "pakketlabel "), ("sv", "paketetikett ")])
def test_compounds_are_known_in_other_languages(doc, found, tag, query):
    documents = [doc("Pakket paket", doc_id="a"), doc("Label etikett", doc_id="b"), doc("C")]
    assert sorted(found(query, *documents, tag=tag)) == ["a", "b"]


def test_words_that_are_written_apart_may_be_typed_as_one(doc, found):
    documents = [doc("Parcel"), doc("Label"), doc("Parcel label"), doc("Other")]
    assert found("parcellabel ", *documents)[0] == "parcel-label"
    assert found("parcelroad ", *documents) == []
    assert found("parcellabels ", *documents) == []


def test_compounds_may_be_typed_apart_and_unfinished(doc, found):
    documents = [doc("Versandkostenpauschale", doc_id="fee"), doc("Kostenlos", doc_id="free")]
    assert found("versand kosten", *documents, tag="de")[0] == "fee"
    assert "fee" not in found("versand kosten ", *documents, tag="de")


@pytest.mark.parametrize(
    ("query", "text"),
    [("2kg", "up to 30 kg"), ("2kg", "from 2 parcels on"), ("iphone15", "an iPhone case")],
)
def test_a_number_and_its_unit_are_known_by_one_of_them(doc, found, query, text):
    assert found(f"{query} ", doc("A", text), doc("B", "other")) == ["a"]


def test_a_phrase_is_known_though_a_word_of_it_is_misspelt(doc, found):
    some = synonyms(("cash return",), ("lantern",))
    documents = [doc("Lantern"), doc("Cash", "x"), doc("B", "a cash return")]
    assert found("my cash retrun", *documents, synonyms=some)[0] in {"b", "lantern"}
    assert "lantern" in found("my cash retrun", *documents, synonyms=some)
    assert "lantern" not in found("my cash retina", *documents, synonyms=some)


@pytest.mark.parametrize("query", ["devolução", "devolucao", "DEVOLUCAO", "devoluçao"])
def test_accents_may_be_left_out_though_they_matter_to_the_stemmer(doc, found, query):
    documents = [doc("Devolução", "x", doc_id="a"), doc("Entrega", "y", doc_id="b")]
    assert found(f"{query} ", *documents, tag="pt") == ["a"]


@pytest.mark.parametrize("texts", [("devolução", "devolucao"), ("devolucao", "devolução")])
def test_accents_may_be_left_out_though_an_article_leaves_them_out_too(doc, found, texts):
    documents = [doc("A", texts[0]), doc("B", texts[1]), doc("C", "entrega")]
    assert sorted(found("devolucao ", *documents, tag="pt")) == ["a", "b"]


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
    assert found("返却", doc("送料", "無料"), tag="ja") == []


def test_a_part_of_a_korean_word_is_found(doc, found):
    documents = [doc("주문배송조회", "가", doc_id="track"), doc("환불", "나", doc_id="refund")]
    assert found("배송", *documents, tag="ko") == ["track"]


# Large and broken indexes


def test_every_word_is_found_across_shards(doc, index, searcher_of):
    words = [f"{chr(97 + n % 26)}{n:04}" for n in range(3000)]
    searcher = searcher_of(index(*(doc(f"t{n}", " ".join(words[n::60])) for n in range(60))))
    assert searcher.reader.manifest["shards"]["count"] > 3
    for n in range(0, 3000, 37):
        assert ids(searcher.search(words[n])) == [f"t{n % 60}"]


def test_a_beginning_is_found_in_the_shards_around_it(doc, found, monkeypatch):
    monkeypatch.setattr(index_module, "SHARD_BYTES", (1, 1))
    stems = [doc("A", "lanterna"), doc("B", "lanternb"), doc("C", "lanternc"), doc("D", "zzz")]
    assert found("lantern", *stems) == ["a", "b", "c"]


def test_a_long_query_reads_no_more_than_its_first_words_need(
    doc, index, reader_of, words, monkeypatch
):
    monkeypatch.setattr(index_module, "SHARD_BYTES", (1, 1))
    files = index(doc("A", " ".join(words(400))), tag="hu")
    read = []

    def count(path: str) -> bytes:
        read.append(path)
        return reader_of(files)(path)

    Searcher(count, Locale("hu")).search(" ".join(words(400)) + " ")
    assert len(set(read)) < 60


def test_a_locale_without_index_says_what_to_do(searcher_of):
    with pytest.raises(SearchError, match="No search index found for en") as caught:
        searcher_of({})
    assert caught.value.hint == "Run: kbgen build"


@pytest.mark.parametrize("data", [b"", b"{", b"\xff", b'{"format": 1}', b"[]", b"null", b"{}"])
def test_a_manifest_of_another_kind_is_refused(searcher_of, data):
    with pytest.raises(SearchError):
        searcher_of({"_kb/search/en.json": data})


DAMAGES = {
    "empty": lambda _: b"",
    "cut": lambda data: data[: len(data) // 2],
    "flipped": lambda data: data[:-6] + bytes([data[-6] ^ 0xFF]) + data[-5:],
    "another sum": lambda data: data[:-1] + bytes([data[-1] ^ 0xFF]),
    "a page": lambda _: b"<!doctype html>",
    "another": lambda _: compress(b"x"),
    "large numbers": lambda _: compress(b"\x01a\x01\x01" + b"\xff" * 5 + b"\x01\x00\x01"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_index_file_is_told_as_such(doc, index, searcher_of, damage):
    files = index(doc("Refunds", "text"))
    damaged = {p: DAMAGES[damage](d) if "/i/" in p else d for p, d in files.items()}
    with pytest.raises(SearchError, match="cannot be read"):
        searcher_of(damaged).search("refunds")


def test_a_missing_index_file_is_told_as_such(doc, index, searcher_of):
    files = {p: d for p, d in index(doc("Refunds", "text")).items() if "/i/" not in p}
    with pytest.raises(SearchError, match="cannot be read"):
        searcher_of(files).search("refunds")


# What a title asks


@pytest.fixture(scope="module")
def asking(doc) -> list:
    return [
        doc("How long does it take?", "Three days.", doc_id="times"),
        doc("When do I get my money?", "Soon.", doc_id="money"),
        doc("Delivery", "By van.", doc_id="delivery"),
        doc("Else", "How long does it take? Who knows.", doc_id="else"),
    ]


QUESTIONS = (
    Synonyms(typed=("long does it take", "when do i get"), meant=("speed",)),
    Synonyms(typed=("when do i get my money",), meant=("refund", "money back")),
    Synonyms(typed=("van",), meant=("lorry",)),
)


@pytest.mark.parametrize(("query", "expected"), [("speed", ["times"]), ("speeds", ["times"])])
def test_a_title_that_asks_is_found_by_what_its_question_means(found, asking, query, expected):
    assert found(query, *asking, synonyms=QUESTIONS) == expected


def test_of_the_questions_in_a_title_the_longest_one_decides(found, asking):
    assert found("refund", *asking, synonyms=QUESTIONS) == ["money"]
    assert found("money back ", *asking, synonyms=QUESTIONS)[0] == "money"


def test_a_heading_that_asks_is_found_by_what_its_question_means(doc, found):
    documents = [doc("A", "x", ("How long does it take?", "y")), doc("B", "x")]
    assert found("speed", *documents, synonyms=QUESTIONS) == ["a"]


def test_a_single_word_of_a_title_asks_nothing(doc, found):
    assert found("lorry", doc("Van"), synonyms=QUESTIONS) == []


def test_a_title_with_the_word_comes_before_one_that_asks(doc, found, asking):
    documents = [*asking, doc("Speed of delivery", "x", doc_id="speed")]
    assert found("speed", *documents, synonyms=QUESTIONS) == ["speed", "times"]
