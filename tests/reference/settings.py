"""The keys of kbgen.toml, from the schema that checks them."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from kbgen.config.schema import json_schema
from tests.reference.form import Page, code, prose, sentence, table
from tests.reference.schema import kind, resolve, values_of

#: What stands in the place of a name that a project chooses, by path of the table.
_CHOSEN = {
    "locales": "TAG",
    "markets": "NAME",
    "actions": "NAME",
    "search.synonyms": "TAG",
    "publish": "NAME",
}
_Found = tuple[str, str, list[list[str]]]


def page() -> Page:
    schema = json_schema()
    intro = (
        "`kbgen.toml` is the project's only configuration file. Only `name` in `[site]` is"
        " required. Unknown keys are errors, with a suggestion. `kbgen schema config` prints the"
        " JSON Schema, with which an editor completes and checks the file."
    )
    parts = [intro]
    for heading, about, rows in _tables(schema, "", schema["$defs"]):
        parts += [f"## `{heading}` {{#{_anchor(heading)}}}", about]
        parts.append(table(["Key", "Value", "Meaning"], rows) if rows else "")
    return Page(
        "Settings in kbgen.toml",
        "Every table and key of the configuration file, with type and default.",
        ("configuration", "config file", "options", "TOML", "defaults"),
        "\n\n".join(part for part in parts if part),
    )


def _anchor(heading: str) -> str:
    return _name(heading).replace(".", "-").replace("_", "-").lower()


def _name(heading: str) -> str:
    return heading.partition(" ")[0].strip("[]")


def _tables(schema: Mapping[str, Any], path: str, defs: Mapping[str, Any]) -> Iterator[_Found]:
    """Yield (heading, what it is, rows of keys) of a table's inner tables."""
    for key, given in schema["properties"].items():
        inner = resolve(given, defs)
        name = f"{path}.{key}" if path else key
        about = sentence(prose(inner.get("description", "")))
        if inner.get("type") == "object" and "properties" in inner:
            yield from _table(f"[{name}]", about, inner, name, defs)
        elif inner.get("type") == "array" and "properties" in resolve(inner["items"], defs):
            yield from _table(f"[[{name}]]", about, resolve(inner["items"], defs), name, defs)
        elif inner.get("type") == "object" and (value := values_of(inner)) is not None:
            value = resolve(value, defs)
            chosen = _CHOSEN.get(name, "NAME")
            if "properties" in value:
                yield from _table(f"[{name}.{chosen}]", about, value, f"{name}.{chosen}", defs)
            elif value.get("type") == "array" and "properties" in resolve(value["items"], defs):
                entry = resolve(value["items"], defs)
                yield from _table(f"[{name}] {chosen} = [{{…}}]", about, entry, name, defs)
            elif not path:
                yield f"[{name}]", about, [["any", kind(value, defs), about]]


def _table(
    heading: str, intro: str, schema: Mapping[str, Any], path: str, defs: Mapping[str, Any]
) -> Iterator[_Found]:
    inner = list(_tables(schema, path, defs))
    below = {_name(one[0]) for one in inner}
    rows = []
    for key, given in schema["properties"].items():
        if any(name == f"{path}.{key}" or name.startswith(f"{path}.{key}.") for name in below):
            continue
        value = resolve(given, defs)
        default = "required" if key in schema.get("required", ()) else _default(value)
        about = sentence(prose(value.get("description", "")))
        facts = "; ".join(filter(None, (kind(value, defs), default)))
        rows.append([code(key), facts, about])
    if rows:
        yield heading, intro, rows
    yield from inner


def _default(schema: Mapping[str, Any]) -> str:
    default = schema.get("default")
    if default in (None, "", [], {}):
        return ""
    return f"default {code(json.dumps(default, ensure_ascii=False))}"
