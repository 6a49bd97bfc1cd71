"""Notes for support staff that are not written as a block is: readers would see them.

Nobody meant them to: an article with one is kept back until it is written right.
"""

import re
from collections.abc import Iterable, Iterator

from markdown_it.token import Token

from kbgen.markdown.printed import printed

#: Two colons, full-width ones, an unseen sign before them; GitHub's alerts have no such kind.
_NOTE = re.compile(
    r"^[^\w\n:\uff1a/!?\[]{0,12}(?:[:\uff1a]{2,9}|/{3,9}|!{3}|\?{3}\+?)[^\S\n]{0,9}\{?\.?agent\b"
    r"|\[![^\S\n]{0,9}agent[^\S\n]{0,9}\]",
    re.IGNORECASE | re.MULTILINE,
)
_STRAY = re.compile(r"^[^\S\n]*(?:[:\uff1a]{3,}|/{3,})[^\S\n]*$", re.MULTILINE)
#: What other tools and people call them.
NAMES = frozenset({"internal", "internal-note", "private", "staff", "team-only", "agents"})


def has_note(tokens: Iterable[Token]) -> bool:
    """Tell whether an article has a block for support staff; tokens: before they are expanded."""
    return any(t.type == "kb_block_open" and t.meta["block"].name == "agent" for t in tokens)


def shown_notes(tokens: Iterable[Token], *, has_block: bool) -> Iterator[int]:
    """Yield the lines of the body, from 0, at which readers would see a note for support staff.

    has_block: a line that closes no block is then what follows a note that ended too early.
    """
    for token in tokens:
        if token.type != "inline":
            continue
        text = printed(token)
        found = _NOTE.search(text) or (_STRAY.search(text) if has_block else None)
        if found:
            yield (token.map or [0])[0] + text.count("\n", 0, found.start())
