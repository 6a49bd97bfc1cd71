"""Follows what blocks and policy values of articles name."""

from collections.abc import Collection, Iterable, Iterator

from kbgen.config import Project
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.i18n import Values
from kbgen.model.article import Article, BlockSlot, ValueSlot
from kbgen.model.policy import Duration, Reference
from kbgen.text import Suggestions


def check_blocks(
    project: Project, values: Values, articles: Iterable[Article]
) -> tuple[Diagnostic, ...]:
    """Report values, actions, channels and markets that are not there."""
    return tuple(one for article in articles for one in _check(project, values, article))


def _check(project: Project, values: Values, article: Article) -> Iterator[Diagnostic]:
    path = article.source.project_path
    suggestions = Suggestions()
    for cited in article.cited:
        message, hint = values.wrong(cited.reference, suggestions)
        if message:
            place = Span(path=path, line=cited.line, column=cited.column)
            yield problem("KB309", place, message, hint)
    yield from _addresses(values, article)
    known = project.config.markets
    for market in article.meta.markets:
        if market not in known:
            place = Span(path=path, line=article.meta.line("markets"))
            hint = _known(suggestions, market, known)
            yield problem("KB312", place, f"Market `{market}` is not known", hint)
    for slot in article.slots:
        if isinstance(slot, BlockSlot):
            for code, message, hint in _CHECKS[slot.kind](project, values, slot, suggestions):
                yield problem(code, Span(path=path, line=slot.line), message, hint)


def _addresses(values: Values, article: Article) -> Iterator[Diagnostic]:
    """Report values that stand in the place of an address and are none."""
    lines = {one.reference: one for one in article.cited}
    for slot in article.slots:
        if not isinstance(slot, ValueSlot) or slot.place != "address":
            continue
        form = values.form(slot.reference.name)
        if form is not None and not values.address(slot.reference, article.locale):
            cited = lines.get(slot.reference.written)
            line, column = (cited.line, cited.column) if cited else (1, 1)
            place = Span(path=article.source.project_path, line=line, column=column)
            hint = "A link leads to a value of type url, email or phone."
            message = f"Policy value `{slot.reference.name}` is no address"
            yield problem("KB309", place, message, hint)


_Found = Iterator[tuple[str, str, str]]


def _known(
    suggestions: Suggestions, name: str, names: Collection[str], table: str = "markets"
) -> str:
    near = suggestions.did_you_mean(name, lambda: names)
    return near or (f"Known: {', '.join(names)}." if names else f"Add it to [{table}].")


def _action(project: Project, _values: Values, slot: BlockSlot, suggestions: Suggestions) -> _Found:
    names = project.config.actions
    if slot.argument not in names:
        hint = _known(suggestions, slot.argument, names, "actions")
        yield "KB312", f"Action `{slot.argument}` is not known", hint


def _contact(
    project: Project, _values: Values, slot: BlockSlot, suggestions: Suggestions
) -> _Found:
    kinds = {channel.kind for channel in project.config.contact.channels}
    if not kinds:
        yield "KB312", "There is no way to reach a human", "Add [[contact.channels]] to kbgen.toml."
    for kind in slot.argument.split() if kinds else ():
        if kind not in kinds:
            hint = _known(suggestions, kind, sorted(kinds), "contact")
            yield "KB312", f"There is no channel `{kind}`", hint


def _markets(
    project: Project, _values: Values, slot: BlockSlot, suggestions: Suggestions
) -> _Found:
    for name in slot.argument.split():
        if name not in project.config.markets:
            hint = _known(suggestions, name, project.config.markets)
            yield "KB312", f"Market `{name}` is not known", hint


def _deadline(
    _project: Project, values: Values, slot: BlockSlot, suggestions: Suggestions
) -> _Found:
    message, hint = values.wrong(Reference(slot.argument, ""), suggestions)
    if message:
        yield "KB309", message, hint
    elif values.form(slot.argument) and not isinstance(values.form(slot.argument), Duration):
        hint = "Name a value of type duration."
        yield "KB307", f"Block `deadline`: `{slot.argument}` is no duration", hint


_CHECKS = {"action": _action, "contact": _contact, "markets": _markets, "deadline": _deadline}
