"""Measures the preview: `python -m tests.bench.preview [-n ARTICLES] [--locale en …]`.

It starts `kbgen serve` over a seeded corpus, saves files as editors do, and asks over HTTP, every 2
milliseconds for pages and every 10 for the index, until what was saved is served. The clock starts
when the file is closed. A row has the median and the longest of its turns, in milliseconds:

    body, page      an article, written in place, shows its new word
    body, index     the search index of its locale finds that word (read as browsers read it)
    moved, page     an article, written beside and moved into its place, shows its new word
    title, list     the page of the category shows the new title
    a style         the style sheet that an article's page names has the new rule
    a template      an article's page has the new footer
    burst           all of 300 articles are served, written one after the other as by a checkout
    burst, index    the index lists ten of them for the word that they share

Memory is that of the server and its processes together: PSS, which counts shared pages once.
"""

import argparse
import http.client
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from random import Random
from urllib.parse import urljoin

from kbgen.model.locale import Locale
from kbgen.search.searcher import Searcher
from tests.bench.build import (
    LOCALES,
    articles_of,
    command,
    edit_body,
    edit_style,
    edit_template,
    edit_title,
    memory_of,
    write_project,
)

TURNS = 20
#: Of the edits that are rare, or slow.
FEW_TURNS = 5
BURST = 300
#: Seconds between two questions.
ASK_PAGE, ASK_INDEX = 0.002, 0.01
#: Seconds until a save counts as lost, and until a large site must be there.
PATIENCE, START = 120.0, 1800.0
#: Seconds between two saves, and as much again by chance: not in step with anything's tick.
SETTLE = 1.0
ADDRESS = re.compile(r"Serving http://127\.0\.0\.1:(\d+)/")
STYLES = re.compile(r'rel="stylesheet" href="([^"]+)"')


class Preview:
    """A running `kbgen serve`, asked over one connection."""

    def __init__(self, root: Path, process: subprocess.Popen[bytes], port: int) -> None:
        self.root = root
        self.process = process
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self._manifest = b""

    def get(self, path: str) -> bytes:
        """Return what is served at a path. Raises OSError where nothing is."""
        self._connection.request("GET", f"/{path}")
        answer = self._connection.getresponse()
        data = answer.read()
        if answer.status != 200:
            raise OSError(f"{path}: {answer.status}")
        return data

    def shows(self, path: str, word: str) -> bool:
        return word.encode() in self.get(path)

    def has_style(self, path: str, word: str) -> bool:
        """Tell whether the style sheet that a page names has a word."""
        found = STYLES.search(self.get(path).decode())
        return found is not None and self.shows(urljoin(path, found[1]), word)

    def finds(self, locale: Locale, word: str, articles: int = 1) -> bool:
        """Tell whether an index that was not there before finds a word."""
        manifest = self.get(f"_kb/search/{locale.segment}.json")
        if manifest == self._manifest:
            return False
        self._manifest = manifest
        return len(Searcher(self.get, locale).search(word)) >= articles


@contextmanager
def start(root: Path) -> Iterator[Preview]:
    """Run the preview; yield it when it serves."""
    log = root / "serve.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            command("serve", "--dev-addr", "127.0.0.1:0"),
            cwd=root,
            stdout=output,
            stderr=output,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
    try:
        begun = time.perf_counter()
        while not (found := ADDRESS.search(log.read_text("utf-8"))):
            if process.poll() is not None or time.perf_counter() - begun > START:
                sys.exit(f"kbgen serve did not start:\n{log.read_text('utf-8')}")
            time.sleep(0.05)
        print(f"ready after {time.perf_counter() - begun:.1f} s", flush=True)
        yield Preview(root, process, int(found[1]))
    finally:
        process.terminate()
        process.wait()


def wait(is_there: Callable[[], bool], pause: float) -> float:
    """Ask until it is there; return the milliseconds that it took."""
    begun = time.perf_counter()
    while not is_there():
        if time.perf_counter() - begun > PATIENCE:
            sys.exit("A save was not followed")
        time.sleep(pause)
    return 1000 * (time.perf_counter() - begun)


