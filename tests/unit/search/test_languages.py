"""What shoppers ask, by language: how many of their questions have the right article first.

A file of `languages/` holds the articles of a small shop and, with each, what people type who want
it. `queries` were written before the words that find them, `later` after those words; neither are
to be changed for a better figure.
"""

import tomllib
from pathlib import Path

import pytest

FILES = sorted((Path(__file__).parent / "languages").glob("*.toml"))
#: Share of the questions of one language, and of all together.
LEAST, LEAST_OF_ALL = 0.8, 0.88


@pytest.fixture(scope="module")
def ask(doc, index, searcher_of):
    """Return how many questions a file has, and those with another article first."""

    def ask_file(file: Path, name: str) -> tuple[int, list[tuple[str, str, list[str]]]]:
        articles = tomllib.loads(file.read_text(encoding="utf-8"))["article"]
        documents = [
            doc(one["title"], *sections(one["text"]), doc_id=one["id"]) for one in articles
        ]
        searcher = searcher_of(index(*documents, tag=file.stem), file.stem)
        asked = [(query, one["id"]) for one in articles for query in one.get(name, ())]
        found = [
            (query, wanted, [hit.id for hit in searcher.search(query)]) for query, wanted in asked
        ]
        return len(asked), [one for one in found if one[2][:1] != [one[1]]]

    return ask_file


def sections(text: str) -> list[str | tuple[str, str]]:
    lead, *rest = text.strip().split("\n## ")
    return [lead, *(tuple(part.split("\n", 1)) for part in rest)]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_most_questions_have_the_right_article_first(file, ask):
    count, wrong = ask(file, "queries")
    assert count >= 15
    assert 1 - len(wrong) / count >= LEAST, wrong


@pytest.mark.parametrize("name", ["queries", "later"])
def test_the_questions_of_all_languages_together_do(ask, name):
    results = [ask(file, name) for file in FILES]
    count, wrong = sum(count for count, _ in results), sum(len(wrong) for _, wrong in results)
    assert 1 - wrong / count >= LEAST_OF_ALL
