"""A shard says the same to Python and to the browser, and both refuse one that is damaged."""

import base64

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kbgen.model.search import Posting, TermGroup
from kbgen.search.format import FIELDS
from kbgen.search.shards import decode, encode

MANY = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
#: Stems and forms hold no white space, nothing that controls and no halves of surrogate pairs.
WORDS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12)
BITS = st.integers(1, 2**31 - 1)
#: Above it, JavaScript's numbers have gaps. No index gets there.
LARGEST = 2**53
BYTES = st.integers(0, 255)


@st.composite
def postings(draw, doc: int, forms: int) -> Posting:
    fields = draw(BYTES)
    return Posting(
        doc=doc,
        impact=draw(BYTES),
        fields=fields,
        sections=draw(BITS),
        headings=draw(BITS) if fields & FIELDS["headings"] else 0,
        forms=draw(BITS) if forms > 1 else 1,
    )


@st.composite
def groups(draw) -> TermGroup:
    forms = draw(st.lists(WORDS, min_size=1, max_size=40, unique=True))
    documents = draw(st.lists(st.integers(0, 2**40), max_size=6, unique=True))
    return TermGroup(
        stem=draw(st.one_of(WORDS, st.just(forms[0]))),
        forms=tuple(forms),
        postings=tuple(draw(postings(doc, len(forms))) for doc in sorted(documents)),
    )


SHARDS = st.lists(groups(), max_size=8)


def in_browser(node, data: bytes) -> list[TermGroup]:
    return [
        TermGroup(
            stem=group["stem"],
            forms=tuple(group["forms"]),
            postings=tuple(Posting(**posting) for posting in group["postings"]),
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
@given(written=SHARDS, more=st.binary(min_size=1, max_size=20))
def test_a_shard_with_more_behind_it_is_refused(written, more, node, node_error):
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
    numbers = [
        p.doc + p.sections + p.headings + p.forms for group in expected for p in group.postings
    ]
    assume(max(numbers, default=0) < LARGEST)
    assert in_browser(node, data) == expected


def test_a_shard_whose_text_is_no_utf_8_is_refused(node, node_error):
    data = b"\x01\xff\x00"
    with pytest.raises(ValueError, match="utf-8"):
        decode(data)
    with pytest.raises(node_error):
        in_browser(node, data)
