"""Keys by which other tools keep a page from readers.

None of them is a setting of kbgen. An article that has one is kept back and reported: whether it is
to be public is for its writer to say, in words that kbgen has (`draft`, `publish_on`,
`expires_on`, `search`), or with `[frontmatter] ignore`.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from kbgen.frontmatter.names import folded
from kbgen.frontmatter.values import read_date, read_flag

_NO_INDEX = re.compile(r"\b(?:noindex|none)\b", re.IGNORECASE)
_LINE = re.compile(
    r"(?:[^\w\n]|_){0,12}([^\W\d_][\w -]{0,40}?)[\"']?[ \t]*(?::=|=>|[:=\uff1a])"
    r"[ \t]*+(.*)"
)
#: Characters of a line that may be one of metadata.
_LONGEST = 200


class Hidden(NamedTuple):
    """What another tool would make of a key."""

    start: dt.date | None = None
    """The first day that it would show the page."""
    end: dt.date | None = None
    """The first day that it would no longer show it. Neither: it would show it on no day."""


def is_hiding_key(key: str) -> bool:
    """Tell whether some tool hides pages by a key of this name."""
    return folded(key) in _KEYS


def hides(key: str, value: Any) -> Hidden | None:
    """Return how a key hides the page; None: it does not."""
    if value is None or value in ("", [], {}):
        return None
    look = _KEYS.get(folded(key))
    return look(value) if look else None


def hides_line(line: str) -> bool:
    """Tell whether a line reads as one that hides the page, however it is written."""
    found = _LINE.fullmatch(line) if len(line) <= _LONGEST else None
    if found is None:
        return False
    value = found[2].rstrip(" \t,;}>*_-").strip("\"' \t")
    look = _KEYS.get(folded(found[1]))
    if look is _by_word:  # prose also has such lines
        return value.lower() in {"archived", "draft", "hidden", "pending", "private", "unpublished"}
    if look is _if_set:
        return _flag(value) is True
    return look is _if_false and _flag(value) is False


def _if_set(value: Any) -> Hidden | None:
    """Hide for any value that is not a plain no."""
    return Hidden() if _flag(value) is not False else None


def _if_true(value: Any) -> Hidden | None:
    """Hide for a plain yes only: the key has other uses, such as Material's `hide: [toc]`."""
    return Hidden() if _flag(value) is True else None


def _if_false(value: Any) -> Hidden | None:
    day = _date(value)  # `published: 2026-01-31`
    return Hidden(start=day) if day else Hidden() if _flag(value) is False else None


def _by_word(value: Any) -> Hidden | None:
    """Hide for any value not known to mean public."""
    words = value if isinstance(value, list) else [value]
    return None if all(folded(str(word)) in _PUBLIC for word in words) else Hidden()


def _from_day(value: Any) -> Hidden | None:
    day = _date(value)
    return Hidden(start=day) if day else _if_set(value)


def _until_day(value: Any) -> Hidden | None:
    day = _date(value)
    return Hidden(end=day) if day else _if_set(value)


def _robots(value: Any) -> Hidden | None:
    return Hidden() if _NO_INDEX.search(str(value)) else None


def _build(value: Any) -> Hidden | None:
    """Read Hugo's `build: {render: never, list: never}`, and `build: false`."""
    for table in _tables(value):
        words = (str(table.get(name, "always")).lower() for name in ("render", "list"))
        return None if all(word in {"always", "true"} for word in words) else Hidden()
    return _if_false(value)


def _sidebar(value: Any) -> Hidden | None:
    """Read Starlight's `sidebar: {hidden: true}`."""
    return next((_if_true(table.get("hidden")) for table in _tables(value)), None)


def _cascade(value: Any) -> Hidden | None:
    """Read Hugo's settings for all pages below a folder."""
    found = (hides(str(name), inner) for table in _tables(value) for name, inner in table.items())
    return Hidden() if any(found) else None


def _tables(value: Any) -> Iterator[dict[Any, Any]]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            yield one


def _flag(value: Any) -> bool | None:
    try:
        return read_flag(value)
    except ValueError:
        return None


def _date(value: Any) -> dt.date | None:
    try:
        return read_date(value)
    except ValueError:
        return None


def _each(
    look: Callable[[Any], Hidden | None], names: str
) -> dict[str, Callable[[Any], Hidden | None]]:
    return dict.fromkeys(names.split(), look)


#: Words that mean public, or do not matter.
_PUBLIC = _each(
    _by_word,
    "active all anonymous anyone approved beta complete completed current deprecated done enabled"
    " everyone experimental final listed live new online open public publish published released"
    " reviewed stable true updated verified visible world yes",
).keys()
#: By name, folded.
_KEYS = {
    **_each(
        _if_set,
        "archived confidential deleted disabled draft drafts eleventyexcludefromcollections"
        " excludefromnav excluded headless hidden hiddeninhomelist hidefromnav ignored internal"
        " internalonly isdraft ishidden isprivate loginrequired membersonly navexclude noindex"
        " obsolete orphan password passwordprotected private privatepage protected removed"
        " requiresauth requirelogin restricted retired robotsnoindex secret sidebarhidden"
        " staffonly tochide trashed unlisted unpublish unpublished wip workinprogress",
    ),
    **_each(_if_true, "archive exclude hide ignore skip"),
    **_each(
        _if_false,
        "active enabled ispublic ispublished isvisible listed live navigation output permalink"
        " public publish published render visible",
    ),
    **_each(
        _by_word,
        "access accesslevel approvalstatus articlestatus contentstatus poststatus privacy"
        " publicationstatus publishingstatus publishstatus stage state status visibility workflow"
        " workflowstate",
    ),
    **_each(
        _from_day,
        "activefrom availablefrom availableon date datepublished embargo embargountil golive"
        " golivedate livefrom pubdate publicationdate publishat publishdate publishedat"
        " publisheddate publishedon publishon releasedat releasedate scheduled scheduledat"
        " scheduleddate scheduledfor showfrom startdate validfrom visiblefrom",
    ),
    **_each(
        _until_day,
        "archivedate archiveon availableuntil enddate expiration expirationdate expiredate"
        " expires expiresat expireson expiry expirydate removeon sunset unpublishat unpublishdate"
        " unpublishon validto validuntil visibleuntil",
    ),
    "build": _build,
    "cascade": _cascade,
    "robots": _robots,
    "sidebar": _sidebar,
}
