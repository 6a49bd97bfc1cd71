"""The parts of blocks that depend on the configuration: one function and one template each."""

import json
from collections.abc import Callable, Mapping
from html import escape
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from kbgen import templates
from kbgen.model.article import Article, BlockSlot
from kbgen.render.frame import Frame, contact_links
from kbgen.render.page import words

#: Names that an action's address may hold beside those of its parameters.
PLACES = ("locale", "language", "market", "article")


def fill_block(frame: Frame, article: Article, slot: BlockSlot) -> str:
    """Return the HTML of a block's part; empty when what it names is not known."""
    return _KINDS[slot.kind](frame, article, slot)


def _template(frame: Frame, kind: str, **values: Any) -> str:
    context = {**words(frame.setting.files, frame.locale.tag), **values}
    return templates.render(frame.setting.files, f"blocks/{kind}.html", context).strip() + "\n"


def _action(frame: Frame, article: Article, slot: BlockSlot) -> str:
    table = frame.project.config.actions.get(slot.argument)
    if table is None:
        return ""
    label = slot.option("label")
    if not label:
        texts = table.label
        label = texts if isinstance(texts, str) else _in_locale(texts, frame)
    given = {
        key: frame.values.title(value, frame.locale)
        for key, value in slot.options
        if key != "label"
    }
    places = {
        "locale": frame.locale.tag,
        "language": frame.locale.language,
        "market": frame.project.market_of(frame.locale),
        "article": article.id,
    }
    url = action_url(table.url, {**table.parameters, **given}, places)
    return _template(frame, "action", url=url, label=frame.values.title(label, frame.locale))


def action_url(url: str, parameters: Mapping[str, str], places: Mapping[str, str]) -> str:
    """Fill an address: `{name}` where it has a place for it, the rest as its query."""
    parts = urlsplit(url)
    left = dict(parameters)
    filled = url
    for name, value in {**places, **parameters}.items():
        if f"{{{name}}}" in filled:
            filled = filled.replace(f"{{{name}}}", quote(value, safe=""))
            left.pop(name, None)
    parts = urlsplit(filled)
    query = urlencode([*parse_qsl(parts.query, keep_blank_values=True), *left.items()])
    return parts._replace(query=query).geturl()


def _in_locale(texts: Mapping[str, str], frame: Frame) -> str:
    tags = frame.project.tags_for(frame.locale)
    return next((texts[tag] for tag in tags if tag in texts), next(iter(texts.values()), ""))


def _contact(frame: Frame, _article: Article, slot: BlockSlot) -> str:
    kinds = slot.argument.split()
    links = contact_links(frame)
    shown = [link for link in links if not kinds or link.kind in kinds]
    return _template(frame, "contact", contacts=shown) if shown else ""


def _markets(frame: Frame, article: Article, slot: BlockSlot) -> str:
    """Return the names of the markets that a block is for."""
    labels = market_names(frame, slot.argument.split())
    aside = "" if article.locale == frame.locale else f' lang="{frame.locale.tag}" dir="auto"'
    return f'<p class="market-label"{aside} data-kb-market-mark>{escape(labels)}</p>\n'


def market_names(frame: Frame, names: list[str]) -> str:
    """Return the names of markets in the reader's language."""
    # Not by commas, which some names hold.
    return " · ".join(
        frame.values.label(name, frame.locale) for name in _known_markets(frame, names)
    )


def _known_markets(frame: Frame, names: list[str]) -> list[str]:
    return [name for name in names if name in frame.project.config.markets]


def _deadline(frame: Frame, article: Article, slot: BlockSlot) -> str:
    durations = frame.values.durations(slot.argument)
    if not durations:
        return ""
    markets = frame.project.config.markets
    rules = {
        market: {
            "count": form.most,
            "unit": form.unit,
            "holidays": [str(day) for day in markets[market].holidays] if market else [],
            "zone": markets[market].time_zone if market else frame.project.config.site.time_zone,
        }
        for market, form in _for_all(durations, list(markets)).items()
    }
    return _template(
        frame,
        "deadline",
        rules=json.dumps(rules, sort_keys=True),
        number=f"{article.revision}-{slot.line}",
    )


def _for_all(durations: Mapping[str, Any], markets: list[str]) -> dict[str, Any]:
    return {name: durations.get(name, durations[""]) for name in ("", *markets)}


_KINDS: Mapping[str, Callable[[Frame, Article, BlockSlot], str]] = {
    "action": _action,
    "contact": _contact,
    "markets": _markets,
    "deadline": _deadline,
}
