"""The keys of content/notices.toml, from the schema that checks them."""

from kbgen.config.notices import json_schema
from tests.reference.form import Page, code, prose, sentence, table
from tests.reference.schema import kind, resolve


def page() -> Page:
    schema = json_schema()["additionalProperties"]
    rows = []
    for key, given in schema["properties"].items():
        value = resolve(given, schema.get("$defs", {}))
        facts = kind(value, schema.get("$defs", {}))
        if key in schema["required"]:
            facts += "; required"
        rows.append([code(key), facts, sentence(prose(value.get("description", "")))])
    body = (
        "`content/notices.toml` holds a table for each notice; its name is yours to choose."
        " [Notices](../write/notices.md) explains them; `kbgen schema notices` prints the JSON"
        " Schema for editors.\n\n" + table(["Key", "Value", "Meaning"], rows)
    )
    return Page(
        "Keys of notices",
        "Every key of a status notice in content/notices.toml.",
        ("status", "banner", "announcement", "outage"),
        body,
    )
