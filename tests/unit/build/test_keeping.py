"""Former files of the theme stay for some days, and nothing else of earlier builds does."""

import datetime as dt
import json

import pytest

from kbgen.build import BuildOptions, build
from kbgen.build.folder import MANIFEST
from kbgen.build.keeping import still_kept
from kbgen.config import load_project

FIRST = dt.date(2026, 3, 1)
CONFIG = '[site]\nname = "Help"\n[theme]\nname = "ours"\n[build]\nkeep = {}\n'
ONE, OTHER = "_kb/theme/11111111/site.css", "_kb/theme/22222222/js/main.js"


def after(days: int) -> dt.date:
    return FIRST + dt.timedelta(days=days)


def test_a_former_file_stays_as_many_days_as_the_setting_says():
    kept = still_kept([ONE], {}, FIRST, 3)
    assert kept == {ONE: FIRST}
    assert still_kept([ONE, OTHER], kept, after(2), 3) == {ONE: FIRST, OTHER: after(2)}
    assert still_kept([ONE, OTHER], {ONE: FIRST, OTHER: after(2)}, after(3), 3) == {OTHER: after(2)}


def test_nothing_stays_when_the_setting_is_zero():
    assert still_kept([ONE], {}, FIRST, 0) == {}


@pytest.mark.parametrize(
    "path", ["en/x/index.html", "_kb/media/x.12345678.png", "_kb/search/i/en/1.kb", "_kb/urls.json"]
)
def test_what_articles_say_goes_at_once(path):
    assert still_kept([path], {}, FIRST, 7) == {}


def test_a_build_for_an_earlier_day_begins_to_count_again():
    """Somebody has built the site as it will be next year."""
    assert still_kept([ONE], {ONE: after(300)}, FIRST, 7) == {ONE: FIRST}


@pytest.fixture
def run(write_project, text_of):
    """Build with a colour on a day; return the folders of themes and what the manifest says."""

    def run_it(colour: str, day: int, keep: int = 3, **more):
        text = text_of("X", f"A {colour} thing.\n\n![a](a.svg)")
        picture = f"<svg><title>{colour}</title></svg>"
        files = {"en/a/x.md": text, "en/a/a.svg": picture}
        root = write_project(files, CONFIG.format(keep))
        css = root / "themes/ours/static/css/90-own.css"
        css.parent.mkdir(parents=True, exist_ok=True)
        css.write_text(f"a {{ color: {colour} }}\n")
        site = root / "site"
        build(load_project(root / "kbgen.toml"), BuildOptions(out=site, as_of=after(day), **more))
        folders = {
            file.read_text().rpartition("color:")[2].split()[0]: file.parent.name
            for file in site.glob("_kb/theme/*/site.css")
        }
        return site, folders, json.loads((site / MANIFEST).read_text())

    return run_it


def test_a_theme_that_changed_leaves_its_files_for_some_days(run):
    _, first, lists = run("red", 0)
    assert "kept" not in lists
    site, folders, lists = run("green", 1)
    assert set(folders) == {"red", "green"}
    former = f"_kb/theme/{first['red']}/"
    assert {path for path in lists["kept"] if path.startswith(former)} == set(lists["kept"])
    assert set(lists["kept"]) == {
        file.relative_to(site).as_posix() for file in (site / former).rglob("*") if file.is_file()
    }
    assert not set(lists["kept"]) & set(lists["files"])
    assert set(run("green", 3)[1]) == {"red", "green"}
    _, folders, lists = run("green", 4)
    assert set(folders) == {"green"}
    assert "kept" not in lists
    assert not (site / former).exists()


def test_texts_pictures_and_index_files_are_gone_at_once(run):
    run("red", 0)
    site, _, lists = run("green", 0)
    there = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    assert there == {*lists["files"], *lists["kept"], MANIFEST}
    others = [path for path in lists["files"] if not path.startswith("_kb/theme/")]
    assert len([path for path in others if path.startswith("_kb/media/")]) == 1
    assert not [path for path in lists["kept"] if not path.startswith("_kb/theme/")]


def test_a_style_that_comes_back_is_the_sites_again(run):
    run("red", 0)
    run("green", 0)
    _, folders, lists = run("red", 0)
    assert set(folders) == {"red", "green"}
    assert all(folders["green"] in path for path in lists["kept"])
    assert any(folders["red"] in path for path in lists["files"])


def test_what_kbgen_forgot_counts_from_today(run):
    run("red", 0)
    run("green", 1)
    site, folders, _ = run("green", 3, clean=True)
    assert set(folders) == {"red", "green"}
    assert set(run("green", 5)[1]) == {"red", "green"}
    assert set(run("green", 6)[1]) == {"green"}
    assert (site / "en/a/x/index.html").is_file()


def test_a_kept_file_that_somebody_deleted_is_not_missed(run):
    run("red", 0)
    site, folders, lists = run("green", 0)
    for path in lists["kept"]:
        (site / path).unlink()
    assert set(run("green", 0)[1]) == {"green"}
    assert set(run("blue", 1)[1]) == {"green", "blue"}
    assert folders["green"]


def test_zero_keeps_nothing(run):
    run("red", 0, keep=0)
    _, folders, lists = run("green", 0, keep=0)
    assert set(folders) == {"green"}
    assert "kept" not in lists


def test_no_day_is_written_into_the_site(run):
    run("red", 0)
    site, _, _ = run("green", 0)
    assert b"2026" not in (site / MANIFEST).read_bytes()


def test_the_preview_keeps_nothing(run):
    run("red", 0, keep_good=True)
    assert set(run("green", 0, keep_good=True)[1]) == {"green"}


def test_github_pages_publishes_all_folders(run):
    site, _, lists = run("red", 0)
    assert (site / ".nojekyll").read_bytes() == b""
    assert ".nojekyll" in lists["files"]
