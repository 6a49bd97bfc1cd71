"""Reads the front matter of a file."""

from typing import NamedTuple

from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.frontmatter.checked import WITHHELD, check
from kbgen.frontmatter.fences import Split, Unread, cut
from kbgen.frontmatter.other_forms import read_json, read_toml
from kbgen.frontmatter.table import Table, UnreadableError
from kbgen.frontmatter.yaml_form import read_yaml
from kbgen.model.article import FrontMatter

_READERS = {"yaml": read_yaml, "toml": read_toml, "json": read_json}


class Read(NamedTuple):
    """A file as its front matter and its body."""

    meta: FrontMatter
    body: str
    body_line: int
    diagnostics: tuple[Diagnostic, ...]


def read(text: str, path: str, ignored: tuple[str, ...] = ()) -> Read:
    """Read the file at `path` (as diagnostics show it).

    Invalid keys are reported and left out. An article whose front matter cannot be read is not
    published. ignored: patterns of keys of other tools.
    """
    parts = cut(text)
    if isinstance(parts, Unread):
        place = Span(path=path, line=parts.line)
        found = problem(parts.code, place, parts.message, parts.hint)
        return Read(_unread(text), parts.body, parts.body_line, (found,))
    meta, diagnostics = read_split(parts, path, ignored)
    return Read(meta, parts.body, parts.body_line, diagnostics)


def read_split(
    parts: Split, path: str, ignored: tuple[str, ...] = ()
) -> tuple[FrontMatter, tuple[Diagnostic, ...]]:
    """Read front matter that is cut off already."""
    return parse(parts.text, path, parts.kind, parts.line, ignored)


def read_table(parts: Split, path: str) -> Table | None:
    """Return keys and values as they are written; None: they do not parse."""
    if not parts.kind:
        return Table({}, {})
    try:
        return _READERS[parts.kind](parts.text, Span(path=path, line=parts.line))
    except UnreadableError:
        return None


def parse(
    text: str, path: str, kind: str = "yaml", line: int = 2, ignored: tuple[str, ...] = ()
) -> tuple[FrontMatter, tuple[Diagnostic, ...]]:
    """Read front matter without its fences. line: of its first line."""
    if not kind:
        return FrontMatter(), ()
    try:
        table = _READERS[kind](text, Span(path=path, line=line))
    except UnreadableError as error:
        return _unread(text), (error.finding,)
    return check(table, ignored)


def _unread(text: str) -> FrontMatter:
    audience = "agent" if "agent" in text else "everyone"
    return FrontMatter(draft=True, audience=audience, withheld=WITHHELD, is_unreadable=True)
