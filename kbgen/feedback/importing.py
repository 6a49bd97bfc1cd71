"""Import a file into a store: valid lines are stored, invalid ones are reported."""

import re
import zipfile
from collections import Counter
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass, field
from io import TextIOWrapper
from itertools import chain, count, islice
from pathlib import Path
from typing import IO

from kbgen.errors import KbgenError
from kbgen.feedback.arrival import Arrival
from kbgen.feedback.imports import IMPORTERS
from kbgen.feedback.imports.importer import Importer, beginning_of
from kbgen.feedback.imports.items import History, Item, Problem, View
from kbgen.feedback.store import EventStore

#: Files of an archive that an importer reads.
_MEMBER = re.compile(f"(?:^|/)(?:{'|'.join(i.members for i in IMPORTERS if i.members)})$")
_AT_ONCE = 1000
#: Characters.
_LONGEST_LINE = 1_000_000
#: Lines until the header of a file, or its first object.
_BEGINNING = 50


@dataclass(slots=True)
class Imported:
    """The result of an import."""

    events: int = 0
    new: int = 0
    """How many of the events were not stored before."""
    views: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    """(day, locale, article id) → views."""
    history: list[History] = field(default_factory=list)
    others: int = 0
    """Lines about other things."""
    ranges: set[tuple[str, str]] = field(default_factory=set)
    """First and last day of views that were counted for a range of days."""
    twice: int = 0
    """Days of such ranges that were imported before by day: their views are counted twice."""
    problems: list[tuple[str, Problem]] = field(default_factory=list)
    """(file, problem of a line)."""


def import_file(store: EventStore, file: Path, form: str | None, base: str = "/") -> Imported:
    """Import a file.

    form: name of an importer; else the one that recognises the file.
    base: path of the help centre in addresses of pages, with slashes at both ends.

    Raises KbgenError for an unreadable file, and StoreError.
    """
    done = Imported()
    source = form or "csv"
    with closing(_members(file)) as members:
        for name, lines in members:
            beginning = list(islice(lines, _BEGINNING))
            importer = _importer(beginning, name, form)
            source = importer.name
            _import(store, name, importer.read(chain(beginning, lines), base), done)
    rows = [
        {"source": source, "day": day, "locale": locale, "article_id": article_id, "count": count}
        for (day, locale, article_id), count in done.views.items()
    ]
    store.add_views(rows)
    store.add_history(map(asdict, done.history))
    done.twice = len({day for a, b in done.ranges for day in store.view_days(source, a, b)})
    return done


def _import(store: EventStore, name: str, items: Iterable[Item], done: Imported) -> None:
    waiting: list[Arrival] = []
    for item in items:
        if isinstance(item, Arrival):
            waiting.append(item)
            if len(waiting) == _AT_ONCE:
                done.new += store.add(waiting)
                done.events += len(waiting)
                waiting.clear()
        elif isinstance(item, View):
            done.views[item.day, item.locale, item.article_id] += item.count
            if item.since:
                done.ranges.add((item.since, item.day))
        elif isinstance(item, History):
            done.history.append(item)
        elif isinstance(item, Problem):
            done.problems.append((name, item))
        else:
            done.others += 1
    done.new += store.add(waiting)
    done.events += len(waiting)


def _members(file: Path) -> Generator[tuple[str, Iterator[str]], None, None]:
    """Yield (name, lines) of a file, or of the known files in an archive."""
    try:
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as archive:
                names = [name for name in archive.namelist() if _MEMBER.search(name)]
                if not names:
                    tools = ", ".join(i.name for i in IMPORTERS if i.members)
                    raise KbgenError(f"{file} has no file to import", f"Known exports: {tools}.")
                for name in names:
                    with archive.open(name) as stream:
                        yield name, _lines(stream, name)
            return
        with file.open("rb") as stream:
            yield str(file), _lines(stream, str(file))
    except (OSError, zipfile.BadZipFile) as error:
        raise KbgenError(f"{file} cannot be read: {error}") from error


def _lines(stream: IO[bytes], name: str) -> Iterator[str]:
    """Yield the lines of a file. Raises KbgenError for a line without end."""
    with TextIOWrapper(stream, "utf-8-sig", errors="replace", newline="") as text:
        for number in count(1):
            line = text.readline(_LONGEST_LINE)
            if not line:
                return
            if len(line) == _LONGEST_LINE:
                message = f"{name}:{number}: the line has more than {_LONGEST_LINE} characters"
                raise KbgenError(message, "Write each event on a line of its own.")
            yield line


def _importer(beginning: list[str], name: str, form: str | None) -> Importer:
    """Return the importer of that name, else the first that recognises the file."""
    start = beginning_of(beginning)
    for importer in IMPORTERS:
        if importer.name == form or (form is None and importer.recognises(start)):
            return importer
    hint = f"Name its format: --format {'|'.join(importer.name for importer in IMPORTERS)}"
    raise KbgenError(f"{name} has an unknown format", hint)
