"""Changes since last month."""

from collections.abc import Iterator

from kbgen.report.kinds import Query
from kbgen.report.period import MONTH, WEEKS
from kbgen.report.queries import read_queries, search_totals
from kbgen.report.readers import read_readers
from kbgen.report.source import Source
from kbgen.report.tables import Column, Table, Values
from kbgen.report.votes import article_tallies
from kbgen.report.wilson import Share, wilson

#: Uncertain changes of each kind that are listed; certain ones are all listed.
_SHOWN = 10
_Move = tuple[str, str, str, Share, Share]


def changes(source: Source) -> tuple[Table, ...]:
    """Return the largest changes between the last four weeks and the four before."""
    rows: list[Values] = []
    chance = 0
    for moves in (_votes(source), _contacts(source), _searches(source)):
        found = sorted(moves, key=_rank)
        certain = sum(now.is_apart(before) for *_, before, now in found)
        chance += len(found) - certain
        rows += [(*m, _size(m), m[4].is_apart(m[3])) for m in found[: max(certain, _SHOWN)]]
    rows.sort(key=lambda row: not row[6])
    return (
        Table(
            name="changes",
            title="What changed since last month",
            about="The last four weeks compared with the four before. A change is certain where "
            "the 95% intervals do not overlap.",
            columns=(
                Column("what", "What"),
                Column("name", "Article or query", "article"),
                Column("locale", "Locale", "locale"),
                Column("before", "Before", "share"),
                Column("after", "Now", "share"),
                Column("change", "Change", "points"),
                Column("certain", "Certain", "flag"),
            ),
            rows=tuple(rows),
            chance=chance,
        ),
    )


def _rank(move: _Move) -> tuple[object, ...]:
    """Put certain changes first, the largest leading, then the nearest to certain."""
    *_, before, now = move
    if now.is_apart(before):
        return (0, -abs(_size(move)), move)
    reach = now.high - now.low + before.high - before.low
    return (1, -abs(_size(move)) / reach, move)


def _size(move: _Move) -> float:
    return move[4].value - move[3].value


def _votes(source: Source) -> Iterator[_Move]:
    for (article, locale), tally in source.once(article_tallies).items():
        before = tally.within(range(WEEKS - 2 * MONTH, WEEKS - MONTH))
        now = tally.within(range(WEEKS - MONTH, WEEKS))
        if before and now:
            yield "helpful votes", article, locale, before, now


def _contacts(source: Source) -> Iterator[_Move]:
    readers = source.once(read_readers)
    for article, locale in readers.contacts:
        clicks = readers.contacts_of(article, locale)
        seen = readers.reached(article, locale)
        before = wilson(clicks.before, seen.before)
        now = wilson(clicks.now, seen.now)
        if before and now:
            yield "contact clicks of readers", article, locale, before, now


def _searches(source: Source) -> Iterator[_Move]:
    totals, _, _ = source.once(search_totals)
    for (locale, _), one in source.once(read_queries).items():
        before, now = wilson(one.before, totals.before), wilson(one.now, totals.now)
        if before and now and one.before != one.now:
            yield "share of searches", Query(one.query), locale, before, now
