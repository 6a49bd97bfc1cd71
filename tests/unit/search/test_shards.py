import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbgen.model.search import Posting, TermGroup
from kbgen.search.files import compress
from kbgen.search.shards import decode
from tests.written import encode

WORDS = st.text(st.characters(categories=("Ll", "Lo", "Nd", "Mn")), min_size=1, max_size=12)


@st.composite
def posting(draw, document: int, forms: int) -> Posting:
    bits = draw(st.integers(1, 2 ** min(forms, 31) - 1))
    return Posting(
        doc=document,
        level=draw(st.integers(0, 31)),
        keywords=draw(st.booleans()),
        parts=draw(st.integers(0, 255)),
        forms=bits,
        title=draw(st.sampled_from([0, bits])),
    )


@st.composite
def groups(draw) -> TermGroup:
    forms = draw(st.lists(WORDS, min_size=1, max_size=4, unique=True))
    marks = draw(st.lists(WORDS, max_size=2).map(lambda words: [f"={word}" for word in words]))
    documents = sorted(draw(st.sets(st.integers(0, 2**31 - 1), max_size=8)))
    return TermGroup(
        stem=draw(st.one_of(WORDS, st.sampled_from(forms))),
        forms=(*forms, *marks),
        postings=tuple(draw(posting(doc, len(forms) + len(marks))) for doc in documents),
        count=len(documents) + draw(st.integers(0, 5)),
    )


RETURN = TermGroup(
    stem="return",
    forms=("return", "returns"),
    postings=(
        Posting(doc=0, level=31, keywords=False, parts=1, forms=3, title=2),
        Posting(doc=200, level=5, keywords=True, parts=6, forms=2, title=0),
    ),
    count=2,
)
PARCEL = TermGroup(
    stem="parcel",
    forms=("parcel",),
    postings=(Posting(doc=7, level=9, keywords=True, parts=128, forms=1, title=1),),
    count=300,
)
ACCENTLESS = TermGroup(stem="devoluca", forms=(">devolu",), postings=(), count=0)


@pytest.mark.slow
@given(st.lists(groups(), max_size=6))
def test_what_was_encoded_is_decoded(some):
    assert decode(encode(some)) == some


def test_the_bytes_are_as_the_format_says():
    text = b"devoluca >devolu\nparcel\nreturn return returns"
    assert encode([ACCENTLESS, PARCEL, RETURN]) == (
        bytes([len(text)]) + text
        + b"\x00\x00" + b"\xac\x02\x01" + b"\x02\x02"  # documents and postings
        + b"\x07" + b"\x00\xc8\x01"  # steps
        + bytes([9 + 32 + 64, 31 + 32, 5 + 64])  # levels and flags
        + b"\x80\x01\x06"  # parts
        + b"\x03\x02"  # forms
        + b"\x02"  # forms in the title
    )  # fmt: skip


def test_a_form_that_is_not_its_stem_is_written_out():
    group = TermGroup(stem="deliveri", forms=("delivery",), postings=PARCEL.postings, count=1)
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


@pytest.mark.parametrize("name", ["doc", "forms", "title"])
def test_a_number_of_more_than_32_bits_raises(name):
    data = encode([RETURN])
    # Each stands once in the bytes: the step to 200, and forms 3, and title 2, which is the last.
    place = {"doc": data.index(b"\xc8\x01"), "forms": len(data) - 3, "title": len(data) - 1}[name]
    length = 2 if name == "doc" else 1
    with pytest.raises(ValueError):  # noqa: PT011  # how it is told is nobody's business
        decode(data[:place] + b"\x80\x80\x80\x80\x10" + data[place + length :])


@given(st.binary(max_size=200))
def test_any_other_bytes_raise_or_are_a_shard(data):
    try:
        some = decode(data)
    except ValueError:
        return
    assert all(isinstance(group, TermGroup) for group in some)


@pytest.mark.slow
@given(st.lists(groups(), min_size=1, max_size=4), st.data())
def test_a_flipped_bit_never_raises_anything_else(some, data):
    damaged = bytearray(encode(some))
    at = data.draw(st.integers(0, len(damaged) - 1))
    damaged[at] ^= 1 << data.draw(st.integers(0, 7))
    try:
        decode(bytes(damaged))
    except ValueError:
        return


def test_compressed_bytes_are_what_browsers_call_deflate():
    assert compress(b"abc" * 100) == compress(b"abc" * 100)
    assert zlib.decompress(compress(b"abc" * 100)) == b"abc" * 100
