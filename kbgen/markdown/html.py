"""Raw HTML in articles: what is harmless stays, the rest goes and is reported."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from html import unescape
from html.parser import HTMLParser

import nh3
from markdown_it.token import Token

from kbgen.model.policy import OPEN

_TAGS = frozenset(nh3.ALLOWED_TAGS) | {"section", "details", "summary", "figure", "figcaption"}
_ANY = frozenset({"class", "id", "lang", "dir", "title", "role", "translate"})
_ATTRIBUTES = {
    "a": frozenset({"href", "hreflang", "rel"}),
    "img": frozenset({"src", "alt", "width", "height", "loading"}),
    "td": frozenset({"colspan", "rowspan", "headers"}),
    "th": frozenset({"colspan", "rowspan", "headers", "scope", "abbr"}),
    "ol": frozenset({"start", "reversed", "type"}),
    "li": frozenset({"value"}),
    "details": frozenset({"open"}),
    "div": frozenset({"tabindex"}),
    "time": frozenset({"datetime"}),
    "q": frozenset({"cite"}),
    "blockquote": frozenset({"cite"}),
    "del": frozenset({"datetime"}),
    "ins": frozenset({"datetime"}),
}
SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel", "sms", "whatsapp"})
#: These go with everything in them.
_WITH_CONTENT = frozenset(
    {"embed", "iframe", "math", "noscript", "object", "script", "style", "svg", "template"}
)
#: Line in the body from 0, code, what.
Finding = tuple[int, str, str]
_TAG = re.compile(r"""</?([a-zA-Z][\w-]*)(?:"[^"]*"|'[^']*'|[^'"<>])*>?""")
_HOOK = re.compile(r"data-kb-", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?(?:-->|$)", re.DOTALL)
_SCHEME = re.compile(r"^[\s\x00-\x20]*([a-zA-Z][a-zA-Z0-9+.-]*)[\s\x00-\x20]*:")


@dataclass(frozen=True, slots=True)
class HtmlPolicy:
    """What raw HTML may be in articles."""

    keep: bool = True
    """False: all of it is shown as text."""
    tags: tuple[str, ...] = ()
    """Elements allowed beside the usual ones."""
    attributes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Element (or `*`) and attributes allowed beside the usual ones."""

    @property
    def all_tags(self) -> frozenset[str]:
        return _TAGS | frozenset(self.tags)

    def attributes_of(self, tag: str) -> frozenset[str]:
        more = dict(self.attributes)
        return _ANY | _ATTRIBUTES.get(tag, frozenset()) | {*more.get(tag, ()), *more.get("*", ())}


def sanitise(html: str, policy: HtmlPolicy, marker: str) -> str:
    """Return the HTML with nothing in it that runs, frames, styles or leads nowhere.

    The hooks of our own blocks stay; `drop_refused` has taken those that writers made up.

    `marker` begins the words that stand for addresses which render fills in.
    """
    return nh3.clean(
        html,
        tags=set(policy.all_tags),
        clean_content_tags=set(_WITH_CONTENT - policy.all_tags),
        attributes={tag: set(policy.attributes_of(tag)) for tag in policy.all_tags},
        generic_attribute_prefixes={"aria-", "data-kb-"},
        url_schemes=set(SAFE_SCHEMES),
        attribute_filter=partial(_without_relative, marker),
        link_rel=None,
    )


def audit(tokens: Iterable[Token], policy: HtmlPolicy) -> list[Finding]:
    """List what `sanitise` takes away, and addresses that nobody resolves."""
    found: list[Finding] = []
    for token in _may_hold_html(tokens):
        line = (token.map or [0])[0]
        if token.type == "html_block":
            found += _audit(token.content, policy, line)
        for child in token.children or ():
            if child.type == "html_inline":
                found += _audit(child.content, policy, line)
            elif child.type in {"softbreak", "hardbreak"}:
                line += 1
    return found


def _without_relative(marker: str, _tag: str, name: str, value: str) -> str | None:
    """Leave out addresses relative to a file: pages lie elsewhere, so they would lead nowhere."""
    if (
        name not in {"href", "src"}
        or value.startswith((marker, OPEN, "#"))
        or _is_from_root(value)
        or _SCHEME.match(value)
    ):
        return value
    return None


