"""Links of kbgen.toml for the header and the footer."""

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from kbgen.config import load_project
from kbgen.errors import KbgenError
from tests.factories import article_text, build_site, write_project

CONFIG = """
[site]
name = "Help"
url = "https://help.example/kb/"
[locales.en]
[locales.de]
[locales.ar]
[markets.NL]
"""
CONTENT = {
    "en/returns/fees.md": article_text("Fees", "Text.\n\n## Extra {#extra}\n\nMore."),
    "de/returns/fees.md": article_text("Gebühren"),
    "en/returns/only.md": article_text("Only here"),
    "policies.toml": '[shop]\nurl = { type = "url", value = "https://shop.example" }\n',
}


@pytest.fixture
def links_of(tmp_path: Path):
    """Build a site with these links; return (address, text, language) of those on a page."""

    def build(links: str, page: str) -> list[tuple[str | None, ...]]:
        write_project(tmp_path, CONTENT, CONFIG + links)
        result = build_site(tmp_path)
        assert result.diagnostics == ()
        tree = HTMLParser((tmp_path / "site" / page).read_text("utf-8"))
        return [
            (link.attributes["href"], link.text(), link.attributes.get("lang"))
            for link in tree.css(".bottom-links a:not([data-kb-home]), .top-links a")
        ]

    return build


def test_an_article_is_linked_in_the_readers_language(links_of) -> None:
    link = '[[footer.links]]\nurl = "returns/fees#extra"\n'
    assert links_of(link, "de/index.html") == [("../de/returns/fees/#extra", "Gebühren", None)]
    # A stand-in has the title of its own language.
    assert links_of(link, "ar/index.html") == [("../ar/returns/fees/#extra", "Fees", "en")]


def test_a_page_is_that_of_each_locale_unless_it_names_one(links_of) -> None:
    links = """
[[header.links]]
label = "Returns"
url = "/returns/"
[[header.links]]
label = "English"
url = "/en/search/"
"""
    page = "de/returns/fees/index.html"
    assert links_of(links, page) == [
        # One label for all locales is in the words of the default one.
        ("../../../de/returns/", "Returns", "en"),
        ("../../../en/search/", "English", "en"),
    ]


def test_the_missing_page_links_from_the_root(links_of) -> None:
    link = '[[footer.links]]\nurl = "returns/fees"\n'
    assert links_of(link, "404.html") == [("/kb/en/returns/fees/", "Fees", None)]


def test_a_label_falls_back_and_says_its_language(links_of) -> None:
    link = """
[[footer.links]]
label = { en = "Privacy", de = "Datenschutz" }
url = "{{ policy.shop.url }}/privacy"
"""
    goal = "https://shop.example/privacy"
    assert links_of(link, "de/index.html") == [(goal, "Datenschutz", None)]
    assert links_of(link, "ar/index.html") == [(goal, "Privacy", "en")]


def test_a_link_is_shown_in_its_locales_only(links_of) -> None:
    link = '[[footer.links]]\nlabel = "Widerruf"\nurl = "https://s.example"\nlocales = ["de"]\n'
    assert len(links_of(link, "de/index.html")) == 1
    assert links_of(link, "en/index.html") == []


@pytest.mark.parametrize(
    ("link", "message", "hint"),
    [
        ('url = "returns/feees"', "leads to no page", "Did you mean `returns/fees`?"),
        ('url = "/return/"', "leads to no page", "Did you mean `/returns/`?"),
        ('url = "/returns/"', "has no label", 'Add label = "…", or one for each locale.'),
        ('url = "https://s.example"', "has no label", 'Add label = "…", or one for each locale.'),
        (
            'label = "Shop"\nurl = "{{ policy.shop.ulr }}"',
            "Unknown policy value `shop.ulr`",
            "Did you mean `shop.url`?",
        ),
    ],
)
def test_a_link_that_leads_nowhere_is_an_error(tmp_path, link, message, hint) -> None:
    write_project(tmp_path, CONTENT, f"{CONFIG}[[footer.links]]\n{link}\n")
    (found,) = build_site(tmp_path).diagnostics
    assert message in found.message
    assert found.hint == hint
    assert (found.span.path, found.severity.value) == ("kbgen.toml", "error")
    assert found.span.line >= CONFIG.count("\n") + 2


@pytest.mark.parametrize(
    ("link", "message"),
    [
        ('url = "javascript:alert(1)"', "expected an address that starts with https:"),
        ('url = "//other.example"', "expected a full address"),
        ('url = "returns/fees"\nlocales = ["fr"]', "names the unknown locale `fr`"),
        ('url = "returns/fees"\nmarkets = ["US"]', "names the unknown market `US`"),
        ('url = "returns/fees"\ntitle = "x"', "unknown key `footer.links.0.title`"),
    ],
)
def test_a_mistake_in_the_settings_is_reported(tmp_path, link, message) -> None:
    write_project(tmp_path, CONTENT, f"{CONFIG}[[footer.links]]\n{link}\n")
    with pytest.raises(KbgenError, match=message.replace("(", r"\(")):
        load_project(tmp_path / "kbgen.toml")


def test_a_renamed_article_moves_the_links_of_an_incremental_build(tmp_path: Path) -> None:
    write_project(tmp_path, CONTENT, CONFIG + '[[footer.links]]\nurl = "returns/only"\n')
    build_site(tmp_path)
    file = tmp_path / "content/en/returns/only.md"
    file.write_text(article_text("Only now", slug="now"), "utf-8")
    build_site(tmp_path)
    page = (tmp_path / "site/en/returns/fees/index.html").read_text("utf-8")
    assert '<a href="../../../en/returns/now/">Only now</a>' in page
