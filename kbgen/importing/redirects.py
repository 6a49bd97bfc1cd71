"""Lists of redirects that another site has: CSV, `_redirects`, Apache and nginx."""

import csv
import io
import re
import shlex
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from kbgen import files, toml
from kbgen.errors import KbgenError
from kbgen.importing.matter import toml_table
from kbgen.importing.model import Problem
from kbgen.importing.reading import LARGEST
from kbgen.urls import AddressError, page_path

_HEADER = re.compile(r"(?m)^\[redirects\][^\n]*\n")
#: Answers that redirect.
_MOVES = frozenset({"301", "302", "303", "307", "308"})
#: Words of Apache for them.
_WORDS = {"permanent": "301", "temp": "302", "seeother": "303", "gone": "410"}
_PATTERN = re.compile(r"[*^$\\(|]|:splat|/:[a-z]|\$[0-9]")
_AT_HOST = "Write it into the settings of your host."


class Line(NamedTuple):
    """A redirect as it is written."""

    number: int
    old: str
    new: str
    status: str = "301"
    is_pattern: bool = False


class RedirectList(NamedTuple):
    """Redirects for `[redirects]`, and what cannot become one."""

    redirects: dict[str, str]
    problems: list[Problem]


def read_redirects(file: Path, former: Mapping[str, str], site: str = "") -> RedirectList:
    """Read a list. former: redirects that the project has, path → address. site: [site] url.

    A goal that is itself a former address, of the list or of the project, is followed to its end.
    Raises KbgenError for a file that cannot be read.
    """
    try:
        text = files.read_text(file, most=LARGEST)
    except OSError as error:
        raise files.unusable(str(file), error) from error
    found: dict[str, str] = {}
    places: dict[str, str] = {}
    problems = list[Problem]()
    for line in _lines(file, text):
        place = f"{file}:{line.number}"
        if line.is_pattern or _PATTERN.search(f"{line.old} {line.new}"):
            problems.append(Problem(place, f"`{line.old}` is a pattern", _AT_HOST))
        elif line.status not in _MOVES:
            problems.append(Problem(place, f"`{line.old}` answers {line.status}", _AT_HOST))
        elif not line.new.startswith(("/", "https://", "http://")):
            message = f"`{line.new}` is not an address"
            problems.append(Problem(place, message, "Write two addresses for each redirect."))
        else:
            try:
                old = f"/{page_path(urlsplit(line.old).path)}"
                if urlsplit(line.old).query:
                    raise AddressError("it has a query", _AT_HOST)  # noqa: TRY301  # as the others
            except AddressError as error:
                message = f"`{line.old}` cannot be an address: {error}"
                problems.append(Problem(place, message, error.hint))
            else:
                found.setdefault(old, _own(line.new, line.old, site))
                places.setdefault(old, place)
    known = {**found, **former}
    ends = {old: _end(new, known) for old, new in found.items() if old not in former}
    for old in (old for old, new in ends.items() if not new):
        problems.append(Problem(places[old], f"`{old}` leads back to itself", "Leave it out."))
    return RedirectList({old: new for old, new in ends.items() if new}, problems)


def with_redirects(text: str, redirects: Mapping[str, str], shown: str) -> str:
    """Return a kbgen.toml with more redirects. Raises KbgenError. shown: its name in messages."""
    lines = toml_table(redirects)
    goal = toml.parse(text)
    goal["redirects"] = {**goal.get("redirects", {}), **redirects}
    made = [f"{text.rstrip()}\n\n[redirects]\n{lines}"]
    if header := _HEADER.search(text if text.endswith("\n") else f"{text}\n"):
        made.insert(0, f"{text[: header.end()].rstrip()}\n{lines}{text[header.end() :]}")
    for one in made:
        try:
            if toml.parse(one) == goal:
                return one
        except toml.TomlError:
            continue
    hint = "Write `[redirects]` as a table of its own."
    raise KbgenError(f"{shown}: redirects cannot be added", hint)


def _own(new: str, old: str, site: str) -> str:
    """Return a goal without its host, where that is the site's own or that of the address."""
    hosts = {urlsplit(one).netloc for one in (site, old)} - {""}
    parts = urlsplit(new)
    if parts.netloc not in hosts:
        return new
    return f"{parts.path or '/'}{'#' * bool(parts.fragment)}{parts.fragment}"


def _end(address: str, known: Mapping[str, str]) -> str:
    """Follow redirects to the last address; empty: they form a loop."""
    seen = set[str]()
    while True:
        try:
            path = f"/{page_path(address)}" if address.startswith("/") else address
        except AddressError:  # such as the root of the site
            return address
        if path not in known:
            return address
        if path in seen:
            return ""
        seen.add(path)
        address = known[path]


def _lines(file: Path, text: str) -> Iterator[Line]:
    if file.suffix.lower() in {".csv", ".tsv"}:
        yield from _rows(text)
        return
    for number, line in enumerate(text.split("\n"), 1):
        words = _words(line)
        if not words:
            continue
        first, *rest = words
        if first.lower() in {"redirect", "redirectpermanent", "redirecttemp", "redirectmatch"}:
            yield from _apache(number, first.lower(), rest)
        elif first.lower() in {"rewriterule", "rewrite"}:
            yield Line(number, rest[0] if rest else first, "/", is_pattern=True)
        elif first[0] in "/h" and len(words) > 1 and not first.startswith("host"):
            status = rest[1].rstrip("!") if len(rest) > 1 else "301"
            yield Line(number, first, rest[0], status, is_pattern="=" in rest[0].split("?")[0])
        elif first[0] == "~":
            yield Line(number, first, rest[0] if rest else "/", is_pattern=True)


def _words(line: str) -> list[str]:
    """Return the words of a line of settings, without comments and the sign at its end."""
    try:
        words = shlex.split(line.strip().rstrip(";"), comments=False)
    except ValueError:
        words = line.split()
    comment = next((n for n, word in enumerate(words) if word.startswith("#")), len(words))
    return words[:comment]


def _apache(number: int, name: str, words: list[str]) -> Iterator[Line]:
    status = "302" if name in {"redirect", "redirecttemp"} else "301"
    if words and (words[0].isdigit() or words[0].lower() in _WORDS):
        status = _WORDS.get(words[0].lower(), words[0])
        words = words[1:]
    if words:
        new = words[1] if len(words) > 1 else "/"
        yield Line(number, words[0], new, status, is_pattern=name == "redirectmatch")


def _rows(text: str) -> Iterator[Line]:
    """Yield the rows of a CSV file: the first two columns that hold addresses, and a status."""
    try:
        dialect: type[csv.Dialect] | str = csv.Sniffer().sniff(text[:10_000], ",;\t|")
    except csv.Error:
        dialect = "excel"
    rows = csv.reader(io.StringIO(text), dialect)
    for row in rows:
        cells = [cell.strip() for cell in row]
        addresses = [cell for cell in cells if cell.startswith(("/", "http://", "https://"))]
        if len(addresses) > 1:
            status = next((one for one in cells if one.isdigit() and len(one) == 3), "301")
            yield Line(rows.line_num, addresses[0], addresses[1], status)
        elif any(cells) and rows.line_num > 1:
            yield Line(rows.line_num, cells[0], cells[1] if len(cells) > 1 else "")
