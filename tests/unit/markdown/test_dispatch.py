"""What is done for speed changes nothing: the library alone gives the same."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from kbgen.markdown import (
    alerts,
    attributes,
    autolinks,
    blocks,
    headings,
    renderer,
    tables,
    tasks,
    wide,
)
from kbgen.markdown.directives import include
from kbgen.markdown.parser import parser

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
def library(html: bool, *, with_wide: bool = True) -> MarkdownIt:
    md = MarkdownIt("commonmark", {"html": html, "alerts": True, "tasklists": True})
    md.enable(["table", "strikethrough"]).use(footnote_plugin)
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


@pytest.mark.parametrize("kind", ["core", "inline2"])
def test_the_other_rules_stay(kind):
    assert parser(True).get_active_rules()[kind] == library(True).get_active_rules()[kind]


@given(st.lists(st.sampled_from([p for p in PARTS if not any(map(wide.is_wide, p))]), max_size=40))
def test_texts_without_wide_characters_are_read_as_the_library_reads_them(parts):
    text = "".join(parts)
    assert parser(True).render(text) == library(True, with_wide=False).render(text)
