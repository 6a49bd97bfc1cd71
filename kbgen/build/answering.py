"""What the results begin with: the sentences of the sections that answer an intent."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from kbgen.build.stages import sections_of
from kbgen.i18n import Values
from kbgen.model.article import FilledArticle, Section
from kbgen.model.by_market import FOR, LEAD, ByMarket, lead_for, with_every_market
from kbgen.model.policy import references
from kbgen.model.search import SearchDoc
from kbgen.search import answer_in, signs_of


@dataclass(frozen=True, slots=True)
class Answering:
    """An article that answers intents."""

    article: FilledArticle
    intents: tuple[str, ...]
    texts: bytes
    """Its sections as the cache has them, with their references."""

    def sections(self) -> dict[str, int]:
        """Return the intents, each with the number of the section that answers; 0: the top.

        A translation may lack the section that another version names: its top answers something
        else.
        """
        places = {heading.anchor: at for at, heading in enumerate(self.article.headings, start=1)}
        places[""] = 0
        named = (name.partition("#") for name in self.intents)
        sections: dict[str, int] = {}
        for name, _, anchor in named:
            if anchor in places:
                sections.setdefault(name, places[anchor])
        return sections


def with_answers(
    documents: Iterable[SearchDoc], answering: Mapping[str, Answering], values: Values
) -> tuple[SearchDoc, ...]:
    """Return the documents of a locale with what they answer. answering: by id."""
    targets: dict[str, Hashable] = {}
    for article_id, one in answering.items():
        for intent, section in one.sections().items():
            # What two articles answer is certain to be meant by neither.
            targets[intent] = intent if intent in targets else (article_id, section)
    if not targets:
        return tuple(documents)
    titles: dict[Hashable, str] = {
        (article_id, 0): one.article.title
        for article_id, one in answering.items()
        if (article_id, 0) in targets.values()
    }
    locale = next(iter(answering.values())).article.locale
    signs = signs_of(locale, targets, titles)
    return tuple(
        document._replace(answers=_answers(answering[document.id], signs, values))
        if document.id in answering
        else document
        for document in documents
    )


def _answers(
    answering: Answering, signs: Mapping[Hashable, str], values: Values
) -> tuple[tuple[int, ByMarket, str], ...]:
    article = answering.article
    sections = sections_of(answering.texts)
    numbers = sorted(set(answering.sections().values()))
    answers = ((number, _answer(article, sections[number], values)) for number in numbers)
    return tuple(
        (number, answer, own)
        for number, answer in answers
        if answer and (own := signs.get((article.id, number), ""))
    )


def _answer(article: FilledArticle, section: Section, values: Values) -> ByMarket:
    """Return the answer of a section: the same for all, or one piece that knows the markets.

    A market without one gets none, nor does a reader whose market is not known where they differ.
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
