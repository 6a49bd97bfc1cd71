"""YAML between lines of three hyphens."""

import re
from collections.abc import Hashable, Iterator
from typing import Any

import yaml

from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.frontmatter.hiding import hides_line
from kbgen.frontmatter.keys import KEYS
from kbgen.frontmatter.mistakes import remedy
from kbgen.frontmatter.table import Table, UnreadableError

_MERGE = "tag:yaml.org,2002:merge"
_BaseLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
#: Fields of text, in which `#` may be meant as it stands.
_TEXTS = frozenset({"title", "description", "slug", "keywords", "aliases", "notice"})
#: Deliberate comments have two spaces before the sign and one after it.
_COMMENT = re.compile(r"(?P<before>[ \t]+)#(?P<text>.*)")


class Loader(_BaseLoader):  # type: ignore[misc]  # the C loader needs libyaml
    """YAML 1.2 scalars: `no` is a word, `12:30` is not a number; no duplicate keys."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[Hashable] = set()
        for key_node, _ in node.value:
            if key_node.tag == _MERGE:
                continue
            key = self.construct_object(key_node, deep=True)
            if not isinstance(key, Hashable):
                raise yaml.MarkedYAMLError(
                    problem="a key must be a word", problem_mark=key_node.start_mark
                )
            if key in seen:
                raise yaml.MarkedYAMLError(
                    problem=f"duplicate key `{key}`", problem_mark=key_node.start_mark
                )
            seen.add(key)
        result: dict[Hashable, Any] = super().construct_mapping(node, deep)
        return result


Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    # Longer ones are texts: Python refuses to read numbers of thousands of digits.
    ("int", r"^[-+]?(?:0|[1-9][0-9]{0,17})$", "-+0123456789"),
):
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), list(_first))
Loader.add_implicit_resolver(_MERGE, re.compile(r"^(?:<<)$"), ["<"])


def read_yaml(text: str, start: Span) -> Table:
    """Read front matter. start: place of its first line. Raises UnreadableError."""
    try:
        loader = Loader(text)
        try:
            node = loader.get_single_node()
            data = {} if node is None else loader.construct_document(node)
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        raise UnreadableError(_finding(error, text, start)) from error
    except (ValueError, RecursionError) as error:
        hint = "Write it in simpler YAML: `key: value` lines."
        raise UnreadableError(problem("KB101", start, f"Front matter: {error}", hint)) from error
    if not isinstance(data, dict):
        hint = "Write `key: value` lines between the `---` lines."
        raise UnreadableError(problem("KB101", start, "Front matter is not a mapping", hint))
    pairs = node.value if node is not None else []
    places = {str(key.value): _place(start, key.start_mark) for key, _ in pairs}
    return Table(data, places, tuple(_doubts(pairs, text, start)) if pairs else ())


def _place(start: Span, mark: Any) -> Span:
    return Span(path=start.path, line=start.line + mark.line, column=mark.column + 1)


def _finding(error: yaml.YAMLError, text: str, start: Span) -> Diagnostic:
    mark = getattr(error, "problem_mark", None)
    what = getattr(error, "problem", None) or str(error)
    context = getattr(error, "context", None) or ""
    if "quoted scalar" in context or "parsing a flow" in context:  # where it is opened
        mark = error.context_mark  # type: ignore[attr-defined]  # errors with a context have it
    lines = ["", *text.split("\n"), ""]
    first = mark.line if mark else 0
    # YAML breaks lines at more characters than `split` does.
    around = [*lines[first : first + 2], "", ""][:2]
    place = _place(start, mark) if mark else start
    message = f"Front matter does not parse: {what}"
    return problem("KB101", place, message, remedy(what, context, *around))


def _doubts(
    pairs: list[tuple[yaml.Node, yaml.Node]], text: str, start: Span
) -> Iterator[Diagnostic]:
    """Report what YAML reads differently than it looks."""
    lines = text.split("\n") if "#" in text or text.count("\n") >= len(pairs) else []
    for key, value in pairs if lines else ():
        name = str(key.value)
        if isinstance(value, yaml.ScalarNode) and not value.style:
            yield from _swallowed(name, value, lines, start)
        if "#" in text and name in KEYS and KEYS[name].field in _TEXTS:
            inner = value.value if isinstance(value, yaml.SequenceNode) else [value]
            for one in inner:
                if isinstance(one, yaml.ScalarNode) and not one.style:
                    yield from _cut(name, one, lines, start)


def _swallowed(
    name: str, node: yaml.ScalarNode, lines: list[str], start: Span
) -> Iterator[Diagnostic]:
    for number in range(node.start_mark.line + 1, min(node.end_mark.line + 1, len(lines))):
        if hides_line(lines[number]):
            place = Span(path=start.path, line=start.line + number)
            message = f"The line `{lines[number].strip()}` is read as a part of `{name}`"
            yield problem(
                "KB111", place, message, "Write `draft: true` at the beginning of the line."
            )


def _cut(name: str, node: yaml.ScalarNode, lines: list[str], start: Span) -> Iterator[Diagnostic]:
    """Report a comment that looks like a part of the text before it.

    Deliberate comments have two spaces before the sign and one after it.
    """
    mark = node.end_mark
    found = _COMMENT.fullmatch(lines[mark.line][mark.column :]) if mark.line < len(lines) else None
    if found is None:
        return
    text = found["text"]
    if text[:1] in {"", " ", "\t"} and (len(found["before"]) > 1 or not node.value):
        return
    place = Span(path=start.path, line=start.line + mark.line, column=mark.column + 1)
    rest = f"#{text.rstrip()}"[:40]
    message = f"Front matter key `{name}`: `{rest}` is a comment, not part of the text"
    hint = "Put the text in quotation marks, or the comment on a line of its own."
    yield problem("KB114", place, message, hint)
