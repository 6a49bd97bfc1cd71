"""`kbgen new` writes articles to begin with."""

import datetime as dt
import io
import re
import sys
import tomllib
from pathlib import Path

import pytest

from kbgen import frontmatter
from kbgen.commands import new
from kbgen.commands.new import KINDS
from kbgen.intents import asked_in, intents
from kbgen.model.locale import Locale

CONFIG = """
[site]
name = "Help"
[locales.en]
[locales.de]
[locales.es]
[locales.ar]
[locales.ja]
[locales.fr]
[[contact.channels]]
kind = "email"
target = "help@example.com"
# All locales get the same title here, and French the English notes.
[check.rules]
language-of-text = "off"
typography = "off"
"""


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


TAGS = ("en", "de", "es", "ar", "ja", "fr")


@pytest.fixture
def root(in_project):
    return in_project({}, CONFIG)


def written(root) -> list[str]:
    return sorted(f.relative_to(root / "content").as_posix() for f in root.rglob("content/**/*.md"))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_in_every_locale_checks_and_builds_clean(run, root, kind):
    done = run("new", "returns/send-it-back", "--kind", kind, "--all-locales")
    assert done.code == 0
    assert done.err == (
        "content/fr/returns/send-it-back.md: its notes are in English; kbgen has none in fr yet\n"
    )
    assert written(root) == sorted(f"{tag}/returns/send-it-back.md" for tag in TAGS)
    checked = run("check", "--strict", "-q")
    assert (checked.code, checked.err) == (0, "")
    drafts = run("check", "--strict", "--drafts", "-q")
    assert (drafts.code, drafts.err) == (0, "")
    assert run("build", "--strict", "-q").code == 0
    assert not list((root / "site").rglob("send-it-back"))
    assert run("build", "--strict", "-q", "--drafts").code == 0
    page = (root / "site/de/returns/send-it-back/index.html").read_text("utf-8")
    assert "Send it back" in page


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_offers_contact_once(run, root, kind):
    run("new", "a/b", "--kind", kind)
    run("build", "-q", "--drafts")
    page = (root / "site/en/a/b/index.html").read_text("utf-8")
    assert page.count("mailto:help@example.com") == 1


@pytest.mark.parametrize("kind", KINDS)
def test_notes_to_the_writer_are_on_no_page(run, root, kind):
    run("new", "a/b", "--kind", kind)
    notes = re.findall(r"<!-- (.*) -->", (root / "content/en/a/b.md").read_text("utf-8"))
    run("build", "-q", "--drafts")
    page = (root / "site/en/a/b/index.html").read_text("utf-8")
    assert len(notes) > 0
    assert [note for note in notes if note in page] == []


def test_it_has_what_an_article_needs_over_time(run, root):
    run("new", "returns/send-it-back")
    text = (root / "content/en/returns/send-it-back.md").read_text("utf-8")
    meta, found = frontmatter.parse(frontmatter.split(text).text, "x.md")
    assert found == ()
    assert meta.title == "Send it back"
    assert meta.draft
    assert (meta.description, meta.owner) == ("", "")
    assert dt.timedelta(days=180) < meta.review_by - meta.updated < dt.timedelta(days=184)


def test_a_title_makes_the_name(run, root):
    run("new", 'Can I "really": return #1?', "--locale", "de", "--category", "returns")
    (path,) = written(root)
    assert path == "de/returns/can-i-really-return-1.md"
    text = (root / "content" / path).read_text("utf-8")
    meta, _ = frontmatter.parse(frontmatter.split(text).text, "x.md")
    assert meta.title == 'Can I "really": return #1?'


def test_the_only_category_is_that_of_a_new_article(run, in_project):
    root = in_project({"en/_snippets/x.md": "x", "en/returns/fees.md": "# Fees"}, CONFIG)
    assert run("new", "When do I get my money back?").code == 0
    assert "en/returns/when-do-i-get-my-money-back.md" in written(root)


@pytest.mark.parametrize(
    ("content", "hint"),
    [
        ({}, "For example: --category returns."),
        ({"en/returns/a.md": "# A", "de/konto/b.md": "# B"}, "Categories: konto, returns."),
    ],
)
def test_without_a_category_nothing_is_written(run, in_project, content, hint):
    root = in_project(content, CONFIG)
    done = run("new", "Pay with Klarna")
    assert done.code == 2
    assert "A new article needs a category: add --category FOLDER" in done.err
    assert f"hint: {hint}" in done.err
    assert written(root) == sorted(content)


