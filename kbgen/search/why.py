"""Why a hit ranks where it does, in sentences for a writer."""

from collections.abc import Iterator, Mapping, Sequence
from math import log
from typing import NamedTuple

from kbgen.intents.match import matcher_of
from kbgen.model.by_market import text_for
from kbgen.model.locale import Locale
from kbgen.search.levers import Lever, Searched, find_levers
from kbgen.search.matches import Found, Matches
from kbgen.search.ranking import Ranked, idf
from kbgen.search.searcher import Answer, Hit, Searcher
from kbgen.search.written import Written
from kbgen.text import ordinal

#: A factor that makes a smaller difference is not worth a sentence.
_LEAST = 0.05
#: Intents that a sentence names.
_INTENTS = 2
#: How a match came about (`Weight.how`), in words.
_HOW = {
    "stem": "as",
    "synonym": "as its synonym",
    "prefix": "as the beginning of",
    "typo:": "corrected to",
    "respelt": "as",
    "joined:": "written as one word,",
    "part:": "as a compound with",
    "compound:": "inside of",
}


class Why(NamedTuple):
    """One hit, explained."""

    rank: int
    hit: Hit
    is_pinned: bool
    matches: tuple[str, ...]
    """A sentence for each word of the query: where it stands, or that it does not."""
    behind: tuple[str, ...]
    """What the hit above has more, what matters most first; empty for the first one."""
    levers: tuple[Lever, ...]
    """What would make it first, the likeliest first; empty for the first one."""


def explain_why(
    searcher: Searcher, query: str, written: Mapping[str, Written], limit: int = 10
) -> tuple[Why, ...]:
    """Explain the hits of one locale. written: its articles, by id."""
    answer = searcher.rank(query)
    searched = Searched(searcher, query, answer, written)
    shown = answer.ranked[:limit]
    hits = [searcher.hit(one, answer.found) for one in shown]
    places = _Places(searcher, answer, written)
    found = []
    for at, (one, hit) in enumerate(zip(shown, hits, strict=True)):
        own = written.get(hit.id)
        behind = tuple(places.behind(shown[at - 1], one, hits[at - 1])) if at else ()
        levers = find_levers(searched, one.document, hit.id) if at and own else ()
        is_pinned = not one.sum
        matches = () if is_pinned else tuple(places.sentences(one.document, hit.id))
        found.append(Why(at + 1, hit, is_pinned, matches, behind, levers))
    return tuple(found)


def meaning_of(locale: Locale, query: str, written: Mapping[str, Written]) -> str:
    """Return which intent a query means, and what answers it; empty where that is not clear."""
    name = matcher_of(locale).intent_of(query)
    if not name:
        return ""
    titles = [one.title for one in written.values() if name in one.answers]
    answer = f"“{titles[0]}” answers" if titles else "no article answers"
    return f"Shoppers seem to mean `{name}`, which {answer}."


def heading_of(why: Why) -> str:
    """Return the line above the sentences: “2nd: Return an item”."""
    pinned = " (pinned)" if why.is_pinned else ""
    return f"{ordinal(why.rank)}: {why.hit.title}{pinned}"


