"""`content/asked.toml`: what people asked before they opened an article.

`kbgen learn` writes it, the team reviews it in Git, and search reads it: builds depend on no store.
An entry with `weight = 0` is a decision: it is never learned again.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from kbgen import files, toml
from kbgen.containment import leads_out
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.errors import KbgenError
from kbgen.model.locale import Locale
from kbgen.text import did_you_mean

FILE: Final = "asked.toml"
SHOWN: Final = f"content/{FILE}"
_HEAD: Final = """\
# What people asked before they opened an article, for search. `kbgen learn` writes this file:
# review it, change what you like, and commit it. An entry with `weight = 0` stays out of search.
"""
_HINT: Final = 'Write query = "late parcel", locale = "en" and article = "orders/track".'
#: Key → type, in the order in which they are written.
_KEYS: Final[Mapping[str, tuple[type, ...]]] = {
    "query": (str,),
    "locale": (str,),
    "article": (str,),
    "section": (str,),
    "weight": (float, int),
    "opened": (int,),
    "yes": (int,),
    "no": (int,),
    "people": (int,),
    "days": (int,),
    "first": (dt.date,),
    "last": (dt.date,),
}
_REQUIRED: Final = ("query", "locale", "article")
#: Characters of a query, as events keep them.
LONGEST: Final = 200


class AskedEntry(NamedTuple):
    """A question, and the article that answered it."""

    query: str
    locale: str
    article: str
    section: str = ""
    """Anchor of the section that answers it, written by hand; empty: the article as a whole."""
    weight: float = 1.0
    """How sure it is, 0 to 1; 0: never."""
    opened: int = 0
    """How often the article was opened from this search; 0: written by hand or from a file."""
    yes: int = 0
    no: int = 0
    """Votes of those who came from it."""
    people: int = 0
    """Addresses on the day with the most of them: at least as many people asked."""
    days: int = 0
    first: dt.date | None = None
    last: dt.date | None = None
    line: int = 0

    @property
    def key(self) -> tuple[str, str, str]:
        return self.locale, folded(self.query), self.article

    @property
    def is_manual(self) -> bool:
        """Tell whether a person decided about it: `kbgen learn` leaves it as it is."""
        return self.weight == 0 or not self.opened


def folded(query: str) -> str:
    """Return what spellings of a query that differ in case or spaces have in common."""
    return " ".join(query.casefold().split())


def read_asked(
    content: Path, locales: Collection[str]
) -> tuple[tuple[AskedEntry, ...], tuple[Diagnostic, ...]]:
    """Return the valid entries, sorted, and what is wrong with the others.

    locales: tags of the site. Articles are checked where they are known, see `check_asked`.
    """
    try:
        text = _read(content)
        data = toml.parse(text)
    except FileNotFoundError:
        return (), ()
    except OSError as error:
        return (), (files.unreadable(SHOWN, error),)
    except toml.TomlError as error:
        place = Span(path=SHOWN, line=error.line, column=error.column)
        return (), (problem("KB604", place, f"The file does not parse: {error}", _HINT),)
    tables = data.pop("asked", [])
    wrong = [_report(text, [key], f"Unknown key `{key}`") for key in data]
    if not isinstance(tables, list):
        return (), (*wrong, _report(text, ["asked"], "`asked` is not a list of tables"))
    found: dict[tuple[str, str, str], AskedEntry] = {}
    lines = _lines(text)
    for number, table in enumerate(tables):
        mistakes = list(_mistakes(text, number, table, locales))
        wrong += mistakes
        if mistakes:
            continue
        line = lines[number] if number < len(lines) else 1
        entry = AskedEntry(**{**table, "query": " ".join(table["query"].split())}, line=line)
        if entry.key in found:
            first = found[entry.key].line
            message = f"“{entry.query}” leads to `{entry.article}` twice, first in line {first}"
            wrong.append(problem("KB604", Span(path=SHOWN, line=line), message, "Remove one."))
        else:
            found[entry.key] = entry
    return tuple(sorted(found.values(), key=lambda one: one.key)), tuple(wrong)


def check_asked(
    entries: Iterable[AskedEntry],
    articles: Mapping[tuple[str, str], Collection[str]],
    ids: Collection[str],
) -> Iterator[Diagnostic]:
    """Yield the entries about articles or sections that do not exist.

    articles: (id, tag) → anchors of its sections. ids: of all articles in any locale.
    """
    for one in entries:
        place, hint = Span(path=SHOWN, line=one.line), ""
        if one.article not in ids:
            message = f"Article `{one.article}` does not exist"
            hint = did_you_mean(one.article, ids)
            hint = hint or "Write its id: the path below the locale's folder, without `.md`."
        elif (one.article, one.locale) not in articles:
            message = f"Article `{one.article}` is not searched in {one.locale}"
            hint = "Translate it, or remove the entry."
        elif one.section and one.section not in articles[one.article, one.locale]:
            message = f"Article `{one.article}` has no section `{one.section}`"
            anchors = articles[one.article, one.locale]
            hint = did_you_mean(one.section, anchors) or "Remove `section`: it may be missing."
        else:
            continue
        yield problem("KB604", place, message, hint)


def written(entries: Iterable[AskedEntry]) -> str:
    """Return the text of the file: sorted, so that the same entries are the same bytes."""
    ranked = sorted(entries, key=lambda each: (each.locale, each.article, each.key))
    return "\n".join([_HEAD, *map(block_of, ranked)])


def block_of(entry: AskedEntry) -> str:
    """Return the lines of an entry."""
    values = ((key, getattr(entry, key)) for key in _KEYS)
    lines = (
        f"{key} = {_value(value)}\n"
        for key, value in values
        if key in _REQUIRED or key == "weight" or value
    )
    return "".join(("[[asked]]\n", *lines))


def with_entry(text: str, entry: AskedEntry) -> str | None:
    """Return the text of the file with one entry more; None: it has that one, or is not valid."""
    try:
        tables = toml.parse(text).get("asked", [])
    except toml.TomlError:
        return None
    about = (entry.locale, folded(entry.query), entry.article)
    if not isinstance(tables, list) or any(_about(one) == about for one in tables):
        return None
    return f"{text.rstrip() or _HEAD.rstrip()}\n\n{block_of(entry)}"


def _about(table: object) -> tuple[str, str, str] | None:
    if not isinstance(table, dict):
        return None
    return str(table.get("locale")), folded(str(table.get("query"))), str(table.get("article"))


def write_asked(content: Path, entries: Iterable[AskedEntry]) -> None:
    """Write the file. Raises KbgenError."""
    if leads_out(content / FILE, content.parent):
        raise KbgenError(f"{SHOWN} is a link that leaves the project", "Copy the file.")
    try:
        (content / FILE).write_text(written(entries), encoding="utf-8", newline="\n")
    except OSError as error:
        raise KbgenError(f"{SHOWN} cannot be written: {error.strerror or error}") from error


def _value(value: object) -> str:
    if isinstance(value, str):
        return toml.quoted(value)
    if isinstance(value, float):
        return f"{value:g}" if value % 1 else f"{value:.1f}"
    return str(value)


def _read(content: Path) -> str:
    if leads_out(content / FILE, content.parent):
        hint = "Copy the file into the project."
        raise files.UnreadableError("The symbolic link leaves the project; it is not read", hint)
    return files.read_text(content / FILE)


def _lines(text: str) -> list[int]:
    """Return the line of each table: one by one they would take quadratic time."""
    lines = text.split("\n")
    return [n for n, line in enumerate(lines, 1) if line.replace(" ", "").startswith("[[asked]]")]


def _mistakes(text: str, number: int, table: Any, locales: Collection[str]) -> Iterator[Diagnostic]:
    here = ["asked", str(number)]
    if not isinstance(table, dict):
        yield _report(text, here, "This is not a table")
        return
    for key in _REQUIRED:
        if key not in table:
            yield _report(text, here, f"`{key}` is missing")
    for key, value in table.items():
        if key not in _KEYS:
            yield _report(text, [*here, key], f"Unknown key `{key}`", did_you_mean(key, _KEYS))
        elif not _is_valid(key, value):
            yield _report(text, [*here, key], f"Invalid `{key}`: {value!r}", _HINTS.get(key, ""))
        elif key == "locale" and value not in locales:
            tag = Locale.of_path(value)
            near = f"Write `{tag}`." if tag and tag.tag in locales else ""
            near = near or did_you_mean(value, locales) or f"Locales: {', '.join(locales)}."
            yield _report(text, [*here, key], f"Unknown locale `{value}`", near)


_HINTS: Final = {
    "query": f"Write 1 to {LONGEST} characters.",
    "weight": "Write a number from 0 (never) to 1.",
    "first": "Write a day such as 2026-11-30.",
    "last": "Write a day such as 2026-11-30.",
}


def _is_valid(key: str, value: object) -> bool:
    if type(value) not in _KEYS[key]:
        return False
    if isinstance(value, str):
        return bool(value.strip()) and len(value) <= LONGEST
    if isinstance(value, int | float):
        return 0 <= value <= (1 if key == "weight" else 10**9)
    return True


def _report(text: str, keys: list[str], message: str, hint: str = "") -> Diagnostic:
    place = Span(path=SHOWN, line=toml.line_of(text, keys))
    return problem("KB604", place, message, hint or _HINT)
