import csv
import html
import io
import json
import re
import uuid

import pytest

from kbgen.feedback import open_store, read_event

CONFIG = '[site]\nname = "Help"\nurl = "https://help.example/"\n'
COLUMNS = ["article_id", "locale", "yes", "no", "share", "share_low", "share_high", "trend"]


@pytest.fixture
def shop(in_project, text_of):
    content = {
        "en/a/refunds.md": text_of("Refunds", "Money back.", updated="2026-11-01"),
        "en/a/costs.md": text_of("Costs [eu]", "From €3.95."),
        "de/a/refunds.md": text_of("Erstattung", "Geld zurück.", updated="2026-10-01"),
    }
    return in_project(content, CONFIG)


@pytest.fixture
def article(shop):
    """Write an article with an id of its own."""

    def write(name: str) -> None:
        text = f"---\ntitle: Odd\nid: {json.dumps(name)}\n---\nText.\n"
        (shop / "content/en/a/odd.md").write_text(text, encoding="utf-8")

    return write


@pytest.fixture
def add(shop):
    """Store events in a store below the project."""

    def store(*events: dict, file: str = "feedback.db") -> None:
        always = {"at": "2026-11-22T10:00:00Z", "locale": "en"}
        with open_store(f"sqlite:///{file}", shop) as opened:
            opened.add(read_event({"id": str(uuid.uuid4()), **always, **one}) for one in events)

    return store


@pytest.fixture
def vote(add):
    def store(article_id: str, *values: str, locale: str = "en", **store: str) -> None:
        event = {"type": "vote", "article_id": article_id, "locale": locale}
        add(*({**event, "value": value} for value in values), **store)

    return store


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def test_without_votes_it_says_so(run, shop):
    done = run("report")
    assert done.code == 0
    assert done.out.startswith("No votes yet.")
    found = run("report", "--format", "json").json
    assert (found["totals"]["votes"], found["articles"]) == (0, [])
    assert run("report", "--worklist", "--format", "json").json
    assert run("report", "--golden").out == ""
    assert not (shop / "feedback.db").exists()


def test_votes_are_counted(run, vote):
    vote("a/refunds", "yes", "yes", "no")
    done = run("report")
    assert done.code == 0
    assert done.out.startswith("3 votes, 67% (21–94%) helpful\n")
    for part in ("Refunds", "English", "2", "1", "67%"):
        assert part in done.out.partition("Helpful votes by article")[2]


def test_machines_read_json(run, vote):
    vote("a/refunds", "yes", "yes", "yes", "no")
    vote("a/refunds", "no", locale="de")
    found = run("report", "--format", "json", "--to", "2026-11-22").json
    assert (found["site"], found["from"], found["to"]) == ("Help", None, "2026-11-22")
    assert [[row[key] for key in COLUMNS[:5]] for row in found["articles"]] == [
        ["a/refunds", "de", 0, 1, 0.0],
        ["a/refunds", "en", 3, 1, 0.75],
    ]
    assert (
        run("report", "--format", "json", "--table", "articles", "--to", "2026-11-22").json
        == (found["articles"])
    )


def test_spreadsheets_read_csv(run, vote, article):
    article("a,b")
    vote("a/refunds", "yes", "no")
    vote("a,b", "yes")
    head, *found = rows(run("report", "--format", "csv").out)
    assert head == COLUMNS
    assert [row[:5] for row in found] == [
        ["a/refunds", "en", "1", "1", "0.500"],
        ["a,b", "en", "1", "0", "1.000"],
    ]


def test_a_spreadsheet_runs_no_formula(run, vote, article):
    article('=HYPERLINK("https://evil.example")')
    vote('=HYPERLINK("https://evil.example")', "yes")
    (_, row) = rows(run("report", "--format", "csv").out)
    assert row[0][0] not in "=+-@"


def test_what_the_site_does_not_have_is_counted_apart(run, vote, shop):
    vote("a/refunds", "yes")
    before = run("report", "--format", "json").json
    work = run("report", "--worklist", "--format", "json").json
    vote("ghost/1", *["no"] * 50)
    vote("a/refunds", *["no"] * 50, locale="ja")
    after = run("report", "--format", "json").json
    assert (before["totals"].pop("unknown"), after["totals"].pop("unknown")) == (0, 100)
    assert after == before
    assert run("report", "--worklist", "--format", "json").json == work
    assert "100 events about articles or locales the site does not have" in run("report").out
    run("report", "-o", "report.html")
    assert "100 events are about articles or locales the site" in (shop / "report.html").read_text(
        "utf-8"
    )


