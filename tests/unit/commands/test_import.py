"""`kbgen import`: what it prints, and how it ends."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kbgen.cli import _cli
from kbgen.errors import KbgenError
from tests.unit.importing.zendesk_export import write_export


def call(*arguments: str) -> Result:
    return CliRunner().invoke(_cli, ["import", *arguments])


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write_export(tmp_path / "export", **{"translations.json": {"translations": []}})
    return tmp_path


def test_it_says_what_came_in_and_where_the_report_is(place):
    done = call("zendesk", "export", "--into", "help")
    assert done.exit_code == 0
    assert done.output.splitlines()[0].startswith(
        "6 articles: 6 new; 2 images and files; notes on "
    )
    assert done.output.splitlines()[-1] == "Report: help/import-report/index.html"
    assert (place / "help/.gitignore").read_text("utf-8").splitlines()[0] == "site/"


def test_a_dry_run_lists_the_articles(place):
    done = call("zendesk", "export", "--into", "help", "--dry-run")
    assert "content/en-US/shop/returns/return-an-item.md: new" in done.output
    assert not (place / "help").exists()


def test_without_into_it_is_the_project_of_f(place):
    (place / "kbgen.toml").write_text('[site]\nname = "Help"\n[locales.en]\n', encoding="utf-8")
    done = call("zendesk", "export")
    assert "To do: Add [locales.en-US] to kbgen.toml" in done.output
    assert (place / "content/en-US/shop/delivery/secret.md").exists()


def test_what_cannot_be_read_is_printed_and_ends_with_1(place):
    (place / "export/articles-3.json").write_text("[1,", encoding="utf-8")
    done = call("zendesk", "export", "--into", "help", "-q")
    assert done.exit_code == 1
    assert "export/articles-3.json:1: The JSON does not parse" in done.output
    assert "hint: Download it again" in done.output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["zendesk", "nowhere"], "nowhere does not exist"),
        (["zendesk", "export", "--locale", "??"], "not a known locale"),
        (["zendesk", "export", "--locale", "fr"], "export has no article in fr"),
        (["zendesk", "ftp://x.example"], "is not an address"),
    ],
)
def test_wrong_use(arguments, message):
    done = call(*arguments, "--into", "help")
    assert isinstance(done.exception, KbgenError)
    assert message in str(done.exception)


def test_an_unknown_kind_lists_those_that_exist():
    done = call("zendisk", "export")
    assert done.exit_code == 2
    assert "'zendesk'" in done.output


def test_a_source_that_is_not_there_may_be_an_address():
    error = call("zendesk", "acme.zendesk.com", "--into", "help").exception
    assert isinstance(error, KbgenError)
    assert "https://" in error.hint


def test_votes_of_the_former_help_centre_come_into_the_report(place, monkeypatch):
    done = call("zendesk", "export", "--into", "help")
    (line,) = (one for one in done.output.splitlines() if "feedback store" in one)
    assert line.endswith(": kbgen feedback import import-report/history.csv")
    monkeypatch.chdir(place / "help")

    for _ in range(2):
        command = ["feedback", "import", "import-report/history.csv"]
        brought = CliRunner().invoke(_cli, command)
        assert brought.exit_code == 0
        assert "Votes and views of the former help centre: 6 articles" in brought.output

    text = CliRunner().invoke(_cli, ["report"]).output
    assert text.startswith("0 votes\n")
    assert "Votes and views of the former help centre" in text
    whole = CliRunner().invoke(_cli, ["report", "--table", "former", "--format", "csv"]).output
    rows = whole.splitlines()
    assert len(rows) == 7
    assert "shop/returns/return-an-item,en-US,zendesk," in whole
    page = CliRunner().invoke(_cli, ["report", "--format", "html"]).output
    assert "What did the former help centre count?" in page
