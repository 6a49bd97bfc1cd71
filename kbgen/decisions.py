"""`content/decisions.toml`: what a team has decided about the tasks of the work list.

Entries are only ever added, so that Git merges them; the last one about a task applies.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from kbgen import files, toml
from kbgen.containment import leads_out
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.errors import KbgenError
from kbgen.text import did_you_mean

FILE = "decisions.toml"
SHOWN = f"content/{FILE}"
DONE, DISMISSED, OPEN = CHOICES = ("done", "dismissed", "open")
_KEYS = ("task", "decision", "on", "note")
_HINT = 'Write task = "en/returns/refunds", decision = "done" or "dismissed", and on = 2026-11-30.'


class Decision(NamedTuple):
    """One entry."""

    task: str
    """Id of the task: `en/returns/refunds`, `en?cancel order`, `content/policies.toml`."""
    decision: str
    """`done`, `dismissed`, or `open` to list it again."""
    on: dt.date
    note: str = ""
    line: int = 0

    def hides(self, latest: dt.date) -> bool:
        """Tell whether a task is off the list, given the day of its latest evidence."""
        return self.decision == DISMISSED or (self.decision == DONE and latest <= self.on)


def read_decisions(content: Path) -> tuple[dict[str, Decision], tuple[Diagnostic, ...]]:
    """Return the decision about each task; entries that are not valid are reported."""
    try:
        text = _read(content)
        data = toml.parse(text)
    except FileNotFoundError:
        return {}, ()
    except OSError as error:
        return {}, (files.unreadable(SHOWN, error),)
    except toml.TomlError as error:
        place = Span(path=SHOWN, line=error.line, column=error.column)
        return {}, (problem("KB727", place, f"The file does not parse: {error}", _HINT),)
    entries = data.pop("decision", [])
    mistakes = [_report(text, [key], f"Unknown key `{key}`") for key in data]
    if not isinstance(entries, list):
        entries = []
        mistakes.append(_report(text, ["decision"], "`decision` is not a list of tables"))
    found: dict[str, Decision] = {}
    for number, entry in enumerate(entries):
        wrong = list(_mistakes(text, number, entry))
        if not wrong:
            line = toml.line_of(text, ["decision", str(number), "task"])
            decision = Decision(line=line, **entry)
            found[decision.task] = decision
        mistakes += wrong
    return found, tuple(mistakes)


def add_decision(content: Path, decision: Decision) -> None:
    """Add an entry to the file. Raises KbgenError when it does not parse or cannot be written."""
    try:
        before = _read(content)
        toml.parse(before)
    except FileNotFoundError:
        before = ""
    except toml.TomlError as error:
        message = f"{SHOWN}:{error.line}: The file does not parse"
        raise KbgenError(message, "Fix it first.") from error
    except OSError as error:
        raise files.unusable(SHOWN, error) from error
    lines = [
        "[[decision]]",
        f"task = {toml.quoted(decision.task)}",
        f"decision = {toml.quoted(decision.decision)}",
        f"on = {decision.on.isoformat()}",
        *([f"note = {toml.quoted(decision.note)}"] if decision.note else []),
    ]
    gap = "" if not before else "\n" if before.endswith("\n") else "\n\n"
    try:
        with (content / FILE).open("a", encoding="utf-8", newline="\n") as file:
            file.write(gap + "\n".join(lines) + "\n")
    except OSError as error:
        raise KbgenError(f"{SHOWN} cannot be written: {error.strerror or error}") from error


def _read(content: Path) -> str:
    if leads_out(content / FILE, content.parent):
        hint = "Copy the file into the project."
        raise files.UnreadableError("The symbolic link leaves the project; it is not read", hint)
    return files.read_text(content / FILE)


def _mistakes(text: str, number: int, entry: Mapping[str, Any] | Any) -> Iterator[Diagnostic]:
    here = ["decision", str(number)]
    if not isinstance(entry, dict):
        yield _report(text, here, "This is not a table")
        return
    for key in _KEYS[:3]:
        if key not in entry:
            yield _report(text, here, f"`{key}` is missing")
    for key, value in entry.items():
        if key not in _KEYS:
            yield _report(text, [*here, key], f"Unknown key `{key}`", did_you_mean(key, _KEYS))
        elif type(value) is not (dt.date if key == "on" else str) or value == "":
            yield _report(text, [*here, key], f"Invalid `{key}`")
        elif key == "decision" and value not in CHOICES:
            near = did_you_mean(str(value), CHOICES)
            yield _report(text, [*here, key], f"Unknown decision `{value}`", near)


def _report(text: str, keys: list[str], message: str, hint: str = "") -> Diagnostic:
    place = Span(path=SHOWN, line=toml.line_of(text, keys))
    return problem("KB727", place, message, hint or _HINT)
