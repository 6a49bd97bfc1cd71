"""The Markdown twins of articles: those that are missing or stale are written."""

import marshal
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from kbgen import render, twins
from kbgen.build.context import FilesContext
from kbgen.digest import digest
from kbgen.i18n import market_label
from kbgen.model.article import FilledArticle
from kbgen.model.artifact import Artifact
from kbgen.model.by_market import text_for
from kbgen.model.locale import Locale

#: Bodies that are read from the cache at once.
_BATCH = 64


class TwinTask(NamedTuple):
    """A twin, and the body that it shows."""

    twin: twins.Twin
    body: bytes


def twin_task(_shared: int, task: TwinTask) -> Artifact:
    html: tuple[str, ...] = marshal.loads(task.body) if task.body else ()  # noqa: S302  # our own file
    return twins.twin_file(task.twin, html)


def stage_twins(
    context: FilesContext, setting: render.Setting, articles: Iterable[FilledArticle]
) -> set[str]:
    """Stage the twins of articles that the output folder lacks; return the paths of all."""
    runner, output = context.runner, context.output
    stager = _Stager(context, setting)
    with runner.step("twins") as made:
        tasks = stager.tasks(articles)
        for artifact in runner.pool.map(twin_task, 0, tasks):
            output.stage(artifact, stager.keys.popleft())
            made.append(1)
    return stager.paths


def own_articles(context: FilesContext, locales: Iterable[Locale]) -> Iterator[FilledArticle]:
    """Yield the articles that have twins: those that a locale has of its own."""
    site = context.composed.site
    for locale in locales:
        yield from site.articles(locale)


class _Stager:
    def __init__(self, context: FilesContext, setting: render.Setting) -> None:
        self._context = context
        self._records = context.composed.records
        self._setting = setting
        self._frames: dict[tuple[Locale, str], render.Frame] = {}
        self.paths: set[str] = set()
        self.keys: deque[str] = deque()
        """Of the tasks that are under way."""

    def tasks(self, articles: Iterable[FilledArticle]) -> Iterator[TwinTask]:
        """Yield the missing and stale twins with their bodies; add the key of each to `keys`."""
        iterator = iter(articles)
        while batch := list(islice(iterator, _BATCH)):
            stale: list[tuple[twins.Twin, str]] = []
            for article in batch:
                record = self._records[article.source.path]
                for twin in self._twins(article):
                    key = digest(twins.FORMAT, twin, record.digest)
                    self.paths.add(twin.path)
                    if not self._context.output.has(twin.path, key):
                        stale.append((twin, record.key))
                        self.keys.append(key)
            bodies = self._context.runner.cache.blobs("first", {key for _, key in stale})
            for twin, result in stale:
                yield TwinTask(twin, b"" if twin.fills is None else bodies[result])

    def _twins(self, article: FilledArticle) -> Iterator[twins.Twin]:
        """Yield the twins of an article: one for all, or one for each market and one in its place.

        That one is for the market that the locale's readers are assumed to be in; where that is
        unknown, it leads to the others.
        """
        markets = self._markets(article)
        if not markets:
            yield self._twin(article, "", twins.twin_name(""), ())
            return
        for market in markets:
            yield self._twin(article, market, twins.twin_name(market), markets)
        assumed = self._setting.project.market_of(article.locale)
        yield self._twin(article, assumed if assumed in markets else "", "index.md", markets)

    def _markets(self, article: FilledArticle) -> tuple[str, ...]:
        """Return the markets to which an article says different things; none: it does not."""
        values = self._setting.values
        known = tuple(one for one in article.meta.markets if one in values.markets)
        differs = article.has_market_texts or any(
            values.by_market(one.reference, article.locale)[1] for one in article.cited
        )
        return (known or values.markets) if differs else ()

    def _twin(
        self, article: FilledArticle, market: str, name: str, markets: tuple[str, ...]
    ) -> twins.Twin:
        project, site, locale = self._setting.project, self._setting.site, article.locale
        url = site.urls[article.key]
        title = text_for(article.titles or article.title, market)
        description = text_for(article.descriptions or article.description, market)
        limited = tuple(one for one in article.meta.markets if one in project.config.markets)
        is_guide = bool(markets) and not market
        front_matter: dict[str, str | tuple[str, ...]] = {
            "title": title,
            "description": "" if is_guide else description,
            "locale": locale.tag,
            "market": market or (limited[0] if len(limited) == 1 else ""),
            "markets": () if market or len(limited) < 2 else limited,
            "updated": article.meta.updated.isoformat() if article.meta.updated else "",
            "canonical": render.absolute(project, url),
        }
        notice = article.meta.notice
        return twins.Twin(
            path=f"{url}{name}",
            market=market,
            front_matter=tuple((key, value) for key, value in front_matter.items() if value),
            title=title,
            notice=notice.text if notice and notice.is_shown(self._setting.values.day) else "",
            fills=None if is_guide else self._fills(article, market),
            others=tuple(
                (market_label(project, one, locale)[0], twins.twin_name(one))
                for one in markets
                if one != market
            ),
        )

    def _fills(self, article: FilledArticle, market: str) -> tuple[str, ...]:
        key = (article.locale, market)
        if key not in self._frames:
            setting = self._setting
            if market:
                setting = replace(setting, values=setting.values.for_market(market))
            self._frames[key] = render.frame_for(setting, article.locale)
        root = "../" * self._setting.site.urls[article.key].count("/")
        return render.fill_slots(self._frames[key], article, root)
