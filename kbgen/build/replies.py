"""The steps of articles as they read elsewhere: in mails and tickets, links in full."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, zip_longest
from typing import NamedTuple

from kbgen import load, render
from kbgen.build.composed import Composed
from kbgen.config import Project
from kbgen.diagnostics import Diagnostic
from kbgen.export import Steps
from kbgen.markdown import StepFinder, compile_article
from kbgen.model.article import ArticleBody, FilledArticle
from kbgen.model.by_market import text_for
from kbgen.model.locale import Locale


class Reply(NamedTuple):
    """What an article says to the customers of a market."""

    article: FilledArticle
    market: str
    """Empty: it says the same to all."""
    summary: str
    steps: Steps


def published_replies(composed: Composed, locales: Iterable[Locale]) -> Iterator[Reply]:
    """Yield the articles that each locale has of its own, in its order, with their steps.

    One whose values differ comes once for each market, as who answers a ticket knows the
    customer's. Links begin with [site] url. An article that changed since the site was put together
    is read again; one that cannot be read any more is left out.
    """
    site, workspace = composed.site, composed.workspace
    project = workspace.project
    setting = workspace.setting(site, "")
    for locale in locales:
        own = set(site.own[locale])
        for article_id in site.reading[locale]:
            if article_id not in own:
                continue
            path = site.versions[article_id, locale].source.path
            decoded = load.read_decoded(project.content, path, locale)
            if isinstance(decoded, Diagnostic):
                continue
            source, _ = workspace.snippets.with_snippets(decoded.source)
            finder = StepFinder()
            compiled, body, _ = compile_article(
                source.file, decoded.text, workspace.rules, source.snippets, finder
            )
            article = workspace.values.fill_article(compiled)
            replies = {
                market: _reply(setting, article, body, market)
                for market in ("", *_markets(article, project))
            }
            if len({(reply.summary, reply.steps) for reply in replies.values()}) == 1:
                yield replies[""]
            else:
                yield from (reply for market, reply in replies.items() if market)


def _markets(article: FilledArticle, project: Project) -> tuple[str, ...]:
    return article.meta.markets or tuple(project.config.markets)


def _reply(
    setting: render.Setting, article: FilledArticle, body: ArticleBody, market: str
) -> Reply:
    values = setting.values.for_market(market)
    frame = render.frame_for(replace(setting, values=values), article.locale)
    fills = render.fill_slots(frame, article, setting.project.config.site.url)
    html = "".join(chain.from_iterable(zip_longest(body.html, fills, fillvalue="")))
    texts = values.sections(body.sections, article.locale)
    steps = Steps(html.strip(), tuple(step.text for step in texts))
    summary = text_for(article.descriptions or article.description, market)
    return Reply(article, market, summary, steps)
