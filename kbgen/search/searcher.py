"""The Python searcher: the same files, ranking and order as `static/js/search/engine.js`.

It reads through a function from path to bytes, so that it works on a folder and in tests.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kbgen.analysis import Analyser
from kbgen.languages import language_of
from kbgen.model.by_market import text_for
from kbgen.model.locale import Locale
from kbgen.search.answer import certain_answer, is_certain
from kbgen.search.asking import Asked, Asks
from kbgen.search.complete import complete
from kbgen.search.landing import TOP, best_section
from kbgen.search.matches import Matches
from kbgen.search.matching import Matcher
from kbgen.search.query import Query, parse_query
from kbgen.search.ranking import Ranked, idf, rank
from kbgen.search.reader import Read, Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    id: str
    locale: str
    title: str
    url: str
    """Relative to the site's root, with the anchor of the best section."""
    excerpt: str
    category: str
    section: tuple[str, str] | None
    """Anchor and title."""
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """The answer that results begin with."""

    id: str
    locale: str
    title: str
    """Of the article that says so."""
    url: str
    """Of its section, relative to the site's root."""
    section: tuple[str, str] | None
    """Anchor and title; None: the top of the article."""
    text: str
    market: str
    """Whose answer it is; empty: the same in all markets."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query finds."""

    query: Query

    found: list[Matches]
    """Of each term."""
    ranked: list[Ranked]
    held: float
    """How much of the query the first article holds, 0 to 1, as it was typed."""


class Searcher:
    """Searches one locale of a built site, for readers in a market.

    market: its name; empty: in none of the site's; None: not known.
    """

    def __init__(self, read: Read, locale: Locale, market: str | None = None) -> None:
        self.reader = Reader(read, locale)
        self._market = market
        self._locale = locale
        self._analyser = Analyser(language_of(locale))
        self._stop_words = frozenset(self.reader.manifest["stop_words"].split(" "))
        self._matcher = Matcher(self.reader, self._analyser)
        self._asks = Asks(self.reader.manifest.get("asking", ()), self._analyser, self._stop_words)

    def asks(self, query: str) -> Asked:
        """Return whether a query asks for a human, or wants to complain; else an empty text."""
        return self._asks.what(query)

    def complete(self, typed: str, limit: int = 3) -> list[str]:
        """Return complete questions to offer for what is being typed."""
        return complete(self.reader.questions(), typed, limit)

    def search(self, query: str, limit: int = 10) -> list[Hit]:
        """Return the best articles, one hit each."""
        answer = self.rank(query)
        return [self.hit(one, answer.found) for one in answer.ranked[:limit]]

    def rank(self, query: str, *, corrects: bool = True) -> Answer:
        """Rank all articles that match. corrects: unknown words may be misspelt."""
        manifest = self.reader.manifest
        parsed = parse_query(query, self._analyser, self._stop_words)
        found = self._matcher.match(parsed, corrects=corrects)
        ranked = rank(found, manifest)
        document = manifest["pins"].get(parsed.key)
        if document is None:
            return Answer(parsed, found, ranked, self._held(found, ranked))
        # The owner's answer comes first.
        score = (ranked[0].score if ranked else 0) + 1
        pinned = Ranked(
            document=document, score=score, sum=0, coverage=1, parts=1, title=1, boost=1
        )
        others = (one for one in ranked if one.document != document)
        return Answer(parsed, found, [pinned, *others], 1.0)

    def _held(self, found: Sequence[Matches], ranked: Sequence[Ranked]) -> float:
        every = held = 0.0
        for matches in found:
            if matches.is_cue or matches.is_whole:
                continue
            weight = idf(matches, self.reader.manifest["documents"])
            every += weight
            if ranked and matches.is_known and ranked[0].document in matches.documents:
                held += weight
        return held / (every or 1)

    def hit(self, one: Ranked, found: Sequence[Matches]) -> Hit:
        """Return what is shown of a document."""
        article, title, url, description, category, sections = self.reader.facts(one.document)[:6]
        headings = [{term.stem for term in self._analyser.terms(title)} for _, title in sections]
        number = best_section(one.document, found, headings, self.reader.manifest)
        section = None
        if number != TOP:
            section = (sections[number][0], sections[number][1])
            url += f"#{section[0]}"
        return Hit(
            id=article,
            locale=self._locale.tag,
            title=title,
            url=url,
            excerpt=text_for(description, self._market),
            category=category,
            section=section,
            score=one.score,
        )

    @property
    def stop_words(self) -> frozenset[str]:
        return self._stop_words

    def forms(self, text: str) -> tuple[str, ...]:
        """Return the words of a text as the index has them, each once."""
        return tuple(dict.fromkeys(term.form for term in self._analyser.terms(text)))

    def box(self, query: str) -> Box | None:
        """Return the answer that the results begin with; None: nothing is certain."""
        answer = self.rank(query)
        if self.asks(query) or not is_certain(answer.found, answer.ranked, self.reader.manifest):
            return None
        article, title, url, _, _, sections, _, *more = self.reader.facts(answer.ranked[0].document)
        row = certain_answer(answer.query, more[0] if more else ())
        if row is None:
            return None
        number, said, _ = row
        differs = not isinstance(said, str)
        text = "" if differs and self._market is None else text_for(said, self._market)
        if not text:
            return None
        section = (sections[number][0], sections[number][1]) if number else None
        return Box(
            id=article,
            locale=self._locale.tag,
            title=title,
            url=f"{url}#{section[0]}" if section else url,
            section=section,
            text=text,
            market=self._market or "" if differs else "",
        )

    def stems(self, text: str) -> str:
        """Return the stems of a text's words, between spaces."""
        return " ".join(term.stem for term in self._analyser.terms(text))
