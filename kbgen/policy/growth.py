"""Values that cannot be filled in with the values they name: endless, too deep, too long."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kbgen.model.policy import REFERENCE, Form, PolicyValue, Words, references

#: Characters of a value with all that it names. Ten lines of ten references each would make 10^10.
LARGEST = 10_000
#: Values in values in values.
DEEPEST = 20
#: More than a number, date or period needs in any language.
_SHORT = 80
#: With more looping values, the loops are not written out.
_MOST_IN_LOOPS = 100


class Problem(NamedTuple):
    """Why a value is left out."""

    name: str
    code: str
    message: str
    hint: str


class _Size(NamedTuple):
    length: int = 0
    depth: int = 0


def find_growth(values: Mapping[str, PolicyValue]) -> Iterator[Problem]:
    """Yield the values that cannot be filled in, without filling any."""
    named = {name: named_in(value) for name, value in values.items()}
    order, looping = _in_order(named)
    yield from _loops(named, looping)
    sizes: dict[str, _Size] = defaultdict(_Size)
    for name in order:
        size = _size(values[name], sizes)
        if size.length > LARGEST:
            message = f"`{name}` is longer than {LARGEST} characters, with the values that it names"
            yield Problem(name, "KB313", message, "Shorten it, or name fewer values in it.")
        elif size.depth > DEEPEST:
            message = f"`{name}` names values that name values, more than {DEEPEST} deep"
            yield Problem(name, "KB313", message, "Write some of them as plain text.")
        else:
            sizes[name] = size


def named_in(value: PolicyValue) -> tuple[str, ...]:
    """Return the names of the values in a value's texts."""
    return tuple(dict.fromkeys(one.name for text in _texts(value) for one in references(text)))


def _texts(value: PolicyValue) -> Iterator[str]:
    for form in _forms(value):
        if isinstance(form, Words):
            yield from {form.text, *dict(form.texts).values()}


def _forms(value: PolicyValue) -> Iterator[Form]:
    for period in value.periods:
        yield from (period.form, *(form for _, form in period.markets))


def _size(value: PolicyValue, sizes: Mapping[str, _Size]) -> _Size:
    """Return the size of the longest of a value's texts."""
    length, depth = 0 if value.type == "text" else _SHORT, 0
    for text in _texts(value):
        inner = [sizes[one.name] for one in references(text)]
        own = len(REFERENCE.sub("", text))
        length = max(length, own + sum(size.length for size in inner))
        depth = max(depth, *(size.depth + 1 for size in inner), 0)
    return _Size(length, depth)


def _in_order(named: Mapping[str, tuple[str, ...]]) -> tuple[list[str], set[str]]:
    """Return the values, each after those that it names; and those in loops.

    (Kahn, Topological sorting of large networks, 1962.)
    """
    users: dict[str, list[str]] = {name: [] for name in named}
    waiting = {}
    for name, others in named.items():
        known = [other for other in others if other in named]
        waiting[name] = len(known)
        for other in known:
            users[other].append(name)
    order = [name for name, count in waiting.items() if count == 0]
    for name in order:
        for user in users[name]:
            waiting[user] -= 1
            if waiting[user] == 0:
                order.append(user)
    return order, set(named) - set(order)


def _loops(named: Mapping[str, tuple[str, ...]], looping: set[str]) -> Iterator[Problem]:
    """Report the values that lead back to themselves, not those that only lead to one of them."""
    if len(looping) > _MOST_IN_LOOPS:
        for name in sorted(looping):
            message = f"`{name}` names values that name each other"
            yield Problem(name, "KB308", message, "Write some of them as plain text.")
        return
    for name in sorted(looping):
        if way := _way_back(name, named):
            message = f"`{name}` forms a loop: {' → '.join(way)}"
            yield Problem(name, "KB308", message, "Write one of them as plain text.")


def _way_back(start: str, named: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return a way from a value back to it, or nothing."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        for other in named.get(way[-1], ()):
            if other == start:
                return (*way, other)
            if other not in seen:
                seen.add(other)
                ways.append((*way, other))
    return ()
