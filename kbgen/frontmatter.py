"""YAML front matter: from text to a checked `FrontMatter`, every mistake with its line."""

import datetime as dt
import re
import reprlib
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, NamedTuple

import yaml

from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.model.article import FrontMatter, Notice, SearchMeta
from kbgen.model.policy import take_references
from kbgen.text import closest

#: Bytes; file systems take 255 for a name.
LONGEST_SLUG = 200
#: More are not compared with the known ones.
MOST_UNKNOWN = 100
#: Of `search: {boost: …}`: beyond it, an article is found whatever is asked, or never.
BOOSTS = (0.1, 10)
_TWICE = "is there twice"
_MERGE = "tag:yaml.org,2002:merge"
#: What a field counts as when it is wrong: nobody is shown what was to be kept back.
_SAFE: dict[str, dict[str, Any]] = {
    "draft": {"draft": True},
    "publish_on": {"draft": True},
    "audience": {"audience": "agent"},
}
_KEPT_BACK = re.compile(r"^(?:draft|publish_?\w*|audience)[ \t]*:", re.MULTILINE | re.IGNORECASE)
_CLOSING = re.compile(r"^(?:---|\.\.\.)[^\S\n]*$", re.MULTILINE)
_BaseLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_BaseLoader):  # type: ignore[misc]  # the C loader is only there where libyaml is
    """YAML 1.2 scalars: `no` is a word and `12:30` is no number of seconds; no duplicate keys."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[Hashable] = set()
        for key_node, _ in node.value:
            if key_node.tag == _MERGE:
                continue
            key = self.construct_object(key_node, deep=True)
            if not isinstance(key, Hashable):
                raise yaml.MarkedYAMLError(
                    problem="a key must be a word", problem_mark=key_node.start_mark
                )
            if key in seen:
                raise yaml.MarkedYAMLError(
                    problem=f"the key `{key}` {_TWICE}", problem_mark=key_node.start_mark
                )
            seen.add(key)
        result: dict[Hashable, Any] = super().construct_mapping(node, deep)
        return result


_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    # Longer ones are texts: Python refuses to read numbers of thousands of digits.
    ("int", r"^[-+]?(?:0|[1-9][0-9]{0,17})$", "-+0123456789"),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), list(_first))
_Loader.add_implicit_resolver(_MERGE, re.compile(r"^(?:<<)$"), ["<"])


@dataclass(frozen=True, slots=True)
class Split:
    """A file cut into front matter and body."""

    yaml: str
    body: str
    body_line: int
    """Line of the body's first line in the file, from 1."""


def split(text: str) -> Split | None:
    """Cut off the front matter; None when it is opened and never closed."""
    first, newline, rest = text.partition("\n")
    if first.rstrip() != "---" or not newline:
        return Split("", text, 1)
    closing = _CLOSING.search(rest)
    if closing is None:
        return None
    start, end = closing.span()
    return Split(rest[: max(start - 1, 0)], rest[end + 1 :], rest.count("\n", 0, start) + 3)


def parse(text: str, path: str) -> tuple[FrontMatter, tuple[Diagnostic, ...]]:
    """Read the YAML between the `---` lines of the file at `path` (as diagnostics show it).

    What is wrong is left out and reported; the rest counts.
    """
    try:
        loader = _Loader(text)
        try:
            node = loader.get_single_node()
            data = {} if node is None else loader.construct_document(node)
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        return _unread(text), (_unparsable(error, path),)
    except (ValueError, RecursionError) as error:
        place = Span(path=path)
        return _unread(text), (problem("KB101", place, f"Front matter: {error}", ""),)
    if not isinstance(data, dict):
        hint = "Write `key: value` lines between the `---` lines."
        found = problem("KB101", Span(path=path, line=2), "Front matter is no mapping", hint)
        return FrontMatter(), (found,)
    marks = {
        str(key.value): Span(
            path=path, line=key.start_mark.line + 2, column=key.start_mark.column + 1
        )
        for key, _ in (node.value if node is not None else ())
    }
    return _check(data, marks)


def _unread(text: str) -> FrontMatter:
    """Return what counts of front matter that does not parse: that an article may be kept back."""
    return FrontMatter(draft=_KEPT_BACK.search(text) is not None)


def _unparsable(error: yaml.YAMLError, path: str) -> Diagnostic:
    mark = getattr(error, "problem_mark", None)
    place = Span(path=path, line=mark.line + 2, column=mark.column + 1) if mark else Span(path=path)
    what = getattr(error, "problem", None) or str(error)
    hint = "Put text that holds `: `, `#` or quotes between quotation marks."
    if what.endswith(_TWICE):
        hint = "Take one of them out."
    return problem("KB101", place, f"Front matter does not parse: {what}", hint)


