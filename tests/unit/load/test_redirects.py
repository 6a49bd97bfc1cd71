import pytest


@pytest.fixture
def redirects(load_site, text_of):
    """Load a site in which one article has aliases."""

    def load_it(*aliases: str, **more: str):
        listed = ", ".join(f'"{alias}"' for alias in aliases)
        return load_site(
            {
                "en/a/one.md": text_of("One", aliases=f"[{listed}]"),
                "en/a/two.md": text_of("Two"),
                "en/b/three.md": text_of("Three"),
                **more,
            }
        )

    return load_it


@pytest.mark.parametrize(
    ("alias", "former"),
    [
        ("/en/old/", "en/old/"),
        ("en/old", "en/old/"),
        ("/en/old/index.html", "en/old/"),
        ("/old-shop/faq/", "old-shop/faq/"),
        ("/ar/شحن/", "ar/شحن/"),
    ],
)
def test_an_alias_leads_to_the_article(redirects, alias, former):
    loaded = redirects(alias)
    assert loaded.findings == []
    assert loaded.site.redirects == ((former, "en/a/one/"),)


def test_redirects_are_sorted(redirects):
    assert redirects("/z/", "/b/", "/y/").site.redirects == (
        ("b/", "en/a/one/"),
        ("y/", "en/a/one/"),
        ("z/", "en/a/one/"),
    )


def test_each_locale_redirects_to_its_own_version(load_site, text_of):
    loaded = load_site(
        {
            "en/a/one.md": text_of("One", aliases="/old/"),
            "de/a/one.md": text_of("Eins", aliases="/alt/"),
        }
    )
    assert loaded.site.redirects == (("alt/", "de/a/one/"), ("old/", "en/a/one/"))


@pytest.mark.parametrize(
    "alias",
    [
        "/",
        "/index.html",
        "https://example.com/old/",
        "//example.com/",
        "/en/../old/",
        "/_kb/search/",
        "/en/\\u202eold/",
    ],
)
def test_what_is_no_address_of_the_site_is_an_error(redirects, alias):
    loaded = redirects(alias)
    assert [found[:3] for found in loaded.findings] == [("KB203", "en/a/one.md", 3)]
    assert loaded.site.redirects == ()


def test_an_alias_that_is_an_article_is_an_error(redirects):
    loaded = redirects("/en/a/two/")
    assert loaded.findings == [
        ("KB203", "en/a/one.md", 3, "Alias `/en/a/two/` is taken by another page")
    ]
    assert loaded.site.redirects == ()


@pytest.mark.parametrize("alias", ["/en/b/", "/en/", "/en/search/", "/en/thanks/"])
def test_an_alias_that_is_a_page_of_the_site_is_an_error(redirects, alias):
    loaded = redirects(alias)
    assert [found[:3] for found in loaded.findings] == [("KB203", "en/a/one.md", 3)]
    assert loaded.site.redirects == ()


@pytest.mark.parametrize("alias", ["/404.html", "/robots.txt", "/sitemap.xml", "/_headers"])
def test_an_alias_that_is_a_file_of_the_site_is_an_error(redirects, alias):
    loaded = redirects(alias)
    assert [found[:3] for found in loaded.findings] == [("KB203", "en/a/one.md", 3)]
    assert loaded.site.redirects == ()


def test_one_alias_of_two_articles_is_an_error_at_the_second(load_site, text_of):
    loaded = load_site(
        {
            "en/a/one.md": text_of("One", aliases="/old/"),
            "en/a/two.md": text_of("Two", aliases="/old/"),
        }
    )
    assert loaded.codes == [("KB203", "en/a/two.md")]
    assert loaded.site.redirects == (("old/", "en/a/one/"),)


def test_the_aliases_of_a_draft_do_not_count(load_site, text_of):
    loaded = load_site({"en/a/one.md": text_of("One", aliases="/old/", draft="true")})
    assert loaded.site.redirects == ()


def test_one_alias_in_all_translations_is_one_promise(load_site, text_of):
    loaded = load_site(
        {
            "en/a/one.md": text_of("One", aliases="[a/old]"),
            "de/a/one.md": text_of("Eins", aliases="[a/old]"),
        }
    )

    assert loaded.findings == []
    assert loaded.site.redirects == (("de/a/old/", "de/a/one/"), ("en/a/old/", "en/a/one/"))


def test_what_has_expired_leads_to_its_folder_in_every_locale_that_showed_it(load_site, text_of):
    loaded = load_site(
        {
            "en/a/one.md": text_of("One", aliases="[a/old]", expires_on="2026-11-01"),
            "en/a/two.md": text_of("Two"),
        },
        '[site]\nname = "Help"\n[locales.en]\n[locales.de]\n',
    )

    assert loaded.findings == []
    assert loaded.site.redirects == (
        ("de/a/old/", "de/a/"),
        ("de/a/one/", "de/a/"),
        ("en/a/old/", "en/a/"),
        ("en/a/one/", "en/a/"),
    )


REDIRECT = '[site]\nname = "Help"\n[redirects]\n"/en/a/one/" = "/en/a/two/#how"\n'


@pytest.mark.parametrize(
    ("day", "redirects"),
    [("2099-01-01", ()), ("2026-11-01", (("en/a/one/", "en/a/two/#how"),))],
)
def test_where_an_article_leads_when_it_has_expired_can_be_said_before(
    load_site, text_of, day, redirects
):
    content = {"en/a/one.md": text_of("One", expires_on=day), "en/a/two.md": text_of("Two")}
    loaded = load_site(content, REDIRECT)

    assert loaded.findings == []
    assert loaded.site.redirects == redirects


def test_redirects_in_a_circle_or_to_nowhere_are_told(load_site, text_of):
    table = '"/en/x/" = "/en/y/"\n"/en/y/" = "/en/x/"\n"/en/z/" = "/en/a/twoo/"\n'
    config = f'[site]\nname = "Help"\n[redirects]\n{table}'
    loaded = load_site({"en/a/two.md": text_of("Two")}, config)

    assert [found[0] for found in loaded.findings] == ["KB208"] * 3
    assert loaded.site.redirects == ()
