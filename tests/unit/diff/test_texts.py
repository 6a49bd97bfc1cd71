"""What readers of a market read on a page, and which words of it changed."""

import pytest

from kbgen.diff.texts import read_page
from kbgen.diff.words import Edit, edits

HEAD = '<title>T</title><script data-kb-first data-kb-markets="DE GB"></script>'
VALUE = (
    '<p>It costs <span data-kb-by-market><span data-kb-market="">3 €</span>'
    '<span data-kb-market-mark> (Britain: </span><span data-kb-market="GB">4 €</span>'
    "<span data-kb-market-mark>)</span></span>.</p>"
)


def shown(body: str, market: str = "DE") -> list[tuple[str, str]]:
    return read_page(f"{HEAD}<main>{body}</main>").shown(market)[1:]


@pytest.mark.parametrize(
    ("market", "text"), [("DE", "It costs 3 €."), ("GB", "It costs 4 €."), ("", "It costs 3 €.")]
)
def test_a_value_is_that_of_the_market(market: str, text: str):
    assert shown(VALUE, market) == [("text", text)]


def test_blocks_for_other_markets_are_not_read():
    body = '<div data-kb-for-market="GB FR"><p data-kb-market-mark>Britain</p><p>Tax.</p></div>'
    assert shown(body, "DE") == []
    assert shown(body, "GB") == [("text", "Tax.")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<h2>A <b>b</b></h2><p>c\n d</p>", [("heading", "A b"), ("text", "c d")]),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", [("item", "a"), ("item", "b")]),
        ("<table><tr><td>a</td><td>b</td></tr></table>", [("cell", "a"), ("cell", "b")]),
        ("<p><img src='x' alt='A map'> a<br>b</p>", [("text", "[A map] a b")]),
        ("<p><a href='mailto:a@b.c'>Write</a></p>", [("text", "Write (mailto:a@b.c)")]),
        ("<p><a href='../x/'>Read</a></p>", [("text", "Read")]),
        ("<nav class='contents'><p>On this page</p></nav><p>x</p>", [("text", "x")]),
        ("<p>a<script>b</script><svg><title>c</title></svg></p>", [("text", "a")]),
        ("<p>5 &lt; 6 &amp; 7</p>", [("text", "5 < 6 & 7")]),
    ],
)
def test_texts_are_read_block_by_block(body: str, expected: list[tuple[str, str]]):
    assert shown(body) == expected


def test_what_follows_an_article_is_its_frame():
    page = read_page("<header>Shop</header><main><p>a</p><div data-kb-ending>Yes</div></main>")
    assert page.shown("")[1:] == [("text", "a")]
    assert page.around("") == [("text", "Shop"), ("text", "Yes")]


def test_a_block_is_paired_with_the_one_that_it_was():
    old = [("text", "We refund within five days."), ("item", "a"), ("text", "Bye.")]
    new = [("text", "Hello there, you."), ("text", "We refund within six days."), ("text", "Bye.")]
    assert edits(old, new) == (
        Edit("text", "", "Hello there, you."),
        Edit("text", "We refund within five days.", "We refund within six days."),
        Edit("item", "a", ""),
    )


@pytest.mark.parametrize(
    ("old", "new", "parts"),
    [
        ("in five days", "in six days", ["=in ", "-five", "+six", "= days"]),
        ("costs €3.95.", "costs €4.95.", ["=costs €", "-3.95", "+4.95", "=."]),
        ("返金は5日です", "返金は6日です", ["=返金は", "-5", "+6", "=日です"]),
        ("", "new", ["+new"]),
        ("All of this", "quite other", ["-All of this", "+quite other"]),
    ],
)
def test_the_words_that_changed_are_marked(old: str, new: str, parts: list[str]):
    signs = {"same": "=", "ins": "+", "del": "-"}
    assert [signs[part.kind] + part.text for part in Edit("text", old, new).parts] == parts
