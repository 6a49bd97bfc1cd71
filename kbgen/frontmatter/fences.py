"""Where front matter begins and ends, also in the forms of other tools.

`---` YAML, `+++` TOML, `;;;` or braces JSON. Text that only looks like front
matter is not body text either: it may mark a draft, which would be public without anyone noticing.
"""

import json
import re
from typing import NamedTuple

from kbgen.frontmatter.hiding import hides_line, is_hiding_key
from kbgen.frontmatter.names import NAMES, folded
from kbgen.text import closest

#: What an editor or a browser leaves at the beginning of a file, and comments.
_BEFORE = re.compile(r"(?:[\s\ufeff\u200b-\u200f\u2060]+|<!--.*?-->)*+", re.DOTALL)
#: Comment lines above front matter, as in scripts.
_COMMENTS = re.compile(r"(?:[^\S\n]*+\n){0,20}+#[^\n]*+\n(?:#[^\n]*+\n|[^\S\n]*+\n){0,20}+")
_OPENING = re.compile(r"(---|\+\+\+|;;;)[^\S\n]*+(\w*+)[^\S\n]*+\n")
_KINDS = {"---": "yaml", "+++": "toml", ";;;": "json"}
_WORDS = {"": "", "yaml": "yaml", "yml": "yaml", "toml": "toml", "json": "json"}
_CLOSING = {
    mark: re.compile(rf"^(?:{pattern})[^\S\n]*$", re.MULTILINE)
    for mark, pattern in {"---": r"---|\.\.\.", "+++": r"\+\+\+", ";;;": ";;;"}.items()
}
#: Hexo writes JSON without braces and without an opening line.
_HEXO = re.compile(r'"[\w-]+"[ \t]*:')
_BRACES = re.compile(r'\{\s*["}]')
#: `key: value`, `key = value`, `"key": value`, `.. key: value`, `:key: value`.
_KEY_LINE = re.compile(
    r"(?![-*+>|][ \t])(?:[^\w\n]|_){0,8}([^\W\d_][\w -]{0,40}?)[\"']?[ \t]*(?::=|=>|[:=\uff1a])"
)
#: Dashes that an editor made of three hyphens, braces, a comment's beginning.
_FENCE_LINE = re.compile(r"[^\w\s#>|]{2,10}[ \t]*(?:ya?ml|toml|json)?|[{}\u2013\u2014]")
#: JSON as people write it, in one line.
_FLOW = re.compile(r"\{\s*[\"']?[^\W\d_][\w-]*[\"']?\s*:\s")
#: Characters. No line of metadata that matters is longer.
_LONGEST = 400
_LOOKS = "Text at the beginning looks like front matter but is not read as such"
_WRITE = "Write it between two lines of three hyphens, at the top of the file."


class Split(NamedTuple):
    """A file cut into front matter and body."""

    text: str
    """The front matter without its fences."""
    body: str
    body_line: int
    """Line of the body's first line in the file, from 1."""
    kind: str = "yaml"
    """`yaml`, `toml` or `json`."""
    line: int = 2
    """Line of the front matter's first line in the file."""


class Unread(NamedTuple):
    """A file whose front matter cannot be separated from its body."""

    code: str
    message: str
    hint: str
    line: int
    body: str
    """What follows the lines that look like front matter."""
    body_line: int


def split(text: str) -> Split | None:
    """Cut off the front matter; None: it is not clear where it ends."""
    parts = cut(text)
    return parts if isinstance(parts, Split) else None


def cut(text: str) -> Split | Unread:
    """Cut off the front matter."""
    start = 0 if text[:4] == "---\n" else _BEFORE.match(text).end()  # type: ignore[union-attr]  # it matches nothing, too
    if hides_line_of := next(filter(hides_line, text[:start].split("\n")), ""):
        return _unread(text, text.index(hides_line_of), _LOOKS, _WRITE, "KB111")
    comments = _COMMENTS.match(text)
    below = _OPENING.match(text, comments.end()) if comments else None
    if below and _is_table(text, below):
        return _unread(text, below.start(), _LOOKS, _WRITE, "KB111")
    opening = _OPENING.match(text, start)
    if opening and (not start or opening[0].strip() != "---" or _is_table(text, opening)):
        return _fenced(text, opening)
    if _BRACES.match(text, start):
        return _braced(text, start)
    if _HEXO.match(text, start) and (end := _CLOSING[";;;"].search(text, start)):
        line = _line(text, start)
        return _parts(text, start, end, "json", line)
    return _unfenced(text, start)


