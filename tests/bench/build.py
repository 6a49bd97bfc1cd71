"""Measures builds: `python -m tests.bench.build [-n ARTICLES] [--locale en …] [--jobs N]`.

It writes a seeded corpus, runs `kbgen build` over it as its users do, a fresh process for each row,
and makes one edit before each but the first two. How to read a row:

    wall      seconds from start to exit
    CPU       user and system seconds of the process and of all its children
    MiB       the most memory that the processes had together: their PSS added up, so that pages
              they share count once; sampled ten times a second, so short builds have no figure
    written   files that the build wrote, and removed
    made      results that were made, not taken from an earlier build

The last line says how the cold build grows from a tenth of the articles to all of them: 1 is in
proportion, 2 would be a hundredfold. Machines have neighbours: compare runs taken close together.
"""

import argparse
import contextlib
import math
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.corpus import write_corpus

LOCALES = ("en", "de", "es", "fr")
CONFIG = """\
[site]
name = "Bench"
url = "https://help.bench.example"
default_locale = "{}"

[theme]
name = "bench"
"""
OVERRIDE = """\
{{% extends "default/base.html" %}}
{{% block footer %}}<p>{}</p>{{% endblock %}}
"""
STRINGS = 'msgid ""\nmsgstr ""\n\nmsgid "Search for help"\nmsgstr "{}"\n'
ARTICLE = '---\ntitle: "About {0}"\ndescription: "All about {0}."\n---\n\nThis is {0}.\n'
MADE = re.compile(r"^  (\w+): (\d+) rebuilt$", re.MULTILINE)
DONE = re.compile(r": (\d+) files \((\d+) written, (\d+) removed\), ([^,]+),")
PSS = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)
#: Seconds between two looks at the memory; a look takes about 2 ms of a large process.
SAMPLE = 0.1


