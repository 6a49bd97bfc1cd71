"""`tests/markdown/*.md`: title, `.`, Markdown, `.`, HTML, `.`

Addresses that render fills in are shown as `[[path#anchor]]`, words of the theme as `[[Note]]`.
`KBGEN_UPDATE=1 pytest tests/unit/markdown` rewrites the HTML.
"""

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "markdown"


@dataclass(frozen=True)
class Fixture:
    file: Path
    title: str
    markdown: str
    html: str
    lines: slice
    """Of the HTML in the file."""


def fixtures(file: Path) -> list[Fixture]:
    lines = file.read_text(encoding="utf-8").split("\n")
    dots = [at for at, line in enumerate(lines) if line == "."]
    assert len(dots) % 3 == 0, f"{file.name}: a fixture has three lines with a dot"
    return [
        Fixture(
            file=file,
            title=lines[first - 1],
            markdown="\n".join(lines[first + 1 : second]),
            html="\n".join(lines[second + 1 : third]),
            lines=slice(second + 1, third),
        )
        for first, second, third in zip(dots[::3], dots[1::3], dots[2::3], strict=True)
    ]


def rewrite(fixture: Fixture, html: str) -> None:
    # Read anew: the fixtures before this one may have become longer.
    now = next(f for f in fixtures(fixture.file) if f.title == fixture.title)
    lines = fixture.file.read_text(encoding="utf-8").split("\n")
    lines[now.lines] = html.split("\n")
    fixture.file.write_text("\n".join(lines), encoding="utf-8")


ALL = [fixture for file in sorted(FOLDER.glob("*.md")) for fixture in fixtures(file)]


@pytest.mark.parametrize("fixture", ALL, ids=lambda f: f"{f.file.stem}: {f.title}")
def test_markdown_becomes_html(fixture, compile_text, shown):
    html = shown(*compile_text(f"---\ntitle: Fixture\n---\n{fixture.markdown}\n")).strip("\n")
    if os.environ.get("KBGEN_UPDATE"):
        rewrite(fixture, html)
    else:
        assert html == fixture.html


def test_titles_of_fixtures_are_there_once():
    titles = [(fixture.file, fixture.title) for fixture in ALL]
    assert len(titles) == len(set(titles))
