"""Short names in the theme's own scripts: a sixth less for a phone to load.

Declarations in a row become one. Else only names of variables change, never those of properties:
modules keep what they give to others. A name has the same short one in the whole module, whatever
its scope. So no scope has to be known, only what is not the module's own: `GLOBALS`, which a test
compares with what the modules use.
"""

import re
import string
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import NamedTuple

#: What the scripts take from browsers.
_FROM_BROWSERS = """
    AbortSignal Array Boolean CSS CSSStyleSheet CustomEvent DOMParser Date DecompressionStream
    Element Error Event EventTarget FormData HTMLAnchorElement HTMLButtonElement HTMLElement
    HTMLFormElement HTMLImageElement HTMLInputElement HTMLScriptElement HTMLSelectElement
    HTMLTextAreaElement Highlight Image Infinity IntersectionObserver Intl JSON KeyboardEvent Map
    Math Node NodeFilter Number Object Option PerformanceNavigationTiming Promise Range RangeError
    RegExp ResizeObserver Response Set String SubmitEvent Text TextDecoder TypeError URL
    URLSearchParams Uint32Array Uint8Array addEventListener btoa clearTimeout console crypto
    decodeURIComponent document encodeURIComponent fetch getComputedStyle history indexedDB
    innerHeight localStorage location matchMedia navigator parseInt performance scrollY
    sessionStorage setInterval setTimeout window XMLHttpRequest WeakMap WeakSet customElements
    HTMLDialogElement HTMLLinkElement
"""
GLOBALS = frozenset(_FROM_BROWSERS.split())
_LANGUAGE = """
    arguments as async await break case catch class const continue debugger default delete do else
    export extends false finally for from function get if import in instanceof let new null of
    return set static super switch this throw true try typeof undefined var void while with yield
"""
_KEYWORDS = frozenset(_LANGUAGE.split())
_DECLARE = frozenset({"const", "let"})
#: A name in braces, `{name}`, becomes longer, `{name:a}`. By the compressed sizes of all scripts.
_SHORTHAND = 2
#: Words of the language that end a value: a slash behind them divides.
_VALUES = frozenset({"this", "super", "null", "true", "false", "undefined", "arguments"})
_TOKEN = re.compile(
    r"""
    (?P<space>\s+)
    |(?P<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |(?P<number>\.?\d(?:[eE][+-]|[\w.])*)
    |(?P<name>\#?[^\W\d][\w$]*|\$[\w$]*)
    |(?P<sign>=>|\.\.\.|\?\.(?!\d)|[^"'`])
    """,
    re.VERBOSE | re.DOTALL,
)
_REGEX = re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/\w*")
_TEMPLATE = re.compile(r"(?:[^`\\$]|\\.|\$(?!\{))*(?:`|\$\{)", re.DOTALL)


class _Token(NamedTuple):
    kind: str
    """`space`, `text`, `number`, `name` or `sign`; a template's pieces are texts."""
    text: str


@lru_cache(maxsize=128)
def shortened(code: str) -> str:
    """Return a module's code with short names of variables.

    Raises ValueError for what is not written as our modules are.
    """
    tokens = list(_joined(list(_tokens(code))))
    roles = list(_roles([token for token in tokens if token.kind != "space"]))
    short = _chosen(roles)
    pieces, following = [], iter(roles)
    for token, before, after in zip(tokens, [None, *tokens], [*tokens[1:], None], strict=False):
        text = token.text
        if _means_nothing(token, before, after):
            continue
        if token.kind == "name":
            name, role = next(following)
            if role and name in short:
                text = f"{name}:{short[name]}" if role == "shorthand" else short[name]
        pieces.append(text)
    return "".join(pieces)


def _joined(tokens: list[_Token]) -> Iterator[_Token]:
    """Yield the tokens of the same script with one declaration for several in a row.

    `const` becomes `let`, and a semicolon before a brace goes: no statement of ours is empty.
    """
    declares = [False]  # the statement in each bracket that is open
    starts, place = True, 0
    while place < len(tokens):
        token = tokens[place]
        text, after = token.text, tokens[place + 1].text if place + 1 < len(tokens) else ""
        place += 1
        if text == ";" and declares[-1] and after in _DECLARE:
            yield _Token("sign", ",")
            place += 1 + (tokens[place + 1].kind == "space")
            continue
        if text in _DECLARE:
            declares[-1] |= starts
            token = _Token("name", "let")
        elif text == ";":
            declares[-1] = False
        elif text in {")", "]", "}"} or (token.kind == "text" and text.startswith("}")):
            declares.pop()
        if text in {"(", "[", "{"} or (token.kind == "text" and text.endswith("${")):
            declares.append(False)
        starts = text in {";", "{", "}"} or (starts and token.kind == "space")
        if text != ";" or after != "}":
            yield token


