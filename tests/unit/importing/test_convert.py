"""HTML of other tools becomes Markdown that kbgen reads."""

import re

import pytest

from kbgen.importing.convert import Addresses, Converted, anchors_of, convert, words_of
from kbgen.importing.soup import DEEPEST
from tests.growth import is_steep


def turn(html: str, linked: frozenset[str] = frozenset()) -> Converted:
    return convert(html, Addresses(lambda href: href, lambda source: source.strip("/"), linked))


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<h1>A</h1><h2>B</h2>", "## A\n\n### B"),
        ("<h2>A</h2><h3 id='x.y'>B</h3>", "## A\n\n### B {#x-y}"),
        ("<h2><a name='fees'></a><strong>Fees</strong></h2>", "## Fees {#fees}"),
        ("<p>a * b _c_ d_e [x] `y` &lt;b&gt;</p>", r"a \* b \_c\_ d_e \[x\] \`y\` \<b>"),
        ("<p>{{ policy.fee }} and R&D &amp;amp;</p>", r"\{\{ policy.fee }} and R&D \&amp;"),
        ("<p># a</p><p>1. b</p><p>- c</p><p>::: d</p>", "\\# a\n\n1\\. b\n\n\\- c\n\n\\::: d"),
        ("<p>a<br>b<br></p><p>&nbsp;</p><p>c</p>", "a\\\nb\n\nc"),
        ("<p>x<strong> y </strong>z</p>", "x **y** z"),
        ("<ul><li>a<ol><li>b</li></ol></li></ul>", "- a\n  1. b"),
        ("<pre><code class='language-js'>a_b *c*</code></pre>", "```js\na_b *c*\n```"),
        ("<ul><li><pre>a\n\n\nb \n</pre></li></ul>", "- ```\n  a\n\n\n  b \n  ```"),
        ("<pre>```\nx\n```</pre>", "````\n```\nx\n```\n````"),
        ("<dl><dt>T</dt><dd>D</dd></dl>", "**T**\n\nD"),
        ("<img src='/a b.png' alt='A [b]' width='20'>", r"![A \[b\]](<a b.png>){ width=20 }"),
        ("<img src='/a.png' alt=''><img src='/b.png'>", '![](a.png "decorative")![](b.png)'),
        ("<a href='https://x.example/a_(b)'>l</a>", "[l](<https://x.example/a_(b)>)"),
        ("<p>H<sub>2</sub>O</p>", "H<sub>2</sub>O"),
        ("<!-- no --><p>a</p><style>p{}</style>", "a"),
    ],
)
def test_elements(html, markdown):
    done = turn(html)
    assert done.markdown == f"{markdown}\n"
    assert done.is_whole


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        ("<div class='callout callout--warning'><p>x</p></div>", "warning"),
        ("<div class='callout callout--transparent'><p>x</p></div>", "note"),
        ("<div class='note'><p>x</p></div>", "note"),
        ("<p class='tip'>x</p>", "tip"),
        ("<blockquote class='alert-danger alert'>x</blockquote>", "caution"),
        ("<section class='callout-yellow'><p>x</p></section>", "warning"),
        ("<aside>x</aside>", "note"),
        ("<div class='interblocks-callout' style='background-color: #d7efdc80'>x</div>", "tip"),
    ],
)  # fmt: skip
def test_callouts_of_other_tools(html, kind):
    assert turn(html).markdown == f":::{kind}\nx\n:::\n"


@pytest.mark.parametrize(
    "html",
    ["<div class='notepad'>x</div>", "<p class='red'>x</p>", "<table class='note'></table>x"],
)
def test_what_only_looks_like_a_callout_is_none(html):
    assert ":::" not in turn(html).markdown


def test_titles_of_callouts_folds_steps_and_tabs():
    html = """<div class="callout warning"><h4 class="callout__title">Hot</h4><p>x</p></div>
    <details><summary>More <b>here</b></summary><p>y</p></details>
    <ol class="steps"><li>one</li></ol>
    <div class="tabs"><div class="tabs-menu"><div class="tabs-link">A</div>
    <div class="tabs-link">B</div></div><div class="tab">1</div><div class="tab">2</div></div>"""
    done = turn(html)
    assert re.sub(r"\n+", "|", done.markdown) == (
        ":::warning Hot|x|:::|:::details More here|y|:::|:::steps|1. one|:::|"
        ":::tabs|:::tab A|1|:::|:::tab B|2|:::|:::|"
    )
    assert done.is_whole


