"""Addresses that hold policy values: what they become is looked at in every market."""

import datetime as dt
import html
import re

import pytest

from kbgen.build import BuildOptions, build, check
from kbgen.config import load_project
from kbgen.model.address import SAFE_SCHEMES, scheme_of

CONFIG = """
[site]
name = "Help"
[locales.en]
[locales.de]
[markets.US]
locales = ["en"]
[markets.DE]
locales = ["de"]
[[contact.channels]]
kind = "{kind}"
target = "{target}"
"""
POLICIES = """
[shop]
good = { type = "url", value = "https://shop.example/a" }
mail = { type = "email", value = "help@shop.example" }
path = { type = "text", value = "returns" }
word = { type = "text", value = "script" }
colon = { type = "text", value = "javascript:alert(1)//" }
tabbed = { type = "text", value = "java\\tscr" }
control = { type = "text", value = "\\u0001 JavaScript:x()" }
data = { type = "text", value = "data:text/html,<script>x()</script>" }
vb = { type = "text", value = "VBScript:x" }
there.type = "text"
there.value = "https://shop.example/"
there.markets = { US = "javascript:alert(2)" }
de = { type = "text", value = { en = "https://a.example", de = "vbscript:x" } }
inner = { type = "text", value = "{{ policy.shop.colon }}" }
"""


@pytest.fixture
def built(write_project):
    """Build a site of one article; return what is found and the addresses of its pages."""

    def build_it(body: str = "Text.", kind: str = "link", target: str = "https://a.example/"):
        text = f"---\ntitle: A\ndescription: About\n---\n\n{body}\n"
        content = {"policies.toml": POLICIES, "en/a/x.md": text}
        root = write_project(content, CONFIG.format(kind=kind, target=target))
        project = load_project(root / "kbgen.toml")
        options = BuildOptions(out=root / "site", as_of=dt.date(2026, 11, 28), jobs=1)
        result = build(project, options)
        assert check(project, options).diagnostics == result.diagnostics
        pages = "".join(file.read_text("utf-8") for file in (root / "site").rglob("*.html"))
        found = re.findall(r'\b(?:href|src)="([^"]*)"', pages)
        return result.diagnostics, {html.unescape(address) for address in found}

    return build_it


def is_harmless(addresses: set[str]) -> bool:
    return {scheme_of(address) for address in addresses} <= {"", *SAFE_SCHEMES}


@pytest.mark.parametrize(
    "link",
    [
        "[a](java{{ policy.shop.word }}:alert(1))",
        "[a](java{{policy.shop.word}}:alert(1) 'title {{ policy.shop.word }}')",
        "[a](<&#9;java&#10;{{policy.shop.word}}:alert(1)>)",
        "[a]({{policy.shop.tabbed}}ipt:alert(1))",
        "[a](&#1;{{policy.shop.colon}})",
        "[a](v{{ policy.shop.vb }})[b](vb{{ policy.shop.word }}:x)",
        "[a][r]\n\n[r]: java{{ policy.shop.word }}:x",
        '<a href="java{{ policy.shop.word }}:x">a</a>',
        '<a href="#" title="> {{ policy.shop.word }}" HREF=x>a</a>',
        "x <a href=java{{policy.shop.word}}:x>",
        "![a](java{{ policy.shop.word }}:x)",
        '<img alt="a" src="{{ policy.shop.data }}">',
        "![a](da{{ policy.shop.path }}ta:{{ policy.shop.data }})",
    ],
)
def test_no_value_makes_an_address_run(built, link):
    found, addresses = built(link)
    assert is_harmless(addresses)
    assert not any("alert" in one or "data:" in one for one in addresses)
    assert {one.span.path for one in found} <= {"content/en/a/x.md"}


@pytest.mark.parametrize(
    ("link", "becomes"),
    [
        ("[a](java{{ policy.shop.word }}:alert(1))", "javascript:alert(1)"),
        ('x <a href="java{{ policy.shop.word }}:y">a</a>', "javascript:y"),
        ("![a](vb{{ policy.shop.word }}:x)", "vbscript:x"),
    ],
)
def test_one_that_would_is_told_with_its_place(built, link, becomes):
    found, addresses = built(f"Text.\n\n{link}")
    (one,) = [one for one in found if one.code == "KB219"]
    assert (one.span.path, one.span.line) == ("content/en/a/x.md", 8)
    assert becomes in one.message
    assert is_harmless(addresses)


def test_an_image_is_not_loaded_from_elsewhere_by_a_value(built):
    for image in ("![a]({{ policy.shop.good }})", '<img src="{{ policy.shop.good }}" alt="a">'):
        found, addresses = built(image)
        assert [one.code for one in found] == ["KB206"]
        assert not any("shop.example" in one for one in addresses)


@pytest.mark.parametrize(
    ("link", "href"),
    [
        ("[a]({{ policy.shop.good }})", "https://shop.example/a"),
        ("[a]({{ policy.shop.good }}?b=1&c=2#d 't')", "https://shop.example/a?b=1&c=2#d"),
        ("[a](https://x.example/{{ policy.shop.path }}/)", "https://x.example/returns/"),
        ("[a]({{ policy.shop.mail }})", "mailto:help@shop.example"),
        ('<a href="{{ policy.shop.good }}" title="a > b">a</a>', "https://shop.example/a"),
    ],
)
def test_what_leads_somewhere_stays(built, link, href):
    found, addresses = built(link)
    assert found == ()
    assert href in addresses


def test_a_title_with_a_bracket_is_no_end_of_a_tag(built):
    _, addresses = built('<b title="a > {{ policy.shop.good }} onclick=">x</b>')
    assert "https://shop.example/a" not in addresses


# Contact


@pytest.mark.parametrize(
    "value",
    ["colon", "control", "data", "vb", "inner", "there", "de"],
)
@pytest.mark.parametrize("kind", ["link", "chat", "form"])
def test_no_value_makes_a_channel_run(built, kind, value):
    found, addresses = built(kind=kind, target=f"{{{{ policy.shop.{value} }}}}")
    assert is_harmless(addresses)
    assert {(one.code, one.span.path, one.span.line) for one in found} == {
        ("KB219", "kbgen.toml", 12)
    }


def test_a_channel_that_is_put_together_does_not_run_either(built):
    found, addresses = built(target="java{{ policy.shop.word }}:alert(1)")
    assert is_harmless(addresses)
    assert [one.code for one in found] == ["KB219"]


@pytest.mark.parametrize(
    ("kind", "target", "url"),
    [
        ("link", "{{ policy.shop.good }}", "https://shop.example/a"),
        ("email", "{{ policy.shop.mail }}", "mailto:help@shop.example"),
        ("form", "https://a.example/{{ policy.shop.path }}", "https://a.example/returns"),
    ],
)
def test_a_channel_with_a_value_stays(built, kind, target, url):
    found, addresses = built(kind=kind, target=target)
    assert found == ()
    assert url in addresses
