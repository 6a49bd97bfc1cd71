"""The demo with a number of its own for each value and market, so that a wrong one is noticed."""

import datetime as dt
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.factories import build_site

ROOT = Path(__file__).parents[3]
MARKETS = ("NL", "DE", "EU", "GB", "WORLD")
DAY = dt.date(2026, 12, 1)
_VALUE = re.compile(r'value = "[^"]*", markets = \{[^}]*\}')
_EXAMPLE = re.compile(r"\{\{ *policy\.([\w.]+) *\|[^}]*?\b(NL|DE|EU|GB|WORLD)\b[^}]*\}\}")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")


class MarkedDemo(NamedTuple):
    """A built demo."""

    site: Path
    numbers: dict[int, tuple[str, str]]
    """Number → the value and the market that it stands for."""
    examples: dict[str, set[tuple[str, str]]]
    """Id of an article → values that it names for one market, as an example."""

    def named(self, text: str) -> list[tuple[str, str]]:
        """Return the values and markets whose numbers a text holds."""
        numbers = (int(number) for number in re.findall(r"\d+", text.translate(_DIGITS)))
        return [self.numbers[number] for number in numbers if number in self.numbers]

    def foreign(self, text: str, market: str, article: str) -> list[tuple[str, str]]:
        """Return the values in a text that belong to another market."""
        examples = self.examples.get(article, ())
        return [one for one in self.named(text) if one[1] != market and one not in examples]


@pytest.fixture(scope="session")
def marked_demo(tmp_path_factory: pytest.TempPathFactory) -> MarkedDemo:
    root = tmp_path_factory.mktemp("marked") / "demo"
    shutil.copytree(ROOT / "content", root / "content")
    shutil.copytree(ROOT / "themes", root / "themes")
    config = (ROOT / "kbgen.toml").read_text("utf-8")
    (root / "kbgen.toml").write_text(f"{config}\n[search]\nenabled = false\n", "utf-8")
    sources = {file: file.read_text("utf-8") for file in (root / "content").rglob("*.md")}
    policies = root / "content/policies.toml"
    taken = {*re.findall(r"\d+", policies.read_text("utf-8") + "".join(sources.values()))}
    free = (number for number in range(211, 1000) if str(number) not in taken)
    numbers: dict[int, tuple[str, str]] = {}
    policies.write_text("\n".join(_marked(policies.read_text("utf-8"), free, numbers)), "utf-8")
    examples: dict[str, set[tuple[str, str]]] = {}
    for file, text in sources.items():
        article = "/".join(file.relative_to(root / "content").with_suffix("").parts[1:])
        named = {(found[1], found[2]) for found in _EXAMPLE.finditer(text)}
        examples.setdefault(article, set()).update(named)
    build_site(root, as_of=DAY)
    return MarkedDemo(root / "site", numbers, examples)


def _marked(text: str, free: Iterator[int], numbers: dict[int, tuple[str, str]]) -> Iterator[str]:
    """Yield the lines of policies.toml, with a number for each market where markets differ."""
    group = ""
    for line in text.splitlines():
        if line.startswith("["):
            group = line.strip("[]")
        if not _VALUE.search(line):
            yield line
            continue
        name, unit = line.partition(" ")[0], re.findall(r'value = "[\d.-]+ ([^"]+)"', line)[0]
        own = {market: next(free) for market in MARKETS}
        numbers |= {number: (f"{group}.{name}", market) for market, number in own.items()}
        markets = ", ".join(f'{m} = "{number} {unit}"' for m, number in own.items())
        yield _VALUE.sub(f'value = "{next(free)} {unit}", markets = {{ {markets} }}', line)


@pytest.fixture(scope="session")
def entries(marked_demo: MarkedDemo) -> list[dict]:
    files = sorted((marked_demo.site / "_kb").glob("articles.*.json"))
    return [one for file in files for one in json.loads(file.read_text("utf-8"))["articles"]]
