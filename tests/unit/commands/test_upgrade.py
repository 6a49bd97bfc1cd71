"""`kbgen upgrade`: former names are read, reported, and rewritten in place."""

import datetime as dt
from pathlib import Path

import pytest

from kbgen import renames
from kbgen.config import load_project
from kbgen.errors import KbgenError
from kbgen.frontmatter import KEYS
from kbgen.renames import Rename
from kbgen.upgrade.settings import with_new_settings
from tests.factories import article_text, write_project

UNTIL = dt.date(2027, 6, 30)
SETTINGS = (
    Rename("feedback.ask_satisfaction", "feedback.csat", "0.2.0", UNTIL),
    Rename("labels", "header", "0.2.0", UNTIL),
    Rename("hosting.keep_days", "build.keep", "0.2.0", UNTIL),
    Rename("site.languages", "site.default_locale", "0.2.0"),
)
CONFIG = """# Our help centre.
[site]
name = "Help" # as on the letterhead

[labels]
links = []

[feedback]
endpoint = "https://help.example/v1/events"
  ask_satisfaction  = true   # since May

# Old files stay.
[hosting]
keep_days = 9 # a week and a bit
"""
UPGRADED = """# Our help centre.
[site]
name = "Help" # as on the letterhead

[header]
links = []

[feedback]
endpoint = "https://help.example/v1/events"
  csat  = true   # since May

# Old files stay.
[hosting]

[build]
keep = 9 # a week and a bit
"""
ARTICLE = article_text("Fees", "The key reviewed_by: is text here.", reviewed_by="2030-01-01")


