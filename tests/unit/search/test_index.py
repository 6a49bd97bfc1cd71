import json
import re
import zlib
from dataclasses import replace

import pytest

from kbgen.digest import short_digest
from kbgen.model.article import Section, passages_digest
from kbgen.model.locale import Locale
from kbgen.model.search import IndexFiles, Pin, Synonyms
from kbgen.search import build_index, passages_file, segment
from kbgen.search import index as index_module
from kbgen.search import vocabulary as vocabulary_module
from kbgen.search.format import IMPACTS, LIMITS, RANKING
from kbgen.search.listing import Listing
from kbgen.search.shards import decode
from tests.written import Written, WrittenCorpus, segment_tasks

MANIFEST = "_kb/search/en.json"
FILES = "_kb/search/i/en/"


def manifest(files: dict[str, bytes], tag: str = "en") -> dict:
    return json.loads(files[f"_kb/search/{tag}.json"])


def read(files: dict[str, bytes], name: str) -> bytes:
    return zlib.decompress(files[f"{FILES}{name}.kb"])


def listed(files: dict[str, bytes], what: str) -> list[bytes]:
    """Return the content of all shards, facts, words or endings."""
    listing = Listing(manifest(files)[what], lambda name: json.loads(read(files, name)))
    return [read(files, listing.name(number)) for number in range(listing.count)]


def bounds(files: dict[str, bytes], what: str = "shards") -> list[str]:
    return manifest(files)[what]["bounds"]


def test_only_the_manifest_has_a_fixed_address(doc, index):
    paths = set(index(doc("Refunds", "text"))) - {MANIFEST}
    assert paths
    for path in paths:
        assert re.fullmatch(rf"{FILES}[0-9a-f]{{16}}(\.js|\.kb)", path)


def test_the_manifest_names_every_file(doc, index):
    files = index(doc("Refunds", "one", ("Two", "two")), doc("Costs", "three"))
    told = manifest(files)
    listed_names = "".join(told[what]["names"] for what in ("shards", "facts", "words", "endings"))
    names = [*re.findall(".{16}", listed_names), told["ids"]]
    names += [fact[6] for chunk in listed(files, "facts") for fact in json.loads(chunk)]
    assert {*(f"{FILES}{name}.kb" for name in names), f"{FILES}{told['stemmer']}.js"} == (
        set(files) - {MANIFEST}
    )


def test_the_manifest_says_what_a_browser_needs(doc, index):
    told = manifest(index(doc("Refunds", "text"), doc("Costs", "text"), others=("de", "fr")))
    assert told["format"] == 6
    assert told["locale"] == "en"
    assert told["others"] == ["de", "fr"]
    assert told["documents"] == 2
    assert "the" in told["stop_words"].split(" ")
    assert (told["respellings"], told["links"]) == ([], None)
    assert (told["pins"], told["boosts"]) == ({}, {})
    assert told["impacts"] == list(IMPACTS)
    assert told["ranking"] == RANKING
    assert told["limits"] == json.loads(json.dumps(LIMITS))


def test_a_language_with_compounds_has_what_joins_them(doc, index):
    told = manifest(index(doc("A", "b"), tag="de"), "de")
    assert told["links"] == ["s", "es", "n", "en", "e", "er"]
    assert ["ue", "u"] in told["respellings"]


def test_the_address_of_a_locale_is_lower_case_and_its_tag_canonical(doc, index):
    files = index(doc("A", "b"), tag="pt-BR")
    assert manifest(files, "pt-br")["locale"] == "pt-BR"
    assert sum(path.startswith("_kb/search/i/pt-br/") for path in files) == len(files) - 1


def test_a_language_without_a_stemmer_has_none(doc, index):
    assert manifest(index(doc("送料", "無料"), tag="ja"), "ja")["stemmer"] is None


def test_facts_are_what_a_hit_shows(doc, index):
    files = index(doc("Refunds", "above", ("How long?", "days")))
    (chunk,) = listed(files, "facts")
    (fact,) = json.loads(chunk)
    assert fact[:6] == [
        "refunds",
        "Refunds",
        "en/a/refunds/",
        "About Refunds.",
        "Help",
        [["", ""], ["how-long?", "How long?"]],
    ]
    assert json.loads(read(files, fact[6])) == ["above", "days"]


def test_facts_of_a_large_site_share_files(doc, index, monkeypatch):
    monkeypatch.setattr(index_module, "CHUNKS", ((4, 1), (9, 3)))
    counts = {}
    for size in (4, 5, 7):
        files = index(*(doc(f"Title {n}", "text") for n in range(size)))
        counts[size] = [len(json.loads(chunk)) for chunk in listed(files, "facts")]
        assert manifest(files)["chunk"] == max(counts[size])
    assert counts == {4: [1, 1, 1, 1], 5: [3, 2], 7: [3, 3, 1]}


def test_every_number_of_articles_has_a_size_of_chunk(doc, index):
    sizes = {0: 16, 64: 16, 65: 1, 300: 1, 301: 2}
    chunks = {n: manifest(index(*(doc(f"T{at}") for at in range(n))))["chunk"] for n in sizes}
    assert chunks == sizes


