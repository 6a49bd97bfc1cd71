"""Whichever write fails, the site is as it was, byte for byte; the next build is right.

`KBGEN_FUZZ` lets each of them fail in turn (`make bench` does).
"""

import errno
import os
import sqlite3
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from kbgen.cli import main

#: Functions that change a file system, and which of their arguments is a path that they change.
CHANGING = {
    "open": 0,
    "mkdir": 0,
    "unlink": 0,
    "remove": 0,
    "rmdir": 0,
    "rename": 1,
    "replace": 1,
    "link": 1,
    "write": None,
    "fsync": None,
}
REASONS = [errno.ENOSPC, errno.EIO, errno.EACCES]
ARTICLE = "---\ntitle: {0}\n---\n\nAll about {0}.\n\n![A picture]({0}.svg)\n"
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>{}</title></svg>\n'
#: Of so many writes one fails, in turn.
STEP = 1 if "KBGEN_FUZZ" in os.environ else 5
#: What the project holds in turn: pages, pictures and index files come, change and go.
EDITIONS = [("cups", "mugs", "red"), ("mugs", "plates", "green")]


class Failing:
    """Counts what changes files below a folder, and lets one of them fail."""

    def __init__(self, root: Path, patch: pytest.MonkeyPatch) -> None:
        self._root = str(root)
        self.count = 0
        self.at = 0
        self.and_after = False
        self.failed: list[str] = []
        for name, argument in CHANGING.items():
            patch.setattr(os, name, self._wrap(name, getattr(os, name), argument))
        patch.setattr(sqlite3, "connect", self._wrap_database(sqlite3.connect))

    def _is_due(self, what: str) -> bool:
        self.count += 1
        if self.count == self.at or (self.and_after and self.at and self.count > self.at):
            self.failed.append(what)
            return True
        return False

    def _wrap(self, name, function, argument):
        def wrapped(*arguments, **more):
            is_change = True
            path = None
            if argument is not None:
                path = os.fspath(arguments[argument])
                is_ours = isinstance(path, str) and path.startswith(self._root)
                reads = name == "open" and not arguments[1] & (os.O_WRONLY | os.O_RDWR)
                is_change = is_ours and not reads and "/content/" not in path
            if is_change and self._is_due(f"{name} {path}"):
                reason = REASONS[self.count % len(REASONS)]
                raise OSError(reason, os.strerror(reason), *([path] if path else []))
            return function(*arguments, **more)

        return wrapped

    def _wrap_database(self, connect):
        def fail() -> None:
            if self._is_due("database"):
                error = sqlite3.OperationalError("disk I/O error")
                error.sqlite_errorname = "SQLITE_IOERR_WRITE"
                raise error

        class Connection(sqlite3.Connection):
            def execute(self, statement, *values):
                if not statement.startswith("SELECT"):
                    fail()
                return super().execute(statement, *values)

            def executemany(self, *arguments):
                fail()
                return super().executemany(*arguments)

        return lambda *arguments, **more: connect(*arguments, factory=Connection, **more)


@pytest.fixture
def root(tmp_path):
    root = tmp_path / "project"
    for folder in ("content/en/things", "themes/own/static/css"):
        (root / folder).mkdir(parents=True)
    (root / "kbgen.toml").write_text('[site]\nname = "Help"\n[build]\nkeep = 0\n')
    return root


def write_edition(root: Path, number: int, *, theme: bool) -> None:
    first, second, colour = EDITIONS[number % 2]
    folder = root / "content/en/things"
    for file in folder.iterdir():
        file.unlink()
    for name in (first, second):
        (folder / f"{name}.md").write_text(f"{ARTICLE.format(name)}\nIn {colour}.\n")
        (folder / f"{name}.svg").write_text(PICTURE.format(f"{name} {colour}"))
    if theme:
        (root / "kbgen.toml").write_text(
            '[site]\nname = "Help"\n[build]\nkeep = 0\n[theme]\nname = "own"\n'
        )
        (root / "themes/own/static/css/90-own.css").write_text(f"a {{ color: {colour} }}\n")


