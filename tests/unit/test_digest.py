import datetime as dt
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from kbgen.digest import digest, short_digest


@dataclass(frozen=True)
class Parcel:
    number: int
    due: dt.date


def test_a_digest_is_32_hex_digits_and_a_short_one_its_beginning():
    assert len(digest("a")) == 32
    assert int(digest("a"), 16) >= 0
    assert short_digest("a") == digest("a")[:16]


def test_a_digest_is_the_same_in_every_run():
    assert digest("kbgen", 1, b"\x00") == "8df4a0890e353ee7e11c7b7d74df64ed"


def test_where_parts_end_counts():
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("a") != digest("a", "")
    assert digest() != digest("")


def test_bytes_and_text_differ():
    assert digest(b"a") != digest("a")
    assert digest(1) != digest("1")


def test_values_with_the_same_fields_have_the_same_digest():
    assert digest(Parcel(1, dt.date(2026, 1, 2))) == digest(Parcel(1, dt.date(2026, 1, 2)))
    assert digest(Parcel(1, dt.date(2026, 1, 2))) != digest(Parcel(1, dt.date(2026, 1, 3)))


def test_a_lone_surrogate_has_a_digest():
    assert len(digest("\ud800")) == 32


@given(st.lists(st.binary()), st.lists(st.binary()))
def test_different_parts_have_different_digests(one, other):
    assert (digest(*one) == digest(*other)) == (one == other)
