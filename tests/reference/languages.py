"""What kbgen knows of each language."""

from babel import Locale

from kbgen.analysis import languages
from kbgen.themes import BUILT_IN
from tests.reference.form import Page, code, table

_DATA = BUILT_IN.parent / "analysis/data"


def page() -> Page:
    translated = {"en", *(file.stem for file in BUILT_IN.glob("locales/*.po"))}
    known = {language.code: language for language in languages.LANGUAGES}
    named = {file.stem for file in _DATA.glob("*.toml")}
    rows = []
    for tag in sorted({*known, *named, *translated}):
        language = known.get(tag)
        rows.append(
            [
                code(tag),
                Locale.parse(tag).get_display_name("en") or tag,
                "yes" if tag in translated else "",
                language.stemmer if language else "",
                "yes" if tag in named else "",
            ]
        )
    body = (
        "Every language that CLDR knows can be a locale: dates, numbers and units are written as"
        " CLDR has them, and search finds its words. This table lists what is known beyond that."
        " Without a translated interface, buttons and labels are in English until a theme"
        " [adds a catalogue](../translate/interface.md); without a stemmer, search finds words as"
        " they stand (Chinese, Japanese, Korean and Thai need none).\n\n"
        + table(
            ["Tag", "Language", "Interface", "Stemmer", "Stop words and synonyms"],
            rows,
        )
    )
    return Page(
        "Languages",
        "Which languages have a translated interface, a stemmer, stop words and synonyms.",
        ("locales", "translations", "stemming", "supported languages"),
        body,
    )
