"""What builds cost in results, files and bytes, never in seconds; `make bench` has the seconds."""

import pickle
import shutil
import tomllib
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from pathlib import Path

import pytest

from kbgen.build import BuildOptions, BuildResult, Pool, build
from kbgen.build import pool as pools
from kbgen.config import load_project
from tests.bench.build import EDITS, write_project

BUDGETS = tomllib.loads(Path(__file__).with_name("budgets.toml").read_text("utf-8"))["builds-200"]
ARTICLES = 200
LOCALES = ("en", "de")
READ = ("kbgen.toml", "content", "themes")


def build_it(root: Path, pool: Pool | None = None) -> BuildResult:
    project = load_project(root / "kbgen.toml")
    return build(project, BuildOptions(out=root / "site", jobs=1), pool=pool)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that nobody builds."""
    folder = tmp_path_factory.mktemp("fresh")
    write_project(folder, ARTICLES, LOCALES)
    return folder


def copy(source: Path, target: Path) -> Path:
    """Make what a build reads the same, times included."""
    for name in READ:
        if (source / name).is_file():
            shutil.copy2(source / name, target)
        else:
            shutil.rmtree(target / name, ignore_errors=True)
            shutil.copytree(source / name, target / name)
    return target


@pytest.fixture(scope="module")
def first(fresh: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, BuildResult, int]:
    """A project, what its first build made, and the bytes that the build keeps for the next."""
    root = copy(fresh, tmp_path_factory.mktemp("built"))
    result = build_it(root)
    return root, result, sum(file.stat().st_size for file in (root / ".kbgen").iterdir())


@pytest.fixture
def built(fresh: Path, first: tuple[Path, BuildResult, int]) -> Iterator[Path]:
    """A project after its first build, for a test to edit."""
    root, *_ = first
    yield root
    copy(fresh, root)
    build_it(root)


def test_a_first_build_makes_everything_once(first) -> None:
    _, result, _ = first
    assert result.written == result.files
    assert result.made == {**BUDGETS["first"], "write": result.files}


def test_a_build_with_nothing_to_do_does_nothing(built) -> None:
    result = build_it(built)
    assert (result.made, result.steps, result.written, result.removed) == ({}, (), 0, 0)


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_makes_what_it_changes_and_no_more(built, name: str) -> None:
    budget = dict(BUDGETS["edits"][name])
    most = budget.pop("written")
    EDITS[name](built, "quozzleworth")

    result = build_it(built)

    made = {step: count for step, count in result.made.items() if step != "write"}
    assert made == budget
    assert 0 < result.written <= most


def test_every_article_that_is_removed_takes_its_files_with_it(built) -> None:
    for file in (built / "content/de").rglob("*.md"):
        file.unlink()
    shutil.rmtree(built / "content/de")

    build_it(built)

    assert not list((built / "site/de").rglob("*"))
    assert not list((built / "site/_kb/search").glob("**/de*/*"))
    assert not (built / "site/_kb/search/de.json").exists()


def test_the_site_and_the_cache_keep_to_their_sizes(first) -> None:
    _, result, kept = first
    sizes = {
        "files": result.files,
        "site_bytes": result.size // ARTICLES,
        "cache_bytes": kept // ARTICLES,
    }

    assert {name: size for name, size in sizes.items() if size > BUDGETS[name]} == {}


class Weighing(Executor):
    """Runs tasks at once, and weighs what would travel."""

    def __init__(self) -> None:
        self.sent = 0
        self.returned = 0

    def submit(self, run: Callable, /, *args, **named) -> Future:
        task = pickle.dumps((run, args, named))
        self.sent += len(task)
        run, args, named = pickle.loads(task)
        result = pickle.dumps(run(*args, **named))
        self.returned += len(result)
        done: Future = Future()
        done.set_result(pickle.loads(result))
        return done


class WeighingPool(Pool):
    def __init__(self, executor: Executor) -> None:
        super().__init__(2)
        self._weighing = executor

    def _processes(self) -> Executor:
        return self._weighing


def test_messages_between_processes_are_small(fresh, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(pools, "SERIAL_BELOW", 0)
    weighing = Weighing()

    result = build_it(copy(fresh, tmp_path), WeighingPool(weighing))

    assert result.written == result.files
    sizes = {"sent": weighing.sent // ARTICLES, "returned": weighing.returned // ARTICLES}
    assert sizes["sent"] > 0
    assert {name: size for name, size in sizes.items() if size > BUDGETS["messages"][name]} == {}
