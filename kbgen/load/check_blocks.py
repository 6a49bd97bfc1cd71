"""Follows what blocks and policy values of articles name."""

from collections.abc import Collection, Iterable, Iterator

from kbgen.config import Project
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.i18n import Values
from kbgen.model.address import SAFE_SCHEMES, is_foreign, is_safe
from kbgen.model.article import AddressSlot, Article, BlockSlot
from kbgen.model.policy import Duration, Reference, references, write_references
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
    yield from _addresses(project, values, article)
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


def _addresses(project: Project, values: Values, article: Article) -> Iterator[Diagnostic]:
    """Report addresses with values that cannot stay in some market."""
    lines = {one.reference: one for one in article.cited}
    for slot in article.slots:
        if not isinstance(slot, AddressSlot):
            continue
        reference = references(slot.address)[0]
        if values.wrong(reference) != ("", ""):
            continue  # it is reported where it stands
        cited = lines.get(reference.written)
        line, column = (cited.line, cited.column) if cited else (1, 1)
        place = Span(path=article.source.project_path, line=line, column=column)
        for market in (project.market_of(article.locale), *project.config.markets):
            address = values.link(slot.address, article.locale, market)
            if not slot.may_have(address):
                yield problem(*_not_kept(slot, address, reference.name, place))
                break


def _not_kept(
    slot: AddressSlot, address: str, name: str, place: Span
) -> tuple[str, Span, str, str]:
    """Return what is wrong with an address that a value makes."""
    if not address:
        hint = "A link leads to a value of type url, email or phone."
        return "KB309", place, f"Policy value `{name}` is not an address", hint
    shown = f"`{write_references(slot.address)}` becomes `{address[:60]}`"
    if not is_safe(address):
        hint = f"It is left out; allowed are {', '.join(sorted(SAFE_SCHEMES))}."
        return "KB219", place, f"Address {shown}", hint
    if slot.is_image and is_foreign(address):
        hint = "It is left out: pages load nothing from elsewhere. Put the file beside the article."
        return "KB206", place, f"Image {shown}, of another host", hint
    hint = "It is left out. Begin it with https: or another scheme, with `/` or with `#`."
    return "KB207", place, f"Address {shown}, which leads nowhere", hint


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
