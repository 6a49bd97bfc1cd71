"""The wheel, installed away from the checkout, builds the project that `kbgen init` makes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path, path: Path | None = None) -> str:
    env = {**os.environ, "PYTHONPATH": str(path)} if path else None
    done = subprocess.run(
        [sys.executable, *map(str, command)],
        cwd=cwd,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_wheel_builds_the_starter_project(repository: Path, tmp_path: Path) -> None:
    run("-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path / "dist", cwd=repository)
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    installed = tmp_path / "installed"
    run("-m", "pip", "install", "-q", "--no-deps", "--target", installed, wheel, cwd=tmp_path)
    where = run("-c", "import kbgen; print(kbgen.__file__)", cwd=tmp_path, path=installed)
    assert Path(where.strip()).is_relative_to(installed)

    run("-m", "kbgen", "init", "help", cwd=tmp_path, path=installed)
    out = run("-m", "kbgen", "build", "--strict", cwd=tmp_path / "help", path=installed)

    assert "no problems" in out
    home = (tmp_path / "help/site/en/index.html").read_text("utf-8")
    assert "When will my order arrive?" in home
    found = run(
        "-m", "kbgen", "search", "broken", "--format", "json", cwd=tmp_path / "help", path=installed
    )
    assert "return-an-item" in found
