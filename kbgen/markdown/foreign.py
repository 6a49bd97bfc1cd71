"""Syntax of other tools, which stays readable as text and is reported."""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator

from markdown_it.token import Token

from kbgen.markdown.printed import printed
from kbgen.text import shorten

_BLOCK = re.compile(
    r"^[ \t]*(?P<mark>/{3,}|:{3,}|!{3}(?=\s)|\?{3}\+?(?=\s)|={3}(?=[+!]? \")|\{[*%]|\{\{[<%])"
    r"[ \t]*(?P<name>[\w.-]*)(?P<end>[ \t]*$)?",
    re.MULTILINE,
)


def _signs(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, patterns))


#: A text without any of them has nothing that `_BLOCK`, `_LINES` or `_WORDS` finds: most articles
#: need no closer look. A pattern that begins with a character is faster than `in`.
_BLOCK_SIGNS = _signs("///", ":::", "!!!", r"\?\?\?", "===", r"\{")
_LINE_SIGNS = _signs("8<--", "port (?<=[mx]port )", r"\[(?:TOC|toc)", r"\*\[", "\n: ", r"\+-")
_WORD_SIGNS = _signs(r"\[\[", r"\+\+", "==", r"\$\$", r":[a-z][\w-]{2,80}:",
                     r"\^[^\s^\[\]]+\^", r"~[^\s~]+~")  # fmt: skip
_STARTS = frozenset("/:!?={")
#: With the hint for each of its groups.
_Pattern = tuple[re.Pattern[str], dict[str, str]]
#: What begins a line elsewhere, and what it is.
_LINES = re.compile(
    r"^[ \t]*(?:"
    r"(?P<include>-{2,3}8<-{2,3})"
    r"|(?P<code>import[ \t]+(?:[\w*{][^\n]{0,300}[ \t]from[ \t]+)?[\"'][^\n]{1,300}[\"'];?[ \t]*$"
    r"|export[ \t]+(?:const|let|default|function)\b)"
    r"|(?P<contents>\[TOC\][ \t]*$|\[\[TOC\]\][ \t]*$)"
    r"|(?P<abbreviation>\*\[[^\]\n]{1,100}\]:)"
    r"|(?P<definition>(?<=\n):[ \t]+(?=\S))"
    r"|(?P<grid>(?<![|+]\n)\+(?:[-=]{3,}\+)+[ \t]*$)"
    r")",
    re.MULTILINE | re.IGNORECASE,
)
_LINE_HINTS = {
    "include": "Shared texts are snippets: `:::include name`.",
    "code": "Articles are Markdown: delete the line.",
    "contents": "Delete it: pages have a list of their headings.",
    "abbreviation": "Explain it in the text where readers meet it.",
    "definition": "Write a list, or a heading for each term.",
    "grid": "Write a table with `|` and `---`.",
}
#: Marks within a line. A set of first characters comes first: without it, the search takes forty
#: times as long.
_WORDS = re.compile(
    r"[\[+=^~:$](?:"
    r"(?P<wiki>(?<=\[)\[[^\[\]\n]{1,200}\]\])"
    r"|(?P<keys>(?<=\+)\+[a-z0-9][\w+-]{0,60}\+\+)"
    r"|(?P<mark>(?<==)(?<![+=]=)=[^=\s][^=\n]{0,200}==)"
    r"|(?P<raised>(?<=\w\^)[^\s^]{1,20}\^|(?<=\w~)[^\s~]{1,20}~(?!~))"
    r"|(?P<icon>(?<=:)(?<![\w:]:)(?:(?:fontawesome|material|octicons|simple)-[\w-]{1,60}:"
    r"|[a-z][a-z_]{2,40}:(?![\w:])))"
    r"|(?P<formula>(?<=\$)\$[^$\n]{1,300}\$\$)"
    r")"
)
_WORD_HINTS = {
    "wiki": "Write a link: `[text](../folder/article.md)`.",
    "keys": "Write the keys in words or as code: `Ctrl+C`.",
    "mark": "Write `**…**`.",
    "raised": "Write `<sup>…</sup>` or `<sub>…</sub>`, or the characters themselves: ², ₂.",
    "icon": "Write the emoji itself, or say it in words.",
    "formula": "Write it in words or as code.",
}
_CALLOUTS = {
    "note": "NOTE", "info": "NOTE", "abstract": "NOTE", "tip": "TIP", "hint": "TIP",
    "success": "TIP", "check": "TIP", "important": "IMPORTANT", "warning": "WARNING",
    "attention": "WARNING", "caution": "CAUTION", "danger": "CAUTION", "error": "CAUTION",
}  # fmt: skip


def foreign_syntax(tokens: Iterable[Token], texts: Iterable[str]) -> list[tuple[int, str, str]]:
    """Return (line in the body from 0, message, hint) of each opening line and mark.

    Closing lines that close nothing are among them. texts: that the tokens were made of.
    """
    found: list[tuple[int, str, str]] = []
    texts = tuple(texts)
    patterns = _patterns(texts)
    if not patterns and not _have_sign(texts, _BLOCK_SIGNS):
        return []
    for token in tokens:
        if token.type != "inline" or token.map is None:
            continue
        if patterns:
            found += _marks(token, token.map[0], patterns)
        for at, attributes in token.meta.get("foreign", ()):
            hint = "It is left out; of an image, `{ width=200 }` is read."
            found.append((token.map[0] + at, f"`{attributes}` is syntax of another tool", hint))
        if token.content.lstrip()[:1] not in _STARTS and "\n" not in token.content:
            continue  # most texts; looking for the pattern at each of their characters takes time
        for match in _BLOCK.finditer(token.content):
            name = match["name"]
            line = token.map[0] + token.content.count("\n", 0, match.start("mark"))
            if not name and match["mark"][0] in ":/" and match["end"] is not None:
                hint = "Delete it, or open a block above it."
                found.append((line, f"`{match['mark']}` does not close any block", hint))
                continue
            alert = _CALLOUTS.get(name.lower())
            hint = f"Write `> [!{alert}]` for a callout." if alert else "It is shown as text."
            block = f"{match['mark']} {name}".strip()
            found.append((line, f"`{block}` is syntax of another tool", hint))
    return found


def _patterns(texts: tuple[str, ...]) -> list[_Pattern]:
    """Return the patterns that may find anything in the texts, each with its hints."""
    patterns: list[_Pattern] = []
    if _have_sign(texts, _LINE_SIGNS):
        patterns.append((_LINES, _LINE_HINTS))
    if _have_sign(texts, _WORD_SIGNS):
        patterns.append((_WORDS, _WORD_HINTS))
    return patterns


def _have_sign(texts: Iterable[str], signs: Iterable[re.Pattern[str]]) -> bool:
    return any(sign.search(text) for text in texts for sign in signs)


def _marks(token: Token, line: int, patterns: Iterable[_Pattern]) -> Iterator[tuple[int, str, str]]:
    """Yield marks at the beginning of a line and within it."""
    text = printed(token)
    breaks = [found.start() for found in re.finditer("\n", text)]
    for pattern, hints in patterns:
        for found in pattern.finditer(text):
            kind = found.lastgroup or ""
            shown = shorten(found[0].strip(), 60)
            if kind == "wiki" and found[0].strip("[]").lower() == "toc":
                continue
            message = f"`{shown}` is syntax of another tool"
            yield line + bisect(breaks, found.end() - 1), message, hints[kind]
