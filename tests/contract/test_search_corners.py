"""Indexes that are odd: full of forms and sections, empty, or damaged on disk."""

import json

import pytest

from kbgen.model.article import Section
from kbgen.model.locale import Locale
from kbgen.model.search import SearchDoc
from kbgen.search import SearchError
from kbgen.search.shards import compress


def article(name: str, title: str, *texts: str) -> SearchDoc:
    sections = tuple(
        Section(anchor=f"s{at}" if at else "", title=f"Part {at}" if at else "", text=text)
        for at, text in enumerate(texts)
    )
    return SearchDoc(
        id=name,
        url=f"x/{name}/",
        title=title,
        description="",
        category="",
        keywords=(),
        sections=sections,
    )


@pytest.fixture
def both(tmp_path, node, make_index):
    """Index articles; return what both find, which must be the same."""

    def index_(tag: str, *documents: SearchDoc):
        index = make_index(tmp_path / "site", Locale(tag), documents)

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


def test_the_thirtieth_section_stands_for_all_later_ones(both):
    search = both("en", article("long", "Long", *(f"word{at}" for at in range(40))))
    sections = {at: search(f"word{at}")[0][2] for at in (0, 1, 29, 30, 31, 39)}
    assert sections == {
        0: None,
        1: ("s1", "Part 1"),
        29: ("s29", "Part 29"),
        30: ("s30", "Part 30"),
        31: ("s30", "Part 30"),
        39: ("s30", "Part 30"),
    }


def test_a_stem_with_more_forms_than_bits_is_found_by_each_of_them(both):
    endings = ["", "ler", "lerim", "lerimiz", "leriniz", "lerin", "leri", "im", "imiz", "iniz"]
    cases = ["", "de", "den", "e", "dir", "deki"]
    forms = [f"istek{ending}{case}" for ending in endings for case in cases]
    search = both("tr", *(article(f"a{at:02}", "Yazı", form) for at, form in enumerate(forms)))
    for at, form in enumerate(forms):
        hits = search(form, limit=100)
        best = [hit[0] for hit in hits if hit[3] == hits[0][3]]
        assert f"a{at:02}" in best


def test_articles_that_are_alike_come_in_the_order_of_their_names(both):
    search = both("en", *(article(f"a{at}", "Refund", "Money back.") for at in range(9)))
    assert ids(search("refund")) == [f"a{at}" for at in range(9)]


@pytest.mark.parametrize("tag", ["en", "ja", "zh"])
def test_an_index_without_articles_finds_nothing(tag, both):
    search = both(tag)
    assert [search(query) for query in ("", "a", "refund", "返品", "返")] == [[], [], [], [], []]


def test_an_article_without_words_is_found_by_nothing(both):
    search = both("en", article("dash", "—", "…"), article("empty", ""), article("a", "A", "word"))
    assert ids(search("word")) == ["a"]
    assert ids(search("—")) == []


def test_words_of_two_code_units_are_sorted_alike(both):
    words = [first + second for first in "a𐐨𠮷\ufe20가ﾊ" for second in "z𞤢𠀋\ufe2f힣ー"]
    many = " ".join(f"{word}{number}" for word in words for number in range(60))
    search = both("en", article("all", "All", many), article("other", "Other", "nothing"))
    for word in words:
        search(f"{word}1")


DAMAGES = {
    "cut short": lambda data: data[: len(data) // 2],
    "empty": lambda _: b"",
    "another block": lambda data: data[:10] + bytes([data[10] ^ 255]) + data[11:],
    "another byte": lambda data: data[:15] + bytes([data[15] ^ 255]) + data[16:],
    "no gzip": lambda _: b"<!doctype html>",
    "no shard": lambda _: compress(b"<!doctype html>"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_shard_is_an_error_to_both_until_it_is_whole_again(
    damage, tmp_path, node, node_error, make_index
):
    site = tmp_path / "site"
    index = make_index(site, Locale("en"), (article("a", "Refund", "Money."),))
    name = json.loads((site / "_kb/search/en.json").read_text(encoding="utf-8"))["shards"][0][1]
    shard = site / "_kb/search/i" / name
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
    index = make_index(site, Locale("en"), (article("a", "Refund", "Money."),))
    files = site / "_kb/search/i"
    files.rename(tmp_path / "away")
    files.mkdir()
    with pytest.raises(SearchError):
        index.in_python("refund")
    with pytest.raises(node_error, match="SearchError: search index: network"):
        index.in_browser(node, "refund")
    files.rmdir()
    (tmp_path / "away").rename(files)
    assert ids(index.in_python("refund")) == ids(index.in_browser(node, "refund")) == ["a"]
