"""`kbgen search --explain` and `--replay`."""

import json
import re
import shutil

import pytest

from tests.factories import build_site, write_project

CONFIG = """\
[site]
name = "Help"
[locales.en]
[locales.de]
[[search.pinned]]
queries = ["opening hours"]
article = "a/lion"
"""
ADDRESS = "en/the-animals-of-the-savannah/zebras-and-how-to-tell-them-apart-from-horses/"


@pytest.fixture(scope="module")
def built(tmp_path_factory, text_of):
    """A help centre, and its site."""
    articles = {
        "en/a/lion.md": text_of("Lion", "The lion eats zebras.", search="{boost: 1.5}"),
        "en/a/gnu.md": text_of("Gnu [eu]", "It jumps over the opening."),
        f"{ADDRESS.rstrip('/')}.md": text_of("Zebra", "The zebra has stripes.\n\n## Hay\n\nDry."),
        "de/a/lion.md": text_of("Löwe", "Der Löwe frisst Gras nie."),
    }
    root = write_project(tmp_path_factory.mktemp("zoo"), articles, CONFIG)
    build_site(root)
    return root


@pytest.fixture
def zoo(built, tmp_path, monkeypatch):
    """Stand in a copy of it."""
    root = shutil.copytree(built, tmp_path / "project")
    monkeypatch.chdir(root)
    return root


# Explain


def test_the_printed_shares_add_up_to_the_printed_score(run, zoo):
    out = run("search", "--explain", "zebra stripes").out
    blocks = out.strip().split("\n\n")
    assert len(blocks) == 2
    for block in blocks:
        *_, factors = block.splitlines()
        score = re.search(r"^  Score (\S+) ", block, re.MULTILINE)[1]
        rows = [line.strip("│").split("│") for line in block.splitlines() if line[0] == "│"]
        total = sum(float(row[-1]) for row in rows)
        product = 1.0
        for factor in factors.split(" × "):
            product *= float(factor.rpartition(" ")[2])
        assert total == pytest.approx(float(factors.split(" × ")[0]), abs=0.002)
        assert product == pytest.approx(float(score), rel=0.005)


def test_each_hit_has_its_title_address_and_whooshs_rank(run, zoo):
    first, second = run("search", "--explain", "zebra").out.strip().split("\n\n")
    assert first.splitlines()[0] == f"1st: Zebra  /{ADDRESS}"
    assert "(rank in Whoosh's BM25F: 1)" in first
    assert second.splitlines()[0] == "2nd: Lion  /en/a/lion/"
    assert "(rank in Whoosh's BM25F: 2)" in second
    assert second.endswith("× boost 1.5")


def test_sentences_say_why_and_which_lines_would_lift_it(run, zoo):
    _, second = run("search", "--explain", "zebra mane").out.strip().split("\n\n")
    lines = second.splitlines()
    assert "  “mane” is nowhere in it." in lines
    assert "  “Zebra” has “zebra” in its title." in lines
    at = next(n for n, line in enumerate(lines) if line.startswith("  → Pin it"))
    assert lines[at].endswith("In kbgen.toml, then 1st by estimate:")
    assert lines[at + 1 : at + 4] == [
        "      [[search.pinned]]",
        '      queries = ["zebra mane"]',
        '      article = "a/lion"',
    ]
    _, why = (
        one["why"] for one in run("search", "--explain", "zebra mane", "--format", "json").json
    )
    assert why["levers"][-1]["kind"] == "pinned"
    assert "“mane” is nowhere in it." in why["matches"]


def test_what_is_explained_is_the_site_not_its_drafts(run, zoo):
    draft = zoo / "content/en/a/draft.md"
    draft.write_text("---\ntitle: Parcel\ndraft: true\nanswers: [track-order]\n---\nText.\n")
    done = run("search", "--explain", "track my order")
    assert "`track-order`, which no article answers" in done.err


def test_an_unknown_market_is_told_whatever_is_asked(run, zoo):
    for options in ((), ("--explain",)):
        done = run("search", "zebra", "--market", "XX", *options)
        assert (done.code, "Unknown market `XX`" in done.err) == (2, True)


