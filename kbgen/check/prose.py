"""The prose of an article's file: what is no prose is blank, so every place stays where it is."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import NamedTuple

from kbgen import frontmatter
from kbgen.diagnostics import Span
from kbgen.markdown.directives import BY_NAME
from kbgen.model.article import Article

#: Texts of the front matter that readers see.
_SHOWN_KEY = re.compile(r"(?:title|description|summary|notice)[ \t]*:[ \t]*[>|]?")
_INNER_KEY = re.compile(r"[ \t]+(?:text|from|until)[ \t]*:")
_FENCED = re.compile(
    r"^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?(?P<fence>`{3,}+|~{3,}+)[^`\n]*\n"
    r"(?P<code>.*?)(?:^[ \t>]*(?P=fence)[`~]*[ \t]*$|\Z)",
    re.DOTALL | re.MULTILINE,
)
#: Of code in a line, in characters; each run of backticks would look for its end further away.
_LONGEST_CODE = 5_000
#: Takes the place of a brace that opens something and has no counterpart to the end of the text.
_OPEN_BRACE = "\ufdd3"
#: Shown as it is written, or not at all; a look at the character first saves most of the time.
_HIDDEN = re.compile(
    r"(?=[`<{])(?:"
    r"(?<!`)(?P<ticks>`+)(?!`)"
    rf"(?P<code>(?:[^`\n]|\n(?![ \t]*\n)|`){{1,{_LONGEST_CODE}}}?)(?<!`)(?P=ticks)(?!`)"
    r"|<!--.*?(?:-->|\Z)"
    r"|\{\{-?[ \t]*policy\.(?P<policy>[\w.-]+?)[ \t]*(?:\|[ \t]*[\w-]+[ \t]*)*-?\}\}"
    r"|\{[*%!].*?[*%!]\})",
    re.DOTALL,
)
_OPENING_BRACE = re.compile(r"\{(?=[*%!])")
_TARGET = (
    r"[ \t]*+<?(?P<{0}>[^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*)>?"
    r"(?:(?:\s+|(?<=[ \t]))"
    r"(?:\"(?:[^\"\\\n]|\\[^\n])*+\"|'(?:[^'\\\n]|\\[^\n])*+'))?[ \t]*\)"
)
_MARKS = re.compile(
    r"(?=[!\]\[<{h&*~_])(?:"
    rf"!\[(?P<alt>[^\[\]\n]*)\]\({_TARGET.format('image')}"
    rf"|\]\({_TARGET.format('link')}"
    r"|\[\^[^\[\]\n]+\]:?"
    r"|\[![A-Za-z]+\]"
    r"|<(?P<auto>(?:https?|mailto|tel):[^<>\s]*)>"
    r"|<(?P<tag>/?[A-Za-z][^<>]*)>"
    r"|(?P<bare>https?://[^\s<>)\]|\"'`]+)"
    r"|\{:?[ \t]*[#.][^{}\n]*\}"
    r"|&#?\w+;"
    r"|\*+|~~|__)"
)
#: Blocks whose opening line holds no prose.
_WORDLESS = [name for name, directive in BY_NAME.items() if not directive.holds_prose]
#: At the beginning of a line: blocks, numbers of lists, definitions of links.
_STARTS = re.compile(
    r"^(?:[ \t>]*(?:[-*+][ \t]+)?(?:"
    rf"(?::{{3,}}|/{{3,}})[ \t]*(?:(?:{'|'.join(_WORDLESS)})\b[^\n]*"
    r"|[A-Za-z][\w-]*[ \t]*\|?)?"
    r"|(?:!{3}|\?{3}\+?)[ \t]+[A-Za-z][\w-]*"
    r"|\d{1,9}[.)](?=[ \t]))"
    r"|[ ]{0,3}\[[^\]\n^]+\]:[ \t]*(?P<defined>\S+)[^\n]*)",
    re.MULTILINE,
)
#: `:::note Title {open}`: the title is prose.
_OPTIONS = re.compile(r"^([ \t>]*:{3,}+[^{}\n]*)\{[^{}\n]*\}[ \t]*$", re.MULTILINE)
_CITING = re.compile(r"^[ \t>]*:{3,}[ \t]*([\w-]+)[ \t]+([\w.-]+)", re.MULTILINE)
_HEADING = re.compile(r"^[ \t>]*(#{1,6})[ \t](.*)", re.MULTILINE)
_ANCHOR = re.compile(r"\{:?[ \t]*#([^\s{}#.]++)[^{}\n]*\}")
_ADDRESS = re.compile(r"""(?:^|\s)(href|src)\s*=\s*["']([^"']+)["']""")


class Place(NamedTuple):
    """Something that stands at a position of the file."""

    text: str
    start: int


@dataclass(frozen=True)
class Prose:
    """What readers read of a file, and what is beside the words."""

    raw: str
    """The file."""
    text: str
    """As long as the file; what is no prose is blank."""
    written: str
    """The same, but with addresses and marks in it."""
    body: int
    """Where the body begins."""
    headings: tuple[Place, ...]
    """The text is the anchor that is written, else number and level: translations share both."""
    policies: tuple[Place, ...]
    code: tuple[Place, ...]
    blocks: tuple[Place, ...]
    """Fenced code."""
    links: tuple[Place, ...]
    images: tuple[Place, ...]

    @cached_property
    def _lines(self) -> list[int]:
        return list(accumulate((len(line) + 1 for line in self.raw.split("\n")), initial=0))

    @cached_property
    def start(self) -> int:
        """Where the text of the body begins, behind empty lines."""
        rest = self.raw[self.body :]
        return self.body + len(rest) - len(rest.lstrip())

    def line(self, position: int) -> int:
        return bisect_right(self._lines, position)

    def span(self, article: Article, position: int) -> Span:
        """Return the place of a position in the article's file, for a diagnostic."""
        line = self.line(position)
        column = position - self._lines[line - 1] + 1
        return Span(path=article.source.project_path, line=line, column=column)

    @cached_property
    def sections(self) -> dict[str, tuple[int, int]]:
        """Heading → where its section begins and ends; under "" what is above all."""
        starts = [("", self.body), *((one.text, one.start) for one in self.headings)]
        ends = [*(start for _, start in starts[1:]), len(self.raw)]
        return {name: (start, end) for (name, start), end in zip(starts, ends, strict=True)}

    def section_at(self, position: int) -> str:
        """Return the heading of the section that a position is in; empty: none has it."""
        at = bisect_right(self._begins, (position, len(self.raw) + 1, "")) - 1
        start, end, name = self._begins[at] if at >= 0 else (0, 0, "")
        return name if start <= position < end else ""

    @cached_property
    def _begins(self) -> list[tuple[int, int, str]]:
        return sorted((start, end, name) for name, (start, end) in self.sections.items())


