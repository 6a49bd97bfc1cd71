"""Which of 304 questions in eight languages find nothing.

    python -m tests.bench.shop_questions

`shop-questions.tsv` holds what shoppers might type, written before it was run. It is searched for
in the shortest help centre that there is: an article for each intent, which is its question.
"""

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from kbgen.intents import asked_in
from kbgen.model.article import Section
from kbgen.model.locale import Locale
from kbgen.search.searcher import Searcher
from tests.written import Written, WrittenCorpus

QUESTIONS = Path(__file__).parent / "shop-questions.tsv"


def questions() -> Mapping[str, list[str]]:
    """Return language → questions."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in QUESTIONS.read_text("utf-8").splitlines():
        language, question = line.split("\t")
        found[language].append(question)
    return found


def searcher(tag: str, *, with_asked: bool = True) -> Searcher:
    """Return the search of the shortest help centre in a language."""
    documents = tuple(
        Written(
            id=name,
            url=f"{tag}/x/{name}/",
            title=intent.question,
            description="",
            category="",
            keywords=(),
            sections=(Section(anchor="", title="", text=intent.question),),
            asked=((0, (intent.question, *intent.asked)),) if with_asked else (),
        )
        for name, intent in sorted(asked_in(Locale(tag)).items())
    )
    files = WrittenCorpus(locale=Locale(tag), documents=documents).files()
    return Searcher(files.__getitem__, Locale(tag))


def unanswered(tag: str, *, with_asked: bool = True) -> list[str]:
    """Return the questions of a language that find nothing."""
    search = searcher(tag, with_asked=with_asked)
    return [one for one in questions()[tag] if not search.search(one, 1)]


def main() -> None:
    for tag in questions():
        print(tag, len(unanswered(tag, with_asked=False)), len(unanswered(tag)), unanswered(tag))


if __name__ == "__main__":
    main()