def _fenced(text: str, opening: re.Match[str]) -> Split | Unread:
    mark, word = opening.groups()
    line = _line(text, opening.start())
    kind = _WORDS.get(word.lower())
    if kind is None:
        hint = "Write it as YAML between two lines of three hyphens."
        return _unread(
            text, opening.start(), f"Front matter of type `{word}` is not supported", hint
        )
    closing = _CLOSING[mark].search(text, opening.end())
    if closing is None:
        hint = {
            "---": "Close it with a line of three hyphens.",
            "+++": "Close it with a line of three plus signs.",
            ";;;": "Close it with a line of three semicolons.",
        }[mark]
        return _unread(text, opening.start(), "Front matter is not closed", hint)
    parts = _parts(text, opening.end(), closing, kind or _KINDS[mark], line + 1)
    if not parts.text.strip():
        # An editor may have put an empty block above the real one.
        second = _OPENING.match(parts.body.lstrip())
        is_second = second is not None and _is_table(parts.body.lstrip(), second)
        if is_second or isinstance(_unfenced(parts.body, 0), Unread):
            return _unread(text, opening.start(), _LOOKS, _WRITE, "KB111")
    return parts


def _parts(text: str, start: int, closing: re.Match[str], kind: str, line: int) -> Split:
    inner = text[start : max(closing.start() - 1, start)]
    body_line = line + text.count("\n", start, closing.start()) + 1
    return Split(inner, text[closing.end() + 1 :], body_line, kind, line)


def _braced(text: str, start: int) -> Split | Unread:
    """Cut off JSON in braces, as in Hugo."""
    line = _line(text, start)
    try:
        data, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        # Up to a brace on its own line, if any, so that errors have their line.
        closing = re.compile(r"^\}[^\S\n]*$", re.MULTILINE).search(text, start)
        end = closing.end() if closing else text.find("\n\n", start)
        end, data = (end if end >= 0 else len(text)), {}
    rest = text[end:]
    if not isinstance(data, dict) or rest.partition("\n")[0].strip():
        return _unread(text, start, _LOOKS, _WRITE, "KB111")
    body_line = line + text.count("\n", start, end) + 1
    return Split(text[start:end], rest.partition("\n")[2], body_line, "json", line)


def _unfenced(text: str, start: int) -> Split | Unread:
    """Return the text as body, unless it begins like metadata."""
    head = _head(text, start)
    names = {folded(key[1]) for line in head if (key := _KEY_LINE.match(line))}
    is_fenced = bool(head) and _is_fence(head[0].strip())
    is_meta = len(names) > 1 and "title" in names
    if is_fenced:
        is_meta = any(
            name in NAMES or is_hiding_key(name) or closest(name, NAMES) for name in names
        )
    if is_meta or any(map(hides_line, head)):
        return _unread(text, start, _LOOKS, _WRITE, "KB111")
    return Split("", text, 1, "", 1)


def _is_table(text: str, opening: re.Match[str]) -> bool:
    """Tell whether three hyphens below the first line begin front matter, not a rule."""
    if _CLOSING["---"].search(text, opening.end()) is None:
        return False
    lines = (line.strip() for line in text[opening.end() :].split("\n"))
    first = next((line for line in lines if line and not line.startswith("#")), "")
    return first.startswith("{") or _KEY_LINE.match(first) is not None


def _is_fence(line: str) -> bool:
    return _FENCE_LINE.fullmatch(line) is not None or _FLOW.match(line) is not None


def _head(text: str, start: int) -> list[str]:
    """Return the lines at the beginning that look like metadata."""
    lines: list[str] = []
    for line in text[start : start + 20_000].split("\n"):
        plain = line.strip()[:_LONGEST]
        is_meta = not plain or _KEY_LINE.match(line) or _FENCE_LINE.fullmatch(plain)
        is_inner = bool(lines) and (
            line[:1] in {" ", "\t"}
            or line[:2] == "- "
            or (line[:1] == "#" and _is_fence(lines[0].strip()))
        )
        if not is_meta and not is_inner:
            break
        lines.append(line)
    return lines


def _unread(text: str, start: int, message: str, hint: str, code: str = "KB101") -> Unread:
    head = _head(text, start)
    body = "\n".join(text[start:].split("\n")[max(len(head), 1) :])
    line = _line(text, start)
    return Unread(code, message, hint, line, body, line + max(len(head), 1))


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1
