"""Rules see in a file what the parser sees, in whatever way it is written."""

import pytest

from kbgen.build import BuildOptions, check
from kbgen.check.fixes import fix

CONFIG = """\
[site]
name = "Help"
[markets.CH]
[markets.DE]
[markets.FR]
"""
#: A fence in an ordered list: its closing line opens nothing.
CODE = "1. Open the file.\n2. ```\n   [a](gone.md)\n   ```\n\n"


@pytest.mark.parametrize(
    "line",
    [
        "+ :::include hours\n  :::",
        "1) :::include hours\n   :::",
        "10. > :::include hours\n    > :::",
        ":::Include hours\n:::",
        "/// INCLUDE | hours\n///",
        "> - :::include [hours]\n>   :::",
        ":::note\n:::: include hours\n::::\n:::",
    ],
)
def test_an_include_is_one_for_all_who_look_for_it(make_project, text_of, line):
    project = make_project(
        {"en/a/x.md": text_of("X", line), "_snippets/en/hours.md": "Open from 9 to 5.\n"}
    )
    composed = check(project, BuildOptions(out=project.root))
    assert composed.diagnostics == ()
    assert composed.sources["en/a/x.md"].includes == ("hours",)


@pytest.mark.parametrize(
    "code", ["```\n:::include hours\n:::\n```", "    :::include hours\n", "`:::include hours`"]
)
def test_an_include_in_code_is_code(make_project, text_of, code):
    project = make_project({"en/a/x.md": text_of("X", code)})
    composed = check(project, BuildOptions(out=project.root))
    assert composed.diagnostics == ()
    assert composed.sources["en/a/x.md"].includes == ()


def test_code_in_a_numbered_list_hides_nothing_below_it_from_fixes(checked, text_of):
    site = checked(
        {"en/a/x.md": text_of("X", f"{CODE}[a](gone.md)"), "en/b/gone.md": text_of("Moved")}
    )
    (change,) = fix(site)
    assert change.after == "[a](../b/gone.md)"


def test_code_in_a_numbered_list_hides_nothing_below_it_from_rules(found, text_of):
    below = f"{CODE}## One\n\n#### Four\n"
    assert found("heading-order", {"en/a/x.md": text_of("X", below)}) == [
        ("en/a/x.md", 12, "Heading “Four” is an h4 below an h2")
    ]
    gap = f"{CODE}:::market CH\nA\n:::\n\n:::market DE\nB\n:::\n"
    assert found("market-gap", {"en/a/x.md": text_of("X", gap)}, CONFIG) == [
        ("en/a/x.md", 10, "Readers in FR see none of the texts for CH, DE")
    ]


def test_code_in_a_numbered_list_hides_no_use_of_a_value(checked, text_of):
    from kbgen.check.uses import uses_of

    text = f"{CODE}{{{{ policy.a.b }}}}\n\n:::deadline a.c\nText\n:::\n"
    site = checked(
        {
            "en/a/x.md": text_of("X", text, draft="true"),
            "policies.toml": '[a]\nb = { type = "duration", value = "3 days" }\n'
            'c = { type = "duration", value = "4 days" }\n',
        }
    )
    assert {name: [place.line for place in places] for name, places in uses_of(site).items()} == {
        "a.b": [11],
        "a.c": [13],
    }


def test_indented_code_is_not_prose(found, text_of):
    body = "The WXYZ (warehouse exchange) is new.\n\n    # QRST = 1\n\n```\nQRST\n```\n"
    assert found("terms", {"en/a/x.md": text_of("X", body)}) == []


def test_a_setext_heading_is_a_heading(found, text_of):
    body = "One\n---\n\n#### Four\n"
    assert found("heading-order", {"en/a/x.md": text_of("X", body)}) == [
        ("en/a/x.md", 8, "Heading “Four” is an h4 below an h2")
    ]
