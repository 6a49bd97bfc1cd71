"""Python and the browser agree on which queries ask for a human, in every language."""

import json
from pathlib import Path

import pytest

from kbgen.analysis import Analyser
from kbgen.i18n import load_catalogue
from kbgen.languages import LANGUAGES, language_of
from kbgen.model.locale import Locale
from kbgen.search.asking import Asks, asking_of
from kbgen.search.format import LIMITS
from kbgen.themes import BUILT_IN

CASES = json.loads((Path(__file__).parent / "asking.json").read_text(encoding="utf-8"))
NAME = "Juniper Goods Help"
QUERIES = [
    pytest.param(case["locale"], kind, query, id=f"{case['locale']} {query}".encode().hex()[:60])
    for case in CASES
    for kind in ("contact", "complaint", "other")
    for query in case[kind]
]


def asks(tag: str, query: str) -> str:
    language = language_of(Locale(tag))
    asking = asking_of(language.contact_words, NAME)
    return Asks(asking, Analyser(language), language.stop_words).what(query)


@pytest.mark.parametrize(("tag", "kind", "query"), QUERIES)
def test_who_asks_for_a_human_gets_one_and_nobody_else(tag, kind, query):
    assert asks(tag, query) == ("" if kind == "other" else kind)


@pytest.mark.parametrize("file", sorted((BUILT_IN / "locales").glob("*.po")), ids=lambda f: f.stem)
def test_the_name_of_the_contact_page_asks_for_a_human(file):
    strings = load_catalogue(Locale(file.stem), ({file.name: file.read_bytes()},))
    assert asks(file.stem, strings.gettext("Contact us")) == "contact"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["locale"])
def test_the_browser_judges_alike(case, node):
    language = language_of(Locale(case["locale"]))
    queries = [query for kind in ("contact", "complaint", "other") for query in case[kind]]
    found = node.ask(
        "asked",
        language=language.code,
        asking=asking_of(language.contact_words, NAME),
        stop_words=sorted(language.stop_words),
        limits=LIMITS,
        queries=queries,
    )
    assert found == [asks(case["locale"], query) for query in queries]


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_every_phrase_of_a_language_asks_for_a_human(code):
    words = LANGUAGES[code].contact_words
    for kind, phrases in (("contact", words.phrases), ("complaint", words.complaints)):
        listed = phrases.split(", ")
        assert len(listed) == len(set(listed)), code
        wrong = [p for p in listed if asks(code, p) not in {kind, "complaint"}]
        assert wrong == []
    assert [filler for filler in words.fillers.split(", ") if asks(code, filler)] == []
