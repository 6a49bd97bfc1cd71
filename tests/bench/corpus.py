"""A help centre of any size, made up: the same arguments give the same bytes everywhere.

    python -m tests.bench.corpus FOLDER -n 10000 --locale en --locale de --seed 1

The words mean nothing, but they come as often as words do. Their frequencies follow Zipf's law and
the vocabulary grows as Heaps' law says; words of grammar, of help centres and of the long tail mix
in sentences; long-tail words take the endings of their language, so that stems group them; and
each article has words of its own that its title, its headings and its text repeat. Translations
share their outline and their links. An article is the same in a corpus of every size.

`words.toml` holds the words. Weights are made with the four operations of floating-point numbers
only and added in a fixed order, for `math` and `sum` differ between platforms and versions.
"""

import argparse
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, chain, islice
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

CONFIG = '[site]\nname = "Bench"\ndefault_locale = "{}"\n'
ARTICLE = '---\ntitle: "{}"\ndescription: "{}"\n---\n\n{}\n'

#: From these and their endings comes a vocabulary that 10,000 articles do not use up.
LEMMAS = 60_000
#: Zipf's 1/(rank + offset). The offsets keep the first words as rare as they are in real text:
#: "the" is 5 % of it, the first word of the tail 0.1 %.
FUNCTION_OFFSET = 1.5
TAIL_OFFSET = 30
#: From this rank on, frequencies fall with the square of the rank. Real text has this bend, too;
#: without it, a small corpus would meet too many words and a large one no new ones.
TAIL_BEND = 1_000
#: How often a word takes the first, second, … ending of its class.
ENDING_SHARES = (0.5, 0.2, 0.13, 0.1, 0.07)
#: One to four syllables.
SYLLABLES = (10, 55, 30, 5)
#: German compounds join two of the first so many words.
COMPOUND_PARTS = 2_000

#: Of an article's help-centre words, so many are of its own topic.
OWN_TOPIC = 0.7
#: Ranks of the words that articles are about: not too common to tell articles apart.
SALIENT_RANKS = range(200, 12_000)
SALIENT_REPEATS = (3, 7)  # in the text; once more in the title or a heading
#: The lowest, highest and commonest length of a text in words, which headings and links add to.
LENGTH = (275.0, 715.0, 280.0)
SECTION_LENGTH = 78
#: A sentence has 10 words. A block ends where the next one would go more than half of it too far.
HALF_SENTENCE = 5
#: Long-tail words per word of text, a little less than what the sentences ask for.
TAIL_SHARE = 0.31
BOLD_SHARE = 0.06  # of the sentences
FEATURES = ("paragraph", "list", "steps", "note", "table")
FEATURE_WEIGHTS = (38, 28, 14, 13, 7)
NOTES = ("NOTE", "TIP", "IMPORTANT", "WARNING")
NUMBERS = ("2", "3", "5", "7", "10", "14", "15", "20", "24", "30", "48", "60", "90", "100")

#: What it is, "##", "###" or one of FEATURES, and how many words it has.
Block = tuple[str, int]


class Weighted(NamedTuple):
    """Words, and their weights added up."""

    words: Sequence[str]
    cumulative: Sequence[float]

    def stream(self, rng: Random) -> Iterator[str]:
        """Draw words for ever."""
        while True:
            yield from rng.choices(self.words, cum_weights=self.cumulative, k=64)


@dataclass(frozen=True, slots=True)
class Plan:
    """What an article and its translations have in common."""

    category: str
    slug: str
    salient: tuple[int, ...]
    """Ranks of the words that the article is about. The title has the first two."""
    template: int
    domain: int
    words: int
    blocks: tuple[Block, ...]
    links: tuple[int, ...]
    """Numbers of other articles."""


@dataclass(frozen=True, slots=True)
class Language:
    """The words of a locale, and how they make a sentence."""

    raw: Mapping[str, Any]
    """Its part of words.toml."""
    lemmas: Sequence[tuple[str, ...]]
    """By rank, each with its forms, the usual one first."""
    topics: Mapping[str, Sequence[str]]
    function: Weighted
    domain: Mapping[str, Weighted]
    tail: Weighted

    def title(self, plan: Plan) -> str:
        templates, words = self.raw["titles"], self.topics[plan.category]
        a, b = (self.lemmas[rank][0] for rank in plan.salient[:2])
        d = words[plan.domain % len(words)]
        return capitalise(str(templates[plan.template % len(templates)]).format(a=a, b=b, d=d))


