"""Policy values in titles, texts and pages: for a day, a locale and each market."""

import datetime as dt

import pytest

from kbgen import render
from kbgen.i18n import Values
from kbgen.model.locale import Locale
from kbgen.model.policy import Reference, references, take_references
from kbgen.policy import read_policies
from kbgen.themes import find_theme

CONFIG = """
[site]
name = "Help"
[locales.en]
[locales.de]
[locales.ja]
[markets.DE]
locales = ["de"]
[markets.US]
label = { en = "America & co" }
[markets.JP]
locales = ["ja"]
"""
POLICIES = """
[returns]
window = { type = "duration", value = "30 days" }
fee = { type = "money", value = "4 EUR", markets = { US = "6 USD", DE = "4 EUR" } }
[returns.rule]
type = "text"
value.en = "within {{ policy.returns.window }}, for {{ policy.returns.fee }}"
value.de = "<b>"
[shop]
phone = { type = "phone", value = "+31 (10) 555", markets = { US = "+1 555" } }
mail = { type = "email", value = "help@example.com" }
site = { type = "url", value = "https://example.com/a?b=1&c=2" }
place = { type = "address", value = "Street <1>\\nTown" }
photos = { type = "number", value = 2, markets = { US = 1 } }
wait = { type = "duration", value = "1-2 days", markets = { US = "1 day" } }
old = { type = "number", value = 1, valid_until = 2025-01-01 }
bad = { type = "number", value = "x" }
"""
EN, DE, JA = Locale("en"), Locale("de"), Locale("ja")


@pytest.fixture
def values(make_project):
    project = make_project({"policies.toml": POLICIES}, CONFIG)
    policies, _ = read_policies(project.content, tuple(project.config.markets))
    files = find_theme(project.themes, "").read()
    day = dt.date(2026, 11, 28)
    return Values(project, policies, day, lambda locale: render.strings(files, locale.tag))


def ref(written: str) -> Reference:
    (reference,) = references(take_references(f"{{{{ policy.{written} }}}}"))
    return reference


def test_a_title_has_what_counts_in_the_locales_own_market(values):
    text = take_references("Within {{ policy.returns.window }} for {{ policy.returns.fee }}")
    assert values.title(text, EN) == "Within 30 days for €4"
    assert values.title(text, DE) == "Within 30 Tage for 4 €"
    assert values.title(text, JA) == "Within 30日 for €4"


def test_a_text_that_is_searched_has_what_counts_in_each_market(values):
    text = take_references("It costs {{ policy.returns.fee }}.")
    assert values.text(text, EN) == "It costs €4 (America & co: $6)."


def test_text_without_values_is_left_alone(values):
    assert values.title("{{ other }} 30 days", EN) == "{{ other }} 30 days"


def test_a_page_shows_each_market_with_its_name(values):
    assert values.html(ref("returns.fee"), EN) == (
        '<span data-kb-by-market><span data-kb-market="">€4</span>'
        "<span data-kb-market-mark> (America &amp; co: </span>"
        '<span data-kb-market="US">$6</span>'
        "<span data-kb-market-mark>)</span></span>"
    )


def test_where_no_market_differs_a_page_shows_the_value(values):
    assert values.html(ref("returns.window"), EN) == "30\xa0days"
    assert values.html(ref("returns.window | dative"), DE) == "30\xa0Tagen"


def test_a_text_holds_other_values_and_their_markets(values):
    assert values.title(take_references("{{ policy.returns.rule }}"), EN) == (
        "within 30 days, for €4"
    )
    html = values.html(ref("returns.rule"), EN)
    assert '<span data-kb-market="US">within 30 days, for $6</span>' in html


def test_what_looks_like_html_in_a_value_is_text(values):
    assert values.html(ref("returns.rule"), DE).startswith("&lt;b&gt;")
    assert values.html(ref("shop.place"), EN) == "Street &lt;1&gt;<br>Town"


@pytest.mark.parametrize(
    ("name", "html"),
    [
        (
            "shop.mail",
            '<a href="mailto:help@example.com"><bdi dir="ltr">help@example.com</bdi></a>',
        ),
        ("shop.mail | plain", '<bdi dir="ltr">help@example.com</bdi>'),
        (
            "shop.site",
            '<a href="https://example.com/a?b=1&amp;c=2"><bdi dir="ltr">example.com/a</bdi></a>',
        ),
    ],
)
def test_what_can_be_called_or_visited_is_a_link(values, name, html):
    assert values.html(ref(name), EN) == html


def test_within_a_link_it_is_none(values):
    assert "<a " not in values.html(ref("shop.phone"), EN, linked=False)


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("shop.phone", "tel:+3110555"),
        ("shop.mail", "mailto:help@example.com"),
        ("shop.site", "https://example.com/a?b=1&c=2"),
        ("returns.fee", ""),
        ("gone", ""),
    ],
)
def test_some_values_can_be_addresses(values, name, address):
    written = take_references(f"{{{{ policy.{name} }}}}")
    assert values.link(written, EN) == address
    assert values.link(f"{written}?x", EN) == (f"{address}?x" if address else "")
    assert values.link(f"https://x.example/{written}", EN).startswith("https://x.example/")


