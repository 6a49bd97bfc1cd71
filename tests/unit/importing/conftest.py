"""Imports in tests: a source in files, and the project that it becomes."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kbgen.build import BuildOptions, check
from kbgen.build.composed import Composed
from kbgen.config import load_project
from kbgen.importing.plan import Entry
from kbgen.importing.report import Report
from kbgen.importing.run import Job, run
from kbgen.model.locale import Locale
from tests.unit.importing.zendesk_export import DAY


@dataclass
class Moved:
    """A project that was made of a source."""

    report: Report
    root: Path

    def text(self, path: str) -> str:
        """Return a file of the content, with its front matter."""
        return (self.root / "content" / path).read_text("utf-8")

    def entry(self, title: str, locale: str = "en") -> Entry:
        found = self.report.entries
        return next(one for one in found if (one.title, one.locale) == (title, locale))

    def composed(self) -> Composed:
        return check(load_project(self.root / "kbgen.toml"), BuildOptions(out=self.root / "site"))


Bring = Callable[..., Moved]


@pytest.fixture
def bring(tmp_path: Path) -> Bring:
    """Write files, JSON for what is neither text nor bytes, and import them."""

    def bring_in(kind: str, tree: dict[str, object], *locales: str, source: str = "") -> Moved:
        for name, value in tree.items():
            file = tmp_path / "source" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            text = value if isinstance(value, str | bytes) else json.dumps(value)
            file.write_bytes(text if isinstance(text, bytes) else text.encode())
        root = tmp_path / "help"
        job = Job(
            kind=kind, source=str(tmp_path / "source" / source), root=root,
            report=root / "import-report", locales=tuple(map(Locale.parse, locales)), day=DAY,
        )  # fmt: skip
        return Moved(run(job, lambda *_: None), root)

    return bring_in
