"""What the results begin with: the sentences of the sections that answer an intent."""

from kbgen.build.stages import sections_of
from kbgen.i18n import Values
from kbgen.model.article import FilledArticle, Section
from kbgen.model.by_market import FOR, LEAD, ByMarket, lead_for, with_every_market
from kbgen.model.policy import references
from kbgen.model.site import Site
from kbgen.search import answer_in

#: (number of a section, what it answers)
Answers = tuple[tuple[int, ByMarket], ...]


def answers_of(site: Site, article: FilledArticle, texts: bytes, values: Values) -> Answers:
    """Return what the sections of an article answer whose intents it names, or is assumed to.

    texts: its sections as the cache has them, with their references. An empty answer: the section
    is asked for, but its beginning answers nothing.
    """
    places = {heading.anchor: at for at, heading in enumerate(article.headings, start=1)}
    named = (name.partition("#")[2] for name in site.answers.get(article.key, ()))
    numbers = sorted({places.get(anchor, 0) for anchor in named})
    sections = sections_of(texts)
    answers = [(number, _answer(article, sections[number], values)) for number in numbers]
    return tuple(answers) if any(answer for _, answer in answers) else ()


def _answer(article: FilledArticle, section: Section, values: Values) -> ByMarket:
    """Return the answer of a section: the same for all, or one piece that knows the markets.

    A market without one, and a reader whose market is not known where markets differ, gets none.
    """
    markets = article.meta.markets or ("", *values.markets)
    texts = {market: _in_market(article, section, values, market) for market in markets}
    if len(set(texts.values())) == 1 and not article.meta.markets:
        return texts[""]
    shown = {market: text for market, text in texts.items() if text}
    return [shown] if shown else ""


def _in_market(article: FilledArticle, section: Section, values: Values, market: str) -> str:
    lead, _, rest = section.text.partition(LEAD)
    # What a table says of other markets completes nothing that is said for one.
    rest = "" if FOR in lead else with_every_market(rest)
    text = answer_in(lead_for(section.text, market), rest)
    if any(values.market_of(one) not in {"", market} for one in references(text)):
        return ""  # an example from another market
    return values.title(text, article.locale, market)
