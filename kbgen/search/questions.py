"""The questions that are offered while a reader types."""

from collections.abc import Iterable, Sequence
from typing import Final

from kbgen.analysis import Analyser
from kbgen.intents import asked_in
from kbgen.languages import language_of
from kbgen.model.article import FilledArticle
from kbgen.model.locale import Locale
from kbgen.model.site import Site
from kbgen.search.query import parse_query

#: Queries of fewer readers are not offered: they might be recognised.
FEWEST_READERS: Final = 10
#: Questions of a locale at most, about 6 kB: all are fetched when the box gets the focus.
MOST: Final = 300


def questions_of(
    site: Site,
    locale: Locale,
    articles: Sequence[FilledArticle],
    popular: Iterable[tuple[str, int]] = (),
) -> tuple[tuple[str, ...], ...]:
    """Return popular queries, the questions of the intents that articles answer, and titles.

    popular: queries and how many readers typed them. What has the same words is offered once.
    """
    answered = {
        name.partition("#")[0] for one in articles for name in site.answers.get(one.key, ())
    }
    often = sorted((one for one in popular if one[1] >= FEWEST_READERS), key=lambda one: -one[1])
    groups = (
        [query for query, _ in often],
        [intent.question for name, intent in asked_in(locale).items() if name in answered],
        [article.title for article in articles],
    )
    return _without_repetitions(groups, locale)


def _without_repetitions(
    groups: Iterable[Iterable[str]], locale: Locale
) -> tuple[tuple[str, ...], ...]:
    language = language_of(locale)
    analyser = Analyser(language)
    offered: set[frozenset[str]] = set()
    kept: list[tuple[str, ...]] = []
    for group in groups:
        own: list[str] = []
        for text in group:
            terms = parse_query(text, analyser, language.stop_words).terms
            words = frozenset(term.stem for term in terms)
            if words and words not in offered and len(offered) < MOST:
                offered.add(words)
                own.append(text)
        kept.append(tuple(own))
    return tuple(kept)
