"""By which words a query is certain to ask for what a section answers. Twin: `search/answer.js`.

A sign is a few words that shoppers typed as a whole question, and that no question about anything
else holds. Only the beginning of its digest travels.
"""

from base64 import b64encode
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from itertools import combinations
from typing import Final

from kbgen.analysis import Analyser
from kbgen.intents import asked_in
from kbgen.languages import language_of
from kbgen.model.locale import Locale
from kbgen.search.format import MOST_SIGNED, SIGN_WORDS, utf16_sorted
from kbgen.search.query import Query, parse_query

#: Characters of a sign: 18 bits, six in each. Of ten combinations of a query's words and forty
#: signs of an article, one in 650 is the same by chance; then it still has to be certain otherwise.
WIDTH: Final = 3


def signs_of(
    locale: Locale, targets: Mapping[str, Hashable], titles: Mapping[Hashable, str]
) -> dict[Hashable, str]:
    """Return the signs of each target, one after the other.

    targets: intent → what answers it; the others are answered nowhere. titles: of the articles
    whose beginning is a target.
    """
    language = language_of(locale)
    analyser = Analyser(language)
    asked = [
        (text, targets.get(name, name))
        for name, intent in asked_in(locale).items()
        for text in (intent.question, *intent.asked)
    ]
    asked += [(title, target) for target, title in titles.items()]
    holders: dict[str, set[int]] = defaultdict(set)
    questions = []
    for number, (text, target) in enumerate(asked):
        query = parse_query(text, analyser, language.stop_words)
        content = words_of(query)
        for word in content:
            holders[word].add(number)
        questions.append((content, target))
    sets: dict[Hashable, set[frozenset[str]]] = {target: set() for target in targets.values()}
    for content, target in questions:
        if target not in sets or len(content) not in SIGN_WORDS:
            continue
        others = set.intersection(*(holders[word] for word in content))
        if all(asked[other][1] == target for other in others):
            sets[target].add(frozenset(content))
    return {target: "".join(sorted(map(sign, _least(own)))) for target, own in sets.items()}


def _least(sets: Collection[frozenset[str]]) -> list[frozenset[str]]:
    """Return those that hold none of the others: who has the words of one has the other's."""
    return [one for one in sets if not any(other < one for other in sets)]


def words_of(query: Query) -> list[str]:
    """Return the stems of a query's words but for stop words, each once."""
    return [*dict.fromkeys(term.stem for term in query.terms)]


def signs_in(query: Query) -> Iterator[str]:
    """Yield the signs that a query may hold."""
    words = words_of(query)[:MOST_SIGNED]
    for size in SIGN_WORDS:
        yield from map(sign, combinations(words, size))


def sign(words: Iterable[str]) -> str:
    """Return `WIDTH` characters for some words in any order: FNV-1a of their code units."""
    state = 0x811C9DC5
    data = " ".join(utf16_sorted(words)).encode("utf-16-le", "surrogatepass")
    for unit in memoryview(data).cast("H") if data else ():
        state = (state ^ unit) * 0x01000193 & 0xFFFFFFFF
    return b64encode(state.to_bytes(4, "big")).decode()[:WIDTH]
