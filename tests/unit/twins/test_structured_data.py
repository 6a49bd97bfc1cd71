"""What search engines and shops' tools read of the policies: right words, right numbers."""

import copy
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner

from kbgen.cli import _cli
from tests.factories import article_text, build_site, write_project

VOCABULARY = json.loads(Path(__file__).with_name("schema_org.json").read_text("utf-8"))
CONFIG = """
[site]
name = "Help"
url = "https://help.example/"
[organization]
name = "Shop </script>"
url = "https://shop.example"
[locales.en]
[markets.DE]
countries = ["DE", "AT"]
[markets.GB]
countries = ["GB"]
[markets.WORLD]
[contact.hours.desk]
weekdays = ["9:00-17:30"]
[[contact.channels]]
kind = "phone"
target = "{{ policy.shop.phone }}"
hours = "desk"
markets = ["DE"]
"""
POLICIES = """
[returns]
window = { type = "duration", value = "4 weeks", markets = { GB = "41 days" }, means = "return-window" }
fee = { type = "money", value = "0 EUR", markets = { GB = "4.55 GBP" }, means = "return-fee" }
[shipping]
fee = { type = "money", value = "3.95 EUR", markets = { GB = "7 GBP" }, means = "shipping-fee" }
free = { type = "money", value = "60 EUR", markets = { GB = "80.50 GBP" }, means = "free-shipping-from" }
pack = { type = "duration", value = "1 working day", means = "handling-time" }
time = { type = "duration", value = "2-3 working days", markets = { GB = "5-8 working days" }, means = "delivery-time" }
[shop]
phone = { type = "phone", value = "+49 30 5550142" }
"""  # noqa: E501
CONTENT = {
    "policies.toml": POLICIES,
    "en/returns/window.md": article_text(
        "How long?",
        answers="[return-window]",
        updated="2026-11-02",
        description="You have {{ policy.returns.window }} for it.",
    ),
    # States it in a section, and in its description where the number is.
    "en/returns/part.md": article_text(
        "Send it back", "Text.\n\n## Until when {#until}\n\nText.", answers="[warranty#until]"
    ),
    "en/returns/cost.md": article_text("How much? </script>", answers="[delivery-cost]"),
    "en/top.md": article_text("Top", "{{ policy.shop.phone }}"),
}  # fmt: skip
#: Google Search Central, merchant return policy and merchant shipping policy, read 2026-12-01; what
#: was read of them is in docs/content/en/operate/found.md.
REQUIRED = {
    "MerchantReturnPolicy": {"applicableCountry", "returnPolicyCategory", "merchantReturnDays"},
    "ShippingService": {"shippingConditions"},
    "ShippingConditions": {"shippingDestination", "shippingRate"},
    "DefinedRegion": {"addressCountry"},
    "MonetaryAmount": {"currency"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name"},
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_project(tmp_path_factory.mktemp("data") / "p", CONTENT, CONFIG)
    build_site(root)
    return root


def run(root: Path, *words: str) -> str:
    file = str(root / "kbgen.toml")
    result = CliRunner().invoke(_cli, [*words, "-f", file], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture(scope="module")
def organization(root: Path) -> dict[str, Any]:
    return json.loads(run(root, "export", "policies"))


def in_page(page: Path) -> dict[str, Any]:
    (text,) = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', page.read_text("utf-8")
    )
    return json.loads(text)


def nodes(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


def mistakes(data: object) -> list[str]:
    """Return what schema.org does not know of the nodes, and what Google requires of them."""
    found = []
    for node in nodes(data):
        kind = node["@type"]
        above = {kind, *VOCABULARY["types"][kind]}
        for name, value in node.items():
            if name.startswith("@"):
                continue
            known = VOCABULARY["properties"].get(name, {"on": [], "takes": []})
            if not above & {*known["on"]}:
                found.append(f"{kind} has no {name}")
            values = value if isinstance(value, list) else [value]
            wrong = (one for one in values if not _may_be(one, known["takes"]))
            found += [f"{kind}.{name} is not {one}" for one in wrong]
        found += [f"{kind} needs {name}" for name in REQUIRED.get(kind, set()) - node.keys()]
    return found


def _may_be(value: object, takes: list[str]) -> bool:
    if isinstance(value, dict):
        return bool({value["@type"], *VOCABULARY["types"][value["@type"]]} & {*takes})
    if isinstance(value, int | float):
        return bool({"Number", "Integer"} & {*takes})
    member = str(value).removeprefix("https://schema.org/")
    if member in VOCABULARY["members"]:
        return bool({*VOCABULARY["members"][member]} & {*takes})
    # The address of a thing stands for it.
    things = {"Thing"} if "://" in member else set()
    return bool({"Text", "URL", "Date", "DateTime", "Time", *things} & {*takes})


def test_schema_org_knows_every_word(organization, marked_demo) -> None:
    assert len(list(nodes(organization))) > 20
    assert mistakes(organization) == []
    pages = [*marked_demo.site.glob("*/index.html"), *marked_demo.site.glob("*/contact/index.html")]
    pages += marked_demo.site.glob("en/*/*/index.html")
    assert len(pages) > 20
    assert [found for page in pages for found in mistakes(in_page(page))] == []


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        (("name",), {"@type": "Article"}, "Organization.name is not"),
        (("hasMerchantReturnPolicy", 0, "returnFees"), "https://schema.org/Monday", "Fees is"),
        (("hasMerchantReturnPolicy", 0, "shippingRate"), 1, "MerchantReturnPolicy has no"),
        (("hasMerchantReturnPolicy", 0, "applicableCountry"), None, "needs applicableCountry"),
        (("hasShippingService", 0, "shippingConditions", 0, "shippingRate"), None, "needs"),
    ],
)  # fmt: skip
def test_a_wrong_word_is_noticed(organization, path, value, expected) -> None:
    data = copy.deepcopy(organization)
    node: Any = data
    for step in path[:-1]:
        node = node[step]
    if value is None:
        del node[path[-1]]
    else:
        node[path[-1]] = value
    assert any(expected in one for one in mistakes(data))


# Numbers: (country, meaning) → the numbers and the currency that a format states.
Stated = dict[tuple[str, str], list[str]]


def of_policy_list(root: Path) -> Stated:
    listed = json.loads(run(root, "policy", "list", "--format", "json"))
    by_name = {one["name"]: one for one in listed}
    names = {
        "return-window": "returns.window", "return-fee": "returns.fee",
        "shipping-fee": "shipping.fee", "free-shipping-from": "shipping.free",
        "handling-time": "shipping.pack", "delivery-time": "shipping.time",
    }  # fmt: skip
    stated: Stated = {}
    for country, market in (("DE", "DE"), ("AT", "DE"), ("GB", "GB")):
        for meaning, name in names.items():
            text = by_name[name]["markets"].get(market, by_name[name]["value"])
            numbers = [float(number) for number in re.findall(r"[\d.]+", text)]
            numbers = [7 * one for one in numbers] if "week" in text else numbers
            signs = [code for sign, code in (("€", "EUR"), ("£", "GBP")) if sign in text]
            stated[country, meaning] = [*map(str, numbers), *signs]
    return stated


def of_jsonld(node: dict[str, Any]) -> Stated:
    stated: Stated = {}
    said = (
        *_of_returns(node["hasMerchantReturnPolicy"]),
        *_of_shipping(node["hasShippingService"]),
    )
    for country, meaning, numbers in said:
        before = stated.setdefault((country, meaning), numbers)
        if before != numbers:  # two parts disagree
            stated[country, meaning] = [*before, *numbers]
    return stated


def _money(amount: dict[str, Any], key: str = "value") -> list[str]:
    return [str(float(amount[key])), amount["currency"]]


def _days(period: dict[str, Any]) -> list[str]:
    least, most = (period["duration"][key] for key in ("minValue", "maxValue"))
    return [*dict.fromkeys((str(float(least)), str(float(most))))]


def _of_returns(policies: list[dict[str, Any]]) -> Iterator[tuple[str, str, list[str]]]:
    for policy in policies:
        fee = policy.get("returnShippingFeesAmount")
        assert (fee is None) == policy["returnFees"].endswith("FreeReturn")
        for country in policy["applicableCountry"]:
            yield country, "return-window", [str(float(policy["merchantReturnDays"]))]
            yield country, "return-fee", _money(fee) if fee else ["0.0", "EUR"]


def _of_shipping(services: list[dict[str, Any]]) -> Iterator[tuple[str, str, list[str]]]:
    for service in services:
        for condition in service["shippingConditions"]:
            for region in condition["shippingDestination"]:
                country, rate = region["addressCountry"], condition["shippingRate"]
                if "orderValue" in condition:
                    assert rate["value"] == 0
                    yield country, "free-shipping-from", _money(condition["orderValue"], "minValue")
                else:
                    yield country, "shipping-fee", _money(rate)
                yield country, "delivery-time", _days(condition["transitTime"])
                yield country, "handling-time", _days(service["handlingTime"])


def of_merchant(text: str) -> Stated:
    names, cells = (line.split("\t") for line in text.splitlines())
    stated: Stated = {}
    for name, cell in zip(names, cells, strict=True):
        for one in cell.split(","):
            country, price, *times = one.split(":")
            amount, currency = price.split()
            is_free = name.startswith("free_shipping_threshold")
            meaning = "free-shipping-from" if is_free else "shipping-fee"
            stated[country, meaning] = [str(float(amount)), currency]
            if times:
                stated[country, "delivery-time"] = [str(float(time)) for time in times]
    return stated


def test_every_number_of_json_ld_is_that_of_the_policy_list(root, organization) -> None:
    assert of_jsonld(organization) == of_policy_list(root)
    assert in_page(root / "site/en/index.html") == organization
    assert in_page(root / "site/en/contact/index.html") == organization


def test_every_number_of_the_feed_is_that_of_the_policy_list(root) -> None:
    stated = of_merchant(run(root, "export", "policies", "--format", "merchant"))
    meanings = {"shipping-fee", "free-shipping-from", "delivery-time"}
    assert stated == {k: v for k, v in of_policy_list(root).items() if k[1] in meanings}


@pytest.mark.parametrize("number", ["28", "41", "4.55", "3.95", "60", "80.5", "7", "8", "1"])
def test_a_wrong_number_in_json_ld_is_noticed(root, organization, number: str) -> None:
    text = json.dumps(organization)
    places = [*re.finditer(rf'(?<=": ){re.escape(number)}(?=[,}}])', text)]
    assert places
    for place in places:
        wrong = f"{text[: place.start()]}99{text[place.end() :]}"
        assert of_jsonld(json.loads(wrong)) != of_policy_list(root)


@pytest.mark.parametrize("number", ["3.95", "7.00", "60.00", "80.50", ":2", ":8"])
def test_a_wrong_number_in_the_feed_is_noticed(root, number: str) -> None:
    text = run(root, "export", "policies", "--format", "merchant")
    assert of_merchant(text.replace(number, f"{number[:-1]}9", 1)) != of_merchant(text)


#: Version 2026-08-25, source/schemas/common/types/policy.json, read 2026-12-01: what it requires.
UCP_POLICY = {
    "type": "object",
    "required": ["type", "description"],
    "properties": {
        "type": {"type": "string", "pattern": r"^[a-z][a-z0-9]*(\.[a-z][a-z0-9_]*)+$"},
        "description": {"type": "object", "minProperties": 1},
        "url": {"type": "string", "format": "uri"},
    },
}


def test_links_and_policies_of_ucp_are_those_of_the_country(root) -> None:
    listed = json.loads(run(root, "export", "policies", "--format", "ucp"))
    assert listed["links"] == [
        {"type": "refund_policy", "url": "https://help.example/en/returns/window/",
         "title": "How long?"},
        {"type": "shipping_policy", "url": "https://help.example/en/returns/cost/",
         "title": "How much? </script>"},
        {"type": "faq", "url": "https://help.example/en/", "title": "Help"},
    ]  # fmt: skip
    assert sorted(listed["policies"]) == ["AT", "DE", "GB"]
    listed_values = json.loads(run(root, "policy", "list", "--format", "json"))
    (window,) = (one for one in listed_values if one["name"] == "returns.window")
    for country, market in (("DE", "DE"), ("AT", "DE"), ("GB", "GB")):
        (policy,) = listed["policies"][country]
        jsonschema.validate(policy, UCP_POLICY)
        value = window["markets"].get(market, window["value"])
        assert policy == {
            "type": "dev.ucp.shopping.policy.return",
            "description": {"plain": f"You have {value} for it."},
            "url": "https://help.example/en/returns/window/",
        }


def test_a_way_to_reach_the_shop_says_where_and_when(organization) -> None:
    assert organization["contactPoint"] == [
        {
            "@type": "ContactPoint",
            "contactType": "customer service",
            "telephone": "+49 30 5550142",
            "availableLanguage": "en",
            "areaServed": ["DE", "AT"],
            "hoursAvailable": [
                {
                    "@type": "OpeningHoursSpecification",
                    "dayOfWeek": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
                    "opens": "09:00",
                    "closes": "17:30",
                }
            ],
        }
    ]


def test_an_article_says_what_it_is_and_where(root) -> None:
    article, way = in_page(root / "site/en/returns/window/index.html")["@graph"]

    assert article == {"@type": "Article", "headline": "How long?", "dateModified": "2026-11-02"}
    assert way["itemListElement"] == [
        {"@type": "ListItem", "position": 1, "name": "Returns",
         "item": "https://help.example/en/returns/"},
        {"@type": "ListItem", "position": 2, "name": "How long?"},
    ]  # fmt: skip
    assert len(in_page(root / "site/en/top/index.html")["@graph"]) == 1


def test_a_site_without_address_name_and_markets(tmp_path: Path) -> None:
    config = '[site]\nname = "Help"\n[organization]\nname = "Shop"\ncountries = ["NL"]\n'
    value = '{ type = "duration", value = "30 days", means = "return-window" }'
    content = {
        "policies.toml": f"[returns]\nwindow = {value}",
        "en/a.md": article_text("A", "B", answers="[return-window]"),
    }
    root = write_project(tmp_path / "p", content, config)
    assert build_site(root).diagnostics == ()

    assert "ld+json" not in (root / "site/en/a/index.html").read_text("utf-8")
    assert in_page(root / "site/en/index.html")["hasMerchantReturnPolicy"] == [
        {
            "@type": "MerchantReturnPolicy",
            "applicableCountry": ["NL"],
            "returnPolicyCategory": "https://schema.org/MerchantReturnFiniteReturnWindow",
            "merchantReturnDays": 30,
        }
    ]
    (root / "kbgen.toml").write_text(config.partition("[organization]")[0], "utf-8")
    build_site(root)
    assert "ld+json" not in (root / "site/en/index.html").read_text("utf-8")


@pytest.mark.parametrize("window", ["1 month", "2 years", "48 hours"])
def test_a_window_that_is_no_number_of_days_is_left_out(tmp_path: Path, window: str) -> None:
    content = {**CONTENT, "policies.toml": POLICIES.replace('"4 weeks"', f'"{window}"')}
    root = write_project(tmp_path / "p", content, CONFIG)
    node = json.loads(run(root, "export", "policies"))
    assert [one["applicableCountry"] for one in node["hasMerchantReturnPolicy"]] == [["GB"]]
