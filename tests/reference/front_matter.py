"""The keys of front matter, and their names in other tools."""

from kbgen.frontmatter.keys import EXTRA, KEYS, json_schema
from tests.reference.form import Page, code, codes, prose, table
from tests.reference.schema import kind


def page() -> Page:
    schema = json_schema()["properties"]
    others: dict[str, list[str]] = {}
    for name, key in KEYS.items():
        if not key.about:
            others.setdefault(key.field, []).append(name)
    rows = [
        [code(name), kind(schema[name], {}), prose(key.about), codes(others.get(key.field, []))]
        for name, key in KEYS.items()
        if key.about
    ]
    about = schema[EXTRA]["description"]
    rows.append([code(EXTRA), kind(schema[EXTRA], {}), prose(about), ""])
    body = (
        "Front matter stands at the top of an article: YAML between lines of `---`, TOML between"
        " lines of `+++`, or a JSON object. Only `title` is required. `kbgen schema frontmatter`"
        " prints the JSON Schema for editors. What each key is for is explained in"
        " [Write an article](../write/articles.md) and"
        " [Drafts, dates and reviews](../write/lifecycle.md).\n\n"
        + table(["Key", "Value", "Meaning", "Other names that are read"], rows)
    )
    return Page(
        "Front matter keys",
        "Every key that front matter may hold, with its type and the names other tools use.",
        ("metadata", "YAML", "Hugo", "Docsy", "Starlight", "Material", "Jekyll"),
        body,
    )
