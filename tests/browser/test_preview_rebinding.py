"""Names of other sites that lead to this machine (the end of a DNS rebinding), in Chromium."""

import json
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import Served, start

RULES = "--host-resolver-rules=MAP rebind.example 127.0.0.1, MAP *.shop.example 127.0.0.1"

READ = """async (path) => {
  try {
    const answer = await fetch(path);
    return [answer.status, await answer.text()];
  } catch (error) { return [0, String(error)]; }
}"""
LISTEN = """() => new Promise((done) => {
  const source = new EventSource("/_preview/events");
  source.onmessage = ({ data }) => done(data);
  source.onerror = () => done("");
})"""
VOTE = """async (article) => {
  const event = { id: crypto.randomUUID?.() ?? "5b0d7c1e-0000-4000-8000-000000000000", type: "vote",
    at: new Date().toISOString(), locale: "en", article_id: article, value: "no" };
  const body = JSON.stringify({ events: [event] });
  try {
    return (await fetch("/v1/events", { method: "POST", body,
      headers: { "Content-Type": "application/json" } })).status;
  } catch (error) { return 0; }
}"""


@pytest.fixture(scope="module")
def browser(launch: Callable[..., Browser]) -> Iterator[Browser]:
    """A browser for which some names lead to this machine."""
    opened = launch(RULES)
    yield opened
    opened.close()


@pytest.fixture
def visit(context: BrowserContext) -> Callable[[Served, str], Page]:
    """Open a page of a preview under another name."""

    def visit_(preview: Served, host: str) -> Page:
        page = context.new_page()
        page.goto(f"http://{host}:{urlsplit(preview.url).port}/en/")
        return page

    return visit_


def test_a_name_that_leads_here_reads_nothing_and_votes_for_no_reader(
    previewed: Served, visit: Callable[[Served, str], Page]
) -> None:
    page = visit(previewed, "rebind.example")
    assert page.locator("body").inner_text().startswith("Unknown host name.")
    for path in ("/en/", "/_preview/", "/_preview/preview.js", "/_kb/urls.json"):
        status, text = page.evaluate(READ, path)
        assert (status, "Unknown host" in text) == (421, True)
    assert page.evaluate(LISTEN) == ""
    assert page.evaluate(VOTE, "returns/refunds") == 421
    assert previewed.votes() == {}


def test_the_same_page_of_this_machine_reads_and_votes(
    previewed: Served, visit: Callable[[Served, str], Page]
) -> None:
    page = visit(previewed, "localhost")
    assert page.evaluate(READ, "/en/")[0] == 200
    assert json.loads(page.evaluate(LISTEN))["number"] >= 1
    assert page.evaluate(VOTE, "returns/refunds") == 202
    assert previewed.votes() == {("returns/refunds", "en"): (0, 1)}


def test_a_page_of_another_site_does_not_read_by_address_either(
    previewed: Served, visit: Callable[[Served, str], Page]
) -> None:
    page = visit(previewed, "rebind.example")
    for path in ("en/", "_preview/", "_preview/events"):
        assert page.evaluate(READ, f"{previewed.url}{path}")[0] == 0


def test_an_allowed_name_is_served_and_no_other(
    copy_demo: Callable[..., object],
    tmp_path_factory: pytest.TempPathFactory,
    visit: Callable[[Served, str], Page],
) -> None:
    root = copy_demo(tmp_path_factory.mktemp("named"))
    running = start(root, "--allow-host", "help.shop.example")
    try:
        page = visit(running, "help.shop.example")
        assert page.evaluate(READ, "/en/")[0] == 200
        page = visit(running, "other.shop.example")
        expect(page.locator("body")).to_contain_text("Unknown host name")
    finally:
        running.stop()
