"""`:::action track-order {order=…}`: a button to a page of the shop, `[actions]` in kbgen.toml."""

from collections.abc import Iterator, Mapping
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from markdown_it.token import Token

from kbgen.config import Project
from kbgen.config.schema import ActionTable
from kbgen.i18n import Values
from kbgen.markdown.blocks import Block
from kbgen.markdown.directive import BlockProblem, CheckContext, Directive, Scope, ViewContext, html
from kbgen.model.article import BlockSlot
from kbgen.model.foreign import in_language, marked
from kbgen.model.locale import Locale


def _expand(block: Block, inner: list[Token], scope: Scope) -> list[Token]:
    name, _, label = block.argument.partition(" ")
    if not name:
        scope.wrong("Block `action` has no name", "Write `:::action NAME`, one of [actions].")
        return inner
    options = (*block.options, *((("label", label.strip()),) if label.strip() else ()))
    return [html('<div class="action">\n'), *inner, scope.slot(name, options), html("</div>\n")]


def _check(slot: BlockSlot, context: CheckContext) -> Iterator[BlockProblem]:
    actions = context.project.config.actions
    if slot.argument not in actions:
        yield context.unknown("action", slot.argument, actions, "Add it to [actions].")


def _view(slot: BlockSlot, context: ViewContext) -> Mapping[str, object] | None:
    project, locale, fill = context.project, context.locale, context.values.title
    action = project.config.actions.get(slot.argument)
    if action is None:
        return None
    own = {key: fill(value, locale) for key, value in slot.options if key != "label"}
    places = {
        "locale": locale.tag,
        "language": locale.language,
        "market": context.values.own_market(locale),
        "article": context.article.id,
    }
    written, words = slot.option("label"), context.article.locale
    if not written:
        written, words = project.words(action.label, locale)
    return {
        "url": _url(action.url, {**action.parameters, **own}, places),
        "label": marked(fill(written, words), words),
    }


def _url(url: str, parameters: Mapping[str, str], places: Mapping[str, str]) -> str:
    """Fill an address: parameters go where it has `{name}`, the rest become its query."""
    query = dict(parameters)
    for name, value in {**places, **parameters}.items():
        if f"{{{name}}}" in url:
            url = url.replace(f"{{{name}}}", quote(value, safe=""))
            query.pop(name, None)
    parts = urlsplit(url)
    pairs = [*parse_qsl(parts.query, keep_blank_values=True), *query.items()]
    return parts._replace(query=urlencode(pairs)).geturl()


def action_link(
    project: Project, values: Values, action: ActionTable, locale: Locale
) -> tuple[str, str]:
    """Return the label of an action's button in a locale, and its address, for any page."""
    places = {
        "locale": locale.tag,
        "language": locale.language,
        "market": project.market_of(locale),
        "article": "",
    }
    written, words = project.words(action.label, locale)
    label = in_language(values.title(written, words), words, locale)
    return label, _url(action.url, action.parameters, places)


DIRECTIVE = Directive(
    names=("action",), expand=_expand, any_option=True, holds_prose=False, check=_check, view=_view
)