def write_corpus(
    folder: Path, articles: int, locales: Sequence[str] = ("en",), seed: int = 1
) -> None:
    """Write a project: kbgen.toml and so many articles in each locale."""
    plans = make_plans(articles, seed)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "kbgen.toml").write_bytes(CONFIG.format(locales[0]).encode())
    for locale in locales:
        root = folder / "content" / locale
        language = make_language(locale, seed)
        titles = [language.title(plan) for plan in plans]
        for number, plan in enumerate(plans):
            rng = Random(f"{seed}/{locale}/{number}")
            links = [link_to(plans[at], plan, titles[at]) for at in plan.links]
            text = Writer(plan, language, rng).article(titles[number], links)
            file = root / plan.category / f"{plan.slug}.md"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())


def link_to(target: Plan, source: Plan, title: str) -> str:
    folder = "" if target.category == source.category else f"../{target.category}/"
    return f"[{title}]({folder}{target.slug}.md)"


def capitalise(text: str) -> str:
    """Make the first letter a capital and leave the others."""
    return text[:1].upper() + text[1:]


@cache
def raw_words() -> dict[str, dict[str, Any]]:
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))


def raw_language(locale: str) -> dict[str, Any]:
    known = raw_words()
    return known["other"] | known.get(locale.partition("-")[0], {})


def function_words(locale: str) -> tuple[str, ...]:
    """Return the words of grammar; none for languages that words.toml does not have."""
    return tuple(raw_language(locale).get("function", "").split())


@cache
def make_language(locale: str, seed: int) -> Language:
    """Make the words of a locale."""
    raw = raw_language(locale)
    rng = Random(f"{seed}/{locale}")
    topics = {name: words.split() for name, words in raw.get("topics", {}).items()}
    function = function_words(locale)
    lemmas = _make_lemmas(raw, rng, function, list(chain.from_iterable(topics.values())))
    if not function:
        function = tuple(dict.fromkeys(_syllable(raw, rng, "codas") for _ in range(90)))[:60]
    if not topics:
        names = enumerate(raw_words()["en"]["topics"])
        topics = {name: [forms[0] for forms in lemmas[n * 6 : n * 6 + 6]] for n, name in names}
    weights = (1 / (rank + FUNCTION_OFFSET) for rank in range(1, len(function) + 1))
    domain = {name: _weigh_topic(name, topics, raw["plural"]) for name in topics}
    return Language(
        raw, lemmas, topics, Weighted(function, [*accumulate(weights)]), domain, _weigh_tail(lemmas)
    )


def _make_lemmas(
    raw: Mapping[str, Any], rng: Random, function: Iterable[str], domain: Iterable[str]
) -> list[tuple[str, ...]]:
    """Make words up, no two alike, each with its endings."""
    stems = [word.lower() for word in domain]
    taken = {*function, *stems}
    classes = [_parts(text.removeprefix("^")) for text in raw["classes"]]
    lemmas: list[tuple[str, ...]] = []
    while len(lemmas) < LEMMAS:
        stem = _stem(raw, rng, stems)
        kind = rng.randrange(len(classes))
        noun = raw["classes"][kind].startswith("^")
        forms = tuple(stem + ending for ending in classes[kind])
        if len(stem) > 1 and forms[0] not in taken:
            taken.add(forms[0])
            stems.append(stem)
            lemmas.append(tuple(map(capitalise, forms)) if noun else forms)
    return lemmas


def _stem(raw: Mapping[str, Any], rng: Random, stems: Sequence[str]) -> str:
    if "kanji" in raw:
        return _japanese(rng, "".join(_parts(raw["kanji"])), _parts(raw["kana"]))
    compounds = raw.get("compounds")
    if compounds and len(stems) > COMPOUND_PARTS and rng.random() < compounds["share"]:
        first, last = (stems[rng.randrange(COMPOUND_PARTS)] for _ in range(2))
        return first + rng.choice(_parts(compounds["between"])) + last
    count = rng.choices((1, 2, 3, 4), SYLLABLES)[0]
    inner = [_syllable(raw, rng, "codas") for _ in range(count - 1)]
    return "".join(inner) + _syllable(raw, rng, "finals")


