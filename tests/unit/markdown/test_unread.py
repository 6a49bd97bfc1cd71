"""What Markdown did not take for a link, a footnote or a table is reported with its line."""

import pytest


@pytest.fixture
def found(compile_text):
    """Return (line in the body, code, message, hint) of each finding."""

    def run(body: str, *codes: str) -> list[tuple[int, str, str, str]]:
        article, _ = compile_text(f"---\ntitle: T\n---\n{body}\n")
        return [
            (one.span.line - 3, one.code, one.message, one.hint)
            for one in article.diagnostics
            if one.code in (codes or ("KB316", "KB317", "KB318"))
        ]

    return run


@pytest.mark.parametrize(
    ("body", "line", "why", "hint"),
    [
        ("a\n[fees](our fees.md)", 2, "its address contains a space", "`[fees](<our fees.md>)`"),
        ("![box](big box.png)", 1, "its address contains a space", "`![box](<big box.png>)`"),
        ("[x](file://a/b)", 1, "readers cannot follow `file:`", "Use one of http, https"),
        ("[x](javascript:alert(1))", 1, "readers cannot follow `javascript:`", "Use one of"),
        ("**b**\n[fees](fees.md\nnext", 2, "its address is not closed", "Close it with `)`."),
        ("[fees] (fees.md)", 1, "a space precedes the address", "Delete the space."),
        ("(../a/fees.md)[the fees]", 1, "brackets are swapped", "`[the fees](../a/fees.md)`"),
        ("[fees][costs]", 1, "`costs` is not defined", "Add a line `[costs]: address`"),
        ("[fees][]", 1, "`fees` is not defined", "Add a line `[fees]: address`"),
        ("text[^why]", 1, "the footnote is not defined", "Add a line `[^why]: text`."),
        ("- a\n- b\n\n  > [q](a b.md)", 4, "its address contains a space", "angle brackets"),
        ("## [fees](our fees.md)", 1, "its address contains a space", "angle brackets"),
        ("| a |\n|---|\n| [x](a b.md) |", 3, "its address contains a space", "angle brackets"),
    ],
)
def test_links_and_footnotes_that_readers_see_as_text(found, body, line, why, hint):
    ((at, code, message, remedy),) = found(body)
    assert (at, code) == (line, "KB316")
    assert why in message
    assert hint in remedy


@pytest.mark.parametrize(
    "body",
    [
        "[fees](<our fees.md>) and [fees](fees.md 'Title') and [a]\n\n[a]: fees.md",
        "`[fees](our fees.md)`",
        "```\n[fees](our fees.md)\n```",
        r"\[fees](our fees.md)",
        "Sizes [S] (small) and [M] (medium), see [1] and (a)[b]",
        "![](line.png 'decorative')",
        "Call [us](tel:+31105550142).",
        "text[^why]\n\n[^why]: Because.",
    ],
)
def test_links_text_in_brackets_and_code_are_fine(found, body):
    assert found(body) == []


@pytest.mark.parametrize(
    ("body", "line", "lost"),
    [
        ("| a | b |\n|---|---|\n| 1 | 2 | 3 |", 3, "3"),
        ("a | b\n--|--\n1 | 2\n3 | 4 | 5 | 6", 4, "5 | 6"),
        ("| a |\n|---|\n| `x|y` |", 3, "y`"),
        ("> | a |\n> |---|\n> | 1 | 2 |", 3, "2"),
        ("- item\n\n  | a |\n  |---|\n  | 1 | 2 |", 5, "2"),
    ],
)
def test_cells_beyond_the_last_column_are_lost(found, body, line, lost):
    ((at, code, message, _),) = found(body)
    assert (at, code) == (line, "KB317")
    assert message == f"The table has no column for `{lost}`, which is not shown"


@pytest.mark.parametrize(
    "body",
    [
        "| a | b |\n|---|---|\n| 1 |\n| 1 | 2 |\n| 1 | 2 | |\n1 | 2",
        r"| a | b |" + "\n|---|---|\n" + r"| x \| y | `p \| q` |",
        "no | table\n\nat all",
    ],
)
def test_tables_with_room_for_everything_are_fine(found, body):
    assert found(body) == []


def test_a_table_that_is_not_read(found):
    (one,) = found("Prices\n\n| Size | Price |\n|---|\n| S | 1 |")
    assert one[:3] == (3, "KB317", "A table is shown as text: 2 headings, 1 below them")


