"""What each component of MDX, and each tag of GitBook, is in kbgen."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from textwrap import indent

from kbgen.importing.convert import write_link
from kbgen.text import squash

Attributes = dict[str, str]


@dataclass(slots=True)
class Context:
    """What components refer to beside their text."""

    snippet: Callable[[str], str] = lambda _path: ""
    """Returns the text of a shared file; empty: it cannot be read."""
    snippets: dict[str, str] = field(default_factory=dict)
    """Name of an imported component → path of its file."""
    unknown: set[str] = field(default_factory=set)
    """Names of components without a rule."""
    notes: list[str] = field(default_factory=list)


Rule = Callable[[Attributes, str, Context], str]
#: Elements of HTML that become Markdown or blocks.
HTML = frozenset({"a", "details", "figure", "img", "iframe", "video", "table", "aside"})
#: Tags that have nothing in them.
VOID = frozenset({"img", "include", "Snippet"})
#: Those that stand alone or have an end.
MAY_END = frozenset({"embed", "file"})
_KINDS = {
    "note": "note", "info": "note", "information": "note", "tip": "tip", "check": "tip",
    "success": "tip", "important": "important", "warning": "warning", "caution": "caution",
    "danger": "caution", "error": "caution",
}  # fmt: skip
_FILM = re.compile(
    r"https?://(?:www\.)?(?:youtube\.com|youtu\.be|vimeo\.com|loom\.com|[^/]*wistia)"
)
_FENCE = re.compile(
    r"^(?P<mark>`{3,}+|~{3,}+)[ \t]*+(?P<info>[^\n]*+)\n(?P<code>.{0,5000}?)^(?P=mark)[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
_SIGN = re.compile(r"^\s*[\U0001f000-\U0001faff\u2190-\u2bff]\ufe0f?\s*")


def _block(kind: str, words: str, inner: str) -> str:
    return (
        f"\n:::{kind}{f' {squash(words)}' if words.strip() else ''}\n{inner.strip(chr(10))}\n:::\n"
    )


def _callout(kind: str) -> Rule:
    return lambda values, inner, _: _block(kind, values.get("title", ""), inner)


def _typed_callout(values: Attributes, inner: str, _: Context) -> str:
    named = values.get("type") or values.get("style") or values.get("intent") or ""
    # Notion's callouts begin with a sign.
    return _block(_KINDS.get(named.lower(), "note"), values.get("title", ""), _SIGN.sub("", inner))


def _plain(_values: Attributes, inner: str, _: Context) -> str:
    return f"\n{inner}\n"


def _nothing(_values: Attributes, _inner: str, _: Context) -> str:
    return ""


def _words(_values: Attributes, inner: str, _: Context) -> str:
    return inner.strip()


def _link(values: Attributes, inner: str, _: Context) -> str:
    address = values.get("href", "")
    is_link = address and "{" not in address and inner.strip()
    return write_link(inner.strip(), address) if is_link else inner


def _badge(values: Attributes, inner: str, _: Context) -> str:
    return inner.strip() or values.get("text", "")


def _tooltip(values: Attributes, inner: str, _: Context) -> str:
    tip = squash(values.get("tip", ""))
    return f"{inner.strip()} ({tip.rstrip('.')})" if tip else inner.strip()


def _tab(values: Attributes, inner: str, _: Context) -> str:
    words = values.get("title") or values.get("label") or values.get("value") or "…"
    return _block("tab", words, inner)


def _tabs(_values: Attributes, inner: str, _: Context) -> str:
    return _block("tabs", "", inner) if ":::tab " in inner else f"\n{inner}\n"


def _code_group(_values: Attributes, inner: str, _: Context) -> str:
    """Return tabs of code: what follows the language is the title."""
    tabs = []
    for found in _FENCE.finditer(inner):
        language, _sep, title = found["info"].partition(" ")
        title = re.sub(r"\b(?:title=|filename=)|\{[^}]*\}|[\"'\[\]]", "", title).strip()
        code = f"{found['mark']}{language}\n{found['code']}{found['mark']}"
        tabs.append(_block("tab", title or language or "…", code))
    return _block("tabs", "", "".join(tabs)) if len(tabs) > 1 else f"\n{inner}\n"


def _step(values: Attributes, inner: str, _: Context) -> str:
    title = values.get("title", "")
    if not title and (heading := re.match(r"\s*#{1,6}[ \t]+([^\n]+)\n?", inner)):
        title, inner = heading[1].strip("# "), inner[heading.end() :]
    head = f"**{squash(title)}**\n\n" if title else ""
    item = f"{head}{inner.strip(chr(10))}".strip()
    return f"\n1. {indent(item, '   ').lstrip()}\n" if item else ""


def _steps(_values: Attributes, inner: str, _: Context) -> str:
    return _block("steps", "", inner)


def _fold(values: Attributes, inner: str, _: Context) -> str:
    title = values.get("title", "")
    if summary := re.search(r"<summary[^<>]*>(.*?)</summary>", inner, re.DOTALL):
        words = re.sub(r"!\[[^\]\n]*\]\((?:<[^<>\n]*>|[^()\n]*)[^()\n]*\)", "", summary[1])
        title = squash(re.sub(r"<[^<>]*>", "", words))
        inner = inner.replace(summary[0], "", 1)
    return _block("details", title or "…", inner)


def _card(values: Attributes, inner: str, _: Context) -> str:
    address = values.get("href") or values.get("to") or ""
    words = squash(values.get("title", "")) or address
    link = write_link(words, address) if address else f"**{words}**"
    text = values.get("description", "") or inner.strip()
    return f"\n- {indent(f'{link}: {text}' if text else link, '  ').lstrip()}\n"


def _frame(values: Attributes, inner: str, _: Context) -> str:
    caption = squash(values.get("caption", ""))
    return f"\n{inner}\n" + (f"\n*{caption}*\n" if caption else "")


def _field(values: Attributes, inner: str, _: Context) -> str:
    names = ("name", "path", "query", "body", "header")
    name = next((values[one] for one in names if values.get(one)), "")
    marks = [values["type"]] if values.get("type") else []
    marks += [one for one in ("required", "deprecated") if one in values]
    about = f" ({', '.join(marks)})" if marks else ""
    text = f"`{name}`{about}: {inner.strip()}" if inner.strip() else f"`{name}`{about}"
    return f"\n- {indent(text, '  ').lstrip()}\n"


def _update(values: Attributes, inner: str, _: Context) -> str:
    title = values.get("label") or values.get("date") or ""
    about = values.get("description", "")
    head = f"## {squash(title)}\n\n" if title else ""
    return f"\n{head}{f'{about}{chr(10) * 2}' if about else ''}{inner}\n"


def _visible(values: Attributes, inner: str, context: Context) -> str:
    if values.get("for", "humans") == "humans":
        return f"\n{inner}\n"
    context.notes.append(f"Text for {values['for']} left out: {squash(inner)[:60]}")
    return ""


def _embed(values: Attributes, inner: str, _: Context) -> str:
    address = values.get("url") or values.get("src") or ""
    if _FILM.match(address):
        return f"\n:::video {address}\n{inner.strip()}\n:::\n".replace("\n\n:::", "\n:::")
    return f"\n{write_link(squash(inner) or address, address)}\n" if address else f"\n{inner}\n"


def _file(values: Attributes, inner: str, _: Context) -> str:
    source = values.get("src", "")
    name = squash(inner) or source.rpartition("/")[2]
    return f"\n{write_link(name, source)}\n"


def _code(values: Attributes, inner: str, _: Context) -> str:
    title = squash(values.get("title", ""))
    return f"\n{f'**{title}**{chr(10) * 2}' if title else ''}{inner}\n"


def _snippet(values: Attributes, _inner: str, context: Context) -> str:
    path = values.get("file") or next(iter(values.values()), "") or next(iter(values), "")
    return context.snippet(path)


_GROUPS = (
    "AccordionGroup", "CardGroup", "CardGrid", "Cards", "Columns", "Column", "Tiles", "Panel",
    "RequestExample", "ResponseExample", "columns", "column", "updates", "content-ref",
    "prompt", "Prompt", "View", "Fragment",
)  # fmt: skip
BLOCKS: dict[str, Rule] = {
    **{name.capitalize(): _callout(kind) for name, kind in _KINDS.items()},
    **dict.fromkeys(("Callout", "Aside", "Admonition", "hint", "aside"), _typed_callout),
    **dict.fromkeys(("Tabs", "tabs"), _tabs),
    **dict.fromkeys(("Tab", "TabItem", "tab"), _tab),
    "CodeGroup": _code_group,
    **dict.fromkeys(("Steps", "stepper"), _steps),
    **dict.fromkeys(("Step", "step"), _step),
    **dict.fromkeys(("Accordion", "Expandable", "Details", "details"), _fold),
    **dict.fromkeys(("Card", "LinkCard", "Tile"), _card),
    **dict.fromkeys(_GROUPS, _plain),
    "Frame": _frame,
    **dict.fromkeys(("ParamField", "ResponseField"), _field),
    **dict.fromkeys(("Update", "update"), _update),
    "Visibility": _visible,
    "embed": _embed,
    "file": _file,
    "code": _code,
    **dict.fromkeys(("Snippet", "include"), _snippet),
}
INLINE: dict[str, Rule] = {
    "Tooltip": _tooltip,
    "a": _link,
    "Badge": _badge,
    "Icon": _nothing,
    "Highlight": _words,
}
