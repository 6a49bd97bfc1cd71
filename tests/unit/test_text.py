import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbgen.text import closest, did_you_mean, shorten, slugify, squash


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Where is my order?", "where-is-my-order"),
        ("  --Returns & refunds--  ", "returns-refunds"),
        ("Don't panic", "dont-panic"),
        ("Don’t panic", "dont-panic"),
        ("14 days", "14-days"),
        ("Größe & Maß", "größe-maß"),
        ("ＷＩＤＥ　ｌｅｔｔｅｒｓ", "wide-letters"),
        ("e\u0301tat", "état"),
        ("كيف أتتبع طلبي؟", "كيف-أتتبع-طلبي"),
        ("مُرَحَّبًا", "مُرَحَّبًا"),
        ("配送 料", "配送-料"),
        ("ได้รับสินค้า", "ได้รับสินค้า"),
        ("भुगतान कैसे करें", "भुगतान-कैसे-करें"),
        ("snake_case", "snake-case"),
        ("C++ / C#", "c-c"),
        ("🙂", ""),
        ("", ""),
        ("…", ""),
    ],
)
def test_a_slug_keeps_letters_of_every_script(text, slug):
    assert slug == slugify(text)


@given(st.text())
def test_a_slug_is_lower_case_composed_and_free_of_what_urls_reserve(text):
    slug = slugify(text)
    assert unicodedata.normalize("NFC", slug) == slug
    assert not set(slug) & set("/?#%&:. \"'<>")
    assert "--" not in slug
    assert slug.strip("-") == slug


@given(st.text())
def test_a_slug_of_a_slug_is_itself(text):
    slug = slugify(text)
    assert slug == slugify(slug)


def test_the_closest_word_is_offered():
    assert closest("titel", ["title", "description", "slug"]) == "title"


def test_nothing_is_offered_when_nothing_is_near():
    assert closest("colour", ["title", "slug"]) is None
    assert did_you_mean("colour", ["title", "slug"]) == ""


def test_the_offer_does_not_depend_on_the_order_of_the_options():
    options = ["aliases", "alias", "aliase"]
    assert closest("aliass", options) == closest("aliass", reversed(options))


@pytest.mark.parametrize(
    ("word", "options"),
    [
        ("position", ["description", "order"]),
        ("created_at", ["related", "updated"]),
        ("template", ["related"]),
        ("status", ["tags"]),
        ("images", ["markets"]),
        ("lang", ["change"]),
        ("ab", ["cd"]),
    ],
)
def test_what_only_shares_letters_is_not_offered(word, options):
    assert closest(word, options) is None


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("titel", "title"),
        ("TITLE", "title"),
        ("Titles", "title"),
        ("descripton", "description"),
        ("expire", "expires_on"),
        ("redirect", "redirect_from"),
        ("grosse", "größe"),
        ("cafe", "café"),
        ("Costs.md", "costs.md"),
        ("x.MD", "x.md"),
    ],
)
def test_the_nearest_is_offered_whatever_its_case_and_accents(word, meant):
    others = ["slug", "order", "x.png", "bar.md", "related"]
    assert closest(word, [*others, meant]) == meant


@pytest.mark.parametrize(
    ("word", "options"),
    [
        ("title", ["title"]),
        ("e\u0301te\u0301", ["été"]),
        ("カ\u3099ス.png", ["ガス.png", "カ\u3099ス.png"]),
        ("Å", ["\u212b", "A\u030a"]),
    ],
)
def test_what_looks_the_same_is_never_offered(word, options):
    assert did_you_mean(word, options) == ""


@given(st.text(max_size=12), st.lists(st.text(max_size=12), max_size=6))
def test_an_offer_is_an_option_and_looks_different(word, options):
    offer = closest(word, options)
    assert offer is None or offer in options
    assert offer is None or unicodedata.normalize("NFC", offer) != unicodedata.normalize(
        "NFC", word
    )


def test_did_you_mean_is_a_question():
    assert did_you_mean("titel", ["title"]) == "Did you mean `title`?"


def test_squash_joins_all_white_space():
    assert squash("  a\n\tb \u00a0 c ") == "a b c"


def test_a_short_text_stays_as_it_is():
    assert shorten("Free shipping.", 14) == "Free shipping."


def test_a_long_text_ends_at_a_word():
    assert shorten("Shipping is free from fifty euros.", 24) == "Shipping is free from…"


def test_no_punctuation_stands_before_the_ellipsis():
    assert shorten("Shipping is free, always and everywhere", 19) == "Shipping is free…"


def test_a_text_without_spaces_is_cut_anywhere():
    assert shorten("配送料は無料です", 5) == "配送料は…"


@given(st.text(), st.integers(min_value=1, max_value=200))
def test_a_shortened_text_is_never_longer_than_the_limit(text, limit):
    assert len(shorten(text, limit)) <= limit