@pytest.mark.parametrize(
    ("body", "message", "html"),
    [
        ("Ask [us]().", "A link has no address", "<p>Ask us.</p>"),
        ("Ask [](us.md) now.", "Link `us.md` has no text", "<p>Ask  now.</p>"),
        ("Ask [ ](us.md) now.", "Link `us.md` has no text", "<p>Ask   now.</p>"),
    ],
)
def test_links_without_text_or_address_are_left_out(found, compile_text, body, message, html):
    assert [one[1:3] for one in found(body)] == [("KB318", message)]
    _, compiled = compile_text(f"---\ntitle: T\n---\n{body}\n")
    assert "".join(map(str, compiled.html)).strip() == html


def test_a_link_around_an_image_has_something_to_follow(found):
    assert found("[![Our shop](shop.png)](us.md)") == []


@pytest.mark.parametrize(
    ("body", "line", "shown"),
    [
        ("a\n--8<-- 'x.md'", 2, "--8<--"),
        ("import Tabs from '@theme/Tabs';", 1, "import Tabs from '@theme/Tabs';"),
        ("export const meta = {}", 1, "export const"),
        ("[TOC]", 1, "[TOC]"),
        ("[[toc]]", 1, "[[toc]]"),
        ("*[VAT]: Value added tax", 1, "*[VAT]:"),
        ("Term\n: What it means", 2, ":"),
        ("+---+---+\n| a | b |\n+===+===+", 1, "+---+---+"),
        ("See [[Returns]].", 1, "[[Returns]]"),
        ("Press ++ctrl+c++.", 1, "++ctrl+c++"),
        ("This is ==new==.", 1, "==new=="),
        ("10 m^2^ of it", 1, "^2^"),
        ("H~2~O", 1, "~2~"),
        ("Done :tada: now", 1, ":tada:"),
        ("$$ a + b $$", 1, "$$ a + b $$"),
        ("[b](y.md){ onclick=x }", 1, "{ onclick=x }"),
        ("Text\n{: data-x=y }", 2, "{: data-x=y }"),
    ],
)
def test_syntax_of_other_tools_is_reported(found, body, line, shown):
    ((at, _, message, hint),) = found(body, "KB306")
    assert (at, message) == (line, f"`{shown}` is syntax of another tool")
    assert hint


@pytest.mark.parametrize(
    "body",
    [
        "At 10:30:45 it costs $5 or $10: 3:2.",
        "import duties from the customs office",
        "Export is possible.",
        "a == b and c^d, ~5 %, 2~3 days, x ~ y ~ z",
        "`[[x]]`, `++a++`, `==b==`, `:smile:`",
        "1 + 1 ++ 2",
        "C++ and C++ again",
    ],
)
def test_what_people_write_is_no_other_tools_syntax(found, body):
    assert found(body, "KB306") == []


@pytest.mark.parametrize(
    "body",
    [
        "![]({{ policy.evil.slashes | short }})",
        "[]({{ policy.evil.slashes | short }})",
        "[a] ({{ policy.evil.slashes | short }}/a.md)",
        "[a](b {{ policy.evil.slashes | short }})",
        ":wiki: [[{{ policy.evil.slashes | short }}]]",
        f"++{'a' * 40}++ == {'b' * 30}{{{{ policy.evil.slashes | short }}}} c==",
        f"a <b x='{'c' * 20}{{{{ policy.evil.slashes | short }}}}",
        "## A {#x}\n\n## B {#x}\n\n:::{{ policy.evil.slashes }}\n:::",
        ":::video {{ policy.evil.slashes | short }}\n:::",
        "[a](#{{ policy.evil.slashes }}) <script x='{{ policy.evil.slashes }}'>",
    ],
)
def test_messages_show_policy_values_as_they_are_written(compile_text, body):
    article, _ = compile_text(f"---\ntitle: X\n---\n{body}\n")
    for found in article.diagnostics:
        assert not {"\ufdd0", "\ufdd1", "\ufdd2"} & {*found.message, *found.hint}


def test_a_message_names_the_policy_value_that_an_address_holds(compile_text):
    article, _ = compile_text("---\ntitle: X\n---\n![]({{ policy.evil.slashes }})\n")
    (found,) = article.diagnostics
    assert found.message == "Image `{{ policy.evil.slashes }}` has no alternative text"