def test_terms_that_do_not_match_are_shown_with_a_dash(run, zoo):
    rows = [
        [cell.strip() for cell in line.strip("│").split("│")]
        for line in run("search", "--explain", "lion okapi").out.splitlines()
        if line.startswith("│")
    ]
    assert rows[0][:3] == ["lion", "exact lion", "title, part 1"]
    assert rows[1] == ["okapi", "–", "", "0.000", "0.000", "0.00", "0.000"]


def test_json_holds_all_that_a_score_is_made_of(run, zoo):
    found = run("search", "--explain", "zebras okapi", "--format", "json").json
    assert {one["hit"]["id"] for one in found} == {"a/lion", ADDRESS[3:-1]}
    for one in found:
        assert one["is_pinned"] is False
        assert [term["term"] for term in one["terms"]] == ["zebras", "okapi"]
        ranked = one["ranked"]
        total = sum(term["idf"] * term["impact"] * term["weight"] for term in one["terms"])
        assert total == pytest.approx(ranked["sum"], abs=1e-9)
        product = 1.0
        for factor in ("sum", "coverage", "parts", "title", "boost"):
            product *= ranked[factor]
        assert product == pytest.approx(one["hit"]["score"], abs=1e-6)


def test_a_pinned_article_is_told_as_such(run, zoo):
    pinned, other = run("search", "--explain", "opening hours").out.strip().split("\n\n")
    head, score, reason = pinned.splitlines()
    assert head == "1st: Lion (pinned)  /en/a/lion/"
    assert score.endswith("(rank in Whoosh's BM25F: –)")
    assert reason == "  Pinned in kbgen.toml: always ranks first."
    assert "exact opening" in other
    first, second = run("search", "--explain", "opening hours", "--format", "json").json
    assert (first["is_pinned"], second["is_pinned"]) == (True, False)
    assert first["hit"]["score"] > second["hit"]["score"]


def test_limit_and_locale_hold_for_explanations_too(run, zoo):
    assert len(run("search", "--explain", "zebra", "-n", "1", "--format", "json").json) == 1
    (found,) = run("search", "--explain", "Löwe", "--locale", "de", "--format", "json").json
    assert found["hit"]["url"] == "de/a/lion/"


def test_nothing_found_is_said(run, zoo):
    done = run("search", "--explain", "qqqqqq")
    assert (done.code, done.out) == (0, "")
    assert done.err == "No results for “qqqqqq” in en.\n"
    assert run("search", "--explain", "qqqqqq", "--format", "json").json == []


