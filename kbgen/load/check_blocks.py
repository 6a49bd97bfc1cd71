"""Checks the names in articles: policy values, markets, and those that blocks need."""

from collections.abc import Iterable, Iterator

from kbgen.config import Project
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.i18n import Values
from kbgen.markdown.directive import CheckContext
from kbgen.markdown.directives import BY_NAME
from kbgen.model.address import SAFE_SCHEMES, is_foreign, is_safe
from kbgen.model.article import AddressSlot, Article, BlockSlot
from kbgen.model.policy import references, write_references
from kbgen.text import Suggestions


def check_blocks(
    project: Project, values: Values, articles: Iterable[Article]
) -> tuple[Diagnostic, ...]:
    """Report values, actions, channels and markets that do not exist."""
    return tuple(finding for article in articles for finding in _check(project, values, article))


def _check(project: Project, values: Values, article: Article) -> Iterator[Diagnostic]:
    path = article.source.project_path
    context = CheckContext(project, values, Suggestions())
    for cited in article.cited:
        message, hint = values.wrong(cited.reference, context.suggestions, article.locale)
        if message:
            place = Span(path=path, line=cited.line, column=cited.column)
            yield problem("KB309", place, message, hint)
    yield from _addresses(project, values, article)
    markets = project.config.markets
    for market in article.meta.markets:
        if market not in markets:
            code, message, hint = context.unknown("market", market, markets, "Add it to [markets].")
            yield problem(code, Span(path=path, line=article.meta.line("markets")), message, hint)
    for slot in article.slots:
        if isinstance(slot, BlockSlot):
            for code, message, hint in BY_NAME[slot.kind].check(slot, context):
                yield problem(code, Span(path=path, line=slot.line), message, hint)


def _addresses(project: Project, values: Values, article: Article) -> Iterator[Diagnostic]:
    """Report addresses that are unsafe or lead nowhere once their values are filled in."""
    citations = {cited.reference: cited for cited in article.cited}
    for slot in article.slots:
        if not isinstance(slot, AddressSlot):
            continue
        reference = references(slot.address)[0]
        if values.wrong(reference, locale=article.locale) != ("", ""):
            continue  # reported at the reference
        cited = citations.get(reference.written)
        line, column = (cited.line, cited.column) if cited else (1, 1)
        place = Span(path=article.source.project_path, line=line, column=column)
        for market in (project.market_of(article.locale), *project.config.markets):
            address = values.link(slot.address, article.locale, market)
            if not slot.may_have(address):
                yield problem(*_refused(slot, address, reference.name, place))
                break


def _refused(slot: AddressSlot, address: str, name: str, place: Span) -> tuple[str, Span, str, str]:
    """Describe the problem of an address that a value completes."""
    if not address:
        hint = "Name a value of type url, email or phone."
        return "KB309", place, f"Policy value `{name}` is not an address", hint
    change = f"`{write_references(slot.address)}` becomes `{address[:60]}`"
    if not is_safe(address):
        hint = f"It is left out; allowed schemes: {', '.join(sorted(SAFE_SCHEMES))}."
        return "KB219", place, f"Address {change}", hint
    if slot.is_image and is_foreign(address):
        hint = (
            "It is left out: pages load nothing from other hosts. Put the file beside the article."
        )
        return "KB206", place, f"Image {change}, on another host", hint
    hint = "It is left out. Begin it with https: or another scheme, with `/` or with `#`."
    return "KB207", place, f"Address {change}, which leads nowhere", hint
