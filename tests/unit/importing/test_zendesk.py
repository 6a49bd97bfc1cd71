"""An export of Zendesk becomes a project that builds."""

import json
import tomllib
from pathlib import Path

import pytest

from kbgen.build import BuildOptions, check
from kbgen.config import load_project
from kbgen.errors import KbgenError
from kbgen.importing.model import Problem
from kbgen.importing.report import Report
from kbgen.importing.run import Job, run
from kbgen.model.locale import Locale
from tests.unit.importing.zendesk_export import DAY, PNG, article, translation, write_export


@pytest.fixture
def move(tmp_path: Path):
    """Import an export into a project; return the report."""

    def move_in(source: Path | None = None, **options: object) -> Report:
        root = tmp_path / "help"
        config = root / "kbgen.toml"
        known = load_project(config).locales if config.exists() else None
        job = {
            "root": root,
            "report": root / "import-report",
            "known": known,
            "day": DAY,
            **options,
        }
        source = source or tmp_path / "export"
        return run(Job(kind="zendesk", source=str(source), **job), lambda *_: None)

    return move_in


@pytest.fixture
def moved(tmp_path: Path, move) -> tuple[Report, Path]:
    write_export(tmp_path / "export")
    return move(), tmp_path / "help"


def notes(report: Report, key: str) -> list[str]:
    return next(entry.notes for entry in report.entries if entry.key == key)


def test_every_article_has_its_file_and_its_line(moved):
    report, root = moved
    written = sorted(file.relative_to(root / "content").as_posix()
                     for file in (root / "content").rglob("*.md"))  # fmt: skip
    assert written == [
        "de/shop/delivery/where-is-my-order.md",
        "en-US/etc-passwd.md",
        "en-US/shop/delivery/coming-soon.md",
        "en-US/shop/delivery/secret.md",
        "en-US/shop/delivery/where-is-my-order-2.md",
        "en-US/shop/delivery/where-is-my-order.md",
        "en-US/shop/returns/return-an-item.md",
    ]
    assert sorted(entry.path.removeprefix("content/") for entry in report.entries) == written
    assert report.counts == {"new": 7}


def test_the_project_builds_without_an_error(moved):
    _, root = moved
    composed = check(load_project(root / "kbgen.toml"), BuildOptions(out=root / "site"))
    assert composed.diagnostics == ()
    shown = {(key, locale.tag): url for (key, locale), url in composed.site.urls.items()}
    assert shown["shop/delivery/where-is-my-order", "de"] == (
        "de/laden/lieferung/wo-ist-meine-bestellung/"
    )
    assert {key for key, _ in shown} == {
        "shop/delivery/where-is-my-order", "shop/returns/return-an-item", "etc-passwd",
    }  # fmt: skip
    former = dict(composed.site.redirects)
    goal = "en-us/shop/returns/return-an-item/"
    for path in ("en-us/articles/102-Return-an-item", "articles/102", "en-us/articles/102"):
        assert former[f"hc/{path}/"] == goal
    assert former["hc/de/sections/20-Lieferung/"] == "de/laden/lieferung/"


def test_links_files_and_blocks(moved):
    _, root = moved
    track = (root / "content/en-US/shop/delivery/where-is-my-order.md").read_text("utf-8")
    assert "[the fees](../returns/return-an-item.md#h_01FEES), \\{\\{ policy.x }}" in track
    assert "![The label](label.png){ width=80 }" in track
    assert "[all of delivery](./)" in track
    assert "[a request](https://acme.zendesk.com/hc/en-us/requests/new)" in track
    assert "javascript" not in track
    assert "104" not in track
    returns = (root / "content/en-US/shop/returns/return-an-item.md").read_text("utf-8")
    assert ":::steps\n1. Sign in" in returns
    assert "| Germany | free<br>at Christmas |" in returns
    assert "steal" not in returns
    assert returns.endswith("- [The form.PDF](the-form.pdf)\n")
    assert (root / "content/en-US/shop/delivery/label.png").read_bytes() == PNG


def test_what_readers_did_not_see_stays_hidden(moved):
    report, root = moved
    folder = root / "content/en-US/shop/delivery"
    assert "draft: true" in (folder / "coming-soon.md").read_text("utf-8")
    assert 'audience: "agent"' in (folder / "secret.md").read_text("utf-8")
    assert "draft: true" in (folder / "where-is-my-order-2.md").read_text("utf-8")
    assert notes(report, "106") == ["It has no text, and is a draft now"]


def test_a_text_that_cannot_be_converted_is_a_draft_to_all_others(tmp_path, move):
    articles = [
        article(101, "Here", "<p>See <a href='/hc/en-us/articles/102'>there</a>.</p>"),
        article(102, "There", "<div>" * 300 + "deep"),
    ]
    write_export(tmp_path / "export", **{"articles-1.json": {"articles": articles}})
    report = move()
    assert notes(report, "101")[0].endswith("left out: that article is a draft, or for staff only")
    deep = next(entry for entry in report.entries if entry.key == "102")
    assert deep.is_draft
    assert deep.original


