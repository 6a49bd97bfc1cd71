"""A page of another site that makes its name lead here (DNS rebinding) gets nothing."""

import pytest

from kbgen.errors import KbgenError
from kbgen.feedback import open_store
from kbgen.serve.app import Parts, make_app
from kbgen.serve.hosts import read_names
from kbgen.serve.site import SiteFiles
from kbgen.serve.state import State
from tests import factories
from tests.asgi import ask

EVERY_ROUTE = ["/", "/en/", "/_preview/", "/_preview/preview.js", "/_preview/events", "/none"]
#: What is not a name of the preview, however it is written.
STRANGERS = [
    "rebind.example",
    "rebind.example:8000",
    "localhost.rebind.example",
    "127.0.0.1.rebind.example:8000",
    "evil-localhost",
    "localhost.",
    "localhost@rebind.example",
    "rebind.example#localhost",
    "127.0.0.1, rebind.example",
    "[::1]rebind.example",
    "[::1].rebind.example",
    "[rebind.example]",
    "127.0.0.1:8000:8000",
    "127.0.0.1:port",
    "0x7f.1.rebind.example",
    "help.shop.example.",
    "",
    ":8000",
    "[",
    "[]",
]
FRIENDS = [
    "127.0.0.1",
    "127.0.0.1:8000",
    "LOCALHOST:8000",
    "192.168.7.20:8000",
    "[::1]:8000",
    "[fe80::1]",
    "help.shop.example",
    "Help.Shop.Example:443",
]


@pytest.fixture
def store(tmp_path):
    with open_store("sqlite:///feedback.db", tmp_path) as opened:
        yield opened


@pytest.fixture
def app(tmp_path, store):
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_bytes(b"a draft")
    files = SiteFiles(folder, livereload=False)
    names = read_names(["Help.Shop.Example"])
    return make_app(Parts(files=files, store=store, state=State(), livereload=True, names=names))


def vote(app, **headers):
    return ask(app, {"events": [factories.vote(value="no")]}, **headers)


@pytest.mark.parametrize("host", STRANGERS)
def test_a_stranger_reads_nothing_and_votes_for_no_reader(app, store, host):
    for path in EVERY_ROUTE:
        answer = ask(app, method="GET", path=path, host=host)
        assert (answer.status, b"draft" in answer.body) == (421, False)
        assert answer.headers["content-type"].startswith("text/plain")
        assert answer.body.count(b"\n") == 1
        assert b"--allow-host" in answer.body
    assert vote(app, host=host, origin=f"http://{host}").status == 421
    assert list(store.stream(None)) == []


@pytest.mark.parametrize("host", FRIENDS)
def test_a_reader_reads_and_votes(app, store, host):
    assert ask(app, method="GET", path="/", host=host).body == b"a draft"
    assert vote(app, host=host, origin=f"http://{host}").status == 202
    assert len(list(store.stream(None))) == 1


def test_a_request_without_a_host_is_refused(app):
    assert ask(app, method="GET", path="/").status == 421


def test_another_site_may_not_vote(app, store):
    for origin in ("http://shop.example", "null", "http://localhost:9000", "file://"):
        assert vote(app, host="127.0.0.1:8000", origin=origin).status == 403
    assert list(store.stream(None)) == []


@pytest.mark.parametrize(
    "origin", ["http://[::1", "http://]", "//[v1.x", "http://[bad]/", "http://a[b]"]
)
@pytest.mark.parametrize("path", ["/", "/v1/events", "/_preview/events"])
def test_an_origin_that_is_none_is_refused(app, store, path, origin):
    method = "POST" if path == "/v1/events" else "GET"
    answer = ask(app, {"events": []}, method=method, path=path, host="localhost", origin=origin)
    assert answer.status in {400, 403}
    assert list(store.stream(None)) == []


@pytest.mark.parametrize(
    "name", ["http://help.example", "help.example:8000", "*", "a b", "", "-", "a..b", "help/x"]
)
def test_what_is_not_a_host_name_is_wrong_use(name):
    with pytest.raises(KbgenError, match="is not a host name"):
        read_names([name])
