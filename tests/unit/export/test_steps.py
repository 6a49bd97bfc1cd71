import pytest

from kbgen.export import find_steps


def test_the_first_ordered_list_is_the_steps():
    html = "<ul><li>No</li></ul>\n<ol>\n<li>One</li>\n<li>Two</li>\n</ol>\n<ol><li>Other</li></ol>"
    assert find_steps(html).html == "<ol>\n<li>One</li>\n<li>Two</li>\n</ol>"
    assert find_steps(html).texts == ("One", "Two")


def test_steps_of_some_markets_are_left_out():
    block = '<div data-kb-for-market="{}">\n<p>x<br>y</p><ol><li>{}</li></ol>\n</div>\n'
    some = block.format("nl", "Post") + block.format("de fr", "Bring")
    assert find_steps(some) == ("", ())
    assert find_steps(f"{some}<ol><li>All</li></ol>").texts == ("All",)


def test_lists_inside_of_a_step_belong_to_it():
    html = "<p>x</p><ol><li><p>One:</p><ol><li>a</li><li>b</li></ol></li><li>Two</li></ol>after"
    assert find_steps(html).texts == ("One: a b", "Two")
    assert find_steps(html).html.endswith("<li>Two</li></ol>")


def test_steps_are_text_without_markup():
    html = '<ol><li>Choose <b>A &amp; B</b>,<br>then <img src="x"><a href="y">C</a></li></ol>'
    assert find_steps(html).texts == ("Choose A & B, then C",)


@pytest.mark.parametrize(
    "html", ["", "<p>Text</p>", '<ol class="footnotes-list"><li>Note</li></ol>', "<ol><li>open"]
)
def test_other_texts_have_none(html):
    assert find_steps(html) == ("", ())


def test_lines_do_not_matter():
    html = "<p>one</p>\n\n\n<p>\ntwo</p>\n  <ol start='3'>\n<li>One</li>\n</ol>\n"
    assert find_steps(html).html == "<ol start='3'>\n<li>One</li>\n</ol>"
