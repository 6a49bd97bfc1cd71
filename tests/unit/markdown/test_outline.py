"""Every span of an outline holds in the file what the parser's token holds."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

from kbgen.digest import digest
from kbgen.markdown import Draft, Rules, compile_article
from kbgen.markdown.directives import BY_NAME
from kbgen.markdown.parser import parser
from kbgen.model.locale import Locale
from kbgen.model.outline import AddressPlace, Lines, Outline
from kbgen.model.policy import readable, take_references
from kbgen.model.source import SourceFile
from tests import commonmark
from tests.unit.markdown.test_dispatch import PARTS
from tests.unit.markdown.test_fixtures import ALL

VALUES = ("{{ policy.a.b }}", "{{ policy.c | short }}", "{{policy.a.b|x}}")
HEAD = "---\ntitle: Fixture {{ policy.a.b }}\n---\n"


def outline_of(text: str) -> Outline:
    source = SourceFile(path="en/a/x.md", locale=Locale("en"), digest=digest(text))
    snippets = (("part", "Part [a](b.md) `c`\n\n[d]: e.md\n\n## Heading\n"),)
    draft = compile_article(source, text, Rules(), snippets).draft
    assert Draft.unpack(draft.pack()).outline(text) == draft.outline(text)
    return draft.outline(text)


def all_tokens(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from all_tokens(token.children or ())


def squashed(text: str) -> str:
    """Return a text without blanks, what precedes lines in quotations, and escapes in tables."""
    bare = re.sub(r"^[ \t>]*", "", text, flags=re.MULTILINE).replace("\\|", "|")
    return "".join(bare.split())


def parsed(body: str) -> list[Token]:
    tokens = list(all_tokens(parser(True).parse(take_references(body))))
    for token in tokens:
        token.content = readable(token.content)
    return tokens


def assert_spans_hold_what_tokens_hold(body: str) -> None:
    text = HEAD + body
    outline = outline_of(text)
    tokens = parsed(body)
    at = lambda place: text[place.start : place.end]  # noqa: E731  # a short one

    for kind in ("links", "images"):
        for place in getattr(outline, kind):
            assert_address(place, text)
    written = Counter(
        readable(str(token.attrs.get(name, "")))
        for token in tokens
        for kind, name in (("link_open", "href"), ("image", "src"))
        if token.type == kind
    )
    places = Counter(p.address for p in (*outline.links, *outline.images) if not p.is_html)
    titles = any(block.argument for block in outline.blocks)  # parsed when they are expanded
    assert places == written or (titles and not written - places)

    code = Counter(
        squashed(token.content)
        for token in tokens
        if token.type in {"fence", "code_block", "code_inline"}
    )
    code.pop("", None)
    spans = Counter(squashed(at(place)) for place in outline.code)
    spans.pop("", None)
    assert spans == code or (titles and not code - spans)

    openings = [token for token in tokens if token.type == "heading_open"]
    assert len(outline.headings) == len(openings)
    for place, token in zip(outline.headings, openings, strict=True):
        assert at(place)[:1].strip(), "a heading begins with its mark or its text"
        assert token.map is not None
        assert Lines(text).number(place.start) == token.map[0] + HEAD.count("\n") + 1

    assert len(outline.rows) == sum(token.type == "tr_open" for token in tokens)
    parts = Counter("callout" if part.kind[0] == "!" else part.kind for part in outline.parts)
    callouts = sum(BY_NAME.get(block.name) is BY_NAME["note"] for block in outline.blocks)
    types = Counter(token.type for token in tokens)
    assert parts["step"] + parts["item"] == types["list_item_open"]
    assert parts["callout"] == types["alert_open"] + callouts
    assert parts["footnote"] == types["footnote_ref"] or (titles and parts["footnote"])
    for place in outline.texts:
        own = at(place).strip(" ")
        assert place.kind == "html" or at(place) == own, "a text is its own characters"
    if not titles and not re.search("[<\0\ufdd0-\ufdd2]|\\{\\{", body):
        texts = Counter(squashed(at(place)) for place in outline.texts)
        inline = Counter(squashed(token.content) for token in tokens if token.type == "inline")
        del texts[""], inline[""]
        assert not texts - inline, "each is what the parser read as one"
    assert all("\n" not in at(place) for place in (*outline.rows, *outline.prose))
    assert_words_are_those_of_the_tokens(outline, text, tokens)


def assert_address(place: AddressPlace, text: str) -> None:
    written = text[place.address_start : place.address_end]
    if not written or place.is_html:
        return
    assert "\n" not in written
    md = parser(True)
    address = unescapeAll(written)
    options = {readable(md.normalizeLink(take_references(address)))}
    options |= {md.normalizeLink(f"mailto:{address}"), md.normalizeLink(f"https://{address}")}
    options |= {f"mailto:{address}", address, md.normalizeLink(written)}
    assert place.address in options


def assert_words_are_those_of_the_tokens(outline: Outline, text: str, tokens: list[Token]) -> None:
    before = 0
    for place in outline.prose:
        assert before <= place.start < place.end, "runs are in order and apart"
        before = place.end
    for place in outline.code:
        inside = [run for run in outline.prose if run.start < place.end and run.end > place.start]
        assert not inside, "code is not prose"
    # Characters of references (`&auml;`) are in tokens only, and raw HTML has words of its own.
    if "&" in text or "<" in text or "{{" in text or ":::" in text or "{" in text:
        return
    letters = lambda texts: Counter(filter(str.isalnum, "".join(texts)))  # noqa: E731  # as above
    shown = letters(token.content for token in tokens if token.type == "text")
    spans = letters(text[place.start : place.end] for place in outline.prose)
    addresses = letters(
        text[p.address_start : p.address_end]
        for p in outline.links
        if 0 <= p.address_start - p.start <= 1
    )
    assert spans + addresses == shown


@pytest.mark.parametrize("number", range(1, 653))
def test_commonmark(number):
    assert_spans_hold_what_tokens_hold(commonmark.examples()[number - 1])


@pytest.mark.parametrize("fixture", ALL, ids=lambda f: f"{f.file.stem}: {f.title}")
def test_fixtures(fixture):
    assert_spans_hold_what_tokens_hold(f"{fixture.markdown}\n")


@pytest.mark.slow
@given(
    st.lists(st.sampled_from([*PARTS, "{{ policy.a.b }}", "{{ policy.c | short }}"]), max_size=30)
)
@example(["\xa0", "https://a.b/c_d"])
@example(["\x1c", "[b](c.md)"])
@example(["\xa0\n", "\u3000[a](b.md)\n", "`c`"])
@example(["## ", "\xa0", "- ", "*"])
@example(["## ", "\xa0", "**"])
def test_random_markdown(parts):
    # Files with NUL are refused before they are compiled.
    assert_spans_hold_what_tokens_hold("".join(parts).replace("\0", ""))
