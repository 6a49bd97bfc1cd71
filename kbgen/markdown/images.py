"""Alternative text: what people hear who do not see an image."""

from markdown_it.token import Token

from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.markdown.plain import plain_text

#: `![](line.png "decorative")`: an image without meaning. The title itself is not shown.
_DECORATIVE = "decorative"


def check_alternative(image: Token, place: Span) -> tuple[Diagnostic, ...]:
    """Report an image without alternative text, unless it is marked as decorative."""
    if plain_text(image):
        return ()
    if image.attrs.get("title") == _DECORATIVE:
        image.attrs.pop("title")
        return ()
    message = f"Image `{image.attrs.get('src', '')}` has no alternative text"
    hint = 'Say what it shows: `![…](…)`; where it only decorates: `![](… "decorative")`.'
    return (problem("KB209", place, message, hint),)
