"""Small indexes in memory."""

from collections.abc import Callable, Iterable

import pytest

from kbgen.model.article import Section
from kbgen.model.locale import Locale
from kbgen.search.searcher import Searcher
from tests.written import Written, WrittenCorpus


@pytest.fixture(scope="session")
def doc() -> Callable[..., Written]:
    """Make a document: a title, and texts with or without a heading before them."""

    def make(
        title: str,
        *sections: str | tuple[str, str],
        doc_id: str = "",
        keywords: tuple[str, ...] = (),
        boost: float = 1.0,
        asked: tuple[tuple[int, tuple[str, ...]], ...] = (),
    ) -> Written:
        doc_id = doc_id or title.lower().replace(" ", "-")
        pairs = [("", one) if isinstance(one, str) else one for one in sections]
        return Written(
            id=doc_id,
            url=f"en/a/{doc_id}/",
            title=title,
            description=f"About {title}.",
            category="Help",
            keywords=keywords,
            sections=tuple(
                Section(anchor=heading.lower().replace(" ", "-"), title=heading, text=text)
                for heading, text in pairs
            ),
            boost=boost,
            asked=asked,
        )

    return make


@pytest.fixture(scope="session")
def index() -> Callable[..., dict[str, bytes]]:
    """Build an index: address → bytes. more: synonyms, pins, others."""

    def build(*documents: Written, tag: str = "en", **more: object) -> dict[str, bytes]:
        return WrittenCorpus(locale=Locale(tag), documents=documents, **more).files()

    return build


@pytest.fixture(scope="session")
def reader_of() -> Callable[[dict[str, bytes]], Callable[[str], bytes]]:
    """Return what reads files in memory."""

    def make(files: dict[str, bytes]) -> Callable[[str], bytes]:
        def read(path: str) -> bytes:
            if path not in files:
                raise FileNotFoundError(path)
            return files[path]

        return read

    return make


@pytest.fixture(scope="session")
def searcher_of(reader_of) -> Callable[..., Searcher]:
    """Search files in memory."""

    def make(files: dict[str, bytes], tag: str = "en") -> Searcher:
        return Searcher(reader_of(files), Locale(tag))

    return make


@pytest.fixture(scope="session")
def found(index, searcher_of) -> Callable[..., list[str]]:
    """Return the ids that a query finds in documents."""

    def search(query: str, *documents: Written, tag: str = "en", **more: object) -> list[str]:
        hits = searcher_of(index(*documents, tag=tag, **more), tag).search(query)
        return [hit.id for hit in hits]

    return search


@pytest.fixture(scope="session")
def words() -> Callable[[int], list[str]]:
    """Make words of letters only that no stemmer of Hungarian shortens, all with three in front."""

    def make(count: int) -> list[str]:
        letters = "bcdfghjklmnpqrstvwxz"
        return ["qx" + _in_base(number, letters) for number in range(count)]

    return make


def _in_base(number: int, letters: str) -> str:
    digits: Iterable[int] = (number // len(letters) ** place % len(letters) for place in (2, 1, 0))
    return "".join(letters[digit] for digit in digits)
