"""A Node process that runs the theme's scripts, and indexes that both sides can search."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

import kbgen
from kbgen.analysis import LANGUAGES
from kbgen.analysis.javascript import stemmer_module
from kbgen.analysis.words import find_words
from kbgen.model.locale import Locale
from kbgen.model.search import SearchDoc
from kbgen.search import FORMAT, Searcher, build_index

SCRIPTS = Path(kbgen.__file__).parent / "theme" / "static" / "js" / "search"
BRIDGE = Path(__file__).parent / "bridge.mjs"


class NodeError(Exception):
    """What the script threw."""


class Node:
    """Answers questions until it is closed; `bridge.mjs` lists them."""

    def __init__(self, scripts: Path) -> None:
        self._process = subprocess.Popen(
            ["node", str(BRIDGE), f"{scripts.as_uri()}/"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def ask(self, what: str, **values: object) -> Any:
        """Return the answer. Raises NodeError with what the script threw."""
        self._process.stdin.write(json.dumps([what, values]).encode() + b"\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise NodeError(f"node ended with {self._process.wait()}")
        answer = json.loads(line)
        if "error" in answer:
            raise NodeError(answer["error"])
        return answer.get("value")

    def close(self) -> None:
        self._process.stdin.close()
        self._process.wait(timeout=10)
        self._process.stdout.close()


class Index:
    """The files of one locale's index, and its two searchers."""

    def __init__(self, folder: Path, locale: Locale, documents: tuple[SearchDoc, ...]) -> None:
        self.locale = locale
        self.site = f"{folder.as_uri()}/"
        texts = [doc.title for doc in documents]
        texts += [section.text for doc in documents for section in doc.sections]
        self.words = sorted({word for text in texts for word in find_words(text)}) or ["word"]
        for artifact in build_index(FORMAT, (locale, documents)):
            file = folder / artifact.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(artifact.data)
        # The page loads stemmers as modules; Node has to be told.
        (folder / "package.json").write_text('{"type": "module"}')
        self._searcher = Searcher(lambda path: (folder / path).read_bytes(), locale)

    def in_python(self, query: str, limit: int = 10) -> list[tuple[object, ...]]:
        return [
            (
                hit.id,
                hit.url,
                hit.section,
                hit.score,
                hit.title,
                hit.excerpt,
                hit.locale,
                hit.category,
            )
            for hit in self._searcher.search(query, limit)
        ]

    def in_browser(self, node: Node, query: str, limit: int = 10) -> list[tuple[object, ...]]:
        hits = node.ask("hits", site=self.site, locale=self.locale.tag, query=query, limit=limit)
        return [
            (
                hit["id"],
                unquote(hit["url"].removeprefix(self.site)),
                tuple(hit["section"].values()) if hit["section"] else None,
                hit["score"],
                hit["title"],
                hit["excerpt"],
                hit["locale"],
                hit["category"],
            )
            for hit in hits
        ]


@pytest.fixture(scope="session")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Node]:
    folder = tmp_path_factory.mktemp("node")
    shutil.copytree(SCRIPTS, folder / "search")
    (folder / "stemmers").mkdir()
    for algorithm in {language.stemmer for language in LANGUAGES} - {""}:
        (folder / "stemmers" / f"{algorithm}.js").write_text(
            stemmer_module(algorithm), encoding="utf-8"
        )
    # The page loads them as modules; Node has to be told.
    (folder / "package.json").write_text('{"type": "module"}')
    process = Node(folder)
    yield process
    process.close()


@pytest.fixture(scope="session")
def node_error() -> type[NodeError]:
    return NodeError


@pytest.fixture(scope="session")
def make_index() -> type[Index]:
    return Index
