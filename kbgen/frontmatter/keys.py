"""The keys of front matter, and other tools' names for them."""

from collections.abc import Callable
from typing import Any, NamedTuple

from kbgen import renames
from kbgen.frontmatter.values import (
    BOOSTS,
    read_answers,
    read_date,
    read_flag,
    read_name,
    read_names,
    read_notice,
    read_number,
    read_one_of,
    read_search,
    read_sidebar,
    read_slug,
    read_spoken,
    read_spoken_words,
    read_text,
    read_texts,
    read_unsearched,
)
from kbgen.intents import intents


class Key(NamedTuple):
    """A key of front matter."""

    field: str
    """Of `FrontMatter`."""
    read: Callable[[Any], object]
    """It raises ValueError with what is expected."""
    schema: dict[str, Any]
    """JSON Schema of the value."""
    about: str = ""
    """Empty: another tool's name for a field."""


_TEXT = {"type": ["string", "number"]}
_TEXTS = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}
_FLAG = {"type": "boolean"}
_WHOLE = {"type": "integer"}
_DATE = {"type": "string", "format": "date"}
_SEARCH = {
    "anyOf": [
        _FLAG,
        {
            "type": "object",
            "properties": {
                "exclude": _FLAG,
                "boost": {"type": "number", "minimum": BOOSTS[0], "maximum": BOOSTS[1]},
            },
            "additionalProperties": False,
        },
    ]
}
_NOTICE = {
    "anyOf": [
        _TEXT,
        {
            "type": "object",
            "properties": {"text": _TEXT, "from": _DATE, "until": _DATE},
            "required": ["text"],
            "additionalProperties": False,
        },
    ]
}
_SIDEBAR = {"type": "object", "properties": {"order": _WHOLE}, "required": ["order"]}
_AUDIENCES, _CHANGES = ("everyone", "agent"), ("minor", "normal", "major")

#: A table for a team's own keys, which kbgen ignores.
EXTRA = "extra"
#: Every key. The second group are other tools' names for the same fields.
KEYS: dict[str, Key] = {
    "id": Key("id", read_name, _TEXT, "Pairs translations (default: the path below the locale)."),
    "title": Key("title", read_spoken, _TEXT, "Title of the page, and text of links to it."),
    "description": Key("description", read_spoken, _TEXT, "The answer in one sentence, for lists."),
    "slug": Key("slug", read_slug, _TEXT, "Last part of the address (default: the file's name)."),
    "aliases": Key("aliases", read_names, _TEXTS, "Former addresses, which redirect here."),
    "draft": Key("draft", read_flag, _FLAG, "Not published; `--drafts` shows it."),
    "order": Key("order", read_number, _WHOLE, "Position in its category."),
    "updated": Key("updated", read_date, _DATE, "When the text was last changed."),
    "keywords": Key(
        "keywords", read_spoken_words, _TEXTS, "Words that readers use but the text does not."
    ),
    "answers": Key(
        "answers",
        read_answers,
        {
            "type": "array",
            "items": {"anyOf": [{"enum": [*intents()]}, {"type": "string", "pattern": ".#."}]},
        },
        "Intents that it answers, such as `track-order` or `return-label#print` (default: what its"
        " title leaves no doubt about).",
    ),
    "promoted": Key(
        "promoted", read_flag, _FLAG, "List it among the popular articles on the home page."
    ),
    "related": Key(
        "related", read_texts, _TEXTS, "Files of related articles (default: chosen by kbgen)."
    ),
    "search": Key("search", read_search, _SEARCH, "Whether and how easily search finds it."),
    "publish_on": Key("publish_on", read_date, _DATE, "The first day it is shown."),
    "expires_on": Key("expires_on", read_date, _DATE, "The day from which it is not shown."),
    "review_by": Key("review_by", read_date, _DATE, "The day by which it must be reviewed."),
    "owner": Key("owner", read_text, _TEXT, "Who is responsible for it."),
    "audience": Key(
        "audience",
        read_one_of(*_AUDIENCES),
        {"enum": [*_AUDIENCES]},
        "`agent`: for support staff only.",
    ),
    "markets": Key("markets", read_texts, _TEXTS, "Markets it applies to (default: all)."),
    "notice": Key("notice", read_notice, _NOTICE, "A notice at the top of the page."),
    "change": Key(
        "change",
        read_one_of(*_CHANGES),
        {"enum": [*_CHANGES]},
        "What the last change means to readers.",
    ),
    "feedback": Key("feedback", read_flag, _FLAG, "Whether to ask readers if it helped."),
    # Hugo and Docsy
    "weight": Key("order", read_number, _WHOLE),
    "lastmod": Key("updated", read_date, _DATE),
    "summary": Key("description", read_spoken, _TEXT),
    "publishDate": Key("publish_on", read_date, _DATE),
    "expiryDate": Key("expires_on", read_date, _DATE),
    "translationKey": Key("id", read_name, _TEXT),
    "tags": Key("keywords", read_texts, _TEXTS),
    # Starlight
    "lastUpdated": Key("updated", read_date, _DATE),
    "sidebar": Key("order", read_sidebar, _SIDEBAR),
    "pagefind": Key("search", read_search, _FLAG),
    # Just the Docs, Hextra, PaperMod, Zola
    "search_exclude": Key("search", read_unsearched, _FLAG),
    "excludeSearch": Key("search", read_unsearched, _FLAG),
    "searchHidden": Key("search", read_unsearched, _FLAG),
    "in_search_index": Key("search", read_search, _FLAG),
    # Material for MkDocs, Jekyll
    "date": Key("updated", read_date, {"anyOf": [_DATE, {"type": "object"}]}),
    "redirect_from": Key("aliases", read_names, _TEXTS),
}
# Former names, which are reported, unlike those of other tools.
KEYS |= {one.old: KEYS[one.new]._replace(about="") for one in renames.KEYS if one.until}


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of front matter."""
    properties = {
        name: {**key.schema, "description": key.about}
        if key.about
        else {**key.schema, "description": f"Another name for `{key.field}`.", "deprecated": True}
        for name, key in KEYS.items()
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Front matter of an article",
        "type": "object",
        "properties": {
            **properties,
            EXTRA: {"type": "object", "description": "Keys of your own, which kbgen ignores."},
        },
        "additionalProperties": False,
    }
