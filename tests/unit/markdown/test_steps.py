"""The steps of a canned reply: an article's first numbered list that applies to all markets."""

import pytest

from kbgen.markdown import Rules, StepFinder, compile_article
from kbgen.model.locale import Locale
from kbgen.model.source import SourceFile


def steps(markdown: str) -> tuple[str, tuple[str, ...]]:
    """Return the HTML of the list, and the text of each step."""
    source = SourceFile("en/a/x.md", Locale("en"), "x")
    text = f"---\ntitle: T\n---\n{markdown}"
    _, body, _ = compile_article(source, text, Rules(), (), StepFinder())
    html = "".join(part for part in body.html if isinstance(part, str))
    return html.strip(), tuple(section.text for section in body.sections)


def test_the_first_numbered_list_is_the_steps():
    html, texts = steps("- No\n\n1. One\n2. Two\n\nText\n\n1. Other\n")
    assert html == "<ol>\n<li>One</li>\n<li>Two</li>\n</ol>"
    assert texts == ("One", "Two")


def test_steps_of_some_markets_are_left_out():
    some = "::::market nl\n1. Post\n::::\n"
    assert steps(some) == ("", ())
    assert steps(f"{some}\n1. All\n")[1] == ("All",)


def test_a_list_inside_a_step_belongs_to_it():
    html, texts = steps("1. One:\n\n   1. a\n   2. b\n2. Two\n")
    assert texts == ("One: a b", "Two")
    assert html.endswith("<li>\n<p>Two</p>\n</li>\n</ol>")


def test_texts_have_no_markup():
    markdown = "1. Choose **A & B**,\\\n   then [C](https://a.example) and `code`\n"
    assert steps(markdown)[1] == ("Choose A & B, then C and code",)


@pytest.mark.parametrize("markdown", ["", "Text\n", "- One\n", "1. [ ] Task\n"])
def test_other_texts_have_none(markdown):
    assert steps(markdown) == ("", ())


def test_a_list_may_start_anywhere():
    assert steps("one\n\n3. One\n")[0] == '<ol start="3">\n<li>One</li>\n</ol>'
