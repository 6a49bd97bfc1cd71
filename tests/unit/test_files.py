"""What people put where a text file is expected: an error with its file, never a hang."""

import json
import os
import re
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from kbgen import files

HEAD = "---\ntitle: Odd\n---\n"
#: Leads to a device whose end is never reached.
ENDLESS = "/dev/zero"


def self_link(file: Path) -> None:
    file.symlink_to(file.name)


def dangling(file: Path) -> None:
    file.symlink_to("missing")


def pipe(file: Path) -> None:
    os.mkfifo(file)


def link_to_pipe(file: Path) -> None:
    os.mkfifo(file.with_name(f".{file.name}"))
    file.symlink_to(f".{file.name}")


def device(file: Path) -> None:
    file.symlink_to(ENDLESS)


def listening(file: Path) -> None:
    here = Path.cwd()
    os.chdir(file.parent)  # the names of sockets are short
    try:
        with socket.socket(socket.AF_UNIX) as one:
            one.bind(file.name)
    finally:
        os.chdir(here)


ODD = (self_link, dangling, pipe, link_to_pipe, device, listening)
KINDS = pytest.mark.parametrize("kind", ODD, ids=lambda kind: kind.__name__)


@KINDS
def test_what_is_not_a_regular_file_is_not_read(tmp_path, kind):
    kind(tmp_path / "odd.md")

    with pytest.raises(OSError) as caught:  # noqa: PT011  # of whatever kind
        files.read_text(tmp_path / "odd.md")

    assert caught.value.strerror


def test_a_link_to_a_file_is_read(tmp_path):
    (tmp_path / "a").write_text("text", encoding="utf-8")
    (tmp_path / "b").symlink_to("a")

    assert files.read_text(tmp_path / "b", inside=tmp_path) == "text"


@pytest.mark.parametrize("goal", ["outside", "../outside/inner", "/etc/passwd"])
def test_a_link_out_of_its_folder_is_not_followed(tmp_path, goal):
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "inner").write_text("secret", encoding="utf-8")
    (inside / "outside").symlink_to("../outside/inner")
    (inside / "link").symlink_to(goal)

    with pytest.raises(files.UnreadableError, match="leaves inside/"):
        files.read_text(inside / "link", inside=inside)


