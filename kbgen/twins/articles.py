"""`/_kb/articles.<locale>.json`: the texts of a locale's articles, each for the markets it is for.

One entry a line, and one for each group of markets to which an article says the same, so that a
reader of one entry never meets the number of another market. An edit replaces the lines of its
article; the rest of the file stays as it is.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kbgen.i18n import Values
from kbgen.model.article import AddressSlot, BlockSlot, FilledArticle, Section, ValueSlot
from kbgen.model.by_market import text_for
from kbgen.model.policy import BUTTON, Reference, references
from kbgen.twins.listing import as_line, replace_lines, write_list
from kbgen.twins.machine import by_groups, value_in

FORMAT = 1
_NAME = "articles"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSource:
    """An article as a locale shows it."""

    article: FilledArticle
    sections: tuple[Section, ...] | None
    """Its texts before values are filled in; None: it stands in for a missing translation, and the
    list of its own locale has its texts."""
    url: str
    """Absolute, or relative to the list."""
    category: str
    """Title of its folder's page."""
    revision: str
    answers: tuple[str, ...]


def article_list(head: Mapping[str, Any], lines: Iterable[str]) -> bytes:
    """Return the file. head: what comes before the articles. lines: of `article_lines`."""
    return write_list({"format": FORMAT, **head}, _NAME, lines)


def with_articles(written: bytes, changed: Mapping[str, Iterable[str]]) -> bytes:
    """Return the file with other lines for some of its articles. changed: id → lines."""
    beginnings = {_beginning(article_id): lines for article_id, lines in changed.items()}
    return replace_lines(written, _NAME, beginnings)


def article_lines(source: ArticleSource, values: Values) -> Iterator[str]:
    """Yield an entry for each group of markets to which the article says the same."""
    article = source.article
    own = tuple(name for name in article.meta.markets if name in values.markets)
    markets = own or values.markets
    groups = by_groups(markets or ("",), lambda market: _texts(source, values, market))
    for names, texts in groups:
        is_for_all = not own and len(groups) == 1
        entry = {
            "id": article.id,
            "locale": article.locale.tag,
            "markets": None if is_for_all else names,
            "url": source.url,
            "title": texts.pop("title"),
            "description": texts.pop("description"),
            "category": source.category,
            **_facts(source),
            **texts,
        }
        yield as_line(entry)


def _beginning(article_id: str) -> str:
    return f'{{"id":{as_line(article_id)},'


def _facts(source: ArticleSource) -> dict[str, Any]:
    meta = source.article.meta
    facts: dict[str, Any] = {"updated": meta.updated.isoformat() if meta.updated else None}
    if source.sections is None:
        return {**facts, "fallback": True}
    return {**facts, "revision": source.revision, "answers": source.answers}


def _texts(source: ArticleSource, values: Values, market: str) -> dict[str, Any]:
    """Return what an article says in a market."""
    article = source.article
    texts: dict[str, Any] = {
        "title": text_for(article.titles or article.title, market),
        "description": text_for(article.descriptions or article.description, market),
    }
    if source.sections is None:
        return texts
    named = _named_in(article, market)
    return {
        **texts,
        "values": list(_values(source, values, named, market)),
        "sections": list(_sections(source, values, market)),
    }


def _sections(source: ArticleSource, values: Values, market: str) -> Iterator[dict[str, str]]:
    """Yield the sections that a market's readers see, without empty ones."""
    locale = source.article.locale
    for section in source.sections or ():
        scopes = [one.scope for one in references(section.title) if one.scope]
        text = text_for(values.pieces(section.text, locale), market)
        is_for_others = bool(section.text) and not text
        if is_for_others or any(market not in scope for scope in scopes):
            continue
        if text or section.title:
            title = values.title(section.title, locale, market)
            yield {"anchor": section.anchor, "title": title, "text": text}


def _values(
    source: ArticleSource, values: Values, named: Collection[Reference], market: str
) -> Iterator[dict[str, Any]]:
    """Yield the values that an article names, once each; an example has its own market."""
    listed: set[tuple[str, str]] = set()
    for reference in sorted(named):
        example = values.market_of(reference)
        key = (reference.name, example)
        value = value_in(values, reference.name, source.article.locale, example or market)
        if key in listed or value is None:
            continue
        listed.add(key)
        yield {"name": reference.name, **({"market": example} if example else {}), **value}


def _named_in(article: FilledArticle, market: str) -> set[Reference]:
    """Return the references of what a market's readers see."""
    in_text: list[Reference] = []
    for slot in article.slots:
        if isinstance(slot, ValueSlot):
            in_text.append(slot.reference)
        elif isinstance(slot, AddressSlot):
            in_text += references(slot.address)
        elif isinstance(slot, BlockSlot):
            for text in (slot.argument, *dict(slot.options).values()):
                in_text += references(text)
    elsewhere = {one.reference for one in article.cited} - {one.written for one in in_text}
    return {
        one.written
        for one in (*in_text, *elsewhere)
        if not one.name.startswith(BUTTON) and (not one.scope or market in one.scope)
    }
