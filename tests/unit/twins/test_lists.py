"""`/_kb/articles.<locale>.json` and `/_kb/policies.<locale>.json`: what programs read."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from kbgen.publish import read_rules
from kbgen.twins.schema import articles_schema, policies_schema
from tests.factories import article_text, build_site, write_project

CONFIG = """
[site]
name = "Help"
{url}
[locales.en]
[locales.de]
[markets.DE]
locales = ["de"]
countries = ["DE", "AT"]
currency = "EUR"
[markets.GB]
label = { en = "Britain", de = "Britannien" }
[markets.US]
"""
URL = 'url = "https://shop.example/help/"'
POLICIES = """
[returns]
window = { type = "duration", value = "31 days", markets = { GB = "41 days", US = "51 days" } }
fee = { type = "money", value = "3.95 EUR", markets = { GB = "4.50 GBP" } }
goodwill = { type = "money", value = "77 EUR", note = "For the desk only" }
planned = { type = "number", value = 88 }
[shop]
offer = [{ type = "percent", value = "21", valid_from = 2027-01-01 }]
phone = { type = "phone", value = "+49 30 5550142" }
rule = { type = "text", value = { en = "within {{ policy.returns.window }}", de = "binnen {{ policy.returns.window | dative }}" } }
"""  # noqa: E501
RETURNS = """
Send it back {{ policy.shop.rule }}: {{ policy.returns.window }}.

:::agent
Give {{ policy.returns.goodwill }} of goodwill. SECRETNOTE
:::

## What it costs {#cost}

:::market GB
In Britain {{ policy.returns.fee }}, ISLANDONLY.
:::
:::market DE,US
We pay. MAINLAND
:::

:::market GB
## Within {{ policy.returns.window }} {#britain}

HEADINGONLY
:::

## An example {#example}

