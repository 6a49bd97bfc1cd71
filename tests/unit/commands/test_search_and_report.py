import csv
import io
import uuid

import pytest

from kbgen.feedback import open_store, read_event


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


@pytest.fixture
def vote(shop):
    def store(article_id: str, *values: str, locale: str = "en") -> None:
        with open_store("sqlite:///feedback.db", shop) as opened:
            opened.add(
                read_event(
                    {
                        "id": str(uuid.uuid4()),
                        "type": "vote",
                        "at": "2026-11-22T10:00:00Z",
                        "locale": locale,
                        "article_id": article_id,
                        "value": value,
                    }
                )
                for value in values
            )

    return store


# search


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
    assert "Nothing found" in done.err
    assert run("search", "qqqqqqqq", "--format", "json").json == []


def test_search_in_a_site_that_was_not_built_says_what_to_do(run, in_project, text_of):
    in_project({"en/a/x.md": text_of("X")})
    done = run("search", "x")
    assert done.code == 2
    assert done.err == "Error: There is no search index for en\n  hint: Run: kbgen build\n"


def test_titles_with_brackets_are_shown_as_they_are(run, shop):
    assert "Costs [eu]" in run("search", "costs").out


def test_the_search_page_may_be_switched_off(run, in_project, text_of):
    config = '[site]\nname = "Help"\n[search]\nenabled = false\n'
    in_project({"en/a/x.md": text_of("X")}, config)
    assert run("build", "-q").code == 0
    assert run("search", "x").code == 2


# report


def test_report_without_votes_says_so(run, shop):
    done = run("report")
    assert done.code == 0
    assert done.out.startswith("No votes yet.")
    assert run("report", "--format", "json").json == []
    assert not (shop / "feedback.db").exists()


def test_report_counts_votes(run, vote):
    vote("a/refunds", "yes", "yes", "no")
    done = run("report")
    assert done.code == 0
    for part in ("a/refunds", "en", "2", "1", "67%"):
        assert part in done.out


def test_report_prints_json_for_machines(run, vote):
    vote("a/refunds", "yes", "yes", "yes", "no")
    vote("a/refunds", "no", locale="de")
    assert run("report", "--format", "json").json == [
        {"article_id": "a/refunds", "locale": "de", "yes": 0, "no": 1, "share": 0.0},
        {"article_id": "a/refunds", "locale": "en", "yes": 3, "no": 1, "share": 0.75},
    ]


def test_report_prints_csv_for_spreadsheets(run, vote):
    vote("a/refunds", "yes", "no")
    vote("a,b", "yes")
    rows = list(csv.reader(io.StringIO(run("report", "--format", "csv").out)))
    assert rows == [
        ["article_id", "locale", "yes", "no", "share"],
        ["a/refunds", "en", "1", "1", "0.500"],
        ["a,b", "en", "1", "0", "1.000"],
    ]


def test_report_may_show_one_locale(run, vote):
    vote("a/refunds", "yes")
    vote("a/refunds", "no", locale="de")
    rows = run("report", "--format", "json", "--locale", "de").json
    assert [row["locale"] for row in rows] == ["de"]


@pytest.mark.parametrize("name", ["[/b]", "[bold]a", "[link=https://evil.example]x[/link]", "a[0]"])
def test_report_shows_names_as_they_came(run, vote, name):
    vote(name, "yes")
    done = run("report")
    assert done.code == 0
    assert name in done.out


def test_a_spreadsheet_runs_no_formula_of_a_stranger(run, vote):
    vote('=HYPERLINK("https://evil.example")', "yes")
    (_, row) = csv.reader(io.StringIO(run("report", "--format", "csv").out))
    assert row[0][0] not in "=+-@"


def test_a_store_that_is_no_database_is_told_as_such(run, shop):
    (shop / "feedback.db").write_bytes(b"no database" * 100)
    done = run("report")
    assert done.code == 2
    assert done.err.startswith("Error: Votes cannot be kept in")
