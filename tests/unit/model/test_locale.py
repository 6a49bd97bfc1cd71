import pytest

from kbgen.model.locale import Locale


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("en", "en"),
        ("EN", "en"),
        ("pt-BR", "pt-BR"),
        ("pt-br", "pt-BR"),
        ("pt_BR", "pt-BR"),
        ("zh-hant", "zh-Hant"),
        ("zh_Hant_HK", "zh-Hant-HK"),
        ("es-419", "es-419"),
    ],
)
def test_a_tag_is_read_in_any_case_and_becomes_canonical(written, tag):
    assert Locale.parse(written).tag == tag


@pytest.mark.parametrize(
    "written",
    ["", "-", "xx", "english", "images", "_assets", "../de", "a/b", "en\x00", "root", "ROOT"],
)
def test_what_cldr_does_not_know_is_no_locale(written):
    with pytest.raises(ValueError, match="not a known locale"):
        Locale.parse(written)


@pytest.mark.parametrize("written", ["en.old", "en.bak", "de@euro", "en-XX-YY"])
def test_a_name_that_only_begins_like_a_locale_is_none(written):
    with pytest.raises(ValueError, match="not a known locale"):
        Locale.parse(written)


@pytest.mark.parametrize("written", ["zh-TW", "zh-CN", "sr-RS"])
def test_a_tag_whose_script_is_likely_is_a_locale(written):
    locale = Locale.parse(written)
    assert locale.language == written.partition("-")[0]
    assert locale.own_name


@pytest.mark.parametrize(
    ("tag", "with_script"),
    [
        ("zh", "zh-Hans"),
        ("zh-SG", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("zh-Hant-HK", "zh-Hant"),
        ("sr-Latn", "sr-Latn"),
        ("de-CH", "de-Latn"),
        ("xx", "xx"),
    ],
)
def test_the_script_of_a_tag_is_the_likely_one(tag, with_script):
    assert Locale(tag).with_script == with_script


def test_the_segment_of_urls_is_lower_case():
    assert Locale.parse("zh-Hant").segment == "zh-hant"


def test_the_language_is_the_first_part():
    assert Locale.parse("zh-Hant-HK").language == "zh"


@pytest.mark.parametrize(
    ("tag", "direction"),
    [("ar", "rtl"), ("he", "rtl"), ("fa", "rtl"), ("ur", "rtl"), ("en", "ltr"), ("ja", "ltr")],
)
def test_the_direction_comes_from_cldr(tag, direction):
    assert Locale(tag).direction == direction


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("en", "English"),
        ("de", "Deutsch"),
        ("es", "Español"),
        ("ar", "العربية"),
        ("ja", "日本語"),
        ("pt-BR", "Português (Brasil)"),
    ],
)
def test_a_language_is_named_in_itself_with_a_capital(tag, name):
    assert Locale(tag).own_name == name


def test_locales_are_values():
    assert Locale.parse("PT_br") == Locale("pt-BR")
    assert sorted([Locale("en"), Locale("ar")]) == [Locale("ar"), Locale("en")]
    assert str(Locale("pt-BR")) == "pt-BR"


@pytest.mark.parametrize(
    ("tag", "read", "never"),
    [
        ("zh-TW", "zh-Hant", "zh"),
        ("zh-HK", "zh-Hant", "zh-Hans"),
        ("zh-MO", "zh-Hant-HK", "zh"),
        ("zh-SG", "zh-Hans", "zh-Hant"),
        ("zh-Hant", "zh-TW", "zh"),
        ("sr-Latn", "sr-Latn", "sr"),
        ("sr-ME", "sr-Latn", "sr"),
        ("no", "nb", "nn"),
        ("nn", "nb", "da"),
        ("nb", "no", "nn"),
        ("en-AU", "en-GB", "en-CA"),
        ("en-US", "en", "en-GB"),
        ("pt-AO", "pt-PT", "es"),
        ("es-MX", "es-419", "en"),
        ("de-AT", "de", "en"),
    ],
)
def test_readers_find_words_of_their_language_and_script(tag, read, never):
    lineage = Locale.parse(tag).lineage

    assert lineage[0] == tag
    assert read in lineage
    assert never not in lineage


def test_the_nearest_words_come_first():
    lineage = Locale("pt-BR").lineage
    assert lineage.index("pt-BR") < lineage.index("pt")
    lineage = Locale("en-AU").lineage
    assert lineage.index("en-GB") < lineage.index("en")
