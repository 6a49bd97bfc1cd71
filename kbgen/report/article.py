"""The figures of one article in one locale."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import func, select

from kbgen.feedback.schema import events
from kbgen.report.readers import read_readers
from kbgen.report.report import Report
from kbgen.report.source import Source
from kbgen.report.tables import Column, Table, Values
from kbgen.report.votes import Tally, article_tallies, read_votes
from kbgen.report.wilson import Share

Key = tuple[str, str]
#: Tables of the report whose rows are about an article, in the order of its page.
_TABLES = {
    "queries": "Searches that led here",
    "rewrites": "Before and after each rewrite",
    "revisions": "History: each state of the text",
    "repeats": "Repeat visits",
    "deflected": "Forms that it answered",
    "former": "What the former help centre counted",
}
#: The newest comments on a page.
_COMMENTS = 100
_ABOUT = ("article_id", "locale")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFigures:
    article_id: str
    locale: str
    readers: int
    votes: int
    helpful: Share | None
    contacts: int
    contacts_per_hundred: float | None
    tables: tuple[Table, ...]
    """Without the columns that name the article; those without rows are left out."""


class Articles:
    """Every article that readers did something with."""

    def __init__(self, source: Source, report: Report) -> None:
        self._source = source
        self._report = report
        self._rows = {name: _by_article(report.table(name)) for name in _TABLES}
        self._comments = _comments(source)
        self._reasons = _reasons(source)
        self._locales: dict[str, list[tuple[str, Tally]]] = {}
        for (article_id, tag), tally in sorted(source.once(article_tallies).items()):
            self._locales.setdefault(article_id, []).append((tag, tally))
        readers = source.once(read_readers)
        keys = {*source.once(article_tallies), *readers.counts, *readers.contacts}
        keys |= {*self._comments, *(key for rows in self._rows.values() for key in rows)}
        self.keys = tuple(sorted(key for key in keys if all(key)))

    def figures(self, key: Key) -> ArticleFigures:
        readers = self._source.once(read_readers)
        tally = self._source.once(article_tallies).get(key, Tally())
        seen, asked = readers.reached(*key).all, readers.contacts_of(*key).all
        clicks = readers.contacts.get(key)
        tables = (_weeks(self._source, tally), self._reasons_of(key), self._comments_of(key))
        return ArticleFigures(
            article_id=key[0],
            locale=key[1],
            readers=readers.of(*key).all,
            votes=tally.total,
            helpful=tally.share,
            contacts=clicks.all if clicks else 0,
            contacts_per_hundred=100 * asked / seen if seen else None,
            tables=tuple(t for t in (*tables, *self._of_report(key), self._others(key)) if t.rows),
        )

    def _of_report(self, key: Key) -> Iterator[Table]:
        for name, title in _TABLES.items():
            table = self._report.table(name)
            if table is not None:
                rows = (*self._rows[name].get(key, ()), *self._rows[name].get((key[0], ""), ()))
                chance = sum(row[-1] is False for row in rows)
                shown = replace(table, title=title, rows=rows, chance=chance, note="")
                # What the former help centre counted may be of all languages.
                yield _without(shown, *(_ABOUT[:1] if name == "former" else _ABOUT))

    def _reasons_of(self, key: Key) -> Table:
        return Table(
            name="reasons",
            title="Reasons for votes",
            about="",
            columns=(
                Column("value", "Vote"),
                Column("reason", "Reason", "code"),
                Column("votes", "Votes", "count"),
            ),
            rows=tuple((*one, n) for one, n in self._reasons.get(key, Counter()).most_common()),
        )

    def _comments_of(self, key: Key) -> Table:
        period = self._source.period
        return Table(
            name="comments",
            title="Comments",
            about="Personal addresses and numbers are masked.",
            columns=(
                Column("day", "Day", "date"),
                Column("reason", "Reason", "code"),
                Column("comment", "Comment", "long"),
            ),
            rows=tuple((period.day(at), *rest) for at, *rest in self._comments.get(key, ())),
        )

    def _others(self, key: Key) -> Table:
        """Return the same article in each locale, if it was voted on in several."""
        same = self._locales.get(key[0], [])
        return Table(
            name="others",
            title="The article in each locale",
            about="",
            columns=(
                Column("locale", "Locale", "locale"),
                Column("yes", "Yes", "count"),
                Column("no", "No", "count"),
                Column("share", "Helpful", "share"),
            ),
            rows=tuple((tag, t.yes, t.no, t.share) for tag, t in same) if len(same) > 1 else (),
        )


def _weeks(source: Source, tally: Tally) -> Table:
    days = source.period.weeks
    rows = []
    for week, day in enumerate(days):
        yes, total = tally.weeks.get(week, (0, 0))
        rows.append((day, yes, total - yes, tally.within((week,))))
    return Table(
        name="weeks",
        title="Is it getting better?",
        about="Helpful votes of the last twelve weeks; the line is the 95% interval.",
        columns=(
            Column("week", "Week from", "date"),
            Column("yes", "Yes", "count"),
            Column("no", "No", "count"),
            Column("share", "Helpful", "share"),
        ),
        rows=tuple(rows) if any(row[-1] for row in rows) else (),
        chart="columns",
    )


def _by_article(table: Table | None) -> Mapping[Key, list[Values]]:
    found: dict[Key, list[Values]] = {}
    if table is not None:
        keys = [column.key for column in table.columns]
        article, locale = keys.index("article_id"), keys.index("locale")
        for row in table.rows:
            found.setdefault((str(row[article]), str(row[locale] or "")), []).append(row)
    return found


def _without(table: Table, *keys: str) -> Table:
    kept = [at for at, column in enumerate(table.columns) if column.key not in keys]
    return replace(
        table,
        columns=tuple(table.columns[at] for at in kept),
        rows=tuple(tuple(row[at] for at in kept) for row in table.rows),
    )


def _reasons(source: Source) -> Mapping[Key, Counter[tuple[str, str]]]:
    found: dict[Key, Counter[tuple[str, str]]] = {}
    for ballot in source.once(read_votes):
        counts = found.setdefault((ballot.article_id, ballot.locale), Counter())
        for value, count in (("No", ballot.no), ("Yes", ballot.yes)):
            if count and ballot.reason:
                counts[value, ballot.reason] += count
    return found


def _comments(source: Source) -> Mapping[Key, list[tuple[int, str, str]]]:
    """Return (time, reason, comment) of the newest comments of each article."""
    e = events.c
    newest = func.row_number().over(
        partition_by=(e.article_id, e.locale), order_by=(e.at.desc(), e.id.desc())
    )
    columns = (e.article_id, e.locale, e.at, e.reason, e.comment, newest.label("place"))
    ranked = select(*columns).where(source.commented, e.article_id.is_not(None)).subquery().c
    chosen = (ranked.article_id, ranked.locale, ranked.at, ranked.reason, ranked.comment)
    found: dict[Key, list[tuple[int, str, str]]] = {}
    wanted = select(*chosen).where(ranked.place <= _COMMENTS).order_by(ranked.place)
    for article, locale, at, reason, comment in source.rows(wanted):
        found.setdefault((article, locale), []).append((at, reason or "", comment))
    return found
