import pytest

from kbgen.model.locale import Locale
from kbgen.model.resolve import resolve

EN, DE = Locale("en"), Locale("de")


@pytest.fixture
def linked(load_site, text_of):
    """Load a small site with one more article that has this body."""

    def load_it(body: str, path: str = "en/shipping/links.md", **front_matter: str):
        return load_site(
            {
                "en/shipping/index.md": text_of("Shipping", "## Overview"),
                "en/shipping/costs.md": text_of("Costs", "## What it costs {#fees}\n\n## Taxes"),
                "en/returns/refunds.md": text_of("Refunds", "## When?"),
                "en/about.md": text_of("About"),
                "de/shipping/costs.md": text_of("Kosten", "## Was es kostet {#fees}\n\n## Steuern"),
                path: text_of("Links", body, **front_matter),
            }
        )

    return load_it


@pytest.fixture
def leads_to(linked):
    """Return the address that a link of an article leads to."""

    def follow(target: str, path: str = "en/shipping/links.md", locale: Locale | None = None):
        loaded = linked("Text.", path)
        article_id = path.partition("/")[2].removesuffix(".md")
        source = loaded.site.versions[article_id, Locale.parse(path.partition("/")[0])].source
        goal = resolve(loaded.site, source, target, locale or source.locale)
        return goal and goal.url

    return follow


@pytest.mark.parametrize(
    ("target", "url"),
    [
        ("costs.md", "en/shipping/costs/"),
        ("./costs.md", "en/shipping/costs/"),
        ("../shipping/costs.md", "en/shipping/costs/"),
        ("../returns/refunds.md", "en/returns/refunds/"),
        ("../about.md", "en/about/"),
        ("costs", "en/shipping/costs/"),
        ("costs/", "en/shipping/costs/"),
        ("costs.html", "en/shipping/costs/"),
        ("../returns/refunds/", "en/returns/refunds/"),
        ("index.md", "en/shipping/"),
        ("./", "en/shipping/"),
        ("../shipping/", "en/shipping/"),
        ("../shipping/index.html", "en/shipping/"),
        ("links.md", "en/shipping/links/"),
        ("../../de/shipping/costs.md", "de/shipping/costs/"),
        ("../../de/shipping/links.md", "de/shipping/links/"),
        ("nowhere.md", None),
        ("../../../secret.md", None),
        ("../../fr/shipping/costs.md", None),
        ("Costs.md", None),
    ],
)
def test_a_path_relative_to_the_file_leads_to_the_article(leads_to, target, url):
    assert leads_to(target) == url


def test_a_link_from_the_top_of_a_locale(leads_to):
    assert leads_to("shipping/costs.md", "en/links.md") == "en/shipping/costs/"


def test_a_link_on_a_page_that_stands_in_leads_on_in_the_readers_language(leads_to):
    assert leads_to("costs.md", locale=DE) == "de/shipping/costs/"


def test_a_link_to_another_language_stays_there(leads_to):
    assert leads_to("../../en/shipping/costs.md", "de/shipping/links.md") == "en/shipping/costs/"


def test_a_link_to_what_is_not_translated_leads_to_its_stand_in(leads_to):
    assert leads_to("../returns/refunds.md", "de/shipping/links.md") == "de/returns/refunds/"


def test_a_link_to_the_text_of_a_folder_leads_to_the_folder_where_it_has_no_text(leads_to):
    assert leads_to("index.md", "de/shipping/links.md") == "de/shipping/"


def test_a_stand_in_links_to_the_folder_of_the_readers_language(leads_to):
    assert leads_to("index.md", locale=DE) == "de/shipping/"


@pytest.mark.parametrize(("target", "url"), [("../returns/", "en/returns/"), ("../", "en/")])
def test_a_link_to_a_folder_without_text_leads_to_its_page(leads_to, target, url):
    assert leads_to(target) == url


def test_a_text_of_a_folder_that_is_nowhere_is_no_target(leads_to):
    assert leads_to("../returns/index.md") is None


def test_right_links_give_no_findings(linked):
    loaded = linked(
        "[a](costs.md#fees) [b](../returns/refunds.md#when) [c](index.md#overview) "
        "[d](../../de/shipping/costs.md#steuern) [e](../about.md)"
    )
    assert loaded.findings == []


def test_a_link_to_nowhere_is_an_error_at_its_line_with_what_was_meant(linked):
    loaded = linked("Text.\n\n[a](cost.md)")
    assert loaded.findings == [
        ("KB201", "en/shipping/links.md", 7, "Link `cost.md` leads to no article")
    ]
    assert loaded.hints == ["Did you mean `costs.md`?"]


def test_the_same_name_in_another_folder_was_probably_meant(linked):
    assert linked("[a](refunds.md)").hints == ["Did you mean `../returns/refunds.md`?"]


def test_a_path_that_leaves_the_content_folder_says_so(linked):
    assert linked("[a](../../../README.md)").hints == ["The path leaves the content folder."]


def test_a_link_that_is_like_nothing_says_what_to_write(linked):
    assert linked("[a](nowhere.md)").hints == [
        "Write the path of a .md file, relative to this file."
    ]


def test_an_anchor_that_is_not_there_is_an_error_with_what_was_meant(linked):
    loaded = linked("[a](costs.md#fee)")
    assert loaded.findings == [
        (
            "KB202",
            "en/shipping/links.md",
            5,
            "Link `costs.md#fee`: the article has no such anchor",
        )
    ]
    assert loaded.hints == ["Did you mean `#fees`?"]


def test_an_anchor_like_none_gets_the_list(linked):
    assert linked("[a](costs.md#zzz)").hints == ["Its anchors: #fees, #taxes."]


