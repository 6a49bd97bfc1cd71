"""Pins and synonyms in the text of `kbgen.toml`."""

import tomllib
from pathlib import Path

import pytest

from kbgen.search.settings import with_pin, with_synonym

DEMO = Path(__file__).parent.parent.parent.parent / "kbgen.toml"
TEXTS = {
    "nothing": "",
    "no line at the end": '[site]\nname = "Help"',
    "the demo": DEMO.read_text("utf-8"),
    "windows": '[site]\r\nname = "Help"\r\n[search.synonyms]\r\nen = []\r\n',
    "dotted": '[search]\nsynonyms.en = [{ words = ["a", "b"] }] # ours\n',
    "several lines": '[search.synonyms]\nen = [\n  { words = ["a", "b"] },\n  # theirs\n]\n',
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_pin_is_added_and_nothing_else(text):
    after = with_pin(text, 'where "is" it', "a/b", "en")
    pin = {"queries": ['where "is" it'], "article": "a/b", "locales": ["en"]}
    before = tomllib.loads(text)
    assert tomllib.loads(after)["search"]["pinned"] == [
        *before.get("search", {}).get("pinned", []),
        pin,
    ]
    assert after.startswith(text)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_synonym_is_added_and_nothing_else(text):
    after = with_synonym(text, "en", "van", "courier")
    before = tomllib.loads(text).get("search", {}).get("synonyms", {})
    entry = {"typed": ["van"], "meant": ["courier"]}
    expected = {**before, "en": [*before.get("en", []), entry]}
    assert tomllib.loads(after)["search"]["synonyms"] == expected
    comments = [line.partition("#")[2] for line in text.splitlines() if "#" in line]
    assert all(comment in after for comment in comments)


@pytest.mark.parametrize("text", ["[search\n", 'search = "on"\n', "search = { pinned = 1 }\n"])
def test_what_cannot_be_changed_safely_is_left(text):
    assert with_pin(text, "a", "b", "en") is None
    assert with_synonym(text, "en", "a", "b") is None
