"""The JSON Schemas of the lists for programs. A key may be added; none changes or goes."""

from typing import Any

from kbgen.policy import MEANS
from kbgen.twins.articles import FORMAT as ARTICLES
from kbgen.twins.policies import FORMAT as POLICIES

_TEXT = {"type": "string"}
_DECIMAL = {"type": "string", "pattern": r"^-?\d+(\.\d+)?$"}
_MARKETS = {
    "type": ["array", "null"],
    "items": {"type": "string"},
    "minItems": 1,
    "description": "The markets it is true for, by `id`; null: all.",
}
#: Type of a policy value → its machine form.
_FORMS: dict[str, dict[str, Any]] = {
    "duration": {
        "type": "object",
        "properties": {
            "least": {"type": "integer", "minimum": 0},
            "most": {"type": "integer", "minimum": 0},
            "unit": {
                "enum": [
                    "second", "minute", "hour", "day", "working-day", "week", "month", "year",
                ]
            },
        },
        "required": ["least", "most", "unit"],
    },
    "money": {
        "type": "object",
        "properties": {"amount": _DECIMAL, "currency": {"type": "string", "pattern": "^[A-Z]{3}$"}},
        "required": ["amount", "currency"],
    },
    "number": _DECIMAL,
    "percent": _DECIMAL,
    "date": {"type": "string", "format": "date"},
    "time": {"type": "string", "pattern": r"^\d\d:\d\d$"},
    **dict.fromkeys(("phone", "email", "url", "address", "text"), _TEXT),
}  # fmt: skip
_TYPE = {"enum": [*_FORMS], "description": "As in `content/policies.toml`."}
_VALUE = {
    "description": "For programs: durations as `least`, `most` and `unit`; money as `amount` and"
    " `currency`; numbers and percentages as decimal texts; dates and times as ISO 8601; else text."
}
_AS_TEXT = {"type": "string", "description": "As readers of the locale see it."}
_HEAD = {
    "site": {"type": "string", "description": "The site's name."},
    "locale": {"type": "string", "description": "BCP 47."},
    "url": {
        "type": "string",
        "format": "uri-reference",
        "description": "The home page of the locale; relative to this file where the site has no"
        " `url` of its own.",
    },
    "market": {
        "type": ["string", "null"],
        "description": "The market that readers of the locale are assumed to be in; null: none.",
    },
    "markets": {
        "type": "array",
        "description": "All markets; empty: the site has none.",
        "items": {
            "type": "object",
            "properties": {
                "id": _TEXT,
                "label": {"type": "string", "description": "Its name in the locale."},
                "countries": {
                    "type": "array",
                    "items": {"type": "string", "pattern": "^[A-Z]{2}$"},
                    "description": "ISO 3166.",
                },
                "currency": {"type": ["string", "null"], "description": "ISO 4217."},
            },
            "required": ["id", "label", "countries", "currency"],
        },
    },
}


def articles_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of `/_kb/articles.<locale>.json`."""
    return _list("Articles of a help centre", ARTICLES, "articles", _ARTICLE)


def policies_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of `/_kb/policies.<locale>.json`."""
    return _list("Policy values of a help centre", POLICIES, "policies", _POLICY)


def _list(title: str, version: int, name: str, entry: dict[str, Any]) -> dict[str, Any]:
    properties = {
        "format": {"const": version, "description": "Changes only if an older reader would fail."},
        **_HEAD,
        name: {"type": "array", "items": entry},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "type": "object",
        "properties": properties,
        "required": [*properties],
    }


def _by_type() -> list[dict[str, Any]]:
    return [
        {
            "if": {"properties": {"type": {"const": kind}}},
            "then": {"properties": {"value": form}},
        }
        for kind, form in _FORMS.items()
    ]


_NAMED_VALUE = {
    "type": "object",
    "properties": {
        "name": {"type": "string", "description": "As in `content/policies.toml`."},
        "market": {
            "type": "string",
            "description": "Only where the text itself names one market's value, as an example.",
        },
        "type": _TYPE,
        "text": _AS_TEXT,
        "value": _VALUE,
    },
    "required": ["name", "type", "text", "value"],
    "allOf": _by_type(),
}
_SECTION = {
    "type": "object",
    "properties": {
        "anchor": {"type": "string", "description": "For the address; empty: the beginning."},
        "title": {"type": "string", "description": "The heading; empty: the beginning."},
        "text": {"type": "string", "description": "Plain text."},
    },
    "required": ["anchor", "title", "text"],
}
_ARTICLE = {
    "type": "object",
    "properties": {
        "id": {"type": "string", "description": "The same in all locales. Several entries with"
               " one id say different things to different markets."},
        "locale": {"type": "string", "description": "The language it is written in."},
        "markets": _MARKETS,
        "url": {
            "type": "string",
            "format": "uri-reference",
            "description": "Of its page; relative to this file where the site has no `url`.",
        },
        "title": _TEXT,
        "description": _TEXT,
        "category": {"type": "string", "description": "Title of its category."},
        "updated": {
            "type": ["string", "null"],
            "format": "date",
            "description": "From front matter; null: not given.",
        },
        "fallback": {
            "const": True,
            "description": "Only where it stands in for a missing translation: its texts are in"
            " the list of its own `locale`, under the same `id`.",
        },
        "revision": {"type": "string", "description": "Of its text, as in feedback events."},
        "answers": {
            "type": "array",
            "items": {"type": "string"},
            "description": "Intents that it answers, with `#` and an anchor where a section does.",
        },
        "values": {
            "type": "array",
            "items": _NAMED_VALUE,
            "description": "The policy values that it names, as they are in `markets`.",
        },
        "sections": {"type": "array", "items": _SECTION, "description": "Its text, by headings."},
    },
    "required": ["id", "locale", "markets", "url", "title", "description", "category", "updated"],
    "if": {"required": ["fallback"]},
    "else": {"required": ["revision", "answers", "values", "sections"]},
}  # fmt: skip
_POLICY = {
    "type": "object",
    "properties": {
        "name": {"type": "string", "description": "As in `content/policies.toml`."},
        "type": _TYPE,
        "means": {
            "enum": [*MEANS],
            "description": "What it is, whatever its name; only where the shop says so.",
        },
        "values": {
            "type": "array",
            "minItems": 1,
            "description": "What it is, for each group of markets where it is the same.",
            "items": {
                "type": "object",
                "properties": {"markets": _MARKETS, "text": _AS_TEXT, "value": _VALUE},
                "required": ["markets", "text", "value"],
            },
        },
    },
    "required": ["name", "type", "values"],
    "allOf": [
        {
            "if": {"properties": {"type": {"const": kind}}},
            "then": {"properties": {"values": {"items": {"properties": {"value": form}}}}},
        }
        for kind, form in _FORMS.items()
    ],
}
