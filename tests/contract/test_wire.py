"""What is made from the wire event agrees with it. `KBGEN_UPDATE=1` rewrites it."""

import os
import re
from pathlib import Path

from kbgen.feedback.describe import field_table, typescript
from kbgen.feedback.events import ANSWERS, FIELDS, LONGEST, Event
from kbgen.feedback.exports import COLUMNS
from kbgen.feedback.schema import events
from kbgen.themes import BUILT_IN

_TABLE = re.compile(r"^\| field \| what it is .*\n(?:\|.*\n)+", re.MULTILINE)


def agree(file: Path, made: str) -> None:
    if os.environ.get("KBGEN_UPDATE"):
        file.write_text(made, "utf-8")
    assert file.read_text("utf-8") == made


def test_the_types_of_the_scripts_are_those_of_the_event() -> None:
    agree(BUILT_IN / "static/js/feedback/event.d.ts", typescript())


def test_the_table_of_the_documentation_is_that_of_the_event(repository: Path) -> None:
    file = repository / "README.md"
    text = file.read_text("utf-8")
    table = _TABLE.search(text)
    assert table
    agree(file, text.replace(table[0], field_table() + "\n"))


def test_every_field_is_stored_exported_and_documented() -> None:
    stored = set(Event.model_fields) - {"website"}

    assert set(FIELDS) == stored
    assert {column.name for column in events.columns} == stored | {"received", "suspicious"}
    assert set(COLUMNS) == stored | {"suspicious"}
    assert set(LONGEST) < stored
    assert set(ANSWERS) < set(Event.model_json_schema()["properties"]["type"]["enum"])