def test_films():
    html = """<iframe src="//www.youtube-nocookie.com/embed/a-_1?rel=0"></iframe>
    <iframe src="https://player.vimeo.com/video/12"></iframe><video src="/f.mp4"></video>
    <iframe src="https://maps.example.com/x" title="The map"></iframe><iframe></iframe>"""
    done = turn(html)
    assert done.markdown.split("\n\n") == [
        ":::video https://www.youtube.com/watch?v=a-_1\n:::",
        ":::video https://vimeo.com/12\n:::",
        ":::video f.mp4\n:::",
        "[The map](https://maps.example.com/x)\n",
    ]
    assert "Frame of https://maps.example.com/x became a link" in done.notes
    assert not done.is_whole  # the empty frame


def test_tables_repeat_cells_that_span():
    html = """<table><caption>Fees</caption><thead><tr><th>A</th><th colspan="2">B</th></tr></thead>
    <tbody><tr><td rowspan="2">1|2</td><td><p>x</p><p>y</p></td><td>z</td></tr>
    <tr><td><ul><li>p</li><li>q</li></ul></td><td></td></tr></tbody></table>"""
    assert turn(html).markdown == (
        ":::table Fees\n| A | B | B |\n| --- | --- | --- |\n| 1\\|2 | x<br>y | z |\n"
        "| 1\\|2 | - p<br>- q |  |\n:::\n"
    )


def test_a_table_in_a_cell_is_read_row_by_row():
    inner = "<table><tr><td>1</td><td>2</td></tr></table>"
    html = f"<table><tr><th>A</th></tr><tr><td>{inner}</td></tr></table>"
    assert "| 1, 2 |" in turn(html).markdown


def test_ids_belong_to_the_heading_before_them_if_they_are_linked():
    html = "<p id='top'>a</p><h2>One</h2><p id='in'>b</p><p id='not'>c</p>"
    html += "<a name='two'></a><h2>Two</h2>"
    linked = frozenset({"top", "in", "two"})
    done = turn(html, linked)
    assert done.markdown == "a\n\n## One {#in}\n\nb\n\nc\n\n## Two {#two}\n"
    assert done.anchors == {"top": "", "in": "in", "two": "two"}
    assert anchors_of(html, linked) == done.anchors


@pytest.mark.parametrize(
    ("html", "note"),
    [
        ("<script>steal()</script>", "`<script>` left out: steal()"),
        ("<form><p>Name</p><input></form>", "`<form>` left out: Name"),
        ("<svg><text>s</text></svg>", "`<svg>` left out: s"),
        ("<p style='color: #f00'>Sold out</p>", "Colours of 1 pieces of text left out"),
    ],
)
def test_what_is_left_out_is_noted(html, note):
    done = turn(f"{html}<p>rest</p>")
    assert any(one.startswith(note) for one in done.notes)
    assert not done.is_whole


def test_words_that_get_lost_are_noted():
    done = turn(
        "<div class='tabs'>Lost words<div role='tab'>A</div><div role='tabpanel'>1</div></div>"
    )
    assert done.notes == ["Words that the Markdown lacks: Lost, words"]
    assert not done.is_whole


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 5_000 + "deep",
        "<table><tr><td>" * 300,
        "<b " * 10_000,
        "<a href='" + "x" * 100_000,
        "\x00\x02<p>\x03</p>",
        "<ul><li>" * (DEEPEST // 2 - 1) + "x",
        "<!--" * 10_000 + ">" * 10_000,
        "<b " * 10_000 + ">" * 10_000,
        "<![CDATA[ x ]]><?php echo 1 ?><!DOCTYPE a [<!ENTITY b 'c'>]>",
        "<td>1</td><tr><td colspan='999999999' rowspan='-1'>2</td></tr>",
    ],
)
def test_hostile_html_never_raises(html):
    done = turn(html)
    assert isinstance(done.markdown, str)
    assert done.is_whole or done.notes


def test_what_is_too_deep_keeps_its_words():
    html = "<div>" * 5_000 + "<p>deep *x*</p><script>y</script>"
    assert turn(html).notes == ["Not converted: the HTML has 5001 elements in each other"]
    assert words_of(html) == "deep \\*x\\*\n"


@pytest.mark.parametrize(
    "piece",
    ["<p>a_b <a href='x'>c</a></p><ul><li>d</li></ul>", "<b ", "</b ", "<!--", "<b a='", "<i>x"],
)
def test_time_grows_with_the_text(piece):
    assert not is_steep(lambda size: lambda: turn(piece * size), (40, 160, 640))
