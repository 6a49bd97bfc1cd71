"""The canned replies of a project, for `kbgen export macros` and `kbgen diff`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import quote

from kbgen.model.foreign import unmarked

if TYPE_CHECKING:
    from kbgen.build.composed import Composed
    from kbgen.export import Macro
    from kbgen.model.locale import Locale


def macros_of(composed: "Composed", locales: "tuple[Locale, ...]") -> "Iterator[tuple[str, Macro]]":
    """Yield market and reply of each article that is written in one of the locales.

    The market is empty where the reply says the same to all.
    """
    from kbgen.build.replies import published_replies
    from kbgen.export import Macro
    from kbgen.i18n import market_names

    site, project = composed.site, composed.workspace.project
    for article, market, summary, steps in published_replies(composed, locales):
        yield (
            market,
            Macro(
                article_id=article.id,
                locale=article.locale.tag,
                site=project.name,
                category=site.categories[article.source.folder, article.locale].title
                if article.source.folder
                else "",
                title=article.title,
                market=unmarked(market_names(project, [market], article.locale)),
                summary=summary,
                steps=steps,
                url=project.config.site.url + quote(site.urls[article.key]),
            ),
        )
