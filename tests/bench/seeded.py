"""Measures what `kbgen check` sees of a translator's mistakes: `python -m tests.bench.seeded`.

The demo's content gets one mistake at a time, of each kind in each language (seeded.toml), and is
checked like a project of a shop. A mistake is found if it causes a finding that the content
without it does not have, in any file. Findings that count characters or sentences come by chance.
"""

import argparse
import re
import shutil
import tempfile
import tomllib
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from kbgen.build import BuildOptions, check
from kbgen.build.checks import all_findings
from kbgen.config import load_project
from kbgen.diagnostics import Diagnostic

ROOT = Path(__file__).parents[2]
LANGUAGES = ("de", "es", "ar", "ja")
KINDS: dict[str, dict[str, Any]] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
)
#: Long titles and descriptions, and texts that are hard to read.
CHANCE = frozenset({"KB703", "KB704", "KB721"})
_FRONT = re.compile(r"---\n(?s:.*?)\n---\n")


class Mistake(NamedTuple):
    """A file of the demo with a mistake in it."""

    kind: str
    tag: str
    path: str
    """Below `content/`."""
    text: str


def mistakes(kinds: Collection[str] = KINDS.keys()) -> Iterator[Mistake]:
    """Yield the mistakes of some kinds, in every language.

    Raises ValueError where the demo no longer has what is to be changed.
    """
    for kind in kinds:
        for tag in LANGUAGES:
            path = KINDS[kind]["path"]
            text = _read(tag, path)
            changed = _changed(KINDS[kind], tag, text)
            if changed == text:
                message = f"content/{tag}/{path} has nothing for the mistake `{kind}`"
                raise ValueError(message)
            yield Mistake(kind, tag, f"{tag}/{path}", changed)


def _read(tag: str, path: str) -> str:
    return (ROOT / "content" / tag / path).read_text(encoding="utf-8")


def _changed(kind: dict[str, Any], tag: str, text: str) -> str:
    front = _FRONT.match(text)
    start = front.end() if front and "everywhere" not in kind else 0
    head, body = text[:start], text[start:]
    if "pattern" not in kind:
        return head + body.replace(*kind[tag], 1)
    pattern = re.compile(kind["pattern"], re.MULTILINE)
    if "from" not in kind:
        new = kind["replacement"]
        return head + pattern.sub(new[tag] if isinstance(new, dict) else new, body, count=1)
    other = _read(kind["from"][tag], kind["path"])
    front = _FRONT.match(other)
    found = pattern.search(other, front.end() if front and start else 0)
    return head + pattern.sub(lambda _: found[0] if found else "", body, count=1)


class Demo:
    """A copy of the demo that is checked again and again."""

    def __init__(self, folder: Path) -> None:
        self._root = folder
        shutil.copy(ROOT / "kbgen.toml", folder)
        for name in ("content", "themes"):
            shutil.copytree(ROOT / name, folder / name)
        self.clean = self._findings()
        """What is reported without a mistake."""

    def _findings(self) -> frozenset[Diagnostic]:
        project = load_project(self._root / "kbgen.toml")
        composed = check(project, BuildOptions(out=self._root / "site"))
        return frozenset((*composed.diagnostics, *all_findings(composed)))

    def codes(self, mistake: Mistake) -> tuple[str, ...]:
        """Return the codes of the findings that a mistake causes."""
        file = self._root / "content" / mistake.path
        before = file.read_bytes()
        file.write_text(mistake.text, encoding="utf-8")
        try:
            caused = self._findings() - self.clean
        finally:
            file.write_bytes(before)
        return tuple(sorted({one.code for one in caused} - CHANCE))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("kinds", nargs="*", default=[*KINDS], metavar="KIND")
    kinds = parser.parse_args().kinds
    with tempfile.TemporaryDirectory() as folder:
        demo = Demo(Path(folder))
        found = {(one.kind, one.tag): demo.codes(one) for one in mistakes(kinds)}
    print(f"{'':30}" + "".join(f"{tag:26}" for tag in LANGUAGES))
    for kind in kinds:
        cells = (" ".join(found[kind, tag]) or "-" for tag in LANGUAGES)
        print(f"{kind:30}" + "".join(f"{cell:26}" for cell in cells))
    count = sum(map(bool, found.values()))
    by_language = ", ".join(
        f"{tag} {sum(bool(found[kind, tag]) for kind in kinds)}" for tag in LANGUAGES
    )
    print(f"{count} of {len(found)} found ({count / len(found):.0%}): {by_language}")
    print(f"{len(demo.clean)} findings in the content without mistakes")


if __name__ == "__main__":
    main()
