"""Complete questions while typing: which, and in which order."""

import json
import zlib

import pytest

from kbgen.build import BuildOptions, build, check
from kbgen.model.locale import Locale
from kbgen.search.complete import complete
from kbgen.search.multilingual import SiteSearcher
from kbgen.search.questions import FEWEST_READERS, MOST, questions_of

EN = Locale("en")
GROUPS = (
    ("cheap lamps",),
    ("Where is my order?", "Can I change my order?", "Wo ist mein Päckchen?"),
    ("Order a catalogue", "返品するには？", "كيف أُرجع طلبي؟", "배송은 얼마나 걸리나요?"),
)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("", []),
        ("w", []),
        ("wh", ["Where is my order?"]),
        ("order", ["Where is my order?", "Can I change my order?", "Order a catalogue"]),
        ("my or", ["Where is my order?", "Can I change my order?"]),
        ("order cat", ["Order a catalogue"]),
        ("where's", []),
        ("where is my order", []),
        ("la", ["cheap lamps"]),
        ("packch", ["Wo ist mein Päckchen?"]),
        ("返", ["返品するには？"]),
        ("スル", ["返品するには？"]),
        ("ارجع", ["كيف أُرجع طلبي؟"]),
        ("얼마", ["배송은 얼마나 걸리나요?"]),
    ],
)
def test_what_is_offered(typed, offered):
    assert complete(GROUPS, typed, 5) == offered


def test_the_first_are_offered():
    assert complete(GROUPS, "order", 2) == ["Where is my order?", "Can I change my order?"]
    assert complete((("One",), ("On sale",)), "on", 1) == ["One"]


def test_questions_that_begin_as_typed_come_first():
    assert complete((("My order", "Order it"),), "or", 2) == ["Order it", "My order"]


@pytest.fixture
def questions(make_project):
    def of(articles, popular=()):
        content = {
            f"en/x/a{at}.md": f"---\ntitle: {title}\nanswers: [{answers}]\n---\nText.\n"
            for at, (title, answers) in enumerate(articles)
        }
        project = make_project(content)
        site = check(project, BuildOptions(out=project.root)).site
        return questions_of(site, EN, tuple(site.articles(EN)), popular)

    return of


def test_questions_of_answered_intents_come_before_titles(questions):
    assert questions([("Parcels", "late-parcel, track-order"), ("About us", "")]) == (
        (),
        ("Where is my order?", "My order is late. What can I do?"),
        ("Parcels", "About us"),
    )


def test_what_has_the_same_words_is_offered_once(questions):
    assert questions([("My order – where?", "track-order")]) == ((), ("Where is my order?",), ())


def test_only_what_many_readers_typed_is_popular(questions):
    popular = [("rare", FEWEST_READERS - 1), ("some", FEWEST_READERS), ("most", 99)]
    assert questions([("About us", "")], popular)[0] == ("most", "some")


def test_a_large_site_offers_a_part_of_its_titles(questions):
    articles = [(f"Article {chr(97 + at % 26)}{at}", "") for at in range(MOST + 9)]
    assert sum(map(len, questions(articles))) == MOST


def test_few_are_in_the_manifest_and_many_in_a_file(index, doc, searcher_of):
    def questions_in(files):
        return json.loads(files["_kb/search/en.json"])["questions"]

    assert questions_in(index(doc("A", "Text."))) is None
    assert questions_in(index(doc("A", "Text."), questions=((), ("How?",), ("A",)))) == [
        [],
        ["How?"],
        ["A"],
    ]
    many = tuple(f"What about number {number}?" for number in range(200))
    files = index(doc("A", "Text."), questions=((), many, ()))
    file = files[f"_kb/search/i/en/{questions_in(files)}.kb"]
    assert json.loads(zlib.decompress(file)) == [[], list(many), []]
    assert searcher_of(files).complete("number 19") == list(many[19:20] + many[190:192])


def test_a_searcher_without_questions_offers_none(index, searcher_of, doc):
    assert searcher_of(index(doc("A", "Text."))).complete("text") == []
    offers = index(doc("A", "Text."), questions=(("Text me",),))
    assert searcher_of(offers).complete("text") == ["Text me"]


def test_what_many_asked_before_is_offered(make_project, text_of, tmp_path):
    asked = "".join(
        f'[[asked]]\nquery = "{query}"\nlocale = "en"\narticle = "{article}"\npeople = {people}\n'
        for query, article, people in (
            ("brown box", "x/a", FEWEST_READERS),
            ("rare box", "x/a", FEWEST_READERS - 1),
            ("gone box", "x/gone", FEWEST_READERS),
        )
    )
    project = make_project({"en/x/a.md": text_of("Lamps", "Text."), "asked.toml": asked})
    build(project, BuildOptions(out=tmp_path / "site", jobs=1))
    searcher = SiteSearcher(lambda path: (tmp_path / "site" / path).read_bytes(), EN)
    assert searcher.own.complete("box") == ["brown box"]
