"""Raw HTML in articles: what is harmless stays, the rest is removed and reported (`audit.py`).

Each piece of it is written again, tag by tag, from a list of what may stay, before our own markup
comes around it: nothing of it is left open, so it cannot swallow a block or its attributes. The
whole is sanitised then, as the browser's own rules put it together.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from html import unescape

import nh3
from markdown_it.token import Token

from kbgen.markdown.tags import Tag, pieces
from kbgen.model.address import SAFE_SCHEMES, is_own, leads_somewhere
from kbgen.model.html import HOOK, is_active
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
#: These go with everything in them.
_WITH_CONTENT = frozenset(
    {"iframe", "math", "noembed", "noframes", "noscript", "object", "script", "style", "svg",
     "template", "xmp"}
)  # fmt: skip
#: Attributes that lead somewhere, and those that load something.
_LINKS = frozenset({"action", "cite", "href", "longdesc", "ping"})
_LOADS = frozenset({"background", "data", "lowsrc", "manifest", "poster", "src", "srcset"})
#: Where a policy value may be the address: it is looked at when it is filled in.
_FILLED = frozenset({("a", "href"), ("img", "src")})


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

    @property
    def whole(self) -> frozenset[str]:
        """Elements that go with everything in them."""
        return _WITH_CONTENT - self.all_tags

    def attributes_of(self, tag: str) -> frozenset[str]:
        more = dict(self.attributes)
        allowed = {*more.get(tag, ()), *more.get("*", ())}
        return _ANY | _ATTRIBUTES.get(tag, frozenset()) | {a for a in allowed if not is_active(a)}


def sanitise(html: str, policy: HtmlPolicy, marker: str, hook: str) -> str:
    """Return the HTML with nothing in it that runs, frames, styles or leads nowhere.

    marker: begins the words that stand for addresses which render fills in. hook: stands for the
    beginning of our own attributes, `data-kb-`; those that are written so are a writer's, and go.
    """
    clean = partial(
        nh3.clean,
        tags=set(policy.all_tags),
        clean_content_tags=set(policy.whole),
        attributes={tag: set(policy.attributes_of(tag)) for tag in policy.all_tags},
        generic_attribute_prefixes={"aria-", hook},
        url_schemes=set(SAFE_SCHEMES),
        attribute_filter=partial(_address, marker),
        link_rel=None,
    )
    return clean(html).replace(hook, f"{HOOK}-")


def _address(marker: str, tag: str, name: str, value: str) -> str | None:
    """Return the value of an attribute; None where it is an address that cannot stay.

    Addresses relative to a file lead nowhere, as pages lie elsewhere.
    """
    if name not in _LINKS and name not in _LOADS:
        return value
    if value.startswith(marker):
        return value
    if OPEN in value:
        return value if (tag, name) in _FILLED else None
    is_kept = is_own(value) if name in _LOADS else leads_somewhere(value)
    return value if is_kept else None


def drop_refused(tokens: Iterable[Token], policy: HtmlPolicy) -> None:
    """Rewrite the raw HTML of tokens without what is refused."""
    for token in may_hold_html(tokens):
        if token.type == "html_block":
            token.content = _written(token.content, policy)
        elif token.children:
            token.children = _without_refused(token.children, policy)
            for child in token.children:
                if child.type == "html_inline":
                    child.content = _written(child.content, policy)


def _written(html: str, policy: HtmlPolicy) -> str:
    return "".join(
        text.replace("<", "&lt;") if tag is None else _tag(tag, policy)
        for _, text, tag in pieces(html, policy.whole)
    )


def _tag(tag: Tag, policy: HtmlPolicy) -> str:
    if tag.name not in policy.all_tags:
        return ""
    if tag.is_closing:
        return f"</{tag.name}>"
    allowed = policy.attributes_of(tag.name)
    kept = (
        f' {name}="{_QUOTED.sub(lambda found: _QUOTES[found[0]], value)}"'
        for name, value in tag.attributes
        if name in allowed or _ARIA.fullmatch(name)
    )
    return f"<{tag.name}{''.join(kept)}>"


_QUOTES = {'"': "&quot;", "<": "&lt;", ">": "&gt;"}
_QUOTED = re.compile('["<>]')
_ARIA = re.compile(r"aria-[a-z]+")


def _without_refused(children: list[Token], policy: HtmlPolicy) -> list[Token]:
    """Remove refused elements from a sentence.

    One that a writer mentions and never closes ("the <title> of the page") would take the rest of
    the article with it.
    """
    kept: list[Token] = []
    at = 0
    for start, end in refused_ranges(children, policy):
        kept += children[at:start]
        # Markup that begins or ends in between stays, so that nothing is left open.
        kept += [c for c in children[start + 1 : end] if c.nesting and c.type != "html_inline"]
        at = end + 1
    return kept + children[at:]


def refused_ranges(children: list[Token], policy: HtmlPolicy) -> Iterator[tuple[int, int]]:
    """Yield the first and the last token of each refused element; one that goes alone is both."""
    tags = [(at, tag_of(child)) for at, child in enumerate(children) if child.type == "html_inline"]
    closings: dict[str, list[int]] = {}
    for at, tag in tags:
        if tag.is_closing:
            closings.setdefault(tag.name, []).append(at)
    last = -1
    for at, tag in tags:
        if at <= last or tag.name in policy.all_tags or not tag.name:
            continue
        last = at
        if tag.name in policy.whole and not tag.is_closing and not tag.is_closed:
            ends = closings.get(tag.name, [])
            later = bisect_right(ends, at)
            last = ends[later] if later < len(ends) else at
        yield at, last


def tag_of(token: Token) -> Tag:
    """Return the tag that an inline token of raw HTML begins with."""
    return next((tag for _, _, tag in pieces(token.content) if tag), Tag())


def text_of(html: str) -> str:
    """Return the text of an HTML fragment."""
    return unescape("".join(text if tag is None else " " for _, text, tag in pieces(html)))


def has_html(tokens: Iterable[Token]) -> bool:
    return any(
        token.type == "html_block"
        or any(child.type == "html_inline" for child in token.children or ())
        for token in may_hold_html(tokens)
    )


def may_hold_html(tokens: Iterable[Token]) -> list[Token]:
    # Most texts have no `<`: their parts need no look.
    return [token for token in tokens if "<" in token.content or token.type == "html_block"]
