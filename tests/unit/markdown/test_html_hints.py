"""A hint about HTML that is left out is true: who obeys it has one finding less."""

import re

import pytest

from kbgen.config import load_project
from kbgen.errors import KbgenError
from kbgen.markdown import HtmlPolicy
from kbgen.markdown.hints import attribute_hint, element_hint
from kbgen.model.html import ACTIVE_TAGS

NEVER = ["onfocus", "ontoggle", "style", "srcdoc", "formaction", "data-kb-page", "data-kb"]


@pytest.fixture
def hint_of(compile_text):
    def hint(body: str) -> str:
        (found,) = compile_text(f"---\ntitle: Costs\n---\n{body}\n")[0].diagnostics
        assert found.code == "KB302"
        return found.hint

    return hint


@pytest.mark.parametrize("name", sorted(ACTIVE_TAGS))
def test_what_no_setting_allows_gets_another_way(write_project, name):
    assert "allowed_" not in element_hint(name)
    config = f'[site]\nname = "Help"\n[markdown]\nallowed_tags = ["{name}"]\n'
    with pytest.raises(KbgenError, match="is never allowed"):
        load_project(write_project({}, config) / "kbgen.toml")


@pytest.mark.parametrize("name", NEVER)
def test_an_attribute_that_no_setting_allows_gets_another_way(write_project, name):
    assert "allowed_" not in attribute_hint("p", name)
    config = f'[site]\nname = "Help"\n[markdown.allowed_attributes]\np = ["{name.upper()}"]\n'
    with pytest.raises(KbgenError, match="is never allowed"):
        load_project(write_project({}, config) / "kbgen.toml")


@pytest.mark.parametrize("name", ["marquee", "audio", "font", "o-x", "picture", "u-1"])
def test_an_element_that_a_setting_allows_gets_the_line_to_write(hint_of, write_project, name):
    line = re.search(r"`(allowed_tags = .*?)`", hint_of(f"x <{name}> y"))[1]
    config = f'[site]\nname = "Help"\n[locales.en]\n[markdown]\n{line}\n'
    table = load_project(write_project({}, config) / "kbgen.toml").config.markdown
    assert table.allowed_tags == [name]


def test_an_attribute_that_a_setting_allows_gets_the_line_to_write(
    hint_of, write_project, compile_text
):
    body = '<td bgcolor="red">x</td>'
    line = re.search(r"`(td = .*?)`", hint_of(body))[1]
    config = f'[site]\nname = "Help"\n[locales.en]\n[markdown.allowed_attributes]\n{line}\n'
    table = load_project(write_project({}, config) / "kbgen.toml").config.markdown
    policy = HtmlPolicy(
        attributes=tuple((t, tuple(a)) for t, a in table.allowed_attributes.items())
    )
    assert compile_text(f"---\ntitle: A\n---\n{body}\n", policy=policy)[0].diagnostics == ()


@pytest.mark.parametrize(
    ("body", "instead"),
    [
        ("<iframe src='https://films.example/1'></iframe>", ":::video"),
        ("<script>x</script>", "theme"),
        ("<style>p {}</style>", "static/css"),
        ("<p style='color: red'>x</p>", "class="),
        ("<button>Return</button>", ":::action"),
        ("<svg><path d='M0'/></svg>", "![…](drawing.svg)"),
        ("<video>x</video>", ":::video"),
        ("<b onclick='x()'>y</b>", "articles cannot run code"),
        ("<a target=_blank>y</a>", "readers choose"),
        ("<p title='x", "Close it with `>`"),
    ],
)
def test_hints_say_what_to_write_instead(hint_of, body, instead):
    assert instead in hint_of(body)


def test_an_element_that_goes_with_its_content_is_one_finding(hint_of):
    assert "drawing.svg" in hint_of("<svg onload='x()'>\n<g style='a'><text>b</text></g>\n</svg>")
    assert "drawing.svg" in hint_of("a <svg onload='x()'><g style='a'>b</g></svg> c")


def test_findings_are_at_the_line_of_the_tag(compile_text):
    body = "a <b\ntitle='\n'> b\n<i onclick> c\n\n<div>\n<!--\n--><p\nonclick></div>"
    found = compile_text(f"---\ntitle: Costs\n---\n{body}\n")[0].diagnostics
    assert [one.span.line for one in found] == [7, 11]
