"""One source file → one article. Pure: the same file and rules give the same article."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from html import escape
from itertools import pairwise
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from kbgen import frontmatter
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.digest import digest
from kbgen.markdown.article import Page, make_article
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
from kbgen.markdown.staff_notes import shown_notes
from kbgen.markdown.steps import StepFinder
from kbgen.markdown.unread import unread
from kbgen.markdown.values import (
    cited,
    restore_excess_references,
    restore_references_in_code,
    tag_market_references,
)
from kbgen.model.article import (
    Article,
    ArticleBody,
    FrontMatter,
    Section,
)
from kbgen.model.by_market import without_markets
from kbgen.model.locale import Locale
from kbgen.model.policy import CLOSE, OPEN, take_references
from kbgen.model.source import SourceFile
from kbgen.text import shorten, squash

#: Policy values in the text of an article.
MOST_VALUES = 5_000
#: What search engines show; longer texts are cut by them anyway.
DESCRIPTION_LENGTH = 155
#: Tokens whose inside the parser leaves out where they are too deep.
_CONTAINERS = {"blockquote_open", "alert_open", "list_item_open", "kb_block_open"}
_UNTIL_WRITTEN = "It is not published until its note for support staff is fixed."


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
    meta, body, line, diagnosed = frontmatter.read(text, source.project_path, rules.ignored)
    start = Span(path=source.project_path, line=line)
    parsed = _parse(body, rules, dict(snippets))
    if part:
        part.find(parsed.tokens)
    tokens, findings = _expand(parsed, start)
    meta, leaks = _hold_back(meta, tokens, parsed, start)
    if meta.markets:
        tag_market_references(tokens, meta.markets)
    title, title_anchor, untitled = _take_title(tokens, meta, source)
    headings, repeated = give_anchors(tokens)
    findings += _report(tokens, parsed, repeated, rules.html, start)
    _clean(tokens, rules.html, source.locale)
    sections = sections_of(tokens)
    description = meta.description or _excerpt(sections)
    whole = tokens  # title and description may come from what is cut off
    if part:
        tokens, sections = part.cut(tokens)
    taker = AddressTaker(start.path, line)
    slots = taker.take(tokens)
    html, filled = render_body(tokens, parsed.env, slots, rules.html, _nonce(source, text, parsed))
    html = _with_anchor(html, title_anchor)
    named = cited(text, line, whole if parsed.env["values"] else (), meta)
    page = Page(title, description, headings, html, filled, named, sections)
    reported = (*diagnosed, *findings, *leaks, *untitled, *taker.diagnostics)
    article = make_article(source, meta, page, reported)
    draft = parsed.reader.draft(len(text) - len(body))
    return Compiled(article, ArticleBody(html, sections), draft)


class _Parsed(NamedTuple):
    """The body of a file as the parser reads it."""

    source: str
    """With references to policy values in their travelling form."""
    md: MarkdownIt
    env: dict[str, Any]
    tokens: list[Token]
    """Before blocks are expanded."""
    blocks: frozenset[str]
    """Names of its blocks."""
    reader: OutlineReader


def _parse(body: str, rules: Rules, snippets: dict[str, str]) -> _Parsed:
    source = take_references(body)
    values = OPEN in source or bool(snippets)  # most articles name none
    env: dict[str, Any] = {"agent": rules.agent, "snippets": snippets, "values": values}
    md = parser(rules.html.keep)
    tokens = md.parse(source, env)
    reader = OutlineReader(source, md, env)
    reader.read(tokens)
    blocks = {token.meta["block"].name for token in tokens if token.type == "kb_block_open"}
    return _Parsed(source, md, env, tokens, frozenset(blocks), reader)


def _nonce(source: SourceFile, text: str, parsed: _Parsed) -> str:
    """Return what no text can hold: the digest of all that it is made of."""
    data = text.encode("utf-8", "surrogatepass")  # half the time of its `repr`
    return digest(source.digest, data, tuple(parsed.env["snippets"].items()))


def _take_title(
    tokens: list[Token], meta: FrontMatter, source: SourceFile
) -> tuple[str, str, list[Diagnostic]]:
    """Return the title, the anchor of a heading that repeats it and is removed, and findings."""
    title = meta.title or _first_heading(tokens) or source.stem.replace("-", " ").capitalize()
    anchor = _drop_title_heading(tokens, title)
    if meta.title or meta.is_unreadable:
        return title, anchor, []
    hint = "Write `title: …` between `---` lines at the top of the file."
    place = Span(path=source.project_path)
    message = f"The article has no title; using `{title}`"
    return title, anchor, [problem("KB104", place, message, hint)]


def _expand(parsed: _Parsed, start: Span) -> tuple[list[Token], list[Diagnostic]]:
    """Expand blocks and restore references in code; return the tokens and what is wrong."""
    tokens, md, env = parsed.tokens, parsed.md, parsed.env
    findings = _too_deep(tokens, md, start)

    def report(line: int, code: str, message: str, hint: str) -> None:
        findings.append(problem(code, replace(start, line=start.line + line), message, hint))

    if env["values"]:
        restore_references_in_code(tokens)
    if parsed.blocks:
        tokens = group_tabs(Expander(BY_NAME, md, env, report).expand(tokens, start.line))
    return tokens, findings + _many_values(tokens, env, start)


def _many_values(tokens: list[Token], env: dict[str, Any], start: Span) -> list[Diagnostic]:
    """Report a policy value after very many, which stay as written: each may become a long text."""
    line = restore_excess_references(tokens, MOST_VALUES) if env["values"] else None
    if line is None:
        return []
    message = f"More than {MOST_VALUES} policy values in one article; the others are not filled in"
    return [problem("KB315", replace(start, line=start.line + line), message, "Split the article.")]


def _hold_back(
    meta: FrontMatter, tokens: list[Token], parsed: _Parsed, start: Span
) -> tuple[FrontMatter, list[Diagnostic]]:
    """Keep an article back that would show readers a note for support staff, and report it."""
    if parsed.env["agent"]:
        return meta, []
    message = "A note for support staff would be visible to readers; the article is not published"
    hint = "Write it between the lines `:::agent` and `:::`, each alone in its line."
    leaks = [
        problem("KB319", replace(start, line=start.line + line), message, hint)
        for line in shown_notes(tokens, has_block="agent" in parsed.blocks)
    ]
    return meta._replace(draft=True, withheld=_UNTIL_WRITTEN) if leaks else meta, leaks


def _clean(tokens: list[Token], policy: HtmlPolicy, locale: Locale) -> None:
    """Remove refused HTML, and keep the order of numbers in texts that run from right to left."""
    drop_refused(tokens, policy)
    if locale.direction == "rtl":
        isolate_numbers(tokens)


def _with_anchor(html: tuple[str, ...], anchor: str) -> tuple[str, ...]:
    """Put the anchor of the title before the text: links may lead to it."""
    return (f'<span id="{escape(anchor)}"></span>{html[0]}', *html[1:]) if anchor else html


def _too_deep(tokens: list[Token], md: MarkdownIt, start: Span) -> list[Diagnostic]:
    """Report what the parser leaves out because it is nested too deep."""
    deepest = md.options.maxNesting - 1
    return [
        problem(
            "KB311",
            replace(start, line=start.line + (token.map or [0])[0]),
            f"Nested deeper than {md.options.maxNesting} levels; the rest is dropped",
            "Remove some of the quotations, lists or blocks around it.",
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


def _report(
    tokens: list[Token],
    parsed: _Parsed,
    repeated: tuple[tuple[str, int], ...],
    policy: HtmlPolicy,
    start: Span,
) -> list[Diagnostic]:
    def at(line: int) -> Span:
        return replace(start, line=start.line + line)

    texts = (parsed.source, *parsed.env["snippets"].values())
    found = [
        problem("KB303", at(line), f"Duplicate anchor `{anchor}`", "Rename one of them.")
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
    texts = (without_markets(section.text) for section in sections)
    text = next(filter(None, map(squash, texts)), "")
    short = shorten(text, DESCRIPTION_LENGTH)
    if short.count(OPEN) > short.count(CLOSE):  # cut in the middle of a value
        short = short[: short.rfind(OPEN)].rstrip() + "…"
    return short
