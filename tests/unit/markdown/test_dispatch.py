"""What is done for speed changes nothing: the library alone gives the same."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from kbgen.markdown import (
    alerts,
    attributes,
    autolinks,
    blocks,
    headings,
    places,
    renderer,
    tables,
    tasks,
    wide,
)
from kbgen.markdown.directives import include
from kbgen.markdown.parser import parser
from tests import commonmark
from tests.unit.markdown.test_fixtures import ALL

#: What rules begin with, in every combination.
PARTS = [
    "*", "**", "***", "_", "__", "~", "~~", "`", "``", "```", "[", "]", "(", ")", "![", "[a]",
    "[^1]", "[^1]:", "^[", "]:", "[b](c.md)", '[a]: /x "t"\n', "<", ">", "<b>", "</b>", "<br>",
    "<!--", "-->", "<div>", "</div>", "<http://a.b>", "<a@b.cc>", "&", "&amp;", "\\", "\\*",
    "\\\n", "!", ":", "|", "|---|---|", "|a|b|", "---", "===", "* * *", "#", "## ", "{#id}",
    "{ .c }", "{.c}", "> ", "> [!NOTE]\n", "-", "- ", "+ ", "* ", "1. ", "2) ", "- [ ] ", "- [x] ",
    '"', "'", "^", "{", "}", "a", "é", "日本", "（", "。", "한", "https://a.b/c_d", "www.a.bc",
    "a@b.cc", " ", "  \n", "    ", "\t", "\n", "\n\n", "\u00a0",
    "\u2028", "\x1c", "\0", ":::note\n", ":::\n", "/// tip\n", "!!! note\n",
]  # fmt: skip


@cache
def library(html: bool, *, with_wide: bool = True, with_places: bool = True) -> MarkdownIt:
    """Make the parser without what is done for speed."""
    md = MarkdownIt("commonmark", {"html": html, "alerts": True, "tasklists": True})
    md.enable(["table", "strikethrough"]).use(footnote_plugin)
    if with_places:
        md.use(places.plugin)
    if with_wide:
        md.use(wide.plugin)
    for plugin in (
        attributes,
        autolinks,
        headings,
        alerts,
        tables,
        tasks,
        include,
        blocks,
        renderer,
    ):
        md.use(plugin.plugin)
    return md


@given(st.lists(st.sampled_from(PARTS), max_size=40).map("".join), st.booleans())
def test_random_markdown_gives_the_tokens_and_the_html_of_the_library(text, html):
    ours, theirs = parser(html), library(html)
    assert ours.parse(text) == theirs.parse(text)
    assert ours.render(text) == theirs.render(text)


@pytest.mark.parametrize("html", [True, False], ids=["HTML", "no HTML"])
def test_every_example_and_every_fixture_gives_the_tokens_of_the_library(html):
    examples = (*commonmark.examples(), *(fixture.markdown for fixture in ALL))
    assert len(examples) > 650 + 100
    ours, theirs = parser(html), library(html)
    differ = [text for text in examples if ours.parse(text) != theirs.parse(text)]
    assert differ == []


@given(st.lists(st.sampled_from(PARTS), max_size=40).map("".join))
def test_noting_places_changes_nothing_else(text):
    theirs = library(True, with_places=False)
    assert without_places(library(True).parse(text)) == theirs.parse(text)
    assert parser(True).render(text) == theirs.render(text)


def without_places(tokens: list[Token]) -> list[Token]:
    for token in tokens:
        if token.type != "kb_block_open":
            token.meta.pop(places.PLACE, None)
        without_places(token.children or [])
    return tokens


@pytest.mark.parametrize("kind", ["core", "inline2"])
def test_the_other_rules_stay(kind):
    assert parser(True).get_active_rules()[kind] == library(True).get_active_rules()[kind]


@given(st.lists(st.sampled_from([p for p in PARTS if not any(map(wide.is_wide, p))]), max_size=40))
def test_texts_without_wide_characters_are_read_as_the_library_reads_them(parts):
    text = "".join(parts)
    assert parser(True).render(text) == library(True, with_wide=False).render(text)
