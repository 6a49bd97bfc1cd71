"""Style in an SVG: nothing that fetches from elsewhere."""

import re

#: Data in the file itself: pixels and fonts. Not SVG, which would need this treatment again.
_DATA = r"data:(?:image/(?:png|jpe?g|gif|webp|avif);|font/|application/(?:x-)?font)"
PIXELS = re.compile(r"\s*data:image/(?:png|jpe?g|gif|webp|avif);base64,", re.IGNORECASE)
_IMPORT = re.compile(r"@import\b[^;]*;?", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
#: A backslash can spell any of them in another way.
_ELSEWHERE = re.compile(
    rf"""\\|@import|url\((?!\s*["']?\s*(?:\#|{_DATA}))|(?:image-set|(?<![\w-])(?:src|image))\s*\("""
    r"|expression\s*\(|-moz-binding|javascript:",
    re.IGNORECASE,
)


def leads_elsewhere(css: str) -> bool:
    """Tell whether a style or the value of an attribute fetches anything."""
    return _ELSEWHERE.search(css) is not None


def without_imports(css: str) -> str:
    """Return a style sheet without comments and without what it imports."""
    return _IMPORT.sub("", _COMMENT.sub(" ", css))
