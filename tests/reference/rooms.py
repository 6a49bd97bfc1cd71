"""Rows and rooms of the code, from the test that holds them, with their picture."""

import ast
from html import escape
from textwrap import wrap

from tests.reference.form import Page, code, codes, prose, sentence, table
from tests.test_architecture import HOMES, PACKAGE, PAIRS, ROWS

_TITLES = {
    0: "Basics",
    1: "Values",
    2: "Shared by rooms",
    3: "Rooms",
    4: "Build",
    5: "Servers",
    6: "Command line",
}
_INTRO = """
Code imports from lower rows, or from its own room. Rooms that may import another one of their row
stand below, each with the reason. `tests/test_architecture.py` holds all of it.
[Architecture](../develop/architecture.md) has the picture.
""".strip()
_WIDTH, _LINE, _ROOM = 480, 22, 46


def _about(name: str) -> str:
    file = PACKAGE / name / "__init__.py"
    file = file if file.exists() else PACKAGE / f"{name}.py"
    text = ast.get_docstring(ast.parse(file.read_text("utf-8"))) or ""
    return sentence(prose(" ".join(text.split("\n\n")[0].split())))


def page() -> Page:
    parts = [_INTRO]
    for row, names in sorted(ROWS.items(), reverse=True):
        parts.append(f"## Row {row}: {_TITLES[row]} {{#row-{row}}}")
        rows = [[code(name), _about(name)] for name in sorted(names)]
        parts.append(table(["Name", "What it does"], rows))
    pairs = [[code(part), code(target), prose(why)] for (part, target), why in PAIRS.items()]
    homes = [[code(name), codes(sorted(parts))] for name, parts in sorted(HOMES.items())]
    parts += [
        "## Imports within a row {#pairs}",
        table(["Room", "may import", "because"], pairs),
        "## Homes of libraries {#homes}",
        table(["Library", "May be imported by"], homes),
    ]
    return Page(
        "Rows and rooms",
        "Every row and room of the code, what it does, and which libraries live where.",
        ("layers", "packages", "modules", "imports", "dependencies"),
        "\n\n".join(parts),
    )


def picture() -> str:
    """Return a drawing of the rows, the highest first."""
    y, boxes = 12, []
    for row, names in sorted(ROWS.items(), reverse=True):
        lines = wrap(" · ".join(sorted(names)), _ROOM)
        height = 18 + _LINE * (len(lines) + 1)
        boxes.append(
            f'<rect x="12" y="{y}" width="{_WIDTH - 24}" height="{height}" rx="8" fill="#ffffff"'
            ' stroke="#8a94a6"/>'
        )
        boxes.append(_text(y + 24, f"{row} · {_TITLES[row]}", 'font-weight="bold" fill="#1f2937"'))
        for position, line in enumerate(lines, 1):
            boxes.append(_text(y + 24 + _LINE * position, line, 'fill="#374151"'))
        y += height + 10
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {y + 2}" width="{_WIDTH}"'
        f' height="{y + 2}" font-family="system-ui, sans-serif" font-size="15">\n'
        f'<rect width="{_WIDTH}" height="{y + 2}" rx="10" fill="#eef1f5"/>\n'
        + "\n".join(boxes)
        + "\n</svg>\n"
    )


def _text(y: int, text: str, look: str) -> str:
    return f'<text x="28" y="{y}" {look}>{escape(text)}</text>'
