"""What macOS and Windows do otherwise, simulated on Linux: nothing here has run on them.

Text mode of files, names without case, no hard links, locks that a file system lacks, processes
that are not forked, CRLF in all files of a project, and where a user's files belong.
"""

import errno
import inspect
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kbgen.build import BuildOptions, build, moves, pool, seal
from kbgen.build.lock import FileLock, only_one
from kbgen.build.moves import Moves
from kbgen.config import load_project
from kbgen.errors import KbgenError
from tests.factories import article_text, write_project

CONFIG = """[site]
name = "Help"
url = "https://help.example"

[theme]
name = "ours"

[markets.DE]
label = "Germany"

[[contact.channels]]
kind = "email"
target = "{{ policy.shop.email }}"
"""
CONTENT = {
    "en/shipping/_category.toml": 'title = "Shipping"\norder = 1\n',
    "en/shipping/costs.md": article_text(
        "Costs", "Free.\n\n:::include hint\n\n:::steps\n1. One\n2. Two\n:::\n\n```\na\nb\n```"
    ),
    "en/shipping/times.md": '+++\ntitle = "Times"\n+++\n\nSee [costs](costs.md).\\\nTomorrow.\n',
    "en/shipping/label.svg": '<svg xmlns="http://www.w3.org/2000/svg"\nviewBox="0 0 1 1"/>\n',
    "en/shipping/print.md": article_text("Print", "![Label](label.svg)"),
    "_snippets/en/hint.md": "A hint\nof two lines.\n",
    "policies.toml": '[shop.email]\ntype = "email"\nvalue = "a@shop.example"\n',
    "notices.toml": '[strike]\ntext = """\nA strike\nof two lines."""\n',
    "glossary.toml": '[names]\nkeep = ["Juniper"]\n',
}
THEME = {
    "theme.toml": 'title = "Ours"\n',
    "templates/base.html": (
        '{% extends "default/base.html" %}\n{% block brand %}\n<b>Ours</b>\n{% endblock %}\n'
    ),
    "static/css/90-ours.css": ":root {\n  --radius: 2px;\n}\n/* a\nb */\n",
    "static/js/own.js": "// ours\nexport const text = `a\nb`;\n",
    "locales/en.po": 'msgid "Search"\nmsgstr "Find"\n',
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = write_project(tmp_path / "project", {k: CONTENT[k] for k in CONTENT}, CONFIG)
    for path, text in THEME.items():
        file = root / "themes/ours" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return root


@pytest.fixture
def run(project: Path) -> Callable[..., dict[str, bytes]]:
    """Build the project; return the files of the site."""

    def run_it(**options: Any) -> dict[str, bytes]:
        site = options.pop("out", project / "site")
        build(load_project(project / "kbgen.toml"), BuildOptions(out=site, **options))
        return {
            one.relative_to(site).as_posix(): one.read_bytes()
            for one in site.rglob("*")
            if one.is_file()
        }

    return run_it


def test_a_project_with_crlf_line_ends_makes_the_same_site(run, project: Path) -> None:
    expected = run()
    sources = [*project.glob("kbgen.toml"), *project.glob("content/**/*.*")]
    for file in (*sources, *project.glob("themes/**/*.*")):
        if file.suffix not in {".svg", ".css", ".js"}:  # published as they are
            file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))

    crlf = run(out=project / "crlf", clean=True)

    assert {path for path in expected if crlf.get(path) != expected[path]} == set()
    assert crlf.keys() == expected.keys()


def test_files_are_opened_in_binary_mode_which_windows_has_to_be_asked_for(
    run, tmp_path: Path, monkeypatch
) -> None:
    binary, real = 1 << 30, os.open
    opened = list[str]()

    def open_it(path: Any, flags: int, *more: Any, **named: Any) -> int:
        module = inspect.currentframe().f_back.f_globals["__name__"]
        # `open` adds the flag itself before it calls an opener.
        if module.startswith("kbgen.") and module != "kbgen.files":
            assert flags & binary, f"{module} opens {path} in text mode"
            opened.append(module)
        return real(path, flags & ~binary, *more, **named)

    monkeypatch.setattr(os, "O_BINARY", binary, raising=False)
    monkeypatch.setattr(seal, "_READ", os.O_RDONLY | binary)
    monkeypatch.setattr(os, "open", open_it)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    run(jobs=1)

    assert set(opened) == {"kbgen.build.write", "kbgen.build.seal"}


