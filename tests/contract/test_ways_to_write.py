"""Hyphens, apostrophes, capitals and digits in groups, typed as shoppers type them."""

import pytest

from kbgen.model.article import Section
from kbgen.model.locale import Locale
from tests.written import Written, WrittenCorpus


def article(name: str, title: str, text: str) -> Written:
    return Written(
        id=name,
        url=f"x/{name}/",
        title=title,
        description="",
        category="",
        keywords=(),
        sections=(Section(anchor="", title="", text=text),),
    )


@pytest.fixture
def first(tmp_path, node, make_index):
    """Return the id of what both searchers find first, or None."""

    def index_(tag: str, *articles: tuple[str, str, str]):
        documents = tuple(article(*one) for one in articles)
        index = make_index(
            tmp_path / "site", WrittenCorpus(locale=Locale(tag), documents=documents), None
        )

        def search(query: str) -> object:
            found = index.in_python(query, 10)
            assert index.in_browser(node, query, 10) == found
            return found[0][0] if found else None

        return search

    return index_


ENGLISH = (
    ("boots", "Care for walking boots", "Re-proof the upper. Walking boots need a lace-up fit."),
    ("lamp", "Pair the GlowLamp", "The GlowLampMini speaks to the eReader over Blue-Tooth."),
    ("stove", "O'Hara stoves", "Don't burn wood. A stove holds 3.5 kg and 1,250 g of ash."),
    ("code", "Spare part numbers", "Ask for 4.711.090 or AB-77/9. Call +44 20 7946 0958."),
    ("plain", "Lace curtains", "A glow in the dark reader. Proof of purchase."),
)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("reproof", "boots"),
        ("laceup", "boots"),
        ("lace up fit", "boots"),
        ("glow lamp", "lamp"),
        ("glowlamp", "lamp"),
        ("glow lamp mini", "lamp"),
        ("bluetooth", "lamp"),
        ("ohara", "stove"),
        ("3.5kg", "stove"),
        ("1250g", "stove"),
        ("1250 g", "stove"),
        ("4711090", "code"),
        ("4 711 090", "code"),
        ("ab779", "code"),
        ("AB-779", "code"),
        ("79460958", "code"),
        ("02079460958", "code"),
        ("lace curtains", "plain"),
    ],
)
def test_english(first, query, found):
    assert first("en", *ENGLISH)(query) == found


def test_neighbours_that_are_one_word_where_neither_is_known(first):
    search = first("en", ("mat", "Footbath", "A footbath is warm."), ("x", "Bath towels", "Soft."))
    assert search("foot bath") == "mat"


def test_french_apostrophes(first):
    search = first(
        "fr",
        ("a", "Le retour d'un colis", "Jusqu'au lendemain, l'étiquette est dans l'envoi."),
        ("b", "La prud'homie", "Rien d'autre."),
    )
    assert search("prudhomie") == "b"
    assert search("jusquau lendemain") == "a"
    assert search("étiquette") == "a"


@pytest.mark.parametrize(
    ("query", "found"),
    [("Steckdose", "dose"), ("Steckdosen", "dose"), ("Bescheinigung", "brief"), ("Dose", None)],
)
def test_german_compounds_are_found_by_what_they_are(first, query, found):
    search = first(
        "de",
        ("dose", "Mehrfachsteckdose", "Eine Mehrfachsteckdose liegt bei."),
        ("brief", "Zollbescheinigungen", "Alle Zollbescheinigungen auf einen Blick."),
    )
    assert search(query) == found


def test_a_known_word_finds_compounds_that_end_with_it(first):
    search = first(
        "de",
        ("kabel", "Verlängerungskabel", "Ein Verlängerungskabel."),
        ("x", "Zubehör", "Ein Kabel liegt bei."),
        ("y", "Leitungen", "Nichts weiter."),
    )
    assert search("Kabel") in {"kabel", "x"}
    assert search("Verlängerungskabel") == "kabel"


@pytest.mark.parametrize(
    ("query", "found"), [("傘", "a"), ("傘 修理", "a"), ("箱", "b"), ("紙", None)]
)
def test_a_single_character_in_japanese(first, query, found):
    search = first(
        "ja", ("a", "折りたたみの傘", "修理もできます。"), ("b", "贈り物", "化粧箱に入れます。")
    )
    assert search(query) == found


def test_a_single_character_in_chinese(first):
    search = first("zh", ("a", "如何换灯", "灯泡另购。"), ("b", "退款", "三天内退款。"))
    assert search("灯") == "a"
    assert search("款") == "b"