def test_ids_stand_in_the_order_of_the_documents(doc, index):
    files = index(doc("B"), doc("A"), doc("C"))
    assert read(files, manifest(files)["ids"]).decode().split("\n") == ["b", "a", "c"]


def test_pins_are_the_stems_of_their_queries(doc, index):
    pins = (
        Pin(queries=("Where is my Order?", "parcels"), article="b"),
        Pin(queries=("refund",), article="gone"),
    )
    told = manifest(index(doc("A"), doc("B"), pins=pins))
    assert told["pins"] == {"where is my order": 1, "parcel": 1}


def test_a_pin_without_words_is_no_pin(doc, index):
    told = manifest(index(doc("A"), pins=(Pin(queries=("?!", "🙂"), article="a"),)))
    assert told["pins"] == {}


def test_boosts_stand_with_the_documents_that_have_one(doc, index):
    told = manifest(index(doc("A"), doc("B", boost=1.15), doc("C", boost=0.5)))
    assert told["boosts"] == {"1": 1.15, "2": 0.5}


# Shards


@pytest.fixture
def small_shards(monkeypatch):
    monkeypatch.setattr(index_module, "SHARD_BYTES", (60, 60))


@pytest.mark.usefixtures("small_shards")
def test_shards_hold_every_group_once_in_order(doc, index, words):
    texts = words(200)
    files = index(*(doc(f"T{n}", " ".join(texts[n::8])) for n in range(8)), tag="en")
    groups = [decode(shard) for shard in listed(files, "shards")]
    assert len(groups) > 20
    stems = [group.stem for shard in groups for group in shard]
    assert stems == sorted(stems)
    assert len(stems) == len(set(stems))
    for at, bound in enumerate(bounds(files)[1:], 1):
        assert groups[at - 1][-1].stem < bound <= groups[at][0].stem


@pytest.mark.usefixtures("small_shards")
def test_a_bound_is_the_shortest_beginning_that_tells_shards_apart(doc, index):
    long = "x" * 30
    files = index(doc(f"abca{long} abcb{long} abd{long} b{long}"))
    assert bounds(files) == ["", "abcb", "abd", "b"]


@pytest.mark.usefixtures("small_shards")
def test_a_phrase_stays_with_the_word_that_it_begins_with(doc, index, searcher_of):
    meant = tuple(f"word{'abcdefgh'[n]}" for n in range(8))
    typed = tuple(f"zeta {'abcdefgh'[n]}x" for n in range(8))
    synonyms = (Synonyms(typed=typed, meant=meant, weight=0.8),)
    files = index(*(doc(word, "zeta") for word in meant), synonyms=synonyms)
    shards = [[group.stem for group in decode(shard)] for shard in listed(files, "shards")]
    (holder,) = [shard for shard in shards if "zeta" in shard]
    assert len([stem for stem in holder if stem.startswith("zeta-")]) == 8


@pytest.mark.usefixtures("small_shards")
def test_a_phrase_that_begins_with_a_number_is_found_among_many_numbers(doc, index, searcher_of):
    synonyms = (Synonyms(typed=("2 factor",), meant=("authenticator",), weight=0.8),)
    numbers = " ".join(f"2{n:03}" for n in range(50))
    files = index(doc("Authenticator", "app"), doc("B", f"2 {numbers}"), synonyms=synonyms)
    assert searcher_of(files).reader.group("2-factor") is not None


def test_a_group_larger_than_a_shard_has_one_of_its_own(doc, index, monkeypatch):
    monkeypatch.setattr(index_module, "SHARD_BYTES", (1, 1))
    files = index(doc("qa qb qc", "qa qb qc"))
    assert [len(decode(shard)) for shard in listed(files, "shards")] == [1, 1, 1]


def test_a_small_site_has_one_shard_without_a_bound(doc, index):
    assert bounds(index(doc("Refunds", "text"))) == [""]


# Words


def test_a_small_site_has_one_file_of_words(doc, index):
    files = index(doc("Lanterns of 送料無料", "an apple pie"))
    (data,) = listed(files, "words")
    assert data.decode().split("\n") == ["apple", "lanterns", "pie"]
    assert listed(files, "endings") == []


def test_a_large_site_has_its_words_by_beginnings_and_by_ends(doc, index, words, monkeypatch):
    monkeypatch.setattr(vocabulary_module, "ONE_FILE", 100)
    monkeypatch.setattr(vocabulary_module, "FILE_LETTERS", (50, 50))
    texts = words(200)
    files = index(doc("A", " ".join(texts)))
    for what in ("words", "endings"):
        found = [data.decode().split("\n") for data in listed(files, what)]
        assert len(found) > 5
        assert sorted(word for some in found for word in some) == texts


def test_words_that_only_synonyms_have_are_among_the_words(doc, index):
    synonyms = (Synonyms(typed=("cashback", "two words"), meant=("refund",), weight=0.8),)
    (data,) = listed(index(doc("Refund", "x"), synonyms=synonyms, tag="en"), "words")
    assert "cashback" in data.decode().split("\n")
    assert "-" not in data.decode()
    assert "=" not in data.decode()


