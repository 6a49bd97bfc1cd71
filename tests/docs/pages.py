"""The documentation's pages, and the examples in them."""

import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

REPOSITORY = Path(__file__).parents[2]
CONTENT = REPOSITORY / "docs/content/en"
TOP = ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
_FENCE = re.compile(r"^( *)(`{3,})(\w+)\n(.*?)^\1\2$", re.MULTILINE | re.DOTALL)


class Example(NamedTuple):
    """A block of code in a page."""

    page: str
    language: str
    text: str

    def __str__(self) -> str:
        return f"{self.page}: {self.text.strip().splitlines()[0]}"


def pages() -> dict[str, str]:
    """Return path → text of every page, those made from the code included."""
    files = sorted(CONTENT.rglob("*.md"))
    return {file.relative_to(CONTENT).as_posix(): file.read_text("utf-8") for file in files}


def examples(*languages: str) -> Iterator[Example]:
    """Yield the blocks of code in some languages, in the order of pages."""
    for path, text in pages().items():
        for _, _, language, code in _FENCE.findall(text):
            if language in languages:
                yield Example(path, language, dedent(code))
