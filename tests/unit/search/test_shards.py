import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbgen.model.search import Posting, TermGroup
from kbgen.search.format import FIELDS
from kbgen.search.shards import compress, decode, encode

WORDS = st.text(st.characters(categories=("Ll", "Lo", "Nd", "Mn")), min_size=1, max_size=12)
BITS = st.integers(min_value=1, max_value=2**31 - 1)


@st.composite
def posting(draw, document: int, forms: int) -> Posting:
    fields = draw(st.integers(1, 15))
    return Posting(
        doc=document,
        impact=draw(st.integers(1, 255)),
        fields=fields,
        sections=draw(BITS),
        headings=draw(BITS) if fields & FIELDS["headings"] else 0,
        forms=draw(BITS) if forms > 1 else 1,
    )


@st.composite
def postings(draw, forms: int) -> tuple[Posting, ...]:
    documents = sorted(draw(st.sets(st.integers(0, 100_000), min_size=1, max_size=8)))
    return tuple(draw(posting(document, forms)) for document in documents)


@st.composite
def groups(draw) -> TermGroup:
    forms = tuple(sorted(draw(st.sets(WORDS, min_size=1, max_size=4))))
    return TermGroup(
        stem=draw(st.one_of(WORDS, st.sampled_from(forms))),
        forms=forms,
        postings=draw(postings(len(forms))),
    )


RETURN = TermGroup(
    stem="return",
    forms=("return", "returns"),
    postings=(
        Posting(doc=0, impact=68, fields=9, sections=1, headings=0, forms=3),
        Posting(doc=200, impact=5, fields=10, sections=6, headings=2, forms=2),
    ),
)
PARCEL = TermGroup(
    stem="parcel",
    forms=("parcel",),
    postings=(Posting(doc=7, impact=255, fields=1, sections=1, headings=0, forms=1),),
)


@given(st.lists(groups(), max_size=6))
def test_what_was_encoded_is_decoded(some):
    assert decode(encode(some)) == some


def test_the_bytes_are_as_the_format_says():
    assert encode([PARCEL, RETURN]) == (
        b"\x1c" + b"parcel\nreturn return returns"
        + b"\x01" + b"\x07\xff\x01\x01"
        + b"\x02" + b"\x00\x44\x09\x01\x03" + b"\xc8\x01\x05\x0a\x06\x02\x02"
    )  # fmt: skip


def test_a_form_that_is_not_its_stem_is_written_out():
    group = TermGroup(stem="deliveri", forms=("delivery",), postings=PARCEL.postings)
    assert encode([group])[1:18] == b"deliveri delivery"
    assert decode(encode([group])) == [group]


def test_nothing_is_one_byte():
    assert encode([]) == b"\x00"
    assert decode(b"\x00") == []


def test_a_shard_that_is_cut_off_raises():
    data = encode([PARCEL, RETURN])
    for end in range(len(data)):
        with pytest.raises(ValueError):  # noqa: PT011  # any: what is wrong first differs
            decode(data[:end])


def test_bytes_that_are_left_over_raise():
    with pytest.raises(ValueError, match="left over"):
        decode(encode([PARCEL]) + b"\x00")


def test_text_that_is_not_utf8_raises():
    with pytest.raises(ValueError, match="utf-8"):
        decode(b"\x02\xff\xfe\x00\x00")


@given(st.binary(max_size=200))
def test_any_other_bytes_raise_or_are_a_shard(data):
    try:
        some = decode(data)
    except ValueError:
        return
    assert all(isinstance(group, TermGroup) for group in some)


@given(st.lists(groups(), min_size=1, max_size=4), st.data())
def test_a_flipped_bit_never_raises_anything_else(some, data):
    damaged = bytearray(encode(some))
    at = data.draw(st.integers(0, len(damaged) - 1))
    damaged[at] ^= 1 << data.draw(st.integers(0, 7))
    try:
        decode(bytes(damaged))
    except ValueError:
        return


def test_compressing_twice_gives_the_same_bytes():
    assert compress(b"abc" * 100) == compress(b"abc" * 100)
    assert compress(b"x")[4:8] == b"\x00" * 4, "no time in the header"
