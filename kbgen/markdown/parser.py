"""The one place that chooses parser options."""

from functools import lru_cache

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from kbgen.markdown import (
    alerts,
    attributes,
    autolinks,
    blocks,
    dispatch,
    headings,
    places,
    renderer,
    tables,
    tasks,
    wide,
)
from kbgen.markdown.directives import include
from kbgen.model.policy import OPEN


@lru_cache(maxsize=2)
def parser(html: bool) -> MarkdownIt:
    """Make the parser: CommonMark, tables, strikethrough, footnotes, tasks, alerts and blocks.

    `html`: keep raw HTML as such (it is sanitised later), or show it as text.
    """
    # No linkify: it nearly doubles the time, and takes `guide.md` for an address in Moldova.
    md = MarkdownIt("commonmark", {"html": html, "alerts": True, "tasklists": True})
    md.enable(["table", "strikethrough"]).use(footnote_plugin)
    normalize = md.normalizeLink
    # References to policy values stay as they are until they are filled in.
    md.normalizeLink = lambda url: url if OPEN in url else normalize(url)  # type: ignore[method-assign]
    md.use(places.plugin).use(wide.plugin).use(attributes.plugin).use(autolinks.plugin)
    for plugin in (headings, alerts, tables, tasks, include, blocks, renderer, dispatch):
        md.use(plugin.plugin)
    return md
