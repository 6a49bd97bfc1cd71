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
    ("alias", "reason"),
    [
        ("/", "root of the site"),
        ("/index.html", "root of the site"),
        ("https://example.com/old/", "another site"),
        ("//example.com/", "another site"),
        ("/en/../old/", "`..`"),
        ("/en/%2E%2e/old/", "`..`"),
        ("/en/./old/", "`.`"),
        ("/en//old/", "empty part"),
        ("/en/\\u202eold/", "U+202E"),
        ("/en/%E2%80%AEold/", "U+202E"),
        ("/en/old\\0/", "U+0000"),
        ("/en/old article/", "white space"),
        ("/en/old%20article/", "white space"),
        ("/en/old\\u00a0article/", "white space"),
        ("/en/article.php?id=7", "query"),
        ("/en/old/#part", "anchor"),
        ("/support/articles/*", "`*`"),
        ("/en/old%2farticle/", "encoded slash"),
        ("/en/%252e%252e/old/", "`%`"),
        ("/en/100%/", "is not part of a code"),
        ("/en/gr%F6%DFe/", "not UTF-8"),
        ("/en/it's/", "`'`"),
        ('/en/\\"old\\"/', '`"`'),
        ("/en/$1/", "`$`"),
        ("/en/a;b/", "`;`"),
        ("/en/a\\\\b/", "`\\`"),
        ("/en/:splat/", "`:`"),
        ("/en/a|b/", "`|`"),
        ("/en/{a}/", "`{`"),
        ("/en/Aux/", "`Aux`"),
        ("/en/nul.html", "`nul.html`"),
        ("/en/com7.tar.gz/old/", "`com7.tar.gz`"),
        ("/en/old./", "`old.`"),
        ("/en/.hidden/", "`.hidden`"),
        ("/en/index.html/old/", "below the file"),
        ("/en/a/INDEX.html/old/", "below the file"),
        (f"/en/{'é' * 128}/", "255 bytes"),
        (f"/en/{'a/' * 500}", "1000 bytes"),
    ],
)
def test_what_cannot_be_an_address_is_an_error(redirects, alias, reason):
    loaded = redirects(alias)
    ((code, path, line, message),) = loaded.findings
    assert (code, path, line) == ("KB222", "en/a/one.md", 3)
    assert reason in message
    assert loaded.hints[0]
    assert loaded.site.redirects == ()


def test_an_address_may_be_copied_from_a_browser_or_from_a_mac(redirects):
    loaded = redirects("/de/gr%C3%B6%C3%9Fen/", "/en/e\u0301te\u0301/", "/C++/a&b,c=(d)!/@x/~y/")
    assert loaded.findings == []
    assert [former for former, _ in loaded.site.redirects] == [
        "C++/a&b,c=(d)!/@x/~y/",
        "de/größen/",
        "en/été/",
    ]


def test_only_a_whole_name_is_the_file_of_a_folder(redirects):
    assert redirects("/en/oldindex.html").site.redirects == (("en/oldindex.html/", "en/a/one/"),)


@pytest.mark.parametrize("alias", ["/EN/a/two/", "/en/A/Two", "/En/", "/en/SEARCH/"])
def test_an_alias_that_is_a_page_where_case_does_not_count_is_an_error(redirects, alias):
    loaded = redirects(alias)
    assert [found[:3] for found in loaded.findings] == [("KB223", "en/a/one.md", 3)]
    assert loaded.site.redirects == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("/Old/Page/", "/old/page/"),
        ("/tr/İade/", "/tr/i\u0307ade/"),
        ("/el/ΟΔΟΣ/", "/el/οδος/"),
        ("/fa/می\u200cخواهم/", "/fa/میخواهم/"),
    ],
)
def test_aliases_that_are_one_file_on_some_systems_are_an_error(redirects, first, second):
    loaded = redirects(first, second)
    assert len(loaded.site.redirects) == 1
    assert len(loaded.findings) == 1


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


