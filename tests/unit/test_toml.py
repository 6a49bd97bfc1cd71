import pytest

from kbgen.toml import TomlError, parse_toml


def test_what_parses_is_returned():
    assert parse_toml('[a.b]\nc = [{d = "e"}]\n') == {"a": {"b": {"c": [{"d": "e"}]}}}


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a = 1\nb = \n", 2, "Invalid value"),
        ("a = 1\nb = " + "9" * 5000, 2, "too many digits"),
        ("a = -" + "1_2" * 3000, 1, "too many digits"),
        ("a = " + "[" * 5000, 1, "nested too deep"),
        ("a = 1\nb = " + "{c = " * 5000, 1, "nested too deep"),
        (".".join(["a"] * 3000) + " = 1", 1, "deeper than 50 levels"),
        ("a = " + "[" * 60 + "]" * 60, 1, "deeper than 50 levels"),
        ('a = "', 1, "Unterminated"),
        ("\x00", 1, "Invalid statement"),
    ],
)
def test_what_does_not_parse_is_one_kind_of_error_with_its_line(text, line, message):
    with pytest.raises(TomlError, match=message) as caught:
        parse_toml(text)
    assert caught.value.line == line
