import pytest
import snowballstemmer

from kbgen.analysis.javascript import stemmer_module
from kbgen.errors import KbgenError
from kbgen.languages import LANGUAGES

ALGORITHMS = sorted({language.stemmer for language in LANGUAGES.values() if language.stemmer})


@pytest.fixture
def translate(tmp_path, monkeypatch):
    """Translate the body of a stemmer's method as if it stood in the snowballstemmer package."""
    monkeypatch.setattr(
        snowballstemmer, "__path__", [*snowballstemmer.__path__, str(tmp_path)], raising=True
    )

    def translate_it(body: str) -> str:
        number = len(list(tmp_path.iterdir()))
        lines = "\n".join(f"        {line}" for line in body.split("\n"))
        (tmp_path / f"made{number}_stemmer.py").write_text(
            "from .basestemmer import BaseStemmer\n"
            "from .among import Among\n\n\n"
            "class MadeStemmer(BaseStemmer):\n"
            '    a_0 = [Among("a", -1, 1), Among("ab", -1, 2)]\n'
            '    g_v = {"o", "a"}\n'
            "    I_p1 = 0\n\n"
            f"    def _stem(self):\n{lines}\n",
            encoding="utf-8",
        )
        return stemmer_module(f"made{number}")

    yield translate_it
    stemmer_module.cache_clear()


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_every_algorithm_of_a_language_becomes_a_module(algorithm):
    source = stemmer_module(algorithm)
    assert source.startswith(f"// Snowball {algorithm} stemmer")
    assert "BSD 3-clause" in source
    assert source.count("export default") == 1
    assert source.count("{") == source.count("}")
    assert "_stem() {" in source


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_a_module_is_the_same_every_time(algorithm):
    first = stemmer_module(algorithm)
    stemmer_module.cache_clear()
    assert stemmer_module(algorithm) == first


def test_tables_are_sorted_with_the_longest_first(translate):
    source = translate("return True")
    assert 'const a_0 = ["ab,a".split(","), [2,1]];' in source
    assert 'const g_v = "ao";' in source
    assert "I_p1 = 0;" in source


@pytest.mark.parametrize(
    ("python", "javascript"),
    [
        ("self.cursor = self.limit - 1", "this.cursor = (this.limit - 1);"),
        ("self.cursor += 1", "this.cursor += 1;"),
        ("return not self.in_grouping(MadeStemmer.g_v)", "return !(this.in_grouping(g_v));"),
        ("if self.eq_s('ß'):\n    return False", 'if (this.eq_s("ß")) {\nreturn false;\n}'),
        ("while True:\n    break", "while (true) {\nbreak;\n}"),
        ("v_1 = len(self.current)", "let v_1;\nv_1 = this.current.length;"),
        ("for _ in 0, 0:\n    pass", "for (let n = 0; n < 2; n++) {"),
        (
            "try:\n    raise lab0()\nexcept lab0:\n    pass",
            "x1: {\nbreak x1;\n}",
        ),
    ],
)
def test_the_constructs_of_snowball_become_javascript(translate, python, javascript):
    assert javascript in translate(python)


@pytest.mark.parametrize(
    "python",
    [
        "x = lambda: 1",
        "return [c for c in self.current]",
        "with self.current:\n    pass",
        "return self.cursor ** 2",
        "return self.cursor % 2",
        "return 1.5",
        "return 1 < self.cursor < 2",
        "return {1: 2}",
        "return f'{self.cursor}'",
        "import re",
        "del self.cursor",
        "a = b = 1",
        "while True:\n    pass\nelse:\n    pass",
        "try:\n    pass\nexcept lab0:\n    return False",
        "try:\n    pass\nexcept:\n    pass",
        "try:\n    pass\nexcept lab0:\n    pass\nfinally:\n    pass",
        "for c in self.current:\n    pass",
        "assert self.cursor",
        "yield 1",
        "x: int = 1",
    ],
)
def test_an_unknown_construct_fails_the_build(translate, python):
    with pytest.raises(KbgenError, match="cannot translate") as caught:
        translate(python)
    assert "snowballstemmer" in caught.value.hint


def test_a_call_of_what_is_no_method_is_unknown(translate):
    with pytest.raises(KbgenError, match="cannot translate"):
        translate("return ord(self.current)")


def test_a_label_that_nothing_catches_is_unknown(translate):
    with pytest.raises(KbgenError, match="cannot translate"):
        translate("raise lab9()")


def test_an_algorithm_that_the_package_has_not_fails_the_build():
    with pytest.raises(KbgenError, match="has no `klingon`"):
        stemmer_module("klingon")
