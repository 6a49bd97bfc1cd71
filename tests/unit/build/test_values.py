"""A policy value that changes makes anew what shows it, and nothing else."""

import datetime as dt

import pytest

from kbgen.build import BuildOptions, build
from kbgen.config import load_project

CONFIG = """
[site]
name = "Help"
[locales.en]
[locales.de]
[markets.US]
[theme]
name = "own"
"""
POLICIES = """
[returns]
window = {{ type = "duration", value = "{window}" }}
fee = {{ type = "money", value = "{fee}", markets = {{ US = "5 USD" }} }}
[shop]
phone = {{ type = "phone", value = "{phone}" }}
offer = [
  {{ type = "percent", value = "5" }},
  {{ type = "percent", value = "20", valid_from = 2026-12-01, valid_until = 2026-12-24 }},
]
"""
NOW = {"window": "30 days", "fee": "3.95 EUR", "phone": "+31 10 555 0142"}
STRINGS = (
    'msgid ""\nmsgstr ""\n\nmsgid "Search for help"\nmsgstr "Or call {{ policy.shop.phone }}"\n'
)


def article(title: str, text: str, **more: str) -> str:
    lines = "".join(f'{key}: "{value}"\n' for key, value in more.items())
    return f'---\ntitle: "{title}"\ndescription: "About"\n{lines}---\n\n{text}\n'


@pytest.fixture
def root(write_project):
    return write_project(
        {
            "policies.toml": POLICIES.format(**NOW),
            "en/returns/body.md": article("Body", "You have {{ policy.returns.window }}."),
            "en/returns/title.md": article("Within {{ policy.returns.fee }}", "Text."),
            "en/returns/plain.md": article("Plain", "Text.", related="[]"),
            "en/returns/offer.md": article("Offer", "{{ policy.shop.offer }} off."),
            "en/returns/shared.md": article("Shared", ":::include rule\n:::"),
            "de/returns/body.md": article("Rumpf", "In {{ policy.returns.window | dative }}."),
            "_snippets/en/rule.md": "Before {{ policy.returns.window }} are over.\n",
            "../themes/own/locales/de.po": STRINGS,
        },
        CONFIG,
    )


def make(root, **options):
    given = {"out": root / "site", "as_of": dt.date(2026, 11, 28), **options}
    return build(load_project(root / "kbgen.toml"), BuildOptions(**given))


def change(root, **values):
    text = POLICIES.format(**{**NOW, **values})
    (root / "content/policies.toml").write_text(text, encoding="utf-8")


def rendered(result):
    return {path.removesuffix("index.html") for path, _ in result.reasons}


def test_a_value_in_texts_renders_the_pages_of_these_texts(root):
    make(root)
    change(root, window="14 days")
    result = make(root)

    # German has no article of its own for what the English one shares: it is shown there, too.
    assert rendered(result) == {
        "en/returns/body/", "en/returns/shared/", "de/returns/body/", "de/returns/shared/",
    }  # fmt: skip
    assert result.made["segment"] == 2
    assert "14\xa0days" in (root / "site/en/returns/body/index.html").read_text("utf-8")
    assert "14\xa0Tagen" in (root / "site/de/returns/body/index.html").read_text("utf-8")


def test_a_value_in_a_title_renders_the_pages_that_list_it(root):
    make(root)
    change(root, fee="4 EUR")
    result = make(root)

    assert "en/returns/title/" in rendered(result)
    assert "en/returns/" in rendered(result)
    assert "404.html" not in rendered(result)
    assert "Within €4" in (root / "site/en/returns/index.html").read_text("utf-8")


def test_a_value_in_the_words_of_the_theme_is_filled_in(root):
    make(root)
    change(root, phone="+49 30 555 0100")
    make(root)

    assert "Or call +49 30 555 0100" in (root / "site/de/index.html").read_text("utf-8")


def test_a_note_on_a_value_renders_nothing(root):
    make(root)
    file = root / "content/policies.toml"
    file.write_text(f"# Looked at in November.\n{file.read_text('utf-8')}", encoding="utf-8")
    result = make(root)

    assert (rendered(result), result.written) == (set(), 0)


