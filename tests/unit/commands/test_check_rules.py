"""`kbgen check`: how bad what rules find is, and in which form it is told."""

import json
from urllib.parse import unquote

import pytest

SITE = '[site]\nname = "Help"\n'
FINE = "---\ntitle: X\n---\n\nText.\n"
TWICE = {"en/a/x.md": FINE, "en/b/x.md": FINE}
BROKEN = {"en/a/x y.md": "---\ntitle: 'X'\n---\n\n[100%: a, b](nowhere.md)\n"}


def rules(**said: str) -> str:
    lines = [f'{name.replace("_", "-")} = "{severity}"' for name, severity in said.items()]
    return "\n".join([SITE, "[check.rules]", *lines, ""])


# How bad


@pytest.mark.parametrize(
    ("said", "options", "code", "severity"),
    [
        ({}, [], 0, "warning KB706"),
        ({}, ["--strict"], 1, "warning KB706"),
        ({"duplicate_titles": "error"}, [], 1, "error KB706"),
        ({"duplicate_titles": "warning"}, [], 0, "warning KB706"),
        ({"duplicate_titles": "off"}, ["--strict"], 0, ""),
    ],
)
def test_the_configuration_says_how_bad_it_is(run, in_project, said, options, severity, *, code):
    in_project(TWICE, rules(**said))
    done = run("check", *options)
    assert done.code == code
    assert severity in done.err
    assert ("KB706" in done.err) is bool(severity)


def test_a_rule_that_is_off_runs_when_the_configuration_says_so(run, in_project):
    in_project({"en/a/x.md": FINE}, rules(missing_description="warning"))
    assert "warning KB705" in run("check").err


def test_rules_that_are_not_known_are_wrong_use(run, in_project):
    in_project(TWICE, rules(duplicate_title="off", orphans="off", spelling="off"))
    done = run("check")
    assert done.code == 2
    assert "kbgen.toml:5: unknown rule `duplicate-title`. Did you mean `duplicate-titles`?" in (
        done.err
    )
    assert "kbgen.toml:7: unknown rule `spelling`. Rules: " in done.err
    assert run("build").code == 0, "a build runs no rules"


def test_a_build_runs_no_rules(run, in_project):
    in_project(TWICE)
    assert "KB706" in run("check").err
    assert "KB706" not in run("build").err


def test_the_summary_names_the_rule(run, in_project):
    in_project(TWICE)
    assert run("check").out.splitlines() == [
        "1 warning KB706 two articles with the same title (duplicate-titles)",
        "2 articles: 1 warning",
    ]


# The day and the readers


def test_a_site_is_checked_as_it_will_be(run, in_project):
    in_project({"en/a/x.md": FINE.replace("title: X", "title: X\nreview_by: 2027-01-01")})
    assert run("check", "--strict", "--as-of", "2027-01-01").code == 0
    assert run("check", "--strict", "--as-of", "2027-01-02").code == 1
    assert run("check", "--as-of", "tomorrow").code == 2


def test_what_is_for_support_staff_is_checked_when_asked(run, in_project):
    in_project({**TWICE, "en/b/x.md": FINE.replace("title: X", "title: X\naudience: agent")})
    assert "KB706" not in run("check").err
    assert "KB706" in run("check", "--audience", "agent").err


# Many findings


MANY = {f"en/{folder}/{n}.md": FINE for folder in "abc" for n in range(80)}


def test_of_many_findings_some_of_each_code_are_shown(run, in_project):
    in_project({**MANY, **BROKEN}, rules(orphans="off"))
    done = run("check")
    assert done.err.count("warning KB706") == 5
    assert done.err.count("error KB201") == 1
    assert "    … and 235 more of KB706; --all shows them\n" in done.err
    assert "240 warning KB706" in done.out
    assert done.out.endswith("241 articles: 1 error, 240 warnings\n")


@pytest.mark.parametrize("option", ["--all", "-v"])
def test_all_findings_are_shown_when_asked(run, in_project, option):
    in_project(MANY, rules(orphans="off"))
    assert run("check", option).err.count("warning KB706") == 239


def test_machines_are_told_everything(run, in_project):
    in_project(MANY, rules(orphans="off"))
    assert len(run("check", "--format", "json").json) == 239
    assert len(run("check", "--format", "github").out.splitlines()) == 239
    assert len(run("check", "--format", "sarif").json["runs"][0]["results"]) == 239


# Forms


def test_github_reads_one_command_a_line(run, in_project):
    in_project(BROKEN)
    done = run("check", "--format", "github")
    assert (done.code, done.err) == (1, "")
    (line,) = done.out.splitlines()
    head, _, message = line.removeprefix("::").partition("::")
    assert head == (
        "error file=content/en/a/x y.md,line=5,col=1,"
        "title=KB201%3A link to an article that does not exist"
    )
    assert unquote(message).split("\n")[0] == "Link `nowhere.md` leads to no article"


