"""Whole builds of small sites: what is kept between them, and what is told again."""

import os
import sqlite3
from contextlib import closing

import pytest

from kbgen.build import BuildOptions, build, check, listing
from kbgen.build.listing import code_version
from kbgen.build.write import MANIFEST
from kbgen.config import load_project
from kbgen.errors import KbgenError
from kbgen.model.locale import Locale


@pytest.fixture
def root(write_project, text_of):
    return write_project(
        {
            "en/shipping/costs.md": text_of("Costs", "<script>x</script>"),
            "en/shipping/times.md": text_of("Times", "See [costs](costs.md)."),
            "de/shipping/costs.md": text_of("Kosten"),
        }
    )


@pytest.fixture
def run(root):
    def run_it(**options):
        out = options.pop("out", root / "site")
        return build(load_project(root / "kbgen.toml"), BuildOptions(out=out, **options))

    return run_it


def files(folder) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def ran(result) -> dict[str, int]:
    """Return what was made, files that were written apart."""
    return {step: count for step, count in result.made.items() if step != "write"}


def test_a_second_build_runs_nothing_and_writes_nothing(run):
    first, second = run(), run()
    assert set(ran(first)) == {"compile", "render", "twins", "segment", "index", "passages"}
    assert (second.steps, second.written, second.removed) == ((), 0, 0)


def test_a_second_build_tells_everything_again(run):
    first, second = run(), run()
    assert [found.code for found in first.diagnostics] == ["KB302"]
    assert second.diagnostics == first.diagnostics
    assert (second.pages, second.files, second.size) == (first.pages, first.files, first.size)


def test_findings_from_the_cache_are_told_too(run, root):
    first = run()
    (root / "content/en/shipping/new.md").write_text("---\ntitle: New\n---\n\nText.\n")
    second = run()
    assert ran(second)["compile"] == 1
    assert second.diagnostics == first.diagnostics


def test_a_changed_text_compiles_one_article(run, root, text_of):
    run()
    (root / "content/de/shipping/costs.md").write_text(text_of("Kosten", "Neu."))
    assert ran(run())["compile"] == 1


def test_a_changed_theme_compiles_nothing(run, root):
    run()
    (root / "themes/mine/templates").mkdir(parents=True)
    (root / "kbgen.toml").write_text('[site]\nname = "Help"\n[theme]\nname = "mine"\n')
    (root / "themes/mine/templates/404.html").write_text("Gone")
    assert set(ran(run())) == {"render"}
    assert (root / "site/404.html").read_text() == "Gone"


def test_a_renamed_article_leaves_nothing_behind(run, root):
    run()
    folder = root / "content/en/shipping"
    (folder / "times.md").rename(folder / "when.md")
    assert run().removed
    assert not (root / "site/en/shipping/times").exists()


def test_an_incremental_build_equals_a_clean_one(run, root, text_of, tmp_path):
    run()
    (root / "content/en/shipping/costs.md").write_text(text_of("Prices", "New."))
    (root / "content/en/shipping/more.md").write_text(text_of("More", "[a](costs.md)"))
    (root / "content/de/shipping/costs.md").unlink()
    (root / "content/de/shipping/mehr.md").write_text(text_of("Mehr"))
    incremental = run()
    clean = run(out=tmp_path / "clean", clean=True)
    assert files(root / "site") == files(tmp_path / "clean")
    assert incremental.diagnostics == clean.diagnostics


def test_a_second_folder_gets_a_whole_site(run, root, tmp_path):
    run()
    second = run(out=tmp_path / "second")
    assert set(ran(second)) == {"render", "twins", "index", "passages"}
    assert files(tmp_path / "second") == files(root / "site")


def test_a_missing_file_is_restored(run, root):
    run()
    before = files(root / "site")
    (root / "site/en/shipping/costs/index.html").unlink()
    assert run().written == 1
    assert files(root / "site") == before


def test_a_damaged_cache_costs_time_only(run, root):
    first = run()
    before = files(root / "site")
    (root / ".kbgen/cache.db").write_bytes(b"no database" * 1000)
    second = run()
    assert ran(second) == ran(first)
    assert "cache.db is damaged" in second.notice
    assert second.diagnostics == first.diagnostics
    assert files(root / "site") == before


def change_cache(root, statement: str) -> int:
    """Change what the cache keeps; return how many rows that were."""
    with closing(sqlite3.connect(root / ".kbgen/cache.db")) as connection, connection:
        return connection.execute(statement).rowcount