def words(seed: int = 1) -> Iterator[str]:
    """Yield words that are in no article, each after a pause; none is another one's typo."""
    rng = Random(seed)
    while True:
        time.sleep(SETTLE * (1 + rng.random()))
        yield "".join(rng.choice("bdfgklmnprtvz") + rng.choice("aiou") for _ in range(7))


def save_moved(root: Path, word: str) -> None:
    """Save as editors do that never leave half a file behind."""
    file = articles_of(root)[3]
    part = file.with_name(f".{file.name}.tmp")
    part.write_text(f"{file.read_text('utf-8')}\nThis is new: **{word}**.\n", "utf-8")
    part.replace(file)


def save_many(files: list[Path], word: str) -> None:
    texts = [file.read_text("utf-8") for file in files]
    for file, text in zip(files, texts, strict=True):
        file.write_text(f"{text}\nThis is new: **{word}**.\n", "utf-8")


def print_row(name: str, times: list[float]) -> None:
    print(f"{name:<14}{statistics.median(times):>9.1f}{max(times):>9.1f}", flush=True)


def measure(preview: Preview) -> None:
    root, fresh = preview.root, words()
    files = articles_of(root)
    tag, *folders = files[3].relative_to(root / "content").with_suffix("").parts
    locale = Locale.parse(tag)
    page, *burst = (
        f"{locale.segment}/{'/'.join(file.with_suffix('').parts[-len(folders) :])}/"
        for file in (files[3], *files[:BURST])
    )
    category = urljoin(page, "..")

    def turns(
        count: int, save: Callable[[Path, str], None], is_there: Callable[[str], bool]
    ) -> list[float]:
        times = []
        for _ in range(count):
            word = next(fresh)
            save(root, word)
            times.append(wait(partial(is_there, word), ASK_PAGE))
        return times

    pages, indexes = [], []
    for _ in range(TURNS):
        word = next(fresh)
        preview.finds(locale, word)  # looks at what is there before
        edit_body(root, word)
        pages.append(wait(partial(preview.shows, page, word), ASK_PAGE))
        index = wait(partial(preview.finds, locale, word), ASK_INDEX)
        indexes.append(pages[-1] + index)
    print_row("body, page", pages)
    print_row("body, index", indexes)
    print_row("moved, page", turns(FEW_TURNS, save_moved, partial(preview.shows, page)))
    print_row("title, list", turns(FEW_TURNS, edit_title, partial(preview.shows, category)))
    print_row("a style", turns(FEW_TURNS, edit_style, partial(preview.has_style, page)))
    print_row("a template", turns(FEW_TURNS, edit_template, partial(preview.shows, page)))
    word = next(fresh)
    preview.finds(locale, word)
    save_many(files[:BURST], word)
    shown = sum(wait(partial(preview.shows, at, word), ASK_PAGE) for at in burst)
    print_row(f"burst, {len(burst)}", [shown])
    many = min(10, len(burst))
    found = wait(partial(preview.finds, locale, word, many), ASK_INDEX)
    print_row("burst, index", [shown + found])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("-n", type=int, default=10_000, metavar="ARTICLES", help="In all locales.")
    parser.add_argument("--locale", action="append", help=f"Else {' '.join(LOCALES)}.")
    given = parser.parse_args()
    locales = given.locale or LOCALES
    print(f"{given.n} articles in {' '.join(locales)}, {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as work:
        write_project(Path(work), given.n, locales)
        with start(Path(work)) as preview:
            print(f"{'':<14}{'median':>9}{'longest':>9}  ms")
            before = memory_of(preview.process.pid)
            measure(preview)
            after = memory_of(preview.process.pid)
        print(f"memory: {before:.0f} MiB before, {after:.0f} MiB after")


if __name__ == "__main__":
    main()
