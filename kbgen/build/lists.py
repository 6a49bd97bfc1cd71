"""The lists of articles and policy values that programs read, one of each a locale."""

from collections.abc import Iterable, Iterator
from typing import Any

from kbgen import render, twins
from kbgen.build.composed import BodiesOnly, Composed
from kbgen.build.context import FilesContext
from kbgen.build.stages import sections_of
from kbgen.i18n import market_label
from kbgen.model.article import FilledArticle, Section
from kbgen.model.artifact import Artifact
from kbgen.model.locale import Locale

#: Articles whose texts are read from the cache at once.
_BATCH = 256


def lists_for_programs(context: FilesContext, locales: Iterable[Locale]) -> Iterator[Artifact]:
    """Make the list of articles of each locale, and of policy values where articles name any."""
    composed = context.composed
    site, values = composed.site, composed.workspace.values
    own = (article for locale in site.locales for article in site.articles(locale))
    meanings = {one.name: one.means for one in composed.workspace.wording.policies.values}
    named = {name: meanings.get(name, "") for name in twins.named_values(own)}
    for locale in locales:
        head = _head(composed, locale)
        lines = _lines(context, locale, site.reading[locale])
        yield Artifact(render.articles_path(locale), twins.article_list(head, lines))
        if named:
            data = twins.policy_list(head, named, values, locale)
            yield Artifact(render.policies_path(locale), data)


def edited_lists(context: FilesContext, composed: BodiesOnly) -> Iterator[Artifact]:
    """Make the lists of articles again in which an edited article stands with its text."""
    changed: dict[Locale, dict[str, list[str]]] = {}
    for article in composed.edited:
        if article.id in composed.site.own[article.locale]:
            lines = list(_lines(context, article.locale, [article.id]))
            changed.setdefault(article.locale, {})[article.id] = lines
    for locale, articles in changed.items():
        path = render.articles_path(locale)
        written = (context.output.folder / path).read_bytes()
        yield Artifact(path, twins.with_articles(written, articles))


def _head(composed: Composed, locale: Locale) -> dict[str, Any]:
    """Return what a list says of the site: its name, home and markets."""
    project = composed.workspace.project
    home = composed.site.categories["", locale].url
    return {
        "site": project.site_name(locale)[0],
        "locale": locale.tag,
        "url": _address(composed, home),
        "market": project.market_of(locale) or None,
        "markets": [
            {
                "id": name,
                "label": market_label(project, name, locale)[0],
                "countries": table.countries,
                "currency": table.currency or None,
            }
            for name, table in project.config.markets.items()
        ],
    }


def _address(composed: Composed, url: str) -> str:
    """Return an absolute address, or one relative to the lists where the site has none."""
    return render.absolute(composed.workspace.project, url) or f"../{render.quoted(url)}"


def _lines(context: FilesContext, locale: Locale, ids: Iterable[str]) -> Iterator[str]:
    composed = context.composed
    site, values = composed.site, composed.workspace.values
    listed = list(ids)
    for start in range(0, len(listed), _BATCH):
        articles = [site.versions[one, locale] for one in listed[start : start + _BATCH]]
        keys = {
            article.id: composed.records[article.source.path].key
            for article in articles
            if article.locale == locale
        }
        blobs = context.runner.cache.blobs("second", keys.values())
        for article in articles:
            key = keys.get(article.id)
            sections = None if key is None else sections_of(blobs[key])
            yield from twins.article_lines(_source(composed, locale, article, sections), values)


def _source(
    composed: Composed,
    locale: Locale,
    article: FilledArticle,
    sections: tuple[Section, ...] | None,
) -> twins.ArticleSource:
    site = composed.site
    return twins.ArticleSource(
        article=article,
        sections=sections,
        url=_address(composed, site.urls[article.id, locale]),
        category=site.categories[article.source.folder, locale].title,
        revision=composed.records[article.source.path].revision,
        answers=site.answers.get(article.key, ()),
    )