def test_at_a_terminal_the_category_is_asked_for(run, in_project, monkeypatch):
    root = in_project({"en/returns/a.md": "# A", "en/shipping/b.md": "# B"}, CONFIG)
    monkeypatch.setattr(sys, "stdin", Terminal("shiping\nshipping\n"))
    assert run("new", "Lost parcel").code == 0
    assert "en/shipping/lost-parcel.md" in written(root)


def test_a_path_may_have_a_title_of_its_own(run, root):
    run("new", "returns/gift.md", "--title", "Return a gift")
    text = (root / "content/en/returns/gift.md").read_text("utf-8")
    assert 'title: "Return a gift"' in text


def test_a_language_without_templates_has_english_ones(run, root):
    run("new", "a/b", "--locale", "fr", "--locale", "en")
    texts = {(root / f"content/{tag}/a/b.md").read_text("utf-8") for tag in ("fr", "en")}
    assert len(texts) == 1


def test_nothing_is_overwritten_and_all_that_is_there_is_told(run, root):
    run("new", "a/b", "--locale", "de", "--locale", "ar")
    (root / "content/de/a/b.md").write_text("mine")
    done = run("new", "a/b", "--all-locales")
    assert done.code == 2
    assert "content/de/a/b.md already exists\ncontent/ar/a/b.md already exists" in done.err
    assert written(root) == ["ar/a/b.md", "de/a/b.md"]
    assert (root / "content/de/a/b.md").read_text() == "mine"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["../out"], "leads out of the locale's folder"),
        (["/etc/out"], "leads out of the locale's folder"),
        (["a/_b"], "are not articles"),
        (["?!", "--category", "a"], "no letter or digit"),
        (["a/b", "--category", "c"], "--category applies to a TITLE"),
        (["de/returns/x"], "name it with --locale de"),
        (["a/b", "--locale", "it"], "The site has no locale `it`"),
        (["a/b", "--locale", "de", "--all-locales"], "cannot be combined"),
        (["a/b", "--kind", "poem"], "poem"),
        ([], "PATH|TITLE"),
    ],
)
def test_wrong_use_writes_nothing(run, root, arguments, message):
    done = run("new", *arguments)
    assert done.code == 2
    assert message in done.err
    assert written(root) == []


def test_a_draft_of_an_intent_has_its_question_its_sections_and_what_shoppers_type(run, in_project):
    content = {
        "en/shipping/costs.md": "---\ntitle: Costs\n---\n\nText.\n",
        "en/faq/x.md": "Text.\n",
    }
    root = in_project(content, CONFIG)
    done = run("new", "--intent", "missed-delivery", "--all-locales")
    assert done.code == 0
    paths = [f"{tag}/shipping/missed-delivery.md" for tag in TAGS]
    assert set(paths) <= set(written(root))
    texts = [(root / "content" / path).read_text("utf-8") for path in paths]
    assert all(
        "\ndraft: true\n" in text and "\nanswers: [missed-delivery]" in text for text in texts
    )
    titles = {frontmatter.read(text, "x.md").meta.title for text in texts}
    assert len(titles) == len(TAGS), "each locale has its own question"
    first = " · ".join(asked_in(Locale("de"))["missed-delivery"].asked[:3])
    assert f"<!-- {first}" in texts[1]
    assert ":::steps" in texts[0]
    assert "{#first}" in texts[0], "a problem has the sections of one"
    assert run("check", "--strict", "--drafts", "-q").err.count("missed-delivery") == 0


def test_kinds_name_intents_that_exist_each_once():
    kinds = tomllib.loads((Path(new.__file__).parent.parent / "starter/new/kinds.toml").read_text())
    assert kinds.keys() < set(KINDS)
    named = [name for some in kinds.values() for name in some]
    assert len(named) == len(set(named))
    assert set(named) < intents().keys()
    assert new.kind_of("start-return") == "how-to"


def test_an_unknown_intent_writes_nothing(run, root):
    done = run("new", "--intent", "mised-delivery", "--category", "a")
    assert (done.code, written(root)) == (2, [])
    assert "Did you mean `missed-delivery`?" in done.err
