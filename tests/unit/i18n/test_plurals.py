"""Every counted string of the theme, in all languages it speaks, for the numbers that differ."""

import os
from pathlib import Path

import pytest

from kbgen.i18n import Catalogue, load_catalogue, number
from kbgen.model.locale import Locale
from kbgen.themes import BUILT_IN

CHAIN = [{file.name: file.read_bytes() for file in (BUILT_IN / "locales").glob("*.po")}]
TAGS = sorted(name.removesuffix(".po") for name in CHAIN[0])
COUNTS = (0, 1, 2, 3, 5, 11, 21, 100)
#: Numbers that a form may hold as a word: a dual, “no articles”.
IN_WORDS = (0, 1, 2)
#: Read line by line; KBGEN_UPDATE=1 writes it anew.
GOLDEN = Path(__file__).with_name("plurals.txt")


def catalogue(tag: str) -> Catalogue:
    return load_catalogue(Locale(tag), CHAIN)


def messages() -> list[str]:
    return sorted(catalogue("de").plural)


def rendered(words: Catalogue, message: str, count: int) -> str:
    text = words.ngettext(message, "", count)
    return text.replace("%(num)s", number(count, words.locale))


def table() -> str:
    lines = []
    for tag in TAGS:
        words = catalogue(tag)
        for message in messages():
            texts = (rendered(words, message, count) for count in COUNTS)
            lines.append(f"{tag} | {' | '.join(texts)}")
    return "\n".join(lines) + "\n"


def test_the_forms_are_those_that_were_read() -> None:
    if os.environ.get("KBGEN_UPDATE"):
        GOLDEN.write_text(table(), encoding="utf-8")
    assert table() == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("tag", TAGS)
def test_every_number_is_in_its_text(tag: str) -> None:
    words = catalogue(tag)

    for message in messages():
        for count in COUNTS:
            says = number(count, words.locale) in rendered(words, message, count)
            assert says or count in IN_WORDS, (message, count)


@pytest.mark.parametrize("tag", TAGS)
def test_scripts_choose_the_same_form_by_cldr(tag: str) -> None:
    words = catalogue(tag)

    for message in messages():
        forms = words.plural_forms(message, "")
        for count in COUNTS[1:]:  # CLDR has 0 with 1 in French, gettext in some files only
            category = words.locale.babel.plural_form(count)
            assert forms[category] == words.ngettext(message, "", count), (message, count)


@pytest.mark.parametrize("thing", ["article", "character left", "day left"])
def test_arabic_counts_from_eleven_in_the_accusative(thing: str) -> None:
    texts = {n: rendered(catalogue("ar"), f"%(num)s {thing}", n) for n in (11, 21, 99, 100)}

    assert {n: "ً" in text for n, text in texts.items()} == {11: 1, 21: 1, 99: 1, 100: 0}
