import json

import pytest

BROKEN = {"en/a/x.md": "---\ntitle: X\n---\n\n[a](nowhere.md)\n"}
DOUBTFUL = {"en/a/x.md": "---\ntitle: X\ntitel: Y\n---\n\nText.\n"}
FINE = {"en/a/x.md": "---\ntitle: X\n---\n\nText.\n"}
WITH_URL = '[site]\nname = "Help"\nurl = "https://help.example.com"\n'


@pytest.mark.parametrize("name", ["build", "check"])
@pytest.mark.parametrize(
    ("content", "options", "code"),
    [
        (FINE, [], 0),
        (FINE, ["--strict"], 0),
        (DOUBTFUL, [], 0),
        (DOUBTFUL, ["--strict"], 1),
        (DOUBTFUL, ["-s"], 1),
        (BROKEN, [], 1),
        (BROKEN, ["--strict"], 1),
    ],
    ids=["fine", "fine, strict", "warning", "warning, strict", "-s", "error", "error, strict"],
)
def test_the_exit_code_says_how_the_content_is(run, in_project, name, content, options, *, code):
    in_project(content)
    assert run(name, *options).code == code
    assert run(name, *options).code == code, "the second time, too"


@pytest.mark.parametrize("name", ["build", "check"])
def test_findings_go_to_standard_error_one_a_line(run, in_project, name):
    in_project(BROKEN)
    for _ in range(2):
        said = run(name).err
        first, hint, *_ = said[said.index("content/") :].splitlines()
        assert first == "content/en/a/x.md:5:1: error KB201: Link `nowhere.md` leads to no article"
        assert hint.startswith("    hint: ")


def test_a_finding_is_never_wrapped(run, in_project, monkeypatch):
    monkeypatch.setenv("COLUMNS", "20")
    in_project(BROKEN)
    (line,) = [line for line in run("check").err.splitlines() if "error KB201" in line]
    assert line.startswith("content/en/a/x.md:5:1: ")
    assert line.endswith("leads to no article")


@pytest.mark.parametrize("name", ["build", "check"])
def test_quiet_says_only_what_is_wrong(run, in_project, name):
    in_project(FINE, WITH_URL)
    assert run(name, "-q") == run(name, "--quiet")
    done = run(name, "-q")
    assert (done.out, done.err) == ("", "")


def test_a_summary_counts(run, in_project):
    in_project({**BROKEN, "en/a/y.md": "---\ntitle: Y\nx: 1\ny: 2\n---\n"}, WITH_URL)
    assert run("check").out.splitlines() == [
        "1 error   KB201 link to an article that does not exist",
        "2 warning KB103 unknown front matter key",
        "2 articles: 1 error, 2 warnings",
    ]
    assert run("build").out.endswith("1 error, 2 warnings\n")


def test_nothing_wrong_is_said(run, in_project):
    in_project(FINE)
    assert run("check").out == "1 article: no problems\n"


# check


def test_json_is_one_flat_array_on_standard_output(run, in_project):
    in_project(BROKEN)
    done = run("check", "--format", "json")
    (found,) = done.json
    assert done.err == ""
    assert done.code == 1
    hint = found.pop("hint")
    assert isinstance(hint, str)
    assert found == {
        "path": "content/en/a/x.md",
        "line": 5,
        "column": 1,
        "severity": "error",
        "code": "KB201",
        "message": "Link `nowhere.md` leads to no article",
    }


def test_json_of_nothing_is_an_empty_array(run, in_project):
    in_project(FINE)
    done = run("check", "--format", "json")
    assert (done.code, done.json) == (0, [])


def test_check_writes_no_site(run, in_project):
    root = in_project(FINE)
    run("check")
    assert not (root / "site").exists()


def test_check_looks_at_drafts_when_asked(run, in_project):
    draft = BROKEN["en/a/x.md"].replace("title: X", "title: X\ndraft: true")
    in_project({"en/a/x.md": draft})
    assert run("check").code == 0
    assert run("check", "--drafts").code == 1


# build


def test_a_build_with_errors_writes_everything_that_can_be_built(run, in_project):
    root = in_project({**BROKEN, "en/a/y.md": FINE["en/a/x.md"]})
    assert run("build").code == 1
    assert (root / "site/en/a/x/index.html").is_file()
    assert (root / "site/en/a/y/index.html").is_file()


