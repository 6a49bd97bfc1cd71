"""What is wrong with blocks, at the line that opens them."""

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbgen.markdown.directives import BY_NAME, DIRECTIVES
from kbgen.model.article import BlockSlot

#: Lines above a body.
ABOVE = 3


@pytest.fixture(scope="module")
def compiled(compile_text):
    def compile_it(markdown, **rules):
        return compile_text(f"---\ntitle: Blocks\n---\n{markdown}\n", **rules)

    return compile_it


@pytest.fixture(scope="module")
def findings(compiled):
    """Return (code, line in the body, message, hint)."""

    def find(markdown, **rules):
        article, _ = compiled(markdown, **rules)
        return [(d.code, d.span.line - ABOVE, d.message, d.hint) for d in article.diagnostics]

    return find


def test_every_directive_has_a_fixture():
    folder = Path(__file__).parents[2] / "markdown"
    text = "\n".join(file.read_text("utf-8") for file in folder.glob("*.md"))
    text += (Path(__file__).parent / "test_snippets.py").read_text("utf-8")
    missing = [d.names[0] for d in DIRECTIVES if f":::{d.names[0]}" not in text]
    assert missing == []


@pytest.mark.parametrize(
    ("markdown", "code", "message", "hint"),
    [
        (":::zzz\nx\n:::", "KB301", "Unknown block `zzz`", "Its text is shown."),
        (":::stpes\nx\n:::", "KB301", "Unknown block `stpes`", "Did you mean `steps`?"),
        (":::note\nx", "KB305", "Block `note` is not closed", "Close it with a line `:::`."),
        ("::::note\nx", "KB305", "Block `note` is not closed", "Close it with a line `::::`."),
        ("/// note\nx", "KB305", "Block `note` is not closed", "Close it with a line `///`."),
        (":::agent\nx", "KB305", "Block `agent` is not closed", "Close it with a line `:::`."),
        (
            "- :::note\n  x\n\ny",
            "KB305",
            "Block `note` is not closed",
            "Close it with a line `:::`.",
        ),
        (":::note {a=b}\nx\n:::", "KB307", "Block `note`: unknown option `a`", ""),
        (
            ":::details T {opne}\nx\n:::",
            "KB307",
            "Block `details`: unknown option `opne`",
            "Did you mean `open`?",
        ),
        (
            ":::note One[^1]\nx\n:::\n\n[^1]: Two.",
            "KB307",
            "A block's title cannot have a footnote",
            "Put it into the text.",
        ),
        (":::faq\nx\n:::", "KB307", "Block `faq` has no title", "Write `:::faq Title`."),
        (
            ":::details\nx\n:::",
            "KB307",
            "Block `details` has no title",
            "Write `:::details Title`.",
        ),
        (":::tabs\n:::", "KB307", "Block `tabs` has no tab", "Put blocks `:::tab Title` into it."),
        (
            ":::tabs\nx\n:::tab A\ny\n:::\n:::",
            "KB307",
            "Block `tabs` holds more than its tabs",
            "Put the text into a tab.",
        ),
        (
            ":::steps\n- x\n:::",
            "KB307",
            "Block `steps` has no numbered list",
            "Write its steps as `1. …`, `2. …`.",
        ),
        (
            ":::table\n|a|\n|-|\n:::",
            "KB307",
            "Block `table` has no caption",
            "Write `:::table Caption`.",
        ),
        (
            ":::table A\nx\n:::",
            "KB307",
            "Block `table` has no table",
            "Put a Markdown table into it.",
        ),
        (
            ":::market\nx\n:::",
            "KB307",
            "Block `market` names no market",
            "Write `:::market DE AT`.",
        ),
        (
            ":::action\n:::",
            "KB307",
            "Block `action` has no name",
            "Write `:::action NAME`, one of [actions].",
        ),
        (
            ":::deadline\nx\n:::",
            "KB307",
            "Block `deadline` names no policy value",
            "Write `:::deadline returns.window`, a policy value of type duration.",
        ),
        (
            ":::deadline a\n:::",
            "KB307",
            "Block `deadline` has no text",
            "Write the rule below the opening line, for readers without JavaScript.",
        ),
        (
            ":::video {{ policy.film }}\n:::",
            "KB307",
            "Block `video` cannot show `{{ policy.film }}`",
            "Write a file (.mp4, .webm, .ogv) or an address that begins with https://.",
        ),
        (
            ":::\n\nx",
            "KB306",
            "`:::` does not close any block",
            "Delete it, or open a block above it.",
        ),
        ('=== "A"\n\nx', "KB306", "`===` is syntax of another tool", "It is shown as text."),
    ],
)
def test_a_mistake_is_told_at_the_opening_line(findings, markdown, code, message, hint):
    assert findings(f"Text.\n\n{markdown}") == [(code, 3, message, hint)]


def test_a_tab_without_a_title_is_told_at_its_own_line(findings):
    found = findings(":::tabs\n:::tab\nx\n:::\n:::")
    assert found == [("KB307", 2, "Block `tab` has no title", "Write `:::tab Title`.")]


