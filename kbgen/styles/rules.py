"""Reads style sheets as far as custom properties of the page's root need it.

Nested rules, layers and conditions are followed; selectors that match the root only in some
language, and widths of the window, are left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

#: What begins, ends or divides rules; strings, comments and brackets are passed over as a whole.
_TOKENS = re.compile(
    r"(?P<skip>/\*.*?(?:\*/|\Z))"
    r"|(?P<whole>\"(?:[^\"\\\n]|\\.)*\"?|'(?:[^'\\\n]|\\.)*'?|url\([^)\"']*\)?|\\.)"
    r"|(?P<sign>[{};()\[\]])",
    re.DOTALL,
)
#: One that is not closed runs to the end, as in CSS.
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_ROOTS = {":root": 1, "html": 0, ":root:root": 2, "html:root": 1}
#: Blocks in each other; what is deeper is not read.
_DEEPEST = 30
SCHEMES = ("light", "dark")
_PREFERS = re.compile(r"\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)")


class Sheet(NamedTuple):
    """A style sheet as it is written."""

    path: str
    """As diagnostics show it; empty: ours, which tests check."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """A custom property of the root, or `color-scheme`."""

    name: str
    value: str
    schemes: tuple[str, ...]
    """The schemes in which it applies."""
    rank: tuple[bool, int, int, int]
    """Of two, the higher one wins: importance, layer, specificity, order."""
    path: str
    line: int


class Rule(NamedTuple):
    """A piece of a style sheet: a statement, or what stands before a block, with the block."""

    prelude: str
    start: int
    """Position of the prelude."""
    body: tuple[int, int] | None
    """Where the block's inside begins and ends; None: it has none."""


def pieces(text: str, start: int = 0, end: int | None = None) -> Iterator[Rule]:
    """Yield the rules, statements and declarations of a stretch of a style sheet."""
    end = len(text) if end is None else end
    begin, opened, depth, brackets = start, 0, 0, 0
    for token in _TOKENS.finditer(text, start, end):
        sign, at = token["sign"], token.start()
        if not sign or (depth and sign not in "{}"):
            continue
        if sign in "([)]":
            brackets = max(brackets + (1 if sign in "([" else -1), 0)
        elif sign == "{":
            opened = opened if depth else at
            depth += 1
        elif sign == "}" and depth > 1:
            depth -= 1
        elif sign == "}" or not brackets:
            body = (opened + 1, at) if depth else None
            yield _rule(text, begin, opened if depth else at, body)
            begin, depth, brackets = token.end(), 0, 0
    # Browsers close what is open at the end.
    rest = _rule(text, begin, opened if depth else end, (opened + 1, end) if depth else None)
    if rest.prelude or depth:
        yield rest


def _rule(text: str, begin: int, end: int, body: tuple[int, int] | None) -> Rule:
    prelude = _COMMENT.sub("", text[begin:end]).strip()
    return Rule(prelude, _first(text, begin), body)


def _first(text: str, begin: int) -> int:
    """Return the position of the first thing that is neither white space nor a comment."""
    match = re.compile(r"(?:\s|/\*.*?\*/)*", re.DOTALL).match(text, begin)
    return match.end() if match else begin


@dataclass(slots=True)
class _Reader:
    layers: dict[str, int] = field(default_factory=dict)
    found: list[Declaration] = field(default_factory=list)

    def read(self, sheet: Sheet, span: tuple[int, int], where: "_Where") -> None:
        if where.depth > _DEEPEST:
            return
        where = where._replace(depth=where.depth + 1)
        for rule in pieces(sheet.text, *span):
            if rule.prelude.startswith("@"):
                self._at_rule(sheet, rule, where)
            elif rule.body is not None:
                roots = [_ROOTS[one] for one in _selectors(rule.prelude) if one in _ROOTS]
                if roots and where.specificity is None:
                    self.read(sheet, rule.body, where._replace(specificity=max(roots)))
                elif where.specificity is not None and rule.prelude == "&":
                    self.read(sheet, rule.body, where)
            elif where.specificity is not None:
                self._declaration(sheet, rule, where)

    def _at_rule(self, sheet: Sheet, rule: Rule, where: "_Where") -> None:
        name, *rest = re.split(r"\s+|(?=\()", rule.prelude, maxsplit=1)
        name, condition = name.lower(), "".join(rest).strip()
        if name == "@layer":
            names = [f"{where.layer}.{one.strip()}".lstrip(".") for one in condition.split(",")]
            for one in names:
                self.layers.setdefault(one, len(self.layers))
            where = where._replace(layer=names[0])
        elif name == "@media":
            where = where._replace(schemes=_media(condition, where.schemes))
        elif name != "@supports" or condition.startswith("not"):
            return
        if rule.body is not None and where.schemes:
            self.read(sheet, rule.body, where)

    def _declaration(self, sheet: Sheet, rule: Rule, where: "_Where") -> None:
        name, colon, value = rule.prelude.partition(":")
        name = name.strip()
        if not colon or not (name.startswith("--") or name == "color-scheme"):
            return
        value, bang, _ = value.strip().partition("!important")
        self.found.append(
            Declaration(
                name=name,
                value=value.strip(),
                schemes=where.schemes,
                rank=(
                    bool(bang),
                    # What is in no layer beats all that is.
                    self.layers[where.layer] if where.layer else 1_000_000,
                    where.specificity or 0,
                    len(self.found),
                ),
                path=sheet.path,
                line=sheet.text.count("\n", 0, rule.start) + 1,
            )
        )


class _Where(NamedTuple):
    layer: str = ""
    schemes: tuple[str, ...] = SCHEMES
    specificity: int | None = None
    """Of the rule for the root around it; None: there is none."""
    depth: int = 0


@lru_cache(maxsize=4)
def root_declarations(sheets: tuple[Sheet, ...]) -> tuple[Declaration, ...]:
    """Return the properties of the root, of sheets in the order in which they are served."""
    reader = _Reader()
    for sheet in sheets:
        reader.read(sheet, (0, len(sheet.text)), _Where())
    return tuple(reader.found)


def _selectors(prelude: str) -> list[str]:
    return [one.strip().lower() for one in prelude.split(",")]


def _media(condition: str, schemes: tuple[str, ...]) -> tuple[str, ...]:
    """Return the schemes in which a condition may hold; none for widths, print and the like."""
    wanted: set[str] = set()
    for one in condition.lower().split(","):
        scheme = _PREFERS.search(one)
        rest = _PREFERS.sub("", one).replace("only", "").replace("and", "").split()
        if rest not in ([], ["screen"], ["all"], ["not"]):
            continue
        if scheme and rest == ["not"]:
            wanted |= {other for other in SCHEMES if other != scheme[1]}
        elif scheme:
            wanted.add(scheme[1])
        elif rest != ["not"]:
            wanted |= set(SCHEMES)
    return tuple(one for one in schemes if one in wanted)
