"""KB215: other sites are asked over real HTTP, on this machine."""

import contextlib
import datetime as dt
import json
import socket
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from kbgen.check import external, run_rules
from kbgen.check.fetch import MOST_REDIRECTS, TooSlow, get

NOW = dt.datetime(2026, 11, 28, 12, tzinfo=dt.UTC)
AT_ONCE = external.Pace(delay=0)


class Site:
    """What a host answers, and what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, str]] = []
        """Method, path and user agent."""
        self.at_once = 0
        self.most_at_once = 0
        self.lock = threading.Lock()

    def count(self) -> Counter[str]:
        return Counter(path for _, path, _ in self.asked)


class _Handler(BaseHTTPRequestHandler):
    def _answer(self) -> None:
        site: Site = self.server.site
        with site.lock:
            site.asked.append((self.command, self.path, self.headers["User-Agent"]))
            site.at_once += 1
            site.most_at_once = max(site.most_at_once, site.at_once)
        number = self.path.strip("/").partition("?")[0]
        code = int(number) if number.isdigit() else 200
        if (self.path, self.command) == ("/no-head", "HEAD"):
            code = 404
        body = b"x" * (200_000 if self.path == "/large" else 10)
        self.send_response(code)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            # Who asked may have read enough.
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                self.wfile.write(body)
        with site.lock:
            site.at_once -= 1

    do_GET = do_HEAD = _answer  # noqa: N815  # names of the library

    def log_message(self, *_args) -> None:
        """Say nothing."""


@pytest.fixture
def host():
    """Run a web server; yield its address and what it was asked."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        server.site = Site()
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", server.site
        server.shutdown()
        thread.join()


@pytest.fixture
def ask(checked, text_of):
    """Ask what an article links; return (line, column, message) of each finding."""

    def run(
        body: str,
        now: dt.datetime = NOW,
        config: str = '[site]\nname = "Help"\n',
        pace: external.Pace = AT_ONCE,
    ):
        site = checked({"en/a/x.md": text_of("X", body)}, config)
        rule = external.rule(site.project.private / "external.json", now, pace)
        some = run_rules(site, [rule], {})
        assert {one.code for one in some} <= {"KB215"}
        return [(one.span.line, one.span.column, one.message) for one in some]

    return run


def test_an_address_that_is_not_there_is_found_where_it_is_written(ask, host):
    url, _ = host
    assert ask(f"See [here]({url}/fine), or\nelse [there]({url}/404).") == [
        (6, 14, f"{url}/404 does not answer: 404 Not Found")
    ]


@pytest.mark.parametrize(
    "body",
    [
        "[a](URL/404)",
        "<URL/404>",
        "[a][b]\n\n[b]: URL/404",
        '<a href="URL/404">a</a>',
        "[a](<URL/404>)",
    ],
)
def test_every_way_to_write_a_link_is_asked(ask, host, body):
    assert len(ask(body.replace("URL", host[0]))) == 1


@pytest.mark.parametrize("body", ["`[a](URL/404)`", "```\n[a](URL/404)\n```", "{{ URL/404 }}"])
def test_code_is_not_asked(ask, host, body):
    assert ask(body.replace("URL", host[0])) == []
    assert host[1].asked == []


@pytest.mark.parametrize("path", ["/", "/200", "/no-head", "/large", "/403", "/429", "/405"])
def test_what_is_there_or_closed_to_programs_is_fine(ask, host, path):
    assert ask(f"[a]({host[0]}{path})") == []


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("[a](URL/a_(b))", "/a_(b)"),
        ("[a](URL/größe?q=ü#ä)", "/gr%C3%B6%C3%9Fe?q=%C3%BC"),
        ("[a](URL/a%20b)", "/a%20b"),
        ("[a](URL/?a=1&amp;b=2)", "/?a=1&b=2"),
        ("[a](<URL/a(b>)", "/a(b"),
        ('[a](URL/a "Title")', "/a"),
    ],
)
def test_an_address_is_asked_as_a_browser_asks_it(ask, host, written, asked):
    url, site = host
    assert ask(written.replace("URL", url)) == []
    assert list(site.count()) == [asked]


