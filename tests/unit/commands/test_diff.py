"""`kbgen diff`: what readers of each locale and market will read differently."""

import json
import shutil
import subprocess

import pytest

from tests.factories import article_text, build_site, write_project

CONFIG = """\
[site]
name = "Help"
url = "https://help.example.com/"

[locales.en]
[locales.de]

[markets.NL]
locales = ["en"]
[markets.DE]
locales = ["de"]
[markets.GB]
"""
POLICIES = '[shop]\nfee = {{ type = "money", value = "{}", markets = {{ GB = "{}" }} }}\n'
GOLDEN = '[[search]]\nquery = "moneyback"\nlocale = "en"\nexpect = "returns/refunds"\n'
OLD = {
    "en/returns/refunds.md": article_text(
        "Refunds", "A refund costs {{ policy.shop.fee }}. It takes five days.\n\n## When\n\nSoon."
    ),
    "de/returns/refunds.md": article_text("Erstattungen", "Sie kosten {{ policy.shop.fee }}."),
    "en/returns/exchange.md": article_text("Exchanges", "Send it <b>back</b>."),
    "en/returns/gone.md": article_text("Going", "Goes away."),
    "en/returns/lost.md": article_text("Lost", "Nothing leads here."),
    "policies.toml": POLICIES.format("3 EUR", "4 EUR"),
    "golden.toml": GOLDEN,
}
NEW = {
    **OLD,
    "en/returns/refunds.md": article_text(
        "Refunds",
        "A refund costs {{ policy.shop.fee }}. It takes six days.\n\n## When\n\nSoon.\n\n- New one",
        keywords="[moneyback]",
    ),
    "en/returns/swap.md": article_text("Exchanges", "Send it back.", id="returns/exchange"),
    "en/returns/new.md": article_text("New [one] <b>", "Text."),
    "policies.toml": POLICIES.format("3 EUR", "5 EUR"),
}
del NEW["en/returns/exchange.md"], NEW["en/returns/gone.md"], NEW["en/returns/lost.md"]
MOVED = """\
[redirects]
"en/returns/gone/" = "en/returns/new/"
"en/returns/exchange/" = "en/returns/swap/"
"""


@pytest.fixture(scope="module")
def sides(tmp_path_factory):
    """Two built sites, and the project that the second was built from."""
    roots = [tmp_path_factory.mktemp(name) / "project" for name in ("old", "new")]
    write_project(roots[0], OLD, CONFIG)
    write_project(roots[1], NEW, CONFIG + MOVED)
    for root in roots:
        build_site(root)
    return roots


@pytest.fixture
def diff(sides, run, monkeypatch):
    old, new = sides
    monkeypatch.chdir(new)
    return lambda *arguments: run("diff", old / "site", new / "site", *arguments)


def page(text: str, title: str) -> str:
    """Return what a comparison says of a page."""
    (found,) = (part for part in text.split("\n\n") if part.split("\n")[0].endswith(title))
    return found


def test_each_market_reads_its_own_change_and_all_read_the_others(diff):
    text = diff().out
    english = page(text, "Changed (en): Refunds – Help")
    assert "# NL, DE\n" in english
    assert "- A refund costs €3. It takes five days.\n" in english
    assert "+ A refund costs €3. It takes six days.\n" in english
    assert "# GB\n" in english
    assert "+ A refund costs €5. It takes six days." in english
    assert "+ New one\n" in english
    german = page(text, "Changed (de): Erstattungen – Help")
    assert german.split("\n")[-3:] == ["  # GB", "  - Sie kosten 4 €.", "  + Sie kosten 5 €."]


