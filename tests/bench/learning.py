"""How much search learns from what people asked before: banking77, 77 intents of a bank's chat.

    python -m tests.bench.learning [--dev] [N …]

Each intent is one short article, written from its name alone (`learning/articles.toml`). N earlier
questions an article, a seeded sample of the train split, become `content/asked.toml`; the queries
are the test split, all 3,080 (with --dev: 3,000 of the train split beyond the first twenty an
article, on which the weights in `kbgen/search/learned.py` were chosen). Two ways to be wrong:

- `clicks`: five people ask each question and open a result, every tenth a wrong one; the store and
  `kbgen learn` make the file of it;
- `articles`: every tenth question is in the file with a wrong article, as if nobody had looked.
"""

import csv
import random
import sys
import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from kbgen.asked import AskedEntry, write_asked
from kbgen.feedback import open_store
from kbgen.learn import Limits, agreed, read_evidence
from kbgen.model.locale import Locale
from kbgen.search.searcher import Searcher
from tests.factories import build_site
from tests.readers import DAY, START, visit

ARTICLES = Path(__file__).parent / "learning" / "articles.toml"
_SET = Path("shared", "relevance", "banking77")
#: Beside the repository, or above it.
SHARED = next((p / _SET for p in Path(__file__).parents if (p / _SET).exists()), _SET)
EN = Locale.parse("en")
#: Asked an article → success at 1 on the test split, at least.
EXPECTED = {0: 0.44, 5: 0.70, 20: 0.80}
#: What wrong clicks may cost.
LOSS = 0.02
#: Questions of the train split that may be asked; --dev queries are among the others.
MOST = 20

Questions = Mapping[str, Sequence[str]]


def slug(name: str) -> str:
    return name.lower().replace("_", "-").rstrip("?")


def write_articles(root: Path) -> None:
    """Write a project with one article an intent."""
    folder = root / "content" / "en" / "help"
    folder.mkdir(parents=True)
    for name, article in tomllib.loads(ARTICLES.read_text(encoding="utf-8")).items():
        text = f'---\ntitle: "{article["title"]}"\n---\n\n{article["text"]}\n'
        (folder / f"{slug(name)}.md").write_text(text, encoding="utf-8")
    (root / "kbgen.toml").write_text('[site]\nname = "Bank"\n', encoding="utf-8")


def read_split(name: str) -> list[tuple[str, str]]:
    """Return text and article of each utterance."""
    with (SHARED / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [(row["text"], f"help/{slug(row['category'])}") for row in csv.DictReader(file)]


def by_article(pairs: Sequence[tuple[str, str]], seed: int) -> dict[str, list[str]]:
    """Return the utterances of each article, shuffled."""
    found = defaultdict(list)
    for text, article in pairs:
        found[article].append(text)
    shuffle = random.Random(seed).shuffle
    for article in sorted(found):
        shuffle(found[article])
    return dict(sorted(found.items()))


def entries(asked: Questions, count: int, *, wrong: bool = False) -> Iterator[AskedEntry]:
    """Yield `count` questions an article; wrong: every tenth of them leads to another."""
    choose = random.Random(count)
    number = 0
    for article, questions in asked.items():
        for question in questions[:count]:
            number += 1
            target = article
            if wrong and number % 10 == 0:
                target = choose.choice([other for other in asked if other != article])
            yield AskedEntry(question[:200], "en", target)


def learned(root: Path, asked: Questions, count: int) -> Sequence[AskedEntry]:
    """Learn from the clicks of eight people a question on two days, every tenth of them wrong."""
    choose = random.Random(count)
    clicks = 0
    with open_store("sqlite:///feedback.db", root) as store:
        for article, questions in asked.items():
            others = [other for other in asked if other != article]
            visits = []
            for question in questions[:count]:
                for who in range(8):
                    clicks += 1
                    target = choose.choice(others) if clicks % 10 == 0 else article
                    visits += visit(who // 5, f"{question} {who}", question[:200], target)
            store.add(visits)
        evidence = read_evidence(store, {(article, "en") for article in asked}, 20)
    limits = Limits(people=3, days=2, half_life_days=180, today=START // DAY + 2)
    return agreed(evidence, limits)[0]


def success(root: Path, pairs: Sequence[tuple[str, str]]) -> float:
    """Build the site; return the share of queries whose first hit is their article."""
    out = root / "site"
    build_site(root, out)
    searcher = Searcher(lambda path: (out / path).read_bytes(), EN)
    firsts = [[hit.id for hit in searcher.search(text, 1)] == [article] for text, article in pairs]
    return sum(firsts) / len(firsts)


def index_bytes(root: Path) -> int:
    return sum(f.stat().st_size for f in (root / "site/_kb/search").rglob("*") if f.is_file())


def main(arguments: Sequence[str]) -> None:
    is_dev = "--dev" in arguments
    counts = [int(one) for one in arguments if one.isdigit()] or [*EXPECTED]
    train = by_article(read_split("train"), 1)
    asked = {article: texts[:MOST] for article, texts in train.items()}
    queries = read_split("test")
    if is_dev:
        rest = [(text, article) for article, texts in train.items() for text in texts[MOST:]]
        queries = random.Random(1).sample(rest, 3000)
    failed = False
    for count in counts:
        kinds = ("right", "articles", "clicks") if count else ("right",)
        figures = {}
        for kind in kinds:
            with tempfile.TemporaryDirectory() as folder:
                root = Path(folder)
                write_articles(root)
                if kind == "clicks":
                    write_asked(root / "content", learned(root, asked, count))
                elif count:
                    made = entries(asked, count, wrong=kind == "articles")
                    unique = {one.key: one for one in made}
                    write_asked(root / "content", unique.values())
                figures[kind] = success(root, queries)
                size = index_bytes(root) / 1000
            print(f"{count:3} asked, {kind:8} {figures[kind]:.3f}  index {size:.1f} kB", flush=True)
        is_good = figures["right"] >= EXPECTED.get(count, 0)
        is_robust = figures.get("clicks", 1) >= figures["right"] - LOSS
        failed |= not (is_dev or (is_good and is_robust))
    sys.exit(failed)


if __name__ == "__main__":
    main(sys.argv[1:])
