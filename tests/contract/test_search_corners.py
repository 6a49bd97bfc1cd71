"""Indexes that are odd: full of forms and sections, empty, or damaged on disk."""

import pytest

from kbgen.model.article import Section
from kbgen.model.locale import Locale
from kbgen.model.search import Pin, Synonyms
from kbgen.search.files import compress
from kbgen.search.reader import SearchError
from tests.written import Written, WrittenCorpus


def article(name: str, title: str, *texts: str, keywords: tuple[str, ...] = ()) -> Written:
    sections = tuple(
        Section(anchor=f"s{at}" if at else "", title=f"Part {at}" if at else "", text=text)
        for at, text in enumerate(texts)
    )
    return Written(
        id=name,
        url=f"x/{name}/",
        title=title,
        description="",
        category="",
        keywords=keywords,
        sections=sections,
    )


def corpus(tag: str, *documents: Written, **more: object) -> WrittenCorpus:
    return WrittenCorpus(locale=Locale(tag), documents=documents, **more)


@pytest.fixture
def both(tmp_path, node, make_index):
    """Index articles; return what both find, which must be the same."""

    def index_(tag: str, *documents: Written, limits=None, **more: object):
        index = make_index(tmp_path / "site", corpus(tag, *documents, **more), limits)

        def search(query: str, limit: int = 10) -> list[tuple[object, ...]]:
            found = index.in_python(query, limit)
            assert index.in_browser(node, query, limit) == found
            return found

        return search

    return index_


def ids(hits) -> list[str]:
    return [hit[0] for hit in hits]


def test_a_ligature_of_several_words_is_found_by_each_of_them(both):
    search = both("ar", article("one", "عن الشحن", "محمد ﷺ"), article("two", "عن الدفع", "شيء آخر"))
    assert ids(search("وسلم")) == ["one"]
    assert ids(search("ﷺ")) == ["one"]
    assert ids(search("الدفع")) == ["two"]


def test_a_vowel_sign_of_its_own_breaks_no_shard(both):
    search = both("ar", article("one", "الشحن", "علامة \ufe70 هنا"), article("two", "الدفع", "شيء"))
    assert ids(search("الدفع")) == ["two"]
    assert search("\ufe70") == []


def test_up_to_eight_sections_are_told_apart(both):
    search = both("hu", article("long", "Long", *(f"word{at}" for at in range(8))))
    assert [search(f"word{at}")[0][1] for at in range(8)] == [
        "x/long/",
        *(f"x/long/#s{at}" for at in range(1, 8)),
    ]


def test_of_more_sections_the_first_of_each_eighth_is_found(both):
    search = both("hu", article("long", "Long", *(f"word{at}" for at in range(20))))
    found = [search(f"word{at}")[0][2] for at in range(20)]
    firsts = [0, 0, 0, 3, 3, 5, 5, 5, 8, 8, 10, 10, 10, 13, 13, 15, 15, 15, 18, 18]
    assert found == [(f"s{at}", f"Part {at}") if at else None for at in firsts]


def test_among_the_sections_of_an_eighth_a_heading_decides(both):
    texts = [f"word{at}" for at in range(30)]
    document = article("long", "Long", *texts)
    search = both("hu", document, article("other", "Other", "text"))
    assert search("word22 22")[0][2] == ("s22", "Part 22")


def test_a_section_too_many_is_no_trouble(both):
    search = both("hu", article("long", "Long", *(f"word{at}" for at in range(300))))
    assert search("word299")[0][2] == ("s263", "Part 263")


def test_a_stem_with_more_forms_than_bits_is_found_by_each_of_them(both):
    endings = ["", "ler", "lerim", "lerimiz", "leriniz", "lerin", "leri", "im", "imiz", "iniz"]
    cases = ["", "de", "den", "e", "dir", "deki"]
    forms = [f"istek{ending}{case}" for ending in endings for case in cases]
    search = both("tr", *(article(f"a{at:02}", "Yazı", form) for at, form in enumerate(forms)))
    for at, form in enumerate(forms):
        hits = search(form, limit=100)
        best = [hit[0] for hit in hits if hit[3] == hits[0][3]]
        assert f"a{at:02}" in best


def test_synonyms_beyond_the_last_bit_are_found(both):
    words = [f"{chr(97 + at)}{chr(97 + at)}meant" for at in range(26)]
    words += [f"{chr(97 + at)}{chr(98 + at)}other" for at in range(14)]
    synonyms = tuple(Synonyms(typed=("typed",), meant=(word,), weight=0.8) for word in words)
    documents = (article(word, word, "text") for word in words)
    search = both("hu", *documents, synonyms=synonyms)
    assert sorted(ids(search("typed", 100))) == sorted(words)


