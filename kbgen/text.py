"""Plain-text work that needs no library."""

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable
from itertools import islice

#: Longer words are not compared: that takes time in proportion to the square of their length.
_LONGEST_WORD = 150

#: Control characters, what breaks lines or changes the direction of text, and broken characters.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]"
)
#: What GitHub's log takes for commands.
_COMMAND = re.compile(r"^([^\S\n]*+)(?=::)|(?<=#)(?=#\[)", re.MULTILINE)
#: How alike two words must be to be looked at, and how many are.
_ALIKE, _CANDIDATES = 0.6, 5
#: Letters that say what a longer word was to be.
_BEGINNING = 4


def slugify(text: str) -> str:
    """Make a URL part or an anchor: lower case, Unicode letters kept, words joined by hyphens.

    Combining marks stay (Arabic, Hindi and Thai need them), so the result is NFC and a browser
    shows it as written. Empty when the text holds no letter or digit.
    """
    folded = unicodedata.normalize("NFKC", text).lower().replace("'", "").replace("’", "")
    kept = "".join(char if unicodedata.category(char)[0] in "LMN" else " " for char in folded)
    return "-".join(kept.split())


class Choice:
    """Options that a word may have meant; made once where many words are looked up."""

    def __init__(self, options: Iterable[str]) -> None:
        self._options: dict[str, list[str]] = {}
        for option in sorted({one for one in options if len(one) <= 2 * _LONGEST_WORD}):
            self._options.setdefault(_bare(option), []).append(option)

    def similar(self, word: str) -> tuple[str, ...]:
        """Return options that look like a word, the most similar first.

        Case and accents do not count; what looks the same as the word is left out.
        """
        if len(word) > _LONGEST_WORD:
            return ()
        composed = unicodedata.normalize("NFC", word)
        near = difflib.get_close_matches(_bare(word), self._options, _CANDIDATES, _ALIKE)
        options = (option for one in near for option in self._options[one])
        return tuple(o for o in options if unicodedata.normalize("NFC", o) != composed)

    def closest(self, word: str) -> str | None:
        """Return the option that was probably meant, or None.

        It begins with the word, or is at most a third of its letters away.
        """
        bare = _bare(word)
        best = [
            (edits, option)
            for option in self.similar(word)
            for other in (_bare(option),)
            for edits in (_edits(bare, other),)
            if edits <= max(1, max(len(bare), len(other)) // 3)
            or (len(bare) >= _BEGINNING and other.startswith(bare))
        ]
        return min(best)[1] if best else None


def closest(word: str, options: Iterable[str]) -> str | None:
    """Return the option that was probably meant, or None."""
    return Choice(options).closest(word)


def _bare(text: str) -> str:
    """Return a text without case and accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return decomposed if text.isascii() else re.sub(r"[\u0300-\u036f]", "", decomposed)


def _edits(one: str, other: str) -> int:
    """Count the letters to add, drop, replace or swap (optimal string alignment)."""
    before, above = [0] * (len(other) + 1), list(range(len(other) + 1))
    for at, char in enumerate(one, 1):
        row = [at]
        for to, its in enumerate(other, 1):
            edits = min(above[to] + 1, row[-1] + 1, above[to - 1] + (char != its))
            if at > 1 and to > 1 and char == other[to - 2] and one[at - 2] == its:
                edits = min(edits, before[to - 2] + 1)
            row.append(edits)
        before, above = above, row
    return above[-1]


def did_you_mean(word: str, options: Iterable[str]) -> str:
    """Return "Did you mean …?" or an empty string."""
    near = closest(word, options)
    return f"Did you mean `{near}`?" if near else ""


class Suggestions:
    """Suggestions for the first errors of a file only: each compares all options."""

    MOST = 20

    def __init__(self) -> None:
        self._left = self.MOST

    def take(self) -> bool:
        """Tell whether there may be one more, and count it."""
        self._left -= 1
        return self._left >= 0

    def closest(self, word: str, options: Callable[[], Iterable[str]]) -> str | None:
        """Return the option that was probably meant, or None."""
        return closest(word, options()) if self.take() else None

    def did_you_mean(self, word: str, options: Callable[[], Iterable[str]]) -> str:
        """Return "Did you mean …?" or an empty string."""
        near = self.closest(word, options)
        return f"Did you mean `{near}`?" if near else ""

    def anchor_hint(self, fragment: str, anchors: Callable[[], Iterable[str]]) -> str:
        """Suggest an anchor, or list the existing ones."""
        near = self.closest(fragment, anchors)
        listed = ", ".join(f"#{anchor}" for anchor in islice(anchors(), 8)) or "none"
        return f"Did you mean `#{near}`?" if near else f"Its anchors: {listed}."


def ordinal(rank: int) -> str:
    """Return 1st, 2nd, 3rd, 4th."""
    is_teen = rank % 100 // 10 == 1
    return f"{rank}{'th' if is_teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(rank % 10, 'th')}"


def visible(text: str) -> str:
    r"""Return text for a terminal or a log: what would act there is written as an escape.

    A title may hold `\x1b]52;…` (which fills the clipboard) or begin a line with `::error::`
    (which GitHub's log obeys). Line breaks and tabs stay.
    """
    text = _UNSEEN.sub(lambda found: _escape(found[0]), text)
    return _COMMAND.sub(lambda found: f"{found[1] or ''}\\", text)


def _escape(char: str) -> str:
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: `1 article`, `2 articles`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


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
