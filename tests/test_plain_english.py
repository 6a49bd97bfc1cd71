"""Messages, help, interface strings and docs avoid phrases that are not plain English."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from babel.messages.pofile import read_po

from kbgen.cli import COMMANDS, _cli

#: Pattern → what to write instead.
BANNED = {
    r"\b(?:is|are) no (?!longer\b)": "is not a …, not found",
    r"\bis there\b": "exists, already exists",
    r"\banew\b": "again",
    r"\bmended\b": "fixed",
    r"\btold\b": "reported, detected",
    r"\bnobody\b": "name the subject, or say `never`",
    r"\bsomebody\b": "name the subject",
    r", too(?=[.,:;)]|$)": "also",
}
_BANNED = re.compile("|".join(BANNED), re.IGNORECASE)

#: Phrase → why it may stay where it stands.
ALLOWED = {
    "and nobody was in": "a query of shoppers",
    "nobody home": "a query of shoppers, in the thesaurus",
    "told, toldafgift": "customs, in the Danish thesaurus",
}


def banned(text: str) -> list[str]:
    """Return the banned phrases of a text, with some words around each."""
    text = " ".join(text.split())
    found = [text[max(m.start() - 30, 0) : m.end() + 30] for m in _BANNED.finditer(text)]
    return [phrase for phrase in found if not any(allowed in phrase for allowed in ALLOWED)]


def literals(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and text of each string that is not a docstring; `{}` stands for a value."""
    tree = ast.parse(source)
    skipped = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            skipped |= {id(part) for part in node.values}
            parts = [str(p.value) if isinstance(p, ast.Constant) else "{}" for p in node.values]
            yield node.lineno, "".join(parts)
        elif isinstance(node, ast.Constant) and id(node) not in skipped:
            yield node.lineno, node.value if isinstance(node.value, str) else ""


def commands(command: click.Command, context: click.Context) -> Iterator[tuple[str, str]]:
    """Yield path and help of a command and of those below it."""
    yield context.command_path, command.get_help(context)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below
            yield from commands(below, click.Context(below, info_name=name, parent=context))


def test_the_list_is_seen_in_every_form():
    for phrase in ("it is no file", "it is there", "build anew", "until mended", "as told"):
        assert banned(f"x {phrase} y")
    for phrase in ("Nobody knows", "by somebody", "That one, too."):
        assert banned(phrase)
    assert not banned("It is no longer here. Does it exist?")


def test_strings_of_the_code(repository: Path):
    found = []
    for file in sorted((repository / "kbgen").rglob("*.py")):
        path = file.relative_to(repository).as_posix()
        found += [
            f"{path}:{line}: {phrase}"
            for line, text in literals(file.read_text("utf-8"))
            for phrase in banned(text)
        ]
    assert found == []


def test_help_of_every_command():
    root = click.Context(_cli, info_name="kbgen", **_cli.context_settings)
    helps = dict(commands(_cli, root))
    assert len(helps) > len(COMMANDS)
    assert {path: found for path, text in helps.items() if (found := banned(text))} == {}


def test_interface_strings(repository: Path):
    file = next((repository / "kbgen/theme/locales").glob("*.po"))
    with file.open("rb") as stream:
        messages = [message for message in read_po(stream) if message.id]
    texts = [text for m in messages for text in (m.id if isinstance(m.id, tuple) else (m.id,))]
    assert len(texts) > 90
    assert [found for text in texts if (found := banned(text))] == []


@pytest.mark.parametrize("pattern", ["*.md", "docs/**/*.md"])
def test_docs(repository: Path, pattern: str):
    found = []
    for file in sorted(repository.glob(pattern)):
        path = file.relative_to(repository).as_posix()
        if path != "CHANGELOG.md":  # what was, as it was said
            text = re.sub(r"`[^`\n]+`", "`…`", file.read_text("utf-8"))
            found += [f"{path}: {phrase}" for phrase in banned(text)]
    assert found == []
