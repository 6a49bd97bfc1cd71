"""Names of keys as they are compared: `publishDate`, `publish_date` and `Publish Date` are one."""

import unicodedata
from functools import lru_cache

from kbgen.frontmatter.keys import KEYS


@lru_cache(maxsize=4_096)
def folded(key: str) -> str:
    """Return a name without case, blanks and signs."""
    plain = unicodedata.normalize("NFKC", key).casefold()
    return "".join(char for char in plain if char.isalnum())


#: Of all keys that are read.
NAMES = frozenset(map(folded, KEYS))
