"""A Node process that runs the theme's scripts, and indexes that both sides can search."""

import json
import shutil
import subprocess
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

import kbgen
from kbgen.analysis.stemmers import browser_stemmer
from kbgen.analysis.words import find_words
from kbgen.languages import LANGUAGES
from kbgen.model.search import TermGroup
from kbgen.search.files import folder_of
from kbgen.search.listing import Listing
from kbgen.search.multilingual import SiteSearcher
from kbgen.search.searcher import Hit
from kbgen.search.shards import decode
from tests.written import WrittenCorpus

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

    def __init__(
        self, folder: Path, corpus: WrittenCorpus, limits: Mapping[str, Any] | None = None
    ) -> None:
        """Build it. limits: constants of kbgen.search to build with."""
        self.folder = folder
        self.locale = corpus.locale
        self.site = f"{folder.as_uri()}/"
        self.corpus = corpus
        texts = [doc.title for doc in corpus.documents]
        texts += [section.text for doc in corpus.documents for section in doc.sections]
        self.words = sorted({word for text in texts for word in find_words(text)}) or ["word"]
        with pytest.MonkeyPatch.context() as patch:
            for name, limit in (limits or {}).items():
                patch.setattr(f"kbgen.search.{name}", limit)
            files = corpus.files()
        for path, data in files.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        # The page loads stemmers as modules; Node has to be told.
        (folder / "package.json").write_text('{"type": "module"}')
        manifest = folder / f"_kb/search/{corpus.locale.segment}.json"
        self.manifest = json.loads(manifest.read_text(encoding="utf-8"))
        self._opened: SiteSearcher | None = None

    @property
    def searcher(self) -> SiteSearcher:
        """What the locale's pages search with."""
        self._opened = self._opened or SiteSearcher(
            lambda path: (self.folder / path).read_bytes(), self.locale
        )
        return self._opened

    def file(self, name: str) -> Path:
        return self.folder / f"{folder_of(self.locale)}{name}.kb"

    def listed(self, what: str) -> list[Path]:
        """Return the files of shards, facts, words or endings."""
        listing = Listing(
            self.manifest[what],
            lambda name: json.loads(zlib.decompress(self.file(name).read_bytes())),
        )
        return [self.file(listing.name(number)) for number in range(listing.count)]

    def groups(self) -> list[TermGroup]:
        shards = [zlib.decompress(file.read_bytes()) for file in self.listed("shards")]
        return [group for shard in shards for group in decode(shard)]

    def in_python(self, query: str, limit: int = 10) -> list[tuple[object, ...]]:
        return _python_hits(self.searcher.own.search(query, limit))

    def in_browser(self, node: Node, query: str, limit: int = 10) -> list[tuple[object, ...]]:
        hits = node.ask("hits", site=self.site, locale=self.locale.tag, query=query, limit=limit)
        return self._browser_hits(hits)

    def everywhere_in_python(self, query: str, limit: int = 10) -> list[tuple[object, ...]]:
        return _python_hits(self.searcher.search(query, limit))

    def everywhere_in_browser(
        self, node: Node, query: str, limit: int = 10, languages: Sequence[str] = ()
    ) -> list[tuple[object, ...]]:
        hits = node.ask(
            "everywhere",
            site=self.site,
            locale=self.locale.tag,
            query=query,
            limit=limit,
            languages=list(languages),
        )
        return self._browser_hits(hits)

    def ranked_in_python(self, query: str, *, corrects: bool = True) -> dict[str, object]:
        """Return all that a search knows before it shows anything."""
        answer = self.searcher.own.rank(query, corrects=corrects)
        return {
            "matches": [
                {
                    "term": [m.term.form, m.term.stem, m.term.is_word, m.term.is_prefix],
                    "documents": sorted(
                        [document, place.score, place.parts, place.title]
                        for document, place in m.documents.items()
                    ),
                    "count": m.count,
                    "words": sorted(m.words),
                    "known": m.is_known,
                }
                for m in answer.found
            ],
            "ranked": [[one.document, one.score] for one in answer.ranked],
            "held": round(answer.held, 9),
        }

    def ranked_in_browser(
        self, node: Node, query: str, *, corrects: bool = True
    ) -> dict[str, object]:
        answer = node.ask(
            "ranked", site=self.site, locale=self.locale.tag, query=query, corrects=corrects
        )
        for matches in answer["matches"]:
            matches["documents"].sort()
            matches["words"].sort()
        answer["held"] = round(answer["held"], 9)
        return answer

    def _browser_hits(self, hits: list[dict[str, Any]]) -> list[tuple[object, ...]]:
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


def _python_hits(hits: list[Hit]) -> list[tuple[object, ...]]:
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
        for hit in hits
    ]


@pytest.fixture(scope="session")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Node]:
    folder = tmp_path_factory.mktemp("node")
    shutil.copytree(SCRIPTS, folder / "search")
    for name in (
        "carriers.js",
        "hours.js",
        "places.js",
        "ui/nearest-locale.js",
        "blocks/last-day.js",
    ):
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(SCRIPTS.parent / name, folder / name)
    (folder / "stemmers").mkdir()
    for language in LANGUAGES.values():
        (folder / "stemmers" / f"{language.code}.js").write_text(
            browser_stemmer(language), encoding="utf-8"
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