def _text(value: Any) -> str:
    if isinstance(value, bool | list | dict) or value is None:
        raise ValueError("a text is expected")
    return " ".join(str(value).split())


def _texts(value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(_text(one) for one in values)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("`true` or `false` is expected")  # noqa: TRY004  # one kind for all readers
    return value


def _number(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError("a whole number is expected")  # noqa: TRY004  # as above
    return value


def _date(value: Any) -> dt.date:
    if isinstance(value, dict):  # Material's `date: {created, updated}`
        value = value.get("updated") or value.get("created")
    # Lists and mappings may be short to write and endless as text, by their aliases.
    text = "" if isinstance(value, list | dict) else str(value).strip()
    try:
        # Other tools write a time, too; a day is what readers are shown.
        day = dt.date.fromisoformat(text) if len(text) == 10 else dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise ValueError("a date such as 2026-11-22 is expected") from error
    return dt.date(day.year, day.month, day.day)


def _slug(value: Any) -> str:
    text = _text(value).strip("/")
    if not text or "/" in text or text in {".", ".."}:
        raise ValueError("one part of an address is expected, without `/`")
    if len(text.encode()) > LONGEST_SLUG:
        raise ValueError(f"at most {LONGEST_SLUG} bytes are expected")
    return text


def _search(value: Any) -> SearchMeta:
    """Read `search: false`, or `search: {exclude: true, boost: 1.5}`."""
    if not isinstance(value, dict):
        return SearchMeta(exclude=not _flag(value))
    unknown = set(map(str, value)) - {"exclude", "boost"}
    if unknown:
        raise ValueError(f"`{min(unknown)}` is not known here, only `exclude` and `boost`")
    return SearchMeta(
        exclude=_flag(value.get("exclude", False)), boost=_boost(value.get("boost", 1))
    )


def _boost(value: Any) -> float:
    least, most = BOOSTS
    try:
        boost = float(_text(value))
    except ValueError as error:
        raise ValueError("`boost` is a number such as 1.5") from error
    if not least <= boost <= most:
        raise ValueError(f"`boost` is a number from {least} to {most}")
    return boost


def _sidebar(value: Any) -> int:
    if not isinstance(value, dict) or "order" not in value:
        raise ValueError("only `order` is read here")  # one kind for all readers
    return _number(value["order"])


def _one_of(*options: str) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if value not in options:
            raise ValueError(f"one of {', '.join(options)} is expected")
        return str(value)

    return read


def _spoken(value: Any) -> str:
    """Read a text that may hold policy values."""
    return take_references(_text(value))


def _spoken_words(value: Any) -> tuple[str, ...]:
    return tuple(map(take_references, _texts(value)))


def _notice(value: Any) -> Notice:
    """Read `notice: text`, or `notice: {text, from, until}`."""
    if not isinstance(value, dict):
        return Notice(_spoken(value))
    unknown = set(map(str, value)) - {"text", "from", "until"}
    if unknown:
        raise ValueError(f"`{min(unknown)}` is not known here, only `text`, `from` and `until`")
    start, end = (_date(value[key]) if key in value else None for key in ("from", "until"))
    if start and end and end < start:
        raise ValueError("`until` has to be after `from`")
    return Notice(_spoken(value.get("text")), start, end)


class Key(NamedTuple):
    """What may stand in front matter."""

    field: str
    """Of `FrontMatter`."""
    read: Callable[[Any], object]
    """It raises ValueError with what is expected."""
    schema: dict[str, Any]
    """JSON Schema of the value."""
    about: str = ""
    """Empty: another tool's name for a field of ours."""


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

#: Every key there is. The second group are the names that other tools have for the same.
KEYS: dict[str, Key] = {
    "id": Key("id", _text, _TEXT, "Pairs translations; else the path below the locale does."),
    "title": Key("title", _spoken, _TEXT, "What the page and links to it are called."),
    "description": Key("description", _spoken, _TEXT, "The answer in a sentence, for lists."),
    "slug": Key("slug", _slug, _TEXT, "Last part of the address; else the file's name."),
    "aliases": Key("aliases", _texts, _TEXTS, "Former addresses, which redirect."),
    "draft": Key("draft", _flag, _FLAG, "Not published; `--drafts` shows it."),
    "order": Key("order", _number, _WHOLE, "Place in its category."),
    "updated": Key("updated", _date, _DATE, "When the text was last changed."),
    "keywords": Key("keywords", _spoken_words, _TEXTS, "Words readers use and the text does not."),
    "promoted": Key("promoted", _flag, _FLAG, "Among the most wanted on the home page."),
    "related": Key("related", _texts, _TEXTS, "Files of related articles; else kbgen finds some."),
    "search": Key("search", _search, _SEARCH, "Whether and how easily search finds it."),
    "publish_on": Key("publish_on", _date, _DATE, "The first day it is shown."),
    "expires_on": Key("expires_on", _date, _DATE, "The first day it is no longer shown."),
    "review_by": Key("review_by", _date, _DATE, "When somebody has to have looked at it again."),
    "owner": Key("owner", _text, _TEXT, "Who answers for it."),
    "audience": Key(
        "audience",
        _one_of(*_AUDIENCES),
        {"enum": [*_AUDIENCES]},
        "`agent`: for support staff only.",
    ),
    "markets": Key("markets", _texts, _TEXTS, "Where it counts; else everywhere."),
    "notice": Key("notice", _notice, _NOTICE, "A word of the day at the top."),
    "change": Key(
        "change",
        _one_of(*_CHANGES),
        {"enum": [*_CHANGES]},
        "What the last change means to readers.",
    ),
    "feedback": Key("feedback", _flag, _FLAG, "Whether readers are asked if it helped."),
    # Hugo and Docsy
    "weight": Key("order", _number, _WHOLE),
    "lastmod": Key("updated", _date, _DATE),
    "summary": Key("description", _spoken, _TEXT),
    "publishDate": Key("publish_on", _date, _DATE),
    "expiryDate": Key("expires_on", _date, _DATE),
    "translationKey": Key("id", _text, _TEXT),
    "tags": Key("keywords", _texts, _TEXTS),
    # Starlight
    "lastUpdated": Key("updated", _date, _DATE),
    "sidebar": Key("order", _sidebar, _SIDEBAR),
    # Material for MkDocs, Jekyll
    "date": Key("updated", _date, {"anyOf": [_DATE, {"type": "object"}]}),
    "redirect_from": Key("aliases", _texts, _TEXTS),
}


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of front matter."""
    properties = {
        name: {**key.schema, "description": key.about}
        if key.about
        else {**key.schema, "description": f"Another name of `{key.field}`.", "deprecated": True}
        for name, key in KEYS.items()
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Front matter of an article",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }


def _unknown(
    keys: list[Any], marks: dict[str, Span], fallback: Span
) -> tuple[list[Diagnostic], bool]:
    """Report keys that are not known, and whether one of them may be meant to keep it back."""
    found: list[Diagnostic] = []
    is_kept_back = len(keys) > MOST_UNKNOWN
    for key in keys[:MOST_UNKNOWN]:
        near = closest(str(key), KEYS)
        hint = f"Did you mean `{near}`?" if near else f"Known keys: {', '.join(list(KEYS)[:12])}."
        place = marks.get(str(key), fallback)
        found.append(problem("KB103", place, f"Front matter key `{key}` is not known", hint))
        is_kept_back = is_kept_back or near in _SAFE
    if len(keys) > MOST_UNKNOWN:
        message = f"Front matter has {len(keys)} unknown keys; {MOST_UNKNOWN} are reported"
        hint = "Take them out. Until then the article is not shown: one may be a misspelt `draft`."
        found.append(problem("KB116", fallback, message, hint))
    return found, is_kept_back


def _check(
    data: dict[Any, Any], marks: dict[str, Span]
) -> tuple[FrontMatter, tuple[Diagnostic, ...]]:
    values: dict[str, Any] = {}
    fallback = next(iter(marks.values()), Span(path=""))
    found, is_kept_back = _unknown([key for key in data if key not in KEYS], marks, fallback)
    # Our own names come first, so that they win over another tool's for the same field.
    for key in (key for key in KEYS if key in data):
        place = marks.get(str(key), fallback)
        name, read = KEYS[key].field, KEYS[key].read
        if data[key] is None or name in values:
            continue
        try:
            values[name] = read(data[key])
        except ValueError as error:
            # Aliases can make a short file mean a value of any size: never all of it.
            shown = value if isinstance(value := data[key], str) else reprlib.repr(value)
            message = f"Front matter key `{key}`: {error}, not `{shown[:60]}`"
            hint = "The key is left out until it is mended."
            if name in _SAFE:
                values |= _SAFE[name]
                hint = "Until it is mended the article is not shown."
            found.append(problem("KB102", place, message, hint))
    if is_kept_back:
        values |= _SAFE["draft"]
    values["lines"] = tuple(sorted((KEYS[k].field, m.line) for k, m in marks.items() if k in KEYS))
    return FrontMatter(**values), tuple(found)