@pytest.mark.parametrize(
    "error", [NotImplementedError("follow_symlinks"), OSError(errno.EINVAL, "Invalid function")]
)
def test_a_site_changes_where_files_have_one_name_only(
    run, project: Path, monkeypatch, error: Exception
) -> None:
    def link(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(os, "link", link)
    run()
    costs = project / "content/en/shipping/costs.md"
    costs.write_text(costs.read_text("utf-8").replace("Free.", "Never free."), "utf-8")

    assert b"Never free." in run()["en/shipping/costs/index.html"]


@pytest.fixture
def no_case(monkeypatch, tmp_path: Path) -> None:
    """Let names that differ only in case be one file below the test's folder."""

    def found(path: str) -> str:
        real = Path(path)
        if os.path.lexists(real) or not real.parent.is_dir():
            return path
        same = (one for one in real.parent.iterdir() if one.name.lower() == real.name.lower())
        return str(next(same, path))

    fake = SimpleNamespace(
        **{name: getattr(os, name) for name in ("mkdir", "rmdir")},
        link=lambda old, new, **_: os.link(found(old), new),
        lstat=lambda path: os.lstat(found(path)),
        path=SimpleNamespace(lexists=lambda path: os.path.lexists(found(path))),
        replace=lambda old, new: Path(found(old)).replace(found(new)),
        unlink=lambda path: Path(found(path)).unlink(),
    )
    monkeypatch.setattr(moves, "os", fake)


def test_a_file_that_is_spelt_otherwise_stays_where_case_is_ignored(
    no_case, run, project: Path
) -> None:
    folder = project / "static/root"
    folder.mkdir(parents=True)
    (folder / "Terms.txt").write_text("the same text")
    assert "Terms.txt" in run()
    (folder / "Terms.txt").rename(folder / "terms.txt")

    site = run()

    assert [path for path in site if path.lower() == "terms.txt"] == ["terms.txt"]


def test_changes_are_undone_where_case_is_ignored(no_case, tmp_path: Path) -> None:
    (tmp_path / "aside").mkdir()
    (tmp_path / "Label.png").write_text("old")
    (tmp_path / "new").write_text("new")
    made = Moves(str(tmp_path), str(tmp_path / "aside"))
    made.keep("label.png")
    made.remove("Label.png")
    made.replace(str(tmp_path / "new"), "label.png")

    made.undo()

    (file,) = (one for one in tmp_path.iterdir() if one.suffix == ".png")
    assert file.read_text() == "old"


def test_a_file_system_without_locks_is_an_error_with_its_place(tmp_path, monkeypatch) -> None:
    def acquire(*_: object, **__: object) -> None:
        raise NotImplementedError("this file system does not support flock")

    monkeypatch.setattr(FileLock, "acquire", acquire)

    with (
        pytest.raises(KbgenError, match=r"Cannot write to .*does not support flock"),
        only_one(tmp_path / "private", lambda: None),
    ):
        pass


@pytest.fixture
def platform(monkeypatch, request) -> Iterator[None]:
    """Let pools believe that this is another system, and use processes for few tasks."""
    monkeypatch.setattr(pool, "sys", SimpleNamespace(platform=request.param))
    monkeypatch.setattr(pool, "SERIAL_BELOW", 2)
    monkeypatch.setattr(pool, "CHUNK", 1)


@pytest.mark.slow
@pytest.mark.parametrize("platform", ["win32", "darwin"], indirect=True)
def test_processes_that_are_not_forked_make_the_same_site(
    platform, run, project: Path, monkeypatch
) -> None:
    methods = list[str]()
    real = pool.get_context
    monkeypatch.setattr(pool, "get_context", lambda name: methods.append(name) or real(name))

    made = run(jobs=2)

    assert set(methods) == {"spawn" if pool.sys.platform == "win32" else "forkserver"}
    assert made == run(out=project / "alone", jobs=1, clean=True)


def test_the_key_of_a_user_lies_where_the_system_keeps_such_files(monkeypatch) -> None:
    home = SimpleNamespace(expanduser=lambda _: "/Users/ana")
    for name, environ, expected in (
        ("nt", {"LOCALAPPDATA": "/C/Users/ana/AppData/Local"}, "/C/Users/ana/AppData/Local/kbgen"),
        ("nt", {}, "/Users/ana/.local/state/kbgen"),
        ("posix", {"LOCALAPPDATA": "/other"}, "/Users/ana/.local/state/kbgen"),
        ("posix", {"XDG_STATE_HOME": "/state"}, "/state/kbgen"),
    ):
        fake = SimpleNamespace(name=name, environ=environ, path=home)
        monkeypatch.setattr(seal, "os", fake)
        assert seal.state_folder() == Path(expected)
