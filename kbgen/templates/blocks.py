"""Blocks that a theme fills: whether a page shows them.

Jinja says nothing about a block that no parent has, nor about one that a page replaces.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import Environment, TemplateSyntaxError, nodes

from kbgen import renames
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.text import did_you_mean
from kbgen.themes import ThemeFiles

_BUILT_IN = "default"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    line: int
    around: str
    """Name of the block that it is inside of, in its template; empty: none."""
    keeps_parent: bool
    """Whether it shows, by `super()`, what it overrides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Template:
    theme: str
    path: str
    extends: str
    blocks: dict[str, _Block]

    def place(self, line: int) -> Span:
        return Span(path=f"themes/{self.theme}/templates/{self.path}", line=line)


@lru_cache(maxsize=4)
def block_findings(files: ThemeFiles) -> tuple[Diagnostic, ...]:
    """Report blocks of a theme's templates that no page shows."""
    if len(files.templates) == 1:
        return ()
    templates = _Templates(files)
    own = [template for template in templates.all() if template.theme != _BUILT_IN]
    found = [finding for template in own for finding in _unknown(templates, template)]
    replaced: dict[tuple[Span, str, str], set[str]] = {}
    for path in {template.path for template in templates.all() if "/" not in template.path}:
        for block, page in _replaced(templates.chain(path)):
            replaced.setdefault(block, set()).add(page)
    for (place, name, around), pages in replaced.items():
        message = f"Block `{name}` is not shown by {', '.join(sorted(pages))}: they replace it"
        hint = f"Fill `{around}` instead, which is around it." if around else ""
        found.append(problem("KB502", place, message, hint))
    return tuple(found)


def block_names(text: str) -> tuple[str, ...]:
    """Return the names of a template's blocks, in their order; none where it does not parse."""
    try:
        return tuple(dict(_blocks(Environment().parse(text), "")))  # noqa: S701  # never rendered
    except TemplateSyntaxError:
        return ()


def _unknown(templates: "_Templates", template: _Template) -> Iterator[Diagnostic]:
    """Report blocks that no parent has; nothing where the parent is worked out by the template."""
    _, *parents = templates.chain(f"{template.theme}/{template.path}")
    if not parents or parents[-1].extends:
        return
    names = {name for parent in parents for name in parent.blocks}
    for name, block in template.blocks.items():
        if block.around or name in names:
            continue
        former = renames.of(name, renames.BLOCKS)
        hint = (
            former.hint
            if former
            else did_you_mean(name, names) or f"Its blocks: {', '.join(sorted(names))}."
        )
        message = f"Block `{name}` is not shown: `{template.extends}` has no such block"
        yield problem("KB501", template.place(block.line), message, hint)


def _replaced(chain: list[_Template]) -> Iterator[tuple[tuple[Span, str, str], str]]:
    """Yield blocks of a theme that a template of another theme, further down, replaces.

    Each comes as its place, its name and the block around it, with the template.
    """
    for at, template in enumerate(chain):
        for name, block in template.blocks.items() if template.theme != _BUILT_IN else ():
            over = next((other for other in chain[:at] if name in other.blocks), None)
            if over is None or over.theme == template.theme or over.blocks[name].keeps_parent:
                continue
            around = next((p.blocks[name].around for p in chain[at + 1 :] if name in p.blocks), "")
            yield (template.place(block.line), name, around), over.path


class _Templates:
    """The templates of a chain of themes, as Jinja looks them up."""

    def __init__(self, files: ThemeFiles) -> None:
        self._texts = dict(files.templates)
        self._read: dict[tuple[str, str], _Template | None] = {}

    def all(self) -> list[_Template]:
        keys = [(theme, path) for theme, texts in self._texts.items() for path in texts]
        return [one for key in keys if (one := self._template(*key))]

    def chain(self, name: str) -> list[_Template]:
        """Return a template and those that it extends, as far as they can be read."""
        chain: list[_Template] = []
        while name and (template := self._find(name)) and template not in chain:
            chain.append(template)
            name = template.extends
        return chain

    def _find(self, name: str) -> _Template | None:
        theme = next((theme for theme, texts in self._texts.items() if name in texts), "")
        if theme:
            return self._template(theme, name)
        theme, _, path = name.partition("/")
        return self._template(theme, path) if path in self._texts.get(theme, {}) else None

    def _template(self, theme: str, path: str) -> _Template | None:
        key = (theme, path)
        if key not in self._read:
            self._read[key] = _parse(theme, path, self._texts[theme][path])
        return self._read[key]


@lru_cache(maxsize=128)
def _parse(theme: str, path: str, text: str) -> _Template | None:
    """Read a template; None: it does not parse, which rendering reports."""
    try:
        tree = Environment().parse(text)  # noqa: S701  # never rendered
    except TemplateSyntaxError:
        return None
    parent = next(tree.find_all(nodes.Extends), None)
    target = parent.template if parent else None
    extends = str(target.value) if isinstance(target, nodes.Const) else ""
    return _Template(theme=theme, path=path, extends=extends, blocks=dict(_blocks(tree, "")))


def _blocks(node: nodes.Node, around: str) -> Iterator[tuple[str, _Block]]:
    for child in node.iter_child_nodes():
        inner = around
        if isinstance(child, nodes.Block):
            inner = child.name
            calls = child.find_all(nodes.Call)
            keeps = any(isinstance(c.node, nodes.Name) and c.node.name == "super" for c in calls)
            yield child.name, _Block(line=child.lineno, around=around, keeps_parent=keeps)
        yield from _blocks(child, inner)
