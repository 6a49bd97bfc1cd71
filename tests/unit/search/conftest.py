"""Small indexes in memory."""

from collections.abc import Callable

import pytest

from kbgen.model.article import Section
from kbgen.model.locale import Locale
from kbgen.model.search import SearchDoc
from kbgen.search import FORMAT, Searcher, build_index


@pytest.fixture(scope="session")
def doc() -> Callable[..., SearchDoc]:
    """Make a document: a title, and texts with or without a heading before them."""

    def make(
        title: str,
        *sections: str | tuple[str, str],
        doc_id: str = "",
        keywords: tuple[str, ...] = (),
    ) -> SearchDoc:
        doc_id = doc_id or title.lower().replace(" ", "-")
        pairs = [("", one) if isinstance(one, str) else one for one in sections]
        return SearchDoc(
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
        )

    return make


@pytest.fixture(scope="session")
def index() -> Callable[..., dict[str, bytes]]:
    """Build an index: address → bytes."""

    def build(*documents: SearchDoc, tag: str = "en") -> dict[str, bytes]:
        artifacts = build_index(FORMAT, (Locale(tag), documents))
        return {artifact.path: artifact.data for artifact in artifacts}

    return build


@pytest.fixture(scope="session")
def searcher_of() -> Callable[..., Searcher]:
    """Search files in memory."""

    def make(files: dict[str, bytes], tag: str = "en") -> Searcher:
        def read(path: str) -> bytes:
            if path not in files:
                raise FileNotFoundError(path)
            return files[path]

        return Searcher(read, Locale(tag))

    return make


@pytest.fixture(scope="session")
def found(index, searcher_of) -> Callable[..., list[str]]:
    """Return the ids that a query finds in documents."""

    def search(query: str, *documents: SearchDoc, tag: str = "en") -> list[str]:
        return [hit.id for hit in searcher_of(index(*documents, tag=tag), tag).search(query)]

    return search
