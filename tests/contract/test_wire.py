"""What is made from the wire event agrees with it. `KBGEN_UPDATE=1` rewrites it."""

import os
from pathlib import Path

from kbgen.feedback.describe import typescript
from kbgen.feedback.events import ANSWERS, FIELDS, LONGEST, Event
from kbgen.feedback.exports import COLUMNS
from kbgen.feedback.schema import events
from kbgen.themes import BUILT_IN


def agree(file: Path, made: str) -> None:
    if os.environ.get("KBGEN_UPDATE"):
        file.write_text(made, "utf-8")
    assert file.read_text("utf-8") == made


def test_the_types_of_the_scripts_are_those_of_the_event() -> None:
    agree(BUILT_IN / "static/js/feedback/event.d.ts", typescript())


def test_every_field_is_stored_and_exported() -> None:
    stored = set(Event.model_fields) - {"website"}

    assert set(FIELDS) == stored
    own = {"received", "suspicious", "sender"}
    assert {column.name for column in events.columns} == stored | own
    assert set(COLUMNS) == stored | {"suspicious"}
    assert set(LONGEST) < stored
    assert set(ANSWERS) < set(Event.model_json_schema()["properties"]["type"]["enum"])
