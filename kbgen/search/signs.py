"""By which words a query is certain to ask for what a section answers. Twin: `search/answer.js`.

A sign is a few words that shoppers typed as a whole question, and that no question about anything
else holds. Only its digest travels: three bytes.
"""

from base64 import b64encode
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from itertools import combinations
from typing import Final

from kbgen.analysis import Analyser
from kbgen.intents import asked_in
from kbgen.languages import language_of
from kbgen.model.locale import Locale
from kbgen.search.format import MOST_SIGNED, SIGN_WORDS, utf16_sorted
from kbgen.search.query import Query, parse_query

#: Characters of a sign: 24 bits, six in each.
WIDTH: Final = 4


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
    wholes: dict[str, set[Hashable]] = defaultdict(set)
    questions = []
    for number, (text, target) in enumerate(asked):
        query = parse_query(text, analyser, language.stop_words)
        content = words_of(query)
        for word in content:
            holders[word].add(number)
        wholes[whole_of(query)].add(target)
        questions.append((content, whole_of(query)))
    signs: dict[Hashable, set[str]] = {target: set() for target in targets.values()}
    for (content, whole), (_, target) in zip(questions, asked, strict=True):
        if target not in signs:
            continue
        if len(content) in SIGN_WORDS:
            others = set.intersection(*(holders[word] for word in content))
            if all(asked[other][1] == target for other in others):
                signs[target].add(sign(content))
        elif whole and wholes[whole] == {target}:
            signs[target].add(sign([whole]))
    return {target: "".join(sorted(own)) for target, own in signs.items()}


def words_of(query: Query) -> list[str]:
    """Return the stems of a query's words but for stop words, each once."""
    return [*dict.fromkeys(term.stem for term in query.terms)]


def whole_of(query: Query) -> str:
    """Return the stems of all words of a question with only one that says something.

    “How much is shipping” and “when is shipping” differ in stop words alone. Empty: it is one word,
    which is too vague, or it has several that say something.
    """
    every = dict.fromkeys(query.key.split(" "))
    is_one = len(words_of(query)) == 1 and len(every) > 1
    return " ".join(("=", *utf16_sorted(every))) if is_one else ""


def signs_in(query: Query) -> Iterator[str]:
    """Yield the signs that a query may hold."""
    words = words_of(query)[:MOST_SIGNED]
    if whole := whole_of(query):
        yield sign([whole])
    for size in SIGN_WORDS:
        yield from map(sign, combinations(words, size))


def sign(words: "list[str] | tuple[str, ...]") -> str:
    """Return four characters for some words in any order: 24 bits of FNV-1a of their code units."""
    state = 0x811C9DC5
    data = " ".join(utf16_sorted(words)).encode("utf-16-le", "surrogatepass")
    for unit in memoryview(data).cast("H") if data else ():
        state = (state ^ unit) * 0x01000193 & 0xFFFFFFFF
    return b64encode((state >> 8).to_bytes(3, "big")).decode()
