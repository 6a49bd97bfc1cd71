"""Components of MDX (`<Note>…</Note>`) and tags of GitBook (`{% hint %}…`) in Markdown.

They become blocks of kbgen; HTML among them becomes Markdown. What is not known stays as it stands.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from textwrap import dedent, indent

from kbgen.importing.component_rules import BLOCKS, HTML, INLINE, MAY_END, VOID, Attributes, Context
from kbgen.importing.convert import Addresses, convert

_VALUE = r"(?:\"[^\"]*+\"|'[^']*+'|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*+\})*+\})*+\})"
#: Code, comments, and tags. Of HTML, only the elements that have a rule.
_PIECES = re.compile(
    r"(?P<fence>^[ \t]*(?P<mark>`{3,}+|~{3,}+)[^\n]*+\n(?:.*?^[ \t]*(?P=mark)[`~]*[ \t]*$|.*\Z))"
    r"|(?P<code>(?<!`)(?P<ticks>`++)(?:[^\n]|\n(?!\n)){1,2000}?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<comment>\{/\*.{0,500}?\*/\})"
    rf"|<(?P<close>/?)(?P<name>[A-Z][\w.]*+|{'|'.join(sorted(HTML))})(?=[\s/>])"
    rf"(?P<values>(?:\s++(?:[\w:@.-]++(?:=(?:{_VALUE}|[^\s\"'<>{{}}/=]++))?|\{{[^{{}}]*+\}}))*+)"
    r"\s*+(?P<empty>/?)>"
    r"|\{%-?\s*+(?P<end>end)?(?P<tag>[a-z][\w-]*+)(?P<rest>[^%\n]{0,500}+(?:%(?!\})[^%\n]{0,500}+){0,10}+)%\}",
    re.MULTILINE | re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"([\w:@.-]++)(?:=(?:\"([^\"]*+)\"|'([^']*+)'|\{([^{}]*+(?:\{[^{}]*+\}[^{}]*+){0,20}+)\}|([^\s\"'<>{}=]++)))?",
    re.DOTALL,
)
_EXPRESSION = re.compile(r"=\{((?:[^{}]|\{[^{}]*+\})*+)\}")
#: Components in each other.
_DEEPEST = 40


@dataclass(slots=True)
class Node:
    """A component with what is in it; the root has no name."""

    name: str = ""
    attributes: Attributes = field(default_factory=dict)
    opening: str = ""
    """As it is written."""
    indentation: str | None = None
    """White space that its line begins with; None: something else stands before it."""
    children: "list[Node | str]" = field(default_factory=list)
    closing: str = ""


def blocks_of(markdown: str, context: Context) -> str:
    """Return Markdown in which components are blocks of kbgen."""
    if "<" not in markdown and "{" not in markdown:
        return markdown
    return _inner(_parse(markdown), context)


def _parse(markdown: str) -> Node:
    root = Node()
    opened = [root]
    at = 0
    for found in _PIECES.finditer(markdown):
        if found["fence"] or found["code"]:
            continue
        opened[-1].children.append(markdown[at : found.start()])
        at = found.end()
        name = found["name"] or found["tag"]
        if name is None:
            continue  # a comment
        if found["close"] or found["end"]:
            _close(opened, name, found[0])
            continue
        line = markdown[markdown.rfind("\n", 0, found.start()) + 1 : found.start()]
        node = Node(name, _attributes(found["values"] or found["rest"] or ""), found[0],
                    line if not line.strip() else None)  # fmt: skip
        opened[-1].children.append(node)
        if not found["empty"] and name not in VOID and len(opened) < _DEEPEST:
            opened.append(node)
    opened[-1].children.append(markdown[at:])
    while len(opened) > 1:
        _unfold(opened)
    return root


def _close(opened: list[Node], name: str, written: str) -> None:
    """Close the last component of a name; those in it that are open have no end."""
    if not any(node.name == name for node in opened[1:]):
        opened[-1].children.append("" if name in VOID else written)
        return
    while opened[-1].name != name:
        _unfold(opened)
    opened.pop().closing = written


def _unfold(opened: list[Node]) -> None:
    """Put what follows a component without an end beside it; most are text then."""
    node = opened.pop()
    parent = opened[-1].children
    if node.name not in MAY_END:
        parent[-1] = node.opening
    parent += node.children
    node.children = []


def _attributes(written: str) -> Attributes:
    found: Attributes = {}
    for name, double, single, expression, bare in _ATTRIBUTE.findall(written):
        braces = expression.strip()
        value = double or single or braces or bare
        if braces and braces[0] in "\"'`" and braces[-1] == braces[0]:
            value = braces[1:-1]
        found[name] = value
    return found


def _inner(node: Node, context: Context) -> str:
    return "".join(
        child if isinstance(child, str) else _write(child, context) for child in node.children
    )


def _write(node: Node, context: Context) -> str:
    if rule := INLINE.get(node.name):
        return rule(node.attributes, _inner(node, context), context)
    rule = BLOCKS.get(node.name)
    if rule is None and node.name in context.snippets:
        text = context.snippet(context.snippets[node.name])
        # A shared file may name itself.
        others = {name: path for name, path in context.snippets.items() if name != node.name}
        inner = blocks_of(text, replace(context, snippets=others))
        return indent(f"\n{inner}\n", node.indentation or "")
    if node.name in HTML and rule is None:
        return _html(node)
    if rule is None:
        context.unknown.add(node.name)
        return f"{node.opening}{_inner(node, context)}{node.closing}"
    text = rule(node.attributes, _body(_inner(node, context)), context).strip("\n")
    if node.indentation is None:
        return f"\n\n{text}\n\n"
    # The indentation of its first line stands before it already.
    return f"{indent(text, node.indentation)[len(node.indentation) :]}\n" if text else ""


def _body(text: str) -> str:
    """Return the text in a component without the indentation that all of its lines have."""
    first, line_end, rest = text.partition("\n")
    if not first.strip():
        return dedent(rest).strip("\n").rstrip()
    return f"{first.strip()}{line_end}{dedent(rest)}".rstrip()


def _html(node: Node) -> str:
    """Return HTML as Markdown; its addresses are looked at later."""
    html = "".join(_pieces(node))
    html = _EXPRESSION.sub(_literal, html)
    done = convert(html, Addresses(lambda href: href, lambda source: source))
    text = done.markdown.strip()
    if node.indentation is None:
        return text if "\n" not in text else f"\n\n{text}\n\n"
    return f"{indent(text, node.indentation)[len(node.indentation) :]}\n"


def _literal(found: re.Match[str]) -> str:
    """Return the value of an attribute in braces; an expression has none."""
    value = found[1].strip()
    is_literal = value[:1] in {'"', "'", "`"} and "${" not in value
    return f'="{value.strip(value[0])}"' if is_literal or value.isdigit() else '=""'


def _pieces(node: Node) -> Iterator[str]:
    yield node.opening
    for child in node.children:
        if isinstance(child, str):
            yield child
        else:
            yield from _pieces(child)
    yield node.closing
