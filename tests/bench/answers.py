"""How often results begin with an answer, and a right one: `python -m tests.bench.answers SITE`.

`answers.tsv` has the questions, half of which nothing answers. `-v` lists the wrong ones.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kbgen.config import load_project
from kbgen.model.locale import Locale
from kbgen.search.searcher import Searcher

ROOT = Path(__file__).parent.parent.parent
TASKS = Path(__file__).with_name("answers.tsv")
#: What it says, of what it answers, at least.
PRECISION = 0.97


class Task(NamedTuple):
    locale: str
    query: str
    articles: frozenset[str]
    """That answer; empty: none does."""
    sections: frozenset[str]


class Outcome(NamedTuple):
    task: Task
    said: str
    """Empty: nothing."""
    where: str
    is_right: bool
    """Also where silence is."""


def tasks() -> Iterator[Task]:
    for line in TASKS.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            locale, query, articles, sections = line.split("\t")
            named = articles.split() if articles != "-" else ()
            yield Task(locale, query, frozenset(named), frozenset(sections.split()))


def outcomes(site: Path) -> Iterator[Outcome]:
    """Ask each question as a reader of its locale, in that locale's market."""
    project = load_project(ROOT / "kbgen.toml")
    searchers: dict[str, Searcher] = {}
    for task in tasks():
        if task.locale not in searchers:
            locale = Locale(task.locale)
            market = project.market_of(locale)
            searchers[task.locale] = Searcher(
                lambda path: (site / path).read_bytes(), locale, market
            )
        box = searchers[task.locale].box(task.query)
        section = box.section[0] if box and box.section else "top"
        is_right = (
            box.id in task.articles and section in task.sections if box else not task.articles
        )
        where = f"{box.id}#{section}" if box else ""
        yield Outcome(task, box.text if box else "", where, is_right)


def main(site: Path, *, is_verbose: bool) -> None:
    found = list(outcomes(site))
    said = [one for one in found if one.said]
    answerable = [one for one in found if one.task.articles]
    right = sum(one.is_right for one in said)
    print(f"says something: {len(said)} of {len(found)}; right: {right} ({right / len(said):.3f})")
    spoken = sum(1 for one in answerable if one.said and one.is_right)
    print(f"answered: {spoken} of {len(answerable)} that an article answers")
    for one in said if is_verbose else ():
        mark = " " if one.is_right else "!"
        print(f"{mark} {one.task.locale}  {one.task.query}  →  {one.where}  {one.said}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), is_verbose="-v" in sys.argv)
