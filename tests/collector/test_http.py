"""The collector as senders see it, on both kinds of store."""

import json
import os
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import uuid
from contextlib import closing

import pytest

from tests.collecting import CONFIG, PATIENCE, Load
from tests.factories import vote

FORM = "application/x-www-form-urlencoded"
SITE = "https://help.example.com"
LIMITED = CONFIG.replace("max_events_per_minute = 0", "max_events_per_minute = 20")
CAPPED = CONFIG.replace("article_and_day = 0", "article_and_day = 3")


def test_what_is_acknowledged_is_stored(collector, stored):
    events = [vote(), vote(value="no"), vote(type="search", value=None, query="parcel", results=0)]
    answer = collector.send(*events)
    assert (answer.status, answer.json["accepted"]) == (202, [event["id"] for event in events])
    assert stored().keys() == set(answer.json["accepted"])
    assert "set-cookie" not in answer.headers


def test_a_retry_is_harmless(collector, stored):
    event = vote()
    for _ in range(5):
        assert collector.send(event).json["accepted"] == [event["id"]]
    assert len(stored()) == 1


def test_retries_at_the_same_moment_are_harmless(start, stored):
    one, other = start(), start()
    events = [vote() for _ in range(20)]
    answers = []

    def send(collector, batch) -> None:
        answers.append(collector.send(*batch).status)

    threads = [
        threading.Thread(target=send, args=(collector, batch))
        for collector in (one, other)
        for batch in (events, events[::-1], events[5:15])
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [202] * 6
    assert stored().keys() == {event["id"] for event in events}


def test_a_form_is_thanked_on_the_site(collector, stored):
    body = b"type=vote&locale=de&article_id=shipping%2Fcosts&value=no&website="
    answer = collector.request("POST", "/v1/events", body, content_type=FORM, origin=SITE)
    assert (answer.status, answer.headers["location"]) == (303, f"{SITE}/kb/de/thanks/")
    (event,) = stored().values()
    assert (event["value"], event["suspicious"]) == ("no", [])


def test_it_runs_behind_another_server_in_several_processes(tmp_path, store_url, stored):
    (tmp_path / "kbgen.toml").write_text(CONFIG)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "uvicorn", "--factory", "kbgen.collect:create_app"]
    with subprocess.Popen(
        [*command, "--port", str(port), "--workers", "2", "--no-access-log"],
        env={**os.environ, "KBGEN_CONFIG": "kbgen.toml", "KBGEN_STORE": store_url},
        stderr=subprocess.DEVNULL,
        cwd=tmp_path,
    ) as server:
        try:
            with Load(port) as load:
                load.wait_for(300)
        finally:
            server.terminate()
    assert set(load.acknowledged) == stored().keys()


# Who may send


def test_a_page_of_the_site_may_send_and_read_the_answer(collector):
    answer = collector.send(vote(), origin=SITE)
    assert answer.status == 202
    assert answer.headers["access-control-allow-origin"] == SITE


def test_a_browser_that_asks_first_is_told(collector):
    asked = {"origin": SITE, "access_control_request_method": "POST"}
    asked["access_control_request_headers"] = "content-type"
    answer = collector.request("OPTIONS", "/v1/events", **asked)
    assert answer.status == 200
    assert answer.headers["access-control-allow-origin"] == SITE
    assert "POST" in answer.headers["access-control-allow-methods"]
    assert "content-type" in answer.headers["access-control-allow-headers"].lower()
    assert "access-control-allow-credentials" not in answer.headers


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "http://help.example.com", "null", f"{SITE}.evil.example"]
)
def test_other_pages_may_not(collector, stored, origin):
    answer = collector.send(vote(), origin=origin)
    assert answer.status == 403
    assert "access-control-allow-origin" not in answer.headers
    body = b"type=vote&locale=de&article_id=a&value=no"
    form = collector.request("POST", "/v1/events", body, content_type=FORM, origin=origin)
    assert form.status == 403
    asked = {"origin": origin, "access_control_request_method": "POST"}
    preflight = collector.request("OPTIONS", "/v1/events", **asked)
    assert preflight.status == 400
    assert "access-control-allow-origin" not in preflight.headers
    assert stored() == {}


