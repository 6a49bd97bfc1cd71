"""What shoppers would type to find articles of a made-up help centre, some of it wrongly."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random

from tests.bench.corpus import function_words

#: Every fourth query has a typo and every fourth breaks off.
KINDS = ("as it is", "typo", "as it is", "cut short")
#: Where typos are possible without making another word of it.
TYPO_LETTERS = 5
#: What remains of a word that breaks off.
CUT_LETTERS = 3
#: Typos in the first letter are rare.
FIRST_LETTER_SHARE = 0.1

TITLE = re.compile(r'^title: "(.+)"$', re.MULTILINE)
#: Kanji, katakana, and words of scripts with spaces. Hiragana in titles is grammar.
WORD = re.compile(r"[一-鿿]+|[ァ-ヺー]+|[^\W\d_ぁ-ヿ一-鿿]+")


def title_queries(
    folder: Path, locale: str, count: int = 100, seed: int = 1
) -> list[tuple[str, str]]:
    """Return pairs of a query and the article, "category/slug", whose title it is made of.

    A query has the two words of the title that the fewest other titles have, and no other title
    has both. Articles whose words do not suit a kind of query are left out.
    """
    titles = _read_titles(folder / "content" / locale, {*function_words(locale)})
    holders: defaultdict[str, set[str]] = defaultdict(set)
    for article, words in titles.items():
        for word in words:
            holders[word].add(article)
    letters = sorted({letter for word in holders for letter in word})
    rng = Random(f"{seed}/queries/{locale}")
    found: list[tuple[str, str]] = []
    for article, pair in _pairs(titles, holders, rng):
        if len(found) == count:
            break
        query = _spoil(pair, KINDS[len(found) % len(KINDS)], letters, rng)
        if query:
            found.append((" ".join(query), article))
    if len(found) < count:
        raise ValueError(f"{folder} has titles for {len(found)} queries of {count}")
    return found


def _read_titles(root: Path, leave_out: set[str]) -> dict[str, list[str]]:
    """Return the words of each article's title, none twice."""
    titles = {}
    for file in sorted(root.glob("*/*.md")):
        title = TITLE.search(file.read_text("utf-8"))
        if title:
            words = [word for word in WORD.findall(title[1].lower()) if word not in leave_out]
            titles[f"{file.parent.name}/{file.stem}"] = list(dict.fromkeys(words))
    return titles


def _pairs(
    titles: Mapping[str, list[str]], holders: Mapping[str, set[str]], rng: Random
) -> Iterator[tuple[str, list[str]]]:
    """Yield articles in the order of chance, with two words that only their title has."""
    for article in rng.sample(list(titles), len(titles)):
        words = titles[article]
        rarest = sorted(words, key=lambda word: len(holders[word]))[:2]
        if len(rarest) == 2 and len(holders[rarest[0]] & holders[rarest[1]]) == 1:
            yield article, sorted(rarest, key=words.index)


def _spoil(pair: list[str], kind: str, letters: list[str], rng: Random) -> list[str] | None:
    """Return the two words as they are typed, or None where that kind is not possible."""
    first, last = pair
    if kind == "typo":
        long = [at for at, word in enumerate(pair) if len(word) >= TYPO_LETTERS]
        if not long:
            return None
        at = rng.choice(long)
        return [_mistype(word, letters, rng) if n == at else word for n, word in enumerate(pair)]
    if kind == "cut short":
        shortest = max(CUT_LETTERS, (len(last) + 1) // 2)
        if shortest >= len(last):
            return None
        return [first, last[: rng.randrange(shortest, len(last))]]
    return pair


def _mistype(word: str, letters: list[str], rng: Random) -> str:
    """Replace, drop, add or swap one letter."""
    typed = word
    while typed == word:
        at = 0 if rng.random() < FIRST_LETTER_SHARE else rng.randrange(1, len(word))
        head, letter, rest = word[:at], word[at], word[at + 1 :]
        typed = rng.choice(
            [
                head + rng.choice(letters) + rest,
                head + rest,
                head + rng.choice(letters) + letter + rest,
                head + rest[:1] + letter + rest[1:],
            ]
        )
    return typed
