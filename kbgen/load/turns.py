"""What comes and goes on which day: drafts, dates of articles, notices and policy values."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from kbgen.config import Project
from kbgen.config.notices import SHOWN as NOTICES
from kbgen.config.notices import read_notices
from kbgen.diagnostics import Diagnostic
from kbgen.frontmatter import read
from kbgen.load.scan import Scan
from kbgen.load.site import after
from kbgen.load.source import read_decoded
from kbgen.model.article import FrontMatter
from kbgen.policy import FILE as POLICIES
from kbgen.policy import read_policies

#: Only files with such a word near the start are parsed.
_DATED = re.compile(r"draft|publish|expir|date|notice|hidden|unlisted", re.IGNORECASE)
_HEAD = 4_000


class Turn(NamedTuple):
    """A change that comes without a save, or a draft, which waits for one."""

    day: dt.date | None
    """None: a draft, without a day."""
    what: str
    title: str
    path: str
    """In the project."""
    locale: str
    """Tag; empty: all."""


def read_turns(project: Project, scan: Scan) -> tuple[Turn, ...]:
    """Return the turns of all articles and policy values, sorted by day; drafts come last."""
    turns = [*_values(project), *_notices(project)]
    for path, locale in scan.articles:
        decoded = read_decoded(project.content, path, locale)
        if isinstance(decoded, Diagnostic) or not _DATED.search(decoded.text[:_HEAD]):
            continue
        meta = read(decoded.text, path).meta
        shown = decoded.source.file.project_path
        title = meta.title or shown
        turns += (Turn(day, what, title, shown, locale.tag) for day, what in _articles(meta))
    return tuple(sorted(turns, key=lambda turn: (turn.day or dt.date.max, turn.path, turn.what)))


def _articles(meta: FrontMatter) -> Iterator[tuple[dt.date | None, str]]:
    if meta.draft or meta.withheld:
        yield None, "Draft"
    if meta.publish_on:
        yield meta.publish_on, "Appears"
    if meta.expires_on:
        yield meta.expires_on, "Disappears"
    if meta.notice and meta.notice.start:
        yield meta.notice.start, "Notice appears"
    if meta.notice:
        yield from ((day, "Notice disappears") for day in after(meta.notice.end))


def _notices(project: Project) -> Iterator[Turn]:
    """Yield when the notices of whole pages come and go."""
    notices, _ = read_notices(project)
    for notice in notices:
        text = notice.table.text
        title = text if isinstance(text, str) else next(iter(text.values()))
        names = ["Notice appears"] * bool(notice.start) + ["Notice disappears"] * bool(notice.end)
        for what, day in zip(names, notice.days, strict=True):
            yield Turn(day, what, title, NOTICES, "")


def _values(project: Project) -> Iterator[Turn]:
    policies, _ = read_policies(project.content, project.config.markets)
    for value in policies.values:
        starts = {period.first for period in value.periods if period.first}
        ends = {day for period in value.periods for day in after(period.last)} - starts
        for days, what in ((starts, "Policy value changes"), (ends, "Policy value ends")):
            for day in days:
                yield Turn(day, what, value.name, f"content/{POLICIES}", "")