def test_pages_that_come_go_and_move_are_listed(diff):
    text = diff().out
    assert page(text, "New (en): New [one] <b> – Help").endswith("/en/returns/new/")
    assert page(text, "Gone (en): Going – Help").endswith("/en/returns/gone/")
    moved = page(text, "Moved (en): Exchanges – Help").split("\n")
    # What it says did not change; the list of related articles did.
    assert moved[1] == "  /en/returns/exchange/ → /en/returns/swap/"
    assert "back" not in "".join(moved)
    # German readers got the English articles, at addresses that no redirect names.
    lost = text.split("Addresses that are gone without a redirect\n")[1].split("\n\n")[0]
    assert lost.split() == [
        "/de/returns/exchange/",
        "/de/returns/gone/",
        "/de/returns/lost/",
        "/en/returns/lost/",
    ]
    assert "  /en/returns/gone/  none → en/returns/new/\n" in text
    assert "Golden searches\n  en  moneyback  returns/refunds  not found → 1\n" in text


def test_nothing_changed_is_said(sides, run, monkeypatch):
    monkeypatch.chdir(sides[0])
    assert run("diff", "site", "site").out == "Readers will notice nothing\n"


def test_markdown_is_safe_in_a_comment(diff):
    text = diff("--format", "markdown").out
    assert text.startswith("### What readers will read differently\n")
    assert "New (en): New \\[one\\] &lt;b> – Help" in text
    assert "# GB\n- Sie kosten 4 €.\n+ Sie kosten 5 €.\n```" in text
    assert len(text) < 65_536


def test_the_page_marks_words(diff, tmp_path):
    done = diff("-o", tmp_path / "diff.html")
    assert done.out == f"Wrote {tmp_path}/diff.html\n"
    html = (tmp_path / "diff.html").read_text("utf-8")
    assert "<del>five</del><ins>six</ins>" in html
    assert "New [one] &lt;b&gt;" in html
    assert "<script" not in html


def test_machines_read_json(diff):
    data = json.loads(diff("--format", "json").out)
    assert "en/returns/lost/" in data["lost"]
    assert {one["kind"] for one in data["pages"]} == {"added", "removed", "moved", "changed"}


def test_a_change_of_the_frame_stands_once(sides, run, tmp_path, monkeypatch):
    root = tmp_path / "project"
    shutil.copytree(sides[1], root)
    links = '[[footer.links]]\nlabel = "Imprint"\nurl = "https://shop.example/imprint"\n'
    (root / "kbgen.toml").write_text(CONFIG + MOVED + links)
    monkeypatch.chdir(root)
    done = run("diff", sides[1] / "site")
    assert done.out.count("+ Imprint (https://shop.example/imprint)") == 2
    assert "Around all pages (de)" in done.out


def test_revisions_are_built_and_stale_translations_listed(in_project, run):
    root = in_project(OLD, CONFIG)

    def git(*arguments: str) -> None:
        command = ["git", "-c", "user.name=A", "-c", "user.email=a@b.example", *arguments]
        subprocess.run(command, cwd=root, check=True, capture_output=True)

    assert run("translate", "done", "--all").code == 0
    git("init", "-q", "-b", "main")
    git("add", "content", "kbgen.toml")
    git("commit", "-qm", "First")
    (root / "content/en/returns/refunds.md").write_text(NEW["en/returns/refunds.md"])
    (root / "content/policies.toml").write_text(NEW["policies.toml"])
    text = run("diff", "main").out
    assert "2 macros for support changed" in text
    german = page(text, "Macro changed (de): Erstattungen")
    assert german.split("\n")[1:] == [
        *("  /de/returns/refunds/", "  # GB", "  - Sie kosten 4 €.", "  + Sie kosten 5 €."),
    ]
    english = page(text, "Macro changed (en): Refunds")
    assert "# NL, DE\n  - A refund costs €3. It takes five days.\n  + A refund" in english
    assert "+ A refund costs €3. It takes six days." in text
    assert "Translations that became stale\n  de  returns/refunds  Refunds  beginning, " in text
    assert run("diff", "main", "main").out == "Readers will notice nothing\n"
    assert not (root / "site").exists()


@pytest.mark.parametrize("name", ["nowhere", "--output=x", "HEAD~1"])
def test_what_cannot_be_compared_is_explained(in_project, run, name):
    in_project(OLD, CONFIG)
    done = run("diff", "--", name)
    assert done.code == 2
    assert f"`{name}` is neither a built site nor a git revision: " in done.err
