"""One source file → one article. Pure: the same file and rules give the same article."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from html import escape, unescape
from itertools import pairwise
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from kbgen import frontmatter
from kbgen.analysis import field_lengths
from kbgen.diagnostics import Diagnostic, Span, ordered, problem
from kbgen.digest import digest
from kbgen.markdown.audit import audit
from kbgen.markdown.body import render_body
from kbgen.markdown.directives import BY_NAME
from kbgen.markdown.directives.tabs import group_tabs
from kbgen.markdown.draft import Draft
from kbgen.markdown.expand import Expander
from kbgen.markdown.foreign import foreign_syntax
from kbgen.markdown.headings import give_anchors
from kbgen.markdown.html import HtmlPolicy, drop_refused
from kbgen.markdown.links import AddressTaker
from kbgen.markdown.numbers import isolate_numbers
from kbgen.markdown.outline import OutlineReader
from kbgen.markdown.parser import parser
from kbgen.markdown.plain import plain_text
from kbgen.markdown.sections import sections_of
from kbgen.markdown.staff_notes import has_note as has_note_for_staff
from kbgen.markdown.staff_notes import shown_notes
from kbgen.markdown.steps import StepFinder
from kbgen.markdown.unread import unread
from kbgen.markdown.values import (
    cited,
    restore_excess_references,
    restore_references_in_code,
    tag_market_references,
)
from kbgen.model.article import Article, ArticleBody, Section, passages_digest
from kbgen.model.policy import CLOSE, OPEN, readable, take_references
from kbgen.model.source import SourceFile
from kbgen.text import Suggestions, shorten, squash

#: Policy values in the text of an article.
MOST_VALUES = 5_000
#: What search engines show; longer texts are cut by them anyway.
DESCRIPTION_LENGTH = 155
#: Tokens whose inside the parser leaves out where they are too deep.
_CONTAINERS = {"blockquote_open", "alert_open", "list_item_open", "kb_block_open"}
_UNTIL_WRITTEN = "It is kept back until its note for support staff is written right."
_ID = re.compile(r'<[a-z][^<>]*?\sid="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Rules:
    """Settings of a project that apply to all its articles."""

    html: HtmlPolicy = field(default_factory=HtmlPolicy)
    agent: bool = False
    """Whether notes for support staff are kept."""
    ignored: tuple[str, ...] = ()
    """Patterns of front matter keys that are other tools'."""


class Compiled(NamedTuple):
    """What a file becomes."""

    article: Article
    body: ArticleBody
    draft: Draft
    """Of the file's outline."""


