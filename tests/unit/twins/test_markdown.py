"""From the HTML of an article's body to Markdown that reads as the article does."""

import time

import pytest

from kbgen.twins.markdown import markdown_of

CASES = {
    "a paragraph": ("<p>One &amp; two.<br>\nThree</p>", "One & two.\\\nThree"),
    "styles": (
        "<p><strong>a</strong> <em> b </em><del>c</del> H<sub>2</sub>O</p>",
        "**a** *b* ~~c~~ H<sub>2</sub>O",
    ),
    "marks that are text": ("<p>1. * [x] a_b _c_ &lt;b&gt;</p>", r"1\. \* \[x\] a_b \_c\_ \<b>"),
    "code": ("<p><code>a`b</code> <code>_x_</code></p>", "``a`b`` `_x_`"),
    "a block of code": (
        '<pre><code class="language-sh">a &lt; b\n\n# c\n</code></pre>',
        "```sh\na < b\n\n# c\n```",
    ),
    "a heading": ('<h3 id="a">A <em>b</em></h3>', "### A *b*"),
    "links": (
        '<p><a href="../x/#y">See [it]</a> <a href="a (b)">c</a> <a id="z"></a></p>',
        r"[See \[it\]](../x/#y) [c](<a%20(b)>)",
    ),
    "an image": (
        (
            '<p><picture><source srcset="s"><img src="a.png" alt="A cat"></picture>'
            '<img src="b" alt=""></p>'
        ),
        "![A cat](a.png)",
    ),
    "lists": (
        "<ul>\n<li>a\n<ol start='3'>\n<li>b</li>\n<li>c</li>\n</ol>\n</li>\n<li>d</li>\n</ul>",
        "- a\n\n  3. b\n  4. c\n\n- d",
    ),
    "tasks": (
        (
            '<ul><li><input type="checkbox" disabled checked> done</li><li>'
            '<input type="checkbox"> open</li></ul>'
        ),
        "- [x] done\n- [ ] open",
    ),
    "a table": (
        (
            "<table><thead><tr><th>A</th><th>B | C</th></tr></thead>"
            "<tbody><tr><td>1</td></tr></tbody></table>"
        ),
        "| A | B \\| C |\n| --- | --- |\n| 1 |  |",
    ),
    "a note": (
        (
            '<div class="alert alert-tip" role="note">'
            '<p class="markdown-alert-title">Tip</p><p>Go.</p></div>'
        ),
        "> **Tip**\n>\n> Go.",
    ),
    "details": ("<details><summary>Why?</summary><p>So.</p></details>", "**Why?**\n\nSo."),
    "a footnote": (
        (
            '<p>a<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup></p>'
            '<hr class="footnotes-sep" /><section><ol><li id="fn1" class="footnote-item"><p>b '
            '<a href="#fnref1" class="footnote-backref">↩︎</a></p></li></ol></section>'
        ),
        "a[^1]\n\n[^1]: b",
    ),
    "what only scripts show": (
        (
            '<p>a<svg><path/></svg><span aria-hidden="true">x</span></p><script>y</script>'
            "<p hidden>z</p><!-- note -->"
        ),
        "a",
    ),
    "a film": ('<figure><video controls src="a.mp4"></video></figure>', "<a.mp4>"),
    "no-break spaces": ("<p>30\xa0days, 5\u202f€</p>", "30 days, 5 €"),
    "tags that do not match": ("<p>a</b></p></div><p>b", "a\n\nb"),
}


@pytest.mark.parametrize("name", CASES)
def test_it_reads_as_the_html_does(name: str) -> None:
    html, expected = CASES[name]
    assert markdown_of(html, "") == f"{expected}\n"


def test_texts_for_other_markets_are_left_out() -> None:
    html = (
        '<div data-kb-for-market="GB IE"><p data-kb-market-mark>Britain</p><p>A</p></div>'
        '<div data-kb-for-market="DE"><p>B</p></div>'
        '<ul><li data-kb-for-market="DE">C</li><li>D</li></ul>'
    )
    assert markdown_of(html, "GB") == "A\n\n- D\n"


@pytest.mark.parametrize("html", ["<div>" * 20_000 + "a", "<b" * 20_000, '<a b="' * 20_000])
def test_hostile_html_is_read_in_no_time(html: str) -> None:
    begun = time.process_time()
    assert markdown_of(html, "")
    assert time.process_time() - begun < 2
