"""Measures the report: `python -m tests.bench.report [-n EVENTS] [--store URL]`.

It makes up a year of events in a store of each kind, and runs `kbgen report` on them as a process
of its own, whose peak of memory is read. What the database itself takes is not in the figures of
PostgreSQL.
"""

import argparse
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kbgen.feedback import open_store
from tests.bench.build import command, measure
from tests.bench.corpus import write_corpus
from tests.bench.events import END, fill
from tests.postgres import private_postgres

REPORTS = {
    "page, work list included": ("-o", "report.html"),
    "JSON": ("-q", "--format", "json", "-o", "report.json"),
    "work list": ("--worklist", "--format", "csv", "-o", "work.csv"),
}


@contextmanager
def stores(named: str | None, folder: Path) -> Iterator[dict[str, str]]:
    """Yield kind → address of empty stores: the one that is named, or one of each kind."""
    if named:
        yield {named.partition(":")[0]: named}
        return
    with private_postgres() as server, server.database() as url:
        yield {"SQLite": f"sqlite:///{folder}/feedback.db", "PostgreSQL": url}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("-n", type=int, default=1_000_000, metavar="EVENTS")
    parser.add_argument("--store", metavar="URL", help="An empty one; else SQLite and PostgreSQL.")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as work, stores(given.store, Path(work)) as urls:
        write_corpus(Path(work), 300)
        for kind, url in urls.items():
            begun = time.perf_counter()
            with open_store(url, Path(work)) as store:
                fill(store, given.n)
            print(f"{kind}: {given.n:,} events made up in {time.perf_counter() - begun:.0f} s")
            for name, options in REPORTS.items():
                last = END.date().isoformat()
                run = command("report", "--store", url, "--to", last, *options)
                cost = measure(run, Path(work))
                figures = f"{cost.wall:.1f} s, {cost.cpu:.1f} s CPU, {cost.memory:.0f} MiB"
                print(f"  {name}: {figures}", flush=True)


if __name__ == "__main__":
    main()