def test_the_site_is_written_relative_to_the_current_folder(run, in_project, tmp_path, monkeypatch):
    root = in_project(FINE)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert run("build", "-f", root / "kbgen.toml", "-d", "out").code == 0
    assert (elsewhere / "out/en/a/x/index.html").is_file()
    assert (root / ".kbgen").is_dir()
    assert not (root / "out").exists()


def test_a_foreign_folder_is_wrong_use(run, in_project):
    root = in_project(FINE)
    (root / "mine").mkdir()
    (root / "mine/thesis.doc").write_text("x")
    done = run("build", "-d", "mine")
    assert done.code == 2
    assert done.err.startswith("Error: mine has files that kbgen did not write\n  hint: ")
    assert [file.name for file in (root / "mine").iterdir()] == ["thesis.doc"]


def test_the_project_itself_is_no_place_for_the_site(run, in_project):
    root = in_project(FINE)
    assert run("build", "-d", ".").code == 2
    assert run("build", "-d", "content").code == 2
    assert not (root / "index.html").exists()


def test_without_an_address_it_is_said_once(run, in_project):
    in_project(FINE)
    done = run("build")
    assert (done.out + done.err).count("[site] url is not set") == 1
    assert "[site] url is not set" not in run("build", "--base-url", "https://help.example.com").err


def test_base_url_takes_the_place_of_the_address(run, in_project):
    root = in_project(FINE, WITH_URL)
    run("build", "--base-url", "https://preview.example.com/7/")
    page = (root / "site/en/a/x/index.html").read_text()
    assert 'href="https://preview.example.com/7/en/a/x/"' in page
    run("build")
    page = (root / "site/en/a/x/index.html").read_text()
    assert 'href="https://help.example.com/en/a/x/"' in page


def test_a_base_url_that_is_no_address_is_wrong_use(run, in_project):
    in_project(FINE)
    assert run("build", "--base-url", "preview").code == 2


def test_only_some_locales_can_be_built(run, in_project):
    root = in_project({**FINE, "de/a/x.md": FINE["en/a/x.md"], "es/a/x.md": FINE["en/a/x.md"]})
    assert run("build", "--locale", "de", "--locale", "ES").code == 0
    assert (root / "site/de/a/x/index.html").is_file()
    assert (root / "site/es/a/x/index.html").is_file()
    assert not (root / "site/en/a/x/index.html").exists()


def test_drafts_are_built_when_asked(run, in_project):
    root = in_project({"en/a/x.md": "---\ntitle: X\ndraft: true\n---\n"})
    run("build")
    assert not (root / "site/en/a/x").exists()
    run("build", "--drafts")
    assert (root / "site/en/a/x/index.html").is_file()


def test_verbose_says_what_was_made_anew(run, in_project):
    in_project(FINE)
    assert "compile: 1 rebuilt" in run("build", "-v").out


def test_many_findings_are_summed_up_until_all_are_wanted(run, in_project):
    links = "\n\n".join(f"[x](missing-{at}.md)" for at in range(150))
    in_project({f"en/a/{name}.md": f"---\ntitle: {name}\n---\n{links}\n" for name in "xy"})
    short = run("build")
    assert short.code == 1
    assert short.err.count("error KB201") == 5
    assert "    … and 295 more of KB201; --all shows them\n" in short.err
    assert "300 errors" in short.out
    for option in ("--all", "-v"):
        assert run("build", option).err.count("error KB201") == 300


@pytest.mark.parametrize("jobs", ["0", "-1", "many"])
def test_jobs_are_a_number(run, in_project, jobs):
    in_project(FINE)
    assert run("build", "--jobs", jobs).code == 2


def test_a_theme_that_is_not_there_is_wrong_use(run, in_project):
    root = in_project(FINE, '[site]\nname = "Help"\n[theme]\nname = "junper"\n')
    (root / "themes/juniper").mkdir(parents=True)
    done = run("build")
    assert done.code == 2
    assert done.err == "Error: Theme `junper` not found\n  hint: Did you mean `juniper`?\n"


def test_a_cache_that_began_anew_is_mentioned(run, in_project):
    root = in_project(FINE)
    run("build")
    (root / ".kbgen/cache.db").write_bytes(b"no database" * 1000)
    done = run("build")
    assert done.code == 0
    assert "cache.db is damaged" in done.out + done.err


def test_what_is_written_is_json_for_machines(run, in_project):
    root = in_project(FINE)
    run("build")
    urls = json.loads((root / "site/_kb/urls.json").read_text())
    assert "en/a/x/" in urls["urls"]
