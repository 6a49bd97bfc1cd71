"""[search.synonyms] and [[search.pinned]]."""

import pytest

from kbgen.config import load_project
from kbgen.config.schema import PinTable, SynonymTable
from kbgen.errors import KbgenError

SITE = '[site]\nname = "Help"\n'


@pytest.fixture
def settings(make_project):
    """Return what is read of [search]; the tables begin on line 3."""
    return lambda tables: make_project({"en/_keep": ""}, SITE + tables).config.search


@pytest.fixture
def mistakes(write_project):
    """Return the lines about what is wrong in a configuration whose tables begin on line 3."""

    def explain(tables: str) -> list[str]:
        root = write_project({"en/_keep": ""}, SITE + tables)
        with pytest.raises(KbgenError) as caught:
            load_project(root / "kbgen.toml")
        first, *lines = caught.value.message.split("\n")
        assert first.startswith(f"{len(lines)} error")
        return [line.removeprefix("  kbgen.toml:") for line in lines]

    return explain


# Prior


def test_votes_count_in_the_ranking_only_where_that_is_asked_for(settings, mistakes):
    assert settings("").prior == "none"
    assert settings('[search]\nprior = "feedback"\n').prior == "feedback"
    (line,) = mistakes('[search]\nprior = "votes"\n')
    assert line.startswith("4: `search.prior`: ")


# Synonyms


def test_without_saying_so_there_are_no_synonyms_and_no_pins(settings):
    read = settings("")
    assert (read.synonyms, read.pinned) == ({}, [])


def test_words_stand_for_each_other_or_one_way(settings):
    read = settings(
        "[search.synonyms]\n"
        "en = [\n"
        '  {words = ["parcel", "package"]},\n'
        '  {typed = ["lost"], meant = ["track", "where is"], weight = 0.5},\n'
        "]\n"
    )
    both, one_way = read.synonyms["en"]
    assert both == SynonymTable(words=["parcel", "package"])
    assert both.weight == 0.8
    assert (one_way.typed, one_way.meant) == (["lost"], ["track", "where is"])
    assert one_way.weight == 0.5


def test_synonyms_may_be_tables_of_their_own(settings):
    read = settings(
        '[[search.synonyms.en]]\nwords = ["a", "b"]\n[[search.synonyms.en]]\nwords = ["c", "d"]\n'
    )
    assert [entry.words for entry in read.synonyms["en"]] == [["a", "b"], ["c", "d"]]


def test_a_synonym_may_count_as_much_as_the_word_itself(settings):
    read = settings('[search.synonyms]\nen = [{words = ["a", "b"], weight = 1}]\n')
    assert read.synonyms["en"][0].weight == 1.0


def test_the_tags_of_synonyms_and_pins_become_canonical(settings):
    read = settings(
        '[locales.en-GB]\n[locales.pt-BR]\n[search]\nsynonyms = {EN_gb = [{words = ["a", "b"]}]}\n'
        '[[search.pinned]]\nqueries = ["a"]\narticle = "x"\nlocales = ["pt_br"]\n'
    )
    assert list(read.synonyms) == ["en-GB"]
    assert read.pinned[0].locales == ["pt-BR"]


def test_spaces_around_words_do_no_harm(settings):
    read = settings('[search.synonyms]\nen = [{words = [" lost parcel ", "b"]}]\n')
    assert read.synonyms["en"][0].words == ["lost parcel", "b"]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ('{words = ["a"]}', "`search.synonyms.en.0.words`: List should have at least 2 items"),
        ("{words = []}", "`search.synonyms.en.0.words`: List should have at least 2 items"),
        ('{words = "a"}', "`search.synonyms.en.0.words`: Input should be a valid list"),
        ('{words = ["a", 5]}', "`search.synonyms.en.0.words.1`: Input should be a valid string"),
        ('{words = ["a", " "]}', "`search.synonyms.en.0.words.1`: String should have at least 1"),
        (
            '{words = ["a", "b"], typed = ["c"], meant = ["d"]}',
            "`search.synonyms.en.0`: expected either `words`, or `typed` and `meant`",
        ),
        (
            '{words = ["a", "b"], typed = ["c"]}',
            "`search.synonyms.en.0`: expected either `words`, or `typed` and `meant`",
        ),
        (
            '{typed = ["c"]}',
            "`search.synonyms.en.0`: expected either `words`, or `typed` and `meant`",
        ),
        (
            '{meant = ["c"]}',
            "`search.synonyms.en.0`: expected either `words`, or `typed` and `meant`",
        ),
        ("{}", "`search.synonyms.en.0`: expected either `words`, or `typed` and `meant`"),
        (
            '{typed = ["c"], meant = []}',
            "`search.synonyms.en.0.meant`: List should have at least 1 item",
        ),
        (
            '{words = ["a", "b"], weight = 0}',
            "`search.synonyms.en.0.weight`: Input should be greater than or equal to 0.1",
        ),
        (
            '{words = ["a", "b"], weight = 2}',
            "`search.synonyms.en.0.weight`: Input should be less than or equal to 1",
        ),
        (
            '{words = ["a", "b"], weight = "much"}',
            "`search.synonyms.en.0.weight`: Input should be a valid number",
        ),
        (
            '{words = ["a", "b"], wieght = 1}',
            "unknown key `search.synonyms.en.0.wieght`. Did you mean `weight`?",
        ),
        (
            '{words = ["a", "b"], zzz = 1}',
            "unknown key `search.synonyms.en.0.zzz`. Known keys: meant, typed, weight, words.",
        ),
    ],
)
def test_a_mistake_in_a_synonym_is_told_with_its_line(mistakes, entry, expected):
    (line,) = mistakes(f"\n[search.synonyms]\n# ours\nen = [{entry}]\n")
    assert line.startswith(f"6: {expected}")


