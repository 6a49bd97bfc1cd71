"""Python and the browser cut a text into the same terms. `KBGEN_UPDATE=1` rewrites the fixtures."""

import json
import os
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kbgen.analysis import Analyser
from kbgen.languages import LANGUAGES, language_of
from kbgen.model.locale import Locale

FIXTURES = Path(__file__).parent / "analysis.json"
#: Neither controls, halves of surrogate pairs, private use nor what later Unicodes may assign.
NO_TEXT = {"Cc", "Cn", "Co", "Cs"}
BATCH = 2000
TEXTS = st.text(
    st.one_of(
        st.characters(max_codepoint=0xFFFF, exclude_categories=NO_TEXT),
        # Often, so that they meet: accents, sigma, hamza, kana, Hangul, digits, apostrophes.
        st.sampled_from("aeiosßİıΣσςأىـ\u064bｶﾞガあ漢한กํाँ़१-'’ \u00ad\u0301\u0308\u200d\ufe0f"),
    ),
    max_size=30,
)


def python_terms(locale: str, text: str) -> list[list[object]]:
    """Return stems and forms; a third value, true, marks pairs inside of a word."""
    return [as_written(*term) for term in Analyser(language_of(Locale(locale))).terms(text)]


def browser_terms(node, locale: str, text: str) -> list[list[object]]:
    language = language_of(Locale(locale)).code
    return [as_written(*term) for term in node.ask("terms", language=language, text=text)]


def as_written(stem: str, form: str, is_inner: bool) -> list[object]:
    return [stem, form, True] if is_inner else [stem, form]


def shown(text: str) -> str:
    """Write what cannot be seen, or joins with what stands before it, as an escape."""
    return "".join(json.dumps(char)[1:-1] if is_hidden(char) else char for char in text)


def is_hidden(char: str) -> bool:
    is_selector = unicodedata.name(char, "").startswith("VARIATION SELECTOR")
    return not char.isprintable() or unicodedata.combining(char) > 0 or is_selector


def read_cases() -> list[dict[str, object]]:
    cases = json.loads(FIXTURES.read_text(encoding="utf-8"))
    if os.environ.get("KBGEN_UPDATE"):
        for case in cases:
            case["terms"] = python_terms(case["locale"], case["text"])
        rows = [shown(json.dumps(case, ensure_ascii=False)) for case in cases]
        rows = [row.replace(' "terms": ', '\n  "terms": ') for row in rows]
        FIXTURES.write_text("[\n" + ",\n".join(rows) + "\n]\n", encoding="utf-8")
    return cases


CASES = [
    pytest.param(case, id=f"{case['locale']}: {case['about']}".encode("ascii", "replace").decode())
    for case in read_cases()
]


@pytest.mark.parametrize("case", CASES)
def test_python_finds_these_terms(case):
    assert python_terms(case["locale"], case["text"]) == case["terms"]


@pytest.mark.parametrize("case", CASES)
def test_the_browser_finds_these_terms(case, node):
    assert browser_terms(node, case["locale"], case["text"]) == case["terms"]


@settings(max_examples=500, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(locale=st.sampled_from(list(LANGUAGES)), text=TEXTS)
def test_any_text_has_the_same_terms_in_both(locale, text, node):
    assert browser_terms(node, locale, text) == python_terms(locale, text)


def characters() -> list[str]:
    """Return every character that a text may hold, as the running Python knows them."""
    everything = map(chr, range(sys.maxunicode + 1))
    return [char for char in everything if unicodedata.category(char) not in NO_TEXT]


def test_every_character_means_the_same_in_both(node):
    every = characters()
    different = []
    for at in range(0, len(every), BATCH):
        # One line for all of them is quick; only where it differs, each one is asked for.
        some = [f"a{char}B {char}" for char in every[at : at + BATCH]]
        if browser_terms(node, "zxx", "\n".join(some)) != python_terms("zxx", "\n".join(some)):
            different += [
                shown(text)
                for text in some
                if browser_terms(node, "zxx", text) != python_terms("zxx", text)
            ]
    assert different[:10] == []


def test_no_term_is_empty_or_holds_white_space():
    """The format of a shard divides stems and forms by spaces and lines."""
    wrong = [
        f"U+{ord(char):04X}"
        for char in characters()
        for stem, form, *_ in python_terms("zxx", char)
        if stem.split() != [stem] or form.split() != [form]
    ]
    assert wrong == []
