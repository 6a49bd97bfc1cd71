"""Names of index files: in the manifest while they are few, else in pages of their own.

An index of ten thousand articles has thousands of files: their names would be most of what a first
query fetches.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Any

from kbgen.digest import NAME
from kbgen.search.format import utf16_key

#: Files that the manifest names itself.
INLINE = 160
#: Files of a page: 64 names and bounds are about 400 bytes.
PAGE = 64


def make_listing(
    entries: Sequence[tuple[str, str]], add_page: Callable[[object], str]
) -> dict[str, Any]:
    """Return the manifest's entry for (bound, name) pairs.

    add_page: store a page and return its name.
    """
    listed = {
        "count": len(entries),
        "bounds": [bound for bound, _ in entries],
        "names": "".join(name for _, name in entries),
    }
    if len(entries) <= INLINE:
        return listed
    pages = [entries[start : start + PAGE] for start in range(0, len(entries), PAGE)]
    return {
        "count": len(entries),
        "bounds": [page[0][0] for page in pages],
        "page": PAGE,
        "pages": "".join(
            add_page([[bound for bound, _ in page], "".join(name for _, name in page)])
            for page in pages
        ),
    }


class Listing:
    """Reads what `make_listing` returned."""

    def __init__(self, listed: dict[str, Any], read_page: Callable[[str], Any]) -> None:
        self.count: int = listed["count"]
        self._listed = listed
        self._read_page = read_page
        self._keys: dict[int, list[bytes]] = {}
        """Bounds as they are compared, by page; -1: those of the manifest."""

    def place(self, text: str) -> int:
        """Return the number of the file that may hold a text: the last whose bound is not above."""
        number = self._place(-1, self._listed["bounds"], text)
        if "pages" not in self._listed:
            return number
        return number * PAGE + self._place(number, self._page(number)[0], text)

    def name(self, number: int) -> str:
        if "pages" not in self._listed:
            return _cut(self._listed["names"], number)
        return _cut(self._page(number // PAGE)[1], number % PAGE)

    def _place(self, page: int, bounds: Sequence[str], text: str) -> int:
        keys = self._keys.get(page)
        if keys is None:
            keys = self._keys[page] = [utf16_key(bound) for bound in bounds]
        return max(0, bisect_right(keys, utf16_key(text)) - 1)

    def _page(self, number: int) -> Any:
        return self._read_page(_cut(self._listed["pages"], number))


def _cut(names: str, number: int) -> str:
    return names[number * NAME : (number + 1) * NAME]
