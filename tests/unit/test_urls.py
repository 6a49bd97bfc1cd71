import contextlib
import unicodedata
from urllib.parse import quote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbgen.urls import (
    AddressError,
    is_web_address,
    name_problem,
    page_path,
    same_file,
    split_url,
    web_address,
)

ODD = st.sampled_from(["[", "]", "://", "//", "%", "%5b", "\ud800", "@", ":", "#", "?", "℀", "/"])
TEXTS = st.lists(st.text(max_size=6) | ODD, max_size=6).map("".join)


@pytest.mark.parametrize("text", ["http://[::1", "https://[", "https://℀.example/", "//[x]/"])
def test_what_cannot_be_cut_into_parts_is_none(text):
    assert split_url(text) is None
    assert not is_web_address(text)


@given(TEXTS)
def test_no_text_raises_anything_else(text):
    split_url(text)
    is_web_address(f"https://{text}")
    with contextlib.suppress(AddressError):
        address = web_address(f"https://{text}")
        assert address.isascii()
        assert address.isprintable()
        assert not set(address) & set(' "\\$<>^`{|}')
        assert urlsplit(address).hostname
    with contextlib.suppress(AddressError):
        path = page_path(text)
        assert path.endswith("/")
        assert not path.startswith("/")
        assert page_path(quote(path)) == path
        assert page_path(f"/{path}index.html") == path
        assert not [part for part in path.rstrip("/").split("/") if name_problem(part)]


@given(st.text())
def test_what_is_one_file_stays_so_however_it_is_composed(text):
    assert same_file(same_file(text)) == same_file(text)
    assert same_file(unicodedata.normalize("NFD", text)) == same_file(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [("/tr/adım/", "/tr/adim/"), ("/de/straße/", "/de/strasse/"), ("/a-b/", "/ab/")],
)
def test_different_letters_are_different_files(one, other):
    assert same_file(one) != same_file(other)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://shop.example", "https://shop.example"),
        ("HTTPS://Shop.Example:443/a?b=c&d[]=e;f#g", "https://shop.example:443/a?b=c&d[]=e;f#g"),
        ("http://[2001:db8::1]:8080/x", "http://[2001:db8::1]:8080/x"),
        ("https://münchen.example/größe", "https://xn--mnchen-3ya.example/gr%C3%B6%C3%9Fe"),
        ("https://shop.example/%C3%9F?x=%20", "https://shop.example/%C3%9F?x=%20"),
        (
            "https://wiki.example/Help:Contents_(old)'s",
            "https://wiki.example/Help:Contents_(old)'s",
        ),
        ("https://shop.example/$1", "https://shop.example/%241"),
    ],
)
def test_an_address_goes_over_the_wire_in_ascii(text, address):
    assert web_address(text) == address
