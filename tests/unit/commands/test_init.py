import pytest


def test_a_new_help_centre_builds_without_findings(run, tmp_path, monkeypatch):
    done = run("init", tmp_path / "help")
    assert done.code == 0
    assert "kbgen serve" in done.out
    monkeypatch.chdir(tmp_path / "help")
    assert run("check", "--strict").code == 0
    assert run("build", "--strict", "-q").code == 0
    assert (tmp_path / "help/site/index.html").is_file()


def test_it_has_what_a_project_needs(run, tmp_path):
    run("init", tmp_path / "help")
    there = {path.name for path in (tmp_path / "help").iterdir()}
    assert there == {"kbgen.toml", "content", ".gitignore"}
    ignored = (tmp_path / "help/.gitignore").read_text().split()
    assert {"site/", ".kbgen/"} <= {f"{name.strip('/')}/" for name in ignored}


def test_it_shows_a_policy_value_and_a_block(run, tmp_path, monkeypatch):
    run("init", tmp_path / "help")
    monkeypatch.chdir(tmp_path / "help")
    run("build", "-q")
    page = (tmp_path / "help/site/en/returns/return-an-item/index.html").read_text("utf-8")
    assert "You have 30\xa0days from delivery." in page
    assert '<div class="steps">' in page


def test_an_empty_folder_will_do(run, tmp_path):
    (tmp_path / "help").mkdir()
    assert run("init", tmp_path / "help").code == 0


def test_the_current_folder_will_do(run, tmp_path, monkeypatch):
    (tmp_path / "help").mkdir()
    monkeypatch.chdir(tmp_path / "help")
    assert run("init", ".").code == 0
    assert (tmp_path / "help/kbgen.toml").is_file()


@pytest.mark.parametrize("name", ["notes.txt", ".git"])
def test_a_folder_with_something_in_it_is_left_alone(run, tmp_path, name):
    (tmp_path / "help").mkdir()
    (tmp_path / "help" / name).write_text("mine")
    done = run("init", tmp_path / "help")
    assert done.code == 2
    assert "already exists" in done.err
    assert [path.name for path in (tmp_path / "help").iterdir()] == [name]


def test_a_file_is_left_alone(run, tmp_path):
    (tmp_path / "help").write_text("mine")
    assert run("init", tmp_path / "help").code == 2
    assert (tmp_path / "help").read_text() == "mine"


def test_below_a_file_nothing_can_be_written(run, tmp_path):
    (tmp_path / "file").write_text("mine")
    done = run("init", tmp_path / "file" / "help")
    assert done.code == 2
    assert done.err.startswith("Error: ")


def test_quiet_says_nothing(run, tmp_path):
    done = run("init", "-q", tmp_path / "help")
    assert (done.out, done.err) == ("", "")


def test_a_folder_must_be_named(run):
    done = run("init")
    assert done.code == 2
    assert "FOLDER" in done.err
