import pytest

from kbgen.build import BuildOptions, check
from kbgen.model.article import passages_digest
from kbgen.model.by_market import with_every_market
from kbgen.model.locale import Locale
from kbgen.model.search import Pin, Synonyms
from kbgen.search import check_pins, search_corpus, searched_articles
from tests.written import read_text

SITE = '[site]\nname = "Help"\n'


@pytest.fixture
def site(make_project, text_of):
    """Return a project and its site."""

    def make(config: str = "", **front_matter: str):
        project = make_project(
            {
                "en/a/first.md": text_of("First", "Text.\n\n## Heading\n\nMore.", **front_matter),
                "en/a/second.md": text_of("Second", draft="true"),
                "de/a/first.md": text_of("Erster"),
                "de/a/_category.toml": 'title = "Anfang"\n',
                "en-gb/a/first.md": text_of("Firstly"),
            },
            SITE + config,
        )
        return project, check(project, BuildOptions(out=project.root / "site")).site

    return make


@pytest.fixture
def corpus(site):
    """Return what the index of a locale is made from."""

    def make(tag: str = "en", config: str = "", **front_matter: str):
        return search_corpus(*site(config, **front_matter), Locale(tag))

    return make


# Documents


def test_a_document_has_what_search_shows_and_finds(corpus):
    (doc,) = corpus(keywords="[uno]", description="Short.").documents
    assert (doc.id, doc.url) == ("a/first", "en/a/first/")
    assert (doc.title, doc.description, doc.category) == ("First", "Short.", "A")
    assert doc.sections == (("", ""), ("heading", "Heading"))
    assert doc.boost == 1.0


def test_a_document_is_found_by_its_words(site):
    project, made = site(keywords="[uno]")
    (article,) = searched_articles(made, Locale("en"))
    text = read_text(project, article)
    assert (text.title, text.keywords) == ("First", ("uno",))
    assert [(s.anchor, s.title, with_every_market(s.text)) for s in text.sections] == [
        ("", "", "Text."),
        ("heading", "Heading", "More."),
    ]
    (doc,) = search_corpus(*site(keywords="[uno]"), Locale("en")).documents
    assert doc.passages == passages_digest(text.sections)[:16]


def test_only_a_locales_own_articles_are_its_documents(corpus):
    assert [(doc.title, doc.category) for doc in corpus("de").documents] == [("Erster", "Anfang")]


@pytest.mark.parametrize("search", ["false", "{exclude: true}", "{exclude: true, boost: 2}"])
def test_an_excluded_article_is_no_document(corpus, search):
    assert corpus(search=search).documents == ()
    assert [doc.id for doc in corpus("de", search=search).documents] == ["a/first"]


@pytest.mark.parametrize(
    ("front_matter", "boost"),
    [
        ({"promoted": "true"}, 1.15),
        ({"search": "{boost: 2}"}, 2.0),
        ({"search": "{boost: 0.5}", "promoted": "true"}, 0.575),
        ({"search": "{boost: 1}", "promoted": "false"}, 1.0),
    ],
)
def test_boosts_and_promotion_are_one_factor(corpus, front_matter, boost):
    (doc,) = corpus(**front_matter).documents
    assert doc.boost == boost


# Synonyms and pins

SYNONYMS = """\
[search.synonyms]
en = [{words = ["one", "first"]}]
de = [{typed = ["eins"], meant = ["erster"], weight = 0.3}]
"""


def test_a_locale_has_its_own_synonyms(corpus):
    assert corpus("en", SYNONYMS).synonyms == (
        Synonyms(typed=("one", "first"), meant=("one", "first"), weight=0.8),
    )
    assert corpus("de", SYNONYMS).synonyms == (
        Synonyms(typed=("eins",), meant=("erster",), weight=0.3),
    )


def test_synonyms_of_a_language_serve_its_locales(corpus):
    assert corpus("en-GB", SYNONYMS).synonyms == corpus("en", SYNONYMS).synonyms