def test_an_anchor_of_an_article_without_any_says_so(linked):
    assert linked("[a](../about.md#zzz)").hints == ["Its anchors: none."]


def test_an_anchor_is_looked_for_in_the_translation_that_is_shown(linked):
    loaded = linked("[a](costs.md#taxes)", "de/shipping/links.md")
    assert loaded.codes == [("KB202", "de/shipping/links.md")]


def test_an_anchor_of_a_stand_in_is_that_of_its_language(linked):
    assert linked("[a](../returns/refunds.md#when)", "de/shipping/links.md").findings == []


def test_related_articles_are_links_too(linked):
    loaded = linked("Text.", related="[costs.md, nowhere.md]")
    assert loaded.findings == [
        ("KB201", "en/shipping/links.md", 3, "Link `nowhere.md` leads to no article")
    ]


def test_a_link_to_a_draft_is_an_error(load_site, text_of):
    loaded = load_site(
        {"en/a/x.md": text_of("X", "[a](y.md)"), "en/a/y.md": text_of("Y", draft="true")}
    )
    assert loaded.codes == [("KB201", "en/a/x.md")]


def test_links_are_followed_by_path_where_the_id_differs(load_site, text_of):
    loaded = load_site(
        {
            "en/a/costs.md": text_of("Costs", id="costs"),
            "de/a/kosten.md": text_of("Kosten", id="costs"),
            "de/a/x.md": text_of("X", "[a](kosten.md) [b](costs.md) [c](../../en/a/costs.md)"),
        }
    )
    assert loaded.findings == []


def test_a_link_without_ending_leads_to_the_file_beside_it_where_ids_differ(load_site, text_of):
    loaded = load_site(
        {
            "en/a/costs.md": text_of("Costs"),
            "de/a/costs.md": text_of("Kosten", id="kosten"),
            "en/a/x.md": text_of("X"),
            "de/a/x.md": text_of("X"),
        }
    )
    site = loaded.site
    for locale in (EN, DE):
        source = site.versions["a/x", locale].source
        for target in ("costs.md", "costs", "costs/", "costs.html"):
            goal = resolve(site, source, target, locale)
            assert goal.article.source.path == f"{locale}/a/costs.md"


def test_links_cross_locales_with_a_region(load_site, text_of):
    config = '[site]\nname = "Help"\n[locales.en]\nfallback = ["pt-BR"]\n[locales.pt-BR]\n'
    loaded = load_site(
        {
            "en/a/x.md": text_of("X", "[a](y.md) [b](../../pt-BR/a/y.md)"),
            "pt-BR/a/y.md": text_of("Y", "[a](x.md) [b](../../en/a/x.md)"),
        },
        config,
    )
    assert loaded.findings == []


def test_an_article_that_lost_its_address_is_no_target(load_site, text_of):
    loaded = load_site(
        {
            "en/a/one.md": text_of("One"),
            "en/a/two.md": text_of("Two", slug="one"),
            "en/a/x.md": text_of("X", "[a](two.md)"),
        }
    )
    assert loaded.codes == [("KB203", "en/a/two.md"), ("KB201", "en/a/x.md")]


def test_the_text_of_a_folder_is_checked_like_an_article(load_site, text_of):
    loaded = load_site({"en/a/index.md": text_of("A", "[a](nowhere.md)")})
    assert loaded.codes == [("KB201", "en/a/index.md")]


@pytest.mark.parametrize(
    ("target", "hint"),
    [
        ("Costs.md", "Did you mean `costs.md`? Only the case differs."),
        ("../Returns/refunds.md", "Did you mean `../returns/refunds.md`? Only the case differs."),
        ("COSTS", "Did you mean `costs.md`? Only the case differs."),
        ("refunds.md", "Did you mean `../returns/refunds.md`?"),
        ("../../en/Shipping/cost.md", "Did you mean `costs.md`?"),
        ("cots.md", "Did you mean `costs.md`?"),
        ("nothing-like-it.md", "Write the path of a .md file, relative to this file."),
    ],
)
def test_the_hint_names_another_path_than_the_one_that_is_written(linked, target, hint):
    assert linked(f"[x]({target})").hints == [hint]


@pytest.mark.parametrize(
    ("target", "written"),
    [
        ("/returns/refunds.md", "../returns/refunds.md"),
        ("/en/returns/refunds.md", "../returns/refunds.md"),
        ("/shipping/./costs.md", "costs.md"),
        ("/de/shipping/costs.md", "../../de/shipping/costs.md"),
        ("/../../about.md", "../about.md"),
    ],
)
def test_a_path_from_the_root_leads_to_the_file_and_is_reported(linked, leads_to, target, written):
    loaded = linked(f"Text.\n\n[x]({target})")
    assert loaded.codes == [("KB225", "en/shipping/links.md")]
    assert loaded.findings[0][2] == 7
    assert loaded.hints == [f"Write `{written}`; `kbgen check --fix` does it."]
    assert leads_to(target)
    assert leads_to(target) == leads_to(written)


@pytest.mark.parametrize(
    ("target", "hint"),
    [
        ("/help/returns/refunds.md", "Did you mean `../returns/refunds.md`?"),
        ("/shipping/Costs.md", "Did you mean `costs.md`? Only the case differs."),
        ("/fr/returns/refunds.md", "Write the path of a .md file, relative to this file."),
    ],
)
def test_a_path_from_the_root_to_nowhere_is_an_error(linked, target, hint):
    loaded = linked(f"[x]({target})")
    assert loaded.codes == [("KB201", "en/shipping/links.md")]
    assert loaded.hints == [hint]


def test_an_anchor_behind_a_path_from_the_root_is_checked(linked):
    codes = [code for code, _ in linked("[x](/shipping/costs.md#no)").codes]
    assert codes == ["KB225", "KB202"]
