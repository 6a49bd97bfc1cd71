"""Measures the collector: `python -m tests.bench.collect [--seconds N] [--rate N] [--kills N]`.

It starts `kbgen feedback serve` on SQLite and on PostgreSQL (a private server in a temporary
folder, both with every commit on disk) and posts batches of ten events over the loopback, from a
process of its own:

    sustained   batches begin on time whatever became of those before; a latency is from the moment
                when a batch was due until its answer was read, so waiting in line counts
    flat out    sixteen connections, each sends the next batch as soon as the last was answered
    kills       SIGKILL under load, again and again: what was acknowledged is there exactly once

A row has the events a second that were acknowledged, the median, the 99th percentile and the
longest of the latencies in milliseconds, the CPU seconds of the collector, and whether the store
holds exactly what was acknowledged.
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
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from random import Random

from kbgen.feedback import open_store
from tests.collecting import Load, collecting
from tests.postgres import private_postgres

BATCH = 10
FLAT_OUT = 16
FLAT_OUT_SECONDS = 10
#: Acknowledged events between two kills, about.
BETWEEN_KILLS = (50, 500)

_TYPES = (
    '"type":"vote","article_id":"a/{n}","revision":"0a1b2c3d","value":"yes","device":"{id}"',
    '"type":"search","query":"where is parcel {n}","results":{n}',
    '"type":"result_click","query":"where is my parcel","article_id":"a/{n}","rank":1,"results":9',
    '"type":"comment","article_id":"a/{n}","comment":"Number {n} was not what I was looking for."',
    '"type":"read_to_end","article_id":"a/{n}","elapsed_ms":42000,"page":"/en/a/{n}/"',
)


class Sender:
    """Posts batches over connections that stay open."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._free: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = []
        self._random = Random(port)
        self.latencies: list[float] = []
        self.acknowledged: list[str] = []
        self.failed = 0

    async def post(self, due: float) -> None:
        """Post a batch that was due at a time."""
        body = self._batch()
        head = f"POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: {len(body)}\r\n\r\n"
        answered, data = await self._exchange(head.encode() + body)
        self.latencies.append(time.perf_counter() - due)
        if answered.startswith(b"HTTP/1.1 202"):
            self.acknowledged += json.loads(data)["accepted"]
        else:
            self.failed += 1

    async def _exchange(self, request: bytes) -> tuple[bytes, bytes]:
        """Return head and body of the answer."""
        while True:
            is_used = bool(self._free)
            reader, writer = (
                self._free.pop()
                if is_used
                else await asyncio.open_connection("127.0.0.1", self._port)
            )
            try:
                writer.write(request)
                head = await reader.readuntil(b"\r\n\r\n")
                length = int(head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0])
                data = await reader.readexactly(length)
            except (OSError, asyncio.IncompleteReadError):
                writer.close()
                if is_used:  # the server ends connections that were idle for long
                    continue
                raise
            self._free.append((reader, writer))
            return head, data

    def _batch(self) -> bytes:
        events = []
        for _ in range(BATCH):
            number = str(uuid.UUID(int=self._random.getrandbits(128), version=4))
            n = self._random.randrange(300)
            fields = self._random.choice(_TYPES).replace("{n}", str(n)).replace("{id}", number)
            events.append(f'{{"id":"{number}","at":"2026-11-28T10:00:00Z","locale":"en",{fields}}}')
        return f'{{"events":[{",".join(events)}]}}'.encode()

    def close(self) -> None:
        for _, writer in self._free:
            writer.close()


async def sustain(sender: Sender, rate: float, seconds: float) -> None:
    """Post on time."""
    begun = time.perf_counter()
    running: set[asyncio.Task[None]] = set()
    for number in range(int(rate / BATCH * seconds)):
        due = begun + number * BATCH / rate
        if (wait := due - time.perf_counter()) > 0:
            await asyncio.sleep(wait)
        task = asyncio.create_task(sender.post(due))
        running.add(task)
        task.add_done_callback(running.discard)
    await asyncio.gather(*running)


