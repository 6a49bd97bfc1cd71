"""Every regular expression of the package takes time in proportion to its text.

Texts are repetitions of what writers repeat, and of what the expressions themselves repeat.
"""

import importlib
import os
import pkgutil
import re
import sys
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path

import pytest

import kbgen
from kbgen.facts import reader_of
from kbgen.languages import LANGUAGES
from kbgen.model.locale import Locale
from tests.growth import is_steep
from tests.regex_texts import parts_of

#: Characters of a text.
SIZES = (250, 1000, 4000, 16000)
HOSTILE = (
    *" \n\t#|>-:=*_`~[](){}<>!/.,@&%\"'\\0aAé",
    *("\u00a0", "\u3000", "中", "つ", "第", "\ufdd0", "\u200b"),
    *("---\n", "a ", "A ", "AB ", "1 ", "1.", "1,", "1-", "12:", "1/", "a-", "a.", "a@", "aA1"),
    *("[a](", "![a](", "](", '](a "', "[a]:", "[^", "<a ", "<a href='", "</", "<!--", "-->"),
    *("{{", "}}", "{#", "{*", ":::", "```", "~~~", "a: ", "- a", "> ", "| a ", "x=", 'x="'),
    *("policy.a", "{{ policy.a |", " - ", " \n", "\n\n", "\n ", "\n#", "\n-", "\r\n", "https://"),
    *("<http:", "&a", "(a", "a)", "(A) ", "<abbr title "),
)
FINDS = frozenset({"finditer"})

#: Its patterns look at short pieces around an @; what they do to a text is measured in
#: tests/unit/feedback/test_masks.py.
MASKS = "kbgen.feedback.masks"


def module_patterns() -> Iterator[tuple[str, str, re.Pattern[str]]]:
    """Yield (module, name, pattern) of what is compiled when the package is imported."""
    for found in pkgutil.walk_packages(kbgen.__path__, "kbgen."):
        if not found.name.endswith("__main__") and found.name != MASKS:
            module = importlib.import_module(found.name)
            for name, value in vars(module).items():
                for pattern in within(value):
                    yield found.name, name, pattern


def within(value: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    """Yield the patterns in a value."""
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif depth < 4 and isinstance(value, tuple | list | frozenset | set):
        for one in value:
            yield from within(one, depth + 1)
    elif depth < 4 and isinstance(value, dict):
        for one in (*value.keys(), *value.values()):
            yield from within(one, depth + 1)


def methods_of(module: str, name: str) -> frozenset[str]:
    """Return how a module uses a pattern; one that is handed on finds all matches."""
    text = Path(str(sys.modules[module].__file__)).read_text("utf-8")
    text = re.sub(r"^(?:from|import) [^(\n]*(?:\([^)]*\))?", "", text, flags=re.MULTILINE)
    uses = re.findall(rf"\b{name}\b(?!\w* *(?::|=(?!=)))(?:\.(\w+))?", text)
    return frozenset(use if use in {"match", "fullmatch"} else "finditer" for use in uses)


#: Locales whose patterns for facts are tried; `make bench` has one of each kind.
LOCALES = (
    ("en", "de", "fr", "ar", "ja", "ko", "sv", "ru") if "KBGEN_FUZZ" in os.environ else ("en",)
)


@cache
def all_patterns() -> dict[str, tuple[re.Pattern[str], frozenset[str]]]:
    """Return name → pattern, and how it is used."""
    found: dict[re.Pattern[str], tuple[str, frozenset[str]]] = {}
    for module, name, pattern in module_patterns():
        shown, how = found.get(pattern, (f"{module}.{name}", frozenset()))
        found[pattern] = shown, how | methods_of(module, name)
    for tag in LOCALES:
        for name, value in vars(reader_of(Locale(tag)).patterns).items():
            how = frozenset({"match"}) if name == "after" else FINDS
            for number, pattern in enumerate(within(value)):
                found.setdefault(pattern, (f"facts.{tag}.{name} {number}", how))
    formulas = {code: one.readability for code, one in LANGUAGES.items() if one.readability}
    for tag, formula in formulas.items():
        for text in (formula.vowels, formula.silent):
            found.setdefault(re.compile(text), (f"syllables.{tag}", FINDS))
    return {
        f"{name} {number}": (pattern, how or FINDS)
        for number, (pattern, (name, how)) in enumerate(found.items())
    }


def texts_of(pattern: re.Pattern[str]) -> Iterator[tuple[str, str, str]]:
    """Yield (beginning, what is repeated, end)."""
    for unit in HOSTILE:
        yield "", unit, ""
        yield "", unit, "\x01"
    for before, unit in parts_of(pattern):
        yield before, unit, ""
        yield before, unit, "\x01"
        yield before, unit, "\n\x01"
        if before:
            yield "", before + unit, "\x01"


def work(
    pattern: re.Pattern[str],
    how: frozenset[str],
    parts: tuple[str, str, str],
    size: int,
):
    """Return what looks for a pattern in a text of a size."""
    head, unit, tail = parts
    text = head + unit * (size // len(unit)) + tail

    def look() -> None:
        for method in how:
            if method == "finditer":
                for _ in pattern.finditer(text):
                    pass
            else:
                getattr(pattern, method)(text)

    return look


def steep_text(pattern, how=FINDS) -> tuple[str, str, str] | None:
    """Return the first text that takes too long."""
    for parts in texts_of(pattern):
        if is_steep(partial(work, pattern, how, parts), SIZES):
            return parts
    return None


#: The patterns are found by the tests, not while tests are collected: that imports all of kbgen.
PARTS = 8


@pytest.mark.parametrize("part", range(PARTS))
def test_every_pattern_is_linear(part):
    patterns = [*all_patterns().items()][part::PARTS]
    texts = {name: (steep_text(*pattern), pattern[0].pattern) for name, pattern in patterns}

    assert len(patterns) > 40
    assert {name: slow for name, slow in texts.items() if slow[0]} == {}


@pytest.mark.parametrize("slow", [r"a+b", r"\s+$", r"<[^>]*>", r"\d+(?:\.\d+)+x", r"x *( *y)?z"])
def test_what_is_quadratic_is_seen(slow):
    assert steep_text(re.compile(slow))
