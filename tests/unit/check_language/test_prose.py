import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbgen.check.prose import Prose, read_prose
from kbgen.check.rule import Written
from kbgen.digest import digest
from kbgen.facts import find_facts
from kbgen.markdown import Rules, compile_article
from kbgen.model.locale import Locale
from kbgen.model.source import SourceFile

PIECES = st.sampled_from(
    ["---\n", "title: x\n", "`", "```\n", "30 days", "[a](b.md)", "![a](b.png)", "<b>", "<!--",
     "-->", "{{ policy.a.b }}", "## H {#h}\n", ":::note T\n", ":::\n", "\n\n", "> ", "1. ", "**",
     "[^1]", "&nbsp;", "https://a.example/1", "é", "日", "~~~\n"]
)  # fmt: skip


def prose_of(text: str) -> Prose:
    source = SourceFile(path="en/a/x.md", locale=Locale("en"), digest=digest(text))
    outline = compile_article(source, text, Rules()).draft.outline(text)
    return read_prose(Written(source.project_path, text, outline))


@given(st.lists(PIECES, max_size=30).map("".join))
def test_every_place_stays_where_it_is(text):
    prose = prose_of(text)
    for made in (prose.text, prose.marked):
        assert len(made) == len(text)
        assert all(new in {old, " "} for new, old in zip(made, text, strict=True))
        assert made.count("\n") == text.count("\n")


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("Take `x 1` now.", "Take now."),
        ("Take ``a ` b`` now.", "Take now."),
        ("One\n\n```text\n2\n```\n\nthree", "One three"),
        ("> ~~~\n> 2\n> ~~~\n> three", "three"),
        ("A [word](x.md#y) and <https://a.example>.", "A word and ."),
        ("![A cup](cup.png) here", "A cup here"),
        ("Do **this** <kbd>F1</kbd>", "Do this F1"),
        ("## Title {#anchor .wide}", "Title"),
        ("Title\n=====", "Title"),
        ("Take\n\n    30 = x\n\nnow.", "Take now."),
        ("1. ```\n   30\n   ```\n\nnow", "now"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "a b 1 2"),
        (":::note Good to know {open}\nText\n:::", "Good to know Text"),
        (":::deadline returns.window\nText\n:::", "Text"),
        ("/// tip | Tipp\nText\n///", "Tipp Text"),
        ("3. Third\n4. Fourth", "Third Fourth"),
        ("In {{ policy.a.b | short }} or {{ other }}", "In or {{ other }}"),
        ("a <!-- 30\ndays --> b", "a b"),
    ],
)
def test_what_is_no_prose_is_blank(markdown, words):
    assert " ".join(prose_of(markdown).text.split()) == words


def test_titles_descriptions_and_notices_are_prose():
    text = (
        "---\ntitle: One\nupdated: 2026-01-02\ndescription: >\n  two\n  three\n"
        "notice:\n  text: four\n  from: 2026-01-02\nkeywords: [five]\n---\nsix\n"
    )
    assert prose_of(text).text.split() == ["One", "two", "three", "four", "six"]


def test_links_images_code_and_values_have_their_places():
    text = '[a](b.md) ![c](d.png) `e` {{ policy.f.g }} <a href="h.md">i</a>\n\n```\nj\n```\n'
    prose = prose_of(text)
    found = {
        name: [one.text for one in getattr(prose, name)]
        for name in ("links", "images", "code", "policies", "blocks")
    }
    assert found == {
        "links": ["b.md", "h.md"],
        "images": ["d.png"],
        "code": ["e"],
        "policies": ["f.g"],
        "blocks": ["j"],
    }
    for places in (prose.links, prose.images, prose.code, prose.blocks):
        assert all(text.startswith(one.text, one.start) for one in places)
    assert all(text.startswith("{{ policy.f.g }}", one.start) for one in prose.policies)


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    ["![a", "[a](", "](", "`a", "` `` ", "<a", "<!--", "{{ policy.a", "> ", "1,111 ", "+1 "],
)
def test_a_line_of_nothing_but_beginnings_takes_no_time(piece):
    text = piece * (100_000 // len(piece))
    begin = time.process_time()
    find_facts(prose_of(text).text, Locale("en"))
    assert time.process_time() - begin < 5  # seconds; what is quadratic takes minutes