@pytest.mark.parametrize("address", ["http://[", "https://]:x/", "http://a:b:c/", "http://.../x"])
def test_an_address_that_is_none_is_found(ask, address):
    ((_, _, message),) = ask(f"<{address}>")
    assert message.startswith(f"{address} does not answer: ")


def test_a_host_that_does_not_answer(ask):
    ((_, _, message),) = ask("[a](http://127.0.0.1:9/x)")
    assert message.startswith("http://127.0.0.1:9/x does not answer: ")
    assert "refused" in message


def test_an_address_is_asked_once_however_often_it_is_linked(ask, host):
    url, site = host
    ask(f"[a]({url}/200) [b]({url}/200#top) [c]({url}/404) [d]({url}/404)")
    assert site.count() == {"/200": 1, "/404": 2}, "HEAD, and GET where HEAD said no"


def test_one_request_to_a_host_at_a_time_and_we_say_who_we_are(ask, host):
    url, site = host
    ask(" ".join(f"[a]({url}/200?{number})" for number in range(20)))
    assert len(site.asked) == 20
    assert site.most_at_once == 1
    assert {agent for _, _, agent in site.asked} == {"kbgen"}


def test_good_answers_count_for_a_week_and_bad_ones_are_asked_again(ask, host):
    url, site = host
    body = f"[a]({url}/200) [c]({url}/404)"
    for days, asked in ((0, 1), (6, 1), (8, 2)):
        assert len(ask(body, NOW + dt.timedelta(days=days))) == 1
        assert site.count()["/200"] == asked
    assert site.count()["/404"] == 6


def test_between_two_requests_to_a_host_there_is_a_delay(host):
    url, _ = host
    before = dt.datetime.now(dt.UTC)
    external.ask([f"{url}/200?{number}" for number in range(3)], NOW, external.Pace(delay=0.1))
    assert dt.datetime.now(dt.UTC) - before >= dt.timedelta(seconds=0.2)


def test_a_broken_store_costs_time_only(ask, host, tmp_path):
    url, site = host
    ask(f"[a]({url}/200)")
    store = tmp_path / "project/.kbgen/external.json"
    assert list(json.loads(store.read_text())) == [f"{url}/200"]
    store.write_text('{"x": 1')
    assert ask(f"[a]({url}/200)") == []
    assert site.count()["/200"] == 2


def test_channels_and_actions_are_asked_too(ask, host):
    url, _ = host
    config = f"""[site]
name = "Help"
[[contact.channels]]
kind = "chat"
target = "{url}/404"
[actions.track]
label = "Track"
url = "{url}/410"
[actions.start]
label = "Start"
url = "{url}/404/{{locale}}"
"""
    assert ask("Text.", config=config) == [
        (5, 1, f"{url}/404 does not answer: 404 Not Found"),
        (8, 1, f"{url}/410 does not answer: 410 Gone"),
    ]


