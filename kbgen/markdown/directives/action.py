"""`:::action track-order {order=…}`: a button to a page of the shop, `[actions]` in kbgen.toml."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple
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
from kbgen.urls import fill_places

#: Filled in by a script, from what a link from the shop says of the reader's order.
_OF_ORDERS = ("order", "zip", "email", "tracking")


class ActionLink(NamedTuple):
    """A button to a page of the shop."""

    label: str
    """Marked if it is in another language than the page."""
    url: str
    template: str
    """The address with places of the reader's order; empty: it has none."""


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
    label = marked(fill(written, words), words)
    return _link(label, action.address, {**action.parameters, **own}, places)._asdict()


def _link(
    label: str, url: str, parameters: Mapping[str, str], places: Mapping[str, str]
) -> ActionLink:
    template = _url(url, parameters, places)
    filled = fill_places(template, {})
    return ActionLink(label, filled, "" if filled == template else template)


def _url(url: str, parameters: Mapping[str, str], places: Mapping[str, str]) -> str:
    """Fill an address: parameters go where it has `{name}`, the rest become its query.

    Places of the reader's order stay.
    """
    query = dict(parameters)
    for name, value in {**places, **parameters}.items():
        if f"{{{name}}}" in url:
            url = url.replace(f"{{{name}}}", quote(value, safe=""))
            query.pop(name, None)
    parts = urlsplit(url)
    pairs = [*parse_qsl(parts.query, keep_blank_values=True), *query.items()]
    address = parts._replace(query=urlencode(pairs)).geturl()
    for name in _OF_ORDERS:
        address = address.replace(quote(f"{{{name}}}"), f"{{{name}}}")
    return address


def action_link(
    project: Project, values: Values, action: ActionTable, locale: Locale
) -> ActionLink:
    """Return an action's button in a locale, for any page."""
    places = {
        "locale": locale.tag,
        "language": locale.language,
        "market": project.market_of(locale),
        "article": "",
    }
    written, words = project.words(action.label, locale)
    label = in_language(values.title(written, words), words, locale)
    return _link(label, action.address, action.parameters, places)


DIRECTIVE = Directive(
    names=("action",), expand=_expand, any_option=True, holds_prose=False, check=_check, view=_view
)