# Five rules read the same articles one after the other: half of the time of all rules.
@lru_cache(maxsize=4_096)
def read_prose(text: str) -> Prose:
    """Find the prose of a file: front matter and Markdown."""
    split = frontmatter.split(text)
    body = len(text) - len(split.body) if split else 0
    hidden = _Blanks()
    written = _head(text[:body]) + hidden.take(_FENCED, text[body:], body, "```", "~~~")
    written = hidden.take(_HIDDEN, mark_open_braces(written), 0, "`", "<!--", "{")
    written = written.replace(_OPEN_BRACE, "{")
    marks = _Blanks()
    prose = marks.take(_MARKS, written, 0)
    if ":::" in prose:
        prose = _OPTIONS.sub(lambda line: line[1] + " " * (len(line[0]) - len(line[1])), prose)
    prose = prose[:body] + marks.take(_STARTS, prose[body:], body)
    return Prose(
        raw=text,
        text=prose,
        written=written,
        body=body,
        headings=tuple(
            Place(_anchor(one[2]) or f"{number}. {one[1]}", one.start())
            for number, one in enumerate(_find(_HEADING, written, "#"))
        ),
        policies=(*hidden.places("policy"), *_cited(written)),
        code=tuple(one for one in hidden.places("code") if one.start not in hidden.fenced),
        blocks=tuple(one for one in hidden.places("code") if one.start in hidden.fenced),
        links=(*marks.places("link"), *marks.places("auto"), *marks.places("bare"),
               *marks.places("defined"), *_addresses(marks, "href")),
        images=(*marks.places("image"), *_addresses(marks, "src")),
    )  # fmt: skip


