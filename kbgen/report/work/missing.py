"""Addresses without a page that several readers asked for."""

from collections.abc import Iterator

from kbgen.report.missing import read_missing
from kbgen.report.work.desk import Desk, Work

#: One reader may have mistyped it.
_ENOUGH = 2


def missing(desk: Desk) -> Iterator[Work]:
    """Yield addresses that should lead to an article, or to a folder."""
    for dead in desk.source.once(read_missing):
        path = desk.moves.path_of(dead.path)
        if dead.recent < _ENOUGH or desk.moves.exists(path):
            continue
        move = desk.moves.find(path)
        if move is None or not move.address:
            continue
        why = f"No page at {dead.path} for {dead.asked}."
        latest = desk.source.period.day(dead.latest)
        article = move.article
        if article is None:
            place = desk.project.file_name
            yield Work("redirect", place, why, move.hint, dead.recent, latest, path=place)
            continue
        todo = move.hint if move.is_certain else f"If it means “{article.title}”: {move.hint}"
        tag = next(
            (one.tag for one in desk.site.locales if move.goal.startswith(f"{one.segment}/")),
            article.locale.tag,
        )
        file = article.source.project_path
        yield Work("redirect", article.title, why, todo, dead.recent, latest, article.id, tag, file)
