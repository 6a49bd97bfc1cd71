"""Whether shoppers' questions find what answers them: `python -m tests.bench.questions`.

A shop's 33 articles in eight languages, and 600 queries. Who wrote the articles knew no query, who
wrote the queries had seen no article, and neither knew how `kbgen.intents` puts a question. The
table compares an index without intents with those that are assumed and with those that the articles
name.
"""

import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from kbgen.build import BuildOptions, build
from kbgen.config import load_project
from kbgen.model.locale import Locale
from kbgen.search.multilingual import SiteSearcher

FOLDER = Path(__file__).with_name("questions")


class Figures(NamedTuple):
    """Shares of the queries."""

    first: float
    first_five: float
    nothing: float


def rows(name: str) -> Iterator[list[str]]:
    """Yield the rows of a table below its head."""
    for line in (FOLDER / name).read_text("utf-8").splitlines()[1:]:
        yield line.split("\t")


def intents_of() -> dict[str, set[str]]:
    """Return what each article answers."""
    return {
        article: set(intents.replace(" ", "").split(","))
        for article, intents, _ in rows("topics.tsv")
    }


def searched(site: Path, count: int = 5) -> Iterator[tuple[str, str, list[str], list[str]]]:
    """Yield locale, query, the articles that answer it and those that are found."""
    searchers: dict[str, SiteSearcher] = {}
    for tag, query, articles in rows("queries.tsv"):
        if tag not in searchers:
            searchers[tag] = SiteSearcher(lambda path: (site / path).read_bytes(), Locale(tag))
        found = [hit.id for hit in searchers[tag].search(query, count)]
        yield tag, query, articles.replace(" ", "").split(","), found


def measure(site: Path) -> dict[str, Figures]:
    """Return the figures of each locale, and of `all`."""
    ranks: dict[str, list[int]] = defaultdict(list)
    for tag, _, articles, found in searched(site):
        rank = next((at for at, one in enumerate(found, 1) if one in articles), 99)
        for group in (tag, "all"):
            ranks[group].append(rank if found else 0)
    return {
        group: Figures(
            sum(rank == 1 for rank in some) / len(some),
            sum(1 <= rank <= 5 for rank in some) / len(some),
            sum(not rank for rank in some) / len(some),
        )
        for group, some in ranks.items()
    }


def build_all(folder: Path) -> Iterator[tuple[str, Path]]:
    """Build the site without intents, with those that are assumed, and with named ones."""
    for name in ("without intents", "assumed", "named"):
        root = folder / name
        shutil.copytree(FOLDER, root, ignore=shutil.ignore_patterns(".kbgen", "site"))
        if name == "named":
            for article, intents in intents_of().items():
                file = root / f"content/en/{article}.md"
                line = f"---\nanswers: [{', '.join(sorted(intents))}]\n"
                file.write_text(file.read_text("utf-8").replace("---\n", line, 1), "utf-8")
        known = patch("kbgen.search.documents.asked_in", return_value={})
        with known if name == "without intents" else nullcontext():
            build(load_project(root / "kbgen.toml"), BuildOptions(out=root / "site", jobs=1))
        yield name, root / "site"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, site in build_all(Path(folder)):
            size = sum(file.stat().st_size for file in site.glob("_kb/**/*") if file.is_file())
            print(f"{name}; index: {size / 1000:.0f} kB")
            for group, figures in measure(site).items():
                first, five, nothing = figures
                print(f"  {group:4} first {first:.3f}  in five {five:.3f}  none {nothing:.3f}")


if __name__ == "__main__":
    main()