@cache
def _parts(text: str) -> list[str]:
    return [part.strip("-") for part in text.split()]


def _syllable(raw: Mapping[str, Any], rng: Random, end: str) -> str:
    return "".join(rng.choice(_parts(raw[part])) for part in ("onsets", "nuclei", end))


def _japanese(rng: Random, kanji: str, kana: Sequence[str]) -> str:
    """Return a compound of two or three kanji or, one in five, a word of katakana."""
    if rng.random() < 0.8:
        return "".join(rng.choices(kanji, k=rng.choice((2, 2, 2, 3))))
    first = rng.choice([one for one in kana if one not in {"ッ", "ン"}])
    return first + "".join(rng.choices(kana, k=rng.randint(2, 4)))


def _weigh_topic(
    topic: str, topics: Mapping[str, Sequence[str]], plural: Iterable[tuple[str, str]]
) -> Weighted:
    """Weigh the words of all topics, and their plurals, as an article of one topic has them."""
    words: list[str] = []
    weights: list[float] = []
    for name, own in topics.items():
        share = OWN_TOPIC if name == topic else (1 - OWN_TOPIC) / (len(topics) - 1)
        for rank, word in enumerate(own, 3):
            end, instead = next(pair for pair in plural if word.endswith(pair[0]))
            words += [word, word.removesuffix(end) + instead]
            weights += [share * 0.65 / rank, share * 0.35 / rank]
    return Weighted(words, [*accumulate(weights)])


def _weigh_tail(lemmas: Iterable[tuple[str, ...]]) -> Weighted:
    words: list[str] = []
    weights: list[float] = []
    for rank, forms in enumerate(lemmas, 1):
        at = rank + TAIL_OFFSET
        weight = 1 / at if rank < TAIL_BEND else (TAIL_BEND + TAIL_OFFSET) / (at * at)
        words += forms
        weights += [weight * share for _, share in zip(forms, ENDING_SHARES, strict=False)]
    return Weighted(words, [*accumulate(weights)])


