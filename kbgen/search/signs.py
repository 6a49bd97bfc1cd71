"""By which words a query is certain to ask for what a section answers. Twin: `search/answer.js`.

A sign is a few words that shoppers typed as a whole question, and that no question about anything
else holds. Only the beginning of its digest travels.
"""

from base64 import b64encode
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations
from typing import Final

from kbgen.analysis import Analyser
from kbgen.intents import asked_in
from kbgen.languages import language_of
from kbgen.model.locale import Locale
from kbgen.search.format import LONGEST_QUERY, MOST_SIGNED, RANKING, SIGN_WORDS, utf16_sorted
from kbgen.search.query import Query

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
    questions = [
        (content, targets.get(name, name))
        for name, contents in _asked_words(locale).items()
        for content in contents
    ]
    analyser = Analyser(language_of(locale))
    questions += [(_content(title, analyser), target) for target, title in titles.items()]
    holders: dict[str, set[int]] = defaultdict(set)
    for number, (content, _) in enumerate(questions):
        for word in content:
            holders[word].add(number)
    sets: dict[Hashable, set[frozenset[str]]] = {target: set() for target in targets.values()}
    for content, target in questions:
        if target not in sets or len(content) not in SIGN_WORDS:
            continue
        others = set.intersection(*(holders[word] for word in content))
        if all(questions[other][1] == target for other in others):
            sets[target].add(frozenset(content))
    return {target: "".join(sorted(map(sign, _least(own)))) for target, own in sets.items()}


@lru_cache(maxsize=64)
def _asked_words(locale: Locale) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Return the words of each question of the intents."""
    analyser = Analyser(language_of(locale))
    return {
        name: tuple(_content(text, analyser) for text in (intent.question, *intent.asked))
        for name, intent in asked_in(locale).items()
    }


def _content(text: str, analyser: Analyser) -> tuple[str, ...]:
    """Return what `words_of` returns, without reading the phrases and pairs of a query."""
    stop_words = analyser.language.stop_words
    terms = list(dict.fromkeys(analyser.terms(text[:LONGEST_QUERY])))
    kept = [term for term in terms if term.form not in stop_words] or terms
    return tuple(dict.fromkeys(term.stem for term in kept[: int(RANKING["max_terms"])]))


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