async def rush(sender: Sender, seconds: float) -> None:
    """Post as fast as it goes."""
    end = time.perf_counter() + seconds

    async def one() -> None:
        while (now := time.perf_counter()) < end:
            await sender.post(now)

    await asyncio.gather(*(one() for _ in range(FLAT_OUT)))


def drive(port: int, rate: float, seconds: float) -> tuple[list[float], list[str], int, float]:
    """Run in a process of its own; rate 0: flat out. Return what came of it, and its seconds."""
    sender = Sender(port)

    async def run() -> None:
        await (sustain(sender, rate, seconds) if rate else rush(sender, seconds))
        sender.close()

    begun = time.perf_counter()
    asyncio.run(run())
    return sender.latencies, sender.acknowledged, sender.failed, time.perf_counter() - begun


def ids_in(store: str) -> list[str]:
    with open_store(store, Path()) as opened:
        return [row.id for row in opened.stream()]


def cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure(name: str, store: str, rate: float, seconds: float) -> bool:
    """Print a row; return whether all is well."""
    with (
        tempfile.TemporaryDirectory() as folder,
        collecting(Path(folder), store) as collector,
        ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process,
    ):
        process.submit(os.getpid).result()
        before = set(ids_in(store))
        latencies, acknowledged, failed, took = process.submit(
            drive, collector.port, rate, seconds
        ).result()
        cpu = cpu_seconds(collector.process.pid)
        collector.stop()
    there = [number for number in ids_in(store) if number not in before]
    exact = sorted(there) == sorted(acknowledged)
    steps = statistics.quantiles(latencies, n=1000)
    p50, p99, most = (1000 * x for x in (steps[499], steps[989], max(latencies)))
    print(
        f"{name:24} {len(acknowledged) / took:8.0f} events/s  p50 {p50:6.1f}  p99 {p99:6.1f}"
        f"  max {most:6.1f} ms  CPU {cpu:5.1f} s of {took:5.1f}  failed {failed}"
        f"  {'exactly once' if exact else 'NOT THE SAME'}",
        flush=True,
    )
    return exact and not failed


def kill(name: str, store: str, kills: int) -> bool:
    """Kill under load, and compare; print a row."""
    random = Random(kills)
    acknowledged: set[str] = set()
    sent: set[str] = set()
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(kills):
            with collecting(Path(folder), store) as collector, Load(collector.port) as load:
                load.wait_for(random.randint(*BETWEEN_KILLS))
                collector.kill()
            acknowledged.update(load.acknowledged)
            sent |= load.sent
    there = ids_in(store)
    well = acknowledged <= set(there) <= sent and len(there) == len(set(there))
    print(
        f"{name:24} {kills} kills: {len(acknowledged)} acknowledged, {len(there)} stored, "
        f"{len(acknowledged - set(there))} lost, {len(there) - len(set(there))} twice",
        flush=True,
    )
    return well


@contextmanager
def stores(kinds: list[str]) -> Iterator[list[tuple[str, Callable[[], str]]]]:
    """Yield (name, what makes an empty store)."""
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".bench-") as folder:
        numbers = iter(range(1000))
        found = []
        if "sqlite" in kinds:
            found.append(("SQLite", lambda: f"sqlite:///{folder}/{next(numbers)}.db"))
        if "postgresql" not in kinds:
            yield found
            return
        with private_postgres() as postgres:

            def make() -> str:
                name = f"bench_{next(numbers)}"
                postgres.create(name)
                return postgres.url(name)

            yield [*found, ("PostgreSQL", make)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--rate", type=float, default=1500)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--store", action="append", choices=["sqlite", "postgresql"])
    options = parser.parse_args()
    well = []
    with stores(options.store or ["sqlite", "postgresql"]) as made:
        for name, make in made:
            if options.seconds:
                sustained = f"{name}, sustained"
                well.append(measure(sustained, make(), options.rate, options.seconds))
                well.append(measure(f"{name}, flat out", make(), 0, FLAT_OUT_SECONDS))
            if options.kills:
                well.append(kill(f"{name}, kills", make(), options.kills))
    sys.exit(not all(well))


if __name__ == "__main__":
    main()
