"""`content/.translated/`: the source texts that translations were made from.

One file an article, for all its languages: each version of a section that a line of
`translations.lock` names, once. A name that begins with a dot is never content. Kept beside the
articles instead of being looked up in git: a copy without its history, a shallow clone and a
project without git then show the same differences.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from kbgen import files

FOLDER = ".translated"
_MARK = re.compile(r"^=== ([0-9a-f]{12}) .*\n", re.MULTILINE)


class Kept(NamedTuple):
    """A section of an earlier source."""

    section: str
    digest: str
    text: str


class EarlierTexts:
    """Reads and writes the sections of earlier sources."""

    def __init__(self, content: Path) -> None:
        self._content = content

    def file(self, article: str) -> Path:
        # An id may hold anything; a part of it must not lead elsewhere.
        parts = (quote(part, safe=" ") for part in article.split("/"))
        safe = (part.replace(".", "%2E", 1) if part[:1] == "." else part or "%" for part in parts)
        return self._content / FOLDER / f"{'/'.join(safe)}.md"

    def read(self, article: str) -> Mapping[str, str]:
        """Return the sections of an article by hash; nothing where none are kept."""
        try:
            text = files.read_text(self.file(article), inside=self._content)
        except OSError:
            return {}
        pieces = _MARK.split(text)
        return dict(zip(pieces[1::2], (p.removesuffix("\n") for p in pieces[2::2]), strict=True))

    def text(self, sections: Iterable[Kept]) -> str:
        """Return the file for an article."""
        return "".join(
            f"=== {one.digest} {one.section}\n{one.text}\n" for one in sorted(set(sections))
        )
