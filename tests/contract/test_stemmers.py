"""The stemmers that the build makes for the browser are those that Python indexes with."""

import ast
import importlib.util
import random
from pathlib import Path

import pytest
import Stemmer

from kbgen.analysis import Analyser
from kbgen.analysis.folding import normalise
from kbgen.analysis.words import find_words
from kbgen.languages import LANGUAGES

ALGORITHMS = sorted({language.stemmer for language in LANGUAGES.values()} - {""})
GENERATED = 6000
#: What the words of one script hold of others: product codes, brand names, accents, rare scripts.
FOREIGN = "0179xyzéßıñłжωעगの한\u0301\u200c"
#: Two UTF-16 units each, which is how a script counts them.
ASTRAL = "𐐨𞤢𐌰"


@pytest.fixture(scope="module")
def content_words(repository: Path) -> list[str]:
    texts = [file.read_text(encoding="utf-8") for file in (repository / "content").rglob("*.md")]
    return sorted({normalise(word) for text in texts for word in find_words(text)})


def parts_of(algorithm: str) -> tuple[str, list[str]]:
    """Return letters and affixes of the language, as its Snowball program names them."""
    file = importlib.util.find_spec(f"snowballstemmer.{algorithm}_stemmer").origin
    constants = {
        node.value
        for node in ast.walk(ast.parse(Path(file).read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    affixes = sorted(text for text in constants if 0 < len(text) < 20 and not text.isspace())
    return "".join(sorted(set("".join(affixes)))), affixes


def words_like(algorithm: str, foreign: str = FOREIGN) -> list[str]:
    """Generate words of stems and affixes, and strings that are none."""
    choose = random.Random(algorithm)
    letters, affixes = parts_of(algorithm)
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


def differences(node, algorithm: str, words: list[str]) -> list[tuple[str, str, str]]:
    """Return (word, stem in Python, stem in the browser) where they differ."""
    expected = Stemmer.Stemmer(algorithm).stemWords(words)
    found = node.ask("stems", algorithm=algorithm, words=words)
    rows = zip(words, expected, found, strict=True)
    return [(word, one, other) for word, one, other in rows if one != other]


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_the_browser_stems_as_python_does(algorithm, node, content_words):
    assert differences(node, algorithm, content_words + words_like(algorithm))[:5] == []


def test_words_with_letters_of_two_code_units_have_one_stem_in_both(node):
    different = []
    for language in LANGUAGES.values():
        words = words_like(language.stemmer, foreign=ASTRAL)[::8] if language.stemmer else []
        text = " ".join(words)
        expected = [list(term) for term in Analyser(language).terms(text)]
        if node.ask("terms", algorithm=language.stemmer, text=text) != expected:
            different.append(language.code)
    assert different == []


def test_every_language_with_a_stemmer_is_compared():
    assert len(ALGORITHMS) > 30