@pytest.mark.parametrize(
    ("day", "share"),
    [
        (dt.date(2026, 11, 30), "5%"),
        (dt.date(2026, 12, 1), "20%"),
        (dt.date(2026, 12, 24), "20%"),
        (dt.date(2026, 12, 25), "5%"),
    ],
)
def test_a_period_begins_and_ends_by_itself(root, day, share):
    make(root)
    result = make(root, as_of=day)
    page = (root / "site/en/returns/offer/index.html").read_text("utf-8")

    assert f">{share} off." in page
    expected = {"en/returns/offer/", "de/returns/offer/"} if share == "20%" else set()
    assert rendered(result) == expected


def test_a_snippet_renders_the_pages_of_articles_that_include_it(root):
    make(root)
    (root / "content/_snippets/en/rule.md").write_text("Another rule.\n", encoding="utf-8")

    assert rendered(make(root)) == {"en/returns/shared/", "de/returns/shared/"}


def test_notes_for_staff_are_in_their_own_build_only(root):
    file = root / "content/en/returns/plain.md"
    note = ":::agent\nAsk for the SECRET code. ^[A SECRETFOOT]\n\n## SECRETHEAD\n:::\n"
    file.write_text(article("Plain", f"Text.\n\n{note}"), encoding="utf-8")
    make(root)
    files = [one for one in (root / "site").rglob("*") if one.is_file()]
    assert not any(b"SECRET" in one.read_bytes() for one in files)

    make(root, audience="agent")
    page = (root / "site/en/returns/plain/index.html").read_text("utf-8")
    assert all(word in page for word in ("SECRET code", "SECRETFOOT", "SECRETHEAD"))


@pytest.mark.parametrize(
    ("link", "href"),
    [
        ("[m](mailto:{{ policy.shop.email }})", "mailto:help@example.com"),
        ("<mailto:{{ policy.shop.email }}>", "mailto:help@example.com"),
        ("[h](https://{{ policy.shop.host }}/x)", "https://shop.example/x"),
        ("[c]({{ policy.shop.phone }})", "tel:+31105550142"),
        ('<a href="{{ policy.shop.site }}">x</a>', "https://shop.example/"),
    ],
)
def test_a_value_in_an_address_leads_there(root, link, href):
    file = root / "content/policies.toml"
    more = """
site = { type = "url", value = "https://shop.example/" }
host = { type = "text", value = "shop.example" }
email = { type = "email", value = "help@example.com" }
"""
    file.write_text(file.read_text("utf-8") + more, encoding="utf-8")
    (root / "content/en/returns/plain.md").write_text(article("Plain", link), encoding="utf-8")
    result = make(root)

    assert result.diagnostics == ()
    assert f'href="{href}"' in (root / "site/en/returns/plain/index.html").read_text("utf-8")


def test_a_value_that_is_no_address_is_told(root):
    text = article("Plain", "\n[w]({{ policy.returns.window }})")
    (root / "content/en/returns/plain.md").write_text(text, encoding="utf-8")
    (found,) = make(root).diagnostics

    assert (found.code, found.span.line) == ("KB309", 7)
    assert found.message == "Policy value `returns.window` is not an address"


def test_what_is_wrong_with_values_follows_the_file(root):
    file = root / "content/policies.toml"
    for text in (f"{POLICIES.format(**NOW)}\n[x", "[x", "\n[x"):
        file.write_text(text, encoding="utf-8")
        found = [one.span.line for one in make(root).diagnostics if one.code == "KB308"]
        assert found == [text.count("\n") + 1]


def test_the_list_of_addresses_tells_the_text_of_now(root):
    make(root)
    file = root / "content/en/returns/plain.md"
    file.write_text(f"{file.read_text('utf-8')}\nMore.\n", encoding="utf-8")
    make(root)
    now = (root / "site/_kb/urls.json").read_bytes()
    make(root, out=root / "clean", clean=True)

    assert now == (root / "clean/_kb/urls.json").read_bytes()


def test_an_article_for_some_markets_names_the_values_of_these(root):
    text = "---\ntitle: US\nmarkets: [US]\n---\n\nFor {{ policy.returns.fee }}.\n"
    (root / "content/en/returns/plain.md").write_text(text, encoding="utf-8")
    make(root)

    assert "<p>For $5.</p>" in (root / "site/en/returns/plain/index.html").read_text("utf-8")
