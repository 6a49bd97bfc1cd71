"""TOML within limits, and the lines of its keys."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kbgen.toml import DEEPEST, TomlError, line_of, parse


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 60,
        "a = " + "[" * 100_000,
        "a = " + "{a = " * 60,
        "a = " + "[{a = " * 30,
        "a." * 60 + "a = 1",
        "a . " * 200_000 + "a = 1",
        '"a".' * 60 + "a = 1",
        "'a'.a." * 30 + "a = 1",
        "[" + "a." * 60 + "a]",
        "[[" + "a." * 60 + "a]]",
        "a = {" + "a." * 60 + "a = 1}",
        "a = " + "[\n" * 60,
        "a = [ # [\n'[', \"[\", \"\"\"]\"\"\", '''[''', " + "[" * 60,
    ],
)
def test_what_is_nested_too_deep_is_refused(text):
    with pytest.raises(TomlError, match=f"deeper than {DEEPEST} levels") as caught:
        parse(f"# a\nb = 1\n{text}\n")

    assert caught.value.line > 2


@pytest.mark.parametrize("digits", ["9" * 1_001, "1_0" * 5_000, "-" + "1" * 5_000])
def test_a_number_has_no_thousands_of_digits(digits):
    with pytest.raises(TomlError, match="more than 1000 digits") as caught:
        parse(f"a = 1\nb = [1,\n {digits}]\n")

    assert (caught.value.line, caught.value.column) == (3, 2 + digits.startswith("-"))


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 40 + "]" * 40,
        ".".join("a" * 50) + " = 1",
        "a = [" + "1.5, " * 500 + "]",
        "a = '''" + "[" * 500 + "'''",
        'a = """' + '[" ""\\""" ' * 50 + '"""',
        'a = """[""""\nb = """"["""',
        "a = '" + "[" * 500 + "' # " + "{" * 500,
        'a = "\\"' + "[" * 500 + '"',
        "a = '" + "1" * 5_000 + "'",
        "\n".join(f"[t{number}.a.b]\nx = []" for number in range(500)),
    ],
)
def test_what_only_looks_deep_is_read(text):
    assert parse(text)


@pytest.mark.parametrize(
    ("text", "line"),
    [("a = 1\nb =\n", 2), ("a = 1\na = 2\n", 2), ("[a]\n[a]\n", 2), ("a = 'b", 1), ("\n\n€", 3)],
)
def test_what_does_not_parse_has_a_line(text, line):
    with pytest.raises(TomlError) as caught:
        parse(text)

    assert caught.value.line == line


@settings(max_examples=300)
@given(st.text(st.sampled_from("ab.[]{}=\"'\\#\n,1_- ")))
def test_any_text_parses_or_is_refused(text):
    lines = [1]
    try:
        parse(text)
    except TomlError as error:
        lines = [error.line]
    assert 1 <= lines[0] <= text.count("\n") + 1


TEXT = """\
name = "a"
[site]
name = "b"
x.y = 1
[[channels]]
kind = "a"
"target" = "b"
[other]
kind = 1
[[channels]]
target = "c"
kind = "d"
[fees]
2026 = 1
2027 = 2
"""


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ("name", 1),
        ("site", 2),
        ("site.name", 3),
        ("site.x", 4),
        ("site.x.y.z", 4),
        ("site.missing", 2),
        ("missing", 1),
        ("channels.0.kind", 6),
        ("channels.0.target", 7),
        ("channels.1.target", 11),
        ("channels.1.kind", 12),
        ("channels.1.missing", 10),
        ("channels.7.kind", 1),
        ("fees.2027", 15),
        ("", 1),
    ],
)
def test_a_key_has_its_line(keys, line):
    assert line_of(TEXT, keys.split(".") if keys else []) == line


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (["redirects"], 2),
        (["redirects", "/old.html"], 3),
        (["redirects", "/older/"], 4),
        (["redirects", 'a"b.c'], 5),
        (["redirects", "missing.html"], 2),
        (["shop.eu", "name", "long"], 8),
        (["list", "1", "target"], 13),
    ],
)
def test_keys_may_be_quoted_and_dotted(keys, line):
    text = (
        """
[redirects]
"/old.html" = "/new/"
'/older/' = "/new/"
"a\\"b.c" = "/new/"

["shop.eu"]
name . "long" = "x"

[[list]]
target = "a"
[[list]]
target = """
        '"""\n"a\\q" = 1\n"""\n'
    )

    assert line_of(text, keys) == line
