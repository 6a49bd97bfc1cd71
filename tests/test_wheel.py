"""The wheel, installed away from the checkout, builds the project that `kbgen init` makes.

Wheel and source archive have the same bytes wherever and whenever they are built.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kbgen import __version__

pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path, path: Path | None = None, **variables: str) -> str:
    env = {**os.environ, **variables, **({"PYTHONPATH": str(path)} if path else {})}
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


def copy_sources(repository: Path, folder: Path) -> Path:
    """Copy what archives are made of, with other times and what work leaves behind."""
    left = shutil.ignore_patterns("__pycache__", "site", ".kbgen")
    for name in ("kbgen", "docs"):
        shutil.copytree(repository / name, folder / name, ignore=left, copy_function=shutil.copy)
    for file in (*repository.glob("*.md"), repository / "LICENSE", repository / ".gitignore"):
        shutil.copy(file, folder)
    shutil.copy(repository / "pyproject.toml", folder)
    for waste in ("docs/site/index.html", "kbgen/__pycache__/cli.cpython-311.pyc", ".kbgen/x"):
        (folder / waste).parent.mkdir(parents=True, exist_ok=True)
        (folder / waste).write_text("left behind")
    return folder


def digests(folder: Path) -> dict[str, str]:
    return {one.name: hashlib.sha256(one.read_bytes()).hexdigest() for one in folder.iterdir()}


def test_archives_have_the_same_bytes_wherever_and_whenever_they_are_built(
    repository: Path, tmp_path: Path
) -> None:
    other = copy_sources(repository, tmp_path / "elsewhere/kbgen")
    builds = ((repository, "one", {}), (other, "two", {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7"}))
    for folder, name, variables in builds:
        run("-m", "hatchling", "build", "-d", tmp_path / name, cwd=folder, **variables)

    assert set(digests(tmp_path / "one")) == {
        f"kbgen-{__version__}-py3-none-any.whl",
        f"kbgen-{__version__}.tar.gz",
    }
    assert digests(tmp_path / "one") == digests(tmp_path / "two")


def test_the_version_is_a_semantic_one() -> None:
    number = r"(0|[1-9]\d*)"
    assert re.fullmatch(rf"{number}\.{number}\.{number}(-[0-9A-Za-z.-]+)?", __version__)
