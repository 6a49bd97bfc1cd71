"""`llms.txt`: what the site has, as a list of its articles in Markdown (llmstxt.org)."""

from collections.abc import Iterable
from typing import NamedTuple

from kbgen.model.foreign import unmarked
from kbgen.text import squash


class Entry(NamedTuple):
    """A link of the list."""

    title: str
    url: str
    description: str = ""


class Group(NamedTuple):
    """Links under a heading."""

    title: str
    entries: tuple[Entry, ...]


def llms_txt(name: str, summary: str, groups: Iterable[Group]) -> bytes:
    """Return the file. Groups without links are left out. summary: may be empty."""
    parts = [f"# {_line(name)}", f"> {_line(summary)}" if summary else ""]
    for group in groups:
        if group.entries:
            parts += [f"## {_line(group.title)}" if group.title else "", _links(group.entries)]
    return ("\n\n".join(filter(None, parts)) + "\n").encode()


def _links(entries: Iterable[Entry]) -> str:
    return "\n".join(
        f"- [{_line(one.title)}]({one.url})"
        + (f": {_line(one.description)}" if one.description else "")
        for one in entries
    )


def _line(text: str) -> str:
    return squash(unmarked(text)).replace("[", "(").replace("]", ")")
