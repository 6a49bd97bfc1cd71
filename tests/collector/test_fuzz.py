"""Whatever is sent: no 5xx, no traceback, and what is stored is text that can be shown.

`KBGEN_FUZZ=10000` sends as many requests (`make bench` does).
"""

import csv
import io
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.types import ASGIApp

from kbgen.collect import CollectSettings, create_app
from kbgen.feedback import Event, open_store
from kbgen.feedback.exports import csv_lines, event_object
from tests.asgi import FORM, Answer, ask, close
from tests.factories import vote

#: To each kind of store, in six tests.
REQUESTS = int(os.environ.get("KBGEN_FUZZ", "600"))
TRIED = settings(
    max_examples=REQUESTS // 6,
    database=None,
    suppress_health_check=list(HealthCheck),
)
EXPECTED = {200, 202, 303, 400, 403, 404, 405, 413}
FORMULA = ("=", "+", "-", "@", "\t", "\r")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
NASTY = st.sampled_from(
    [
        "<script>alert(1)</script>",
        "</textarea><img src=x onerror=alert(1)>",
        "{{ 7 * 7 }}{% raw %}",
        "=HYPERLINK(1)",
        "'; DROP TABLE events; --",
        "\x00",
        "\ud800",
        "\u202e\u2066",
        "a" * 5000,
        "🙂" * 300,
        "../../etc/passwd",
        "%00%ff",
        "1e400",
        "NaN",
    ]
)
TEXTS = st.text(max_size=50) | NASTY
SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS | st.integers(10**300, 10**301)
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=8,
)
FIELDS = [*Event.model_fields, "suspicious", "received", "__class__"]
#: A vote with some fields as they should not be.
EVENTS = st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=4).map(lambda one: vote(**one))
BATCHES = st.fixed_dictionaries({"events": st.lists(EVENTS | VALUES, max_size=4)}) | VALUES
FORMS = st.dictionaries(st.sampled_from(FIELDS), TEXTS, max_size=6).map(
    lambda one: {"type": "vote", "locale": "en", "article_id": "a", "value": "no", **one}
)
#: Where a browser, a proxy or a stranger says who and what it is.
HEADERS = st.sampled_from(
    [
        *("origin", "host", "x-forwarded-for", "user-agent", "content-type", "content-length"),
        *("transfer-encoding", "access-control-request-method", "access-control-request-headers"),
        *("connection", "expect", "cookie", "forwarded", "x-forwarded-host"),
    ]
)
HOSTS = st.sampled_from(
    [
        *("http://[::1", "http://]", "//[", "http://\u2100", "null", "http://x:99999", "http://@:"),
        *("::1", "[::1]:80", "1.2.3.4:5, [::]", "%00", "\u212a", "http://[fe80::1%25eth0]", "-1"),
        "chunked",
    ]
)
WORDS = HOSTS | TEXTS | st.integers().map(str)
TYPES = st.sampled_from([FORM, "application/json", "text/plain", "", "multipart/form-data"])


@pytest.fixture
def app(store_url) -> Iterator[ASGIApp]:
    """A collector; what it has stored is looked at in the end."""
    yield from collect(store_url, 0)


@pytest.fixture
def limited(store_url) -> Iterator[ASGIApp]:
    """One that takes few events of a sender."""
    yield from collect(store_url, 100)


def collect(store_url: str, most: int) -> Iterator[ASGIApp]:
    collector = create_app(CollectSettings(store=store_url, events_per_minute=most))
    yield collector
    close(collector)
    with open_store(store_url, Path()) as store:
        for row in store.stream():
            event = event_object(row)
            del event["suspicious"]
            again = Event.model_validate(event)
            assert again.model_dump(exclude_none=True).keys() == event.keys()
            assert not [one for one in event.values() if CONTROL.search(str(one))]
        for cells in csv.reader(io.StringIO("".join(csv_lines(store.stream())))):
            assert not [cell for cell in cells if cell.startswith(FORMULA)]


def check(answer: Answer) -> None:
    assert answer.status in EXPECTED, answer
    assert b"Traceback" not in answer.body
    # What was wrong may be quoted, but nowhere where it is taken for a page.
    assert b"<script" not in answer.body or "html" not in answer.headers["content-type"]
    assert "set-cookie" not in answer.headers
    assert answer.headers["x-content-type-options"] == "nosniff"
    if answer.status == 202:
        found = answer.json
        assert found.keys() == {"accepted", "rejected"}


@TRIED
@given(batch=BATCHES)
def test_any_json(app, batch):
    check(ask(app, json.dumps(batch)))


@TRIED
@given(body=st.binary(max_size=300), kind=TYPES, name=TEXTS, value=TEXTS)
def test_any_bytes(app, body, kind, name, value):
    check(ask(app, body, kind, user_agent=value, origin=name, x_forwarded_for=value))
    check(ask(app, body, kind, user_agent=value))


@TRIED
@given(fields=FORMS)
def test_any_form(app, fields):
    encoded = urlencode(
        {name: text.encode("utf-8", "surrogatepass") for name, text in fields.items()}
    )
    check(ask(app, encoded, FORM))


@TRIED
@given(
    method=st.sampled_from(["GET", "POST", "PUT", "HEAD", "OPTIONS", "DELETE", "BREW"]),
    path=st.sampled_from(["/v1/events", "/healthz", "/metrics", "/en/thanks/", "/"]) | TEXTS,
)
def test_any_path(app, method, path):
    check(ask(app, b"", method=method, path=f"/{path.lstrip('/')}"))


@TRIED
@given(
    method=st.sampled_from(["POST", "OPTIONS", "GET"]),
    headers=st.lists(st.tuples(HEADERS, WORDS), max_size=6),
    path=st.sampled_from(["/v1/events", "/healthz", "/de/thanks/"]),
)
def test_any_headers(app, method, headers, path):
    raw = [(name.encode(), value.encode("utf-8", "surrogatepass")) for name, value in headers]
    check(ask(app, {"events": []}, method=method, path=path, raw=raw))


@TRIED
@given(batches=st.lists(BATCHES, max_size=3), copies=st.integers(0, 60), at=WORDS)
def test_any_size_at_any_rate(limited, batches, copies, at):
    for batch in [*batches, {"events": [vote(at=at, comment="@" * 200)] * copies}]:
        answer = ask(limited, json.dumps(batch))
        if answer.status == 429:
            assert 1 <= int(answer.headers["retry-after"]) <= 65
            continue
        check(answer)