def _means_nothing(token: _Token, before: _Token | None, after: _Token | None) -> bool:
    """Tell whether a token may go: the last comma of a list, a line break after a block.

    Statements of ours end with a semicolon, so a line that ends with a brace is a block.
    """
    if token.text == ",":
        return after is not None and after.text in {")", "}"}
    is_break = token.kind == "space" and before is not None and before.text == "}"
    return is_break and after is not None and after.kind == "name"


def _chosen(roles: list[tuple[str, str]]) -> dict[str, str]:
    """Return short names, the shortest for those that save most."""
    saved = Counter[str]()
    for name, role in roles:
        saved[name] += {"variable": 1, "shorthand": -_SHORTHAND}.get(role, 0)
    worth = (name for name, count in saved.most_common() if count > 0)
    return dict(zip(worth, short_names(), strict=False))


def short_names() -> Iterator[str]:
    """Yield names from the shortest on; one letter is enough for most modules."""
    letters = string.ascii_lowercase + string.ascii_uppercase
    for length in (1, 2):
        for name in map("".join, product(letters, repeat=length)):
            if name not in _KEYWORDS and name not in GLOBALS:
                yield name


def _tokens(code: str) -> Iterator[_Token]:
    place, depths, before = 0, [0], _Token("sign", ";")
    while place < len(code):
        kind, match = "text", None
        if code[place] == "`":
            match = _TEMPLATE.match(code, place + 1)
        elif code[place] == "}" and len(depths) > 1 and not depths[-1]:
            depths.pop()
            match = _TEMPLATE.match(code, place + 1)
        elif code[place] == "/" and not _ends_a_value(before):
            match = _REGEX.match(code, place)
        else:
            match = _TOKEN.match(code, place)
            kind = (match and match.lastgroup) or kind
        if match is None:
            raise ValueError(f"cannot be shortened: {code[place : place + 40]}")
        token = _Token(kind, code[place : match.end()])
        if kind == "text" and token.text.endswith("${"):
            depths.append(0)
        elif kind == "sign":
            depths[-1] += {"{": 1, "}": -1}.get(token.text, 0)
        yield token
        place = match.end()
        before = before if kind == "space" else token


def _ends_a_value(token: _Token) -> bool:
    if token.kind == "name":
        return token.text not in _KEYWORDS or token.text in _VALUES
    if token.kind == "text":
        return not token.text.endswith("${")
    return token.kind == "number" or token.text in {")", "]", "}"}


def _roles(tokens: list[_Token]) -> Iterator[tuple[str, str]]:
    """Yield each name and what it is: `variable`, `shorthand` (`{name}`), or empty if it stays."""
    #: Brackets that are open: `(`, `[`, `block`, `object`, `class`; `${` of a template.
    places = ["block"]
    is_head = False  # between `class` and its brace
    is_member = False  # behind `async`, `get` or `static` of a member
    for number, token in enumerate(tokens):
        before = tokens[number - 1] if number else _Token("sign", ";")
        after = tokens[number + 1].text if number + 1 < len(tokens) else ";"
        if token.kind == "name":
            can_be = before.text in _STARTS.get(places[-1], ()) or is_member
            is_member = (
                can_be
                and token.text in {"async", "get", "set", "static"}
                and (after not in {":", "(", ",", "}", "=", ";"})
            )
            is_key = before.text in {".", "?."} or after == ":"
            is_head |= token.text == "class" and not is_key
            role = "" if is_member else _role(token.text, before.text, after, places[-1], can_be)
            yield token.text, role
        elif token.text == "{":
            places.append("class" if is_head else _brace(before, places[-1]))
            is_head = False
        elif token.text in {"(", "["}:
            places.append(token.text)
        elif token.text in {")", "]", "}"}:
            places.pop()
        elif token.kind == "text":
            if token.text.startswith("}"):
                places.pop()
            if token.text.endswith("${"):
                places.append("${")


#: Signs behind which a member's name stands, by what they are in.
_STARTS = {"object": {"{", ","}, "class": {"{", "}", ";"}}


def _role(name: str, before: str, after: str, place: str, can_be_member: bool) -> str:
    if name in _KEYWORDS or name in GLOBALS or name[0] in "$#" or before in {".", "?."}:
        return ""
    if can_be_member:
        return "shorthand" if place == "object" and after in {",", "}", "="} else ""
    if place == "block" and after == ":" and before in {"{", "}", ";"}:
        raise ValueError(f"cannot be shortened: label {name}")
    return "variable"


def _brace(before: _Token, place: str) -> str:
    """Return what a brace opens: a block, or an object or pattern."""
    if before.kind == "name":
        if before.text in {"else", "do", "try", "finally", "catch"}:
            return "block"
        if before.text in _KEYWORDS - _VALUES:
            return "object"
        raise ValueError(f"cannot be shortened: brace behind {before.text}")
    if before.text in {"=>", ")", ";", "}"} or (before.text == "{" and place == "block"):
        return "block"
    return "object"