def test_a_word_of_three_letters_is_no_part_of_a_compound(both):
    search = both("de", article("a", "Nummer"), article("b", "Tor"), article("c", "Zoll"))
    for query in ("Tornummer ", "Nummertor "):
        assert search(query) == []
    for query in ("Torsnummer ", "Nummernstor "):
        assert ids(search(query)) == ["a"]
    assert ids(search("Zollnummer ")) == ["a", "c"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Adressänderung ", ["both", "address", "change"]),  # endings differ
        ("Adressenänderungen ", ["both", "address", "change"]),  # and with a link
        ("Kontoänderung ", ["change", "both"]),  # one part is all that is known
        ("Ändermich ", []),  # neither is
        ("Kontaktkonto ", []),
    ],
)
def test_a_compound_that_no_article_has_finds_words_with_other_endings(both, query, expected):
    documents = [
        article("address", "Adresse"),
        article("change", "Ändern"),
        article("both", "Adresse ändern"),
    ]
    assert ids(both("de", *documents)(query)) == expected


def test_a_compound_is_taken_apart_where_least_is_left_over(both):
    documents = [article("a", "Konto"), article("b", "Kontakt"), article("c", "Löschen")]
    assert ids(both("de", *documents)("Kontolöschung ")) == ["a", "c"]


def test_a_misspelt_word_is_no_compound_of_words_with_other_endings(both):
    documents = [article("a", "Adressänderung"), article("b", "Adresse"), article("c", "Ändern")]
    assert ids(both("de", *documents)("Adresänderung "))[0] == "a"
    assert "c" not in ids(both("de", *documents)("Adresänderungg "))


def test_articles_that_are_alike_come_in_the_order_of_their_names(both):
    search = both("en", *(article(f"a{at}", "Refund", "Money back.") for at in range(9)))
    assert ids(search("refund")) == [f"a{at}" for at in range(9)]


@pytest.mark.parametrize("tag", ["en", "ja", "zh", "de"])
def test_an_index_without_articles_finds_nothing(tag, both):
    search = both(tag, others=())
    for query in ("", "a", "refund", "refund policy", "返品", "返", "Rücksendeetikett"):
        assert search(query) == []


def test_an_article_without_words_is_found_by_nothing(both):
    search = both("en", article("dash", "—", "…"), article("empty", ""), article("a", "A", "word"))
    assert ids(search("word")) == ["a"]
    assert ids(search("—")) == []


def test_words_of_two_code_units_are_sorted_alike(both):
    words = [first + second for first in "a𐐨𠮷\ufe20가ﾊ" for second in "z𞤢𠀋\ufe2f힣ー"]
    many = " ".join(f"{word}{number}" for word in words for number in range(20))
    search = both(
        "en",
        article("all", "All", many),
        article("other", "Other", "nothing"),
        limits={
            "index.SHARD_BYTES": (1, 1),
            "vocabulary.ONE_FILE": 0,
            "vocabulary.FILE_LETTERS": (1, 1),
        },
    )
    for word in words:
        assert ids(search(f"{word}1")) == ["all"]
        search(f"x{word}1")
        search(f"{word}1x ")


def test_a_file_of_facts_holds_several_articles(both):
    search = both("hu", *(article(f"a{at:03}", f"Title{at}", "text") for at in range(700)))
    assert [ids(search(f"title{at} ")) for at in (0, 1, 2, 350, 698, 699)] == [
        ["a000"],
        ["a001"],
        ["a002"],
        ["a350"],
        ["a698"],
        ["a699"],
    ]


def test_a_pinned_article_comes_first_in_both(both):
    documents = (article("a", "Refund", "refund"), article("b", "𐐨 Élan", "text"))
    pins = (Pin(queries=("where is my refund", "\ufe20 𐐨 z", "constructor"), article="b"),)
    search = both("en", *documents, pins=pins)
    assert ids(search("Where is my refund?")) == ["b", "a"]
    assert ids(search("\ufe20 𐐨 Z")) == ids(search("constructors")) == ["b"]
    assert ids(search("valueOf")) == ids(search("__proto__")) == []


def test_names_that_every_object_has_are_words_like_others(both):
    words = "constructor __proto__ hasOwnProperty toString valueOf"
    search = both("hu", article("a", "Proto", words), article("b", "Other", "text"))
    for query in words.split():
        assert ids(search(query)) == ["a"]


