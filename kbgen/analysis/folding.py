"""Spellings that a shopper takes for one word: case, width, accents, ß, Arabic letters, kana."""

import re
import unicodedata

from kbgen.analysis.words import IGNORED

#: Letters that no decomposition takes apart. One table for all languages, as texts have names from
#: everywhere; its twin is LETTERS of `theme/static/js/search/analyse.js`.
LETTERS = {
    "ß": "ss", "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe",
    "ħ": "h", "ŋ": "n", "ŧ": "t", "ς": "σ",
    # Arabic: hamza carriers, alef maqsura, teh marbuta; Persian and Urdu letter forms
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه",
    "ی": "ي", "ک": "ك", "ہ": "ه", "ھ": "ه", "ـ": "",
}  # fmt: skip
#: Combining accents, Hebrew points, Arabic vowel signs. Kana voicing and Indic signs stay.
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]")
_IGNORED = re.compile(f"[{IGNORED}]")
_LETTERS = re.compile("[" + "".join(LETTERS) + "]")
#: Devanagari: the moon over a nasal vowel becomes a dot, and the dot under borrowed sounds goes, as
#: most people type. Before stemming: Snowball's endings have the dot.
_DEVANAGARI = {0x901: 0x902, 0x93C: None}
_KATAKANA = re.compile("[\u30a1-\u30f6\u30fd\u30fe]")


def normalise(word: str) -> str:
    """Return a word in lower case, one width and composed, as stemmers expect it."""
    if word.isascii():
        return word.lower()
    lowered = unicodedata.normalize("NFKC", _IGNORED.sub("", word)).lower()
    # Lower-casing İ leaves a dot of its own, which would hide the word from the stemmer.
    spelt = lowered.replace("i\u0307", "i").translate(_DEVANAGARI)
    return unicodedata.normalize("NFC", spelt)


def fold(word: str) -> str:
    """Fold a normalised word. Two words that fold alike are one term."""
    if word.isascii():
        return word
    folded = _MARKS.sub("", unicodedata.normalize("NFD", word))
    folded = _LETTERS.sub(lambda match: LETTERS[match[0]], folded)
    folded = unicodedata.normalize("NFC", folded)
    return _KATAKANA.sub(lambda match: chr(ord(match[0]) - 0x60), folded)
