"""The JSON Schema of `content/policies.toml`, for editors."""

from typing import Any

from kbgen.policy.forms import TYPES
from kbgen.policy.means import MEANS

_DATE = {"type": "string", "format": "date"}
_NUMBER = {"anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^-?[\d_]+(\.\d+)?$"}]}
#: Type → what a value of it is written as; those that are not here are a text, or one per locale.
_VALUES: dict[str, dict[str, Any]] = {
    "duration": {
        "type": "string",
        "pattern": r"^\s*\d{1,6}(\s*[-–]\s*\d{1,6})?\s+"
        r"([Ss]econd|[Mm]inute|[Hh]our|[Dd]ay|[Ww]orking day|[Ww]eek|[Mm]onth|[Yy]ear)s?\s*$",
        "examples": ["30 days", "3-5 working days"],
    },
    "money": {
        "type": "string",
        "pattern": r"^\s*-?\d[\d_]*(\.\d{1,4})?\s*[A-Za-z]{3}\s*$",
        "examples": ["3.95 EUR"],
    },
    "number": _NUMBER,
    "percent": {
        "anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^-?[\d_]+(\.\d+)?[ %]*$"}]
    },
    "date": _DATE,
    "time": {"type": "string", "pattern": r"^\d\d:\d\d(:\d\d)?", "examples": ["15:00"]},
}
_WORDS = {
    "anyOf": [
        {"type": "string", "minLength": 1},
        {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": {"type": "string", "minLength": 1},
        },
    ]
}


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of policy values: tables in tables of any depth."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Policy values",
        "type": "object",
        "additionalProperties": {"$ref": "#/$defs/entry"},
        "$defs": {
            "entry": {
                "if": {"type": "array"},
                "then": {"items": {"$ref": "#/$defs/value"}, "minItems": 1},
                "else": {
                    "type": "object",
                    "if": {"anyOf": [{"required": ["type"]}, {"required": ["value"]}]},
                    "then": {"$ref": "#/$defs/value"},
                    "else": {"additionalProperties": {"$ref": "#/$defs/entry"}},
                },
            },
            "value": {
                "type": "object",
                "properties": {
                    "type": {"enum": [*TYPES]},
                    "value": {"description": "The value, unless a market overrides it."},
                    "valid_from": {**_DATE, "description": "The first day it applies."},
                    "valid_until": {**_DATE, "description": "The last day it applies."},
                    "markets": {"type": "object", "description": "Market → its value there."},
                    "note": {"type": "string", "description": "What it is for."},
                    "means": {
                        "enum": [*MEANS],
                        "description": "What it is for programs: search engines and agents.",
                    },
                },
                "required": ["type", "value"],
                "additionalProperties": False,
                "allOf": [_of_type(kind, _VALUES.get(kind, _WORDS)) for kind in TYPES],
            },
        },
    }


def _of_type(kind: str, value: dict[str, Any]) -> dict[str, Any]:
    return {
        "if": {"properties": {"type": {"const": kind}}},
        "then": {"properties": {"value": value, "markets": {"additionalProperties": value}}},
    }
