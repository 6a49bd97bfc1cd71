"""What templates may use: `page` and its parts, functions, and the blocks of each template."""

import ast
import inspect
import re
from collections.abc import Iterator
from types import ModuleType

from kbgen.model import article
from kbgen.model import page as pages
from kbgen.templates import environment
from kbgen.themes import BUILT_IN, find_theme
from tests.reference.form import Page, code, codes, prose, table

#: Values that only the build sees.
_NOT_SEEN = {"Page"}
_BLOCK = re.compile(r"\{%-?\s*block (\w+)")
_INTRO = """
A template sees `page` and the functions below, and nothing else; Jinja's sandbox keeps it from
files, processes and Python's internals.
""".strip()
_EXTENDS = """
`{% extends "default/article.html" %}` builds on the built-in template; a block that you name takes
the place of the block there. Built-in pages fill only blocks whose names begin with `page_`;
whatever your theme puts into another block of `base.html` is on every page. A block that no parent
has is an error (KB501).
""".strip()
_FUNCTIONS = {
    "_": ("`_(message, **values)`", "The message in the page's language."),
    "ngettext": (
        "`ngettext(one, many, num, **values)`",
        "The message in the plural form of a number.",
    ),
    "plural_forms": ("`plural_forms(one, many)`", "All plural forms, for scripts that choose."),
    "gettext_for": ("`gettext_for(locale, message, **values)`", "The message in another language."),
}


def _classes(module: ModuleType) -> Iterator[ast.ClassDef]:
    for node in ast.parse(inspect.getsource(module)).body:
        if isinstance(node, ast.ClassDef) and node.name not in _NOT_SEEN:
            yield node


def fields(node: ast.ClassDef) -> Iterator[tuple[str, str, str]]:
    """Yield (name, type, docstring) of each field."""
    for statement, following in zip(node.body, [*node.body[1:], None], strict=True):
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            value = following.value if isinstance(following, ast.Expr) else None
            about = value.value if isinstance(value, ast.Constant) else ""
            yield statement.target.id, ast.unparse(statement.annotation), str(about)


def classes() -> list[ast.ClassDef]:
    """Return the types of `page` and its parts, `page` first."""
    parts = [*_classes(pages), *(one for one in _classes(article) if one.name == "Heading")]
    return sorted(parts, key=lambda node: node.name != "PageContext")


def _section(node: ast.ClassDef) -> str:
    about = ast.get_docstring(node) or ""
    title = "page" if node.name == "PageContext" else node.name
    rows = [[code(name), code(kind), prose(text)] for name, kind, text in fields(node)]
    parts = [
        f"## `{title}` {{#{title.lower()}}}",
        prose(about),
        table(["Field", "Type", "Meaning"], rows),
    ]
    return "\n\n".join(part for part in parts if part)


def _templates() -> str:
    rows = []
    folder = BUILT_IN / "templates"
    for file in sorted(folder.rglob("*.html")):
        names = list(dict.fromkeys(_BLOCK.findall(file.read_text("utf-8"))))
        if not file.name.startswith("_"):
            rows.append([code(file.relative_to(folder).as_posix()), codes(names)])
    return table(["Template", "Blocks"], rows)


def page() -> Page:
    names = environment(find_theme(BUILT_IN, "").read()).globals
    functions = [list(about) for name, about in _FUNCTIONS.items() if name in names]
    body = "\n\n".join(
        [
            _INTRO,
            "## Functions {#functions}",
            table(["Call", "Returns"], functions),
            *(_section(node) for node in classes()),
            "## Templates and their blocks {#templates}",
            _EXTENDS,
            _templates(),
        ]
    )
    return Page(
        "Template context",
        "Every value and function that templates of a theme may use, and the blocks they replace.",
        ("Jinja", "templates", "theme variables", "page object"),
        body,
    )
