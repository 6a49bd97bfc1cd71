"""What `kbgen build` says of its work: `--explain`, `--profile` and its progress."""

import re

import pytest

FINE = "---\ntitle: X\ndescription: All of it.\n---\n\nText.\n"
WITH_URL = '[site]\nname = "Help"\nurl = "https://help.example.com"\n'


@pytest.fixture
def root(in_project):
    return in_project({"en/a/x.md": FINE, "en/a/y.md": FINE.replace("X", "Y")}, WITH_URL)


def explained(done) -> dict[str, str]:
    found = re.findall(r"^  (\S+\.html): (.*)$", done.out, re.MULTILINE)
    assert len(found) == len(dict(found))
    return dict(found)


def test_explain_says_of_every_page_why_it_was_rendered(run, root):
    assert explained(run("build", "--explain")) == dict.fromkeys(
        ("404.html", "index.html", "en/index.html", "en/a/index.html", "en/a/x/index.html",
         "en/a/y/index.html", "en/search/index.html"),
        "new",
    )  # fmt: skip
    (root / "content/en/a/x.md").write_text(FINE.replace("Text", "*Text*"))
    assert explained(run("build", "--explain")) == {"en/a/x/index.html": "changed: text"}
    (root / "site/en/a/x/index.html").unlink()
    assert explained(run("build", "--explain")) == {
        "en/a/x/index.html": "missing or altered in the output folder"
    }
    assert explained(run("build", "--explain")) == {}


def test_explain_says_when_the_theme_is_why(run, root):
    run("build")
    (root / "kbgen.toml").write_text(WITH_URL + '[theme]\nname = "own"\n')
    (root / "themes/own/templates").mkdir(parents=True)
    (root / "themes/own/templates/404.html").write_text("Gone")
    reasons = explained(run("build", "--explain"))
    assert len(reasons) == 7
    assert set(reasons.values()) == {"changed: the theme"}


def test_without_explain_no_page_is_named(run, root):
    assert explained(run("build")) == {}


def test_explain_works_when_quiet(run, root):
    done = run("build", "--explain", "-q")
    assert len(explained(done)) == len(done.out.splitlines()) == 7


def table(done) -> list[list[str]]:
    lines = done.out.splitlines()
    at = next(at for at, line in enumerate(lines) if line.split()[:1] == ["step"])
    rows = []
    for line in lines[at + 1 :]:
        cells = line.split()
        if len(cells) != 5 or not re.fullmatch(r"\d+\.\d{3}", cells[-1]):
            break
        rows.append(cells)
    return rows


def test_profile_is_a_table_of_steps(run, root):
    done = run("build", "--profile")
    assert "step" in done.out
    assert [row[0] for row in table(done)] == [
        "compile", "assemble", "images", "copies", "files", "lists", "segment", "render",
        "twins", "index", "passages", "remember", "write",
    ]  # fmt: skip
    made = {row[0]: int(row[1]) for row in table(done)}
    assert (made["compile"], made["render"], made["segment"]) == (2, 7, 1)


def test_profile_of_nothing_to_do_has_no_steps(run, root):
    run("build")
    assert table(run("build", "--profile")) == []


def test_profile_of_an_edit_says_what_was_made(run, root):
    run("build")
    (root / "content/en/a/x.md").write_text(FINE.replace("Text", "Another text"))
    made = {row[0]: int(row[1]) for row in table(run("build", "--profile")) if int(row[1])}
    assert (made["compile"], made["render"], made["segment"], made["index"]) == (1, 1, 1, 1)


def test_help_names_what_builds_can_do(run):
    said = " ".join(run("build", "--help").out.split())
    assert "--scheduler ADDRESS Build on the Dask cluster at this address." in said
    for option in ("--explain", "--profile", "--jobs", "--clean"):
        assert option in said


def test_progress_is_plain_lines_where_no_terminal_is(run, root):
    done = run("build")
    lines = done.err.splitlines()
    assert lines[0] == "Compiling 2 …"
    assert [line.split()[0] for line in lines] == ["Compiling", "Rendering", "Indexing", "Writing"]
    assert "\x1b" not in done.err
    assert "…" not in done.out


def test_a_scheduler_that_is_not_needed_is_not_asked(run, root):
    assert run("build", "--scheduler", "tcp://127.0.0.1:1").code == 0
