"""Adds an alias to front matter. The YAML stays as it was written, but for one line."""

import json
import re
from collections.abc import Callable, Iterator

from kbgen import frontmatter
from kbgen.check.edit import Lines
from kbgen.model.article import FrontMatter

#: What YAML takes as a word, in lists as well.
_PLAIN = re.compile(r"/[\w./-]*", re.ASCII)
_KEY = re.compile(r"(?:aliases|redirect_from)\s*:[ \t]*")
_ITEM = re.compile(r"([ \t]*)-(?:[ \t]|$)")

Changed = tuple[int, str | None, str]


def add_alias(alias: str) -> Callable[[Lines], Changed | None]:
    """Return what adds an alias to a file's front matter, if there is a way that keeps the rest."""
    written = alias if _PLAIN.fullmatch(alias) else json.dumps(alias, ensure_ascii=False)

    def mend(lines: Lines) -> Changed | None:
        parts = frontmatter.split(lines.text)
        if parts is None or parts.kind != "yaml":
            return None
        meta, _ = frontmatter.read_split(parts, "")
        if meta.is_unreadable:
            return None
        wanted = meta._replace(aliases=(*meta.aliases, alias))
        for number, before, after in _ways(lines, parts.body_line - 1, written):
            if _would_say(lines, number, before, after) == wanted._replace(lines=()):
                if before is None:
                    lines.insert(number, after)
                else:
                    lines.replace(number, after)
                return number, before, after
        return None

    return mend


def _ways(lines: Lines, closing: int, written: str) -> Iterator[Changed]:
    """Yield the ways to write it. closing: the line that ends the front matter."""
    for number in range(2, closing):
        text = lines.line(number)
        key = _KEY.match(text)
        if key is None:
            continue
        value = text[key.end() :].rstrip()
        if value.endswith("]"):
            inner = value[1:-1].strip()
            joined = f"{inner}, {written}" if inner else written
            yield number, text, f"{key[0]}[{joined}]"
        elif value:
            yield number, text, f"{key[0]}[{value}, {written}]"
        last, indent = number, "  "
        while last + 1 < closing and (item := _ITEM.match(lines.line(last + 1))):
            last, indent = last + 1, item[1]
        yield last + 1, None, f"{indent}- {written}"
        return
    yield closing, None, f"aliases: [{written}]"


def _would_say(lines: Lines, number: int, before: str | None, after: str) -> FrontMatter | None:
    """Return what the front matter would say, without its lines; None: it would not parse."""
    texts = lines.text.split("\n")
    texts[number - 1 : number - (before is None)] = [after]
    parts = frontmatter.split("\n".join(texts))
    if parts is None:
        return None
    meta, _ = frontmatter.read_split(parts, "")
    return None if meta.is_unreadable else meta._replace(lines=())
