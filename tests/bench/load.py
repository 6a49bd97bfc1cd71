"""Overloads the collector: `python -m tests.bench.load [--seconds N] [--store sqlite]`.

A table: so many connections, each of which sends its next batch as soon as the last was answered,
whatever the answer was; with a thousand of them, more is sent than two cores can take. A row has
the events a second that were acknowledged, the median and the 99th percentile of the time to an
answer of any kind, in milliseconds, the answers by status, and whether all that was acknowledged is
stored. A 503 without `Retry-After` is counted as `503!`, a connection that was closed as `none`.
"""

import argparse
import asyncio
import json
import os
import statistics
import sys
import tempfile
import time
import uuid
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from random import Random

from tests.bench.collect import ids_in, stores
from tests.collecting import collecting

#: Events of a batch, and connections.
ROWS = ((1, 16), (10, 16), (100, 16), (10, 1000), (100, 1000), (10, 3000), (1, 16))
#: Connections are opened so many at a time: what is measured comes after.
AT_ONCE = 100
_TYPES = (
    '"type":"vote","article_id":"a/{n}","revision":"0a1b2c3d","value":"yes","device":"d{n}"',
    '"type":"search","query":"where is parcel {n}","results":{n}',
    '"type":"comment","article_id":"a/{n}","comment":"Number {n} was not what I was looking for."',
    '"type":"read_to_end","article_id":"a/{n}","elapsed_ms":42000,"page":"/en/a/{n}/"',
)


@dataclass
class Answers:
    """What came of a load."""

    seconds: list[float] = field(default_factory=list)
    statuses: Counter[str] = field(default_factory=Counter)
    acknowledged: list[str] = field(default_factory=list)
    took: float = 0.0

    def note(self, head: bytes, body: bytes, seconds: float) -> None:
        """Count an answer."""
        self.seconds.append(seconds)
        status = head.split(b" ", 2)[1].decode()
        if status == "202":
            self.acknowledged += json.loads(body)["accepted"]
        elif status == "503" and b"\r\nretry-after:" not in head.lower():
            status += "!"
        self.statuses[status] += 1


class Batches:
    """Makes up requests, quickly: what the sender takes is in no figure of the collector."""

    def __init__(self, count: int) -> None:
        random = Random(count)
        events = []
        for _ in range(count):
            fields = random.choice(_TYPES).replace("{n}", str(random.randrange(300)))
            events.append(f'{{"id":"%s","at":"2026-11-28T10:00:00Z","locale":"en",{fields}}}')
        self._body = f'{{"events":[{",".join(events)}]}}'
        self._count = count
        self._prefix = str(uuid.uuid4())[:24]
        self._number = 0

    def __next__(self) -> bytes:
        first, self._number = self._number, self._number + self._count
        ids = tuple(f"{self._prefix}{n:012x}" for n in range(first, self._number))
        body = (self._body % ids).encode()
        return (
            b"POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n" % len(body) + body
        )


async def _send(port: int, batches: Batches, end: float, answers: Answers) -> None:
    connection = None
    while time.perf_counter() < end:
        try:
            connection = connection or await asyncio.open_connection("127.0.0.1", port)
            reader, writer = connection
            request = next(batches)
            begun = time.perf_counter()
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            length = int(head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0])
            body = await reader.readexactly(length)
        except (OSError, asyncio.IncompleteReadError):
            answers.statuses["none"] += 1
            connection = None
            await asyncio.sleep(0.1)
            continue
        answers.note(head, body, time.perf_counter() - begun)
        if b"\r\nconnection: close" in head.lower():
            writer.close()
            connection = None
    if connection:
        connection[1].close()


async def _load(port: int, count: int, connections: int, seconds: float) -> Answers:
    answers, batches = Answers(), Batches(count)
    begun = time.perf_counter()
    tasks = []
    for number in range(connections):
        sender = _send(port, batches, begun + seconds, answers)
        tasks.append(asyncio.create_task(sender))
        if number % AT_ONCE == AT_ONCE - 1:
            await asyncio.sleep(0.02)
    await asyncio.gather(*tasks)
    answers.took = time.perf_counter() - begun
    return answers


def drive(port: int, count: int, connections: int, seconds: float) -> Answers:
    """Run in a process of its own."""
    return asyncio.run(_load(port, count, connections, seconds))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--store", action="append", choices=["sqlite", "postgresql"])
    parser.add_argument("--row", action="append", type=int, help="Only these, from 0.")
    options = parser.parse_args()
    rows = [ROWS[number] for number in options.row] if options.row else ROWS
    well = []
    with (
        stores(options.store or ["sqlite", "postgresql"]) as made,
        ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process,
        tempfile.TemporaryDirectory() as folder,
    ):
        process.submit(os.getpid).result()
        for name, make in made:
            store, there = make(), 0
            with collecting(Path(folder), store) as collector:
                for count, connections in rows:
                    load = (collector.port, count, connections, options.seconds)
                    answers = process.submit(drive, *load).result()
                    now = len(ids_in(store))
                    well.append(_show(name, load, answers, now - there))
                    there = now
    sys.exit(not all(well))


def _show(name: str, load: tuple[int, int, int, float], answers: Answers, stored: int) -> bool:
    """Print a row; return whether nothing is lost.

    More may be stored: an answer of 503 can overtake the store.
    """
    steps = statistics.quantiles(answers.seconds, n=100)
    statuses = ", ".join(f"{n} x {status}" for status, n in sorted(answers.statuses.items()))
    exact = stored >= len(answers.acknowledged)
    print(
        f"{name:10} batch {load[1]:3} {load[2]:4} connections"
        f" {len(answers.acknowledged) / answers.took:7.0f} events/s"
        f"  p50 {1000 * steps[49]:7.1f}  p99 {1000 * steps[98]:7.1f} ms"
        f"  {statuses}  {'nothing lost' if exact else 'LOST'}",
        flush=True,
    )
    return exact


if __name__ == "__main__":
    main()
