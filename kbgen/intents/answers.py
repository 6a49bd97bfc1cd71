"""What the articles of a site answer."""

from collections import defaultdict

from kbgen.intents import Coverage, asked_in
from kbgen.intents.guess import guesser_of
from kbgen.model.article import Article
from kbgen.model.locale import Locale
from kbgen.model.site import Site, SiteStructure

#: Id and locale of an article → its intents.
Answers = dict[tuple[str, Locale], tuple[str, ...]]
#: The least likeness of an intent that is assumed, and how far ahead of the next one it is, as a
#: factor and as a difference. On the demo all of 44 are right; of 1,330 articles on other things
#: 3 are taken for one of a shop, and `_LEAST_SHARE` leaves none.
_CERTAIN, _TIMES, _AHEAD = 0.38, 1.3, 0.12
#: The same of one that is suggested to the writer.
_LIKELY, _NEAR_BEST = 0.3, 0.75
#: A locale is taken for one of a shop if such a share of its articles answers an intent for
#: certain, and so many.
_LEAST_SHARE, _LEAST = 0.2, 3


def find_answers(site: SiteStructure) -> Answers:
    """Return the intents of each article that answers any.

    Those that its front matter names; else those that the front matter of a translation names, in
    the order of the site's locales; else the one that its title leaves no doubt about.
    """
    answers: Answers = {}
    for locale in site.locales:
        assumed = _assumed(site, locale) if asked_in(locale) else {}
        for article in site.articles(locale):
            named = _named(site, article)
            intents = assumed.get(article.id, ()) if named is None else named
            if intents:
                answers[article.key] = intents
    return answers


def coverage(site: Site, default: Locale) -> Coverage | None:
    """Return what a shop answers; None where the site is no shop's."""
    articles = site.articles(default)
    names = (name for article in articles for name in site.answers.get(article.key, ()))
    answered = frozenset(name.partition("#")[0] for name in names)
    return Coverage(default, answered) if answered else None


def likely(article: Article) -> tuple[str, ...]:
    """Return the intents that an article may answer, the likeliest first."""
    ranked = _ranked(article)
    least = max(_LIKELY, _NEAR_BEST * ranked[0][0]) if ranked else 0.0
    return tuple(name for likeness, name in ranked if likeness >= least)


def _named(site: SiteStructure, article: Article) -> tuple[str, ...] | None:
    versions = (article, *(site.versions[article.id, one] for one in site.translations(article.id)))
    return next((one.meta.answers for one in versions if one.meta.answers is not None), None)


def _assumed(site: SiteStructure, locale: Locale) -> dict[str, tuple[str, ...]]:
    """Return articles and what they answer for certain; none where the site is no shop's."""
    claims: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for article in site.articles(locale):
        (likeness, name), (other, _) = (*_ranked(article)[:2], (0.0, ""), (0.0, ""))[:2]
        if likeness >= max(_CERTAIN, _TIMES * other, other + _AHEAD):
            claims[name].append((likeness, article.id))
    if len(claims) < max(_LEAST, _LEAST_SHARE * len(site.own[locale])):
        return {}
    return {max(claimants)[1]: (name,) for name, claimants in claims.items()}


def _ranked(article: Article) -> list[tuple[float, str]]:
    likeness = guesser_of(article.locale).likeness(article.title, article.meta.keywords)
    return sorted(((value, name) for name, value in likeness.items()), reverse=True)
