"""What the owner says about searching acts on what is built."""

import pytest

SITE = '[site]\nname = "Help"\n[locales.en]\n[locales.en-GB]\n[locales.de]\n'


@pytest.fixture
def found(run, in_project):
    """Build a site and return ids of hits, and with `scores` their scores."""

    def build(content: dict[str, str], config: str = ""):
        in_project(content, SITE + config)
        assert run("build", "-q", "--strict").code == 0

        def search(query: str, locale: str = "en") -> dict[str, float]:
            hits = run("search", query, "--locale", locale, "--format", "json").json
            return {hit["id"]: hit["score"] for hit in hits}

        return search

    return build


@pytest.fixture
def zoo(text_of):
    return {
        "en/a/lion.md": text_of("Lion", "It eats meat."),
        "en/a/okapi.md": text_of("Okapi", "It eats grass."),
        "en-gb/a/lion.md": text_of("Lion", "It eats meat."),
        "de/a/lion.md": text_of("Löwe", "Er frisst Fleisch."),
    }


# Synonyms


def test_words_that_stand_for_each_other_find_each_other(found, zoo):
    search = found(zoo, '[search.synonyms]\nen = [{words = ["simba", "lion"]}]\n')
    assert list(search("simba")) == ["a/lion"]
    assert 0 < search("simba")["a/lion"] < search("lion")["a/lion"]


def test_without_synonyms_they_do_not(found, zoo):
    assert found(zoo)("simba") == {}


def test_what_is_typed_finds_what_is_meant_and_not_the_other_way(found, zoo, text_of):
    content = {**zoo, "en/a/simba.md": text_of("Simba", "A name.")}
    config = '[search.synonyms]\nen = [{typed = ["simba"], meant = ["lion"]}]\n'
    search = found(content, config)
    assert list(search("simba")) == ["a/simba", "a/lion"]
    assert list(search("lion")) == ["a/lion"]


def test_synonyms_may_be_several_words(found, zoo):
    config = '[search.synonyms]\nen = [{typed = ["king of beasts"], meant = ["lion"]}]\n'
    assert list(found(zoo, config)("king of beasts")) == ["a/lion"]


def test_a_lower_weight_counts_less(found, zoo):
    scores = [
        found(zoo, f'[search.synonyms]\nen = [{{words = ["simba", "lion"], weight = {weight}}}]\n')(
            "simba"
        )["a/lion"]
        for weight in (0.2, 0.5, 1)
    ]
    assert scores == sorted(set(scores))


def test_synonyms_of_a_language_serve_its_locales_and_no_other(run, found, zoo):
    found(zoo, '[search.synonyms]\nen = [{words = ["simba", "lion", "Löwe"]}]\n')

    def explained(locale: str) -> list[str]:
        hits = run("search", "--explain", "simba", "--locale", locale, "--format", "json").json
        return [term["how"] for hit in hits for term in hit["terms"]]

    assert explained("en") == explained("en-GB") == ["synonym lion"]
    assert explained("de") == []


def test_a_changed_synonym_is_found_after_the_next_build(found, zoo):
    config = '[search.synonyms]\nen = [{{words = ["{}", "lion"]}}]\n'
    assert list(found(zoo, config.format("simba"))("simba")) == ["a/lion"]
    search = found(zoo, config.format("leo"))
    assert (search("simba"), list(search("leo"))) == ({}, ["a/lion"])


# Pins

PIN = '[[search.pinned]]\nqueries = ["what eats grass", "tickets"]\narticle = "a/lion"\n'


def test_a_pinned_article_comes_first_for_its_queries_alone(found, zoo):
    search = found(zoo, PIN)
    assert list(search("what eats grass")) == ["a/lion", "a/okapi"]
    assert list(search("tickets")) == ["a/lion"]
    assert list(search("grass")) == ["a/okapi"]
    assert list(found(zoo)("what eats grass")) == ["a/okapi", "a/lion"]


@pytest.mark.parametrize("typed", ["What eats GRASS?", " what, eat grass ", "Tickets!", "ticket"])
def test_case_endings_and_punctuation_make_no_other_query(found, zoo, typed):
    assert next(iter(found(zoo, PIN)(typed))) == "a/lion"


def test_a_pin_may_hold_in_some_locales_only(found, zoo):
    search = found(zoo, PIN + 'locales = ["en-GB"]\n')
    assert list(search("tickets", "en-GB")) == ["a/lion"]
    assert next(iter(search("what eats grass"))) == "a/okapi"


# Articles


def test_a_boosted_article_overtakes_its_equals(found, text_of):
    def order(**front_matter: str) -> list[str]:
        texts = {f"en/a/{name}.md": text_of("Animal", "Eats grass.") for name in ("a", "b")}
        texts["en/a/c.md"] = text_of("Animal", "Eats grass.", **front_matter)
        return list(found(texts)("grass"))

    assert order() == ["a/a", "a/b", "a/c"]
    assert order(search="{boost: 1.5}") == ["a/c", "a/a", "a/b"]
    assert order(promoted="true") == ["a/c", "a/a", "a/b"]
    assert order(promoted="true", search="{boost: 0.5}") == ["a/a", "a/b", "a/c"]


def test_a_boost_multiplies_the_score(found, text_of):
    def score(**front_matter: str) -> float:
        return found({"en/a/a.md": text_of("Gnu", "Grass.", **front_matter)})("gnu")["a/a"]

    once = score()
    assert score(search="{boost: 2.5}") == pytest.approx(2.5 * once, abs=1e-5)
    assert score(promoted="true") == pytest.approx(1.15 * once, abs=1e-5)
    assert score(promoted="true", search="{boost: 2}") == pytest.approx(2.3 * once, abs=1e-5)


@pytest.mark.parametrize("excluded", ["false", "{exclude: true}"])
def test_an_excluded_article_is_built_and_not_found(found, zoo, text_of, tmp_path, *, excluded):
    zoo["en/a/lion.md"] = text_of("Lion", "It eats meat.", search=excluded)
    search = found(zoo)
    assert list(search("eats")) == ["a/okapi"]
    assert (tmp_path / "project/site/en/a/lion/index.html").is_file()
    assert list(search("lion", "en-GB")) == ["a/lion"]
