"""A running collector, and what senders do with it: real HTTP on the loopback."""

import contextlib
import http.client
import json
import re
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from tests.command import start_command
from tests.factories import vote

CONFIG = """\
[site]
name = "Help"
url = "https://help.example.com/kb/"

[feedback]
max_events_per_minute = 0
max_votes_per_article_and_day = 0
"""
_ADDRESS = re.compile(r"Collecting at http://[^:/]+:(\d+)/v1/events")
#: Seconds after which a collector that does not start, or a request without an answer, is lost.
PATIENCE = 30


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Collector:
    """A process of `kbgen feedback serve`."""

    def __init__(self, folder: Path, store: str, config: str, prefix: Sequence[str] = ()) -> None:
        self.folder = folder
        self.store = store
        self.log = folder / "collector.log"
        (folder / "kbgen.toml").write_text(config)
        said = folder / "collector.out"
        said.write_text("")
        self.process = start_command(
            ["feedback", "serve", "-f", folder / "kbgen.toml", "--port", "0", "--store", store],
            said,
            self.log,
            prefix=prefix,
        )
        deadline = time.monotonic() + PATIENCE
        while not (found := _ADDRESS.search(said.read_text())):
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.process.kill()
                raise AssertionError(f"The collector did not start:\n{self.log.read_text()}")
            time.sleep(0.02)
        self.port = int(found[1])

    def request(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        with contextlib.closing(connection):
            connection.request(method, path, body, named)
            answer = connection.getresponse()
            headers_ = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, headers_, answer.read())

    def send(self, *events: dict[str, Any], **headers: str) -> Answer:
        """Post a batch."""
        body = json.dumps({"events": events}).encode()
        headers = {"content_type": "application/json", **headers}
        return self.request("POST", "/v1/events", body, **headers)

    def lines(self) -> list[dict[str, Any]]:
        """Return the log."""
        return [json.loads(line) for line in self.log.read_text().splitlines()]

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def stop(self) -> int:
        """Ask it to stop; return its exit code."""
        self.process.terminate()
        return self.process.wait(PATIENCE)


@contextlib.contextmanager
def collecting(
    folder: Path, store: str, config: str = CONFIG, prefix: Sequence[str] = ()
) -> Iterator[Collector]:
    """Run a collector; it ends with the block."""
    collector = Collector(folder, store, config, prefix)
    try:
        yield collector
    finally:
        collector.kill()  # quicker than to stop; a test that wants to see it stop does so


@dataclass
class Load:
    """Senders that post batches one after the other, until they are told to stop."""

    port: int
    senders: int = 4
    batch: int = 10
    acknowledged: list[str] = field(default_factory=list)
    sent: set[str] = field(default_factory=set)
    refused: int = 0
    _stopped: threading.Event = field(default_factory=threading.Event)
    _threads: list[threading.Thread] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._threads = [threading.Thread(target=self._send) for _ in range(self.senders)]
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        for thread in self._threads:
            thread.join()

    def wait_for(self, count: int) -> None:
        """Return when so many events were acknowledged."""
        deadline = time.monotonic() + PATIENCE
        while len(self.acknowledged) < count:
            assert time.monotonic() < deadline, f"{len(self.acknowledged)} of {count}"
            time.sleep(0.005)

    def _send(self) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        headers = {"Content-Type": "application/json"}
        while not self._stopped.is_set():
            events = [vote() for _ in range(self.batch)]
            self.sent.update(event["id"] for event in events)
            try:
                connection.request("POST", "/v1/events", json.dumps({"events": events}), headers)
                answer = connection.getresponse()
                data = answer.read()
            except (OSError, http.client.HTTPException):
                connection.close()
                self._stopped.wait(0.01)
                continue
            if answer.status == 202:
                self.acknowledged += json.loads(data)["accepted"]
            else:
                self.refused += 1
                self._stopped.wait(0.01)
        connection.close()
