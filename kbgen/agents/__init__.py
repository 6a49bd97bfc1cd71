"""The tools of agents: a built site by the Model Context Protocol (MCP)."""

from kbgen.agents.server import make_server, run
from kbgen.agents.tools import HelpTools, ToolFailure

__all__ = ["HelpTools", "ToolFailure", "make_server", "run"]
