"""A Node process that runs the theme's scripts, for what Python and the browser must agree on."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import kbgen
from kbgen.analysis import LANGUAGES
from kbgen.analysis.javascript import stemmer_module

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
