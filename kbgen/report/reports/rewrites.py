"""The effect of rewriting an article."""

from itertools import groupby, pairwise

from kbgen.report.source import Source
from kbgen.report.tables import Column, Table
from kbgen.report.votes import Tally, read_votes, tallies

_Revision = tuple[str, str, str]


def rewrites(source: Source) -> tuple[Table, ...]:
    """Return the votes of each revision, and each revision compared with the previous one."""
    found = tallies(source.once(read_votes), lambda b: (b.article_id, b.locale, b.revision))
    # Revisions are digests: their order is that of their first votes.
    in_order = sorted(found.items(), key=lambda one: (one[0][:2], one[1].first, one[0]))
    pairs = [
        pair
        for _, some in groupby(in_order, key=lambda one: one[0][:2])
        for pair in pairwise([one for one in some if one[0][2]])
    ]
    return _rewrites(source, pairs), _revisions(source, in_order)


def _rewrites(
    source: Source, pairs: list[tuple[tuple[_Revision, Tally], tuple[_Revision, Tally]]]
) -> Table:
    rows = []
    for (old, before), (new, after) in pairs:
        was, now = before.share, after.share
        if was and now:
            day = source.period.day(after.first)
            gain = now.value - was.value
            rows.append((*new[:2], old[2], new[2], day, was, now, gain, now.is_apart(was)))
    rows.sort(key=lambda row: (not row[8], -abs(row[7]), row))
    return Table(
        name="rewrites",
        title="Before and after each rewrite",
        about="A revision is one state of the text. A change is certain where the two 95% "
        "intervals do not overlap.",
        columns=(
            Column("article_id", "Article", "article"),
            Column("locale", "Locale", "locale"),
            Column("old", "Before"),
            Column("new", "After"),
            Column("since", "First vote", "date"),
            Column("before", "Helpful before", "share"),
            Column("after", "Helpful after", "share"),
            Column("change", "Change", "points"),
            Column("certain", "Certain", "flag"),
        ),
        rows=tuple(rows),
        chance=sum(not row[8] for row in rows),
    )


def _revisions(source: Source, in_order: list[tuple[_Revision, Tally]]) -> Table:
    return Table(
        name="revisions",
        title="Helpful votes by revision",
        about="The revisions of an article in the order of their first votes.",
        columns=(
            Column("article_id", "Article", "article"),
            Column("locale", "Locale", "locale"),
            Column("revision", "Revision"),
            Column("since", "First vote", "date"),
            Column("yes", "Yes", "count"),
            Column("no", "No", "count"),
            Column("share", "Helpful", "share"),
        ),
        rows=tuple((*key, source.period.day(t.first), t.yes, t.no, t.share) for key, t in in_order),
    )
