import pytest

from kbgen.markdown import HtmlPolicy
from kbgen.model.article import Section
from kbgen.model.by_market import with_every_market


@pytest.fixture
def both(compile_text, text_of):
    """Compile Markdown below a title; return article and body."""

    def compile_it(markdown, *, title="Costs", policy=None, **front_matter):
        return compile_text(text_of(title, markdown, **front_matter), policy=policy)

    return compile_it


@pytest.fixture
def compiled(both):
    """Compile Markdown below a title; return the article."""
    return lambda markdown, **more: both(markdown, **more)[0]


@pytest.fixture
def sections(both):
    """Return the sections that search gets."""
    return lambda markdown: both(markdown)[1].sections


def findings(article) -> list[tuple[str, int, str]]:
    return [(found.code, found.span.line, found.message) for found in article.diagnostics]


# Title, id and description


def test_the_title_comes_from_front_matter(compiled):
    article = compiled("# Another heading", title="What it costs")
    assert article.title == "What it costs"
    assert [heading.title for heading in article.headings] == ["Another heading"]


def test_without_a_title_the_first_heading_is_taken_with_a_warning(compile_text):
    article, _ = compile_text("Text.\n\n## What it *costs*\n\nMore.\n")
    assert article.title == "What it costs"
    assert findings(article) == [("KB104", 1, "The article has no title; using `What it costs`")]


def test_without_a_heading_the_file_name_is_taken(compile_text):
    article, _ = compile_text("Text.\n", "en/shipping/what-it-costs.md")
    assert article.title == "What it costs"


def test_front_matter_that_does_not_parse_is_one_finding(compile_text):
    article, _ = compile_text("---\ntitle: a: b\n---\n\n# Costs\n\nText.\n")
    assert [code for code, _, _ in findings(article)] == ["KB101"]
    assert article.title == "Costs"


def test_front_matter_that_is_never_closed_is_read_over(compile_text, shown):
    article, body = compile_text("---\ntitle: Costs\n\nText.\n")
    assert findings(article) == [("KB101", 1, "Front matter is not closed")]
    assert "Text." in shown(article, body)


def test_the_id_is_the_path_below_the_locale(compile_text):
    article, _ = compile_text("# a", "de/shipping/eu/costs.md")
    assert article.id == "shipping/eu/costs"


def test_the_id_may_be_given(compiled):
    assert compiled("Text.", id="costs").id == "costs"


def test_the_description_is_the_beginning_of_the_text(compiled):
    assert compiled("## Heading\n\nShipping *costs* money.").description == "Shipping costs money."


def test_a_long_text_is_cut_at_a_word_for_the_description(compiled):
    description = compiled("shipping " * 50).description
    assert 140 < len(description) <= 155
    assert description.endswith("shipping…")


def test_the_description_may_be_given(compiled):
    assert compiled("Text.", description="From €3.95.").description == "From €3.95."


# What search gets


def test_sections_are_the_text_below_each_heading(sections):
    found = sections("Above.\n\n## One {#first}\n\nA *b* `c`.\n\n### Two\n\n- d\n- e\n")
    assert tuple(one._replace(text=with_every_market(one.text)) for one in found) == (
        Section(anchor="", title="", text="Above."),
        Section(anchor="first", title="One", text="A b c."),
        Section(anchor="two", title="Two", text="d e"),
    )


def test_tables_code_alerts_footnotes_and_images_are_text(sections):
    body = """\
| a | b |
|---|---|
| c | d |

```
code
```

> [!NOTE]
> alert[^1]

![image](i.png)

[^1]: foot
"""
    (section,) = sections(body)
    assert section.text == "a b c d code alert image foot"


def test_the_title_of_an_alert_is_not_searched(sections):
    (section,) = sections("> [!WARNING]\n> Mind the step.")
    assert section.text == "Mind the step."


def test_text_in_html_blocks_is_searched(sections):
    (section,) = sections("<div>Return <b>label</b></div>\n\nMore.")
    assert section.text == "Return label More."


def test_scripts_are_not_searched(sections):
    (section,) = sections("<script>alert(1)</script>\n\nMore.")
    assert section.text == "More."


def test_line_breaks_part_words(sections):
    (section,) = sections("one\ntwo  \nthree<br>four")
    assert with_every_market(section.text) == "one two three four"


# Digests


def test_the_revision_follows_title_and_text_and_nothing_else(compiled):
    revision = compiled("Text.").revision
    assert len(revision) == 8
    assert compiled("Text.", order="5").revision == revision
    assert compiled("*Text.*").revision == revision
    assert compiled("Text!").revision != revision
    assert compiled("Text.", title="Prices").revision != revision


def test_the_digest_follows_what_raw_html_may_be(compiled):
    kept, shown = (compiled("a <b>c</b>", policy=HtmlPolicy(keep=keep)) for keep in (True, False))
    assert kept.digest != shown.digest


def test_the_digest_follows_the_place(compile_text):
    (one, _), (two, _) = (
        compile_text("# A\n", f"en/shipping/{name}.md") for name in ("one", "two")
    )
    assert one.digest != two.digest


def test_the_digest_follows_where_a_link_leads(compiled):
    assert compiled("a [b](c.md)").digest != compiled("a [b](d.md)").digest


def test_the_same_file_gives_the_same_article(both):
    assert both("a [b](c.md)") == both("a [b](c.md)")


def test_the_digest_follows_everything(compiled):
    digest = compiled("Text.").digest
    assert compiled("Text.", order="5").digest != digest
    assert compiled("*Text.*").digest != digest


# Where findings are


