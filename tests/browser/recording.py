"""A static host with a collector that fails as it is told, and remembers what it acknowledged."""

import json
import threading
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

from kbgen.feedback import RefusedError, read_event
from kbgen.render import security_headers

PATH = "/v1/events"
#: Comes after ten seconds at the end of a page, in whatever test; has tests of its own.
LATE = "read_to_end"


@dataclass
class Collector:
    """What it is told to do, and what it has. Ids make a second delivery harmless."""

    status: int = 202
    """Anything else: nothing is stored."""
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0
    gate: threading.Event | None = None
    """Requests wait for it before anything is stored."""
    refuses: str = ""
    """Type of events that the collector finds wrong."""
    spoils: str = ""
    """Type of events that make it refuse the whole request."""
    origin: str = ""
    """Of a site elsewhere that may send events."""
    stored: dict[str, dict[str, object]] = field(default_factory=dict)
    deliveries: list[tuple[str, str]] = field(default_factory=list)
    """Type and id of every stored event, each time it came."""
    requests: list[int] = field(default_factory=list)
    """Events in each request that came, refused ones included."""
    lock: threading.Lock = field(default_factory=threading.Lock)

    def answer(self, events: list[dict[str, object]]) -> tuple[int, dict[str, object]]:
        self.requests.append(len(events))
        time.sleep(self.delay)
        if self.gate is not None:
            self.gate.wait(20)
        if any(event["type"] == self.spoils for event in events):
            return 413, {"error": "as told"}
        if self.status != 202:
            return self.status, {"error": "as told"}
        accepted, rejected = [], []
        for event in events:
            if reason := self.wrong(event):
                rejected.append({"id": event["id"], "reason": reason})
            else:
                accepted.append(event["id"])
                with self.lock:
                    self.stored.setdefault(str(event["id"]), event)
                    self.deliveries.append((str(event["type"]), str(event["id"])))
        return 202, {"accepted": accepted, "rejected": rejected}

    def wrong(self, event: dict[str, object]) -> str:
        try:
            read_event(event)
        except RefusedError as error:
            return str(error)
        return "as told" if event["type"] == self.refuses else ""

    def events(self, *types: str) -> list[dict[str, object]]:
        """Return what is stored, in the order in which it happened."""
        with self.lock:
            stored = list(self.stored.values())
        stored.sort(key=lambda event: str(event["at"]))
        return [event for event in stored if not types or event["type"] in types]

    def kinds(self) -> list[tuple[object, object]]:
        """Return (type, value) of what is stored, but for what time alone brings."""
        events = [event for event in self.events() if event["type"] != LATE]
        return [(event["type"], event.get("value")) for event in events]

    def came(self) -> int:
        """Count deliveries, repeated ones included."""
        return len([kind for kind, _ in self.deliveries if kind != LATE])

    def has(self, count: int, seconds: float = 10) -> bool:
        """Wait until that much is stored."""
        until = time.monotonic() + seconds
        while len(self.kinds()) < count and time.monotonic() < until:
            time.sleep(0.05)
        return len(self.kinds()) == count


class Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(
        self, *arguments, collector: Collector, folder: Path, headers: Mapping[str, str]
    ) -> None:
        self.collector = collector
        self.sent = headers
        super().__init__(*arguments, directory=str(folder))

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path != PATH:
            self.send_error(404)
        elif self.headers["Content-Type"].startswith("application/json"):
            status, answer = self.collector.answer(json.loads(body)["events"])
            self.reply(status, json.dumps(answer).encode(), self.collector.headers)
        else:
            self.take_form(body)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        missing = Path(self.directory) / "404.html"
        if self.command == "GET" and code == 404 and missing.is_file():
            self.reply(404, missing.read_bytes(), {"Content-Type": "text/html; charset=utf-8"})
        else:
            super().send_error(code, message, explain)

    def do_OPTIONS(self) -> None:
        self.reply(204, b"", {"Access-Control-Allow-Headers": "content-type"})

    def take_form(self, body: bytes) -> None:
        fields = {name: values[-1] for name, values in parse_qs(body.decode()).items()}
        at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        self.collector.answer([{**fields, "id": str(uuid.uuid4()), "at": at}])
        self.reply(303, b"", {"Location": f"/{fields['locale'].lower()}/thanks/"})

    def reply(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        try:
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # the reader has gone

    def end_headers(self) -> None:
        for name, value in self.sent.items():
            self.send_header(name, value)
        self.send_header("Cache-Control", "no-cache")
        if self.collector.origin:
            self.send_header("Access-Control-Allow-Origin", self.collector.origin)
            self.send_header("Access-Control-Expose-Headers", "Retry-After")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A page that goes away leaves connections behind."""


@dataclass
class HelpCentre:
    """A built site on loopback, and its collector."""

    folder: Path
    collector: Collector = field(default_factory=Collector)
    endpoint: str = ""
    """Of a collector elsewhere, which the pages may reach."""
    headers: Mapping[str, str] | None = None
    """Sent with everything, in place of those for the endpoint."""

    def __post_init__(self) -> None:
        headers = self.headers or security_headers(self.endpoint)
        handler = partial(Handler, collector=self.collector, folder=self.folder, headers=headers)
        self.server = Server(("127.0.0.1", 0), handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/"

    def close(self) -> None:
        if self.collector.gate is not None:
            self.collector.gate.set()
        self.server.shutdown()
        self.server.server_close()