@pytest.mark.parametrize("columns", ["200", "80", "40"])
def test_addresses_are_whole_however_narrow_the_terminal(run, zoo, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", columns)
    assert f"/{ADDRESS}#hay\n" in run("search", "--explain", "hay").out
    out = run("search", "hay").out
    cells = [line.strip("│").split("│")[-1].strip() for line in out.splitlines() if line[0] == "│"]
    assert "".join(cells) == f"/{ADDRESS}#hay"
    assert "…" not in out


def test_titles_with_brackets_are_shown_as_they_are(run, zoo):
    assert "1st: Gnu [eu]  " in run("search", "--explain", "gnu").out


def test_a_site_that_was_not_built_is_told_with_what_to_do(run, zoo):
    for options in (["--explain", "zebra"], ["--replay", "queries.log"]):
        (zoo / "queries.log").write_text("zebra\n", "utf-8")
        done = run("search", *options, "-d", "nowhere")
        assert done.code == 2
        assert done.err == "Error: No search index found for en\n  hint: Run: kbgen build\n"


SYNTAX = [
    "",
    " ",
    "AND",
    "zebra AND lion",
    "title:zebra",
    'zebra "',
    "zebra*",
    "z?bra",
    "*",
    "(",
    "zebra~2",
    "zebra^9",
    "[a TO zebra]",
    "<zebra",
    "🦓 zebra",
    "🦓",
    "\udcff zebra",
    "[bold]zebra[/bold]",
    "[/x]",
    "zebra " * 500,
    "z" * 20_000,
]


@pytest.mark.parametrize("query", SYNTAX)
@pytest.mark.parametrize("options", [[], ["--explain"], ["--explain", "--format", "json"]])
def test_no_query_is_too_strange(run, zoo, query, options):
    done = run("search", *options, "--", query)
    assert done.code == 0
    assert bool(done.out.strip("[]\n")) == ("zebra" in query)
    if "json" not in options:
        assert ("No results for" in done.err) == ("zebra" not in query)


# Replay


@pytest.fixture
def replay(run, zoo):
    """Write a log and replay it."""

    def run_it(log: str | bytes, *options: str):
        (zoo / "queries.log").write_bytes(log if isinstance(log, bytes) else log.encode())
        return run("search", "--replay", "queries.log", *options)

    return run_it


LOG = """\
zebra
okapi
de\tOkapi
okapi
{"query": "emu", "locale": "en"}
en\tokapi
{"query": "okapi", "locale": "de"}
{"query": "emu"}
de\tLöwe
"""


def test_queries_that_find_nothing_are_listed_with_what_is_asked_most_first(replay):
    done = replay("emu\nyak\nokapi\nzebra\nokapi\nzebra\nzebra\nokapi\nyak\n")
    assert done.code == 0
    assert done.out.splitlines() == ["    3  en  okapi", "    2  en  yak", "    1  en  emu"]
    assert done.err == "3 of 4 distinct queries have no results.\n"


def test_lines_may_name_the_locale_or_be_json(replay):
    done = replay(LOG, "--format", "json")
    assert (done.code, done.err) == (0, "")
    assert done.json == [
        {"query": "okapi", "locale": "en", "count": 2},
        {"query": "Okapi", "locale": "de", "count": 1},
        {"query": "emu", "locale": "en", "count": 1},
        {"query": "okapi", "locale": "en", "count": 1},
        {"query": "okapi", "locale": "de", "count": 1},
        {"query": "emu", "locale": "en", "count": 1},
    ]


def test_the_locale_of_the_option_is_that_of_plain_lines(replay):
    done = replay("okapi\nen\temu\n", "--locale", "de")
    assert done.out.splitlines() == ["    1  de  okapi", "    1  en  emu"]


def test_another_language_that_knows_the_words_is_an_answer(replay):
    done = replay("Gras\nde\tzebra\n")
    assert (done.out, done.err) == ("", "0 of 2 distinct queries have no results.\n")


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm(replay):
    done = replay("\ufeffde\tOkapi\r\nzebra\r\n")
    assert done.out == "    1  de  Okapi\n"


def test_an_empty_log_is_no_mistake(replay):
    done = replay("\n")
    assert (done.code, done.out) == (0, "")
    assert done.err == "0 of 0 distinct queries have no results.\n"
    assert replay("\n", "--format", "json").json == []


@pytest.mark.parametrize("query", SYNTAX)
def test_a_log_may_hold_anything(replay, query):
    done = replay(json.dumps({"query": query}) + "\n")
    assert done.code == 0
    assert bool(done.out) == ("zebra" not in query and bool(query.strip()))


def test_half_an_emoji_can_be_listed(replay):
    assert replay('{"query": "\\ud83e"}\n').out == "    1  en  ?\n"
    assert replay('{"query": "\\ud83e"}\n', "--format", "json").json[0]["query"] == "?"


@pytest.mark.parametrize("line", ["fr\tlion", '{"query": "lion", "locale": "fr"}'])
def test_a_locale_that_the_site_has_not_is_told_with_those_it_has(replay, line):
    done = replay(f"zebra\n{line}\n")
    assert (done.code, done.out) == (2, "")
    assert done.err == "Error: The site has no locale `fr`\n  hint: Locales: en, de.\n"


def test_a_locale_that_is_none_is_an_error(replay):
    done = replay("where\tlion\n")
    assert done.code == 2
    assert "`where` is not a known locale" in done.err


def test_broken_json_names_its_line(replay):
    done = replay('zebra\n{"query": \n')
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("Error: queries.log:2: not JSON: ")


def test_a_missing_log_is_told(run, zoo):
    done = run("search", "--replay", "nowhere.log")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("Error: nowhere.log cannot be read: ")


@pytest.mark.parametrize("arguments", [[], ["zebra", "--replay", "queries.log"], ["--explain"]])
def test_a_query_or_a_log_is_wanted_and_not_both(run, zoo, arguments):
    (zoo / "queries.log").write_text("zebra\n", "utf-8")
    done = run("search", *arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("Error: Give a query, or --replay FILE\n  hint: ")
