"""Values of front matter: each reader returns what a value means, or raises ValueError.

YAML, TOML and JSON have numbers, dates and booleans of their own; in quotation marks they are
texts that mean the same.
"""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

from kbgen.intents import intents
from kbgen.model.article import Notice, SearchMeta
from kbgen.model.names import nfc
from kbgen.model.policy import take_references
from kbgen.text import did_you_mean

#: Bytes; file systems take 255 for a name.
LONGEST_SLUG = 200
#: Of `search: {boost: …}`: beyond it, an article would always be found, or never.
BOOSTS = (0.1, 10)


_FLAGS = {
    **dict.fromkeys(("true", "yes", "on", "y", "1"), True),
    **dict.fromkeys(("false", "no", "off", "n", "0"), False),
}
_WHOLE = re.compile(r"[+-]?\d{1,18}", re.ASCII)
#: A day, with an optional time, which is dropped.
_DAY = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)(?:[T\s]+\d\d?:.*)?", re.ASCII)


def read_text(value: Any) -> str:
    if isinstance(value, bool | list | dict) or value is None:
        raise ValueError("must be text")
    return " ".join(str(value).split())


def read_texts(value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(read_text(one) for one in values)


def read_name(value: Any) -> str:
    """Read a text that is compared with names of files."""
    return nfc(read_text(value))


def read_names(value: Any) -> tuple[str, ...]:
    return tuple(map(nfc, read_texts(value)))


def read_answers(value: Any) -> tuple[str, ...]:
    """Read names of intents, each once and perhaps with an anchor: `return-label#print`."""
    names = tuple(dict.fromkeys(map(nfc, read_texts(value))))
    for name in (one.partition("#")[0] for one in names):
        if name not in intents():
            error = ValueError("must have names of intents, such as `track-order`")
            error.add_note(did_you_mean(name, intents()) or f"No intent is named `{name}`.")
            raise error
    return names


def read_flag(value: Any) -> bool:
    flag = _FLAGS.get(str(value).strip().lower()) if isinstance(value, str | int) else None
    if flag is None:
        raise ValueError("must be `true` or `false`")
    return flag


def read_number(value: Any) -> int:
    # Lists and mappings may be short to write and endless as text, by their aliases.
    text = "" if isinstance(value, list | dict) else str(value).strip()
    if isinstance(value, bool) or not _WHOLE.fullmatch(text):
        raise ValueError("must be a whole number")
    return int(text)


def read_date(value: Any) -> dt.date:
    if isinstance(value, dict):  # Material's `date: {created, updated}`
        value = value.get("updated") or value.get("created")
    found = None if isinstance(value, list | dict) else _DAY.fullmatch(str(value).strip())
    year, month, day = map(int, found.groups()) if found else (0, 0, 0)
    try:
        return dt.date(year, month, day)
    except ValueError as error:
        raise ValueError("must be a date such as 2026-11-22") from error


def read_slug(value: Any) -> str:
    text = read_text(value).strip("/")
    if not text or "/" in text or text in {".", ".."}:
        raise ValueError("must be one part of an address, without `/`")
    if len(text.encode()) > LONGEST_SLUG:
        raise ValueError(f"must have at most {LONGEST_SLUG} bytes")
    return text


def read_search(value: Any) -> SearchMeta:
    """Read `search: false`, or `search: {exclude: true, boost: 1.5}`."""
    if not isinstance(value, dict):
        return SearchMeta(exclude=not read_flag(value))
    unknown = set(map(str, value)) - {"exclude", "boost"}
    if unknown:
        raise ValueError("may only have `exclude` and `boost`")
    return SearchMeta(
        exclude=read_flag(value.get("exclude", False)), boost=_read_boost(value.get("boost", 1))
    )


def read_unsearched(value: Any) -> SearchMeta:
    """Read `search_exclude: true`."""
    return SearchMeta(exclude=read_flag(value))


def _read_boost(value: Any) -> float:
    least, most = BOOSTS
    try:
        boost = float(read_text(value))
    except ValueError as error:
        raise ValueError("must have a `boost` such as 1.5") from error
    if not least <= boost <= most:
        raise ValueError(f"must have a `boost` from {least} to {most}")
    return boost


def read_sidebar(value: Any) -> int:
    if not isinstance(value, dict) or "order" not in value:
        raise ValueError("may only have `order`")  # ValueError, as in all readers
    return read_number(value["order"])


def read_one_of(*options: str) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if value not in options:
            raise ValueError(f"must be one of {', '.join(options)}")
        return str(value)

    return read


def read_spoken(value: Any) -> str:
    """Read a text that may hold policy values."""
    return take_references(read_text(value))


def read_spoken_words(value: Any) -> tuple[str, ...]:
    return tuple(map(take_references, read_texts(value)))


def read_notice(value: Any) -> Notice:
    """Read `notice: text`, or `notice: {text, from, until}`."""
    if not isinstance(value, dict):
        return Notice(read_spoken(value))
    unknown = set(map(str, value)) - {"text", "from", "until"}
    if unknown:
        raise ValueError("may only have `text`, `from` and `until`")
    start, end = (read_date(value[key]) if key in value else None for key in ("from", "until"))
    if start and end and end < start:
        raise ValueError("must have `until` after `from`")
    return Notice(read_spoken(value.get("text")), start, end)