def test_every_table_is_there_by_its_name(run, vote):
    vote("a/refunds", "yes")
    assert rows(run("report", "--table", "locales", "--format", "csv").out)[1][:2] == ["en", "1"]
    assert "Helpful votes by locale" in run("report", "--table", "locales").out
    done = run("report", "--table", "locale")
    assert (done.code, "Did you mean `locales`?" in done.err) == (2, True)


def test_one_locale_alone(run, vote):
    vote("a/refunds", "yes")
    vote("a/refunds", "no", locale="de")
    found = run("report", "--format", "json", "--locale", "de").json
    assert [row["locale"] for row in found["articles"]] == ["de"]


def test_days_alone(run, vote):
    vote("a/refunds", "yes")
    for days, count in (
        (("--from", "2026-11-22", "--to", "2026-11-22"), 1),
        (("--to", "2026-11-21"), 0),
        (("--from", "2026-11-23", "--to", "2026-11-24"), 0),
    ):
        assert run("report", "--format", "json", *days).json["totals"]["votes"] == count
    done = run("report", "--from", "2026-11-23", "--to", "2026-11-22")
    assert (done.code, "would begin on 2026-11-23" in done.err) == (2, True)
    assert run("report", "--from", "yesterday").code == 2


def test_another_store(run, vote):
    vote("a/refunds", "yes", file="other.db")
    found = run("report", "--store", "sqlite:///other.db", "--format", "json").json
    assert found["totals"]["votes"] == 1
    for wrong in ("sqlite:///none.db", "mysql://x"):
        done = run("report", "--store", wrong)
        assert done.code == 2
        assert done.err.startswith(("Error: Store", "Error: Unknown kind of store"))


@pytest.mark.parametrize("name", ["[/b]", "[bold]a", "[link=https://evil.example]x[/link]", "a[0]"])
def test_titles_are_shown_as_they_are(run, vote, shop, name):
    text = f"---\ntitle: {json.dumps(name)}\n---\nText.\n"
    (shop / "content/en/a/odd.md").write_text(text, encoding="utf-8")
    vote("a/odd", "yes")
    done = run("report")
    assert done.code == 0
    assert name in done.out


def test_a_file_is_written_as_its_name_says(run, shop, vote):
    vote("a/refunds", "yes")
    done = run("report", "-o", "report.html")
    assert (done.code, done.out) == (0, "Wrote report.html\n")
    page = (shop / "report.html").read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert 'href="https://help.example/en/a/refunds/"' in page
    assert "What to do next" in page
    assert run("report", "-q", "-o", "report.csv").out == ""
    assert rows((shop / "report.csv").read_text("utf-8"))[0] == COLUMNS
    done = run("report", "-o", "nowhere/report.html")
    assert (done.code, "cannot be written" in done.err) == (2, True)


def test_the_work_list_is_the_same_for_people_spreadsheets_issues_and_machines(run, add):
    add(*({"type": "search", "query": "=solar|panel", "results": 0} for _ in range(3)))
    first, second = run("report", "--worklist", "--format", "json").json
    assert (first["steps"], first["subject"], first["readers"]) == (["write"], "=solar|panel", 3)
    assert (second["steps"], second["file"]) == (["translate"], "content/de/a/refunds.md")
    assert rows(run("report", "--worklist", "--format", "csv").out)[1][2] == "'=solar|panel"
    assert "=solar\\|panel" in run("report", "--worklist", "--format", "markdown").out
    text = run("report", "--worklist").out
    page = html.unescape(run("report", "--worklist", "--format", "html").out)
    assert page.startswith("<!doctype html>")
    for task in (first, second):
        for part in (task["subject"], *task["why"], *task["todo"]):
            assert part in text
            assert part.replace("`updated`", "<code>updated</code>") in page
    done = run("report", "--worklist", "--golden")
    assert (done.code, "cannot be combined" in done.err) == (2, True)


