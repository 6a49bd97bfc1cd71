"""`:::include name`: a text that several articles share."""

import pytest

from kbgen.digest import digest, short_digest
from kbgen.markdown.directives.include import LONGEST, MOST


@pytest.fixture
def compiled(compile_text):
    def compile_it(markdown, **snippets):
        names = {name.replace("_", "/"): text for name, text in snippets.items()}
        return compile_text(f"---\ntitle: Includes\n---\n{markdown}\n", snippets=names)

    return compile_it


@pytest.fixture
def findings(compiled):
    def find(markdown, **snippets):
        article, _ = compiled(markdown, **snippets)
        return [(d.code, d.span.line - 3, d.message, d.hint) for d in article.diagnostics]

    return find


def test_a_snippet_stands_where_it_is_included(compiled, shown):
    html = shown(*compiled("Before.\n\n:::include hours\n:::\n\nAfter.", hours="Nine to *five*.\n"))
    assert html == "<p>Before.</p>\n<p>Nine to <em>five</em>.</p>\n<p>After.</p>\n"


def test_its_name_may_end_as_the_file_does(compiled, shown):
    assert "Text." in shown(*compiled(":::include one.md\n:::", one="Text."))


def test_its_headings_links_and_values_are_the_articles(compiled):
    snippet = "## Hours {#hours}\n\n[Write](contact.md) before {{ policy.hours.end }}."
    article, _ = compiled("[When](#hours)\n\n:::include one\n:::", one=snippet)
    assert [heading.anchor for heading in article.headings] == ["hours"]
    assert [slot.target for slot in article.links] == ["", "../contact.md"]
    assert [str(one.reference) for one in article.cited] == ["{{ policy.hours.end }}"]
    assert article.diagnostics == ()


def test_snippets_include_snippets(compiled, shown):
    html = shown(*compiled(":::include a\n:::", a=":::include b\n:::\nA.", b="B."))
    assert html == "<p>B.</p>\n<p>A.</p>\n"


def test_one_is_included_as_often_as_one_likes(compiled, shown):
    html = shown(*compiled(":::include a\n:::\n:::include a\n:::", a="A."))
    assert html == "<p>A.</p>\n<p>A.</p>\n"


def test_it_stands_in_lists_and_other_blocks(compiled, shown):
    html = shown(*compiled("- :::include a\n  :::\n\n:::note\n:::include a\n:::\n:::", a="A."))
    assert html.count("<p>A.</p>") == 2


def test_blocks_in_it_are_blocks(compiled, shown):
    html = shown(*compiled(":::include a\n:::", a=":::note\nA.\n:::\n\n:::agent\nSecret.\n:::"))
    assert "[[Note]]" in html
    assert "Secret" not in html


def test_one_that_is_not_there_is_told(findings):
    assert findings("Text.\n\n:::include gone\n:::") == [
        ("KB310", 3, "Snippet `gone` not found", "Put it into content/_snippets/<locale>/.")
    ]


@pytest.mark.parametrize(
    ("snippets", "circle"),
    [
        ({"a": ":::include a\n:::"}, "a → a"),
        ({"a": ":::include b\n:::", "b": "B\n\n:::include a\n:::"}, "a → b → a"),
    ],
)
def test_a_circle_is_told_once_and_ends(findings, snippets, circle):
    message = f"Snippet `a` includes itself: {circle}"
    assert findings(":::include a\n:::", **snippets) == [
        ("KB310", 1, message, "Remove one of the includes.")
    ]


def test_what_is_wrong_in_a_snippet_is_told_where_it_is_included(findings):
    assert [f[:3] for f in findings("Text.\n\n:::include a\n:::", a="x\n\n:::note\ny")] == [
        ("KB305", 3, "Block `note` is not closed")
    ]


def test_snippets_that_multiply_end(findings):
    """Each of 15 snippets includes the next one ten times."""
    snippets = {f"s{n}": f":::include s{n + 1}\n:::\n\n" * 10 for n in range(15)}
    found = findings("Text.\n\n:::include s0\n:::", **snippets, s15="x")
    assert [f[:3] for f in found] == [("KB310", 3, f"More than {MOST} snippets in one article")]


@pytest.mark.parametrize("includes", [3, 900])
def test_snippets_have_a_size_together(findings, compiled, includes):
    snippet = "word " * (LONGEST // 10)
    text = ":::include a\n:::\n" * includes

    ((code, line, message, _),) = findings(text, a=snippet)
    assert (code, line) == ("KB314", 5)
    assert message == f"The snippets of this article are longer than {LONGEST} characters"
    assert len("".join(compiled(text, a=snippet)[1].html)) < LONGEST * 1.1


def test_a_long_snippet_in_a_snippet_counts_as_well(findings):
    found = findings(":::include a\n:::", a=":::include b\n:::\n" * 4, b="word " * (LONGEST // 15))

    assert [one[:2] for one in found] == [("KB314", 1)]


@pytest.mark.parametrize("where", ["snippet", "article", "both"])
@pytest.mark.parametrize("number", ["0", "7", "x", "999999999999"])
def test_no_text_is_taken_for_the_place_of_a_link(compile_text, shown, where, number):
    # What a writer may compute of a file's bytes.
    head = "---\ntitle: A\n---\n"
    texts = [head, f"{head}[a](b.md)\n\n:::include s\n:::\n"]
    marks = [f"kbslot{digest(text)[:length]}n{number}x" for text in texts for length in (8, 32)]
    marks += [f"kbslot{short_digest(digest(text))}n{number}x" for text in texts]
    body = f"{texts[1]}{' '.join(marks) if where != 'snippet' else ''}\n"
    marks.append(f"kbslot{short_digest(digest(body))}n{number}x")
    snippet = " ".join(marks) if where != "article" else "S."

    html = shown(*compile_text(body, snippets={"s": snippet}))
    assert all(mark in html for mark in (marks if where != "article" else marks[:-1]))
    assert "[[b.md]]" in html
