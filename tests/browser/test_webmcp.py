"""The site as tools for agents in the browser, by the interface of WebMCP, stubbed here."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests import factories
from tests.browser.recording import HelpCentre
from tests.unit.agents.conftest import CONFIG, write

#: `Document.modelContext` as the draft of June 2026 has it, as far as pages register tools.
STUB = """
const tools = new Map();
Object.defineProperty(document, "modelContext", { value: {
  async registerTool({ name, description, inputSchema, execute, annotations = {} }) {
    if (!name || !description || tools.has(name)) throw new TypeError(name);
    const schema = JSON.parse(JSON.stringify(inputSchema));
    tools.set(name, { schema, execute, readOnly: Boolean(annotations.readOnlyHint) });
  },
} });
window.agent = {
  list: () => [...tools].map(([name, { readOnly }]) => [name, readOnly]),
  schema: (name) => tools.get(name).schema,
  call: async (name, input) => JSON.parse(JSON.stringify(await tools.get(name).execute(input))),
};
"""


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HelpCentre]:
    root = write(tmp_path_factory.mktemp("webmcp") / "shop", "/v1/events")
    config = root / "kbgen.toml"
    config.write_text(config.read_text() + "[agents]\nwebmcp = true\n")
    factories.build_site(root)
    opened = HelpCentre(root / "site")
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext, centre: HelpCentre) -> Page:
    """A page in German, for readers in Germany."""
    opened = context.new_page()
    opened.add_init_script(STUB)
    opened.goto(f"{centre.url}de/returns/return/")
    opened.wait_for_function("window.kbgen && window.agent.list().length === 5")
    return opened


def call(page: Page, name: str, **given: str):
    return page.evaluate("([name, given]) => window.agent.call(name, given)", [name, given])


def test_an_agent_finds_the_window_works_out_the_day_and_reports_a_page(page, centre) -> None:
    assert page.evaluate("window.agent.list()") == [
        ["search_help", True],
        ["read_article", True],
        ["list_policies", True],
        ["last_day", True],
        ["report_problem", False],
    ]
    schema = page.evaluate("window.agent.schema('last_day')")
    assert sorted(schema["properties"]) == ["delivered", "market", "policy"]
    assert schema["required"] == ["delivered"]
    found = call(page, "search_help", query="zurückschicken")["results"][0]["id"]
    article = call(page, "read_article", article=found)
    assert article["sections"][0]["text"].startswith("Du hast 1 Monat Zeit")
    policies = {one["name"]: one.get("text") for one in call(page, "list_policies")}
    assert policies["returns.window"] == "1 Monat"
    day = {"last_day": "2026-12-28", "policy": "returns.window"}
    assert call(page, "last_day", delivered="2026-11-28", policy="returns.window") == day
    assert call(page, "last_day", delivered="2026-11-28") == day
    wrong = call(page, "last_day", delivered="2026-11-28", policy="returns.windw")
    assert wrong == {"error": "Say which policy: returns.check, returns.window."}
    elsewhere = call(page, "read_article", article=found, market="WORLD")
    assert "9,50" in json.dumps(elsewhere, ensure_ascii=False)
    assert "error" in call(page, "last_day", delivered="2026-11-28", policy="returns.check")
    assert call(page, "report_problem", article=found, problem="Falsch.") == "accepted"
    (event,) = [one for one in centre.collector.events() if one["type"] == "comment"]
    assert (event["via"], event["comment"], event["article_id"]) == ("agent", "Falsch.", found)
    assert "device" not in event


def test_the_search_form_is_a_tool_and_the_script_is_small(page, centre) -> None:
    assert page.locator("form[toolname]").count() == 1
    (script,) = Path(centre.folder).glob("_kb/theme/*/js/agents.js")
    assert script.stat().st_size <= 4096
    assert len(gzip.compress(script.read_bytes(), 9)) <= 2048


def test_pages_have_none_of_it_unless_asked(tmp_path) -> None:
    root = write(tmp_path / "shop")
    assert "webmcp" not in CONFIG
    factories.build_site(root)
    html = (root / "site/de/returns/return/index.html").read_text("utf-8")
    assert "toolname" not in html
    assert "agents" not in html
