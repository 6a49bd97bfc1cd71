"""Addresses of folders by locale: `slug` and `aliases` in `_category.toml`."""

import json

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from tests.factories import article_text, build_site, write_project

CONFIG = """
[site]
name = "Help"
url = "https://help.example"
[locales.en]
[locales.de]
[[footer.links]]
url = "/returns/"
label = { en = "Returns", de = "Rückgabe" }
"""
CONTENT = {
    "en/returns/_category.toml": 'title = "Returns"\n',
    "de/returns/_category.toml": (
        'title = "Rückgabe"\nslug = "Rückgabe & Umtausch"\naliases = ["returns"]\n'
    ),
    "de/returns/eu/_category.toml": 'title = "EU"\nslug = "europa"\n',
    "en/returns/fees.md": article_text("Fees", "See [the EU](eu/customs.md)."),
    "de/returns/fees.md": article_text("Gebühren", "Siehe [EU](eu/customs.md).", slug="kosten"),
    "en/returns/eu/customs.md": article_text("Customs"),
    "de/returns/eu/customs.md": article_text("Zoll", "Siehe [alles](../)."),
    "en/returns/only.md": article_text("Only in English"),
}
FOLDER = "de/rückgabe-umtausch"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    root = write_project(tmp_path_factory.mktemp("slugs"), CONTENT, CONFIG)
    return build_site(root), root / "site"


def test_each_language_has_its_own_address_for_a_folder(built):
    result, site = built

    assert result.diagnostics == ()
    for path in ("", "kosten/", "europa/", "europa/customs/", "only/"):
        assert (site / FOLDER / path / "index.html").is_file(), path
    assert (site / "en/returns/eu/customs/index.html").is_file()


def test_translations_stay_pairs(built):
    _, site = built
    page = HTMLParser((site / "en/returns/index.html").read_text("utf-8"))
    pairs = {n.attributes["hreflang"]: n.attributes["href"] for n in page.css("link[hreflang]")}

    assert pairs["de"] == "https://help.example/de/r%C3%BCckgabe-umtausch/"


def test_links_lead_to_the_folder_of_the_readers_language(built):
    _, site = built
    page = HTMLParser((site / FOLDER / "kosten/index.html").read_text("utf-8"))
    links = [node.attributes["href"] for node in page.css(".prose a, .bottom-links a")]

    assert "../../../de/r%C3%BCckgabe-umtausch/europa/customs/" in links
    assert "../../../de/r%C3%BCckgabe-umtausch/" in links


def test_a_former_name_leads_on_with_everything_below(built):
    _, site = built
    moved = json.loads((site / "_kb/urls.json").read_text("utf-8"))["redirects"]

    assert {one["from"]: one["to"] for one in moved} == {
        "de/returns/": f"{FOLDER}/",
        "de/returns/kosten/": f"{FOLDER}/kosten/",
        "de/returns/only/": f"{FOLDER}/only/",
        "de/returns/europa/": f"{FOLDER}/europa/",
        "de/returns/europa/customs/": f"{FOLDER}/europa/customs/",
    }


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("slug = 5", "Key `slug` must be a text"),
        ('aliases = "old"', "Key `aliases` must be a list of texts"),
        ("aliases = [1]", "Key `aliases` must be a list of texts"),
        ('aliases = ["a b?c"]', "Alias `a b?c` cannot be an address"),
        ('aliases = ["other"]', "Alias `other` is taken by another page"),
        ('slug = "other"', "Address /en/other/ is taken by the folder `other`"),
    ],
)
def test_mistakes_are_named(tmp_path, line, message):
    content = {
        "en/other/x.md": article_text("X"),
        "en/returns/_category.toml": f"{line}\n",
        "en/returns/y.md": article_text("Y"),
    }
    result = build_site(write_project(tmp_path, content))

    assert any(message in one.message for one in result.diagnostics), result.diagnostics


@pytest.mark.parametrize("slug", ["shipping", "Shipping!"])
def test_a_slug_that_takes_the_address_of_stand_ins_is_named(tmp_path, slug):
    content = {
        "en/returns/x.md": article_text("X"),
        "en/shipping/y.md": article_text("Y"),
        "de/returns/_category.toml": f'title = "Rückgabe"\nslug = "{slug}"\n',
        "de/returns/x.md": article_text("X"),
    }
    result = build_site(write_project(tmp_path, content, CONFIG))
    found = [one for one in result.diagnostics if one.code == "KB203"]

    assert [(one.span.path, one.span.line) for one in found] == [
        ("content/de/returns/_category.toml", 2)
    ]
    assert "/de/shipping/ of the folder `shipping` is taken by the folder `ret" in found[0].message


def test_the_root_is_where_readers_choose_a_home_page(built):
    _, site = built
    groups = []
    for path in ("index.html", "en/index.html", "de/index.html"):
        page = HTMLParser((site / path).read_text("utf-8"))
        groups.append(
            [(n.attributes["hreflang"], n.attributes["href"]) for n in page.css("link[hreflang]")]
        )

    home = "https://help.example/"
    assert groups[0] == [("en", f"{home}en/"), ("de", f"{home}de/"), ("x-default", home)]
    assert groups == [groups[0]] * 3
