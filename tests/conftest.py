"""What all tests may use: the demo project and a real Chromium."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent


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
        return subprocess.run(
            [sys.executable, "-m", "kbgen", *map(str, arguments)],
            cwd=cwd,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONUTF8": "1"},
            timeout=300,
            check=False,
        )

    return run