# What stays as it is


def test_the_same_documents_give_the_same_bytes(doc, index):
    documents = [doc("Refunds", "text"), doc("Costs", "text")]
    assert index(*documents) == index(*documents)
    assert list(index(*documents)) == list(index(*documents))


def test_a_changed_text_leaves_the_other_files_as_they_are(doc, index):
    documents = [doc(f"T{n}", f"text {n}") for n in range(10)]
    before = index(*documents)
    after = index(*documents[:-1], doc("T9", "text nine"))
    # Text, facts, shard, words and manifest.
    assert len(set(after) - set(before)) <= 4
    assert [path for path in after if path in before and after[path] != before[path]] == [MANIFEST]


@pytest.mark.usefixtures("small_shards")
def test_a_changed_word_leaves_most_shards_as_they_are(doc, index, words):
    documents = [doc(f"T{n}", " ".join(words(200)[n::8])) for n in range(8)]
    before = index(*documents)
    after = index(*documents[:-1], doc("T7", " ".join([*words(200)[7::8][:-1], "zzzz"])))
    assert len(listed(before, "shards")) > 20
    assert len(set(after) - set(before)) < 8


def test_texts_that_are_alike_share_a_file(doc, index):
    files = index(doc("A", "same"), doc("B", "same"))
    names = {json.loads(chunk)[0][6] for chunk in listed(files, "facts")}
    assert len(names) == 1


def test_an_index_of_nothing_can_be_searched(index, searcher_of):
    assert searcher_of(index()).search("refund") == []


def large(count: int, words: list[str], edited: int = -1, more: str = "") -> WrittenCorpus:
    """Return documents of which one has a few words more."""
    return WrittenCorpus(
        locale=Locale("en"),
        documents=tuple(
            Written(
                id=f"a/{number:04}",
                url=f"en/a/{number}/",
                title=f"Title {number}",
                description="",
                category="Help",
                keywords=(),
                sections=(
                    Section(
                        anchor="",
                        title="",
                        text=" ".join(words[(number * 7 + n * n) % len(words)] for n in range(40))
                        + (more if number == edited else ""),
                    ),
                ),
            )
            for number in range(count)
        ),
    )


def test_an_edit_changes_few_files(words):
    before = large(400, words(900)).files()
    after = large(400, words(900), 200, " zebra and some qxbbb").files()
    shards = len(listed(before, "shards"))
    assert shards > 10
    # Passages, facts, words, the manifest; shards of `zebra`, `and`, `some` and `qxbbb`.
    assert len(set(after) - set(before)) <= 7


def test_an_edit_changes_one_segment(words):
    def segments(corpus: WrittenCorpus) -> list[bytes]:
        ids = [document.id for document in corpus.documents]
        tasks = segment_tasks(corpus.locale, (), ids, corpus.texts)
        return [segment(task) for task in tasks]

    before = segments(large(400, words(900)))
    after = segments(large(400, words(900), 200, " zebra"))
    assert len(before) == len(after) >= 4
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


# What already exists


def whole(documents, have: frozenset[str] = frozenset()) -> IndexFiles:
    corpus = WrittenCorpus(locale=Locale("en"), documents=tuple(documents))
    ids = [document.id for document in documents]
    tasks = segment_tasks(corpus.locale, (), ids, corpus.texts)
    segments = tuple(segment(task) for task in tasks)
    return build_index(have, replace(corpus.corpus, segments=segments))


def test_what_is_there_already_is_named_and_not_carried(doc):
    documents = [doc("Refunds", "one"), doc("Costs", "two")]
    before = whole(documents)
    paths = frozenset(path for path, _ in before.files)
    assert all(data for _, data in before.files)
    again = whole(documents, paths)
    assert again.entrance == before.entrance
    assert [path for path, _ in again.files] == [path for path, _ in before.files]
    assert {data for _, data in again.files} == {None}


def test_what_is_new_is_carried(doc):
    before = whole([doc("Refunds", "one"), doc("Costs", "two")])
    after = whole([doc("Refunds", "one"), doc("Costs", "three")], frozenset(dict(before.files)))
    new = {path: data for path, data in after.files if data is not None}
    assert new
    assert not new.keys() & dict(before.files).keys()
    plain = dict(whole([doc("Refunds", "one"), doc("Costs", "three")]).files)
    assert {path: plain[path] for path in new} == new


def test_files_are_named_by_what_they_hold(doc):
    for path, data in whole([doc("Refunds", "one")]).files:
        name, suffix = path.rsplit("/", 1)[1].split(".")
        assert name == short_digest(zlib.decompress(data) if suffix == "kb" else data)


def test_passages_are_named_by_what_they_hold(doc):
    sections = doc("A", "one", ("B", "zwei “drei”")).sections
    data = zlib.decompress(passages_file([section.text for section in sections]))
    assert json.loads(data) == ["one", "zwei “drei”"]
    assert len(passages_digest(sections)) == 32
    assert passages_digest(sections) == passages_digest(
        doc("Other", "one", ("C", "zwei “drei”")).sections
    )
