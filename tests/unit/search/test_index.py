import gzip
import json
import re

from kbgen.search.index import FILES
from kbgen.search.shards import decode

MANIFEST = "_kb/search/en.json"


def manifest(files: dict[str, bytes]) -> dict:
    return json.loads(files[MANIFEST])


def read(files: dict[str, bytes], name: str) -> bytes:
    return gzip.decompress(files[FILES + name])


def test_only_the_manifest_has_a_fixed_address(doc, index):
    paths = set(index(doc("Refunds", "text"))) - {MANIFEST}
    assert paths
    for path in paths:
        assert re.fullmatch(r"_kb/search/i/[0-9a-f]{8}\.(kb|js)", path)


def test_the_manifest_names_every_file(doc, index):
    files = index(doc("Refunds", "one", ("Two", "two")), doc("Costs", "three"))
    told = manifest(files)
    names = [name for _, name in told["shards"]] + told["facts"]
    names += [told["vocabulary"], told["stemmer"]]
    for chunk in told["facts"]:
        names += [fact[6] for fact in json.loads(read(files, chunk))]
    assert {FILES + name for name in names} == set(files) - {MANIFEST}


def test_the_manifest_says_what_a_browser_needs(doc, index):
    told = manifest(index(doc("Refunds", "text"), doc("Costs", "text")))
    assert told["format"] == 1
    assert told["locale"] == "en"
    assert told["documents"] == 2
    assert "the" in told["stop_words"].split(" ")
    assert told["respellings"] == []


def test_the_address_of_a_locale_is_lower_case_and_its_tag_canonical(doc, index):
    files = index(doc("A", "b"), tag="pt-BR")
    assert json.loads(files["_kb/search/pt-br.json"])["locale"] == "pt-BR"


def test_a_language_without_a_stemmer_has_none(doc, index):
    files = index(doc("送料", "無料"), tag="ja")
    assert json.loads(files["_kb/search/ja.json"])["stemmer"] is None


def test_facts_are_what_a_hit_shows(doc, index):
    files = index(doc("Refunds", "above", ("How long?", "days")))
    (chunk,) = manifest(files)["facts"]
    (fact,) = json.loads(read(files, chunk))
    assert fact[:6] == [
        "refunds",
        "Refunds",
        "en/a/refunds/",
        "About Refunds.",
        "Help",
        [["", ""], ["how-long?", "How long?"]],
    ]
    assert json.loads(read(files, fact[6])) == ["above", "days"]


def test_facts_are_cut_into_chunks(doc, index):
    files = index(*(doc(f"Title {n:03}", "text") for n in range(70)))
    told = manifest(files)
    counts = [len(json.loads(read(files, name))) for name in told["facts"]]
    assert counts == [32, 32, 6]
    assert told["chunk"] == 32


def test_the_vocabulary_has_words_and_no_pairs_of_characters(doc, index):
    files = index(doc("Refunds of 送料無料", "an apple pie"))
    words = read(files, manifest(files)["vocabulary"]).decode().split("\n")
    assert words == ["apple", "pie", "refunds"]


def test_shards_hold_every_group_once_in_order(doc, index):
    words = [f"w{n:05}" for n in range(4000)]
    files = index(*(doc(str(n), " ".join(words[n::8])) for n in range(8)))
    shards = manifest(files)["shards"]
    assert len(shards) > 3
    stems = []
    for at, (bound, name) in enumerate(shards):
        groups = decode(read(files, name))
        assert bound <= groups[0].stem
        if at:
            assert stems[-1] < bound
        stems += [group.stem for group in groups]
    assert [stem for stem in stems if len(stem) == 6] == words
    assert shards[0][0] == ""


def test_the_same_documents_give_the_same_bytes(doc, index):
    documents = [doc("Refunds", "text"), doc("Costs", "text")]
    assert index(*documents) == index(*documents)


def test_a_changed_text_leaves_the_other_files_as_they_are(doc, index):
    documents = [doc(f"T{n}", f"text {n}") for n in range(10)]
    before = index(*documents)
    after = index(*documents[:-1], doc("T9", "text nine"))
    assert len(set(after) - set(before)) <= 4


def test_an_index_of_nothing_can_be_searched(index, searcher_of):
    assert searcher_of(index()).search("refund") == []
