"""An MCP server with the tools, over standard input and output or HTTP."""

from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import TYPE_CHECKING, Any, Final

from kbgen import __version__
from kbgen.agents.tools import HelpTools, ToolFailure
from kbgen.errors import KbgenError

if TYPE_CHECKING:
    from mcp.server import MCPServer

_INSTRUCTIONS: Final = (
    "The help centre of {name}. Values differ by market: quote numbers only from an answer for the "
    "shopper's market, and link its url. Say so when nothing is found."
)


def make_server(tools: HelpTools, name: str) -> "MCPServer":
    """Return a server with the tools. Raises KbgenError without the extra `mcp`."""
    try:
        from mcp.server import MCPServer
        from mcp.types import ToolAnnotations
    except ImportError as error:
        hint = "Run: pip install 'kbgen[mcp]'"
        raise KbgenError("`kbgen mcp` requires the extra `mcp`", hint) from error
    server = MCPServer(
        "kbgen",
        title=name,
        version=__version__,
        instructions=_INSTRUCTIONS.format(name=name),
        log_level="WARNING",
    )
    reads = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)
    for tool in (tools.search_help, tools.read_article, tools.list_policies, tools.last_day):
        server.tool(annotations=reads, structured_output=True)(_checked(tool))
    if tools.endpoint:
        sends = ToolAnnotations(read_only_hint=False, destructive_hint=False)
        server.tool(annotations=sends, structured_output=True)(_checked(tools.report_problem))
    return server


def _checked(tool: Callable[..., dict[str, Any]]) -> Callable[..., dict[str, Any]]:
    """Return a tool whose failures agents can read; other errors stay hidden from them."""
    from mcp.server.mcpserver.exceptions import ToolError

    @wraps(tool)
    def checked(*args: Any, **named: Any) -> dict[str, Any]:
        try:
            return tool(*args, **named)
        except ToolFailure as failure:
            raise ToolError(str(failure)) from failure

    return checked


def run(server: "MCPServer", address: tuple[str, int] | None) -> None:
    """Serve until interrupted. address: host and port of HTTP, at /mcp; None: standard input."""
    with suppress(KeyboardInterrupt):  # stopping on request does not fail
        if address is None:
            server.run("stdio")
        else:
            host, port = address
            server.run(
                "streamable-http", host=host, port=port, stateless_http=True, json_response=True
            )
