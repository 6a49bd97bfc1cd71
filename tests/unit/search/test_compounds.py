import pytest

from kbgen.search.compounds import Parts, compound_parts

LINKS = ("s", "es", "n", "en")


@pytest.fixture
def parts():
    """Return what compounds are found by: (part, compound); words are their own stems."""

    def find(*words: str, links=LINKS, **stems: str) -> set[tuple[str, str]]:
        return set(compound_parts({**{word: word for word in words}, **stems}, links))

    return find


def test_both_parts_find_a_compound(parts):
    assert parts("paket", "nummer", "paketnummer") == {
        ("paket", "paketnummer"),
        ("nummer", "paketnummer"),
    }


def test_parts_may_be_joined_by_a_link(parts):
    assert ("lieferung", "lieferungskosten") in parts("lieferung", "kosten", "lieferungskosten")
    assert ("kosten", "lieferungskosten") in parts("lieferung", "kosten", "lieferungskosten")
    assert ("lieferung", "lieferungskosten") not in parts(
        "lieferung", "kosten", "lieferungskosten", links=()
    )


def test_a_first_part_may_be_a_stem_only(parts):
    found = parts("etikett", "rucksendeetikett", rucksenden="rucksende")
    assert ("rucksende", "rucksendeetikett") in found


def test_a_last_part_is_a_whole_word(parts):
    assert parts("paket", "paketnummer", nummern="nummer") == set()


def test_a_first_part_alone_finds_nothing(parts):
    assert parts("paket", "paketnummer") == set()


def test_a_last_part_says_what_a_compound_is(parts):
    assert parts("nummer", "sendungsnummer") == {("nummer", "sendungsnummer")}
    assert parts("nummer", "tracknummer", "kontonummer") == {
        ("nummer", "tracknummer"),
        ("nummer", "kontonummer"),
    }
    assert parts("nummer", "abnummer") == set(), "what is before it is no word"
    assert parts("ring", "federring") == set(), "too short: it ends too many words"


def test_of_last_parts_the_longest_one_decides(parts):
    assert parts("gerat", "netzgerat", "hochspannungsnetzgerat") == {
        ("gerat", "netzgerat"),
        ("netzgerat", "hochspannungsnetzgerat"),
    }


def test_short_parts_are_none(parts):
    assert parts("haus", "tor", "haustor") == set()
    assert parts("tor", "haus", "torhaus") == set()
    assert parts("haus", "toren", "haustoren") == {("haus", "haustoren"), ("toren", "haustoren")}


def test_the_shortest_last_part_decides(parts):
    found = parts("kunden", "konto", "kundenkonto", "nummer", "kontonummer", "kundenkontonummer")
    assert ("nummer", "kundenkontonummer") in found
    assert ("kundenkonto", "kundenkontonummer") in found
    assert ("kontonummer", "kundenkontonummer") not in found


def test_words_with_the_stem_of_their_part_are_not_found_by_it(parts):
    assert parts("paket", "nummer", paketnummer="nummer") == {("paket", "nummer")}


def test_the_stem_of_a_compound_is_found(parts):
    assert parts("paket", "nummer", paketnummer="paketnumm") == {
        ("paket", "paketnumm"),
        ("nummer", "paketnumm"),
    }


# Of a query


@pytest.fixture
def taken_apart():
    """Return the known words that a compound of a query is made from."""

    def find(form: str, *words: str, stem=lambda word: word.removesuffix("ungen")) -> list[str]:
        known = Parts(sorted(words), stem)
        return known.pair(form, LINKS) or known.one(form)

    return find


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("paketnummer", ["paket", "nummer"]),
        ("paketsnummer", ["paket", "nummer"]),
        ("adressnummer", ["adresse", "nummer"]),  # the word is longer than the part
        ("paketandernden", ["paket", "andern"]),  # the part is longer than the word
        ("paketanderung", ["paket", "andern"]),  # each has an ending
        ("paketnummerungen", ["paket", "nummer"]),  # the stem is the word
        ("paketstelle", ["paket"]),  # all that is known
        ("wertpaket", ["paket"]),
        ("wegpaket", []),  # what is left is no part
        ("stelle", []),
        ("pakten", []),
    ],
)
def test_parts_may_have_other_endings_than_the_words_they_stand_for(taken_apart, form, expected):
    assert taken_apart(form, "paket", "nummer", "adresse", "andern") == expected


def test_short_words_with_other_endings_are_other_words(taken_apart):
    assert taken_apart("kontogebuhr", "kontakt", "konten", "gebuhr") == ["gebuhr"]
    assert taken_apart("kontogebuhr", "kontakt", "kontos", "gebuhr") == ["kontos", "gebuhr"]


def test_words_that_differ_least_are_the_parts(taken_apart):
    assert taken_apart("adressdaten", "adresse", "adressen", "daten") == ["adresse", "daten"]
    assert taken_apart("adressedaten", "adressat", "adresse", "daten") == ["adresse", "daten"]


def test_without_stems_parts_are_known_words(taken_apart):
    assert taken_apart("adressdaten", "adresse", "datei", stem=None) == []
    assert taken_apart("adressdaten", "adress", "daten", stem=None) == ["adress", "daten"]
