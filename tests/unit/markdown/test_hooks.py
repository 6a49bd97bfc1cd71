"""Scripts trust `data-kb-*`: such an attribute never comes from an article."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from kbgen.markdown import HtmlPolicy


def attributes(html: str) -> set[str]:
    """Return the names of all attributes of a page, as a browser reads it."""
    names: set[str] = set()
    for node in LexborHTMLParser(f"<body>{html}").css("*"):
        names.update(node.attributes)
    return names


def hooks(html: str) -> set[str]:
    return {name for name in attributes(html) if name.startswith("data-kb")}


@pytest.fixture
def page(compile_text, shown):
    def compiled(body: str, **more) -> str:
        return shown(*compile_text(f"---\ntitle: Costs\n---\n{body}\n", **more))

    return compiled


INVENTED = [
    # nested in themselves, once and more often, and in part
    "<b data-kb-data-kb-kb-vote>x</b>",
    "<b data-kb-kb-kb-market-mark>x</b>",
    "<b dadata-kb-ta-kb-forward>x</b>",
    '<div data-data-kb-kb-list="1">\nx\n</div>',
    # case, and what stands between name and value
    "<b DATA-KB-Menu='1' data-KB-kb-tabs = x>y</b>",
    "<b\tdata-kb-search\n=\n'x'>y</b>",
    "<div\fdata-kb-results/data-kb-browse>\nx\n</div>",
    # entities and control characters in names
    "<b data&#45;kb-page>x</b> <b data-kb&#x2d;page>x</b>",
    "<b data-kb-\0page data-\0kb-page>x</b>",
    # quotes and brackets in names
    '<div a"data-kb-end data-kb-end="x">\ny\n</div>',
    "<div <b data-kb-status>\nx\n</div>",
    # left open in one block and closed in another
    '<div title="\n\n<p data-kb-vote>x</p>\n\n">\n\ny',
    "<div title='\n\n:::tabs\n:::tab A\nx\n:::\n:::\n\n' data-kb-left>\n\ny",
    "<!--\n\n--><b data-kb-note>x</b>",
    "<![CDATA[>]]><b data-kb-note>x</b>",
    "<? > <b data-kb-note> ?><b>x</b>",
    # elements whose content browsers read as text
    "<noscript><p title='</noscript><b data-kb-vote>'></noscript>",
    "<div><textarea></div><b title='</textarea><i data-kb-vote>'>x</b>",
    "<svg><title><b data-kb-kb-vote></title></svg> <math><mi data-kb-kb-vote></math>",
    "<table><td><b data-kb-data-kb-vote><tr><a data-kb-kb-page href='#x'>",
    # titles of blocks, footnotes, tables, alternative texts
    ":::tip <b data-kb-kb-page>x</b> {#data-kb-page}\ny\n:::",
    ":::faq <i data-kb-data-kb-page>x</i>?\ny\n:::",
    "x[^1]\n\n[^1]: <b data-kb-kb-vote>y</b>",
    "| <b data-kb-kb-vote>x</b> |\n|---|\n| <i data-kb-kb-vote>y</i> |",
    "![<b data-kb-kb-vote>](x.png '<b data-kb-kb-vote>')",
    "```<b data-kb-kb-vote>\nx\n```\n<b>y</b>",
    ":::include shared\n:::\n\n<b>x</b>",
    "<b {{ policy.a.data-kb-page }} data-kb-{{ policy.a.b }}>x</b>",
]  # fmt: skip

TABS = {"data-kb-tabs", "data-kb-script", "data-kb-tab", "data-kb-tab-title"}


@pytest.mark.parametrize("body", INVENTED)
def test_no_hook_comes_from_an_article(page, body):
    snippets = {"shared": "<b data-kb-kb-page>x</b> <p data-kb-data-kb-data-kb-tab>"}
    assert hooks(page(body, snippets=snippets)) <= (TABS if ":::tabs" in body else set())


@pytest.mark.parametrize("body", INVENTED)
def test_none_does_where_elements_and_attributes_are_allowed(page, body):
    policy = HtmlPolicy(
        tags=("video", "dialog"), attributes=(("*", ("data-id", "data-kb", "data-kb-page")),)
    )
    assert not hooks(page(body, policy=policy)) & {"data-kb", "data-kb-page", "data-kb-vote"}


def test_hooks_of_blocks_stay_beside_raw_html(page):
    body = "<b>x</b>\n\n::::tabs\n:::tab A\n:::market DE\n<i>y</i>\n:::\n:::\n::::"
    html = page(body)
    assert hooks(html) == TABS | {"data-kb-for-market"}
    assert '<div class="for-market" data-kb-for-market="DE">' in html


def test_a_text_about_hooks_stays(page):
    body = "`data-kb-page` and data-kb-vote <b title='data-kb-end'>x</b>"
    assert '<b title="data-kb-end">x</b>' in page(body)
    assert "data-kb-vote" in page(body)


def test_a_tag_left_open_takes_no_block_into_its_attribute(page):
    body = '<div title="\n\n:::contact\n:::\n\n<p title="x">y</p>'
    html = page(body)
    tree = LexborHTMLParser(html)
    assert tree.css_first(".contact-here") is not None
    assert all("contact" not in (n.attributes.get("title") or "") for n in tree.css("*"))