def test_all_mistakes_are_told_in_one_run(findings):
    found = findings(":::zzz\nx\n:::\n\n:::faq {a}\n:::tabs\ny\n:::")
    assert [(code, line) for code, line, *_ in found] == [
        ("KB301", 1), ("KB305", 5), ("KB307", 5), ("KB307", 5), ("KB307", 6),
    ]  # fmt: skip


def test_a_link_in_a_block_is_told_at_its_line(findings):
    assert [f[:2] for f in findings(":::note\nx\n\n[a](#gone)\n:::")] == [("KB202", 4)]


def test_slots_know_the_line_of_their_block(compiled):
    article, _ = compiled("Text.\n\n:::action track\n:::\n\n:::contact\n:::")
    lines = [slot.line - ABOVE for slot in article.slots if isinstance(slot, BlockSlot)]
    assert lines == [3, 6]


# Notes for support staff


SECRET = """\
Before.

:::agent How we do it
## Secret heading

Secret text[^1] with [a link](secret.md) and {{ policy.secret }}.

[^1]: Secret note.

:::faq Secret question?
Secret answer.
:::
:::

After.
"""


def test_for_readers_nothing_of_a_note_is_left_anywhere(compiled):
    article, body = compiled(SECRET)
    assert "ecret" not in repr((body, article.headings, article.slots, article.anchors))
    assert "ecret" not in repr((article.description, article.cited, article.diagnostics))


def test_for_staff_it_is_there_with_all_that_is_in_it(compiled, shown):
    article, body = compiled(SECRET, agent=True)
    html = shown(article, body)
    assert '<div class="alert alert-agent" role="note">' in html
    assert "[[For support staff]]" in html
    for part in ("Secret heading", "Secret text", "Secret note", "Secret answer", "secret.md"):
        assert part in html
    assert [heading.title for heading in article.headings] == ["Secret heading"]


# Size


@pytest.mark.parametrize(
    "markdown",
    [
        ":::note " + " " * 200_000 + "x\nText.\n:::",
        "!!! note" + " " * 200_000 + "x\n    Text.",
        ":::note {" + "a=b " * 50_000 + "}\nText.\n:::",
        ":::note " + "{" * 100_000 + "\nText.\n:::",
        ":::note\n" + "x" * 2_000_000 + "\n:::",
        ":::note\n" * 3000 + "x\n" + ":::\n" * 3000,
        "".join(f"{':' * number}note\n" for number in range(3, 400)),
        "> " * 10_000 + ":::note\nx",
        ":::note\nx\n:::\n" * 2000,
    ],
    ids=["title", "indented", "options", "braces", "line", "nested", "colons", "quotes", "many"],
)
def test_size_is_no_problem(compiled, markdown):
    start = time.process_time()
    compiled(markdown)
    assert time.process_time() - start < 5


# Anything


WORDS = st.sampled_from([f"word{number}" for number in range(30)])
NAMES = st.sampled_from([*sorted(BY_NAME), "nope", "Note"])
TITLES = st.sampled_from(["", " Title", " {a=b}", " a.b", " film.mp4", " {open}", " <b>x", " `"])


@st.composite
def blocks(draw, inside) -> str:
    name, title, text = draw(NAMES), draw(TITLES), draw(inside)
    mark = draw(st.sampled_from([":::", "::::", "///"]))
    if draw(st.booleans()):
        return f"{mark}{name}{title}\n{text}\n{mark}\n"
    indented = "".join(f"    {line}\n" if line else "\n" for line in text.split("\n"))
    return f'{draw(st.sampled_from(["!!!", "???"]))} {name} "{title.strip()}"\n{indented}\n'


TEXTS = st.one_of(
    WORDS.map("{}\n".format),
    WORDS.map("1. {}\n".format),
    WORDS.map("- {}\n".format),
    WORDS.map("| a |\n| - |\n| {} |\n".format),
    WORDS.map("## {}\n".format),
    WORDS.map("```\n{}\n:::\n```\n".format),
)
NESTED = st.recursive(
    TEXTS,
    lambda inside: st.one_of(
        blocks(inside),
        st.lists(inside, min_size=1, max_size=3).map("\n".join),
    ),
    max_leaves=12,
)


@given(NESTED)
def test_blocks_in_blocks_never_raise_and_keep_all_that_is_no_staff_note(compiled, markdown):
    _, body = compiled(markdown)
    _, for_staff = compiled(markdown, agent=True)
    missing = [word for word in words(markdown) if word not in words("".join(for_staff.html))]
    assert missing == []
    if "agent" not in markdown:
        assert body == for_staff


@given(st.lists(st.sampled_from(
    [":::", "::::", "///", ":::note", ":::agent", ":::tab A", ":::tabs", "!!! tip", "??? agent",
     ":::faq Q", "    x", "- a", "> b", "  :::", "```", "| a |", "| - |", "", "<div>", "</div>",
     "x", "\t:::", "1. c", "   :::steps", ":::include a", "[^1]", "[^1]: d", "<!--", "-->"]
), max_size=30).map("\n".join))  # fmt: skip
def test_random_lines_never_raise(compiled, markdown):
    for rules in ({}, {"agent": True}, {"snippets": {"a": ":::include a\n:::\n:::note\nx"}}):
        compiled(markdown, **rules)


def words(text: str) -> set[str]:
    return set(re.findall(r"word\d+", text))
