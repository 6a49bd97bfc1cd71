import pytest

from kbgen.model.locale import Locale

EN, DE, FR, PT = Locale("en"), Locale("de"), Locale("fr"), Locale("pt-BR")
THREE = '[site]\nname = "Help"\n[locales.en]\n[locales.de]\n[locales.fr]\nfallback = ["de", "en"]\n'


@pytest.fixture
def article(text_of):
    return text_of("Title")


def test_translations_pair_by_the_same_path(load_site, article):
    site = load_site({"en/a/costs.md": article, "de/a/costs.md": article}).site
    assert site.translations("a/costs") == (DE, EN)


def test_translations_pair_by_id_wherever_they_are(load_site, text_of):
    loaded = load_site(
        {
            "en/a/costs.md": text_of("Costs", id="costs"),
            "de/b/kosten.md": text_of("Kosten", id="costs"),
        }
    )
    assert loaded.site.translations("costs") == (DE, EN)
    assert loaded.urls == {
        "de/b/kosten/": "de/b/kosten.md",
        "en/a/costs/": "en/a/costs.md",
    }


def test_an_id_may_name_the_path_of_the_other_file(load_site, article, text_of):
    loaded = load_site(
        {"en/a/costs.md": article, "de/a/kosten.md": text_of("Kosten", id="a/costs")}
    )
    assert loaded.site.translations("a/costs") == (DE, EN)


def test_a_missing_translation_is_shown_in_the_default_locale(load_site, article):
    loaded = load_site({"en/a/costs.md": article, "de/a/other.md": article})
    assert loaded.urls == {
        "de/a/costs/": "en/a/costs.md",
        "de/a/other/": "de/a/other.md",
        "en/a/costs/": "en/a/costs.md",
    }
    assert loaded.site.is_fallback("a/costs", DE)
    assert not loaded.site.is_fallback("a/costs", EN)
    assert loaded.site.translations("a/costs") == (EN,)


def test_the_default_locale_has_no_stand_ins(load_site, article):
    loaded = load_site({"en/a/costs.md": article, "de/a/other.md": article})
    assert loaded.reading("en") == ("a/costs",)


def test_the_first_fallback_that_has_the_article_is_shown(load_site, article):
    loaded = load_site(
        {"en/a/one.md": article, "de/a/one.md": article, "en/a/two.md": article}, THREE
    )
    assert loaded.site.versions["a/one", FR].locale == DE
    assert loaded.site.versions["a/two", FR].locale == EN


def test_a_locale_without_fallback_shows_its_own_only(load_site, article):
    config = '[site]\nname = "Help"\n[locales.en]\n[locales.de]\nfallback = []\n'
    loaded = load_site({"en/a/one.md": article, "de/a/two.md": article}, config)
    assert loaded.reading("de") == ("a/two",)
    assert "de/a/one/" not in loaded.urls


def test_the_text_of_a_folder_has_no_stand_in(load_site, article):
    loaded = load_site({"en/a/index.md": article, "en/a/one.md": article, "de/a/two.md": article})
    assert loaded.category("a", "en").index == "a/index"
    assert loaded.category("a", "de").index == ""
    assert "de/a/" not in loaded.urls


def test_a_stand_in_has_no_claim_to_an_address(load_site, text_of, article):
    loaded = load_site(
        {"en/a/costs.md": article, "de/a/prices.md": text_of("Preise", slug="costs", id="prices")}
    )
    assert loaded.findings == []
    assert loaded.urls["de/a/costs/"] == "de/a/prices.md"
    assert "a/costs" not in loaded.reading("de")


def test_a_draft_is_left_out(load_site, text_of):
    content = {"en/a/one.md": text_of("One", draft="true"), "en/a/two.md": text_of("Two")}
    assert load_site(content).reading() == ("a/two",)
    assert load_site(content, drafts=True).reading() == ("a/one", "a/two")


def test_what_stands_in_for_a_draft_translation_is_the_fallback(load_site, text_of):
    content = {"en/a/one.md": text_of("One"), "de/a/one.md": text_of("Eins", draft="true")}
    loaded = load_site(content)
    assert loaded.site.versions["a/one", DE].locale == EN


def test_one_id_twice_in_a_locale_is_an_error_at_the_second(load_site, text_of):
    loaded = load_site(
        {"en/a/one.md": text_of("One", id="same"), "en/a/two.md": text_of("Two", id="same")}
    )
    assert loaded.findings == [
        ("KB402", "en/a/two.md", 3, "Duplicate id `same` in en: also used by content/en/a/one.md")
    ]
    assert loaded.urls == {"en/a/one/": "en/a/one.md"}


def test_an_id_that_is_the_path_of_another_article_is_an_error(load_site, text_of):
    loaded = load_site({"en/a/one.md": text_of("One", id="a/two"), "en/a/two.md": text_of("Two")})
    assert loaded.codes == [("KB402", "en/a/two.md")]


def test_the_same_id_in_two_locales_is_a_translation(load_site, text_of):
    loaded = load_site({"en/a.md": text_of("A", id="x"), "de/b.md": text_of("B", id="x")})
    assert loaded.findings == []


def test_a_locale_without_any_article_of_its_own_still_has_pages(load_site, article):
    config = '[site]\nname = "Help"\n[locales.en]\n[locales.pt-BR]\n'
    loaded = load_site({"en/a/costs.md": article}, config)
    assert loaded.urls["pt-br/a/costs/"] == "en/a/costs.md"
    assert loaded.category("", "pt-BR").url == "pt-br/"


def test_a_site_without_articles_has_homes(load_site):
    loaded = load_site({}, '[site]\nname = "Help"\n[locales.en]\n')
    assert loaded.category("").url == "en/"
    assert list(loaded.site.articles(EN)) == []
    assert loaded.site.own == {EN: ()}
