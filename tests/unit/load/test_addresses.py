import pytest


@pytest.fixture
def article(text_of):
    return text_of("Title")


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("en/shipping/costs.md", "en/shipping/costs/"),
        ("en/costs.md", "en/costs/"),
        ("en/shipping/eu/costs.md", "en/shipping/eu/costs/"),
        ("en/index.md", "en/"),
        ("en/shipping/index.md", "en/shipping/"),
        ("en/shipping/eu/index.md", "en/shipping/eu/"),
        ("en/Shipping & Delivery/What it costs.md", "en/shipping-delivery/what-it-costs/"),
        ("pt-BR/envio/preços.md", "pt-br/envio/preços/"),
        ("ar/شحن/تكاليف.md", "ar/شحن/تكاليف/"),
        ("ja/配送/送料.md", "ja/配送/送料/"),
        ("en/shipping/???.md", "en/shipping/article/"),
        ("en/shipping/v1.2.md", "en/shipping/v1-2/"),
    ],
)
def test_the_address_follows_the_path(load_site, article, path, url):
    assert load_site({path: article}).urls == {url: path}


def test_a_slug_takes_the_place_of_the_file_name(load_site, text_of):
    loaded = load_site({"en/shipping/costs.md": text_of("Costs", slug="What It Costs")})
    assert list(loaded.urls) == ["en/shipping/what-it-costs/"]


def test_a_stand_in_has_the_address_of_its_original_below_its_locale(load_site, text_of):
    loaded = load_site(
        {"en/shipping/costs.md": text_of("Costs", slug="prices"), "de/a/b.md": text_of("B")}
    )
    assert "de/shipping/prices/" in loaded.urls


def test_two_articles_with_one_address_are_an_error_at_the_slug(load_site, text_of):
    loaded = load_site(
        {"en/a/costs.md": text_of("Costs"), "en/a/prices.md": text_of("Prices", slug="costs")}
    )
    assert loaded.findings == [
        ("KB203", "en/a/prices.md", 3, "Address /en/a/costs/ is taken by content/en/a/costs.md")
    ]
    assert loaded.urls == {"en/a/costs/": "en/a/costs.md"}
    assert loaded.reading() == ("a/costs",)


def test_names_that_differ_in_case_and_marks_only_have_one_address(load_site, article):
    loaded = load_site({"en/a/Costs!.md": article, "en/a/costs.md": article})
    assert loaded.codes == [("KB203", "en/a/costs.md")]


def test_an_article_and_the_text_of_a_folder_have_one_address(load_site, article):
    loaded = load_site({"en/shipping.md": article, "en/shipping/index.md": article})
    assert loaded.codes == [("KB203", "en/shipping/index.md")]


def test_an_article_and_a_folder_without_text_have_one_address(load_site, article):
    loaded = load_site({"en/shipping.md": article, "en/shipping/costs.md": article})
    assert loaded.codes == [("KB203", "en/shipping.md")]


def test_two_folders_with_one_address_are_an_error(load_site, article):
    loaded = load_site({"en/Ship it/a.md": article, "en/ship-it/b.md": article})
    assert [code for code, _ in loaded.codes] == ["KB203"]


@pytest.mark.parametrize("name", ["search", "thanks", "Search"])
def test_no_article_takes_the_address_of_a_page_that_every_locale_has(load_site, article, name):
    loaded = load_site({f"en/{name}.md": article})
    assert loaded.codes == [("KB203", f"en/{name}.md")]
    assert loaded.urls == {}


def test_no_folder_takes_the_address_of_a_page_that_every_locale_has(load_site, article):
    loaded = load_site({"en/search/tips.md": article})
    assert [code for code, _ in loaded.codes] == ["KB203"]


def test_deeper_down_these_names_are_free(load_site, article):
    assert load_site({"en/help/search.md": article}).findings == []


def test_one_clash_in_a_translation_does_not_hurt_the_other_languages(load_site, text_of):
    loaded = load_site(
        {
            "en/a/one.md": text_of("One"),
            "de/a/one.md": text_of("Eins", slug="same"),
            "de/a/first.md": text_of("Erstes", slug="same", id="first"),
        }
    )
    assert loaded.codes == [("KB203", "de/a/one.md")]
    site = loaded.site
    assert [site.urls[("a/one", locale)] for locale in site.translations("a/one")] == ["en/a/one/"]


@pytest.mark.parametrize(
    ("path", "slug", "reason"),
    [
        ("en/a/one.md", "con", "`con`"),
        ("es/con/uno.md", "", "`con`"),
        ("en/Aux!/index.md", "", "`aux`"),
        ("en/a/LPT 1.md", "lpt１", "`lpt1`"),
        ("en/a/one.md", "ﷺ" * 15, "255 bytes"),
        (f"en/{'ﷺ' * 9}/one.md", "", "255 bytes"),
        ("/".join(["en", *["ab" * 60] * 9, "one.md"]), "", "1000 bytes"),
    ],
)
def test_an_address_that_no_file_can_have_is_an_error(load_site, text_of, path, slug, reason):
    loaded = load_site({path: text_of("One", **({"slug": slug} if slug else {}))})
    ((code, where, line, message),) = loaded.findings
    assert (code, where, line) == ("KB224", path, 3 if slug else 1)
    assert reason in message
    assert len(message) < 200
    assert loaded.urls == {}


def test_articles_that_are_one_file_where_case_does_not_count_are_an_error(load_site, text_of):
    loaded = load_site(
        {"el/a/one.md": text_of("Ένα", slug="οδος"), "el/a/two.md": text_of("Δύο", slug="οδοσ")}
    )
    assert loaded.codes == [("KB223", "el/a/two.md")]
    assert list(loaded.urls.values()) == ["el/a/one.md"]


def test_what_had_no_address_has_none_when_it_has_expired(load_site, text_of):
    content = {
        "en/a/one.md": text_of("One", slug="nul", expires_on="2026-01-01"),
        "en/a/two.md": text_of("Two"),
    }
    assert load_site(content).site.redirects == ()