@pytest.mark.parametrize("kind", ["signed_in_users", "", None])
def test_when_in_doubt_an_article_is_for_staff(tmp_path, move, kind):
    segments = {"user_segments": [{"id": 7, "user_type": kind}] if kind is not None else []}
    write_export(tmp_path / "export", **{"user_segments.json": segments})
    report = move()
    assert next(entry for entry in report.entries if entry.key == "104").is_internal
    assert "kept for support staff" in notes(report, "104")[0]


def test_the_report_says_what_is_missing_and_keeps_the_original(moved):
    report, root = moved
    assert report.problems == [
        Problem("export/translations.json", "`xx-nope` is not a known locale; its texts were not"
                " imported", "Rename it in the export.")
    ]  # fmt: skip
    assert "`<script>` left out: steal()" in notes(report, "102")
    folder = root / "import-report"
    data = json.loads((folder / "report.json").read_text("utf-8"))
    entry = next(one for one in data["articles"] if one["key"] == "102")
    assert entry["former"] == "/hc/en-us/articles/102-Return-an-item"
    assert "steal()" in (folder / entry["original"]).read_text("utf-8")
    page = (folder / "index.html").read_text("utf-8")
    assert page.count("<tr>") == 8
    assert "&lt;script&gt;" in page


def test_a_second_run_brings_only_what_changed(tmp_path, move, moved):
    _, root = moved
    mine = root / "content/en-US/shop/returns/return-an-item.md"
    mine.write_text(mine.read_text("utf-8") + "My own words.\n", encoding="utf-8")
    same = root / "content/de/shop/delivery/where-is-my-order.md"
    before = same.stat().st_mtime_ns

    assert move().counts == {"same": 6, "kept": 1}
    assert same.stat().st_mtime_ns == before

    write_export(tmp_path / "export", **{"articles-1.json": {"articles": [
        article(101, "A new title", "<p>New text.</p>"),
        article(102, "Return an item", "<p>Changed there.</p>", section_id=21),
    ]}})  # fmt: skip
    report = move()
    states = {(entry.key, entry.locale): entry.state for entry in report.entries}
    assert states["101", "en-US"] == "changed"
    assert states["102", "en-US"] == "edited"
    # The title has changed, the address has not.
    text = (root / "content/en-US/shop/delivery/where-is-my-order.md").read_text("utf-8")
    assert 'title: "A new title"' in text
    assert mine.read_text("utf-8").endswith("My own words.\n")
    fresh = root / "import-report/new/content/en-US/shop/returns/return-an-item.md"
    assert "Changed there." in fresh.read_text("utf-8")


def test_articles_that_are_gone_are_named_and_stay(tmp_path, move, moved):
    _, root = moved
    write_export(tmp_path / "export", **{"articles-2.json": {"articles": []}})
    report = move()
    gone = [entry.title for entry in report.entries if entry.state == "gone"]
    assert "shop/delivery/coming-soon.md" in gone
    assert (root / "content/en-US/shop/delivery/coming-soon.md").exists()
    assert any(line.startswith("Delete 4 articles") for line in report.to_do)


def test_removed_files_do_not_come_back(move, moved):
    _, root = moved
    (root / "content/en-US/etc-passwd.md").unlink()
    assert move().counts == {"same": 6, "kept": 1}
    assert not (root / "content/en-US/etc-passwd.md").exists()


def test_an_existing_project_keeps_its_own_files(tmp_path, move):
    write_export(tmp_path / "export")
    root = tmp_path / "help"
    own = root / "content/en-US/shop/delivery/where-is-my-order.md"
    own.parent.mkdir(parents=True)
    own.write_text("---\ntitle: Mine\n---\n", encoding="utf-8")
    config = '[site]\nname = "Help"\n[locales.en-US]\n'
    (root / "kbgen.toml").write_text(config, encoding="utf-8")
    report = move()
    assert report.counts == {"new": 6, "taken": 1}
    assert own.read_text("utf-8") == "---\ntitle: Mine\n---\n"
    assert (root / "kbgen.toml").read_text("utf-8") == config
    assert any("[locales.de]" in line for line in report.to_do)
    redirects = tomllib.loads((root / "import-report/redirects.toml").read_text("utf-8"))
    assert redirects["redirects"]["/hc/en-us/sections/20-Delivery"] == "/en-us/shop/delivery/"


def test_an_interrupted_run_is_taken_up(tmp_path, move, moved):
    _, root = moved
    (root / "content/import.lock").unlink()  # written last
    (root / "content/en-US/shop/returns/the-form.pdf").unlink()
    assert move().counts == {"same": 7}
    assert (root / "content/en-US/shop/returns/the-form.pdf").exists()


def test_only_some_locales(tmp_path, move):
    write_export(tmp_path / "export")
    report = move(locales=(Locale.parse("de"),))
    assert [entry.locale for entry in report.entries] == ["de"]
    assert "en-US" not in (tmp_path / "help/kbgen.toml").read_text("utf-8")


def test_a_dry_run_writes_nothing(tmp_path, move):
    write_export(tmp_path / "export")
    assert move(is_dry=True).counts == {"new": 7}
    assert not (tmp_path / "help").exists()