def write_project(root: Path, articles: int, locales: Sequence[str], seed: int = 1) -> None:
    """Write a project with a theme of its own. articles: in all locales together."""
    write_corpus(root, articles // len(locales), locales, seed)
    (root / "kbgen.toml").write_text(CONFIG.format(locales[0]), "utf-8")
    for name in ("templates", "locales", "static/css"):
        (root / "themes/bench" / name).mkdir(parents=True)


def articles_of(root: Path) -> list[Path]:
    """Return the articles of the first locale that kbgen.toml names, sorted."""
    found = re.search(r'default_locale = "(.+)"', (root / "kbgen.toml").read_text("utf-8"))
    return sorted((root / "content" / (found[1] if found else "en")).rglob("*.md"))


def edit_body(root: Path, word: str) -> None:
    """Add a sentence with a new word to an article."""
    file = articles_of(root)[3]
    file.write_text(f"{file.read_text('utf-8')}\nThis is new: **{word}**.\n", "utf-8")


def edit_title(root: Path, word: str) -> None:
    file = articles_of(root)[3]
    text = re.sub('title: "([^" ]+)', f'title: "{word}', file.read_text("utf-8"), count=1)
    file.write_text(text, "utf-8")


def edit_template(root: Path, word: str) -> None:
    """Give every page another footer."""
    (root / "themes/bench/templates/base.html").write_text(OVERRIDE.format(word), "utf-8")


def edit_string(root: Path, word: str) -> None:
    """Give the pages of one locale another string."""
    locale = articles_of(root)[0].relative_to(root / "content").parts[0]
    (root / f"themes/bench/locales/{locale}.po").write_text(STRINGS.format(word), "utf-8")


def edit_style(root: Path, word: str) -> None:
    file = root / "themes/bench/static/css/90-bench.css"
    file.write_text(f".{word} {{ color: red }}\n", "utf-8")


def add_article(root: Path, word: str) -> None:
    articles_of(root)[3].with_name(f"{word}.md").write_text(ARTICLE.format(word), "utf-8")


def edit_configuration(root: Path, word: str) -> None:
    """Give the site another name, which all pages show."""
    file = root / "kbgen.toml"
    file.write_text(re.sub('name = "[^"]+"', f'name = "{word}"', file.read_text("utf-8"), count=1))


Edit = Callable[[Path, str], None]
EDITS: dict[str, Edit] = {
    "one body": edit_body,
    "one title": edit_title,
    "a template": edit_template,
    "a string": edit_string,
    "a style": edit_style,
    "a new article": add_article,
    "configuration": edit_configuration,
}


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took, and what it said."""

    wall: float
    cpu: float
    """Seconds of the process and its children."""
    memory: float
    """MiB."""
    said: str


def command(*arguments: str | Path) -> list[str]:
    """Return the command line of kbgen as this checkout has it."""
    return [sys.executable, "-m", "kbgen", *map(str, arguments)]


def measure(arguments: Sequence[str], cwd: Path) -> Cost:
    """Run a command to its end. Raises SystemExit, with what it said, when it fails."""
    done = threading.Event()
    peak = 0.0
    with tempfile.TemporaryFile() as log:
        begun = time.perf_counter()
        process = subprocess.Popen(arguments, cwd=cwd, stdout=log, stderr=log)

        def watch() -> None:
            nonlocal peak
            while not done.wait(SAMPLE):
                peak = max(peak, memory_of(process.pid))

        watcher = threading.Thread(target=watch)
        watcher.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        done.set()
        watcher.join()
        process.returncode = os.waitstatus_to_exitcode(status)
        log.seek(0)
        said = log.read().decode()
    if process.returncode:
        sys.exit(f"{' '.join(arguments)} ended with {process.returncode}:\n{said}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, peak, said)


def memory_of(process: int) -> float:
    """Return the MiB that a process and its descendants have in memory (Linux)."""
    total, todo = 0, [process]
    while todo:
        folder = Path(f"/proc/{todo.pop()}")
        with contextlib.suppress(OSError):  # it has just ended
            found = PSS.search((folder / "smaps_rollup").read_text())
            total += int(found[1]) if found else 0
            for thread in (folder / "task").iterdir():
                todo += map(int, (thread / "children").read_text().split())
    return total / 1024


def print_row(name: str, cost: Cost) -> None:
    done = DONE.search(cost.said)
    written = f"{done[2]} + {done[3]}" if done else ""
    made = ", ".join(f"{step} {count}" for step, count in MADE.findall(cost.said))
    memory = f"{cost.memory:.0f}" if cost.memory else ""
    figures = f"{cost.wall:>8.2f}{cost.cpu:>8.2f}{memory:>7}{written:>15}"
    print(f"{name:<22}{figures}  {made}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("-n", type=int, default=10_000, metavar="ARTICLES", help="In all locales.")
    parser.add_argument("--locale", action="append", help=f"Else {' '.join(LOCALES)}.")
    parser.add_argument("--jobs", type=int, help="Number of processes (default: one per core).")
    given = parser.parse_args()
    locales = given.locale or LOCALES
    build = command("build", "-v", *(("--jobs", str(given.jobs)) if given.jobs else ()))
    print(f"{given.n} articles in {' '.join(locales)}, {os.cpu_count()} cores")
    print(f"{'':<22}{'wall':>8}{'CPU':>8}{'MiB':>7}{'written':>15}  made")
    with tempfile.TemporaryDirectory() as work:
        small, large = Path(work) / "small", Path(work) / "large"
        write_project(small, given.n // 10, locales)
        write_project(large, given.n, locales)
        tenth = measure(build, small)
        print_row(f"cold, {given.n // 10}", tenth)
        whole = measure(build, large)
        print_row(f"cold, {given.n}", whole)
        print_row("nothing changed", measure(build, large))
        for name, edit in EDITS.items():
            edit(large, "quozzleworth")
            print_row(name, measure(build, large))
    if done := DONE.search(whole.said):
        print(f"site: {done[1]} files, {done[4].strip()}")
    cpu, wall = math.log10(whole.cpu / tenth.cpu), math.log10(whole.wall / tenth.wall)
    print(f"growth from {given.n // 10} to {given.n}: CPU n^{cpu:.2f}, wall n^{wall:.2f}")


if __name__ == "__main__":
    main()
