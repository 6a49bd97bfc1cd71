"""What kbgen installs: exact versions, known licences, lower bounds, and words when it fails."""

import re
import shutil
import subprocess
import sys
import tarfile
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.lock import (
    CONSTRAINTS,
    EXCEPTIONS,
    LICENSES,
    is_permissive,
    lowest,
    packages,
    project,
)

PINNED = {
    name: Version(version)
    for line in CONSTRAINTS.read_text("utf-8").splitlines()
    if not line.startswith("#")
    for name, version in [line.split("==")]
}


def test_constraints_are_exact_versions_in_order_without_registries():
    lines = CONSTRAINTS.read_text("utf-8").splitlines()[1:]
    assert lines == sorted(lines, key=lambda line: line.split("=="))
    assert all(
        re.fullmatch(r"[a-z0-9-]+==\d+(\.\d+|\.post\d+)*([a-z]+\d+)?", line) for line in lines
    )


def test_constraints_name_all_that_is_needed_and_fit_what_is_asked_for():
    about = project()
    asked = [*about["dependencies"], *chain(*about["optional-dependencies"].values())]
    for wanted in map(Requirement, asked):
        name = canonicalize_name(wanted.name)
        if name != "kbgen":
            assert PINNED[name] in wanted.specifier
    assert {package.name for package in packages()} <= PINNED.keys()


def test_what_is_written_depends_on_what_is_installed_alone(repository):
    code = "from tests.lock import *; print(constraints(packages()), licenses(packages()))"
    one, other = (
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=repository,
            env={"PYTHONHASHSEED": seed, "PATH": "/nowhere"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    )
    assert one == other
    assert b"whoosh==" in one


def test_every_licence_is_permissive_or_has_a_reason():
    strict = {p.name: p.licence for p in packages() if not is_permissive(p.licence)}
    assert strict.keys() <= EXCEPTIONS.keys()
    for package in packages():
        if package.use == "kbgen":
            assert is_permissive(package.licence), package


def test_the_page_lists_the_licence_of_every_package():
    page = LICENSES.read_text("utf-8")
    for package in packages():
        licence = EXCEPTIONS.get(package.name, (package.licence,))[0]
        assert f"| {package.name} | {licence} |" in page
    for name in EXCEPTIONS:
        assert f"| {name} |" in page


@pytest.mark.parametrize(
    ("licence", "fine"),
    [
        ("MIT", True),
        ("MIT AND (Apache-2.0 OR BSD-2-Clause)", True),
        ("GPL-3.0-only", False),
        ("MIT AND LGPL-3.0-only", False),
        ("not said", False),
        ("", False),
    ],
)
def test_a_licence_that_asks_for_more_is_noticed(licence, fine):
    assert is_permissive(licence) is fine


def test_lower_bounds_can_be_installed_as_constraints():
    bounds = dict(line.split("==") for line in lowest().splitlines())
    assert bounds["jinja2"] == "3.1.6"
    assert {canonicalize_name(name) for name in bounds} <= PINNED.keys()
    for name, version in bounds.items():
        assert Version(version) <= PINNED[canonicalize_name(name)]


# When an installation fails

STUB = """#!/bin/sh
echo "python $*" >>"{log}"
case "$*" in
  *version_info*) exit {version} ;;
  "-m venv .venv") mkdir -p .venv/bin && cp "$0" .venv/bin/python && exit {venv} ;;
  *"-c constraints.txt"*) exit {pinned} ;;
  *"pip install"*) exit {newest} ;;
esac
"""


@pytest.fixture
def install(repository: Path, tmp_path: Path):
    """Run tests/install.sh with a Python that succeeds or fails as a test wants it."""

    def run(**codes: int) -> tuple[subprocess.CompletedProcess[str], str]:
        (tmp_path / "tests").mkdir()
        shutil.copy(repository / "tests/install.sh", tmp_path / "tests")
        log, python = tmp_path / "log", tmp_path / "python"
        values = {"version": 0, "venv": 0, "pinned": 0, "newest": 0, **codes}
        python.write_text(STUB.format(log=log, **values))
        python.chmod(0o755)
        done = subprocess.run(
            ["sh", "tests/install.sh", "[dev]"],
            cwd=tmp_path,
            env={"PYTHON": str(python), "PATH": "/usr/bin:/bin"},
            capture_output=True,
            text=True,
            check=False,
        )
        return done, log.read_text()

    return run


def test_the_pinned_versions_are_installed(install):
    done, log = install()
    assert (done.returncode, done.stderr) == (0, "")
    assert log.count("pip install") == 1
    assert "-c constraints.txt -e .[dev]" in log


def test_where_a_pinned_version_cannot_be_installed_the_newest_is_tried(install):
    done, log = install(pinned=1)
    assert done.returncode == 0
    assert "trying the newest" in done.stderr
    assert log.count("pip install") == 2


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        ({"version": 1}, ["Python 3.11 or newer", "make PYTHON="]),
        ({"venv": 1}, ["cannot make .venv", "apt-get install python3-venv"]),
        ({"pinned": 1, "newest": 1}, ["could not be installed", "HTTPS_PROXY", "make again"]),
    ],
)
def test_a_failed_installation_says_what_to_do(install, codes, words):
    done, _ = install(**codes)
    assert done.returncode == 1
    for word in words:
        assert word in done.stderr


def test_the_makefile_uses_it(repository: Path):
    rules = (repository / "Makefile").read_text("utf-8")
    assert rules.count("sh tests/install.sh") == 2
    _, lock, others = re.split(r"^lock:|^\.venv/installed:", rules, flags=re.MULTILINE)
    assert "pip install" in lock
    assert "pip install" not in others


def test_the_source_archive_has_what_users_have_to_know(repository: Path, tmp_path: Path):
    command = [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(tmp_path)]
    subprocess.run(command, cwd=repository, check=True, capture_output=True)
    (archive,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        names = {name.partition("/")[2] for name in opened.getnames()}
    assert {"SECURITY.md", "LICENSE", "LICENSES.md", "CHANGELOG.md", "README.md"} <= names
    assert not any(name.startswith("tests") for name in names)