From the US: {{ policy.returns.window | US }}.
"""
DAY = dt.date(2026, 12, 1)
CONTENT = {
    "policies.toml": POLICIES,
    "en/returns/window.md": article_text(
        "Return within {{ policy.returns.window }}",
        RETURNS,
        description="You have {{ policy.returns.window }}.",
        updated="2026-11-02",
        answers="[track-order]",
    ),
    "en/returns/plain.md": article_text("Plain", "The same for all.", search="false"),
    "en/returns/british.md": article_text("British", "Only there.", markets="[GB]"),
    "en/returns/draft.md": article_text("DRAFT", "{{ policy.returns.planned }}", draft="true"),
    "en/returns/later.md": article_text("LATER", "Later.", publish_on="2026-12-24"),
    "en/returns/staff.md": article_text("STAFF", "Inside.", audience="agent"),
    "en/returns/index.md": article_text("Returns", "About returns."),
    "de/returns/plain.md": article_text("Schlicht", "Für alle gleich: {{ policy.shop.phone }}."),
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_project(tmp_path_factory.mktemp("lists"), CONTENT, CONFIG.replace("{url}", URL))
    build_site(root, as_of=DAY)
    return root


def read(root: Path, name: str) -> dict[str, Any]:
    return json.loads((root / f"site/_kb/{name}.json").read_text("utf-8"))


def entries(root: Path, article: str, locale: str = "en") -> dict[tuple[str, ...], dict[str, Any]]:
    listed = read(root, f"articles.{locale}")["articles"]
    return {tuple(one["markets"] or ()): one for one in listed if one["id"] == article}


def test_they_keep_to_their_schemas(root: Path) -> None:
    for schema, name in ((articles_schema(), "articles"), (policies_schema(), "policies")):
        Draft202012Validator.check_schema(schema)
        for locale in ("en", "de"):
            Draft202012Validator(schema).validate(read(root, f"{name}.{locale}"))


def test_a_schema_refuses_what_is_wrong(root: Path) -> None:
    data = read(root, "policies.en")
    fee = next(one for one in data["policies"] if one["name"] == "returns.fee")
    fee["values"][0]["value"]["amount"] = 3.95
    assert not Draft202012Validator(policies_schema()).is_valid(data)

    data = read(root, "articles.en")
    del data["articles"][0]["markets"]
    assert not Draft202012Validator(articles_schema()).is_valid(data)


def test_each_group_of_markets_has_its_own_entry(root: Path) -> None:
    found = entries(root, "returns/window")

    assert found.keys() == {("DE",), ("GB",), ("US",)}
    assert [one["title"] for one in found.values()] == [
        "Return within 31 days", "Return within 41 days", "Return within 51 days",
    ]  # fmt: skip
    assert found["GB",]["description"] == "You have 41 days."
    assert [(one["title"], one["text"]) for one in found["GB",]["sections"]] == [
        ("", "Send it back within 41 days: 41 days."),
        ("What it costs", "In Britain £4.50, ISLANDONLY."),
        ("Within 41 days", "HEADINGONLY"),
        ("An example", "From the US: 51 days."),
    ]
    assert [one["anchor"] for one in found["DE",]["sections"]] == ["", "cost", "example"]


@pytest.mark.parametrize(("market", "own"), [("DE", "31"), ("GB", "41"), ("US", "51")])
def test_no_entry_holds_the_number_of_another_market(root: Path, market: str, own: str) -> None:
    for one in read(root, "articles.en")["articles"]:
        if market in (one["markets"] or [market]):
            # The writer names one for the United States.
            example = {"51"} if one["id"] == "returns/window" else set()
            text = json.dumps(one).replace("updated", "")
            assert {n for n in ("31", "41", "51") if n in text} <= {own} | example


def test_values_are_those_of_the_entrys_market(root: Path) -> None:
    by_market = entries(root, "returns/window")
    values = {(v["name"], v.get("market")): v for v in by_market["GB",]["values"]}

    assert values["returns.fee", None] == {
        "name": "returns.fee", "type": "money", "text": "£4.50",
        "value": {"amount": "4.50", "currency": "GBP"},
    }  # fmt: skip
    assert values["returns.window", None]["value"] == {"least": 41, "most": 41, "unit": "day"}
    assert values["returns.window", "US"]["text"] == "51 days"
    # Only the British are told a fee.
    assert "returns.fee" not in {one["name"] for one in by_market["DE",]["values"]}


def test_what_is_the_same_for_all_has_one_entry(root: Path) -> None:
    assert entries(root, "returns/plain").keys() == {()}
    assert entries(root, "returns/british").keys() == {("GB",)}


def test_what_is_known_of_an_article(root: Path) -> None:
    one = entries(root, "returns/window")["DE",]

    assert one["url"] == "https://shop.example/help/en/returns/window/"
    assert (one["category"], one["updated"]) == ("Returns", "2026-11-02")
    assert one["answers"] == ["track-order"]
    published = json.loads((root / "site/_kb/urls.json").read_text("utf-8"))["articles"]
    assert one["revision"] == {a["id"]: a["revision"] for a in published}["returns/window"]


def test_an_article_that_stands_in_for_a_translation_says_so(root: Path) -> None:
    one = entries(root, "returns/window", "de")["GB",]

    assert (one["locale"], one["fallback"]) == ("en", True)
    assert one["url"] == "https://shop.example/help/de/returns/window/"
    assert "sections" not in one
    assert entries(root, "returns/plain", "de")[()]["title"] == "Schlicht"


def test_nothing_is_listed_that_is_not_public(root: Path) -> None:
    for name in ("articles.en", "articles.de", "policies.en", "policies.de"):
        text = json.dumps(read(root, name))
        for hidden in (
            "SECRETNOTE",
            "DRAFT",
            "LATER",
            "STAFF",
            "goodwill",
            "planned",
            "shop.offer",
        ):
            assert hidden not in text
        assert "For the desk only" not in text


def test_policy_values_are_listed_by_market(root: Path) -> None:
    data = read(root, "policies.de")
    values = {one["name"]: one["values"] for one in data["policies"]}

    assert values.keys() == {"returns.fee", "returns.window", "shop.phone", "shop.rule"}
    euros, pounds = values["returns.fee"]
    assert (euros["markets"], euros["text"]) == (["DE", "US"], "3,95\xa0€")
    assert pounds["value"] == {"amount": "4.50", "currency": "GBP"}
    assert values["shop.phone"][0]["markets"] is None
    assert [one["text"] for one in values["shop.rule"]] == [
        "binnen 31 Tagen", "binnen 41 Tagen", "binnen 51 Tagen",
    ]  # fmt: skip


def test_markets_are_described(root: Path) -> None:
    data = read(root, "articles.de")

    assert (data["site"], data["locale"], data["market"]) == ("Help", "de", "DE")
    assert data["markets"][:2] == [
        {"id": "DE", "label": "Deutschland", "countries": ["DE", "AT"], "currency": "EUR"},
        {"id": "GB", "label": "Britannien", "countries": [], "currency": None},
    ]


def test_hosts_ask_for_the_lists_again(root: Path) -> None:
    headers = read_rules(root / "site").headers_of("_kb/articles.en.json")
    assert headers["Cache-Control"] == "no-cache"


def test_a_site_without_markets_values_and_address(tmp_path: Path) -> None:
    root = write_project(tmp_path / "p", {"en/a.md": article_text("A", "One: {{ x }}.")})
    build_site(root)
    data = read(root, "articles.en")

    assert (data["market"], data["markets"], data["url"]) == (None, [], "../en/")
    (one,) = data["articles"]
    assert (one["markets"], one["url"], one["updated"]) == (None, "../en/a/", None)
    assert not (root / "site/_kb/policies.en.json").exists()


EDITS = {
    "a body": ("returns/window.md", "MAINLAND", "MAINLAND, now."),
    "a value": ("returns/window.md", "MAINLAND", "MAINLAND {{ policy.returns.planned }}."),
    "a description": ("returns/plain.md", "The same", "The very same"),
    "a title": ("returns/british.md", "title: British", "title: Scottish"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_leaves_what_a_clean_build_makes(tmp_path: Path, edit: str) -> None:
    root = write_project(tmp_path / "p", CONTENT, CONFIG.replace("{url}", URL))
    build_site(root, as_of=DAY)
    path, before, after = EDITS[edit]
    file = root / "content/en" / path
    file.write_text(file.read_text("utf-8").replace(before, after), "utf-8")
    build_site(root, as_of=DAY)
    build_site(root, tmp_path / "clean", as_of=DAY, clean=True)

    for name in ("articles.en", "articles.de", "policies.en", "policies.de"):
        clean = (tmp_path / f"clean/_kb/{name}.json").read_bytes()
        assert (root / f"site/_kb/{name}.json").read_bytes() == clean
    assert after.rpartition(" ")[2].strip("{}.") in (root / "site/_kb/articles.en.json").read_text()
