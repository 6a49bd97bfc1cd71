"""A project's site and votes lie in its own folder, wherever a command is run."""

import json

import pytest

from kbgen.collect import find_settings
from kbgen.feedback import open_store, read_event
from tests.factories import vote

ARTICLE = "---\ntitle: Costs\n---\n\nIt costs five.\n"
GOLDEN = '[[search]]\nquery = "costs"\nlocale = "en"\nexpect = "a/costs"\nwithin = 1\n'


@pytest.fixture
def root(write_project, tmp_path, monkeypatch):
    """A project, seen from another folder, where `-f` names it."""
    root = write_project({"en/a/costs.md": ARTICLE})
    elsewhere = tmp_path / "elsewhere/deep"
    elsewhere.mkdir(parents=True)
    monkeypatch.chdir(elsewhere)
    return root


@pytest.fixture
def here(tmp_path):
    return tmp_path / "elsewhere/deep"


def keep(folder, value: str) -> None:
    with open_store("sqlite:///kept/votes.db", folder) as store:
        store.add([read_event(vote(article_id="a/costs", value=value))])


def test_the_site_is_written_and_searched_in_the_projects_folder(run, root, here):
    config = ("-f", root / "kbgen.toml")
    done = run("build", *config)
    assert done.code == 0
    assert f"{root / 'site'}: " in done.out
    assert (root / "site/en/a/costs/index.html").exists()
    assert list(here.iterdir()) == []
    hits = run("search", "costs", *config, "--format", "json").json
    assert [hit["id"] for hit in hits] == ["a/costs"]


def test_golden_searches_run_on_the_projects_site(run, root, here):
    (root / "content/golden.toml").write_text(GOLDEN)
    config = ("-f", root / "kbgen.toml")
    assert run("build", *config).code == 0
    done = run("check", "--golden", *config)
    assert (done.code, "1 search: 1 passed" in done.out) == (0, True), done


def test_a_folder_that_is_named_is_the_users(run, root, here):
    config = ("-f", root / "kbgen.toml")
    assert run("build", *config, "-d", "out").code == 0
    assert (here / "out/en/a/costs/index.html").exists()
    assert run("search", "costs", *config, "-d", "out", "--format", "json").json
    assert not (root / "out").exists()
    assert run("search", "costs", *config).code == 2


def test_in_the_projects_folder_the_site_has_its_short_name(run, root, monkeypatch):
    monkeypatch.chdir(root)
    assert "\nsite: " in run("build").out
    monkeypatch.chdir(root.parent)
    assert "\nproject/site: " in run("build", "-f", "project/kbgen.toml").out


@pytest.mark.parametrize("command", ["report", "export", "purge", "forget", "import", "collect"])
def test_a_relative_store_lies_in_the_projects_folder(run, root, here, command):
    keep(root, "yes")
    config = ("-f", root / "kbgen.toml", "--store", "sqlite:///kept/votes.db")
    if command == "report":
        done = run("report", *config, "--table", "articles", "--format", "json")
        assert [row["yes"] for row in done.json] == [1]
    elif command == "export":
        assert json.loads(run("feedback", "export", *config).out)["value"] == "yes"
    elif command == "purge":
        assert "0 events" in run("feedback", "purge", *config, "--older-than", "1").out
    elif command == "forget":
        assert "0 events" in run("feedback", "forget", *config, "--device", "d").out
    elif command == "import":
        (here / "votes").write_text(run("feedback", "export", *config).out)
        assert run("feedback", "import", "votes", *config).out.startswith(
            "0 new events, 1 already stored"
        )
    else:
        settings = find_settings(root / "kbgen.toml", "sqlite:///kept/votes.db")
        assert (settings.store, settings.root) == ("sqlite:///kept/votes.db", root)
    assert not (here / "kept").exists()


def test_the_configured_store_is_the_same_one(run, root, here):
    (root / "kbgen.toml").write_text(
        '[site]\nname = "Help"\n[feedback]\nstore = "sqlite:///kept/votes.db"\n'
    )
    keep(root, "no")
    config = ("-f", root / "kbgen.toml")
    named = (*config, "--store", "sqlite:///kept/votes.db")
    assert run("feedback", "export", *config).out == run("feedback", "export", *named).out != ""
    rows = [run("report", *one, "--format", "json").json for one in (config, named)]
    assert rows[0] == rows[1]


def test_without_a_project_a_store_lies_in_the_current_folder(run, here, root):
    keep(here, "yes")
    done = run("feedback", "export", "--store", "sqlite:///kept/votes.db")
    assert json.loads(done.out)["value"] == "yes"
    assert find_settings(None, "sqlite:///kept/votes.db").root.resolve() == here