def test_a_folder_that_is_a_link_is_as_good_as_its_files(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a").write_text("text", encoding="utf-8")
    (tmp_path / "link").symlink_to("real")

    assert files.read_text(tmp_path / "link" / "a", inside=tmp_path / "link") == "text"
    with pytest.raises(files.UnreadableError, match="leaves other/"):
        files.read_text(tmp_path / "link" / "a", inside=tmp_path / "other")


def test_a_file_has_a_largest_size(tmp_path):
    (tmp_path / "a").write_bytes(b"12345")

    assert files.read_bytes(tmp_path / "a", most=5) == b"12345"
    with pytest.raises(files.UnreadableError, match="larger than 4e-06 MB"):
        files.read_bytes(tmp_path / "a", most=4)


@pytest.mark.parametrize(
    ("data", "place"),
    [(b"a\0", (1, 2)), (b"one\r\ntwo \0", (2, 5)), ("größe\n\0".encode(), (2, 1))],
)
def test_a_text_has_no_nul(data, place):
    with pytest.raises(files.UnreadableError, match="NUL") as caught:
        files.decode(data)

    assert (caught.value.line, caught.value.column) == place


def test_a_folder_that_does_not_exist_has_nothing_in_it(tmp_path):
    (tmp_path / "a").touch()

    assert files.list_folder(tmp_path / "missing", "missing") == []
    assert files.list_folder(tmp_path / "a", "a") == []


#: Of a project, with what is said of each.
PLACES = {
    "content/en/shipping/odd.md": "error KB1(05|10)",
    "content/en/shipping/_category.toml": "error KB1(05|10)",
    "content/_snippets/en/odd.md": "error KB1(05|10)",
    "content/policies.toml": "error KB1(05|10)",
    "kbgen.toml": "",
    "themes/shop/theme.toml": "",
}


@KINDS
def test_a_check_ends_and_names_the_files(write_project, kbgen, kind):
    root = write_project(
        {"en/shipping/costs.md": f"{HEAD}Text.\n", "_snippets/en/fine.md": "Text.\n"},
        '[site]\nname = "Help"\n[theme]\nname = "shop"\n',
    )
    (root / "themes/shop").mkdir(parents=True)
    for path, said in PLACES.items():
        if said:
            kind(root / path)
    done = kbgen("check", "-f", root / "kbgen.toml", cwd=root)

    assert done.returncode == 1
    for path, said in PLACES.items():
        assert not said or re.search(f"^{path}:1:1: {said}: ", done.stderr, re.MULTILINE)

    (root / "content/policies.toml").unlink()
    for path in ("themes/shop/theme.toml", "kbgen.toml"):
        (root / path).unlink(missing_ok=True)
        kind(root / path)
        done = kbgen("check", "-f", root / "kbgen.toml", cwd=root)
        assert done.returncode == 2, path
        assert done.stderr.startswith("Error: ")
        assert path in done.stderr


#: All of kbgen is loaded first: where Python lies, others may be locked out.
UNPRIVILEGED = """
import contextlib, importlib, io, json, os, pathlib, pkgutil, sys, asyncio, multiprocessing
import kbgen
from kbgen.cli import main
for module in pkgutil.walk_packages(kbgen.__path__, "kbgen."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
root, *paths = sys.argv[1:]
root = pathlib.Path(root)
os.umask(0)
def run():
    sys.argv = ["kbgen", "build", "-f", f"{root}/kbgen.toml", "-d", f"{root}/site"]
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            main()
        except SystemExit as done:
            return done.code, said.getvalue()
run()
for file in (root, *root.rglob("*")):
    file.chmod(0o777)
for path in paths:
    mode = (root / path).stat().st_mode
    (root / path).chmod(0)
    if os.getuid() == 0:
        os.seteuid(65534)
    print(json.dumps([path, *run()]))
    if os.getuid() == 0:
        os.seteuid(0)
    (root / path).chmod(mode)
"""
LOCKED = {
    "kbgen.toml": 2,
    "content": 2,
    "content/en": 2,
    "content/en/shipping": 2,
    "content/_snippets": 2,
    "content/_snippets/en": 2,
    "content/_snippets/en/part.md": 1,
    "content/en/shipping/costs.md": 1,
    "content/en/shipping/_category.toml": 1,
    "content/en/shipping/photo.png": 1,
    "content/policies.toml": 1,
    "themes": 2,
    "themes/shop": 2,
    "themes/shop/theme.toml": 2,
    "themes/shop/templates": 2,
    "themes/shop/templates/search.html": 2,
    "themes/shop/static": 2,
    "themes/shop/static/css/90-shop.css": 2,
}


@pytest.mark.slow
def test_what_may_not_be_read_is_named():
    # Below pytest's own folder only root may look.
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        for file, text in {
            "kbgen.toml": '[site]\nname = "Help"\n[theme]\nname = "shop"\n',
            "content/en/shipping/costs.md": f"{HEAD}:::include part\n:::\n\n![A](photo.png)\n",
            "content/en/shipping/photo.png": "no image",
            "content/en/shipping/_category.toml": 'title = "Shipping"\n',
            "content/en/returns/window.md": f"{HEAD}Text.\n",
            "content/_snippets/en/part.md": "Part.\n",
            "content/policies.toml": "",
            "themes/shop/theme.toml": "",
            "themes/shop/templates/search.html": '{% extends "default/search.html" %}\n',
            "themes/shop/static/css/90-shop.css": "a { color: red }\n",
        }.items():
            (root / file).parent.mkdir(parents=True, exist_ok=True)
            (root / file).write_text(text, encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-c", UNPRIVILEGED, name, *LOCKED],
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )

    assert done.stderr == ""
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert {path: code for path, code, _ in answers} == LOCKED
    for path, _, said in answers:
        assert path.removeprefix("themes/shop/").rpartition("/")[2] in said
        assert "Permission denied" in said
        assert "Traceback" not in said