DAMAGES = {
    "a body is gone": "UPDATE results SET first = NULL",
    "texts are gone": "UPDATE results SET second = NULL",
    "texts are others": "UPDATE results SET second = zeroblob(length(second))",
    "values are gone": "UPDATE results SET value = NULL",
    "results are gone": "DELETE FROM results",
    "the state is gone": "UPDATE builds SET state = NULL",
    "the files are gone": "UPDATE builds SET files = NULL",
    "the result is another": "UPDATE builds SET result = zeroblob(length(result))",
}
EDITS = {
    "a body": ("en/shipping/times.md", "See", "Look at"),
    "a title": ("en/shipping/times.md", "Times", "How long"),
    "another language": ("de/shipping/costs.md", "Text", "Wort"),
}


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("damage", DAMAGES)
def test_what_the_cache_has_lost_is_made_again(run, root, tmp_path, damage, edit):
    run()
    assert change_cache(root, DAMAGES[damage]) > 0
    path, old, new = EDITS[edit]
    file = root / "content" / path
    file.write_text(file.read_text().replace(old, new))
    (root / "site/en/shipping/costs/index.html").unlink()
    built = run()
    assert built.notice in {"", "cache.db is damaged; this build starts from scratch"}
    clean = run(out=tmp_path / "clean", clean=True)
    assert files(root / "site") == files(tmp_path / "clean")
    assert built.diagnostics == clean.diagnostics
    assert (built.pages, built.files, built.size) == (clean.pages, clean.files, clean.size)


def test_a_lost_body_begins_anew_with_a_notice(run, root):
    first = run()
    before = files(root / "site")
    change_cache(root, DAMAGES["a body is gone"])
    (root / "site/en/shipping/costs/index.html").unlink()
    second = run()
    assert second.notice == "cache.db is damaged; this build starts from scratch"
    assert second.made["compile"] == first.made["compile"]
    assert second.diagnostics == first.diagnostics
    assert files(root / "site") == before
    third = run()
    assert (third.notice, third.steps) == ("", ())


def test_a_body_that_nobody_needs_is_not_missed(run, root):
    run()
    change_cache(root, DAMAGES["a body is gone"])
    result = run()
    assert (result.notice, result.steps) == ("", ())


def test_only_what_the_last_builds_used_is_kept(run, root, text_of, tmp_path):
    def results() -> int:
        return change_cache(root, "UPDATE results SET key = key")

    run()
    kept = results()
    for number in range(3):
        (root / "content/de/shipping/costs.md").write_text(text_of("Kosten", f"Neu {number}."))
        run()
        assert results() == kept
    run(out=tmp_path / "second")
    assert results() == kept
    (root / "content/de/shipping/costs.md").write_text(text_of("Kosten", "Zuletzt."))
    run()
    assert results() == kept + 2, "an article and a segment of the second folder's build"
    run(out=tmp_path / "second")
    assert results() == kept


def test_a_file_is_copied_and_goes_when_nobody_links_it(run, root, text_of):
    linked = root / "content/en/shipping/map.pdf"
    linked.write_bytes(b"%PDF-1")
    for name in ("costs", "times"):
        (root / f"content/en/shipping/{name}.md").write_text(text_of(name, "[Map](map.pdf)"))
    run()
    (copy,) = (root / "site/_kb/media").iterdir()
    assert copy.read_bytes() == b"%PDF-1"
    linked.write_bytes(b"%PDF-2")
    run()
    (other,) = (root / "site/_kb/media").iterdir()
    assert (other.read_bytes(), other.name != copy.name) == (b"%PDF-2", True)
    (root / "content/en/shipping/costs.md").write_text(text_of("costs"))
    run()
    assert other.exists()
    (root / "content/en/shipping/times.md").write_text(text_of("times"))
    run()
    assert not (root / "site/_kb/media").exists()


@pytest.mark.parametrize("page", range(1, 12))
def test_a_cache_with_a_damaged_page_costs_time_only(run, root, page):
    run()
    file = root / ".kbgen/cache.db"
    data = bytearray(file.read_bytes())
    data[page * 4096 : (page + 1) * 4096] = bytes(4096)
    file.write_bytes(data)
    (root / "content/en/shipping/new.md").write_text("---\ntitle: New\n---\n\nText.\n")
    run()
    assert (root / "site/en/shipping/new/index.html").is_file()


def test_one_locale_alone_leaves_the_others_as_they_lie_there(run, root, text_of):
    run()
    before = (root / "site/en/shipping/costs/index.html").read_bytes()
    (root / "content/en/shipping/costs.md").write_text(text_of("Prices"))
    (root / "content/de/shipping/costs.md").write_text(text_of("Preise"))
    run(locales=(Locale("de"),))
    assert (root / "site/en/shipping/costs/index.html").read_bytes() == before
    assert "Preise" in (root / "site/de/shipping/costs/index.html").read_text()


def test_one_locale_alone_makes_no_page_of_another_after_an_edit_of_its_text(run, root, text_of):
    run(locales=(Locale("de"),))
    (root / "content/en/shipping/costs.md").write_text(text_of("Costs", "Other."))
    run(locales=(Locale("de"),))
    assert not (root / "site/en").exists()


