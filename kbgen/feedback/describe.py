"""The wire event as TypeScript types, which the theme's scripts are checked with.

`KBGEN_UPDATE=1 python -m pytest tests/contract/test_wire.py` writes the file.
"""

import json
from typing import Any

from kbgen.feedback.events import ANSWERS, FIELDS, LONGEST, REQUIRED, Event

_TYPES = {"string": "string", "integer": "number", "null": "null"}


def typescript() -> str:
    """Return `event.d.ts` of the theme's scripts."""
    properties = Event.model_json_schema()["properties"]
    fields = [
        f"  {name}{'' if name in REQUIRED else '?'}: {_type(properties[name])};" for name in FIELDS
    ]
    return "\n".join(
        [
            "// Made from kbgen/feedback/events.py by tests/contract/test_wire.py.",
            "",
            "export interface Event {",
            *fields,
            "}",
            "",
            "/** Types that a person writes or chooses */",
            f"export type Answers = Record<{_union(ANSWERS)}, true>;",
            "",
            "/** Characters of a text, at most */",
            "export interface Longest {",
            *(f"  {name}: {limit};" for name, limit in LONGEST.items()),
            "}",
            "",
        ]
    )


def _type(schema: dict[str, Any]) -> str:
    if "anyOf" in schema:
        return " | ".join(_TYPES[part["type"]] for part in schema["anyOf"])
    return _union(schema["enum"]) if "enum" in schema else _TYPES[schema["type"]]


def _union(values: list[str] | tuple[str, ...]) -> str:
    return " | ".join(map(json.dumps, values))
