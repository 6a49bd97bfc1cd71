"""The rules of `kbgen check` run when nobody saves, and delay no page."""

import threading
from functools import partial

import pytest

from kbgen.build import BuildOptions
from kbgen.check import Rule
from kbgen.config import load_project
from kbgen.diagnostics import Span, problem
from kbgen.serve import advice
from kbgen.serve.rebuild import Rebuilder
from kbgen.serve.site import SiteFiles
from kbgen.serve.state import State

CONFIG = '[site]\nname = "Help"\n'


@pytest.fixture
def preview(write_project, text_of, told, monkeypatch):
    """Start a preview of two articles with one title; yield (root, rebuilder, state, reports)."""
    monkeypatch.setattr(advice, "IDLE_SECONDS", 0.05)
    root = write_project({"en/a/x.md": text_of("X"), "en/b/x.md": text_of("X")}, CONFIG)
    state, reports, out = State(), told(), root / ".kbgen/serve"
    rebuilder = Rebuilder(
        partial(load_project, root / "kbgen.toml"),
        BuildOptions(out=out, jobs=1, keep_good=True),
        SiteFiles(out, livereload=True),
        state,
        reports,
    )
    rebuilder.build()
    yield root, rebuilder, state, reports
    rebuilder.stop()


def codes(state) -> list[str]:
    return [one.code for one in state.get().diagnostics]


def save(root, rebuilder, path, text):
    (root / path).write_text(text)
    rebuilder.react(frozenset({root / path}))


def test_a_build_is_told_before_the_rules_run(preview):
    _, rebuilder, state, reports = preview
    assert codes(state) == []
    assert reports[0].diagnostics == ()
    rebuilder.start()
    reports.wait_for_count(2)
    assert codes(state) == ["KB706"]
    assert [one.code for one in reports[1].diagnostics] == ["KB706"]
    assert (reports[1].written, reports[1].steps) == (0, ())


def test_rules_change_no_page(preview):
    _, rebuilder, state, reports = preview
    before = state.get().news
    rebuilder.start()
    reports.wait_for_count(2)
    assert state.get().news == before


def test_what_was_found_stays_until_its_file_is_saved(preview, text_of):
    root, rebuilder, state, reports = preview
    rebuilder.start()
    reports.wait_for_count(2)
    save(root, rebuilder, "content/en/a/x.md", text_of("X", "More."))
    reports.wait_for_count(3)
    assert [one.code for one in reports[2].diagnostics] == ["KB706"]
    reports.wait_for_count(4)
    save(root, rebuilder, "content/en/b/x.md", text_of("Y"))
    reports.wait_for_count(5)
    assert reports[4].diagnostics == ()
    reports.wait_for_count(6)
    assert codes(state) == []


def test_a_save_stops_the_rules(preview, text_of, monkeypatch, gate):
    root, rebuilder, state, reports = preview
    ran = []

    def slow(_checked):
        gate()
        yield problem("KB701", Span(path="content/en/a/x.md"), "x")

    def late(_checked):
        ran.append(threading.current_thread().name)
        return ()

    rules = (Rule("slow", "KB701", slow), Rule("late", "KB702", late))
    monkeypatch.setattr(advice, "CHECKS", rules)
    rebuilder.start()
    gate.wait_until_reached()
    save(root, rebuilder, "content/en/a/x.md", text_of("X", "More."))
    assert ran == []
    gate.open()
    reports.wait_for_count(3)
    assert reports[1].made["compile"] == 1, "the build came before any finding"
    assert [one.code for one in reports[2].diagnostics] == ["KB701"]
    assert ran == ["kbgen-rebuild"]
    assert codes(state) == ["KB701"]


def test_a_rule_that_is_not_known_is_told_and_the_preview_goes_on(preview, text_of):
    root, rebuilder, _, reports = preview
    rebuilder.start()
    reports.wait_for_count(2)
    save(root, rebuilder, "kbgen.toml", CONFIG + '[check.rules]\nspelling = "off"\n')
    reports.wait_for_count(4)
    assert "unknown rule `spelling`" in reports[3].message
    save(root, rebuilder, "kbgen.toml", CONFIG + '[check.rules]\nduplicate-titles = "off"\n')
    reports.wait_for_count(6)
    assert reports[5].diagnostics == ()


def test_a_large_site_is_left_to_the_command(preview, monkeypatch, text_of):
    root, rebuilder, state, reports = preview
    monkeypatch.setattr(advice, "LARGEST", 1)
    rebuilder.build()
    rebuilder.start()
    save(root, rebuilder, "content/en/a/x.md", text_of("X", "More."))
    reports.wait_for_count(3)
    assert codes(state) == []
    assert not rebuilder._advice.is_due  # noqa: SLF001  # nothing else tells that nothing comes
