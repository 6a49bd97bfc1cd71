import pytest


@pytest.fixture
def shop(in_project, text_of, run):
    root = in_project(
        {
            "en/a/refunds.md": text_of("Refunds", "Money back.\n\n## How long?\n\nFive days."),
            "en/a/costs.md": text_of("Costs [eu]", "From €3.95."),
            "de/a/refunds.md": text_of("Erstattung", "Geld zurück."),
        }
    )
    run("build", "-q")
    return root


def test_search_finds_what_was_built(run, shop):
    done = run("search", "refunds")
    assert done.code == 0
    assert "/en/a/refunds/" in done.out


def test_search_prints_json_for_machines(run, shop):
    (hit,) = run("search", "five days", "--format", "json").json
    score = hit.pop("score")
    assert score > 0
    assert hit == {
        "id": "a/refunds",
        "locale": "en",
        "title": "Refunds",
        "url": "en/a/refunds/#how-long",
        "excerpt": "Money back.",
        "category": "A",
        "section": ["how-long", "How long?"],
    }


def test_search_speaks_other_locales(run, shop):
    assert "/de/a/refunds/" in run("search", "Erstattung", "--locale", "de").out


def test_search_goes_over_to_another_language_and_shows_the_translation(run, shop):
    (hit,) = run("search", "Erstattung", "--format", "json").json
    assert (hit["id"], hit["locale"], hit["url"]) == ("a/refunds", "en", "en/a/refunds/")
    (hit,) = run("search", "costs", "--locale", "de", "--format", "json").json
    assert (hit["id"], hit["locale"], hit["url"]) == ("a/costs", "en", "en/a/costs/")
    assert "Costs [eu] (en)" in run("search", "costs", "--locale", "de").out


def test_search_that_finds_nothing_says_so(run, shop):
    done = run("search", "qqqqqqqq")
    assert (done.code, done.out) == (0, "")
    assert "No results for" in done.err
    assert run("search", "qqqqqqqq", "--format", "json").json == []


def test_search_in_a_site_that_was_not_built_says_what_to_do(run, in_project, text_of):
    in_project({"en/a/x.md": text_of("X")})
    done = run("search", "x")
    assert done.code == 2
    assert done.err == "Error: No search index found for en\n  hint: Run: kbgen build\n"


def test_titles_with_brackets_are_shown_as_they_are(run, shop):
    assert "Costs [eu]" in run("search", "costs").out


def test_the_search_page_may_be_switched_off(run, in_project, text_of):
    config = '[site]\nname = "Help"\n[search]\nenabled = false\n'
    in_project({"en/a/x.md": text_of("X")}, config)
    assert run("build", "-q").code == 0
    assert run("search", "x").code == 2
