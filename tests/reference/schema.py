"""JSON Schemas in words: what a value may be."""

import json
from collections.abc import Mapping
from typing import Any

from tests.reference.form import code, codes

_NAMES = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "`true` or `false`",
    None: "value",
}


#: A bound that only keeps numbers sane is not worth a word.
_ENDLESS = 10**9


#: More values are a list of their own.
_MANY = 20


def resolve(schema: Mapping[str, Any], defs: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a schema without `$ref` and without the null of an optional value."""
    if "$ref" in schema:
        inner = defs[schema["$ref"].rpartition("/")[2]]
        return resolve({**inner, **{key: schema[key] for key in schema if key != "$ref"}}, defs)
    choices = [one for one in schema.get("anyOf", []) if one.get("type") != "null"]
    if len(choices) == 1:
        rest = {key: schema[key] for key in schema if key != "anyOf"}
        return resolve({**choices[0], **rest}, defs)
    return schema


def values_of(schema: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return the schema of a table's values, whatever its keys are; None: the keys are fixed."""
    if schema.get("patternProperties"):
        return next(iter(schema["patternProperties"].values()))
    inner = schema.get("additionalProperties")
    return inner if isinstance(inner, dict) else None


def kind(schema: Mapping[str, Any], defs: Mapping[str, Any]) -> str:
    """Return what a value is, in words."""
    schema = resolve(schema, defs)
    if len(schema.get("enum", ())) > _MANY:
        return "a name"
    if "enum" in schema:
        return _one_of([code(json.dumps(value)) for value in schema["enum"]])
    if "anyOf" in schema:
        choices = (one for one in schema["anyOf"] if one.get("type") != "null")
        return " or ".join(dict.fromkeys(kind(one, defs) for one in choices))
    named = schema.get("type")
    if named == "array":
        return f"list of {_plural(kind(schema['items'], defs))}"
    if named == "object":
        return _table(schema, defs)
    names = named if isinstance(named, list) else [named]
    words = schema.get("format") == "date" and "date"
    return words or " or ".join(_NAMES[one] for one in names) + _bounds(schema)


def _one_of(values: list[str]) -> str:
    return " or ".join(values) if len(values) < 3 else f"one of {', '.join(values)}"


def _table(schema: Mapping[str, Any], defs: Mapping[str, Any]) -> str:
    inner = values_of(schema)
    if inner is None:
        return f"table of {codes(schema['properties'])}" if schema.get("properties") else "table"
    keys = schema.get("propertyNames", {})
    keys = resolve(keys, defs).get("enum", [])
    return f"table: {codes(keys) or 'name'} → {kind(inner, defs)}"


def _plural(text: str) -> str:
    plurals = {"text": "texts", "date": "dates", "value": "values"}
    return plurals.get(text) or text.replace("table", "tables", 1).removeprefix("one of ")


def _bounds(schema: Mapping[str, Any]) -> str:
    least, most = schema.get("minimum"), schema.get("maximum")
    if least is not None and most is not None and most < _ENDLESS:
        return f", {least} to {most}"
    return f", at least {least}" if least is not None else ""
