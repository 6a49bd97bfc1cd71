"""A shop's analytics load and send where the policy in `_headers` names their origin."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from kbgen.model.sinks import SINKS as SINKS_OF_KBGEN
from tests.browser.feedback_site import write_site
from tests.browser.reader import Reader
from tests.browser.recording import HelpCentre

#: As the scripts of each tool: takes events, and posts them to where it came from.
SCRIPT = """
const home = new URL(document.currentScript.src).origin;
const send = (...values) => {
  const body = JSON.stringify(values);
  return fetch(`${home}/api/event`, { method: "POST", mode: "no-cors", body });
};
window.plausible = (name, { props }) => send(name, props);
window.posthog = { capture: send };
window.analytics = { track: send };
window._paq = { push: (values) => send(values[2], values) };
window.dataLayer = { push: ({ event, ...values }) => send(event, values) };
"""
BASE = """{% extends "default/base.html" %}
{% block head %}
<script src="ORIGIN/js/script.js"></script>
{% endblock %}
"""
SINKS = 'sinks = ["SINK"]\n[theme]\nname = "shop"\n'
VENDORS = [name for name, sink in SINKS_OF_KBGEN.items() if sink.hosts]


class Analytics(BaseHTTPRequestHandler):
    """Another origin, with a script and an address to post to."""

    def do_GET(self) -> None:
        self.answer(200, "text/javascript", SCRIPT.encode())

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.heard.append(json.loads(body))
        self.answer(202, "text/plain", b"ok")

    def answer(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def analytics():
    with ThreadingHTTPServer(("127.0.0.1", 0), Analytics) as server:
        server.heard = []
        server.origin = f"http://127.0.0.1:{server.server_address[1]}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def read_with(tmp_path: Path, context, analytics):
    """Build a site whose theme loads the analytics, with a policy; serve it as `_headers` says."""
    opened: list[HelpCentre] = []

    def read(csp: str, sink: str = "plausible") -> tuple[Reader, list[str]]:
        templates = tmp_path / "themes/shop/templates"
        templates.mkdir(parents=True)
        (tmp_path / "themes/shop/theme.toml").write_text('title = "Shop"\n')
        (templates / "base.html").write_text(BASE.replace("ORIGIN", analytics.origin))
        hosting = f"[hosting]\ncsp = {csp.replace('ORIGIN', analytics.origin)}\n"
        folder = write_site(tmp_path, SINKS.replace("SINK", sink) + hosting)
        block = (folder / "_headers").read_text("utf-8").split("\n\n")[0].splitlines()
        headers = dict(line.strip().split(": ", 1) for line in block[1:])
        opened.append(HelpCentre(folder, headers=headers))
        errors: list[str] = []
        context.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
        return Reader(context, opened[-1]), errors

    yield read
    for centre in opened:
        centre.close()


@pytest.mark.parametrize("sink", VENDORS)
def test_a_sink_works_where_the_configuration_names_its_origin(read_with, analytics, sink) -> None:
    csp = '{ script-src = ["ORIGIN"], connect-src = ["ORIGIN"] }'
    reader, errors = read_with(csp, sink)
    reader.vote("yes")

    assert reader.says() == "Thanks for your feedback!"
    reader.page.wait_for_timeout(500)
    assert [name for name, _ in analytics.heard] == ["page_helpful"]
    assert errors == []


def test_without_the_setting_its_script_does_not_load(read_with, analytics) -> None:
    reader, errors = read_with("{}")
    assert reader.page.evaluate("typeof window.plausible") == "undefined"
    assert "Content Security Policy" in errors[0]
    assert analytics.heard == []


def test_a_script_may_load_and_still_not_send(read_with, analytics) -> None:
    reader, errors = read_with('{ script-src = ["ORIGIN"] }')
    reader.vote("yes")
    reader.page.wait_for_timeout(500)

    assert analytics.heard == []
    assert any("connect" in error for error in errors)
