"""Adds an entry to a list in front matter; all other lines of the YAML stay as they are."""

import re
from collections.abc import Callable, Collection, Iterator
from typing import Any

from kbgen import frontmatter
from kbgen.check.edit import Lines
from kbgen.model.article import FrontMatter

#: A list in one line, with a comment behind it.
_LISTED = re.compile(r"\[(.*)\]((?:[ \t]+#.*)?)")
_ITEM = re.compile(r"([ \t]*)-(?:[ \t]|$)")

Changed = tuple[int, str | None, str]


def add_entry(field: str, names: Collection[str], entry: str) -> Callable[[Lines], Changed | None]:
    """Return an edit that adds an entry and leaves the other front matter unchanged.

    field: of `FrontMatter`. names: its keys, the one to write first.
    """
    written = frontmatter.as_scalar(entry)

    def edit(lines: Lines) -> Changed | None:
        parts = frontmatter.split(lines.text)
        if parts is None or parts.kind != "yaml":
            return None
        meta, _ = frontmatter.read_split(parts, "")
        if meta.is_unreadable:
            return None
        more: dict[str, Any] = {field: (*(getattr(meta, field) or ()), entry)}
        target = meta._replace(**more)
        for number, before, after in _ways(lines, parts.body_line - 1, names, written):
            if _meta_after(lines, number, before, after) == target._replace(lines=()):
                if before is None:
                    lines.insert(number, after)
                else:
                    lines.replace(number, after)
                return number, before, after
        return None

    return edit


def _ways(lines: Lines, closing: int, names: Collection[str], written: str) -> Iterator[Changed]:
    """Yield the possible edits. closing: the line that ends the front matter."""
    named = re.compile(rf"(?:{'|'.join(names)})\s*:[ \t]*")
    for number in range(2, closing):
        text = lines.line(number)
        key = named.match(text)
        if key is None:
            continue
        value = text[key.end() :].rstrip()
        if listed := _LISTED.fullmatch(value):
            inner = listed[1].strip()
            joined = f"{inner}, {written}" if inner else written
            yield number, text, f"{key[0]}[{joined}]{listed[2]}"
        elif value:
            yield number, text, f"{key[0]}[{value}, {written}]"
        last, indent = number, "  "
        while last + 1 < closing and (item := _ITEM.match(lines.line(last + 1))):
            last, indent = last + 1, item[1]
        yield last + 1, None, f"{indent}- {written}"
        return
    yield closing, None, f"{next(iter(names))}: [{written}]"


def _meta_after(lines: Lines, number: int, before: str | None, after: str) -> FrontMatter | None:
    """Return the front matter after an edit, without its lines; None: it would not parse."""
    texts = lines.text.split("\n")
    texts[number - 1 : number - (before is None)] = [after]
    parts = frontmatter.split("\n".join(texts))
    if parts is None:
        return None
    meta, _ = frontmatter.read_split(parts, "")
    return None if meta.is_unreadable else meta._replace(lines=())
