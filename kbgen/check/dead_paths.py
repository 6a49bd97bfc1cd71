"""Addresses where readers found no page, as the feedback store has them; with `--missing`."""

from collections.abc import Iterable, Iterator

from kbgen.check.places import key_place
from kbgen.check.rule import Checked, Rule
from kbgen.config import Project
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.model.site import Site
from kbgen.moved import DeadPath, Move, Moves
from kbgen.toml import line_of

NAME, CODE = "missing-address", "KB227"
#: One reader may have mistyped it.
_ENOUGH = 2
_BY_HOST = "Redirect it in the settings of your host, or correct the links that lead there."


def rule(dead: Iterable[DeadPath]) -> Rule:
    """Return the rule that looks for pages at these addresses."""
    listed = tuple(dead)
    return Rule(NAME, CODE, lambda checked: _run(checked, listed))


def _run(checked: Checked, dead: tuple[DeadPath, ...]) -> Iterator[Diagnostic]:
    moves = Moves(checked.site, checked.project.config.site.url)
    for one in dead:
        path = moves.path_of(one.path)
        if one.readers >= _ENOUGH and not moves.exists(path):
            move = moves.find(path)
            message = f"No page at {one.path} for {one.asked}"
            yield problem(CODE, place_of(checked.project, move), message, hint_for(move))


def place_of(project: Project, move: Move | None) -> Span:
    """Return where the redirect belongs: the article's aliases, or the settings."""
    if move is not None and move.article is not None and move.alias:
        return key_place(move.article, "aliases")
    return Span(path=project.file_name, line=line_of(project.config_text, ["redirects"]))


def hint_for(move: Move | None) -> str:
    """Return what to write, and where."""
    if move is None or not move.hint:
        return _BY_HOST
    if move.article is None or move.is_certain:
        fixes = " (`--fix` does it)" if move.alias else ""
        return f"{move.hint.removesuffix('.')}{fixes}."
    return f"If it means “{move.article.title}”: {move.hint}"


def certain_moves(site: Site, url: str, dead: Iterable[DeadPath]) -> Iterator[Move]:
    """Yield the moves that an alias restores and that need no review.

    url: address of the site.
    """
    moves = Moves(site, url)
    for one in dead:
        path = moves.path_of(one.path)
        move = None if one.readers < _ENOUGH or moves.exists(path) else moves.find(path)
        if move is not None and move.is_certain and move.alias:
            yield move