def test_an_address_is_filled_for_a_market(values):
    assert values.link(take_references("{{ policy.shop.phone }}"), EN, "US") == "tel:+1555"


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        (
            "returns.windw",
            "Unknown policy value `returns.windw`",
            "Did you mean `returns.window`?",
        ),
        ("zz", "Unknown policy value `zz`", "Add it to content/policies.toml."),
        (
            "shop.old",
            "Policy value `shop.old` has no value on 2026-11-28",
            "Add a period that covers that day, or one without `valid_from`.",
        ),
        (
            "returns.fee | shrt",
            "`shrt` is neither a format of type money nor a market",
            "Known here: usual, precise, code, number, DE, US, JP.",
        ),
        (
            "returns.window | shrt",
            "`shrt` is neither a format of type duration nor a market",
            "Did you mean `short`?",
        ),
        (
            "returns.fee | dative",
            "A value of type money has no dative",
            "Only durations have grammatical cases.",
        ),
        (
            "returns.fee | one: a | other: b",
            "A value of type money has no plural forms",
            "Only numbers and durations choose between texts.",
        ),
        (
            "shop.wait | dative | other: b",
            "`dative` does not go with texts for numbers",
            "Remove the format, and write each text as it should be shown.",
        ),
        (
            "shop.photos | one: a photo",
            "The text for `other` is missing",
            "Add `| other: …`, for all numbers without a text of their own.",
        ),
        ("shop.bad", "", ""),
        ("returns.fee | code", "", ""),
    ],
)
def test_a_wrong_reference_says_what_is_wrong_and_shows_nothing(values, name, message, hint):
    assert values.wrong(ref(name)) == (message, hint)
    if message or name == "shop.bad":
        assert values.html(ref(name), EN) == ""
        assert values.title(take_references(f"a {{{{ policy.{name} }}}}"), EN) == "a "


def test_durations_are_there_for_scripts_by_market(values):
    assert {m: d.most for m, d in values.durations("returns.window").items()} == {"": 30}
    assert values.durations("returns.fee") == {}
    assert values.durations("gone") == {}


def test_an_article_has_its_values_but_in_its_body(values, compile_text):
    article, _ = compile_text(
        "---\ntitle: Within {{ policy.returns.window }}\n"
        'notice: "Now {{ policy.returns.fee }}"\nkeywords: ["{{ policy.returns.fee }}"]\n---\n'
        "Text {{ policy.returns.window }}.\n\n## After {{ policy.returns.window }}\n"
    )
    filled = values.fill_article(article)
    assert (filled.title, filled.description) == ("Within 30 days", "Text 30 days.")
    assert filled.meta.notice.text == "Now €4"
    assert filled.meta.keywords == ("€4 (America & co: $6)",)
    assert filled.headings[0].title == "After 30 days"
    assert filled.passages != article.passages
    assert filled.revision == article.revision
    assert filled.slots == article.slots


def test_the_key_changes_with_a_value_and_with_the_day(values, make_project):
    project = make_project({"policies.toml": POLICIES.replace("30 days", "14 days")}, CONFIG)
    policies, _ = read_policies(project.content, ("DE", "US", "JP"))
    other = Values(project, policies, values.day, lambda _: None)
    later = Values(project, policies, dt.date(2026, 11, 29), lambda _: None)
    assert len({values.key, other.key, later.key}) == 3


@pytest.mark.parametrize(
    ("locale", "name", "message", "hint"),
    [
        (EN, "shop.wait | dative", "English durations have no dative", "Leave the case out."),
        (
            DE,
            "shop.wait | locative",
            "German durations have no locative",
            "Durations have: accusative, dative, genitive.",
        ),
        (DE, "shop.wait | dative", "", ""),
        (
            DE,
            "shop.photos | few: a | other: b",
            "`few` is not a plural category of German",
            "Known: one, other.",
        ),
        (
            None,
            "shop.photos | fwe: a | other: b",
            "`fwe` is not a plural category of any language",
            "Known: zero, one, two, few, many, other.",
        ),
        (JA, "shop.photos | other: b", "", ""),
    ],
)
def test_a_language_has_its_own_cases_and_plurals(values, locale, name, message, hint):
    assert values.wrong(ref(name), locale=locale) == (message, hint)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("shop.photos | one: a photo | other: # photos", "2 photos (America & co: a photo)"),
        ("shop.photos | US | one: <a> photo | other: # photos", "<a> photo"),
        (
            "shop.wait | one: has passed | other: have passed",
            "have passed (America & co: has passed)",
        ),
        ("shop.wait | one: # day | other: # days", "1–2 days (America & co: 1 day)"),
        ("returns.window | other: # | one: x", "30"),
    ],
)
def test_a_number_chooses_its_text_in_each_market(values, written, text):
    assert values.text(take_references(f"{{{{ policy.{written} }}}}"), EN) == text


def test_a_chosen_text_is_text_and_stays_beside_its_number(values):
    html = values.html(ref("shop.wait | DE | one: # <b> | other: # <i>x</i> & y"), EN)
    assert html == "1–2 &lt;i&gt;x&lt;/i&gt; &amp; y"
    assert values.html(ref("shop.photos | DE | other: # photos"), EN) == "2\xa0photos"
