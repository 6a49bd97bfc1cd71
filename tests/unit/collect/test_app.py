"""The application without a server: what holds wherever it runs."""

import json
import logging

import pytest
from babel import localedata
from babel.localedata import locale_identifiers

from kbgen.collect import CollectSettings, create_app
from kbgen.collect.log import make_log
from kbgen.collect.thanks import MOST
from kbgen.errors import KbgenError
from kbgen.feedback import EventStore, open_store
from kbgen.themes import BUILT_IN, Theme
from tests.asgi import FORM, ask, close
from tests.factories import vote


@pytest.fixture
def app(tmp_path):
    made = create_app(CollectSettings(root=tmp_path))
    yield made
    close(made)


@pytest.fixture
def get(app):
    return lambda path: ask(app, method="GET", path=path)


def test_it_runs_without_any_configuration(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KBGEN_CONFIG", raising=False)
    monkeypatch.setenv("KBGEN_STORE", "sqlite:///own.db")
    app = create_app()
    body = {"type": "vote", "locale": "ja", "article_id": "a", "value": "yes"}
    answer = ask(app, body, FORM)
    assert (answer.status, answer.headers["location"]) == (303, "/ja/thanks/")
    assert (tmp_path / "own.db").exists()
    close(app)


def test_a_store_that_cannot_be_is_told_at_once(tmp_path):
    with pytest.raises(KbgenError, match="Unknown kind of store: `mysql`"):
        create_app(CollectSettings(store="mysql://x", root=tmp_path))


@pytest.mark.parametrize(
    ("locale", "lang", "direction"),
    [
        ("en", "en", "ltr"),
        ("ar", "ar", "rtl"),
        ("AR_EG", "ar", "rtl"),
        ("de-at", "de", "ltr"),
        ("pt-br", "pt-BR", "ltr"),
        ("he", "he", "rtl"),
        ("zh-tw", "zh-Hant", "ltr"),
        ("zh", "zh-Hans", "ltr"),
        ("eo", "en", "ltr"),
    ],
)
def test_who_sends_a_form_is_thanked_in_their_language(get, locale, lang, direction):
    answer = get(f"/{locale}/thanks/")
    assert answer.status == 200
    assert f'<html lang="{lang}" dir="{direction}">' in answer.body.decode()
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


def test_each_language_has_its_words(get):
    titles = {
        get(f"/{tag}/thanks/").body.partition(b"<h1>")[2] for tag in ("en", "de", "es", "ja", "ar")
    }
    assert len(titles) == 5


def test_thanks_are_made_once_and_few_whatever_is_asked_for(tmp_path, monkeypatch):
    reads = []
    read = Theme.read
    monkeypatch.setattr(Theme, "read", lambda theme: reads.append(1) or read(theme))
    loaded_before = set(localedata._cache)  # noqa: SLF001  # what Babel has in memory
    app = create_app(CollectSettings(root=tmp_path, events_per_minute=0))
    tags = sorted(name.replace("_", "-") for name in locale_identifiers())
    assert len(tags) > 1000
    pages = {ask(app, method="GET", path=f"/{tag}/thanks/").body for tag in tags}
    languages = {page.partition(b'lang="')[2].partition(b'"')[0].decode() for page in pages}
    assert languages == {"en", *(file.stem for file in (BUILT_IN / "locales").glob("*.po"))}
    assert len(reads) == 1
    # What CLDR knows of a language takes 200 kB: it is read for the theme's own alone.
    parents = {"root", *(tag.partition("-")[0] for tag in languages)}
    own = parents | {tag.replace("-", "_") for tag in languages}
    assert set(localedata._cache) <= loaded_before | own  # noqa: SLF001  # what Babel has in memory
    close(app)


def test_an_address_is_thanked_so_often_a_minute(app):
    found = [ask(app, method="GET", path="/de/thanks/").status for _ in range(MOST + 2)]
    assert found == [200] * MOST + [429] * 2
    assert ask(app, method="GET", path="/xx/thanks/").status == 429
    assert ask(app, {"events": []}).status == 202


@pytest.mark.parametrize("path", ["/xx/thanks/", "/<script>/thanks/", "/", "/v1", "/thanks/"])
def test_there_is_nothing_else(get, path):
    answer = get(path)
    assert answer.status == 404
    assert b"<script>" not in answer.body


def test_a_mistake_of_ours_is_one_answer_and_one_line(monkeypatch, capsys):
    def fail(*_: object) -> None:
        raise ZeroDivisionError("wunderlich")

    monkeypatch.setattr(EventStore, "check", fail)
    app = create_app(CollectSettings())
    answer = ask(app, method="GET", path="/healthz")
    assert (answer.status, answer.json) == (500, {"error": "internal server error"})
    failure, request = map(json.loads, capsys.readouterr().err.splitlines())
    assert (failure["level"], failure["event"], failure["error"]) == (
        "error",
        "failure",
        "ZeroDivisionError",
    )
    assert "test_app.py" in failure["where"]
    assert "wunderlich" not in str(failure)
    assert request["status"] == 500


@pytest.mark.parametrize(
    "origin",
    [
        "http://[2001:db8::7",
        "https://x]",
        "http://[v9.q",
        "https://\u2100.example",
        "[",
        "http://[]",
    ],
)
def test_an_origin_that_is_no_address_may_not_send(app, origin):
    for method in ("POST", "OPTIONS"):
        scope = [(b"origin", origin.encode()), (b"access-control-request-method", b"POST")]
        answer = ask(app, {"events": []}, method=method, raw=scope)
        assert answer.status == (403 if method == "POST" else 400)
        assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("method", ["POST", "GET", "PUT"])
@pytest.mark.parametrize("path", ["/v1/events", "/healthz", "/nowhere"])
def test_two_lengths_are_refused_and_the_connection_is_closed(app, method, path):
    raw = [(b"content-length", b"13"), (b"transfer-encoding", b"chunked")]
    answer = ask(app, {"events": []}, method=method, path=path, raw=raw)
    assert (answer.status, answer.headers["connection"]) == (400, "close")


@pytest.mark.parametrize(
    ("body", "kind", "headers", "status"),
    [
        (b"{", "application/json", {}, 400),
        (b'{"events":7}', "text/plain", {}, 400),
        (b"x" * 300_000, "application/json", {}, 413),
        (b"", "application/json", {"content_length": "99999999"}, 413),
        (b'{"events":[]}', "application/json", {"origin": "null"}, 403),
        (b"type=vote", FORM, {}, 400),
        (b"%ff=%ff", FORM, {}, 400),
        (b'{"events":[]}', "application/json", {}, 202),
    ],
)
def test_every_request_counts_and_is_refused_before_any_work(tmp_path, body, kind, headers, status):
    app = create_app(CollectSettings(root=tmp_path, events_per_minute=5))
    found = [ask(app, body, kind, **headers).status for _ in range(7)]
    assert found == [status] * 5 + [429] * 2
    huge = ask(app, b"x" * 300_000, "application/json")  # nobody has looked at it
    assert huge.status == 429
    close(app)


def test_an_address_has_so_many_of_a_type_a_day(tmp_path):
    app = create_app(CollectSettings(root=tmp_path, per_day={"vote": 2}))
    events = [vote(article_id=f"ghost/{n}", locale=("en", "de", "ja")[n % 3]) for n in range(5)]
    for event in events:
        assert ask(app, {"events": [event]}).json["accepted"] == [event["id"]]
    with open_store("sqlite:///feedback.db", tmp_path) as store:
        apart = [row.suspicious for row in store.stream()]
    assert sorted(apart, key=str) == [None, None, "capped", "capped", "capped"]
    close(app)


def test_it_is_healthy_before_the_first_event(get):
    assert get("/healthz").status == 200


def test_an_unhealthy_store_is_told_without_details(tmp_path):
    (tmp_path / "feedback.db").write_bytes(b"no database" * 100)
    answer = ask(create_app(CollectSettings(root=tmp_path)), method="GET", path="/healthz")
    assert (answer.status, answer.json) == (503, {"status": "the store cannot be reached"})
    assert str(tmp_path) not in answer.body.decode()


def test_what_others_log_is_json_too(capsys):
    make_log("some.server")
    logging.getLogger("some.server").warning("It is %s", "late")
    line = json.loads(capsys.readouterr().err)
    assert (line["level"], line["event"]) == ("warning", "It is late")