def test_a_site_that_is_allowed_may(start):
    config = f'{CONFIG}allowed_origins = ["https://shop.example.com"]\n'
    collector = start(config)
    for origin in ("https://shop.example.com", SITE):
        assert collector.send(vote(), origin=origin).status == 202


def test_the_collectors_own_pages_may(collector):
    assert collector.send(vote(), origin=f"http://127.0.0.1:{collector.port}").status == 202


# How much


def test_too_much_is_refused_before_it_is_read(collector, stored):
    with socket.create_connection(("127.0.0.1", collector.port), timeout=PATIENCE) as connection:
        head = "POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: 9999999\r\n\r\n"
        connection.sendall(head.encode() + b"x" * 1000)
        assert connection.recv(100).startswith(b"HTTP/1.1 413 ")
    assert collector.request("POST", "/v1/events", b"x" * 300_000).status == 413
    assert collector.send(*[vote() for _ in range(101)]).status == 400
    assert stored() == {}


def test_so_many_events_a_minute_and_no_more(start, stored):
    collector = start(LIMITED)
    assert collector.send(*[vote() for _ in range(15)]).status == 202
    answer = collector.send(*[vote() for _ in range(6)])
    assert answer.status == 429
    assert 1 <= int(answer.headers["retry-after"]) <= 65
    # What was refused counts, too.
    assert collector.send(*[vote() for _ in range(3)]).status == 202
    assert collector.send(vote()).status == 429
    assert len(stored()) == 18


def test_a_claimed_address_is_not_believed(start):
    collector = start(f'{LIMITED}trusted_proxies = ["10.0.0.0/8"]\n')
    for number in range(4):
        answer = collector.send(*[vote() for _ in range(5)], x_forwarded_for=f"10.0.0.{number}")
        assert answer.status == 202
    assert collector.send(vote(), x_forwarded_for="10.0.0.9").status == 429


def test_the_word_of_a_proxy_on_the_same_machine_is_believed(start):
    collector = start(LIMITED)
    for number in range(4):
        events = [vote() for _ in range(20)]
        assert collector.send(*events, x_forwarded_for=f"10.0.0.{number}").status == 202
    assert collector.send(vote(), x_forwarded_for="6.6.6.6, 10.0.0.1").status == 429


# What is counted apart


@pytest.mark.parametrize(
    ("fields", "headers", "reasons"),
    [
        ({"website": "https://casino.example"}, {}, ["honeypot"]),
        ({"elapsed_ms": 120}, {}, ["fast"]),
        ({}, {"user_agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"}, ["bot"]),
        ({"elapsed_ms": 5000}, {"user_agent": "Mozilla/5.0 Firefox/145.0"}, []),
    ],
)
def test_a_suspicious_vote_is_accepted_and_marked(collector, stored, fields, headers, reasons):
    event = vote(**fields)
    assert collector.send(event, **headers).json["accepted"] == [event["id"]]
    assert stored()[event["id"]]["suspicious"] == reasons


def test_votes_by_the_dozen_on_an_article_are_marked(start, stored):
    collector = start(CAPPED)
    votes = [vote(device=str(uuid.uuid4())) for _ in range(5)]
    for event in votes:
        collector.send(event)
    collector.send(vote(article_id="returns/refunds"))
    marked = {number: event["suspicious"] for number, event in stored().items()}
    assert [marked[event["id"]] for event in votes] == [[], [], [], ["capped"], ["capped"]]
    assert sum(bool(reasons) for reasons in marked.values()) == 2


# What is kept


def test_comments_are_masked_before_they_are_stored(collector, stored):
    comment = "Call me: +44 20 7946 0958, order R-104882, jane@example.com"
    event = vote(type="comment", value=None, comment=comment, query="R-104882")
    collector.send(event)
    kept = stored()[event["id"]]
    assert kept["comment"] == "Call me: [phone], order [order], [email]"
    assert kept["query"] == "[order]"


