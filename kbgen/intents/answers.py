"""What the articles of a site answer."""

from collections import defaultdict
from collections.abc import Iterator

from kbgen.intents import asked_in
from kbgen.intents.guess import AHEAD, CERTAIN, guesser_of
from kbgen.model.article import Article
from kbgen.model.locale import Locale
from kbgen.model.site import SiteStructure

#: A locale is taken for one of a shop if so many of its articles answer an intent beyond doubt.
_LEAST_SHARE = 0.2
_LEAST = 3


def find_answers(site: SiteStructure) -> dict[tuple[str, Locale], tuple[str, ...]]:
    """Return the intents of each article that answers any.

    Those that its front matter names; else those that the front matter of a translation names, in
    the order of the site's locales; else what the words of its title leave no doubt about.
    """
    answers: dict[tuple[str, Locale], tuple[str, ...]] = {}
    for locale in site.locales:
        assumed = dict(_assumed(site, locale)) if asked_in(locale) else {}
        for article in site.articles(locale):
            named = _named(site, article)
            intents = assumed.get(article.id, ()) if named is None else named
            if intents:
                answers[article.id, locale] = intents
    return answers


def _named(site: SiteStructure, article: Article) -> tuple[str, ...] | None:
    versions = (article, *(site.versions[article.id, one] for one in site.translations(article.id)))
    return next((one.meta.answers for one in versions if one.meta.answers is not None), None)


def _assumed(site: SiteStructure, locale: Locale) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield articles and what they answer beyond doubt; none where the site is no shop's."""
    guesser = guesser_of(locale)
    claims: dict[str, list[tuple[float, str]]] = defaultdict(list)
    count = 0
    for article in site.articles(locale):
        count += 1
        ranked = sorted(
            ((score, name) for name, score in guesser.scores(article.title, article.meta.keywords).items()),
            reverse=True,
        )
        if ranked and ranked[0][0] >= CERTAIN and (len(ranked) == 1 or ranked[0][0] >= AHEAD * ranked[1][0]):
            claims[ranked[0][1]].append((ranked[0][0], article.id))
    if len(claims) < max(_LEAST, _LEAST_SHARE * count):
        return
    for name, claimants in sorted(claims.items()):
        yield max(claimants)[1], (name,)