def test_a_linked_folder_of_a_theme_is_looked_into(run, root):
    css = root / "shared/css"
    css.mkdir(parents=True)
    (css / "90-own.css").write_text("h1 { color: red }")
    (root / "themes/mine").mkdir(parents=True)
    (root / "themes/mine/static").symlink_to(css.parent)
    (root / "kbgen.toml").write_text(
        '[site]\nname = "Help"\n[build]\nkeep = 0\n[theme]\nname = "mine"\n'
    )
    run()
    (css / "90-own.css").write_text("h1 { color: blue }")
    run()
    (sheet,) = (root / "site/_kb/theme").glob("*/site.css")
    assert sheet.read_text().endswith("h1 { color: blue }\n")


def test_another_version_of_a_library_makes_everything_anew(run, monkeypatch):
    run()
    code_version.cache_clear()
    monkeypatch.setattr(listing, "_installed", lambda: ["nh3-99.dist-info"])
    try:
        assert ran(run())["compile"] == 3
    finally:
        code_version.cache_clear()


def test_a_build_over_the_cache_and_site_of_another_version_equals_a_clean_one(
    run, root, monkeypatch
):
    code_version.cache_clear()
    with monkeypatch.context() as earlier:
        earlier.setattr(listing, "__version__", "0.0.9")
        run()
    code_version.cache_clear()

    assert ran(run())["compile"] == 3
    clean = root.with_name("clean")
    run(out=clean, clean=True)
    assert files(root / "site") == files(clean)


def test_a_folder_that_cannot_be_read_takes_nothing_from_the_site(run, root, monkeypatch):
    run()
    before = files(root / "site")
    real = os.scandir

    def scandir(folder):  # root reads every folder, so permissions show nothing here
        if str(folder).endswith("en/shipping"):
            raise PermissionError(13, "Permission denied")
        return real(folder)

    with monkeypatch.context() as patched:
        patched.setattr(os, "scandir", scandir)
        with pytest.raises(KbgenError, match="content/en/shipping cannot be read: Permission"):
            run()
    assert files(root / "site") == before


def test_drafts_come_and_go(run, root, text_of):
    (root / "content/en/shipping/draft.md").write_text(text_of("Draft", draft="true"))
    page = root / "site/en/shipping/draft/index.html"
    run()
    assert not page.exists()
    run(drafts=True)
    assert page.is_file()
    run()
    assert not page.exists()


def test_check_writes_no_site(root):
    project = load_project(root / "kbgen.toml")
    composed = check(project, BuildOptions(out=root / "site"))
    assert [found.code for found in composed.diagnostics] == ["KB302"]
    assert len(composed.site.urls) == 4
    assert not (root / "site").exists()


def test_a_folder_of_others_is_refused_before_any_work(run, root):
    (root / "site").mkdir()
    (root / "site/mine.txt").write_text("x")
    with pytest.raises(KbgenError):
        run()
    assert files(root / "site") == {"mine.txt": b"x"}


def test_a_broken_template_leaves_the_site_as_it_was(run, root):
    run()
    before = files(root / "site")
    (root / "themes/mine/templates").mkdir(parents=True)
    (root / "kbgen.toml").write_text('[site]\nname = "Help"\n[theme]\nname = "mine"\n')
    (root / "themes/mine/templates/article.html").write_text("{% if %}")
    with pytest.raises(KbgenError, match=r"article\.html:1"):
        run()
    assert files(root / "site") == before


def test_a_clash_of_addresses_in_one_language_still_builds_the_rest(run, root, text_of):
    (root / "content/en/shipping/prices.md").write_text(text_of("Prices", slug="x"))
    (root / "content/de/shipping/prices.md").write_text(text_of("Preise", slug="costs"))
    result = run()
    assert "KB203" in [found.code for found in result.diagnostics]
    assert (root / "site/en/shipping/x/index.html").is_file()


def test_an_alias_never_takes_the_place_of_a_page(run, root, text_of):
    (root / "content/en/shipping/x.md").write_text(text_of("X", aliases="[/en/, /en/search/]"))
    run()
    for page in ("en/index.html", "en/search/index.html"):
        assert "http-equiv" not in (root / "site" / page).read_text()


def test_an_alias_with_the_name_of_a_file_does_not_stop_the_build(run, root, text_of):
    (root / "content/en/shipping/x.md").write_text(text_of("X", aliases="[/404.html]"))
    run()
    assert (root / "site/404.html").is_file()


def test_a_slug_that_no_disk_can_hold_does_not_stop_the_build(run, root, text_of):
    (root / "content/en/shipping/x.md").write_text(text_of("X", slug="x" * 300))
    result = run()
    assert {found.span.path for found in result.diagnostics} > {"content/en/shipping/x.md"}
    assert (root / "site/en/shipping/times/index.html").is_file()


def test_no_page_is_made_twice(run):
    result = run()
    paths = [path for path, _ in result.reasons]
    assert len(paths) == len(set(paths)) == result.made["render"]


def test_the_manifest_is_no_part_of_the_site(run, root):
    result = run()
    assert result.files == len(files(root / "site")) - 1
    assert (root / "site" / MANIFEST).is_file()


def test_a_private_folder_that_cannot_be_used_is_told_as_such(run, root):
    (root / ".kbgen").write_text("a file")
    with pytest.raises(KbgenError):
        run()
