"""Which custom properties of the root apply, and where they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbgen.styles.contrast import winners_in
from kbgen.styles.rules import Sheet, root_declarations


def values(css: str, scheme: str = "light") -> dict[str, str]:
    winners = winners_in(root_declarations((Sheet("a.css", css),)), scheme)
    return {name: one.value for name, one in winners.items()}


@pytest.mark.parametrize(
    ("css", "value"),
    [
        (":root{--a:1}", "1"),
        ("html , body { --a : 1 ; }", "1"),
        (":root{--a:1}:root{--a:2}", "2"),
        (":root{--a:1}html{--a:2}", "1"),
        ("@layer x{:root{--a:1}}@layer y{:root{--a:2}}", "2"),
        ("@layer y,x;@layer x{:root{--a:1}}@layer y{:root{--a:2}}", "1"),
        (":root{--a:1}@layer x{:root{--a:2}}", "1"),
        ("@layer x{@layer y{:root{--a:1}}}", "1"),
        ("@layer x{:root{--a:1 !important}}:root{--a:2}", "1"),
        ("@media screen{:root{--a:1}}", "1"),
        (":root{--a:1}@media (min-width:40rem){:root{--a:2}}", "1"),
        (":root{--a:1}@media print{:root{--a:2}}", "1"),
        (":root{--a:1}@media (prefers-color-scheme:dark){:root{--a:2}}", "1"),
        (":root{--a:1}@media not (prefers-color-scheme:dark){:root{--a:2}}", "2"),
        ("@supports (color:red){:root{--a:1}}", "1"),
        (":root{--a:1}@supports not (color:red){:root{--a:2}}", "1"),
        (":root{@media screen{--a:1}}", "1"),
        (":root{--a:1}.card{--a:2}", "1"),
        (":root{--a:1}:root:lang(ar){--a:2}", "1"),
        ("/* :root{--a:2} */:root{--a:1}", "1"),
        (":root{--b:'}:root{--a:2}';--a:1}", "1"),
        (':root{--b:url(a;b{c);--a:"x;y"}', '"x;y"'),
        (":root{--a:calc(1 + (2))}", "calc(1 + (2))"),
        (":root{--a:1", "1"),
    ],
)
def test_the_property_that_applies(css: str, value: str) -> None:
    assert values(css)["--a"] == value


def test_a_scheme_has_its_own() -> None:
    css = "@media (prefers-color-scheme: dark){:root{--a:2}}:root{--b:1}"
    assert values(css) == {"--b": "1"}
    assert values(css, "dark") == {"--a": "2", "--b": "1"}


def test_a_declaration_knows_its_line() -> None:
    css = "/* one\n two */\n@layer shop {\n  :root {\n    --a: 1;\n\n    --b: 2;\n  }\n}\n"
    lines = {one.name: one.line for one in root_declarations((Sheet("a.css", css),))}
    assert lines == {"--a": 5, "--b": 7}


@given(st.text(alphabet="{}()[];:,@'\"/*\\ \n-a:rootlayermedia", max_size=300))
def test_no_text_makes_it_stumble(css: str) -> None:
    root_declarations((Sheet("a.css", css),))


def test_what_is_nested_too_deep_is_not_read() -> None:
    root_declarations((Sheet("a.css", ":root{" + "@media screen{" * 5000 + "--a:1"),))
