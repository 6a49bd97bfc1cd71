"""Style in an SVG: nothing that fetches from elsewhere.

Each pattern looks at a run of spaces once (`*+`): what is written in a file of megabytes takes no
longer than its length.
"""

import re

#: White space of CSS. Browsers take other blanks for a part of the address.
_SPACE = r"[ \t\n\r\f]*+"
#: Data in the file itself: pixels and fonts. Not SVG, which would need this treatment again.
_DATA = r"data:(?:image/(?:png|jpe?g|gif|webp|avif);|font/|application/(?:x-)?font)"
PIXELS = re.compile(rf"{_SPACE}data:image/(?:png|jpe?g|gif|webp|avif);base64,", re.IGNORECASE)
_IMPORT = re.compile(rf"@{_SPACE}import\b[^;]*+;?+", re.IGNORECASE)
#: Comments, and strings, which may hold what looks like one.
_COMMENT = re.compile(
    r"""(?P<string>"[^"\n\r\f]*+"?+|'[^'\n\r\f]*+'?+)|/\*.*?(?:\*/|\Z)""", re.DOTALL
)
#: A backslash can spell any of them in another way.
_ELSEWHERE = re.compile(
    rf"""\\|@{_SPACE}import|url\((?!{_SPACE}["']?+{_SPACE}(?:\#|{_DATA}))"""
    rf"|(?:cross-fade|image-set|(?<![\w-])(?:src|image|url-prefix)){_SPACE}\("
    rf"|expression{_SPACE}\(|-moz-binding|javascript:",
    re.IGNORECASE,
)


def leads_elsewhere(css: str) -> bool:
    """Tell whether a style or the value of an attribute fetches anything."""
    return _ELSEWHERE.search(css) is not None


def without_imports(css: str) -> str:
    """Return a style sheet without comments and without what it imports."""
    return _IMPORT.sub("", _COMMENT.sub(lambda found: found["string"] or " ", css))
