"""The lists of a built site that programs read, from their schemas."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from kbgen.twins.schema import articles_schema, policies_schema
from tests.reference.form import Page, code, prose, sentence, table
from tests.reference.schema import kind

_BEGINNING = (
    "A built site has two lists of each locale for programs, such as agents and search engines of"
    " your own: `/_kb/articles.<locale>.json` and, where articles name policy values,"
    " `/_kb/policies.<locale>.json`. They hold what readers see on pages, and nothing else: no"
    " drafts, no articles of other days, no values that only notes for support staff name."
    " `kbgen schema article-list` and `kbgen schema policy-list` print their JSON Schemas."
)
_MARKETS = (
    "An article whose text differs by market has an entry for each group of markets to which it"
    " says the same. Take the entry whose `markets` is null or names the shopper's market; no"
    " entry holds the value of another market, unless the writer names it in the text. Where you"
    " don't know the market, ask: never take the first one."
)


def page() -> Page:
    articles, policies = articles_schema(), policies_schema()
    head = {k: v for k, v in articles["properties"].items() if k != "articles"}
    article = articles["properties"]["articles"]["items"]
    policy = policies["properties"]["policies"]["items"]
    parts = [
        _BEGINNING,
        _MARKETS,
        "## Both lists {#head}",
        _table(head),
        "## Articles {#articles}",
        _table(article["properties"]),
        "Each of `values`:",
        _table(article["properties"]["values"]["items"]["properties"]),
        "Each of `sections`:",
        _table(article["properties"]["sections"]["items"]["properties"]),
        "## Policy values {#policies}",
        _table(policy["properties"]),
        "Each of `values`:",
        _table(policy["properties"]["values"]["items"]["properties"]),
        "## JSON Schema of articles {#article-schema}",
        _fence(articles),
        "## JSON Schema of policy values {#policy-schema}",
        _fence(policies),
    ]
    return Page(
        "Lists for programs",
        "Every key of /_kb/articles and /_kb/policies, the lists of a site that programs read.",
        ("agents", "JSON", "API", "MCP", "machine readable", "schema"),
        "\n\n".join(parts),
    )


def _table(properties: Mapping[str, Any]) -> str:
    return table(["Key", "Value", "Meaning"], _rows(properties))


def _rows(properties: Mapping[str, Any]) -> Iterator[list[str]]:
    for key, value in properties.items():
        yield [code(key), _kind(value), sentence(prose(value.get("description", "")))]


def _kind(value: Mapping[str, Any]) -> str:
    if "const" in value:
        return code(json.dumps(value["const"]))
    named = value.get("type")
    if isinstance(named, list):
        return f"{kind({**value, 'type': named[0]}, {})} or null"
    return kind(value, {}) if named or "enum" in value else "by its type"


def _fence(schema: Mapping[str, Any]) -> str:
    return f"```json\n{json.dumps(schema, ensure_ascii=False, indent=1)}\n```"