def test_nothing_on_disk_or_in_the_log_tells_who_it_was(tmp_path, collector, store_url, stored):
    agent, address = "Mozilla/5.0 (Quizzaciously)", "203.0.113.77"
    event = vote(type="comment", value=None, comment="Wunderlich", query="Querulant")
    collector.send(event, user_agent=agent, x_forwarded_for=address, cookie="a=b")
    bad = {**vote(), "comment": "Wunderlich", "address": address}
    collector.send(bad)
    collector.request("GET", f"/{address}?q=Wunderlich")
    assert stored()[event["id"]]["comment"] == "Wunderlich"
    collector.stop()
    traces = [b"127.0.0.1", address.encode(), b"Quizzaciously"]
    for file in tmp_path.glob("feedback.db*"):
        assert not [trace for trace in traces if trace in file.read_bytes()]
    log = collector.log.read_bytes()
    assert log
    texts = [b"Wunderlich", b"Querulant", event["id"].encode()]
    assert not [trace for trace in (*traces, *texts) if trace in log]
    if store_url.startswith("sqlite"):
        with closing(sqlite3.connect(tmp_path / "feedback.db")) as connection:
            dump = "\n".join(connection.iterdump())
        assert "Wunderlich" in dump
        assert address not in dump


# Beside it


def test_health_is_that_of_the_store(collector):
    answer = collector.request("GET", "/healthz")
    assert (answer.status, answer.json) == (200, {"status": "ok"})


def test_figures_are_counted_by_type_and_outcome(start):
    collector = start(LIMITED)
    collector.send(vote(), vote(website="x"), vote(value="maybe"))
    collector.send(vote(type="search", value=None, query="x", results=1))
    collector.send(*[vote() for _ in range(20)])
    answer = collector.request("GET", "/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    lines = answer.body.decode().splitlines()
    for line in (
        'kbgen_events_total{type="vote",outcome="accepted"} 1',
        'kbgen_events_total{type="vote",outcome="suspicious"} 1',
        'kbgen_events_total{type="search",outcome="accepted"} 1',
        'kbgen_events_total{type="any",outcome="rejected"} 1',
        'kbgen_events_total{type="any",outcome="limited"} 20',
        'kbgen_requests_total{path="/v1/events",status="202"} 2',
        'kbgen_requests_total{path="/v1/events",status="429"} 1',
        'kbgen_request_seconds_bucket{le="+Inf"} 3',
        "kbgen_request_seconds_count 3",
    ):
        assert line in lines


def test_figures_have_events_about_other_sites_apart(start, tmp_path, stored):
    urls = {"urls": ["en/"], "articles": [{"id": "shipping/costs"}]}
    (tmp_path / "site/_kb").mkdir(parents=True)
    (tmp_path / "site/_kb/urls.json").write_text(json.dumps(urls))
    collector = start()
    deadline = time.monotonic() + PATIENCE
    ghosts = 0
    while b'outcome="unknown"' not in (body := collector.request("GET", "/metrics").body):
        assert time.monotonic() < deadline
        assert collector.send(vote(article_id="ghost")).status == 202
        ghosts += 1
    assert collector.send(vote()).status == 202
    body = collector.request("GET", "/metrics").body
    assert b'kbgen_events_total{type="vote",outcome="accepted"}' in body
    assert len(stored()) == ghosts + 1


def test_the_log_has_a_json_object_for_each_request(collector):
    collector.send(vote(), vote(value="maybe"), vote(website="x"))
    collector.stop()
    (line,) = (line for line in collector.lines() if line["event"] == "request")
    assert line.pop("time").endswith("+00:00")
    assert line.pop("ms") > 0
    assert line == {
        "level": "info",
        "event": "request",
        "path": "/v1/events",
        "status": 202,
        "events": 2,
        "suspicious": 1,
        "rejected": 1,
        "limited": 0,
    }


def test_a_sender_that_goes_away_does_no_harm(collector):
    with socket.create_connection(("127.0.0.1", collector.port), timeout=PATIENCE) as connection:
        connection.sendall(b"POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\n{")
    assert collector.send(vote()).status == 202
    collector.stop()
    assert "Traceback" not in collector.log.read_text()
    json.loads(collector.log.read_text().splitlines()[-1])


def test_an_address_that_is_taken_is_told(collector, kbgen):
    done = kbgen(
        *("feedback", "serve", "--port", str(collector.port)),
        *("-f", collector.folder / "kbgen.toml", "--store", collector.store),
    )
    assert done.returncode == 2
    assert done.stderr.startswith(f"Error: Cannot listen on 127.0.0.1:{collector.port}: ")
    assert "hint: Name another port" in done.stderr