def test_the_synonyms_of_a_locale_that_cldr_does_not_know_are_a_mistake(mistakes):
    (line,) = mistakes('[search.synonyms]\nen = []\nxx = [{words = ["a", "b"]}]\n')
    assert line == "5: `search.synonyms.xx`: `xx` is not a known locale"


def test_synonyms_that_are_no_list_are_a_mistake(mistakes):
    (line,) = mistakes('[search.synonyms]\nen = {words = ["a", "b"]}\n')
    assert line == "4: `search.synonyms.en`: Input should be a valid list"


def test_the_second_of_two_tables_is_named(mistakes):
    (line,) = mistakes(
        '[[search.synonyms.en]]\nwords = ["a", "b"]\n[[search.synonyms.en]]\nwords = ["c"]\n'
    )
    assert line.startswith("6: `search.synonyms.en.1.words`: ")


def test_all_mistakes_in_synonyms_are_told_at_once(mistakes):
    lines = mistakes(
        '[search.synonyms]\nde = [{words = ["a"]}, {}]\nen = [{words = ["a", "b"], weight = 2}]\n'
    )
    assert [line.partition("`:")[0] for line in lines] == [
        "4: `search.synonyms.de.0.words",
        "4: `search.synonyms.de.1",
        "5: `search.synonyms.en.0.weight",
    ]


# Pins


def test_a_pin_has_queries_and_an_article(settings):
    read = settings(
        "[locales.en]\n[locales.de]\n"
        '[[search.pinned]]\nqueries = ["refund", "money back"]\narticle = "returns/refunds"\n'
        '[[search.pinned]]\nqueries = ["tax"]\narticle = "tax"\nlocales = ["de"]\n'
    )
    assert read.pinned == [
        PinTable(queries=["refund", "money back"], article="returns/refunds", locales=None),
        PinTable(queries=["tax"], article="tax", locales=["de"]),
    ]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ('article = "a"', "3: `search.pinned.0.queries` is missing"),
        ('queries = ["a"]', "3: `search.pinned.0.article` is missing"),
        (
            'queries = []\narticle = "a"',
            "4: `search.pinned.0.queries`: List should have at least 1 item",
        ),
        (
            'article = "a"\nqueries = [" "]',
            "5: `search.pinned.0.queries.0`: String should have at least 1 character",
        ),
        (
            'queries = "a"\narticle = "a"',
            "4: `search.pinned.0.queries`: Input should be a valid list",
        ),
        (
            'queries = ["a"]\narticle = ""',
            "5: `search.pinned.0.article`: String should have at least 1 character",
        ),
        (
            'queries = ["a"]\narticle = 5',
            "5: `search.pinned.0.article`: Input should be a valid string",
        ),
        (
            'queries = ["a"]\narticle = "a"\nlocales = ["xx"]',
            "6: `search.pinned.0.locales.0`: `xx` is not a known locale",
        ),
        (
            'queries = ["a"]\narticle = "a"\nlocale = "en"',
            "6: unknown key `search.pinned.0.locale`. Did you mean `locales`?",
        ),
    ],
)
def test_a_mistake_in_a_pin_is_told_with_its_line(mistakes, keys, expected):
    (line,) = mistakes(f"[[search.pinned]]\n{keys}\n")
    assert line.startswith(expected)


def test_a_mistake_in_the_second_pin_is_shown_there(mistakes):
    (line,) = mistakes(
        '[[search.pinned]]\nqueries = ["a"]\narticle = "a"\n[[search.pinned]]\nqueries = ["b"]\n'
    )
    assert line == "6: `search.pinned.1.article` is missing"


def test_locales_that_the_site_has_not_are_an_error(settings):
    with pytest.raises(KbgenError, match="unknown locale `fr`"):
        settings('[search.synonyms]\nfr = [{words = ["a", "b"]}]\n')
    pin = '[[search.pinned]]\nqueries = ["a"]\narticle = "x"\nlocales = ["fr"]\n'
    with pytest.raises(KbgenError, match="unknown locale `fr`"):
        settings(pin)


def test_the_synonyms_of_a_language_serve_all_its_locales(settings):
    read = settings('[locales.en-GB]\n[search.synonyms]\nen = [{words = ["a", "b"]}]\n')
    assert list(read.synonyms) == ["en"]
