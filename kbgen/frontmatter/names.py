"""Names of keys in the form they are compared in: `publishDate` and `Publish Date` are equal."""

import unicodedata
from functools import lru_cache

from kbgen.frontmatter.keys import KEYS


@lru_cache(maxsize=4_096)
def folded(key: str) -> str:
    """Return a name without case, blanks and signs."""
    plain = unicodedata.normalize("NFKC", key).casefold()
    return "".join(char for char in plain if char.isalnum())


#: Names of all keys that kbgen reads.
NAMES = frozenset(map(folded, KEYS))
