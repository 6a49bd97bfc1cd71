import datetime as dt

import pytest

from kbgen.errors import KbgenError
from kbgen.i18n import display_language, load_catalogue, long_date, number
from kbgen.model.foreign import marked
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


@pytest.mark.parametrize(
    ("tag", "word"),
    [
        ("zh", "搜索"),
        ("zh-CN", "搜索"),
        ("zh-Hans-SG", "搜索"),
        ("zh-TW", "搜尋"),
        ("zh-Hant-HK", "搜尋"),
    ],
)
def test_chinese_is_written_in_the_likely_script(tag: str, word: str) -> None:
    assert load_catalogue(Locale(tag), CHAIN).gettext("Search") == word


@pytest.mark.parametrize(
    ("tag", "forms"),
    [
        ("ru", {1: "день", 2: "дня", 5: "дней", 11: "дней", 21: "день"}),
        ("uk", {1: "день", 2: "дні", 5: "днів", 11: "днів", 21: "день"}),
        ("pl", {1: "artykuł", 2: "artykuły", 5: "artykułów", 12: "artykułów", 21: "artykułów"}),
        ("cs", {1: "den", 2: "dny", 5: "dnů", 21: "dnů", 22: "dnů"}),
        ("he", {1: "יום אחד", 2: "יומיים", 3: "ימים", 11: "ימים"}),
    ],
)
def test_slavic_languages_and_hebrew_count(tag: str, forms: dict[int, str]) -> None:
    catalogue = load_catalogue(Locale(tag), CHAIN)
    unit = "article" if tag == "pl" else "day left"
    texts = {n: catalogue.ngettext(f"%(num)s {unit}", "", n) for n in forms}

    assert {n: text.endswith(forms[n]) for n, text in texts.items()} == dict.fromkeys(forms, True)


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
    esperanto = load_catalogue(Locale("eo"), CHAIN)

    assert esperanto.gettext("Yes") == "Yes"
    assert esperanto.locale_of("Yes") == Locale("en")


def test_a_language_without_words_speaks_those_of_its_fallback() -> None:
    spanish = load_catalogue(Locale("es"), CHAIN)
    own = [{"ca.po": b'msgid "Yes"\nmsgstr "S\xc3\xad, \xc3\xa9s clar"\n'}]
    catalan = load_catalogue(Locale("ca"), own, spanish)

    assert catalan.gettext("Yes") == "Sí, és clar"
    assert catalan.gettext("No") == "No"
    assert catalan.ngettext("%(num)s day left", "", 1) == "Queda %(num)s día"
    assert [catalan.locale_of(m).tag for m in ("Yes", "Search")] == ["ca", "es"]
    assert catalan.marked("Search") == marked("Buscar", Locale("es"))
    assert catalan.marked("Yes") == "Sí, és clar"


def test_scripts_count_in_the_language_of_the_words() -> None:
    polish = load_catalogue(Locale("pl"), CHAIN)
    forms = load_catalogue(Locale("csb"), CHAIN, polish).plural_forms("%(num)s result", "")

    assert set(forms) == {"one", "few", "many", "other"}


@pytest.mark.parametrize(
    ("tag", "word"), [("en-AU", "Postcode"), ("en-US", "ZIP"), ("pt-BR", "CEP"), ("sr-Latn", "x")]
)
def test_files_are_found_by_cldr_and_by_the_names_of_gettext(tag: str, word: str) -> None:
    words = {"en_GB.po": "Postcode", "en.po": "ZIP", "pt_BR.po": "CEP", "sr.po": "ПАК"}
    files = {name: f'msgid "x"\nmsgstr "{text}"\n'.encode() for name, text in words.items()}

    assert load_catalogue(Locale(tag), [files]).gettext("x") == word


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
