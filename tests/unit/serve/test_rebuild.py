"""A save is shown at once, built right after, and never lost."""

import threading
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from kbgen.build import BuildOptions, BuildResult
from kbgen.config import load_project
from kbgen.errors import KbgenError
from kbgen.serve import rebuild
from kbgen.serve.rebuild import Rebuilder
from kbgen.serve.site import SiteFiles
from kbgen.serve.state import State

PAGE = "en/shipping/costs/index.html"
ADDRESS = "/en/shipping/costs/"


class Preview:
    """A rebuilder and all that it tells."""

    def __init__(self, root: Path, reports) -> None:
        self.root = root
        self.out = root / ".kbgen/serve"
        self.files = SiteFiles(self.out, livereload=True)
        self.state = State()
        self.reports = reports
        self.rebuilder = Rebuilder(
            partial(load_project, root / "kbgen.toml", base_url="http://127.0.0.1/"),
            BuildOptions(out=self.out, jobs=1, keep_good=True),
            self.files,
            self.state,
            reports,
        )

    def start(self) -> None:
        self.rebuilder.build()
        self.rebuilder.start()

    def save(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        self.rebuilder.react(frozenset({file}))

    def save_and_wait(self, path: str, text: str) -> BuildResult | KbgenError:
        count = len(self.reports)
        self.save(path, text)
        self.reports.wait_for_count(count + 1)
        return self.reports[count]

    @property
    def news(self) -> list:
        """What was told since the first build."""
        return [news for news in self.state.get().news if news.number > 1]

    def page(self, path: str = PAGE) -> str:
        """Return what lies in the output folder."""
        return (self.out / path).read_text("utf-8")

    def early(self, path: str = PAGE) -> str:
        """Return what is served before it lies there, if anything is."""
        return self.files.shown_early().get(path, b"").decode()


@pytest.fixture
def costs(text_of):
    """Return the article that is saved, with a text."""
    return lambda text: text_of("Costs", text, description="What it costs.")


@pytest.fixture
def preview(write_project, text_of, costs, told):
    root = write_project(
        {
            "en/shipping/costs.md": costs("It costs five."),
            "en/shipping/times.md": text_of("Times", "See [costs](costs.md)."),
            "en/returns/labels.md": text_of("Labels"),
        },
        '[site]\nname = "Help"\n[theme]\nname = "ours"\n',
    )
    (root / "themes/ours/templates").mkdir(parents=True)
    started = Preview(root, told())
    started.start()
    yield started
    started.rebuilder.stop()


@pytest.fixture
def hold(monkeypatch, gate):
    """Stop the next build before or after its work, once."""

    def hold_(when: str) -> None:
        build = rebuild.build
        first = threading.Event()

        def slow(*arguments, **options):
            is_first, _ = not first.is_set(), first.set()
            if is_first and when == "before":
                gate()
            result = build(*arguments, **options)
            if is_first and when == "after":
                gate()
            return result

        monkeypatch.setattr(rebuild, "build", slow)

    return hold_


COSTS = "content/en/shipping/costs.md"


def test_a_saved_article_is_built(preview, costs):
    result = preview.save_and_wait(COSTS, costs("It costs six."))
    assert "It costs six." in preview.page()
    assert result.made["render"] == 1


def test_a_saved_article_is_served_before_its_build_begins(preview, costs, hold, gate):
    hold("before")
    preview.save(COSTS, costs("It costs six."))
    assert "It costs six." in preview.early()
    assert "It costs five." in preview.page()
    gate.wait_until_reached()
    gate.open()


def test_an_early_page_is_the_page_that_the_build_makes(preview, costs, hold, gate):
    hold("before")
    preview.save(COSTS, costs("It costs six."))
    early = preview.early()
    gate.open()
    preview.reports.wait_for_count(2)
    assert preview.page() == early


def test_early_pages_are_forgotten_when_the_build_has_them(preview, costs):
    preview.save_and_wait(COSTS, costs("It costs six."))
    assert preview.files.shown_early() == {}


def test_an_early_page_that_a_build_did_not_see_stays(preview, costs, hold, gate):
    hold("after")
    preview.save(COSTS, costs("It costs six."))
    gate.wait_until_reached()
    preview.save(COSTS, costs("It costs seven."))
    assert "It costs seven." in preview.early()
    gate.open()
    preview.reports.wait_for_count(2)
    assert "It costs seven." in preview.early() or "It costs seven." in preview.page()
    preview.reports.wait_for_count(3)
    assert "It costs seven." in preview.page()
    assert preview.files.shown_early() == {}


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_save_while_a_build_runs_is_not_lost(preview, costs, hold, gate, when):
    hold(when)
    preview.save(COSTS, costs("It costs six."))
    gate.wait_until_reached()
    preview.save("content/en/returns/labels.md", costs("Print them."))
    preview.save("content/en/returns/new.md", costs("It is new."))
    gate.open()
    preview.reports.wait_for_count(3)
    assert "It costs six." in preview.page()
    assert "Print them." in preview.page("en/returns/labels/index.html")
    assert "It is new." in preview.page("en/returns/new/index.html")


def test_many_files_at_once_are_one_build(preview, text_of):
    folder = preview.root / "content/en/returns"
    files = [folder / f"many-{number}.md" for number in range(50)]
    for number, file in enumerate(files):
        file.write_text(text_of(f"Many {number}"))
    for file in files:
        preview.rebuilder.react(frozenset({file}))
    preview.reports.wait_for(lambda: sum(r.made.get("compile", 0) for r in preview.reports) >= 53)
    assert len(preview.reports) <= 3


def test_a_checkout_shows_nothing_early(preview, costs, hold, gate):
    hold("before")
    folder = preview.root / "content/en/shipping"
    files = [preview.root / COSTS, *(folder / f"{number}.md" for number in range(9))]
    for file in files:
        file.write_text(costs("It costs six."))
    preview.rebuilder.react(frozenset(files))
    gate.wait_until_reached()
    assert preview.files.shown_early() == {}
    gate.open()


def test_a_renamed_article_has_its_new_address_only(preview):
    file = preview.root / COSTS
    prices = file.with_name("prices.md")
    file.rename(prices)
    preview.rebuilder.react(frozenset({file, prices}))
    preview.reports.wait_for_count(2)
    assert not (preview.out / PAGE).exists()
    assert "It costs five." in preview.page("en/shipping/prices/index.html")


def test_a_deleted_article_is_gone(preview):
    file = preview.root / COSTS
    file.unlink()
    preview.rebuilder.react(frozenset({file}))
    preview.reports.wait_for_count(2)
    assert not (preview.out / PAGE).exists()
    assert [found.code for found in preview.state.get().diagnostics] == ["KB201"]


def test_a_broken_save_keeps_the_last_good_page_and_says_so(preview, costs, text_of):
    good = preview.page()
    preview.save_and_wait(COSTS, "---\ntitle: [Costs\n---\n\nIt costs six.\n")
    assert preview.page() == good
    assert preview.early() == ""
    assert [found.code for found in preview.state.get().diagnostics] == ["KB101"]
    preview.save_and_wait("content/en/returns/labels.md", text_of("Labels", "Print them."))
    assert preview.page() == good
    assert [found.code for found in preview.state.get().diagnostics] == ["KB101"]
    preview.save_and_wait(COSTS, costs("It costs seven."))
    assert "It costs seven." in preview.page()
    assert preview.state.get().diagnostics == ()


def test_a_failing_configuration_keeps_the_site_until_it_is_mended(preview):
    config, good = preview.root / "kbgen.toml", preview.page()
    text = config.read_text("utf-8")
    failure = preview.save_and_wait("kbgen.toml", text.replace("name =", "nme =", 1))
    assert isinstance(failure, KbgenError)
    assert failure.message in preview.state.get().failure
    assert preview.page() == good
    preview.save_and_wait("kbgen.toml", text.replace("Help", "Answers"))
    assert preview.state.get().failure == ""
    assert "Answers" in preview.page()


def test_an_article_saved_while_the_configuration_is_broken_is_built_when_it_is_mended(
    preview, costs
):
    text = (preview.root / "kbgen.toml").read_text("utf-8")
    preview.save_and_wait("kbgen.toml", "[site")
    preview.save_and_wait(COSTS, costs("It costs six."))
    preview.save_and_wait("kbgen.toml", text)
    assert "It costs six." in preview.page()


def test_a_broken_template_keeps_the_site_and_says_why(preview):
    good = preview.page()
    preview.save_and_wait("themes/ours/templates/article.html", "{% if %}")
    assert "article.html:1" in preview.state.get().failure
    assert preview.page() == good


def test_a_bug_of_ours_does_not_end_the_preview(preview, costs, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(rebuild, "build", lambda *_, **__: 1 / 0)
        failure = preview.save_and_wait(COSTS, costs("It costs six."))
    assert failure.message == "kbgen failed: ZeroDivisionError: division by zero"
    assert preview.state.get().failure == failure.message
    preview.save_and_wait(COSTS, costs("It costs seven."))
    assert (preview.state.get().failure, "It costs seven." in preview.page()) == ("", True)


def test_a_changed_text_reloads_its_page_once(preview, costs):
    preview.save_and_wait(COSTS, costs("It costs six."))
    assert [(n.kind, n.pages) for n in preview.news] == [("pages", (ADDRESS,))]


def test_a_changed_title_reloads_what_shows_it(preview, costs):
    preview.save_and_wait(COSTS, costs("It costs five.").replace("Costs", "Prices"))
    early, late = preview.news
    assert early.pages == (ADDRESS,)
    assert {"/en/", "/en/shipping/"} <= set(late.pages)
    assert "/en/shipping/times/" in late.pages  # related
    assert "/en/returns/labels/" not in late.pages


def test_a_changed_template_reloads_all_pages(preview):
    template = '{% extends "default/base.html" %}{% block footer %}Ours{% endblock %}'
    result = preview.save_and_wait("themes/ours/templates/base.html", template)
    (news,) = preview.news
    assert news.kind == "pages"
    assert {"/", "/en/", ADDRESS, "/404.html"} <= set(news.pages)
    assert len(news.pages) == result.made["render"]


def test_a_changed_string_reloads_the_pages_that_show_it(preview):
    text = 'msgid ""\nmsgstr ""\n\nmsgid "Was this helpful?"\nmsgstr "Did that help?"\n'
    preview.save_and_wait("themes/ours/locales/en.po", text)
    assert all(ADDRESS in news.pages for news in preview.news)
    assert preview.news


def test_a_changed_style_is_shown_early_and_reloads_no_page(preview, hold, gate):
    hold("before")
    preview.save("themes/ours/static/css/90-ours.css", "body { color: red }")
    (early,) = preview.files.shown_early()
    assert early.endswith("/site.css")
    assert "color:red" in preview.early(early).replace(" ", "")
    gate.open()
    preview.reports.wait_for_count(2)
    assert {news.kind for news in preview.news} == {"style"}


def test_a_style_and_an_article_together_reload(preview, costs):
    sheet = preview.root / "themes/ours/static/css/90-ours.css"
    sheet.parent.mkdir(parents=True)
    sheet.write_text("body { color: red }")
    article = preview.root / COSTS
    article.write_text(costs("It costs six."))
    preview.rebuilder.react(frozenset({sheet, article}))
    preview.reports.wait_for_count(2)
    assert any(news.kind == "pages" and ADDRESS in news.pages for news in preview.news)


def test_a_save_that_changes_nothing_reloads_nothing(preview):
    text = (preview.root / COSTS).read_text("utf-8")
    result = preview.save_and_wait(COSTS, text)
    assert result.written == 0
    assert all(news.pages == (ADDRESS,) for news in preview.news)


def test_the_preview_ends_while_nothing_is_saved(preview):
    preview.rebuilder.stop()
    assert "kbgen-rebuild" not in {thread.name for thread in threading.enumerate()}


def test_what_changes_on_hundreds_of_pages_is_told_of_all():
    few = BuildResult(diagnostics=(), pages=(), files=0, size=0, gone=("en/a/index.html", "x.kb"))
    reasons = tuple((f"en/{number}/index.html", "new") for number in range(201))
    assert rebuild.changed_pages(few, {}, frozenset()) == ("/en/a/",)
    assert rebuild.changed_pages(few, {PAGE: b"", "x.css": b""}, frozenset()) == ("/en/a/", ADDRESS)
    assert rebuild.changed_pages(few, {PAGE: b""}, frozenset({PAGE})) == ("/en/a/",)
    assert rebuild.changed_pages(replace(few, reasons=reasons), {}, frozenset()) is None


def test_a_page_is_known_by_its_address(preview):
    article, origin = preview.rebuilder.article_at("en/shipping/costs/")
    assert article.source.project_path == "content/en/shipping/costs.md"
    assert origin == article
    assert preview.rebuilder.article_at("en/shipping/") is None


def test_other_options_show_other_articles(preview, text_of):
    draft = text_of("Draft", draft="true")
    preview.save_and_wait("content/en/shipping/draft.md", draft)
    page = preview.out / "en/shipping/draft/index.html"
    for drafts in (True, False):
        count = len(preview.reports)
        preview.rebuilder.show(replace(preview.rebuilder.options, drafts=drafts))
        preview.reports.wait_for_count(count + 1)
        assert page.exists() is drafts
