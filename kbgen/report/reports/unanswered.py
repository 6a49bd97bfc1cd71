"""What shoppers ask and no article answers, by how often they do."""

from collections import defaultdict

from kbgen.intents import asked_in, intents
from kbgen.intents.match import matcher_of
from kbgen.model.locale import Locale
from kbgen.report.queries import Searches, read_queries
from kbgen.report.source import Source
from kbgen.report.tables import Column, Table, Values
from kbgen.report.wilson import wilson

#: Queries that a row names.
_NAMED = 5


def unanswered(source: Source) -> tuple[Table, ...]:
    """Return the intents without an article, those that are searched for most first."""
    return (
        Table(
            name="unanswered",
            title="Questions without an article",
            about="What shoppers ask any shop and no article answers, with the searches that put "
            "it so or nearly so. Begin one: `kbgen new --intent ID --all-locales`.",
            columns=(
                Column("intent", "Intent"),
                Column("question", "Question"),
                Column("searches", "Searches", "count"),
                Column("empty", "Without result", "count"),
                Column("unclicked", "Without click", "share"),
                Column("queries", "For example", "list"),
            ),
            rows=tuple(_rows(source)),
        ),
    )


def _rows(source: Source) -> list[Values]:
    coverage = source.coverage
    if coverage is None:
        return []
    questions = asked_in(coverage.locale)
    found = source.once(_by_intent)
    rows: list[tuple[int, Values]] = []
    for name, about in intents().items():
        if name in coverage.answered:
            continue
        some = sorted(found.get(name, ()), key=lambda one: (-one.count, one.query))
        count, empty = sum(one.count for one in some), sum(one.empty for one in some)
        unclicked = sum(one.unclicked for one in some)
        question = questions[name].question if name in questions else about
        queries = tuple(one.query for one in some[:_NAMED])
        share = wilson(unclicked, count - empty)
        rows.append((count, (name, question, count, empty, share, queries)))
    rows.sort(key=lambda row: -row[0])
    return [row for _, row in rows]


def _by_intent(source: Source) -> dict[str, list[Searches]]:
    found: dict[str, list[Searches]] = defaultdict(list)
    for (tag, _), one in source.once(read_queries).items():
        try:
            locale = Locale.parse(tag)
        except ValueError:  # anyone can send anything
            continue
        if one.count and asked_in(locale) and (name := matcher_of(locale).intent_of(one.query)):
            found[name].append(one)
    return found