def test_lists_of_several_languages_need_no_translations(tmp_path, move):
    german = article(102, "Zurück", "<p>So.</p>", locale="de")
    write_export(tmp_path / "export", **{"articles/de.json": [german]})
    report = move()
    assert ("102", "de") in {(entry.key, entry.locale) for entry in report.entries}


def test_links_to_the_shops_own_host_are_found(tmp_path, move):
    links = """<a href="https://help.acme.example/hc/en-us/articles/102-Return">a</a>
    <a href="https://help.acme.example/hc/en-us/articles/999">b</a>
    <a href="https://other.example/articles/102">c</a>"""
    one, two = article(101, "One", links), article(102, "Two", "<p>x</p>")
    write_export(tmp_path / "export", **{"articles-1.json": {"articles": [one, two]}})
    move()
    text = (tmp_path / "help/content/en-US/shop/delivery/one.md").read_text("utf-8")
    assert "[a](two.md)" in text
    assert "[b](https://help.acme.example/hc/en-us/articles/999)" in text
    assert "[c](https://other.example/articles/102)" in text


def test_all_broken_files_are_named_in_one_run(tmp_path, move):
    write_export(tmp_path / "export", **{
        "sections.json": '{"sections": [',
        "translations.json": json.dumps({"translations": [translation(101, "nope", "x", "y"), 7]}),
        "attachments.json": {"article_attachments": [{"id": 1, "content_url": "/x.pdf"}]},
    })  # fmt: skip
    (tmp_path / "export/users.json").write_bytes(b"\xff\xfe")
    report = move()
    problems = {problem.place: problem for problem in report.problems}
    assert "does not parse" in problems["export/sections.json:1"].message
    assert "cut off" in problems["export/sections.json:1"].hint
    assert "UTF-8" in problems["export/users.json"].message
    assert "names no article" in problems["export/attachments.json"].message
    assert len(report.problems) == 5
    assert report.counts == {"new": 6}


def test_a_folder_without_articles_says_what_belongs_there(tmp_path, move):
    (tmp_path / "export").mkdir()
    (tmp_path / "export/articles.json").write_text("[", encoding="utf-8")
    with pytest.raises(KbgenError) as caught:
        move()
    assert "articles.json:1: The JSON does not parse" in caught.value.message
    assert "translations.json" in caught.value.hint


@pytest.mark.parametrize(
    "title", ["../../x", "/etc/passwd", "con", "..", "💥", "a" * 500, "Index", ""]
)
def test_no_title_leaves_the_content(tmp_path, move, title):
    hostile = {
        "articles": [article(1, title, "<p>x</p>", html_url="https://acme.zendesk.com/hc/../../1")]
    }
    write_export(tmp_path / "export", **{"articles-1.json": hostile, "articles-2.json": "{}"})
    move()
    (written,) = (tmp_path / "help/content").rglob("*.md")
    assert written.is_relative_to(tmp_path / "help/content/en-US/shop/delivery")
    root = tmp_path / "help"
    found = check(load_project(root / "kbgen.toml"), BuildOptions(out=root / "site")).diagnostics
    assert [one for one in found if one.code != "KB222"] == []


def test_links_out_of_the_project_are_refused(tmp_path, move):
    write_export(tmp_path / "export")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "help/content").mkdir(parents=True)
    (tmp_path / "help/content/en-US").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(KbgenError, match="leaves the project"):
        move()
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_broken_lock_is_not_overwritten(move, moved):
    _, root = moved
    (root / "content/import.lock").write_text("{", encoding="utf-8")
    with pytest.raises(KbgenError, match="does not parse"):
        move()


def test_a_run_for_one_language_forgets_none_of_the_others(tmp_path, move, moved):
    config = tmp_path / "help/kbgen.toml"
    before = config.read_text("utf-8")
    report = move(locales=(Locale.parse("de"),))
    assert config.read_text("utf-8") == before
    assert report.counts == {"same": 1}
    assert move().counts == {"same": 7}


def test_a_text_without_words_is_a_draft_that_nothing_leads_to(tmp_path, move):
    links = "<p>See <a href='/hc/en-us/articles/102-Two'>two</a>.</p>"
    write_export(tmp_path / "export", **{
        "articles-1.json": {"articles": [
            article(101, "One", links), article(102, "Two", None, section_id=21),
            article(103, "Three", "<p><span> </span></p>", section_id=21),
        ]},
        "articles-2.json": {"articles": []},
    })  # fmt: skip
    report = move()
    root = tmp_path / "help"
    found = check(load_project(root / "kbgen.toml"), BuildOptions(out=root / "site")).diagnostics
    assert [str(one) for one in found if one.severity.name == "ERROR"] == []
    assert {entry.key for entry in report.entries if entry.is_draft} == {"102", "103"}
    assert "/hc/sections/21-Returns" not in (root / "kbgen.toml").read_text("utf-8")


def test_a_file_is_no_export(tmp_path, move):
    write_export(tmp_path / "export")
    with pytest.raises(KbgenError, match="is not a folder"):
        move(tmp_path / "export/articles-1.json")
