"""An agent's journey with the official MCP client, over standard input and output and over HTTP."""

import asyncio
import datetime as dt
import socket
import subprocess
import sys
import time

from mcp import Client, StdioServerParameters

from kbgen.feedback import open_store
from kbgen.report import make_period, make_report, open_source
from tests import factories
from tests.collecting import collecting
from tests.unit.agents.conftest import write


def test_an_agent_finds_the_window_works_out_the_day_and_reports_a_page(tmp_path) -> None:
    (tmp_path / "collector").mkdir()
    store = f"sqlite:///{tmp_path}/feedback.db"
    with collecting(tmp_path / "collector", store) as collector:
        root = write(tmp_path / "shop", f"http://127.0.0.1:{collector.port}/v1/events")
        factories.build_site(root)
        vote = factories.vote(article_id="returns/return", locale="de", value="no")
        assert collector.send(vote).status == 202
        command = ["-m", "kbgen", "mcp", "-q", "-f", str(root / "kbgen.toml")]
        server = StdioServerParameters(command=sys.executable, args=command, cwd=tmp_path)
        asyncio.run(journey(server))

    with open_store(store, tmp_path) as opened:
        (event,) = [row for row in opened.stream() if row.type == "comment"]
        assert (event.via, event.suspicious) == ("agent", "agent")
        assert event.comment == "Die Frist stimmt nicht, schreibt [email]."
        assert (event.article_id, event.locale, event.market) == ("returns/return", "de", "DE")
        period = make_period("UTC", None, None, dt.datetime.now(dt.UTC))
        with open_source(opened, period) as source:
            report = make_report(source, "Help")
    totals = report.totals
    assert (totals.votes, totals.comments, totals.events, totals.suspicious) == (1, 0, 1, 1)
    (row,) = report.table("agents").plain()
    assert row["problem"] == "Die Frist stimmt nicht, schreibt [email]."


async def journey(server: StdioServerParameters) -> None:
    async with Client(server) as client:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert [*tools] == [
            "search_help",
            "read_article",
            "list_policies",
            "last_day",
            "report_problem",
        ]
        reading = [name for name, tool in tools.items() if tool.annotations.read_only_hint]
        assert reading == [*tools][:4]

        async def call(name: str, **arguments: str) -> dict:
            result = await client.call_tool(name, arguments)
            assert not result.is_error, result.content
            return result.structured_content

        found = await call("search_help", query="etwas zurückschicken", locale="de", market="DE")
        article = found["results"][0]["id"]
        text = await call("read_article", article=article, locale="de", market="DE")
        assert "Du hast 1 Monat Zeit" in text["sections"][0]["text"]
        policies = await call("list_policies", locale="de", market="DE")
        window = next(one for one in policies["policies"] if one["name"] == "returns.window")
        assert window["value"] == {"least": 1, "most": 1, "unit": "month"}
        day = await call("last_day", delivered="2026-11-28", locale="de", market="DE")
        assert (day["last_day"], day["text"]) == ("2026-12-28", "28. Dezember 2026")
        unknown = await client.call_tool("last_day", {"delivered": "2026-11-28"})
        assert unknown.is_error
        assert "Ask the shopper for the country" in unknown.content[0].text
        said = "Die Frist stimmt nicht, schreibt jane@mail.example."
        about = {"article": article, "locale": "de", "market": "DE"}
        stored = await call("report_problem", problem=said, **about)
        assert stored == {"stored": True, "article": article, "locale": "de"}


def test_the_same_tools_are_served_over_http(shop) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "kbgen", "mcp", "-f", str(shop / "kbgen.toml")]
    with subprocess.Popen([*command, "--http", address], stderr=subprocess.DEVNULL) as process:
        try:
            for _ in range(300):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", int(address.split(":")[1]))) == 0:
                        break
                time.sleep(0.1)
            assert asyncio.run(fee(f"http://{address}/mcp")) == "9,50\xa0€"
        finally:
            process.terminate()


def test_an_address_that_is_taken_is_an_error_with_a_hint(shop) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        command = [sys.executable, "-m", "kbgen", "mcp", "-f", str(shop / "kbgen.toml")]
        done = subprocess.run(
            [*command, "--http", address], capture_output=True, text=True, timeout=30, check=False
        )
    assert done.returncode == 2
    assert f"Cannot listen on {address}: Address already in use" in done.stderr
    assert "Name another port" in done.stderr


async def fee(url: str) -> str:
    async with Client(url) as client:
        answer = await client.call_tool("list_policies", {"locale": "de", "market": "WORLD"})
        policies = answer.structured_content["policies"]
        return next(one["text"] for one in policies if one["name"] == "returns.fee")
