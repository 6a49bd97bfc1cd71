"""Asks a chatbot: an OpenAI-compatible endpoint, an MCP server, or a command."""

import json
import os
import shlex
import subprocess
import urllib.error
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, Final

from kbgen.check.bots.mcp_bot import open_mcp
from kbgen.check.bots.questions import BotQuestion, BotSettings
from kbgen.check.fetch import post

#: Seconds for an answer.
_LONGEST: Final = 120
#: Bytes of an answer.
_LARGEST: Final = 1_000_000
#: Characters of what a command says about its failure.
_SHOWN: Final = 300
_ENDPOINT: Final = "/chat/completions"

#: Returns the answer to a question, or raises OSError.
Ask = Callable[[BotQuestion], str]


def connect(target: str, settings: BotSettings, folder: Path) -> AbstractContextManager[Ask]:
    """Return what asks a bot, as a context.

    target: an http(s) address; `mcp+https://…` or `mcp:COMMAND` of an MCP server; else a command.
    folder: where commands run.
    """
    if target.startswith(("mcp+http://", "mcp+https://", "mcp:")):
        return open_mcp(target, settings.tool, folder)
    if target.startswith(("http://", "https://")):
        return nullcontext(lambda question: _ask_endpoint(target, settings, question))
    return nullcontext(lambda question: _ask_command(shlex.split(target), folder, question))


def _ask_endpoint(address: str, settings: BotSettings, question: BotQuestion) -> str:
    """Send a question as a chat of one message."""
    if address.rstrip("/").endswith("/v1"):
        address = address.rstrip("/") + _ENDPOINT
    market = f" in the market {question.market}" if question.market else ""
    shopper = f"The shopper is{market} and reads {question.locale.name} ({question.locale.tag})."
    body = {
        **({"model": settings.model} if settings.model else {}),
        "temperature": 0,
        "messages": [
            {"role": "system", "content": shopper},
            {"role": "user", "content": question.ask},
        ],
        "metadata": {"locale": question.locale.tag, "market": question.market},
    }
    key = os.environ.get(settings.key_env, "")
    headers = {"Content-Type": "application/json"}
    headers |= {"Authorization": f"Bearer {key}"} if key else {}
    data = json.dumps(body, ensure_ascii=False).encode()
    try:
        answer = json.loads(post(address, data, headers, most=_LARGEST, longest=_LONGEST))
        return _text_of(answer["choices"][0]["message"]["content"])
    except urllib.error.HTTPError as error:
        raise OSError(f"{error.code} {error.reason}") from error
    except (ValueError, LookupError, TypeError) as error:
        raise OSError("not an answer of a chat completion") from error


def _text_of(content: Any) -> str:
    """Return a message's text. Raises ValueError for a message without one."""
    if isinstance(content, list):
        content = " ".join(part["text"] for part in content if part.get("type") == "text")
    if not isinstance(content, str):
        raise ValueError(content)  # noqa: TRY004  # as json.loads does
    return content


def _ask_command(arguments: list[str], folder: Path, question: BotQuestion) -> str:
    """Run a command for a question: a line of JSON in, the answer out as plain text."""
    asked = {
        "question": question.ask,
        "locale": question.locale.tag,
        "market": question.market,
    }
    try:
        done = subprocess.run(  # noqa: S603  # the owner's own command, without a shell
            arguments,
            input=json.dumps(asked, ensure_ascii=False).encode() + b"\n",
            capture_output=True,
            cwd=folder,
            timeout=_LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise OSError(f"no answer within {_LONGEST} s") from error
    except ValueError as error:
        raise OSError(str(error)) from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip()[-_SHOWN:]
        raise OSError(f"exit code {done.returncode}: {said}")
    return done.stdout.decode(errors="replace")