@pytest.mark.parametrize(
    "alias", ["/404.html", "/robots.txt", "/sitemap.xml/x/", "/_Headers", "/_kb/search/", "/_KB/x/"]
)
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
    two = text_of("Two", "## How {#how}")
    content = {"en/a/one.md": text_of("One", expires_on=day), "en/a/two.md": two}
    loaded = load_site(content, REDIRECT)

    assert loaded.findings == []
    assert loaded.site.redirects == redirects


def test_redirects_in_a_circle_or_to_nowhere_are_told(load_site, text_of):
    table = '"/en/x/" = "/en/y/"\n"/en/y/" = "/en/x/"\n"/en/z/" = "/en/a/twoo/"\n'
    config = f'[site]\nname = "Help"\n[redirects]\n{table}'
    loaded = load_site({"en/a/two.md": text_of("Two")}, config)

    assert [found[0] for found in loaded.findings] == ["KB208"] * 3
    assert loaded.site.redirects == ()


@pytest.fixture
def configured(load_site, text_of):
    """Load a site with two articles and a table of redirects."""

    def load_it(*lines: str):
        table = "".join(f"{line}\n" for line in lines)
        content = {"en/a/one.md": text_of("One"), "en/a/two.md": text_of("Two", "## How {#how}")}
        return load_site(content, f'[site]\nname = "Help"\n[redirects]\n{table}')

    return load_it


@pytest.mark.parametrize(
    ("line", "code", "reason"),
    [
        ('"/hc/*" = "/en/a/two/"', "KB222", "`*`"),
        ('"/a.php?id=1" = "/en/a/two/"', "KB222", "query"),
        ('"/a;b" = "/en/a/two/"', "KB222", "`;`"),
        ('"/aux.html" = "/en/a/two/"', "KB222", "`aux.html`"),
        ('"/EN/A/One" = "/en/a/two/"', "KB223", "only in case"),
        ('"/en/old.html" = "/en/a/two/#hwo"', "KB202", "#hwo"),
        ('"/en/old/" = "/en/a/#top"', "KB202", "#top"),
        ('"/en/old/" = "http://[::1"', "KB208", "not an http address"),
        ('"/en/old/" = "https://shop.example:port/"', "KB208", "port"),
        ('"/en/old/" = "ftp://shop.example/"', "KB208", "not an http address"),
        ('"/en/old/" = "https://shop.example/a b"', "KB208", "white space"),
        ('"/en/old/" = \'https://shop.example/"\'', "KB208", "quotes"),
        ('"/en/old/" = "https://user:word@shop.example/"', "KB208", "name of a host"),
        ('"/en/old/" = "https://straße.example/"', "KB208", "xn--"),
        ('"/en/old/" = "//shop.example/"', "KB208", "another site"),
        ('"/en/old/" = "javascript:alert(1)"', "KB208", "`:`"),
        ('"/en/old/" = "/en/a/\\u0007/"', "KB208", "U+0007"),
    ],
)
def test_a_redirect_that_cannot_be_is_an_error_in_its_line(configured, line, code, reason):
    loaded = configured('"/en/before/" = "/en/a/two/#how"', line)
    ((found, path, at, message),) = loaded.findings
    assert (found, path, at) == (code, "kbgen.toml", 5)
    assert reason in message
    assert loaded.hints[0]


def test_a_redirect_without_its_anchor_still_leads_to_the_page(configured):
    loaded = configured('"/en/old/" = "/en/a/two/#hwo"')
    assert loaded.hints == ["Did you mean `#how`?"]
    assert loaded.site.redirects == (("en/old/", "en/a/two/#hwo"),)


def test_addresses_of_other_sites_leave_in_ascii(configured):
    loaded = configured('"/en/old/" = "https://köln.example/maß?a=$b#c"')
    assert loaded.findings == []
    assert loaded.site.redirects == (("en/old/", "https://xn--kln-sna.example/ma%C3%9F?a=%24b#c"),)


def test_one_address_in_two_lines_is_an_error_at_the_second(configured):
    loaded = configured('"/en/old" = "/en/a/one/"', '"/en/old/" = "/en/a/two/"')
    assert [found[:3] for found in loaded.findings] == [("KB208", "kbgen.toml", 5)]
    assert loaded.site.redirects == (("en/old/", "en/a/one/"),)