def test_findings_are_at_their_line_in_the_file(compile_text):
    text = """\
---
title: Costs
---

Text with
[a link](#nowhere) and
<b onclick="x()">bold</b>.

!!! nope
    Text.

## One {#a}

## Two {#a}

<div>
<p style="color: red">red</p>
</div>
"""
    assert [found[:2] for found in findings(compile_text(text)[0])] == [
        ("KB202", 6),
        ("KB302", 7),
        ("KB301", 9),
        ("KB303", 14),
        ("KB302", 17),
    ]


def test_findings_in_tables_and_lists_are_at_their_line(compiled):
    article = compiled("- one\n- [a](#x)\n\n| a |\n|---|\n| b |\n| [c](#y) |\n")
    assert [found[:2] for found in findings(article)] == [("KB202", 6), ("KB202", 11)]


def test_an_anchor_in_the_article_is_found(compiled):
    body = """\
[a](#costs) [b](#fees) [c](#by-hand) [d](#fn1)[^1]

## Costs

## Prices {#fees}

<p id="by-hand">x</p>

[^1]: Note.
"""
    assert findings(compiled(body)) == []


def test_a_wrong_anchor_is_an_error_with_what_was_meant(compiled):
    article = compiled("[a](#cost)\n\n## Costs\n")
    assert findings(article) == [("KB202", 5, "Anchor `#cost` is not in this article")]
    assert article.diagnostics[0].hint == "Did you mean `#costs`?"


def test_an_id_in_code_is_no_anchor(compiled):
    assert [found[0] for found in findings(compiled('[a](#x) `<p id="x">` <b>b</b>'))] == ["KB202"]


def test_an_anchor_with_an_ampersand_is_found(compiled):
    assert findings(compiled("[a](#p&p)\n\n## Postage {#p&p}\n")) == []


def test_the_anchor_of_the_heading_that_repeats_the_title_is_found(compiled):
    assert findings(compiled("# Costs {#top}\n\n[Up](#top)\n")) == []


def test_a_link_from_the_root_is_a_warning(compiled):
    assert findings(compiled("[a](/en/)")) == [("KB205", 5, "Link `/en/` starts at the root")]


def test_an_image_from_another_host_is_a_warning(compiled):
    assert [found[0] for found in findings(compiled("![a](https://example.com/a.png)"))] == [
        "KB206"
    ]


def test_an_image_from_another_host_in_html_is_a_warning_too(compiled):
    article = compiled('<img src="https://example.com/a.png" alt="">')
    assert [found[0] for found in findings(article)] == ["KB206"]


def test_what_is_no_block_gets_the_alert_as_hint(compiled):
    (found,) = compiled("::: danger: mind\nText.").diagnostics
    assert str(found).endswith("hint: Write `> [!CAUTION]` for a callout.")


@pytest.mark.parametrize(
    "block", ["!!! note\n    Text.", ":::note\nText.\n:::", "/// note\nText.\n///"]
)
def test_callouts_of_other_tools_are_no_finding(compiled, block):
    assert findings(compiled(block)) == []


def test_an_unknown_block_is_an_error_with_what_was_meant(compiled):
    (found,) = compiled(":::notte\nText.\n:::").diagnostics
    assert (found.code, found.severity) == ("KB301", "error")
    assert found.hint == "Did you mean `note`?"


def test_code_that_shows_html_is_no_finding(compiled):
    assert findings(compiled("`<script>`\n\n```\n<script>\n!!! note\n```\n")) == []


# What raw HTML may be


def test_html_can_be_shown_as_text(both, shown):
    article, body = both("<b>x</b>\n\n<script>y</script>", policy=HtmlPolicy(keep=False))
    assert shown(article, body) == (
        "<p>&lt;b&gt;x&lt;/b&gt;</p>\n<p>&lt;script&gt;y&lt;/script&gt;</p>\n"
    )
    assert findings(article) == []


def test_elements_and_attributes_can_be_allowed(both, shown):
    policy = HtmlPolicy(tags=("video",), attributes=(("*", ("data-id",)), ("video", ("controls",))))
    article, body = both('<video controls="" data-id="1" poster="x"></video>', policy=policy)
    assert shown(article, body).strip() == '<p><video controls="" data-id="1"></video></p>'
    assert [found[2] for found in findings(article)] == [
        "HTML is not allowed: attribute `poster` of `<video>`"
    ]


# Slots


def test_what_stands_for_a_missing_image_is_its_text(compiled):
    (slot,) = compiled("![a & b](x.png)").slots
    assert slot.missing == "<span>a &amp; b</span>"


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("costs.md", "link"),
        ("costs", "link"),
        ("costs.html", "link"),
        ("../returns/", "link"),
        ("#costs", "link"),
        ("form.pdf", "asset"),
        ("form.PDF", "asset"),
        ("label.png", "asset"),
    ],
)
def test_an_ending_tells_articles_from_files(compiled, address, kind):
    (slot,) = compiled(f"[a]({address})").slots
    assert slot.kind == kind


def test_a_text_that_looks_like_a_marker_stays(both, shown):
    assert shown(*both("kbslot0x [a](b.md) kbslot1234abcdn0x")) == (
        '<p>kbslot0x <a href="[[b.md]]">a</a> kbslot1234abcdn0x</p>\n'
    )


def test_a_heading_of_many_blanks_ends(compiled):
    """It took minutes; the time limit of the whole run is what would tell."""
    article = compiled("# a" + " " * 500_000 + "x {#b}")
    assert article.headings[0].anchor == "b"


def test_policy_values_in_code_are_not_cited(compiled):
    code = "`{{ policy.shop.phone }}`"
    text = f"Write {code} or {{{{ policy.shop.email }}}}.\n\n    {{{{ policy.shop.name }}}}\n"
    assert [str(one.reference) for one in compiled(text).cited] == ["{{ policy.shop.email }}"]
