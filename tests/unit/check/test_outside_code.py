import time

import pytest

from kbgen.check import external, heading_order, market_gap
from kbgen.check.outside_code import lines_outside_code, without_code

HEAD = "---\ntitle: X\n---\n"


def lines(body: str) -> list[tuple[int, str]]:
    return list(lines_outside_code(HEAD + body))


def test_lines_have_their_number_in_the_file():
    assert lines("a\n\nb") == [(4, "a"), (5, ""), (6, "b")]
    assert list(lines_outside_code("a\nb")) == [(1, "a"), (2, "b")]


@pytest.mark.parametrize(
    "code",
    ["```\nx\n```", "~~~~ py\nx\n~~~\n~~~~", "> ```\n> x\n> ```", "- ```\n  x\n  ```", "```\nx"],
)
def test_fenced_code_is_no_prose(code):
    texts = [text for _, text in lines(f"a\n{code}\nb")]
    assert "x" not in "".join(texts)
    assert texts[0] == "a"


def test_backticks_in_a_line_open_no_fence():
    assert [text for _, text in lines("```a``` b\nc")] == ["```a``` b", "c"]


def test_front_matter_that_is_not_closed_has_no_prose():
    assert list(lines_outside_code("---\ntitle: X\n")) == []


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("a `b` c", "a     c"),
        ("a ``b ` c`` d", "a           d"),
        ("a ` b", "a ` b"),
        ("`a`` b` c", "        c"),
        ("`a` b `c`", "    b    "),
        ("``a` b", "``a` b"),
        ("no code", "no code"),
    ],
)
def test_code_becomes_blanks(line, shown):
    assert without_code(line) == shown
    assert len(shown) == len(line)


@pytest.mark.parametrize(
    "line",
    [
        "# a" + " " * 300_000 + "x",
        "# a" + " #" * 150_000 + "x",
        "# a" + "{" * 300_000 + "}",
        "".join("`" * n + "x" for n in range(1, 700)),
        ":::" + " " * 300_000 + "market",
        ":::market " + "a " * 150_000,
        "](" * 150_000,
        "[" * 300_000,
        "<http://" * 40_000,
        "> " * 150_000,
        "-" * 300_000 + "x",
    ],
    ids=lambda line: line[:12].replace(" ", "_"),
)
def test_no_line_takes_long(line):
    text = f"{HEAD}:::market A\n{line}\n"
    begun = time.process_time()
    heading_order._written(text)  # noqa: SLF001  # what looks at lines
    list(market_gap._rows(text))  # noqa: SLF001
    for _, one in lines_outside_code(text):
        list(external._ADDRESS.finditer(without_code(one)))  # noqa: SLF001
    assert time.process_time() - begun < 3
