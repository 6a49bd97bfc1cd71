"""Where the texts of front matter in YAML stand, and how they are written back."""

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import yaml

from kbgen.frontmatter.fences import split
from kbgen.frontmatter.keys import KEYS

#: The fields that readers read.
TEXTS = ("title", "description", "keywords", "notice")


class TextValue(NamedTuple):
    """A text in front matter, or a list of them."""

    field: str
    start: int
    """Of the first text in the file."""
    end: int
    values: tuple[str, ...]
    separator: str
    """What stands between the texts of a list."""
    style: str
    """`"`, `'`, or empty for a plain text."""

    @property
    def value(self) -> str:
        """The text; the texts of a list stand in a line each."""
        return "\n".join(self.values)

    def write(self, value: str) -> str:
        """Return another text as it is written in this place."""
        values = value.split("\n") if self.field == "keywords" else [value]
        kept = [one.strip() for one in values if one.strip()]
        return self.separator.join(_scalar(one, self.style) for one in kept)


def text_values(text: str) -> tuple[TextValue, ...]:
    """Return the texts of a file's front matter; nothing for other forms than YAML."""
    parts = split(text)
    if parts is None or parts.kind != "yaml" or not parts.text:
        return ()
    lines = text.split("\n")[: parts.line - 1]
    offset = sum(len(line) + 1 for line in lines)
    try:
        node = yaml.compose(parts.text, yaml.SafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return ()
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return tuple(_values(pairs, parts.text, offset))


def _values(
    pairs: Iterable[tuple[yaml.Node, yaml.Node]], text: str, offset: int
) -> Iterator[TextValue]:
    seen = set[str]()
    for key, node in pairs:
        known = KEYS.get(str(key.value))
        if known is None or known.field not in TEXTS or known.field in seen:
            continue
        if isinstance(node, yaml.MappingNode):
            inner = (value for name, value in node.value if name.value == "text")
            node = next(inner, node)  # noqa: PLW2901  # the text of a notice
        listed = node.value if isinstance(node, yaml.SequenceNode) else [node]
        scalars = [one for one in listed if isinstance(one, yaml.ScalarNode)]
        if not scalars or len(scalars) < len(listed):
            continue
        if any(one.style in {"|", ">"} for one in scalars) and len(scalars) > 1:
            continue
        seen.add(known.field)
        start, end = scalars[0].start_mark.index, scalars[-1].end_mark.index
        end -= len(text[start:end]) - len(text[start:end].rstrip())
        separator = ", "
        if isinstance(node, yaml.SequenceNode) and not node.flow_style:
            begin = text.rfind("\n", 0, start) + 1
            separator = "\n" + text[begin:start]
        values = tuple(" ".join(one.value.split()) for one in scalars)
        style = scalars[0].style or ""
        style = style if style in {'"', "'"} else ""
        yield TextValue(known.field, start + offset, end + offset, values, separator, style)


def _scalar(value: str, style: str) -> str:
    if style == "'":
        return "'" + value.replace("'", "''") + "'"
    if style == '"' or not _is_plain(value):
        return json.dumps(value, ensure_ascii=False)
    return value


def _is_plain(value: str) -> bool:
    """Tell whether a text means itself without quotation marks, in lists as well."""
    try:
        return bool(yaml.safe_load(f"[{value}]") == [value] == [yaml.safe_load(f"k: {value}")["k"]])
    except (yaml.YAMLError, ValueError, TypeError, KeyError):
        return False


def added(text: str, field: str, value: str) -> str:
    """Return a file's text with one more text in its front matter."""
    line = f"{field}: {json.dumps(value, ensure_ascii=False)}\n"
    if field == "keywords":
        line = f"keywords: {json.dumps(value.split(chr(10)), ensure_ascii=False)}\n"
    parts = split(text)
    if parts is None or parts.kind != "yaml":
        return f"---\n{line}---\n\n{text}"
    lines = text.split("\n")
    at = parts.line - 1 + (parts.text.count("\n") + 1 if parts.text else 0)
    return "\n".join([*lines[:at], line[:-1], *lines[at:]])


def without(text: str, fields: frozenset[str]) -> str:
    """Return a file's text without some fields of its front matter."""
    parts = split(text)
    if parts is None or parts.kind != "yaml" or not parts.text:
        return text
    node = yaml.compose(parts.text, yaml.SafeLoader)
    pairs = node.value if isinstance(node, yaml.MappingNode) and not node.flow_style else []
    starts = [key.start_mark.line for key, _ in pairs] + [parts.text.count("\n") + 1]
    dropped = {
        parts.line - 1 + line
        for (key, _), start, end in zip(pairs, starts, starts[1:], strict=False)
        if (known := KEYS.get(str(key.value))) is not None and known.field in fields
        for line in range(start, end)
    }
    lines = text.split("\n")
    return "\n".join(line for number, line in enumerate(lines) if number not in dropped)
