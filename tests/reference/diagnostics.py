"""The codes of findings."""

from kbgen.check import NAMES
from kbgen.diagnostics import CODES
from tests.reference.form import Page, code, prose, sentence, table

_GROUPS = {
    "1": "Front matter and files",
    "2": "Links, addresses and images",
    "3": "Markdown, blocks and policy values",
    "4": "Languages",
    "5": "Themes",
    "6": "Search",
    "7": "Content health",
}


def page() -> Page:
    rules: dict[str, list[str]] = {}
    for name, found in NAMES.items():
        rules.setdefault(found, []).append(f"[`{name}`](check-rules.md)")
    intro = (
        "Every finding has a stable code. Text output is one line a finding,"
        " `path:line:column: severity CODE: message`, with an indented hint below;"
        " `--format json` is a flat array of objects with `path`, `line`, `column`, `severity`,"
        " `code`, `message` and `hint`. An error is something readers would run into; everything"
        " else is a warning. Codes with a rule come from `kbgen check` only, and `[check.rules]` in"
        " `kbgen.toml` sets their severity."
    )
    parts = [intro]
    for digit, title in _GROUPS.items():
        rows = [
            [f"`{name}`", severity.value, sentence(prose(about)), ", ".join(rules.get(name, []))]
            for name, (severity, about) in CODES.items()
            if name[2] == digit
        ]
        parts += [
            f"## {title} {{#kb{digit}xx}}",
            table(["Code", "Severity", "What it reports", "Rule"], rows),
        ]
    assert {name[2] for name in CODES} <= set(_GROUPS), code("a new group needs a title")
    return Page(
        "Diagnostic codes",
        "Every code that kbgen reports, with its severity and meaning.",
        ("errors", "warnings", "KB", "error code", "lint"),
        "\n\n".join(parts),
    )
