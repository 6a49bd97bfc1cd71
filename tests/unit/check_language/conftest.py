"""One rule at a time over small projects in several languages."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from kbgen.build import BuildOptions, check
from kbgen.build.checks import to_check
from kbgen.check import CHECKS, Checked
from kbgen.config import load_project
from kbgen.diagnostics import Diagnostic

DAY = dt.date(2026, 11, 28)
BY_NAME = {rule.name: rule for rule in CHECKS}
CONFIG = '[site]\nname = "Help"\n'


@dataclass(frozen=True)
class Found:
    """What a rule found, in the order of places."""

    diagnostics: tuple[Diagnostic, ...]

    @property
    def messages(self) -> list[str]:
        return [one.message for one in self.diagnostics]

    @property
    def hints(self) -> list[str]:
        return [one.hint for one in self.diagnostics]

    @property
    def severities(self) -> list[str]:
        return [one.severity.value for one in self.diagnostics]

    @property
    def places(self) -> list[tuple[str, int, int]]:
        return [
            (one.span.path.removeprefix("content/"), one.span.line, one.span.column)
            for one in self.diagnostics
        ]


@pytest.fixture
def checked_of() -> Callable[[Path], Checked]:
    """Return what rules look at in a project's folder."""

    def load(root: Path) -> Checked:
        project = load_project(root / "kbgen.toml")
        composed = check(project, BuildOptions(out=root / "site", as_of=DAY))
        return to_check(composed)

    return load


@pytest.fixture
def look(write_project, checked_of) -> Callable[..., Found]:
    """Write a project and run one rule over it."""

    def run(name: str, content: Mapping[str, str], config: str = CONFIG) -> Found:
        rule = BY_NAME[name]
        found = list(rule.run(checked_of(write_project(content, config))))
        assert {one.code for one in found} <= {rule.code}
        return Found(tuple(sorted(found, key=lambda one: one.sort_key)))

    return run


@pytest.fixture
def translated(look, text_of):
    """Compare an English article with its translation."""

    def run(tag: str, source: str, translation: str, rule: str = "translation-facts", **files):
        content = {
            "en/returns/how.md": text_of("How?", source),
            f"{tag}/returns/how.md": text_of("'?'", translation),
            **{path.replace("__", "/"): text for path, text in files.items()},
        }
        return look(rule, content)

    return run