def compile_article(
    source: SourceFile,
    text: str,
    rules: Rules,
    snippets: Iterable[tuple[str, str]] = (),
    part: StepFinder | None = None,
) -> Compiled:
    """Read front matter and Markdown. Mistakes are in the article's diagnostics.

    snippets: name and text of those that the article includes, directly or through another one.
    part: what the body is to have; None: everything.
    """
    path, policy = source.project_path, rules.html
    meta, body, first_line, diagnosed = frontmatter.read(text, path, rules.ignored)
    found = list(diagnosed)
    env: dict[str, Any] = {"agent": rules.agent, "snippets": dict(snippets)}
    md = parser(policy.keep)
    encoded = take_references(body)
    env["values"] = OPEN in encoded or bool(env["snippets"])  # most articles name none
    tokens = md.parse(encoded, env)
    reader = OutlineReader(encoded, md, env)
    reader.read(tokens)
    if part:
        part.find(tokens)
    has_note = has_note_for_staff(tokens)
    found += _too_deep(tokens, md, Span(path=path, line=first_line))
    tokens, wrong = _expanded(tokens, md, env, Span(path=path, line=first_line))
    found += wrong
    found += _many_values(tokens, env, Span(path=path, line=first_line))
    if not rules.agent:
        leaks = _staff_notes(tokens, Span(path=path, line=first_line), has_block=has_note)
        found += leaks
        meta = meta._replace(draft=True, withheld=_UNTIL_WRITTEN) if leaks else meta
    if meta.markets:
        tag_market_references(tokens, meta.markets)
    title = meta.title or _first_heading(tokens) or source.stem.replace("-", " ").capitalize()
    if not meta.title and not meta.is_unreadable:
        found.append(_untitled(title, path))
    title_anchor = _drop_title_heading(tokens, title)
    outline, repeated = give_anchors(tokens)
    texts = (encoded, *env["snippets"].values())
    found += _report(tokens, texts, repeated, policy, Span(path=path, line=first_line))
    drop_refused(tokens, policy)
    if source.locale.direction == "rtl":
        isolate_numbers(tokens)
    sections = all_sections = sections_of(tokens)
    if part:
        tokens, sections = part.cut(tokens)
    taker = AddressTaker(path, first_line)
    slots = taker.take(tokens)
    # No text can hold the digest of all that it is made of.
    nonce = digest(source.digest, text, tuple(env["snippets"].items()))
    html, filled = render_body(tokens, env, slots, policy, nonce)
    if title_anchor:
        html = (f'<span id="{escape(title_anchor)}"></span>{html[0]}', *html[1:])
    text_digest = digest(title, sections)
    article = Article(
        source=source,
        meta=meta,
        id=meta.id or source.inner.removesuffix(".md"),
        title=title,
        description=meta.description or _excerpt(all_sections),
        outline=outline,
        anchors=_anchors(html),
        slots=filled,
        cited=cited(text, first_line, tokens if env["values"] else (), meta),
        passages=passages_digest(sections),
        lengths=field_lengths(title, meta.keywords, sections),
        revision=text_digest[:8],
        shared="",
        digest="",
        diagnostics=(),
    )
    diagnostics = ordered(map(_as_written, (*found, *taker.diagnostics, *_own_anchors(article))))
    shared = _shared(article)
    whole = _digest(article, shared, diagnostics, text_digest, html)
    article = replace(article, diagnostics=diagnostics, shared=shared, digest=whole)
    return Compiled(article, ArticleBody(html, sections), reader.draft(len(text) - len(body)))


def _as_written(found: Diagnostic) -> Diagnostic:
    """Show the policy values in a finding as their writer wrote them, wherever they come from."""
    message, hint = readable(found.message), readable(found.hint)
    is_same = message is found.message and hint is found.hint
    return found if is_same else replace(found, message=message, hint=hint)


def _untitled(title: str, path: str) -> Diagnostic:
    hint = "Write `title: …` between `---` lines at the top of the file."
    return problem("KB104", Span(path=path), f"No title; `{title}` is taken", hint)


def _expanded(
    tokens: list[Token], md: MarkdownIt, env: dict[str, Any], start: Span
) -> tuple[list[Token], list[Diagnostic]]:
    """Expand blocks and restore references in code; return the tokens and what is wrong."""
    found: list[Diagnostic] = []

    def report(line: int, code: str, message: str, hint: str) -> None:
        found.append(problem(code, replace(start, line=start.line + line), message, hint))

    if env["values"]:
        restore_references_in_code(tokens)
    if any(token.type == "kb_block_open" for token in tokens):
        tokens = group_tabs(Expander(BY_NAME, md, env, report).expand(tokens, start.line))
    return tokens, found


def _many_values(tokens: list[Token], env: dict[str, Any], start: Span) -> list[Diagnostic]:
    """Report a policy value after very many, which stay as written: each may become a long text."""
    line = restore_excess_references(tokens, MOST_VALUES) if env["values"] else None
    if line is None:
        return []
    message = f"More than {MOST_VALUES} policy values in one article; the others are not filled in"
    return [problem("KB315", replace(start, line=start.line + line), message, "Split the article.")]


def _staff_notes(tokens: list[Token], start: Span, *, has_block: bool) -> list[Diagnostic]:
    message = "Readers would see a note for support staff: the article is kept back"
    hint = "Write it between the lines `:::agent` and `:::`, each alone in its line."
    return [
        problem("KB319", replace(start, line=start.line + line), message, hint)
        for line in shown_notes(tokens, has_block=has_block)
    ]


