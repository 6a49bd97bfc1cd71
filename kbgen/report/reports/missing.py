"""Addresses that lead nowhere, by how many readers came there."""

from kbgen.report.missing import read_missing
from kbgen.report.source import Source
from kbgen.report.tables import Column, Table, Values


def missing(source: Source) -> tuple[Table, ...]:
    """Return the addresses without a page, and the nearest article of each."""
    return (
        Table(
            name="missing",
            title="Addresses without a page",
            about="Where readers found no page, and which sites led them there. What may be meant "
            "is an estimate from the words of the address: `kbgen check --missing --fix` writes "
            "the lines that are certain.",
            columns=(
                Column("path", "Address"),
                Column("readers", "Readers", "count"),
                Column("referrers", "From", "list"),
                Column("nearest", "May mean"),
                Column("certain", "Certain", "flag"),
                Column("todo", "What to do"),
            ),
            rows=tuple(_rows(source)),
        ),
    )


def _rows(source: Source) -> list[Values]:
    moves = source.moves
    if moves is None:
        return []
    rows: list[Values] = []
    for dead in source.once(read_missing):
        path = moves.path_of(dead.path)
        if moves.exists(path):
            continue
        move = moves.find(path)
        nearest = move.article.title if move and move.article else ""
        certain = move is not None and move.is_certain
        todo = move.hint if move else ""
        rows.append((dead.path, dead.readers, dead.referrers, nearest, certain, todo))
    return rows
