"""A shard says the same to Python and to the browser, and both refuse one that is damaged."""

import base64

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kbgen.model.search import Posting, TermGroup
from kbgen.search.shards import decode
from tests.written import encode

MANY = settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
#: Stems and forms hold no white space, nothing that controls and no halves of surrogate pairs.
WORDS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12)
#: Synonyms and sign-posts are forms, too, and phrases stems.
FORMS = st.one_of(WORDS, WORDS.map("={}".format), WORDS.map(">{}".format))
STEMS = st.one_of(WORDS, st.lists(WORDS, min_size=2, max_size=3).map("-".join))
#: The browser's columns have 32 bits.
LARGEST = 2**31
BYTES = st.integers(0, 255)


@st.composite
def postings(draw, doc: int, forms: int) -> Posting:
    several = draw(st.integers(1, 2 ** min(forms, 31) - 1))
    asked = draw(st.booleans())
    return Posting(
        doc=doc,
        level=draw(st.integers(0, 31)),
        keywords=draw(st.booleans()),
        parts=draw(BYTES),
        forms=several,
        title=draw(st.sampled_from([0, several, several & -several])),
        asked=asked,
        intent=draw(BYTES) if asked else 0,
    )


@st.composite
def groups(draw) -> TermGroup:
    forms = draw(st.lists(FORMS, min_size=1, max_size=40, unique=True))
    documents = draw(st.lists(st.integers(0, LARGEST - 1), max_size=6, unique=True))
    return TermGroup(
        stem=draw(st.one_of(STEMS, st.just(forms[0]))),
        forms=tuple(forms),
        postings=tuple(draw(postings(doc, len(forms))) for doc in sorted(documents)),
        count=len(documents) + draw(st.sampled_from([0, 0, 1, 5000])),
    )


SHARDS = st.lists(groups(), max_size=8)


def in_browser(node, data: bytes) -> list[TermGroup]:
    return [
        TermGroup(
            stem=group["stem"],
            forms=tuple(group["forms"]),
            postings=tuple(Posting(**posting) for posting in group["postings"]),
            count=group["count"],
        )
        for group in node.ask("decoded", data=base64.b64encode(data).decode())
    ]


@MANY
@given(written=SHARDS)
def test_what_is_written_is_read_in_python_and_in_the_browser(written, node):
    data = encode(written)
    assert decode(data) == written
    assert in_browser(node, data) == written


@MANY
@given(written=SHARDS, share=st.floats(0, 1, exclude_max=True))
def test_a_shard_that_breaks_off_is_refused(written, share, node, node_error):
    data = encode(written)
    part = data[: int(len(data) * share)]
    with pytest.raises(ValueError, match="bytes are missing"):
        decode(part)
    with pytest.raises(node_error, match="bytes are missing"):
        in_browser(node, part)


@MANY
@given(written=SHARDS, more=st.binary(min_size=1, max_size=4))
def test_a_shard_with_something_behind_it_is_refused(written, more, node, node_error):
    data = encode(written) + more
    with pytest.raises(ValueError, match="bytes are left over"):
        decode(data)
    with pytest.raises(node_error, match="bytes are left over"):
        in_browser(node, data)


@MANY
@given(written=SHARDS, at=st.floats(0, 1, exclude_max=True), byte=BYTES)
def test_a_shard_with_a_wrong_byte_is_refused_by_both_or_read_alike(
    written, at, byte, node, node_error
):
    data = bytearray(encode(written))
    data[int(len(data) * at)] = byte
    try:
        expected = decode(data)
    except ValueError:
        with pytest.raises(node_error):
            in_browser(node, data)
        return
    numbers = [p.doc | p.forms | p.title for group in expected for p in group.postings]
    assume(max(numbers, default=0) < LARGEST)
    assert in_browser(node, data) == expected


@pytest.mark.parametrize("text", [b"\xff", b"\xc3\x28", b"\xed\xa0\x80"])
def test_a_shard_whose_text_is_no_utf_8_is_refused(text, node, node_error):
    data = bytes([len(text)]) + text + b"\x00\x00"
    with pytest.raises(ValueError, match="utf-8"):
        decode(data)
    with pytest.raises(node_error, match="TypeError"):
        in_browser(node, data)


def test_a_size_beyond_all_memory_is_refused(node, node_error):
    data = b"\x01a" + b"\x01" + b"\xff" * 4 + b"\x0f" + b"\x00" * 20
    with pytest.raises(ValueError, match="bytes are missing"):
        decode(data)
    with pytest.raises(node_error, match="bytes are missing"):
        in_browser(node, data)


@pytest.mark.parametrize("steps", [(2**32,), (2**31, 2**31)])
def test_a_number_that_no_column_holds_is_refused(steps, node, node_error):
    encoded = [b"".join(bytes([step >> at & 127 | 128]) for at in (0, 7, 14, 21)) for step in steps]
    documents = b"".join(
        one + bytes([step >> 28]) for one, step in zip(encoded, steps, strict=True)
    )
    sizes = bytes([len(steps), len(steps)])
    data = b"\x01a" + sizes + documents + b"\x00" * len(steps) + b"\x01" * len(steps)
    with pytest.raises(ValueError, match="too large"):
        decode(data)
    with pytest.raises(node_error, match="too large"):
        in_browser(node, data)


def test_a_byte_order_mark_belongs_to_the_text(node):
    group = TermGroup(stem="\ufeffa", forms=("\ufeffa",), postings=(), count=0)
    assert in_browser(node, encode([group])) == [group]