def test_what_github_takes_for_its_own_is_escaped(run, in_project):
    in_project({"en/a,b/c:d%.md": "---\ntitle: X\n100%: 1\n---\n"})
    (line,) = run("check", "--format", "github").out.splitlines()
    assert line.startswith("::warning file=content/en/a%2Cb/c%3Ad%25.md,line=3,")
    assert "key `100%25`%0A" in line


def test_paths_are_those_of_the_current_folder(run, in_project, monkeypatch):
    root = in_project(BROKEN)
    monkeypatch.chdir(root.parent)
    config = root / "kbgen.toml"
    assert "file=project/content/en" in run("check", "-f", config, "--format", "github").out
    assert run("check", "-f", config, "--format", "json").json[0]["path"].startswith("content/en")
    result = run("check", "-f", config, "--format", "sarif").json["runs"][0]["results"][0]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "project/content/en/a/x%20y.md"


def test_sarif_has_the_structure_of_its_schema(run, in_project):
    in_project({**BROKEN, **TWICE})
    done = run("check", "--format", "sarif")
    log = done.json
    assert (done.code, done.err) == (1, "")
    assert set(log) == {"$schema", "version", "runs"}
    assert (log["version"], log["$schema"].rpartition("/")[2]) == ("2.1.0", "sarif-2.1.0.json")
    (one,) = log["runs"]
    assert one["columnKind"] == "unicodeCodePoints"
    driver = one["tool"]["driver"]
    assert driver["name"] == "kbgen"
    assert [rule["id"] for rule in driver["rules"]] == ["KB201", "KB706"]
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"]
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note", "none"}
    for result in one["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note", "none"}
        assert result["message"]["text"]
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert not place["artifactLocation"]["uri"].startswith(("/", "file:"))
        assert all(place["region"][key] >= 1 for key in ("startLine", "startColumn"))


@pytest.mark.parametrize("form", ["json", "github", "sarif"])
def test_nothing_wrong_is_an_empty_list_for_machines(run, in_project, form):
    in_project({"en/a/x.md": FINE})
    done = run("check", "--format", form)
    assert (done.code, done.err) == (0, "")
    if form == "sarif":
        assert done.json["runs"][0]["results"] == []
    else:
        assert done.out == {"json": "[]\n", "github": ""}[form]


# What was published


@pytest.fixture
def moved(in_project, run):
    """Publish an article with an id, and move it; return the project's folder."""
    text = FINE.replace("title: X", "title: X\nid: x")
    root = in_project({"en/a/old.md": text})
    assert run("build").code == 0
    (root / "content/en/a/old.md").rename(root / "content/en/a/new.md")
    return root


def test_an_address_that_is_gone_fails_the_check(run, moved):
    assert run("check").code == 0
    done = run("check", "--published", "site/_kb/urls.json")
    assert done.code == 1
    assert (
        "content/en/a/new.md:1:1: error KB213: The published address /en/a/old/ is gone" in done.err
    )
    assert "aliases: [/en/a/old/]" in done.err


def test_the_configuration_can_name_what_was_published(run, moved, monkeypatch):
    config = moved / "kbgen.toml"
    config.write_text(f'{SITE}[check]\npublished = "site/_kb/urls.json"\n')
    monkeypatch.chdir(moved.parent)
    assert run("check", "-f", config).code == 1
    assert run("check", "-f", config, "--published", "").code == 0, "not this time"
    config.write_text(config.read_text() + '[check.rules]\nvanished-address = "off"\n')
    assert run("check", "-f", config).code == 0


def test_a_list_that_cannot_be_read_is_wrong_use(run, moved):
    done = run("check", "--published", "nothing.json")
    assert done.code == 2
    assert done.err.startswith("Error: nothing.json cannot be read: ")


# --fix


def test_fix_adds_the_redirect_and_the_check_is_fine(run, moved):
    for _ in range(2):
        done = run("check", "--fix", "--published", "site/_kb/urls.json")
        assert done.code == 0
    text = (moved / "content/en/a/new.md").read_text()
    assert text == FINE.replace("title: X", "title: X\nid: x\naliases: [/en/a/old/]")


def test_fix_says_what_it_changed_and_what_is_left(run, in_project):
    root = in_project(
        {"en/a/x.md": FINE + "\n[y](y.md) [z](z.md)\n", "en/b/y.md": FINE.replace("X", "Y")}
    )
    done = run("check", "--fix")
    assert done.code == 1
    assert "content/en/a/x.md:7: + [y](../b/y.md) [z](z.md)\n" in done.err
    assert "`y.md`" not in done.err
    assert "`z.md` leads to no article" in done.err
    assert "(../b/y.md)" in (root / "content/en/a/x.md").read_text()


def test_what_was_fixed_does_not_disturb_machines(run, in_project):
    in_project({"en/a/x.md": FINE + "\n[y](y.md)\n", "en/b/y.md": FINE.replace("X", "Y")})
    done = run("check", "--fix", "--format", "json")
    assert (done.code, json.loads(done.out)) == (0, [])


def test_without_fix_nothing_is_written(run, moved):
    before = (moved / "content/en/a/new.md").read_bytes()
    run("check", "--published", "site/_kb/urls.json")
    assert (moved / "content/en/a/new.md").read_bytes() == before
