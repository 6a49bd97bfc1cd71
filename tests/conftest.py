"""What all tests may use: the demo project, the command line, feedback stores of each kind."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.command import run_command
from tests.postgres import Postgres, private_postgres

REPOSITORY = Path(__file__).parent.parent
# How long an example takes says more of the machine than of the code. `make test` tries the same
# examples each time, so that a change is not blamed for what was wrong before; `make bench` others.
settings.register_profile("kbgen", deadline=None, derandomize="KBGEN_FUZZ" not in os.environ)
settings.load_profile("kbgen")


#: Fixtures that start processes.
STARTING = {"kbgen", "postgres"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Function]) -> None:
    for item in items:
        if not STARTING.isdisjoint(item.fixturenames):
            item.add_marker("slow")


@pytest.fixture(scope="session", autouse=True)
def state_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep the key of caches apart from that of whoever runs the tests."""
    folder = tmp_path_factory.mktemp("state")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(folder))
        yield folder


@pytest.fixture(scope="session")
def repository() -> Path:
    return REPOSITORY


@pytest.fixture(scope="session")
def copy_demo() -> Callable[[Path], Path]:
    """Copy the demo project to a folder, without what builds leave behind."""

    def copy(folder: Path) -> Path:
        for name in ("content", "themes"):
            shutil.copytree(REPOSITORY / name, folder / name)
        shutil.copy(REPOSITORY / "kbgen.toml", folder)
        return folder

    return copy


@pytest.fixture(scope="session")
def kbgen() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the command line as its users do."""

    def run(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        return run_command(arguments, cwd)

    return run


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL server. Tests that stop it start it again."""
    with private_postgres() as cluster:
        yield cluster


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty store, of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/feedback.db"
        return
    with request.getfixturevalue("postgres").database() as url:
        yield url