def test_a_decision_takes_a_task_off_the_list_until_something_new_comes(run, shop, add):
    add(*({"type": "search", "query": "solar", "results": 0} for _ in range(3)))
    task = run("report", "--worklist", "--format", "json").json[0]["task"]
    done = run("report", "decide", task, "done", "--note", 'See "tents".')
    assert (done.code, done.out) == (0, "Wrote content/decisions.toml: en?solar is done\n")
    listed = run("report", "--worklist", "--format", "json").json
    assert [one["task"] for one in listed] == ["de/a/refunds"]
    assert "1 task done or dismissed" in run("report", "--worklist").out
    add({"type": "search", "query": "solar", "results": 0, "at": "2099-01-01T10:00:00Z"})
    later = run("report", "--worklist", "--format", "json", "--to", "2099-01-02").json
    assert "de/a/refunds" in [one["task"] for one in later]
    assert run("report", "decide", task, "open").code == 0
    assert len(run("report", "--worklist", "--format", "json").json) == 2
    assert run("check").err.count("KB727") == 0


def test_a_task_that_does_not_exist_cannot_be_decided(run, shop):
    done = run("report", "decide", "de/a/refund", "done")
    assert done.code == 2
    assert "Did you mean `de/a/refunds`?" in done.err
    assert not (shop / "content/decisions.toml").exists()


def test_decisions_that_are_not_valid_are_reported_with_their_line(run, shop):
    text = '[[decision]]\ntask = "de/a/refunds"\ndecision = "doen"\non = 2026-11-30\n'
    (shop / "content/decisions.toml").write_text(text, encoding="utf-8")
    done = run("report", "--worklist")
    assert "content/decisions.toml:3:1: warning KB727: Unknown decision `doen`" in done.err
    assert "Did you mean `done`?" in done.err
    assert "Erstattung" in done.out


def test_a_name_without_ending_makes_a_folder_of_linked_pages(run, shop, vote):
    vote("a/refunds", "yes", "no")
    vote("a/refunds", "yes", locale="de")
    done = run("report", "-o", "out")
    assert (done.code, done.out) == (0, "Wrote out/index.html\n")
    pages = {file.name: file.read_text("utf-8") for file in (shop / "out").glob("*.html")}
    articles = [name for name in pages if name.startswith("article-a-refunds-")]
    assert len(articles) == 2
    for text in pages.values():
        links = re.findall(r'href="([^":#]+)[#"]', text)
        assert all((shop / "out" / link).is_file() for link in links), links
    for name in articles:
        assert name in pages["index.html"]
    (shop / "content/de/a/refunds.md").unlink()
    (shop / "feedback.db").unlink()
    assert run("report", "-q", "-o", "out").code == 0
    assert [*(shop / "out").glob("article-*")] == []


def test_a_folder_of_something_else_is_left_alone(run, shop, vote):
    (shop / "mine").mkdir()
    (shop / "mine/article-draft.html").write_text("mine", encoding="utf-8")
    done = run("report", "-o", "mine")
    assert (done.code, "has files of something else" in done.err) == (2, True)
    assert [file.name for file in (shop / "mine").iterdir()] == ["article-draft.html"]


def test_golden_searches_are_proposed_once(run, shop, add):
    click = {"type": "result_click", "query": "money", "rank": 1, "article_id": "a/refunds"}
    add(*(click for _ in range(10)))
    done = run("report", "--golden")
    assert done.out == (
        '[[search]]\nlocale = "en"\nquery = "money"\nexpect = "a/refunds"\nwithin = 1\n'
    )
    (shop / "content/golden.toml").write_text(done.out, encoding="utf-8")
    assert run("report", "--golden").out == ""
    assert run("report", "--golden", "--format", "csv").code == 2


def test_golden_searches_need_no_address_of_the_site(run, shop, add):
    (shop / "kbgen.toml").write_text('[site]\nname = "Help"\n', encoding="utf-8")
    click = {"type": "result_click", "query": "money", "rank": 1, "article_id": "a/refunds"}
    add(*(click for _ in range(10)))
    assert 'expect = "a/refunds"' in run("report", "--golden").out


def test_a_store_that_is_no_database_is_told_as_such(run, shop):
    (shop / "feedback.db").write_bytes(b"no database" * 100)
    done = run("report")
    assert done.code == 2
    assert done.err.startswith("Error: Feedback cannot be stored in")


def test_a_build_that_should_count_votes_and_has_none_says_so(run, shop):
    (shop / "kbgen.toml").write_text(f'{CONFIG}[search]\nprior = "feedback"\n', encoding="utf-8")
    done = run("build", "-q")
    assert (done.code, done.err) == (
        0,
        "Notice: Search ranks without votes: no feedback store found.\n",
    )
