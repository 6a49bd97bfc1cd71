"""Postings as rows of 16 bytes, which are cut, joined and taken apart without a loop in Python.

An index of ten thousand articles has two million postings: a microsecond for each would take all
the time. A row has four numbers of 32 bits, lowest byte first: document; forms; forms in the title;
and a byte with level and flags, one with the parts, one with what it tells of intents and an empty
one.
"""

import struct
import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain, compress

WIDTH = 16
#: Offsets of a posting's values in its row.
DOC, FORMS, TITLES, FLAGS, PARTS, INTENT = 0, 4, 8, 12, 13, 14
_NUMBERS = WIDTH // 4
_ROW = struct.Struct(f"{WIDTH}s")
#: Forms whose bits are one byte, and a varint of one byte.
ONE_BYTE = 7


def numbers(rows: bytes | bytearray) -> "array[int]":
    """Return the numbers of rows, four for each."""
    values = array("I", bytes(rows))
    if sys.byteorder == "big":
        values.byteswap()
    return values


def column(rows: bytes, place: int) -> "array[int]":
    """Return one number of each row. place: DOC, FORMS or TITLES."""
    return numbers(rows)[place // 4 :: _NUMBERS]


def single_rows(rows: bytes) -> Iterator[bytes]:
    """Yield each row."""
    return chain.from_iterable(_ROW.iter_unpack(rows))


def take(rows: bytes, chosen: bytes) -> bytes:
    """Return the rows at which `chosen` is not 0."""
    halves = array("Q", rows)
    first = array("Q", compress(halves[0::2], chosen))
    taken = array("Q", bytes(WIDTH * len(first)))
    taken[0::2] = first
    taken[1::2] = array("Q", compress(halves[1::2], chosen))
    return taken.tobytes()


def with_forms(rows: bytes, places: tuple[int, ...]) -> bytes:
    """Return the rows with form n as form `places[n]`, both in the text and in the title."""
    changed = bytearray(rows)
    masks = _Masks(places)
    for at in (FORMS, TITLES):
        data = numbers(array("I", map(masks.__getitem__, column(rows, at))).tobytes()).tobytes()
        for lane in range(4):
            changed[at + lane :: WIDTH] = data[lane::4]
    return bytes(changed)


def with_titles(rows: bytes, table: bytes) -> bytes:
    """Return the rows with the forms in titles, a byte each, translated. table: byte → byte."""
    changed = bytearray(rows)
    changed[TITLES::WIDTH] = rows[TITLES::WIDTH].translate(table)
    return bytes(changed)


@lru_cache(maxsize=4096)
def form_table(places: tuple[int, ...]) -> bytes:
    """Return byte of forms → byte with form n as form `places[n]`; at most ONE_BYTE forms."""
    masks = [0]
    for place in places:
        masks += [mask | 1 << place for mask in masks]
    # Bits of forms that do not exist never occur.
    return bytes(masks).ljust(256, b"\0")


class _Masks(dict[int, int]):
    """Mask of local forms → that of the group's."""

    def __init__(self, places: tuple[int, ...]) -> None:
        self._places = places

    def __missing__(self, mask: int) -> int:
        changed = 0
        for at, place in enumerate(self._places):
            if mask >> at & 1:
                changed |= 1 << place
        self[mask] = changed
        return changed


class Varints(dict[int, bytes]):
    """Number → 7 bits a byte, lowest first, the high bit says that more follow."""

    def __missing__(self, number: int) -> bytes:
        data = bytearray()
        rest = number
        while rest > 127:
            data.append(rest & 127 | 128)
            rest >>= 7
        data.append(rest)
        encoded = self[number] = bytes(data)
        return encoded


def varints(values: Iterable[int], known: Mapping[int, bytes]) -> bytes:
    """Return the numbers one after the other. known: a `Varints`, which many calls may share."""
    listed = list(values)
    if max(listed, default=0) < 128:
        return bytes(listed)
    return b"".join(map(known.__getitem__, listed))