def test_a_locale_has_its_own_synonyms_beside_those_of_the_language(corpus):
    config = SYNONYMS + 'en-GB = [{words = ["c", "d"]}]\n'
    *others, entry = corpus("en-GB", config).synonyms
    assert tuple(others) == corpus("en", config).synonyms
    assert entry.typed == ("c", "d")
    assert corpus("en", config) == corpus("en", SYNONYMS)


def test_synonyms_of_a_locale_do_not_serve_its_language(corpus):
    assert corpus("en", '[search.synonyms]\nen-GB = [{words = ["c", "d"]}]\n').synonyms == ()


PINS = """\
[[search.pinned]]
queries = ["everywhere", "all over"]
article = "a/first"
[[search.pinned]]
queries = ["there"]
article = "a/first"
locales = ["DE", "en-gb"]
"""


@pytest.mark.parametrize(
    ("tag", "queries"),
    [
        ("en", [("everywhere", "all over")]),
        ("de", [("everywhere", "all over"), ("there",)]),
        ("en-GB", [("everywhere", "all over"), ("there",)]),
    ],
)
def test_pins_hold_in_all_locales_or_in_some(corpus, tag, queries):
    assert corpus(tag, PINS).pins == tuple(Pin(queries=q, article="a/first") for q in queries)


def test_other_locales_come_in_the_order_of_likelihood(corpus):
    assert corpus("en").others == ("de", "en-GB")
    assert corpus("de").others == ("en", "en-GB")
    config = '[locales.de]\n[locales.en]\n[locales.en-GB]\nfallback = ["de"]\n'
    assert corpus("en-GB", config).others == ("de", "en")
    assert corpus("de", config).others == ("en", "en-GB")


# Pinned articles that do not exist


@pytest.fixture
def wrong_pins(site):
    return lambda config: [
        (d.code, d.span.path, d.span.line, d.message, d.hint) for d in check_pins(*site(config))
    ]


def test_pins_of_articles_that_exist_are_fine(wrong_pins):
    assert wrong_pins(PINS) == []
    assert wrong_pins("") == []


def test_a_pin_of_no_article_is_told_at_its_line_with_what_was_meant(wrong_pins):
    assert wrong_pins(PINS + '[[search.pinned]]\narticle = "a/frist"\nqueries = ["x"]\n') == [
        (
            "KB601",
            "kbgen.toml",
            11,
            "Pinned article `a/frist` does not exist",
            "Did you mean `a/first`?",
        )
    ]


def test_every_wrong_pin_is_told(wrong_pins):
    config = '[[search.pinned]]\nqueries = ["x"]\narticle = "{}"\n'
    found = wrong_pins(config.format("nothing-alike") + config.format("b") + PINS)
    assert [(line, hint) for _, _, line, _, hint in found] == [
        (5, "Write its id: the path below the locale's folder, without `.md`."),
        (8, "Write its id: the path below the locale's folder, without `.md`."),
    ]


def test_a_draft_is_no_article_to_pin(wrong_pins):
    ((code, *_),) = wrong_pins('[[search.pinned]]\nqueries = ["x"]\narticle = "a/second"\n')
    assert code == "KB601"


def test_a_pin_of_what_its_locale_does_not_search_is_told(site):
    pin = '[[search.pinned]]\nqueries = ["a"]\narticle = "a/first"\nlocales = ["de"]\n'
    assert check_pins(*site(pin)) == []
    everywhere = '[[search.pinned]]\nqueries = ["a"]\narticle = "a/first"\n'
    assert check_pins(*site(everywhere, search="false")) == []
    english = everywhere + 'locales = ["en"]\n'
    (found,) = check_pins(*site(english, search="false"))
    assert (found.code, found.span.line) == ("KB601", 5)
    assert "`a/first` is not searched in en" in found.message
