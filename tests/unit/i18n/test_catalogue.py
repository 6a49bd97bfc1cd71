import datetime as dt

import pytest

from kbgen.errors import KbgenError
from kbgen.i18n import display_language, load_catalogue, long_date, number
from kbgen.model.locale import Locale
from kbgen.themes import BUILT_IN

CHAIN = [{file.name: file.read_bytes() for file in (BUILT_IN / "locales").glob("*.po")}]


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "لا مقالات"),
        (1, "مقال واحد"),
        (2, "مقالان"),
        (5, "%(num)s مقالات"),
        (11, "%(num)s مقالًا"),
    ],
)
def test_arabic_has_six_plurals(count: int, text: str) -> None:
    arabic = load_catalogue(Locale("ar"), CHAIN)

    assert arabic.ngettext("%(num)s article", "%(num)s articles", count) == text


def test_scripts_get_a_text_for_every_plural_category() -> None:
    forms = load_catalogue(Locale("ar"), CHAIN).plural_forms("%(num)s result", "%(num)s results")

    assert set(forms) == {"zero", "one", "two", "few", "many", "other"}
    assert forms["two"] == "نتيجتان"


def test_a_regional_locale_builds_on_its_language() -> None:
    assert load_catalogue(Locale("de-AT"), CHAIN).gettext("Yes") == "Ja"


@pytest.mark.parametrize(("tag", "one"), [("pt", "%(num)s artigo"), ("fr", "%(num)s article")])
def test_one_is_singular_where_cldr_counts_zero_with_it(tag: str, one: str) -> None:
    forms = load_catalogue(Locale(tag), CHAIN).plural_forms("%(num)s article", "%(num)s articles")

    assert forms["one"] == one


def test_a_country_may_have_words_of_its_own() -> None:
    assert load_catalogue(Locale("pt"), CHAIN).gettext("Search") == "Pesquisar"
    assert load_catalogue(Locale("pt-BR"), CHAIN).gettext("Search") == "Buscar"


@pytest.mark.parametrize("tag", ["no", "nn"])
def test_all_norwegian_is_bokmal(tag: str) -> None:
    assert load_catalogue(Locale(tag), CHAIN).gettext("Search") == "Søk"


def test_what_has_no_translation_is_english() -> None:
    assert load_catalogue(Locale("fi"), CHAIN).gettext("Yes") == "Yes"


def test_a_broken_catalogue_is_named() -> None:
    broken = {"de.po": b'msgid "a"\nmsgstr[0 "b"\noops\n'}

    with pytest.raises(KbgenError, match=r"de\.po does not parse"):
        load_catalogue(Locale("de"), [broken])


def test_dates_numbers_and_names_are_the_readers() -> None:
    date = dt.date(2026, 11, 3)

    assert long_date(date, Locale("de")) == "3. November 2026"
    assert long_date(date, Locale("ja")) == "2026年11月3日"
    assert number(1234, Locale("de")) == "1.234"
    assert display_language(Locale("en"), Locale("es")) == "inglés"
