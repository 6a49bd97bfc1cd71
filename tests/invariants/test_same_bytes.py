"""The same input gives the same bytes, and a build with nothing to do does nothing."""

import datetime as dt
import re
import shutil
import zlib
from pathlib import Path

import pytest

import kbgen as kbgen_itself
from kbgen.build.pool import SERIAL_BELOW
from kbgen.i18n.formats import long_date
from kbgen.model.locale import Locale


@pytest.fixture
def small(tmp_path, write_project):
    return write_project(tmp_path / "small", 14)


def different(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Return the paths that are there once or hold other bytes; short enough to be read."""
    return sorted(path for path in one | other if one.get(path) != other.get(path))


def build_under(environment, root, kbgen, files_of, monkeypatch, *arguments):
    """Build with nothing kept from earlier, as a process of its own; return the files."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    shutil.rmtree(root / ".kbgen", ignore_errors=True)
    shutil.rmtree(root / "site", ignore_errors=True)
    done = kbgen("build", *arguments, cwd=root)
    assert done.returncode == 0, done.stderr
    return files_of(root / "site")


ENVIRONMENTS = {
    "hash seeds": ({"PYTHONHASHSEED": "1"}, {"PYTHONHASHSEED": "4242"}),
    # 25 hours lie between them, so that it is never the same day in both.
    "time zones": ({"TZ": "Pacific/Kiritimati"}, {"TZ": "Pacific/Niue"}),
    "languages": ({"LC_ALL": "C", "LANGUAGE": "en"}, {"LC_ALL": "de_DE.UTF-8", "LANGUAGE": "de"}),
    "terminals": ({"COLUMNS": "40", "NO_COLOR": "1"}, {"COLUMNS": "200", "FORCE_COLOR": "1"}),
}


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_the_environment_changes_nothing(name, small, kbgen, files_of, monkeypatch):
    one, other = (
        build_under(environment, small, kbgen, files_of, monkeypatch)
        for environment in ENVIRONMENTS[name]
    )
    assert different(one, other) == []


def test_two_hash_seeds_give_the_same_demo(tmp_path, copy_demo, kbgen, files_of, monkeypatch):
    root = copy_demo(tmp_path / "demo")
    one, other = (
        build_under({"PYTHONHASHSEED": seed}, root, kbgen, files_of, monkeypatch)
        for seed in ("7", "77777")
    )
    assert different(one, other) == []


def test_one_and_four_jobs_give_the_same_site(
    tmp_path, write_project, kbgen, files_of, monkeypatch
):
    # So many that compiling and rendering start processes; half as many more are in German.
    root = write_project(tmp_path / "large", SERIAL_BELOW + 20)
    one, four = (
        build_under({}, root, kbgen, files_of, monkeypatch, "--jobs", jobs) for jobs in ("1", "4")
    )
    assert different(one, four) == []


def test_a_second_build_runs_no_stage_and_writes_nothing(small, build_site, stamps_of):
    first = build_site(small)
    before = stamps_of(small / "site")
    again = build_site(small)
    assert first.made["render"] > 0
    assert (again.steps, again.written, again.removed) == ((), 0, 0)
    assert (again.files, again.size, again.pages) == (first.files, first.size, first.pages)
    assert stamps_of(small / "site") == before


def test_a_second_build_tells_again_what_is_wrong(small, build_site):
    (small / "content/en/broken.md").write_text("---\ntitle: [\n---\nText [x](nowhere.md).\n")
    first = build_site(small)
    assert {found.code for found in first.diagnostics} >= {"KB101", "KB201"}
    again = build_site(small)
    assert again.steps == ()
    assert again.diagnostics == first.diagnostics


def test_deleting_what_kbgen_keeps_costs_time_only(small, build_site, files_of, stamps_of):
    build_site(small)
    files, stamps = files_of(small / "site"), stamps_of(small / "site")
    shutil.rmtree(small / ".kbgen")
    again = build_site(small)
    assert again.written == again.removed == 0
    assert files_of(small / "site") == files
    assert stamps_of(small / "site") == stamps


def test_a_clean_build_writes_nothing_that_is_there_already(small, build_site, stamps_of):
    build_site(small)
    stamps = stamps_of(small / "site")
    again = build_site(small, clean=True)
    assert again.written == again.removed == 0
    assert stamps_of(small / "site") == stamps


SPOILS = {
    "deleted": lambda file: file.unlink(),
    "emptied": lambda file: file.write_bytes(b""),
    "other bytes of the same size": lambda file: file.write_bytes(file.read_bytes()[::-1]),
    "longer": lambda file: file.write_bytes(file.read_bytes() + b"\n"),
}
PLACES = ["en/topic-0/article-000/index.html", "_kb/search/i/*/*.kb", "_kb/theme/*/site.css"]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("spoil", SPOILS)
def test_a_spoilt_file_is_restored(spoil, place, small, build_site, files_of):
    build_site(small)
    whole = files_of(small / "site")
    SPOILS[spoil](min((small / "site").glob(place)))
    again = build_site(small)
    assert again.written == 1
    assert files_of(small / "site") == whole


def test_a_second_folder_gets_a_whole_site(small, build_site, files_of):
    build_site(small)
    build_site(small, out=small / "elsewhere")
    assert different(files_of(small / "site"), files_of(small / "elsewhere")) == []
    assert build_site(small).steps == ()
    assert build_site(small, out=small / "elsewhere").steps == ()


def test_a_deleted_site_is_built_again(small, build_site, files_of):
    build_site(small)
    whole = files_of(small / "site")
    shutil.rmtree(small / "site")
    build_site(small)
    assert files_of(small / "site") == whole


def test_a_project_may_move(small, tmp_path, build_site, files_of, stamps_of):
    build_site(small)
    files, stamps = files_of(small / "site"), stamps_of(small / "site")
    moved = tmp_path / "deep" / "er" / "project"
    moved.parent.mkdir(parents=True)
    small.rename(moved)
    again = build_site(moved)
    assert again.written == again.removed == 0
    assert files_of(moved / "site") == files
    assert stamps_of(moved / "site") == stamps


def test_a_build_from_another_folder_gives_the_same_site(small, tmp_path, kbgen, files_of):
    assert kbgen("build", cwd=small).returncode == 0
    arguments = ("build", "-f", small / "kbgen.toml", "-d", "out")
    assert kbgen(*arguments, cwd=tmp_path).returncode == 0
    assert different(files_of(small / "site"), files_of(tmp_path / "out")) == []


def another_kbgen(folder: Path) -> Path:
    """Copy kbgen, with other names for some of what builds keep: as the version before had."""
    package = Path(kbgen_itself.__file__).parent
    copy = folder / "kbgen"
    shutil.copytree(package, copy, ignore=shutil.ignore_patterns("__pycache__"))
    for file in copy.rglob("*.py"):
        text = file.read_text("utf-8")
        file.write_text(re.sub(r"\b(Card|FrontMatter)\b", r"Former\1", text), "utf-8")
    return folder


def test_an_upgrade_of_kbgen_gives_the_same_site(small, tmp_path, kbgen, files_of, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setenv("PYTHONPATH", str(another_kbgen(tmp_path / "before")))
        assert kbgen("build", cwd=small).returncode == 0
    files = files_of(small / "site")
    done = kbgen("build", cwd=small)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    assert "damaged" not in done.stderr
    assert files_of(small / "site") == files
    assert "(0 written, 0 removed)" in kbgen("build", cwd=small).stdout


def unpacked(path: str, data: bytes) -> bytes:
    return zlib.decompress(data) if path.endswith(".kb") else data


def test_no_file_knows_where_or_when_it_was_made(small, build_site, files_of):
    build_site(small)
    today = {dt.datetime.now(dt.UTC).date(), dt.datetime.now().astimezone().date()}
    telling = {str(small), str(small.parent), *map(str, today)}
    telling |= {long_date(day, Locale(tag)) for day in today for tag in ("en", "de")}
    for path, data in files_of(small / "site").items():
        text = unpacked(path, data)
        assert [word for word in telling if word.encode() in text] == [], path
