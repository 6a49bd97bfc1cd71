"""What kbgen knows of each language."""

from kbgen.i18n import load_catalogue
from kbgen.languages import LANGUAGES, FactWords, language_of
from kbgen.model.locale import Locale
from kbgen.themes import BUILT_IN
from tests.reference.form import Page, code, table


def page() -> Page:
    catalogues = {file.name: file.read_bytes() for file in BUILT_IN.glob("locales/*.po")}
    translated = {name.removesuffix(".po") for name in catalogues}
    rows = []
    for tag in sorted({*LANGUAGES, *translated}):
        locale = Locale(tag)
        language = language_of(locale)
        knows = (
            tag == "en" or load_catalogue(locale, [catalogues]).singular,
            language.stemmer or language.affixes,
            language.stop_words,
            language.facts != FactWords(),
            language.readability,
        )
        name = locale.babel.get_display_name("en") or tag
        rows.append([code(tag), name, *("yes" if known else "" for known in knows)])
    body = (
        "Every language that CLDR knows can be a locale: dates, numbers and units are written as"
        " CLDR has them, and search finds its words. This table lists what is known beyond that."
        " Without a translated interface, buttons and labels are in English until a theme"
        " [adds a catalogue](../translate/interface.md); without a stemmer, search finds words as"
        " they stand (Chinese, Japanese, Korean and Thai need none). Facts are numbers, amounts,"
        " dates and times that `kbgen check` reads in prose to compare translations.\n\n"
        + table(
            ["Tag", "Language", "Interface", "Stemmer", "Stop words", "Facts", "Reading ease"],
            rows,
        )
    )
    return Page(
        "Languages",
        "Which languages have a translated interface, a stemmer, stop words and synonyms.",
        ("locales", "translations", "stemming", "supported languages"),
        body,
    )
