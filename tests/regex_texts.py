"""Texts that lead a regular expression to each of its repetitions, and leave it there."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from re import _constants as sre  # isort: skip
from re import _parser as parser  # isort: skip

#: Of these, members of a class are taken: what writers type, and what expressions look for.
TYPED = " \ta7A-.:_#|>[](){}<>!/\"'`~*=,;@&%+\\éд中つ第\u00a0\u200b\n"
_REPEATS = {sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT}
_CATEGORIES = {
    sre.CATEGORY_DIGIT: re.compile(r"\d"),
    sre.CATEGORY_NOT_DIGIT: re.compile(r"\D"),
    sre.CATEGORY_SPACE: re.compile(r"\s"),
    sre.CATEGORY_NOT_SPACE: re.compile(r"\S"),
    sre.CATEGORY_WORD: re.compile(r"\w"),
    sre.CATEGORY_NOT_WORD: re.compile(r"\W"),
}
Node = tuple[Any, Any]


def parts_of(pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Yield (what leads to a repetition, what is repeated) for each in an expression."""
    tree = parser.parse(pattern.pattern, pattern.flags)
    yield from dict.fromkeys(_walk(list(tree), ""))


def _walk(nodes: list[Node], before: str) -> Iterator[tuple[str, str]]:
    for node in nodes:
        code, value = node
        if code in _REPEATS:
            _, most, inner = value
            if most > 50:
                for unit in _units(list(inner)):
                    yield before, unit
            yield from _walk(list(inner), before)
        elif code is sre.SUBPATTERN:
            yield from _walk(list(value[3]), before)
        elif code is sre.BRANCH:
            for branch in value[1]:
                yield from _walk(list(branch), before)
        elif code is sre.ATOMIC_GROUP:
            yield from _walk(list(value), before)
        elif code in {sre.ASSERT, sre.ASSERT_NOT}:
            yield from _walk(list(value[1]), before)
        before += _sample([node])


def _units(nodes: list[Node]) -> Iterator[str]:
    if len(nodes) == 1 and nodes[0][0] in {sre.IN, sre.NOT_LITERAL, sre.ANY, sre.LITERAL}:
        yield from _members(nodes[0])[:12]
        return
    if len(nodes) == 1 and nodes[0][0] is sre.BRANCH:
        for branch in nodes[0][1][1]:
            yield from _units(list(branch))
        return
    if len(nodes) == 1 and nodes[0][0] is sre.SUBPATTERN:
        yield from _units(list(nodes[0][1][3]))
        return
    if text := _sample(nodes):
        yield text


def _sample(nodes: Iterable[Node]) -> str:
    """Return a short text that an expression finds, but for what it looks at around it."""
    texts = []
    for code, value in nodes:
        if code in {sre.LITERAL, sre.NOT_LITERAL, sre.IN, sre.ANY}:
            texts.append(next(iter(_members((code, value))), ""))
        elif code in _REPEATS:
            texts.append(_sample(list(value[2])) * value[0])
        elif code is sre.SUBPATTERN:
            texts.append(_sample(list(value[3])))
        elif code is sre.BRANCH:
            texts.append(min((_sample(list(branch)) for branch in value[1]), key=len))
        elif code is sre.ATOMIC_GROUP:
            texts.append(_sample(list(value)))
    return "".join(texts)


def _members(node: Node) -> list[str]:
    """Return characters that a node takes."""
    code, value = node
    if code is sre.LITERAL:
        return [chr(value)]
    if code is sre.NOT_LITERAL:
        return [char for char in TYPED if ord(char) != value]
    if code is sre.ANY:
        return [char for char in TYPED if char != "\n"]
    is_negated = value[0][0] is sre.NEGATE
    named = [chr(n) for kind, n in value if kind is sre.LITERAL]
    named += [chr(span[0]) for kind, span in value if kind is sre.RANGE]
    listed = dict.fromkeys((*TYPED, *named)) if is_negated else dict.fromkeys((*named, *TYPED))
    return [char for char in listed if any(_is_in(char, one) for one in value) != is_negated]


def _is_in(char: str, item: Node) -> bool:
    kind, value = item
    if kind is sre.LITERAL:
        return ord(char) == value
    if kind is sre.RANGE:
        return value[0] <= ord(char) <= value[1]
    return kind is sre.CATEGORY and _CATEGORIES[value].match(char) is not None
