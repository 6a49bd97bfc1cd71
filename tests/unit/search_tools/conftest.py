"""Small sites, built and ready to be searched."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from kbgen.build import BuildOptions, build
from kbgen.config import Project
from kbgen.model.locale import Locale
from kbgen.search.reader import Read
from kbgen.search.searcher import Searcher

CONFIG = '[site]\nname = "Help"\n'


class Built(NamedTuple):
    project: Project
    folder: Path
    read: Read

    def searcher(self, tag: str = "en") -> Searcher:
        return Searcher(self.read, Locale(tag))


@pytest.fixture
def built(make_project) -> Callable[..., Built]:
    """Build a site from files below `content/`."""

    def make(content: dict[str, str], config: str = "") -> Built:
        project = make_project(content, CONFIG + config)
        folder = project.root / "site"
        build(project, BuildOptions(out=folder))
        return Built(project, folder, lambda path: (folder / path).read_bytes())

    return make


@pytest.fixture
def zoo(built, text_of) -> Built:
    """Zebra comes first for `zebra`, then the lion, then the gnu."""
    return built(
        {
            "en/a/zebra.md": text_of("Zebra", "The zebra has stripes."),
            "en/a/lion.md": text_of("Lion", "The lion eats a zebra."),
            "en/a/gnu.md": text_of("Gnu", f"{'Grass and grass again. ' * 20}\n\nA zebra is near."),
            "de/a/zebra.md": text_of("Zebra", "Das Zebra hat Streifen."),
        }
    )
