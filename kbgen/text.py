"""Plain-text work that needs no library."""

import difflib
import unicodedata
from collections.abc import Callable, Iterable
from itertools import islice

#: Longer words are not compared: that takes time in proportion to the square of their length.
_LONGEST_WORD = 150


def slugify(text: str) -> str:
    """Make a URL part or an anchor: lower case, Unicode letters kept, words joined by hyphens.

    Combining marks stay (Arabic, Hindi and Thai need them), so the result is NFC and a browser
    shows it as written. Empty when the text holds no letter or digit.
    """
    folded = unicodedata.normalize("NFKC", text).lower().replace("'", "").replace("’", "")
    kept = "".join(char if unicodedata.category(char)[0] in "LMN" else " " for char in folded)
    return "-".join(kept.split())


def closest(word: str, options: Iterable[str]) -> str | None:
    """Return the option that was probably meant, or None."""
    if len(word) > _LONGEST_WORD:
        return None
    near = {option for option in options if len(option) <= 2 * _LONGEST_WORD}
    found = difflib.get_close_matches(word, sorted(near), n=1, cutoff=0.6)
    return found[0] if found else None


def did_you_mean(word: str, options: Iterable[str]) -> str:
    """Return "Did you mean …?" or an empty string."""
    near = closest(word, options)
    return f"Did you mean `{near}`?" if near else ""


class Suggestions:
    """Says what was meant, for the first mistakes of a file only: each compares all options."""

    MOST = 20

    def __init__(self) -> None:
        self._left = self.MOST

    def closest(self, word: str, options: Callable[[], Iterable[str]]) -> str | None:
        """Return the option that was probably meant, or None."""
        if self._left == 0:
            return None
        self._left -= 1
        return closest(word, options())

    def did_you_mean(self, word: str, options: Callable[[], Iterable[str]]) -> str:
        """Return "Did you mean …?" or an empty string."""
        near = self.closest(word, options)
        return f"Did you mean `{near}`?" if near else ""

    def anchor_hint(self, fragment: str, anchors: Callable[[], Iterable[str]]) -> str:
        """Say which anchor was meant, or which ones exist."""
        near = self.closest(fragment, anchors)
        listed = ", ".join(f"#{anchor}" for anchor in islice(anchors(), 8)) or "none"
        return f"Did you mean `#{near}`?" if near else f"Its anchors: {listed}."


def squash(text: str) -> str:
    """Join all white space runs to one space."""
    return " ".join(text.split())


def shorten(text: str, limit: int) -> str:
    """Cut at a word's end so that at most `limit` characters remain, the ellipsis included."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    at = cut.rfind(" ")
    return (cut[:at] if at > limit // 2 else cut).rstrip(" ,;:.") + "…"