DAMAGES = {
    "cut short": lambda data: data[: len(data) // 2],
    "empty": lambda _: b"",
    "another block": lambda data: data[:2] + bytes([data[2] ^ 255]) + data[3:],
    "another byte": lambda data: data[:15] + bytes([data[15] ^ 255]) + data[16:],
    "another checksum": lambda data: data[:-1] + bytes([data[-1] ^ 255]),
    "not packed": lambda _: b"<!doctype html>",
    "no shard": lambda _: compress(b"<!doctype html>"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_shard_is_an_error_to_both_until_it_is_whole_again(
    damage, tmp_path, node, node_error, make_index
):
    site = tmp_path / "site"
    index = make_index(site, corpus("en", article("a", "Refund", "Money.")))
    [shard] = index.listed("shards")
    whole = shard.read_bytes()
    shard.write_bytes(DAMAGES[damage](whole))
    with pytest.raises(SearchError):
        index.in_python("refund")
    with pytest.raises(node_error, match="SearchError: search index: damaged"):
        index.in_browser(node, "refund")
    shard.write_bytes(whole)
    assert ids(index.in_python("refund")) == ids(index.in_browser(node, "refund")) == ["a"]


def test_a_missing_shard_is_an_error_to_both_until_it_is_back(
    tmp_path, node, node_error, make_index
):
    site = tmp_path / "site"
    index = make_index(site, corpus("en", article("a", "Refund", "Money.")))
    files = site / "_kb/search/i/en"
    # The page has its stemmer from the first search on.
    assert index.in_browser(node, "") == []
    files.rename(tmp_path / "away")
    files.mkdir()
    with pytest.raises(SearchError):
        index.in_python("refund")
    with pytest.raises(node_error, match="SearchError: search index: gone"):
        index.in_browser(node, "refund")
    files.rmdir()
    (tmp_path / "away").rename(files)
    assert ids(index.in_python("refund")) == ids(index.in_browser(node, "refund")) == ["a"]


@pytest.mark.parametrize("name", ["words", "facts"])
def test_a_damaged_file_of_another_kind_is_an_error_to_both(
    name, tmp_path, node, node_error, make_index
):
    site = tmp_path / "site"
    index = make_index(site, corpus("en", article("a", "Refund", "Money.")))
    [file] = index.listed(name)
    file.write_bytes(DAMAGES["cut short"](file.read_bytes()))
    query = "refund" if name == "facts" else "refumd"
    with pytest.raises(SearchError):
        index.in_python(query)
    with pytest.raises(node_error, match="SearchError: search index: damaged"):
        index.in_browser(node, query)


@pytest.mark.parametrize("text", ["", "{", "null", "[]", '{"format": 1}', '{"format": "2"}'])
def test_a_manifest_of_another_kind_is_an_error_to_both(
    text, tmp_path, node, node_error, make_index
):
    site = tmp_path / "site"
    index = make_index(site, corpus("en", article("a", "Refund", "Money.")))
    (site / "_kb/search/en.json").write_text(text, encoding="utf-8")
    with pytest.raises(SearchError):
        index.in_python("refund")
    with pytest.raises(node_error, match="SearchError"):
        index.in_browser(node, "refund")


@pytest.mark.parametrize(
    "beginning",
    [
        pytest.param("refund " + "word " * 120, id="words"),
        pytest.param("refund " + "x" * 493, id="a word"),
        pytest.param("refund " + "\U0001f642" * 493, id="characters of two code units"),
        pytest.param("refund " + "\U00020000" * 492 + "a", id="letters of two code units"),
        pytest.param("refund " + "e\u0301" * 246 + "\u0301", id="marks"),
    ],
)
@pytest.mark.parametrize("rest", ["", "shipping", " shipping " * 20_000, "\U0001f642" * 50_000])
def test_of_a_long_query_the_beginning_counts(both, beginning, rest):
    search = both("en", article("a", "Refund", "word"), article("b", "Shipping", "parcel"))
    beginning = beginning[:500].ljust(500)
    assert search(beginning + rest) == search(beginning)
    assert ids(search(beginning + rest)) == ["a"]


def both_languages(tmp_path, make_index):
    """Make a site: English first, one article in German only."""
    site = tmp_path / "site"
    german = (article("a", "Rückgabe", "text"), article("b", "Gutschein", "text"))
    make_index(site, corpus("fr", article("a", "Renvoyer", "gutschein")))
    make_index(site, corpus("de", *german, others=("en",)))
    return make_index(site, corpus("en", article("a", "Return", "text"), others=("de", "fr")))


def test_words_of_another_language_lead_to_the_translation_or_to_what_has_none(
    tmp_path, node, make_index
):
    index = both_languages(tmp_path, make_index)
    for query, expected in {
        "Rückgabe": [("a", "en", "Return")],
        "Gutschein": [("b", "de", "Gutschein")],
        "return": [("a", "en", "Return")],
        "Gutschein text": [("b", "de", "Gutschein"), ("a", "en", "Return")],
        "zzzzzz": [],
    }.items():
        found = index.everywhere_in_python(query)
        assert index.everywhere_in_browser(node, query) == found
        assert [(hit[0], hit[6], hit[4]) for hit in found] == expected


def test_the_browser_asks_the_languages_first_that_its_reader_knows(tmp_path, node, make_index):
    index = both_languages(tmp_path, make_index)

    def search(*languages: str) -> list[tuple[object, object]]:
        found = index.everywhere_in_browser(node, "Gutschein", languages=languages)
        return [(hit[0], hit[6]) for hit in found]

    assert search() == search("en-GB", "de-CH") == search("it", "de") == [("b", "de")]
    assert search("fr-CA", "de") == [("a", "en")]