@pytest.fixture
def former(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a later version have renamed some settings and a key."""
    key = Rename("reviewed_by", "review_by", "0.2.0", UNTIL)
    monkeypatch.setattr(renames, "SETTINGS", SETTINGS)
    monkeypatch.setattr(renames, "KEYS", (key,))
    monkeypatch.setitem(KEYS, key.old, KEYS[key.new]._replace(about=""))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = write_project(tmp_path / "project", {"en/fees.md": ARTICLE}, CONFIG)
    (root / "content/en/times.md").write_bytes(ARTICLE.replace("\n", "\r\n").encode("utf-8-sig"))
    return root


def test_former_names_are_read_and_reported_with_what_to_do(former, project: Path, run) -> None:
    config = load_project(project / "kbgen.toml").config
    assert config.feedback.csat
    assert config.build.keep == 9

    done = run("check", "-f", project / "kbgen.toml", "--format", "text")

    assert (
        "kbgen.toml:10:1: warning KB120: Setting `feedback.ask_satisfaction` has another name\n"
        "    hint: It is `feedback.csat` since kbgen 0.2.0; `feedback.ask_satisfaction` is read"
        " until 2027-06-30. Run: kbgen upgrade\n"
    ) in done.err
    assert "content/en/fees.md:3:1: warning KB120: Front matter key `reviewed_by`" in done.err
    assert "KB103" not in done.err


def test_a_plan_is_a_diff_and_changes_nothing(former, project: Path, run) -> None:
    done = run("upgrade", "-f", project / "kbgen.toml", "--dry-run")

    assert done.code == 0
    assert "--- a/kbgen.toml\n+++ b/kbgen.toml\n" in done.out
    assert "-  ask_satisfaction  = true   # since May\n+  csat  = true   # since May" in done.out
    assert "+review_by: 2030-01-01" in done.out
    assert (project / "kbgen.toml").read_text("utf-8") == CONFIG


def test_names_change_in_place_and_a_second_run_changes_nothing(former, project: Path, run) -> None:
    done = run("upgrade", "-f", project / "kbgen.toml")

    assert done.out == (
        "kbgen.toml\ncontent/en/fees.md\ncontent/en/times.md\n3 files changed. Run: kbgen check\n"
    )
    assert (project / "kbgen.toml").read_text("utf-8") == UPGRADED
    fees = ARTICLE.replace("reviewed_by: 2030", "review_by: 2030")
    assert (project / "content/en/fees.md").read_text("utf-8") == fees
    times = fees.replace("\n", "\r\n").encode("utf-8-sig")
    assert (project / "content/en/times.md").read_bytes() == times
    assert "KB120" not in run("check", "-f", project / "kbgen.toml").err
    again = run("upgrade", "-f", project / "kbgen.toml")
    assert again.out == "All names are those of this version.\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("feedback = { ask_satisfaction = true }", "feedback = { csat = true }"),
        ("feedback.ask_satisfaction = true # x", "feedback.csat = true # x"),
        ('[ "feedback" ]\n"ask_satisfaction"=true', '[ "feedback" ]\ncsat=true'),
        (
            '[feedback]\nstore = """\nask_satisfaction = 1\n"""\nask_satisfaction = true',
            '[feedback]\nstore = """\nask_satisfaction = 1\n"""\ncsat = true',
        ),
    ],
)
def test_settings_are_found_however_they_are_written(before: str, after: str) -> None:
    done, left = with_new_settings(f'site.name = "Help"\n{before}\n', SETTINGS)

    assert left == []
    assert done == f'site.name = "Help"\n{after}\n'


@pytest.mark.parametrize(
    ("matter", "expected"),
    [
        ("+++\ntitle = 'Fees'\nreviewed_by = 2030-01-01 # soon\n+++", "\nreview_by = 2030-01-01 #"),
        ('{\n"title": "Fees",\n"reviewed_by": "2030-01-01"\n}', '\n"review_by": "2030-01-01"'),
        ("---\ntitle: Fees\n'reviewed_by': 2030-01-01\n---", "\n'review_by': 2030-01-01"),
        ("---\n{title: Fees, reviewed_by: 2030-01-01}\n---", "Fees, review_by: 2030"),
        ("---\ntitle: |\n  reviewed_by: me\nreviewed_by: 2030-01-01\n---", "\nreview_by: 2030"),
    ],
)
def test_keys_are_found_in_every_form_of_front_matter(
    former, tmp_path: Path, run, matter: str, expected: str
) -> None:
    root = write_project(tmp_path / "p", {"en/fees.md": f"{matter}\n\nText.\n"})

    done = run("upgrade", "-f", root / "kbgen.toml")

    assert done.code == 0, done.err
    assert expected in (root / "content/en/fees.md").read_text("utf-8")


def test_what_people_have_to_decide_is_listed(former, tmp_path: Path, run) -> None:
    both = article_text("Fees", reviewed_by="2030-01-01", review_by="2031-01-01")
    root = write_project(tmp_path / "p", {"en/fees.md": both})

    done = run("upgrade", "-f", root / "kbgen.toml")

    assert done.code == 1
    assert "content/en/fees.md: `reviewed_by` is `review_by` now, and has to be" in done.err
    assert (root / "content/en/fees.md").read_text("utf-8") == both


def test_a_name_that_is_no_longer_read_is_an_error_that_names_the_new_one(
    former, tmp_path: Path
) -> None:
    root = write_project(tmp_path / "p", {}, '[site]\nname = "Help"\nlanguages = "en"\n')

    with pytest.raises(KbgenError, match=r"It is `site.default_locale` since kbgen 0.2.0. Run: kb"):
        load_project(root / "kbgen.toml")


THEME = {
    "theme.toml": 'title = "Ours"\n',
    "templates/base.html": (
        '{% extends "default/base.html" %}\n{%- block top_search -%}x{% endblock top_search %}\n'
    ),
    "static/css/90-ours.css": (
        "/* --good */\n:root { --paper: #fff; --hero: #eee; }\n"
        ".card--good { color: var(--good); background: var(--hero) }\n"
    ),
}


def test_a_theme_of_the_first_days_gets_the_blocks_and_properties_of_today(
    tmp_path: Path, run
) -> None:
    config = '[site]\nname = "Help"\n[theme]\nname = "ours"\n'
    root = write_project(tmp_path / "p", {"en/fees.md": article_text("Fees")}, config)
    for path, text in THEME.items():
        file = root / "themes/ours" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    settings = root / "kbgen.toml"

    before = run("check", "-f", settings).err
    done = run("upgrade", "-f", settings)
    after = run("check", "-f", settings).err

    assert "base.html:2:1: error KB501: Block `top_search` is not shown" in before
    assert "hint: It is `header_search` since kbgen 0.1.0. Run: kbgen upgrade" in before
    assert "90-ours.css:2:1: warning KB511: Property `--paper` has another name" in before
    assert "90-ours.css:3:1: warning KB511: Property `--good` has another name" in before
    assert "--hero" not in before, "the theme sets and uses it: it may be its own"
    assert done.code == 0
    assert "{%- block header_search -%}x{% endblock header_search %}" in (
        root / "themes/ours/templates/base.html"
    ).read_text("utf-8")
    assert (root / "themes/ours/static/css/90-ours.css").read_text("utf-8") == (
        "/* --good */\n:root { --surface: #fff; --hero: #eee; }\n"
        ".card--good { color: var(--success); background: var(--hero) }\n"
    )
    assert "KB501" not in after
    assert "KB511" not in after