def mark_open_braces(text: str) -> str:
    """Mark the braces that nothing closes: each of them would look to the end of the text."""
    last = max(text.rfind(closing) for closing in ("*}", "%}", "!}"))
    return text[: last + 1] + _OPENING_BRACE.sub(_OPEN_BRACE, text[last + 1 :])


def _find(pattern: re.Pattern[str], text: str, sign: str) -> Iterator[re.Match[str]]:
    return pattern.finditer(text) if sign in text else iter(())


def _cited(text: str) -> Iterator[Place]:
    """Yield the policy values that opening lines of blocks name without braces."""
    for found in _find(_CITING, text, ":::"):
        directive = BY_NAME.get(found[1])
        for name in directive.cites(found[2]) if directive else ():
            yield Place(name, found.start(2) + found[2].index(name))


def _anchor(heading: str) -> str:
    """Return the anchor that is written at the end of a heading, if any."""
    bare = heading.rstrip(" \t")
    found = _ANCHOR.fullmatch(bare, max(bare.rfind("{"), 0))
    return found[1] if found else ""


def _head(text: str) -> str:
    """Leave the shown texts of the front matter, with their quotation marks."""
    lines: list[str] = []
    shown = False
    for line in text.split("\n"):
        key = _SHOWN_KEY.match(line)
        if key:
            shown = True
            lines.append(" " * key.end() + line[key.end() :])
        elif shown and line[:1] in {" ", "\t"}:
            inner = _INNER_KEY.match(line)
            hides = inner is not None and "text" not in inner[0]
            cut = len(line) if hides else inner.end() if inner else 0
            lines.append(" " * cut + line[cut:])
        else:
            shown = False
            lines.append(" " * len(line))
    return "\n".join(lines)


class _Blanks:
    """Puts blanks in the place of what is found, and remembers it."""

    def __init__(self) -> None:
        self._found: dict[str, list[Place]] = {}
        self.fenced: set[int] = set()

    def take(self, pattern: re.Pattern[str], text: str, offset: int, *signs: str) -> str:
        """signs: of which one is there if the pattern is; without any it is always tried."""
        if signs and not any(sign in text for sign in signs):
            return text
        return pattern.sub(self._taker(offset), text)

    def _taker(self, offset: int) -> Callable[[re.Match[str]], str]:
        def blank(found: re.Match[str]) -> str:
            whole = found[0]
            name = found.lastgroup
            if name is None:
                return _blank(whole)
            # Groups that come last in their alternative, or the one before a closing mark.
            for group, content in found.groupdict().items():
                if content is not None and group not in {"ticks", "fence", "alt"}:
                    place = Place(content.replace(_OPEN_BRACE, "{"), found.start(group) + offset)
                    self._found.setdefault(group, []).append(place)
                    if "fence" in found.re.groupindex:
                        self.fenced.add(place.start)
            if "alt" in found.re.groupindex and found["alt"]:
                start, end = found.start("alt") - found.start(), found.end("alt") - found.start()
                return " " * start + found["alt"] + _blank(whole[end:])
            return _blank(whole)

        return blank

    def places(self, group: str) -> tuple[Place, ...]:
        return tuple(self._found.get(group, ()))


def _blank(text: str) -> str:
    if "\n" not in text:
        return " " * len(text)
    return "\n".join(" " * len(line) for line in text.split("\n"))


def _addresses(marks: _Blanks, attribute: str) -> Iterator[Place]:
    for tag in marks.places("tag"):
        for found in _ADDRESS.finditer(tag.text) if "=" in tag.text else ():
            if found[1] == attribute:
                yield Place(found[2], tag.start + found.start(2))