def snapshot(site: Path) -> dict[str, tuple[bytes, int] | None]:
    """Return path → bytes and time of files; None for folders."""
    return {
        file.relative_to(site).as_posix(): (file.read_bytes(), file.stat().st_mtime_ns)
        if file.is_file()
        else None
        for file in site.rglob("*")
    }


def contents(site: Path) -> dict[str, bytes]:
    """Return path → bytes of files. An empty folder that cannot be removed harms nobody."""
    return {path: entry[0] for path, entry in snapshot(site).items() if entry}


@pytest.fixture
def run(root, monkeypatch, capfd):
    """Run `kbgen build`; return exit code and what it says."""

    @contextmanager
    def arguments(*given: str):
        with monkeypatch.context() as patch:
            patch.setattr(sys, "argv", ["kbgen", "build", "-q", "--jobs", "1", *given])
            yield

    def run_it(out: Path) -> tuple[int, str]:
        with arguments("-f", str(root / "kbgen.toml"), "-d", str(out)):
            capfd.readouterr()
            with pytest.raises(SystemExit) as ended:
                main()
            said = capfd.readouterr()
            return ended.value.code, said.out + said.err

    return run_it


@pytest.fixture
def clean(root, run, tmp_path):
    """Return what a clean build of each edition makes."""

    def build(*, theme: bool):
        made = []
        for number in range(2):
            write_edition(root, number, theme=theme)
            assert run(tmp_path / f"clean-{number}")[0] == 0
            made.append(contents(tmp_path / f"clean-{number}"))
        return made

    return build


@pytest.fixture
def failing(root, monkeypatch):
    return Failing(root, monkeypatch)


@pytest.mark.parametrize("theme", [False, True], ids=["the same theme", "a new theme"])
def test_a_write_that_fails_leaves_the_site_as_it_was(root, run, clean, failing, theme):
    expected, step = clean(theme=theme), 9 * STEP if theme else STEP
    site = root / "site"
    assert run(site)[0] == 0
    kinds: set[str] = set()
    unused = number = 0
    while unused < 2:
        write_edition(root, number, theme=theme)
        before = snapshot(site)
        failing.count, failing.at, failing.failed = 0, 1 + step * (number // 2), []
        code, said = run(site)
        unused = 0 if failing.failed else unused + 1
        failing.at = 0
        assert "Traceback" not in said
        if code:
            assert code == 2
            assert str(root) in said, said
            assert snapshot(site) == before, failing.failed
            kinds |= {what.split()[0] for what in failing.failed}
        assert run(site)[0] == 0
        assert contents(site) == expected[number % 2], failing.failed
        number += 1
    assert not (root / ".kbgen/tmp").exists()
    assert number > 100 // step
    assert kinds >= {"open", "write", "replace", "link"} | (
        {"mkdir", "database"} if step == 1 else set()
    )


def test_a_first_build_that_fails_leaves_nothing(root, run, clean, failing):
    expected = clean(theme=False)
    site = root / "site"
    write_edition(root, 1, theme=False)
    failing.at = 1
    while not site.exists():
        assert run(site)[0] == (2 if failing.failed else 0)
        failing.count, failing.at, failing.failed = 0, failing.at + 17, []
        assert failing.at < 5000
    assert contents(site) == expected[1]


def test_a_disk_that_dies_leaves_whole_pages_and_says_so(root, run, clean, failing):
    """All that follows fails as well: nothing can be moved back."""
    expected = clean(theme=False)
    site = root / "site"
    write_edition(root, 0, theme=False)
    assert run(site)[0] == 0
    failing.and_after = True
    mixed = 0
    for at in range(1, 400, 3 * STEP):
        write_edition(root, 1, theme=False)
        before = contents(site)
        failing.count, failing.at, failing.failed = 0, at, []
        code, said = run(site)
        if not failing.failed:
            break
        failing.at = 0
        after = contents(site)
        pages = {path: data for path, data in after.items() if not path.startswith(".kbgen")}
        halves = [p for p, data in pages.items() if data not in {one.get(p) for one in expected}]
        assert halves == []
        if code and after != before:
            mixed += 1
            assert "cannot be moved back" in said
        assert run(site)[0] == 0
        assert contents(site) == expected[1]
        write_edition(root, 0, theme=False)
        assert run(site)[0] == 0
    assert mixed > 0