class _Places:
    """Where the words of a query stand in the articles."""

    def __init__(self, searcher: Searcher, answer: Answer, written: Mapping[str, Written]) -> None:
        self._searcher = searcher
        self._answer = answer
        self._written = written
        self._documents: int = searcher.reader.manifest["documents"]

    @property
    def _found(self) -> Iterator[Matches]:
        """Yield what the words of the query match."""
        return (matches for matches in self._answer.found if matches.is_typed)

    def sentences(self, document: int, article_id: str) -> Iterator[str]:
        if any(one.is_whole and document in one.documents for one in self._answer.found):
            yield "It answered exactly this question before (content/asked.toml)."
        for matches in self._found:
            place = matches.documents.get(document)
            if place is None:
                yield f"“{matches.term.form}” is nowhere in it."
                continue
            where = _joined([*self._where(document, article_id, matches, place)])
            yield f"“{matches.term.form}” is {_how(matches, place)}in {where or 'its words'}."

    def _where(
        self, document: int, article_id: str, matches: Matches, place: Found
    ) -> Iterator[str]:
        sections, file = self._searcher.reader.facts(document)[5:7]
        words = matches.words | {matches.term.stem}
        if place.posting.title:
            yield "the title"
        headings = [title for _, title in sections if title and self._has(title, words)]
        headings.sort(key=lambda title: not self._has(title, {matches.term.stem}))
        if headings:
            yield f"the heading “{headings[0]}”"
        if place.keyword:
            yield "the keywords"
        texts = self._searcher.reader.texts(file)
        if any(self._has(text_for(text, None), words) for text in texts):
            yield "the text"
        own = self._written.get(article_id)
        known = own.asked.items() if own else ()
        names = [f"`{name}`" for name, asked in known if any(self._has(t, words) for t in asked)]
        if names:
            more = f" and {len(names) - _INTENTS} more" if len(names) > _INTENTS else ""
            yield f"what shoppers ask ({', '.join(names[:_INTENTS])}{more})"
        elif place.asked:
            yield "what people asked before they opened it"

    def _has(self, text: str, stems: set[str]) -> bool:
        return not stems.isdisjoint(self._searcher.stems(text).split(" "))

    def behind(self, above: Ranked, one: Ranked, hit: Hit) -> Iterator[str]:
        """Yield what the hit above has more, what matters most first."""
        name = f"“{hit.title}”"
        if not above.sum:
            yield f"{name} is pinned for this query in the settings: it always comes first."
            return
        reasons = [*self._words_ahead(above, one, name), *self._factors_ahead(above, one, name)]
        reasons.sort(key=lambda pair: -pair[0])
        if not reasons:
            yield f"{name} is hardly better: both match alike."
        yield from (text for weight, text in reasons if weight > 0)

    def _words_ahead(self, above: Ranked, one: Ranked, name: str) -> Iterator[tuple[float, str]]:
        for matches in self._found:
            theirs = matches.documents.get(above.document)
            ours = matches.documents.get(one.document)
            if theirs is None:
                continue
            weight = idf(matches, self._documents) / 1000
            more = weight * (theirs.score - (ours.score if ours else 0.0)) / above.sum
            more *= above.words / (above.words + above.intent)
            if more < _LEAST:
                continue
            word = f"“{matches.term.form}”"
            if ours is None:
                yield more, f"{name} has {word}, which is missing here."
            elif theirs.posting.title and not ours.posting.title:
                yield more, f"{name} has {word} in its title."
            elif theirs.keyword and not ours.keyword:
                yield more, f"{name} has {word} among its keywords."
            elif theirs.title > ours.title or theirs.score > ours.score * 1.5:
                yield more, f"{name} says {word} more plainly or more often."
            else:
                yield more, f"{name} says {word} more often, for its length."

    def _factors_ahead(self, above: Ranked, one: Ranked, name: str) -> Iterator[tuple[float, str]]:
        sentences = {
            "coverage": f"{name} has more of the words.",
            "parts": f"{name} has the words together in one section, or at its beginning.",
            "title": f"{name} has all words of the query in its title.",
            "asked": f"{name} answered exactly this question before (content/asked.toml).",
            "boost": f"{name} is lifted by `promoted`, `search: boost` or its readers.",
        }
        for factor, text in sentences.items():
            more = log(getattr(above, factor) / getattr(one, factor))
            if more >= _LEAST:
                yield more, text
        more = (above.intent - one.intent) / (above.intent + above.words)
        if more >= _LEAST:
            yield more, f"{name} answers what shoppers ask in these words."


def _how(matches: Matches, place: Found) -> str:
    kind, _, rest = place.how.partition(" ")
    word = (rest or kind).rpartition(" ")[2]
    if kind == "exact" or word == matches.term.form:
        return ""
    return f"there {_HOW.get(kind, 'as')} “{word}”, "


def _joined(texts: Sequence[str]) -> str:
    """Return “a, b and c”."""
    return " and ".join(filter(None, (", ".join(texts[:-1]), *texts[-1:])))