def _is_from_root(address: str) -> bool:
    """Tell whether the host may have something there; an article's file it has not."""
    path = address.partition("#")[0].partition("?")[0]
    return path.startswith("/") and not path.lower().endswith(".md")


def drop_refused(tokens: Iterable[Token], policy: HtmlPolicy) -> None:
    """Take refused elements out of the tokens.

    `sanitise` is what keeps pages safe; but an element that a writer mentions and never closes
    ("the <title> of the page") would take the rest of the article with it.
    """
    for token in _may_hold_html(tokens):
        if token.type == "html_block":
            token.content = _without_refused(_HOOK.sub("data-", token.content), policy)
        elif token.children:
            _drop_inline(token.children, policy)
            for child in token.children:
                if child.type == "html_inline":
                    child.content = _HOOK.sub("data-", child.content)


def _without_refused(html: str, policy: HtmlPolicy) -> str:
    html = _COMMENT.sub("", html)
    for tag in sorted(_WITH_CONTENT - policy.all_tags):
        html = re.sub(rf"<{tag}\b.*?(?:</{tag}\s*>|\Z)", "", html, flags=re.DOTALL | re.IGNORECASE)
    return _TAG.sub(lambda found: found[0] if _name(found[0]) in policy.all_tags else "", html)


def _drop_inline(children: list[Token], policy: HtmlPolicy) -> None:
    at = 0
    while at < len(children):
        name = _name(children[at].content) if children[at].type == "html_inline" else ""
        if not name or name in policy.all_tags:
            at += 1
            continue
        end = at
        if name in _WITH_CONTENT and not children[at].content.startswith("</"):
            closing = f"</{name}"
            for later in range(at + 1, len(children)):
                if children[later].content.lower().startswith(closing):
                    end = later
                    break
        # Markup that begins or ends in between stays, so that nothing is left open.
        between = children[at + 1 : end]
        children[at : end + 1] = [c for c in between if c.nesting and c.type != "html_inline"]


def _name(tag: str) -> str:
    found = _TAG.match(tag)
    return found[1].lower() if found else ""


def text_of(html: str) -> str:
    """Return the text of an HTML fragment."""
    return unescape(_TAG.sub(" ", _COMMENT.sub(" ", html)))


def has_html(tokens: Iterable[Token]) -> bool:
    return any(
        token.type == "html_block"
        or any(child.type == "html_inline" for child in token.children or ())
        for token in _may_hold_html(tokens)
    )


def _may_hold_html(tokens: Iterable[Token]) -> list[Token]:
    # Most texts have no `<`: their parts need no look.
    return [token for token in tokens if "<" in token.content or token.type == "html_block"]


def _audit(html: str, policy: HtmlPolicy, line: int) -> list[Finding]:
    auditor = _Auditor(policy, line)
    try:
        auditor.feed(html)
        auditor.close()
    except AssertionError:  # how the parser says that a declaration such as `<![x` never ends
        auditor.report_rest()
    return auditor.found


class _Auditor(HTMLParser):
    def __init__(self, policy: HtmlPolicy, line: int) -> None:
        super().__init__()
        self._policy = policy
        self._line = line
        self.found: list[Finding] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self._policy.all_tags:
            self._report("KB302", f"element `<{tag}>`")
            return
        allowed = self._policy.attributes_of(tag)
        for name, value in attrs:
            scheme = _SCHEME.match(value or "") if name in {"href", "src", "cite"} else None
            if name not in allowed and not name.startswith("aria-"):
                self._report("KB302", f"attribute `{name}` of `<{tag}>`")
            elif scheme and scheme[1].lower() not in SAFE_SCHEMES:
                self._report("KB304", f"`{scheme[1]}:` in `<{tag}>`")
            elif name == "src" and (scheme or (value or "").startswith("//")):
                self._report("KB206", str(value))
            elif OPEN in (value or ""):
                continue  # what a value is, is known when it is filled in
            elif name in {"href", "src"} and value and not scheme and value[0] != "#":
                code = "KB205" if _is_from_root(value) else "KB207"
                self._report(code, f"`{name}` of `<{tag}>` is `{value}`")

    def report_rest(self) -> None:
        """Report what the parser stumbled over."""
        self._report("KB302", "a declaration that does not end")

    def _report(self, code: str, what: str) -> None:
        self.found.append((self._line + self.getpos()[0] - 1, code, what))
