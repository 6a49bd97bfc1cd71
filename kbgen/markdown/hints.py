"""Alternatives to HTML that is left out."""

from kbgen.model.html import ACTIVE_TAGS, HOOK, is_active

_ALWAYS = "It is always left out"
_FILM = "write a block `:::video film.mp4`, with a file or the address of a video"
_FORM = "link to a page of the shop with `:::action`, or to a contact channel with `:::contact`"
_THEME = "put it into a template of the theme"
_STYLE = 'put the style into static/css of the theme and use its class: `class="…"`'
#: Element → how to do the same in an article.
_INSTEAD = {
    **dict.fromkeys(("applet", "embed", "frame", "frameset", "iframe", "object"), _FILM),
    **dict.fromkeys(("button", "form", "input", "option", "select", "textarea"), _FORM),
    **dict.fromkeys(("base", "body", "head", "html", "link", "meta", "script"), _THEME),
    **dict.fromkeys(("noembed", "noframes", "noscript", "template"), "write its text alone"),
    **dict.fromkeys(("plaintext", "xmp"), "write code between lines of ```"),
    "math": "write the formula as text, or show a picture of it",
    "style": _STYLE,
    "svg": "save it as a file beside the article and show it: `![…](drawing.svg)`",
    "title": "write `title:` in the front matter",
}
#: They can be allowed, but Markdown or a block does it better.
_BETTER = {
    **dict.fromkeys(("audio", "source", "track", "video"), _FILM),
    "font": "write `**bold**` or `*italic*`",
    "big": "write `**bold**`",
    "label": "write its text alone",
}


def element_hint(name: str) -> str:
    """Return a hint for an element that is left out."""
    if name in ACTIVE_TAGS:
        return f"{_ALWAYS}; {_INSTEAD[name]}."
    allow = f'`allowed_tags = ["{name}"]` in [markdown] of kbgen.toml allows it'
    if name in _BETTER:
        return f"It is left out; {_BETTER[name]}. {allow[0]}{allow[1:]}."
    return f"It is left out, and its text stays; {allow}."


def attribute_hint(element: str, name: str) -> str:
    """Return a hint for an attribute that is left out."""
    if name.startswith(HOOK):
        return f"{_ALWAYS}: scripts of the pages use it. Choose another name."
    if name == "style":
        return f"{_ALWAYS}; {_STYLE}."
    if is_active(name):
        return f"{_ALWAYS}: articles cannot run code. {_FORM[0].upper()}{_FORM[1:]}."
    if name == "target":
        return "It is left out: readers choose where a link opens."
    return (
        f'It is left out; `{element} = ["{name}"]` in [markdown.allowed_attributes] '
        "of kbgen.toml allows it."
    )
