"""`kbgen schema`: it takes what kbgen takes, and refuses what kbgen refuses."""

import json
import tomllib
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from kbgen import frontmatter
from kbgen.frontmatter.yaml_form import Loader
from kbgen.policy import TYPES

ROOT = Path(__file__).parents[3]


@pytest.fixture
def check(run):
    """Return what a schema finds wrong with a value."""

    def find(what: str, value: object) -> list[str]:
        schema = run("schema", what).json
        Draft202012Validator.check_schema(schema)
        plain = json.loads(json.dumps(value, default=str))
        found = Draft202012Validator(schema).iter_errors(plain)
        return [f"{error.json_path}: {error.message}" for error in found]

    return find


POLICIES = """
[returns]
window = { type = "duration", value = "30 days", note = "The law says 14." }
fee = { type = "money", value = "3.95 EUR", markets = { US = "5.95 USD" } }
[[shop.hours.opening]]
type = "time"
value = 09:00:00
valid_until = 2026-12-31
[[shop.hours.opening]]
type = "time"
value = "10:00"
valid_from = 2027-01-01
[shop]
vat = { type = "percent", value = 8.1 }
stores = { type = "number", value = 12 }
mail = { type = "email", value = "help@example.com" }
site = { type = "url", value = "https://example.com/returns" }
phone = { type = "phone", value = "+31 10 555 0142" }
place = { type = "address", value = { en = "Street 1", de = "Straße 1" } }
name = { type = "text", value = "Juniper" }
[shop.sale]
start = { type = "date", value = 2026-12-24 }
"""


def test_the_demo_shops_settings_are_right(check):
    assert check("config", tomllib.loads((ROOT / "kbgen.toml").read_text("utf-8"))) == []


def test_settings_of_markets_and_actions_are_right(check):
    text = """
    [site]
    name = "Help"
    [locales.en]
    [markets.DE]
    locales = ["en"]
    holidays = [2026-12-25]
    [actions.track]
    url = "https://shop.example.com/track"
    label = { en = "Track", de = "Verfolgen" }
    [check.rules]
    orphans = "off"
    """
    assert check("config", tomllib.loads(text)) == []


@pytest.mark.parametrize(
    "text",
    ["", "[site]\n", "[site]\nname = 1\n", '[site]\nname = "a"\nnmae = "b"\n',
     '[site]\nname = "a"\n[markets.de]\n', '[site]\nname = "a"\n[check.rules]\nx = "bad"\n'],
)  # fmt: skip
def test_wrong_settings_are_refused(check, text):
    assert check("config", tomllib.loads(text)) != []


def test_front_matter_of_every_article_of_the_demo_shop_is_right(check):
    files = sorted((ROOT / "content").glob("[a-z]*/**/*.md"))
    assert files
    for file in files[::7]:
        parts = frontmatter.split(file.read_text("utf-8"))
        assert check("frontmatter", yaml.load(parts.text, Loader)) == [], file


@pytest.mark.parametrize(
    "value",
    [
        {"title": "A", "notice": {"text": "x", "until": "2026-12-24"}, "search": {"boost": 2}},
        {"title": "A", "notice": "x", "search": False, "keywords": "one", "aliases": ["/en/a/"]},
        {"title": "A", "weight": 3, "lastmod": "2026-01-01", "sidebar": {"order": 1}},
    ],
)
def test_what_the_reader_takes_the_schema_takes(check, value):
    assert check("frontmatter", value) == []
    assert frontmatter.parse(json.dumps(value), "x.md")[1] == ()


@pytest.mark.parametrize(
    "value",
    [{"order": "first"}, {"titel": "A"}, {"draft": "maybe"}, {"change": "huge"},
     {"audience": "all"}, {"search": {"boost": 99}}, {"search": {"x": 1}},
     {"notice": {"from": "2026-01-01"}}, {"sidebar": 1}, {"updated": True},
     {"keywords": {"a": "b"}}],
)  # fmt: skip
def test_what_the_reader_refuses_the_schema_refuses(check, value):
    assert check("frontmatter", value) != []
    assert frontmatter.parse(json.dumps(value), "x.md")[1] != ()


def test_every_key_says_what_it_is_for_or_whose_name_it_is_another_of(run):
    keys = run("schema", "frontmatter").json["properties"]
    assert keys.keys() == {*frontmatter.KEYS, "extra"}
    assert all(key["description"] for key in keys.values())
    assert keys["weight"]["deprecated"]
    assert "deprecated" not in keys["order"]


def test_policies_of_every_type_are_right(check):
    data = tomllib.loads(POLICIES)
    assert all(f'type = "{kind}"' in POLICIES for kind in TYPES)
    assert check("policies", data) == []


def test_policies_of_the_demo_shop_are_right(check):
    text = (ROOT / "content/policies.toml").read_text("utf-8")
    assert check("policies", tomllib.loads(text)) == []


@pytest.mark.parametrize(
    "text",
    ["a = 1", 'a = { type = "duration" }', 'a = { value = "30 days" }',
     'a = { type = "span", value = "30 days" }', 'a = { type = "duration", value = "thirty days" }',
     'a = { type = "money", value = 3.95 }', 'a = { type = "number", value = "many" }',
     'a = { type = "percent", value = true }', 'a = { type = "text", value = "" }',
     'a = { type = "text", value = {} }', 'a = { type = "text", value = "x", nots = "y" }',
     'a = { type = "money", value = "1 EUR", markets = { US = 5 } }', "a = []"],
)  # fmt: skip
def test_wrong_policies_are_refused(check, text):
    assert check("policies", tomllib.loads(text)) != []


def test_another_schema_is_wrong_use(run):
    done = run("schema", "theme")
    assert done.code == 2
    assert "config" in done.err
