"""Notes for support staff that are not written as a block is: readers would see them.

An article with one is not published until the note is marked correctly.
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
#: Names for them in other tools.
NAMES = frozenset({"internal", "internal-note", "private", "staff", "team-only", "agents"})


def shown_notes(tokens: Iterable[Token], *, has_block: bool) -> Iterator[int]:
    """Yield the lines of the body, from 0, at which readers would see a note for support staff.

    has_block: a line that closes no block is then what follows a note that ended too early.
    """
    for token in tokens:
        if token.type != "inline":
            continue
        text = printed(token)
        # The pattern takes ten times as long to say no.
        found = _NOTE.search(text) if "agent" in text.lower() else None
        if found is None and has_block:
            found = _STRAY.search(text)
        if found:
            yield (token.map or [0])[0] + text.count("\n", 0, found.start())
