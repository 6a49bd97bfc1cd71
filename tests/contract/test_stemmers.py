"""The stemmers that the build makes for the browser are those that Python indexes with."""

import ast
import importlib.util
import random
import re
from pathlib import Path

import pytest

from kbgen.analysis import Analyser
from kbgen.analysis.folding import normalise
from kbgen.analysis.stemmers import stemmer_of
from kbgen.analysis.words import find_words
from kbgen.languages import LANGUAGES, Language

STEMMED = sorted(code for code, one in LANGUAGES.items() if one.stemmer or one.affixes)
GENERATED = 6000
#: What the words of one script hold of others: product codes, brand names, accents, rare scripts.
FOREIGN = "0179xyzéßıñłжωעगの한\u0301\u200c"
#: Two UTF-16 units each, which is how a script counts them.
ASTRAL = "𐐨𞤢𐌰"


@pytest.fixture(scope="module")
def content_words(repository: Path) -> list[str]:
    texts = [file.read_text(encoding="utf-8") for file in (repository / "content").rglob("*.md")]
    return sorted({normalise(word) for text in texts for word in find_words(text)})


def parts_of(language: Language) -> tuple[str, list[str]]:
    """Return letters and affixes of the language, as its stemmer names them."""
    affixes = sorted(listed_in(language))
    return "".join(sorted(set("".join(affixes)))), affixes


def listed_in(language: Language) -> set[str]:
    if not language.stemmer:
        return {part for step in language.affixes for part in re.split("[ >]+", step.listed)}
    algorithm = language.stemmer
    file = importlib.util.find_spec(f"snowballstemmer.{algorithm}_stemmer").origin
    constants = {
        node.value
        for node in ast.walk(ast.parse(Path(file).read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return {text for text in constants if 0 < len(text) < 20 and not text.isspace()}


def words_like(language: Language, foreign: str = FOREIGN) -> list[str]:
    """Generate words of stems and affixes, and strings that are none."""
    choose = random.Random(language.code)
    letters, affixes = parts_of(language)
    words = []
    for number in range(GENERATED):
        parts = ["".join(choose.choices(letters, k=choose.randrange(8)))]
        parts += choose.choices(affixes, k=choose.randrange(5))
        if number % 4 == 0:
            parts.insert(0, choose.choice(affixes))
        if number % 8 == 0:
            parts.insert(choose.randrange(len(parts) + 1), choose.choice(foreign))
        words.append("".join(parts))
    words += ["".join(choose.choices(letters, k=choose.randrange(1, 30))) for _ in range(1000)]
    return words


def differences(node, language: Language, words: list[str]) -> list[tuple[str, str, str]]:
    """Return (word, stem in Python, stem in the browser) where they differ."""
    stem = stemmer_of(language)
    expected = [stem(word) for word in words]
    found = node.ask("stems", language=language.code, words=words)
    rows = zip(words, expected, found, strict=True)
    return [(word, one, other) for word, one, other in rows if one != other]


@pytest.mark.parametrize("code", STEMMED)
def test_the_browser_stems_as_python_does(code, node, content_words):
    language = LANGUAGES[code]
    assert differences(node, language, content_words + words_like(language))[:5] == []


def test_words_with_letters_of_two_code_units_have_one_stem_in_both(node):
    different = []
    for code in STEMMED:
        text = " ".join(words_like(LANGUAGES[code], foreign=ASTRAL)[::8])
        expected = [list(term) for term in Analyser(LANGUAGES[code]).terms(text)]
        if node.ask("terms", language=code, text=text) != expected:
            different.append(code)
    assert different == []


def test_every_language_with_a_stemmer_is_compared():
    assert len(STEMMED) > 30
    assert any(LANGUAGES[code].affixes for code in STEMMED)