class Dripping:
    """A server that sends a beginning at once, and the rest a byte at a time, without an end."""

    def __init__(self, beginning: bytes, drop: bytes = b"x") -> None:
        self._beginning = beginning
        self._drop = drop
        self.requests = 0
        self._is_over = threading.Event()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._socket.settimeout(0.05)
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}/"
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()

    def _accept(self) -> None:
        while not self._is_over.is_set():
            with contextlib.suppress(TimeoutError):
                connection, _ = self._socket.accept()
                self.requests += 1
                self._threads.append(threading.Thread(target=self._drip, args=(connection,)))
                self._threads[-1].start()

    def _drip(self, connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            connection.sendall(self._beginning.replace(b"URL", self.url.encode()))
            while not self._is_over.wait(0.02):
                connection.sendall(self._drop)

    def close(self) -> None:
        self._is_over.set()
        for thread in self._threads:
            thread.join()
        self._socket.close()


@pytest.fixture
def dripping():
    """Start dripping servers."""
    servers: list[Dripping] = []

    def start(*what: bytes) -> Dripping:
        servers.append(Dripping(*what))
        return servers[-1]

    yield start
    for server in servers:
        server.close()


ENDLESS = b"HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
REDIRECT = b"HTTP/1.1 302 Found\r\nLocation: URL\r\nContent-Length: 60000\r\n\r\n"
#: A hundred times as fast as it is.
QUICK = external.Pace(delay=0, each=0.6, all=9)


@pytest.mark.parametrize(
    ("beginning", "drop"),
    [
        pytest.param(b"", b"H", id="a status that never ends"),
        pytest.param(b"HTTP/1.1 200 OK\r\nX: ", b"x", id="a header"),
        pytest.param(b"HTTP/1.1 200 OK\r\n", b"X: x\r\n", id="headers"),
    ],
)
def test_a_server_that_drips_is_given_up(ask, dripping, beginning, drop):
    server = dripping(beginning, drop)
    before = time.monotonic()
    found = ask(f"<{server.url}>", pace=QUICK)

    assert time.monotonic() - before < 5 * QUICK.each
    assert [one[2] for one in found] == [
        f"{server.url} does not answer: it takes longer than 0.3 s"
    ]
    assert server.requests == 2


@pytest.mark.parametrize(
    ("beginning", "drop"), [(ENDLESS, b"x"), (CHUNKED, b"0"), (CHUNKED, b"1\r\nx\r\n")]
)
def test_a_text_that_never_ends_is_given_up(dripping, beginning, drop):
    server = dripping(beginning, drop)
    with pytest.raises(TooSlow, match=r"longer than 0\.3 s"):
        get(server.url, longest=0.3)


def test_a_handshake_that_never_ends_is_given_up(dripping):
    server = dripping(b"\x16\x03\x03\x40\x00", b"\x02")
    with pytest.raises(TooSlow):
        get(server.url.replace("http:", "https:"), longest=0.3)


def test_redirects_are_counted_and_their_texts_are_not_read(ask, dripping):
    server = dripping(REDIRECT)
    ((_, _, message),) = ask(f"<{server.url}>", pace=external.Pace(delay=0))

    assert message.startswith(f"{server.url} does not answer: 302 ")
    assert 4 <= server.requests <= 2 * (MOST_REDIRECTS + 1)


def test_all_addresses_have_a_time_together(ask, dripping):
    servers = [dripping(b"HTTP/1.1 200 OK\r\n", b"X") for _ in range(2)]
    body = "\n".join(f"<{server.url}?{n}>" for n in range(30) for server in servers)
    before = time.monotonic()
    found = ask(body, pace=external.Pace(delay=0, each=0.3, all=0.8))

    assert time.monotonic() - before < 8
    left = [message for _, _, message in found if "were not asked" in message]
    answered = [message for _, _, message in found if "does not answer" in message]
    assert len(left) == 1
    assert int(left[0].split()[0]) + len(answered) == 60
    assert len(answered) < 30


def test_what_was_not_asked_is_asked_the_next_time(ask, dripping, host):
    slow, (url, site) = dripping(b"HTTP/1.1 200 OK\r\nX: "), host
    body = f"<{slow.url}> <{url}/200>"
    ask(body, pace=external.Pace(delay=0, each=0.2, all=0))
    assert site.asked == []
    assert len(ask(body, pace=QUICK)) == 1
    assert site.count() == {"/200": 1}


@pytest.mark.parametrize(
    "kept",
    [
        '{"URL/200": {"problem": "", "at": "x"}}',
        '{"URL/200": {"problem": "", "at": "2026-11-28"}}',
        '{"URL/200": {"problem": "", "at": 1}}',
        '{"URL/200": {"problem": ""}}',
        '{"URL/200": []}',
        "[" * 100_000,
        "[1]",
    ],
)
def test_answers_that_were_not_kept_by_us_cost_time_only(ask, host, tmp_path, kept):
    url, site = host
    (tmp_path / "project/.kbgen").mkdir(parents=True)
    (tmp_path / "project/.kbgen/external.json").write_text(kept.replace("URL", url))

    assert ask(f"[a]({url}/200)") == []
    assert site.count()["/200"] == 1