def _too_deep(tokens: list[Token], md: MarkdownIt, start: Span) -> list[Diagnostic]:
    """Report what the parser leaves out because it is nested too deep."""
    deepest = md.options.maxNesting - 1
    return [
        problem(
            "KB311",
            replace(start, line=start.line + (token.map or [0])[0]),
            f"Nested deeper than {md.options.maxNesting} levels: the rest is left out",
            "Take out some of the quotations, lists or blocks around it.",
        )
        for token in tokens
        if token.level >= deepest and token.nesting == 1 and token.type in _CONTAINERS
    ][:1]


def _first_heading(tokens: list[Token]) -> str:
    for token, inline in pairwise(tokens):
        if token.type == "heading_open":
            return plain_text(inline)
    return ""


def _drop_title_heading(tokens: list[Token], title: str) -> str:
    """Remove a leading heading that repeats the title, which the page shows already.

    Returns its explicit anchor, to which links may lead.
    """
    if len(tokens) < 3 or tokens[0].type != "heading_open" or plain_text(tokens[1]) != title:
        return ""
    anchor = str(tokens[0].meta.get("anchor", ""))
    del tokens[:3]
    return anchor


def _anchors(html: tuple[str, ...]) -> frozenset[str]:
    return frozenset(unescape(anchor) for anchor in _ID.findall("".join(html)))


def _report(
    tokens: list[Token],
    texts: tuple[str, ...],
    repeated: tuple[tuple[str, int], ...],
    policy: HtmlPolicy,
    start: Span,
) -> list[Diagnostic]:
    def at(line: int) -> Span:
        return replace(start, line=start.line + line)

    found = [
        problem("KB303", at(line), f"Anchor `{anchor}` is a duplicate", "Give one another name.")
        for anchor, line in repeated
    ]
    found += [
        problem("KB306", at(line), message, hint)
        for line, message, hint in foreign_syntax(tokens, texts)
    ]
    found += [
        problem(code, at(line), message, hint) for line, code, message, hint in unread(tokens)
    ]
    found += [
        problem(code, at(line), message, hint)
        for line, code, message, hint in audit(tokens, policy)
    ]
    return found


def _excerpt(sections: tuple[Section, ...]) -> str:
    text = next((section.text for section in sections if section.text), "")
    short = shorten(squash(text), DESCRIPTION_LENGTH)
    if short.count(OPEN) > short.count(CLOSE):  # cut in the middle of a value
        short = short[: short.rfind(OPEN)].rstrip() + "…"
    return short


def _own_anchors(article: Article) -> list[Diagnostic]:
    """Check the links within the article."""
    found = []
    suggestions = Suggestions()
    anchors = lambda: (heading.anchor for heading in article.outline)  # noqa: E731  # a short one
    for slot in article.links:
        if slot.target or slot.kind != "link":
            continue
        if slot.fragment and slot.fragment not in article.anchors:
            place = Span(path=article.source.project_path, line=slot.line)
            hint = suggestions.anchor_hint(slot.fragment, anchors)
            message = f"Anchor `#{slot.fragment}` is not in this article"
            found.append(problem("KB202", place, message, hint))
    return found


def _shared(article: Article) -> str:
    # Links and headings say which articles are related.
    addresses = [(slot.kind, slot.target) for slot in article.links]
    return digest(
        article.source.path,
        article.meta,
        article.id,
        article.title,
        article.description,
        sorted(article.anchors),
        article.outline,  # hints name the anchors in this order
        addresses,
    )


def _digest(
    article: Article,
    shared: str,
    diagnostics: tuple[Diagnostic, ...],
    text_digest: str,
    html: tuple[str, ...],
) -> str:
    """Take each thing once, and text as bytes: `repr` of it all took 130 µs, this 25."""
    texts = (text.encode("utf-8", "surrogatepass") for text in html)
    return digest(shared, article.slots, article.cited, diagnostics, text_digest, *texts)
