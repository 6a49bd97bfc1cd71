"""Drawings made to fetch something, or to take for ever.

`KBGEN_FUZZ=10000` tries as many drawings (`make bench` does).
"""

import os
import re
from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings

from kbgen.images.svg import clean_svg
from tests.growth import is_steep
from tests.hostile_svg import ATTRIBUTES, DRAWINGS, HOST, STYLES, SVG

pytestmark = pytest.mark.slow

#: A function or a rule that names it, but for a place in the drawing itself.
_FUNCTIONS = r"(?:url|src|image|-set|-fade)\("
_OWN = r"""[ \t\n\r\f]*["']?[ \t\n\r\f]*\#"""
_NAMED = re.compile(rf"(?:{_FUNCTIONS}(?!{_OWN})[^)]*|@import[^;]*){HOST}", re.IGNORECASE)
TRIED = settings(
    max_examples=int(os.environ.get("KBGEN_FUZZ", "300")),
    database=None,
    suppress_health_check=list(HealthCheck),
)


def clean(inner: str, attributes: str = "") -> str:
    return clean_svg(SVG.format(attributes, inner).encode()).data.decode()


def fetched(svg: str) -> list[str]:
    """Return what a browser may fetch, where it names the host."""
    found: list[str] = []
    for node in ET.fromstring(svg).iter():
        changed = node.get("attributeName", "fill")
        for name, value in node.attrib.items():
            is_link = name.endswith(("href", "base", "src")) and not value.startswith("#")
            if is_link or changed.endswith(("href", "style")) or _NAMED.search(value):
                found.append(value)
        if node.tag.endswith("}style"):
            found += [text for text in node.itertext() if _NAMED.search(text)]
    return [value for value in found if HOST in value]


@pytest.mark.parametrize("inner", [*STYLES, *ATTRIBUTES])
def test_nothing_of_another_host_is_left(inner):
    found = clean_svg(SVG.format("", inner).encode())
    assert found.data
    assert fetched(found.data.decode()) == []
    assert [finding.code for finding in found.findings] == ["KB212"]


@pytest.mark.parametrize("inner", [*STYLES, *ATTRIBUTES])
def test_what_is_left_is_not_changed_when_it_is_looked_at_again(inner):
    once = clean_svg(SVG.format("", inner).encode()).data
    assert clean_svg(once).data == once


def test_a_style_sheet_has_no_children():
    assert "<style>a{}b{}</style>" in clean("<style>a{}<g><rect/></g>b{}</style>")


@pytest.mark.parametrize(
    "data",
    [
        '<!DOCTYPE svg [<!ENTITY u "//evil.example/">]><svg><image href="&u;"/></svg>',
        '<!DOCTYPE svg SYSTEM "//evil.example/x.dtd"><svg/>',
        '<!DOCTYPE svg [<!ATTLIST rect style CDATA "fill:url(//evil.example)">]><svg><rect/></svg>',
    ],
)
def test_nothing_that_declares_entities_is_published(data):
    assert clean_svg(data.encode()).data == b""


# Time

HOSTILE = {
    "spaces after url(": lambda n: f"<style>a{{fill:url({' ' * n}</style>",
    "many url( with spaces": lambda n: f"<style>{'url(   ' * n}</style>",
    "quotes": lambda n: f"<style>{'url( ' * n}\"</style>",
    "attribute of spaces": lambda n: f"<rect fill='url({'&#32;' * n}x)'/>",
    "src of spaces": lambda n: f"<style>{('src' + ' ' * 9) * n}</style>",
    "image-set of spaces": lambda n: f"<style>image-set{' ' * n}</style>",
    "imports": lambda n: f"<style>{'@import ' * n}</style>",
    "comments": lambda n: f"<style>{'/*' * n}</style>",
    "stars": lambda n: f"<style>/*{'*' * n}</style>",
    "href of spaces": lambda n: f"<image href='{' ' * n}x'/>",
    "elements": lambda n: "<script/>" * n,
    "children of a style": lambda n: f"<style>{'<g/>a' * n}</style>",
    "attributes": lambda n: "".join(["<rect", *(f" on{at}=''" for at in range(n)), "/>"]),
    "styles": lambda n: "<style>url( x</style>" * n,
}  # fmt: skip
SIZES = {
    "width of spaces": lambda n: f" width='{' ' * n}!'",
    "width of zeros": lambda n: f" width='.{'0' * n}1{' ' * n}x!'",
    "width of digits": lambda n: f" width='1.{'7' * n}' height='2'",
    "view box of spaces": lambda n: f" viewBox='0{' ' * n}0{' ,' * n}9 9'",
    "width of letters": lambda n: f" width='1{'a' * n} {' ' * n}1'",
}


def cleaning(attributes: str, inner: str) -> Callable[[], object]:
    data = SVG.format(attributes, inner).encode()
    return lambda: clean_svg(data)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_drawing_takes_a_time_that_grows_with_its_length(name):
    assert not is_steep(lambda n: cleaning("", HOSTILE[name](n)), (4_000, 16_000))


@pytest.mark.parametrize("name", SIZES)
def test_so_do_its_lengths(name):
    assert not is_steep(lambda n: cleaning(SIZES[name](n), ""), (4_000, 16_000))


def test_a_megabyte_of_spaces_is_looked_at():
    assert (
        clean(f"<style>a{{fill:url({' ' * 1_000_000}//evil.example)}}</style>").count("evil") == 0
    )


# Whatever is drawn


@TRIED
@given(DRAWINGS)
def test_no_drawing_names_a_file_of_another_host(inner):
    data = clean_svg(SVG.format("", inner).encode()).data
    assert not data or fetched(data.decode()) == []
