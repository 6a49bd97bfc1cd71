"""Texts of WordPress: paragraphs that blank lines make, and shortcodes."""

import re
from html import escape, unescape

from kbgen.text import squash

_BLOCK = (
    "address|article|aside|blockquote|details|div|dl|fieldset|figure|form|h[1-6]|hr|iframe|ol|p|pre"
    "|section|table|ul|video"
)
#: The opening tag of a block of HTML.
_OPENING = re.compile(rf"<({_BLOCK})\b[^<>]*+>")
_HAS_PARAGRAPHS = re.compile(r"<p\b|<!-- wp:")
#: `[name attributes]`, or `[/name]`. In brackets twice, it is text.
_SHORTCODE = re.compile(
    r"(?<!\[)\[(?P<end>/?)(?P<name>[a-z][\w-]{2,40})(?P<rest>(?:\s[^\[\]]{0,500})?)/?\](?!\]|\()"
)
_ATTRIBUTE = re.compile(r"(?<![\w-])([\w-]++)=(?:\"([^\"]*)\"|'([^']*)'|([^\s\"']++))")
_EMBED = re.compile(
    r"^[ \t]*+(https?://(?:www\.)?(?:youtube\.com/watch\?v=|youtu\.be/|vimeo\.com/)[\w?=&-]++)"
    r"[ \t]*+$",
    re.MULTILINE,
)
_FOLDS = frozenset({"accordion-item", "toggle", "spoiler", "su_spoiler", "expand", "et_pb_toggle"})
_CALLOUTS = frozenset({"note", "info", "tip", "warning", "alert", "su_note", "callout", "notice"})
#: Shortcode → element; empty: it only stands around something.
_ELEMENTS = {
    "caption": "figure", "code": "pre", "sourcecode": "pre",
    **dict.fromkeys(
        ("embed", "video", "audio", "row", "column", "col", "section", "vc_row", "vc_column",
         "vc_column_text", "et_pb_section", "et_pb_row", "et_pb_column", "et_pb_text", "one_half",
         "one_third", "two_third", "one_half_last"), ""),
}  # fmt: skip


def words(html: str) -> str:
    """Return the words of HTML in one line."""
    return squash(unescape(re.sub(r"<[^<>]*>", " ", html)))


def html_of(text: str) -> tuple[str, list[str]]:
    """Return a post's text as HTML, and notes on the shortcodes that have become text."""
    text = _films(text)
    if not _HAS_PARAGRAPHS.search(text):
        text = _paragraphs(text)
    unknown: set[str] = set()
    text = _SHORTCODE.sub(lambda found: _shortcode(found, unknown), text)
    text = re.sub(r"<p>\s*(</?(?:figure|figcaption|video|aside|details)\b[^<>]*>)", r"\1<p>", text)
    names = ", ".join(sorted(unknown))
    return text, [f"Shortcodes left out; the text in them stays: {names}"] if unknown else []


def _films(text: str) -> str:
    """Make players of addresses that stand alone, as WordPress does."""

    def player(found: re.Match[str]) -> str:
        name = re.search(r"(?:v=|youtu\.be/)([\w-]+)|vimeo\.com/(\d+)", found[1])
        if name is None:
            return found[0]
        address = f"https://www.youtube.com/embed/{name[1]}" if name[1] else (
            f"https://player.vimeo.com/video/{name[2]}")  # fmt: skip
        return f'\n\n<iframe src="{address}"></iframe>\n\n'

    return _EMBED.sub(player, text)


def _paragraphs(text: str) -> str:
    """Make paragraphs of what blank lines separate; blocks of HTML stay."""
    pieces, at = [], 0
    endless: set[str] = set()  # looked for once
    for opening in _OPENING.finditer(text):
        name = opening[1]
        if opening.start() < at or name in endless:
            continue
        end = text.find(f"</{name}>", opening.end()) if name != "hr" else opening.end()
        if end < 0:
            endless.add(name)
            continue
        end += len(f"</{name}>") if name != "hr" else 0
        pieces += [_lines(text[at : opening.start()]), text[opening.start() : end]]
        at = end
    return "\n".join([*pieces, _lines(text[at:])])


def _lines(text: str) -> str:
    parts = (part.strip() for part in re.split(r"\n[ \t]*\n", text))
    return "\n".join(f"<p>{part.replace(chr(10), '<br>')}</p>" for part in parts if part)


def _shortcode(found: re.Match[str], unknown: set[str]) -> str:
    name, is_end = found["name"], bool(found["end"])
    values = {key.lower(): one or other or bare
              for key, one, other, bare in _ATTRIBUTE.findall(found["rest"])}  # fmt: skip
    if name in {"video", "audio"} and not is_end:
        source = next((values[key] for key in ("src", "mp4", "m4v", "webm") if key in values), "")
        return f'<video src="{escape(source)}"></video>'
    if name in _FOLDS:
        opening = f"<details><summary>{escape(values.get('title', ''))}</summary>"
        return "</details>" if is_end else opening
    if name in _CALLOUTS:
        opening = f'<div class="callout {escape(values.get("type") or name)}">'
        return "</div>" if is_end else opening
    if name in _ELEMENTS:
        element = _ELEMENTS[name]
        return f"<{found['end']}{element}>" if element else ""
    # `[sic]` in a sentence is not a shortcode: those have attributes, an end, or a sign.
    if not (values or is_end or re.search(r"[_-]", name)):
        return found[0]
    unknown.add(name)
    return ""
