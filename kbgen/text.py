"""Plain-text work that needs no library."""

import difflib
import unicodedata
from collections.abc import Iterable


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
    found = difflib.get_close_matches(word, sorted(set(options)), n=1, cutoff=0.6)
    return found[0] if found else None


def did_you_mean(word: str, options: Iterable[str]) -> str:
    """Return "Did you mean …?" or an empty string."""
    near = closest(word, options)
    return f"Did you mean `{near}`?" if near else ""


def anchor_hint(fragment: str, anchors: list[str]) -> str:
    """Say which anchor was meant, or which there are."""
    near = closest(fragment, anchors)
    listed = ", ".join(f"#{anchor}" for anchor in anchors[:8]) or "none"
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
