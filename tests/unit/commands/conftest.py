"""The command line, called as its entry point is."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kbgen.cli import main


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def run(monkeypatch, capsys) -> Callable[..., Done]:
    """Run `kbgen` with arguments; anything but an exit is a traceback and fails the test."""

    def run_it(*arguments: str | Path) -> Done:
        monkeypatch.setattr(sys, "argv", ["kbgen", *map(str, arguments)])
        capsys.readouterr()
        code: int | str | None = 0
        try:
            main()
        except SystemExit as done:
            code = done.code
        said = capsys.readouterr()
        return Done(code if isinstance(code, int) else int(code is not None), said.out, said.err)

    return run_it


@pytest.fixture
def in_project(write_project, monkeypatch) -> Callable[..., Path]:
    """Write a project and stand in its folder."""

    def enter(content: dict[str, str], *config: str) -> Path:
        root = write_project(content, *config)
        monkeypatch.chdir(root)
        return root

    return enter