def make_plans(articles: int, seed: int) -> list[Plan]:
    """Plan the articles. No two have the same two words in their titles, so titles are unique."""
    names = list(raw_words()["en"]["topics"])
    sizes = [*accumulate(1 / rank for rank in range(4, len(names) + 4))]
    salient = [*accumulate(1 / rank for rank in SALIENT_RANKS)]
    english = make_language("en", seed).lemmas
    slugs: set[str] = set()
    by_category: dict[str, list[int]] = {name: [] for name in names}
    plans = []
    for number in range(articles):
        rng = Random(f"{seed}/{number}")
        category = rng.choices(names, cum_weights=sizes)[0]
        words = int(rng.triangular(*LENGTH))
        slug, ranks = "", [0]
        while not slug or slug in slugs:
            drawn = rng.choices(SALIENT_RANKS, cum_weights=salient, k=20)
            ranks = list(dict.fromkeys(drawn))[: rng.randint(5, max(5, min(10, words // 45)))]
            slug = "-".join(english[rank][0] for rank in sorted(ranks[:2]))
        links = _links(rng, number, by_category[category])
        slugs.add(slug)
        by_category[category].append(number)
        template, domain = rng.randrange(1000), rng.randrange(1000)
        blocks = tuple(_outline(rng, words))
        plans.append(Plan(category, slug, tuple(ranks), template, domain, words, blocks, links))
    return plans


def _links(rng: Random, number: int, neighbours: Sequence[int]) -> tuple[int, ...]:
    """Choose earlier articles to link to, most of them of the same category."""
    links = [rng.randrange(number) for _ in range(rng.randint(0, 2)) if number]
    links += [rng.choice(neighbours) for _ in range(rng.randint(1, 3)) if neighbours]
    return tuple(dict.fromkeys(links))


def _outline(rng: Random, words: int) -> Iterator[Block]:
    sections = max(3, round(words / SECTION_LENGTH))
    for section in range(sections):
        if section:
            yield "###" if section > 1 and rng.random() < 0.35 else "##", 0
        length = int(words / sections * rng.uniform(0.8, 1.2))
        feature = rng.choices(FEATURES, FEATURE_WEIGHTS)[0]
        yield "paragraph", length // 2
        yield feature, length - length // 2


class Writer:
    """Writes an article of one locale."""

    def __init__(self, plan: Plan, language: Language, rng: Random) -> None:
        self._plan = plan
        self._rng = rng
        self._raw = language.raw
        self._space: str = language.raw["space"]
        self._own = [language.lemmas[rank] for rank in plan.salient]
        self._streams = {
            "f": language.function.stream(rng),
            "d": language.domain[plan.category].stream(rng),
            "t": self._tail(language.tail),
            "n": iter(lambda: rng.choice(NUMBERS), None),
        }

    def article(self, title: str, links: Iterable[str]) -> str:
        link, headings = iter(links), self._headings()
        parts: list[str] = []
        for kind, words in self._plan.blocks:
            if kind.startswith("#"):
                parts.append(f"{kind} {next(headings)}")
            elif kind == "paragraph":
                # The answer comes first; where to read on, later.
                see = next(link, "") if parts else ""
                end = [self._raw["see"].format(link=see)] if see else []
                parts.append(self._space.join([*self._sentences(words), *end]))
            elif kind == "table":
                parts.append(self._table(words))
            elif kind == "note":
                text = self._space.join(self._sentences(words))
                parts.append(f"> [!{self._rng.choice(NOTES)}]\n> {text}")
            else:
                mark = "-" if kind == "list" else "1."
                parts.append("\n".join(f"{mark} {text}" for text in self._sentences(words)))
        return ARTICLE.format(title, self._sentence(bold=0)[0], "\n\n".join(parts))

    def _tail(self, tail: Weighted) -> Iterator[str]:
        """Mix the article's own words into those of the long tail."""
        words: list[str] = []
        for forms in self._own:
            count = self._rng.randint(*SALIENT_REPEATS)
            words += self._rng.choices(forms, ENDING_SHARES[: len(forms)], k=count)
        others = tail.stream(self._rng)
        count = int(self._plan.words * TAIL_SHARE)
        words += islice(others, max(0, count - len(words)))
        self._rng.shuffle(words)
        return chain(words, others)

    def _headings(self) -> Iterator[str]:
        """Share the own words that the title does not have among the headings."""
        count = sum(kind.startswith("#") for kind, _ in self._plan.blocks)
        for at in range(count):
            words = [next(self._streams["d"])]
            for forms in self._own[2 + at :: count] or self._own[:1]:
                words += [next(self._streams["f"]), forms[0]]
            yield capitalise(self._space.join(words))

    def _table(self, words: int) -> str:
        cells = [[next(self._streams[slot]) for slot in "dnt"] for _ in range(max(2, words // 4))]
        cells[0][1] = next(self._streams["d"])
        rows = [f"| {capitalise(a)} | {b} | {c} |" for a, b, c in cells]
        return "\n".join([rows[0], "| --- | --- | --- |", *rows[1:]])

    def _sentences(self, words: int) -> Iterator[str]:
        """Yield sentences of so many words together, give or take half of one."""
        while words >= HALF_SENTENCE:
            text, count = self._sentence(BOLD_SHARE)
            yield text
            words -= count

    def _sentence(self, bold: float) -> tuple[str, int]:
        """Return a sentence and how many words it has."""
        words: list[str] = []
        for slot in self._rng.choice(self._raw["skeletons"]):
            if slot == ",":
                words[-1] += self._raw["comma"]
            else:
                word = next(self._streams[slot])
                if words and words[-1] == word:
                    word = next(self._streams[slot])
                words.append(word)
        words[0] = capitalise(words[0])
        if self._rng.random() < bold:
            at = words.index(max(words[1:], key=len))
            words[at] = f"**{words[at].rstrip(self._raw['comma'])}**"
        return self._space.join(words) + self._rng.choice(self._raw["ends"]), len(words)


def main() -> None:
    parser = argparse.ArgumentParser(description="Write a made-up help centre.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("-n", "--articles", type=int, default=1000)
    parser.add_argument("--locale", action="append", help="May be repeated; else en.")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    write_corpus(given.folder, given.articles, given.locale or ["en"], given.seed)


if __name__ == "__main__":
    main()
