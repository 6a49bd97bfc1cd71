"""A chatbot behind an MCP server: a question is a call of its tool."""

import logging
import os
import shlex
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kbgen.check.bots.questions import BotQuestion
from kbgen.errors import KbgenError

if TYPE_CHECKING:
    from mcp import Client
    from mcp.types import Tool

#: Names of tools that are taken where the settings name none.
_USUAL: Final = ("ask", "chat", "answer", "search_help")
#: Names of its argument for the question, the most usual first.
_QUESTION: Final = ("question", "query", "message", "prompt", "text", "input")
#: Seconds for an answer.
_LONGEST: Final = 120.0


@contextmanager
def open_mcp(target: str, tool: str, folder: Path) -> Iterator[Callable[[BotQuestion], str]]:
    """Connect to an MCP server and return what asks it.

    target: `mcp+https://…`, or `mcp:` and a command. tool: empty: its only one, or a usual one.
    Raises KbgenError without the extra, or where the server does not answer or lacks the tool.
    """
    try:
        from anyio.from_thread import start_blocking_portal
        from mcp import Client, StdioServerParameters, stdio_client
    except ImportError as error:
        hint = "Run: pip install 'kbgen[mcp]'"
        raise KbgenError("Asking an MCP server requires the extra `mcp`", hint) from error
    # The library logs other protocols with a traceback; the error below says it as well.
    logging.getLogger("mcp").addHandler(logging.NullHandler())
    with start_blocking_portal() as portal, Path(os.devnull).open("w") as unread:
        server: Any = target.removeprefix("mcp+")
        if target.startswith("mcp:"):
            command, *arguments = shlex.split(target.removeprefix("mcp:")) or [""]
            parameters = StdioServerParameters(command=command, args=arguments, cwd=folder)
            server = stdio_client(parameters, errlog=unread)
        try:
            opened = portal.wrap_async_context_manager(Client(server))
            client = opened.__enter__()
            listed = portal.call(client.list_tools).tools
        except Exception as error:  # of any of the library's transports
            message = f"The MCP server {target} does not answer: {_reason(error)}"
            raise KbgenError(message, "Check the address or the command after --bots.") from error
        try:
            chosen = _chosen(listed, tool)
            yield lambda question: portal.call(partial(_call, client, chosen, question))
        finally:
            opened.__exit__(None, None, None)


def _chosen(tools: "list[Tool]", name: str) -> "Tool":
    names = [name] if name else _USUAL
    found = next((tool for wanted in names for tool in tools if tool.name == wanted), None)
    if found is None and len(tools) == 1 and not name:
        found = tools[0]
    if found is None:
        listed = ", ".join(tool.name for tool in tools) or "none"
        hint = f'Name one in content/bots.toml: [bot] tool = "…". The server has: {listed}.'
        raise KbgenError(f"The MCP server has no tool `{name or _USUAL[0]}`", hint)
    return found


async def _call(client: "Client", tool: "Tool", question: BotQuestion) -> str:
    """Return the text of a tool's answer. Raises OSError."""
    properties: dict[str, Any] = tool.input_schema.get("properties", {})
    name = next((one for one in _QUESTION if one in properties), "question")
    known = {"locale": question.locale.tag, "market": question.market}
    arguments = {name: question.ask} | {k: v for k, v in known.items() if k in properties and v}
    try:
        result = await client.call_tool(tool.name, arguments, read_timeout_seconds=_LONGEST)
    except Exception as error:  # of any of the library's transports
        raise OSError(_reason(error)) from error
    text = " ".join(part.text for part in result.content if part.type == "text")
    if result.is_error:
        raise OSError(text or "the tool reports an error")
    return text


def _reason(error: BaseException) -> str:
    """Return the reason of an error; a group has that of its first."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return str(error) or type(error).__name__
