"""`kbgen policy try`: sentences with another value, and with other numbers."""

import pytest

CONFIG = """[site]
name = "Help"
[locales.en]
[locales.de]
[locales.pl]
[markets.US]
[markets.GB]
"""
VALUES = """[returns]
window = { type = "duration", value = "30 days", markets = { US = "60 days" } }
photos = { type = "number", value = 2 }
fee = { type = "money", value = "4 EUR" }
rule = { type = "text", value = "within {{ policy.returns.window }}" }
old = { type = "number", value = 1, valid_until = 2020-01-01 }
"""


def text(body: str, **meta: str) -> str:
    head = "".join(f"{key}: {value}\n" for key, value in meta.items())
    return f"---\ntitle: X\n{head}---\n\n{body}\n"


CONTENT = {
    "policies.toml": VALUES,
    "en/a/x.md": text(
        "You have **{{ policy.returns.window }}**, [really](x.md). Send\n"
        "{{ policy.returns.photos | one: a photo | other: # photos }}. That is all.\n\n"
        "Are the {{ policy.returns.window }} over?\n\nIt goes {{ policy.returns.rule }}.",
        description="'In {{ policy.returns.window | number }} of them. More.'",
    ),
    "de/a/x.md": text("Innerhalb von {{ policy.returns.window | dative }}."),
    "pl/a/x.md": text("{{ policy.returns.photos | one: # plik | few: # pliki | other: # x }}"),
    "_snippets/de/s.md": "In der {{ policy.returns.window }}.\n",
}


WRONG = (
    "  wrong for other numbers: `der` does not fit every number that `returns.window` may become"
)
HINT = (
    "  hint: Say it without that word, or let the number choose: "
    "{{ policy.returns.window | one: … | other: … }}."
)
TRIED = (
    "  tried: 1 Monat · 2 Monaten · 5 Monaten · 11 Monaten · 21 Monaten · 100 Monaten · 3–5 Monaten"
)


@pytest.fixture
def shop(in_project):
    return in_project(CONTENT, CONFIG)


def test_a_sentence_is_shown_now_and_with_the_new_value(run, shop):
    before = sorted((file, file.read_bytes()) for file in shop.rglob("*.*") if file.is_file())
    done = run("policy", "try", "returns.window=1 month", "--locale", "de")
    assert done.code == 0
    assert done.out.splitlines() == [
        "content/_snippets/de/s.md:1:8: returns.window (de)",
        "  now (elsewhere, GB): In der 30 Tage.",
        "  new (elsewhere, GB): In der 1 Monat.",
        "  same (US): In der 60 Tage.",
        WRONG,
        HINT,
        "  WRONG: In der 1 Monat.",
        "  WRONG: In der 2 Monate.",
        "  WRONG: In der 5 Monate.",
        "  WRONG: In der 11 Monate.",
        "  WRONG: In der 21 Monate.",
        "  WRONG: In der 100 Monate.",
        "  WRONG: In der 3–5 Monate.",
        "",
        "content/de/a/x.md:5:15: returns.window (de)",
        "  now (elsewhere, GB): Innerhalb von 30 Tagen.",
        "  new (elsewhere, GB): Innerhalb von 1 Monat.",
        "  same (US): Innerhalb von 60 Tagen.",
        TRIED,
        "",
        "2 sentences, 1 of them wrong for other numbers",
    ]
    after = sorted((file, file.read_bytes()) for file in shop.rglob("*.*") if file.is_file())
    assert [one for one in after if ".kbgen" not in one[0].parts] == [
        one for one in before if ".kbgen" not in one[0].parts
    ]


def test_json_has_places_markets_and_probes(run, shop):
    listed = run(
        "policy", "try", "returns.window=2 weeks", "--locale", "en", "--format", "json"
    ).json
    assert [(one["line"], one["name"], one["message"] is None) for one in listed] == [
        (3, "returns.window", True),
        (6, "returns.window", True),
        (9, "returns.window", False),
        (11, "returns.rule", True),
    ]
    assert listed[1]["sentences"] == [
        {
            "markets": ["", "GB"],
            "now": "You have 30 days, really.",
            "new": "You have 2 weeks, really.",
        },
        {
            "markets": ["US"],
            "now": "You have 60 days, really.",
            "new": "You have 60 days, really.",
        },
    ]
    assert listed[1]["probes"][-1] == {
        "value": "3–5 weeks",
        "sentence": "You have 3–5 weeks, really.",
        "fits": True,
    }
    assert listed[3]["sentences"][0]["new"] == "It goes within 2 weeks."


def test_a_plural_category_that_is_missing_is_wrong_for_its_numbers(run, shop):
    listed = run("policy", "try", "returns.photos=3", "--locale", "pl", "--format", "json").json
    (one,) = listed
    assert one["message"] == "`returns.photos` has no text for many"
    assert [(probe["sentence"], probe["fits"]) for probe in one["probes"]] == [
        ("1 plik", True),
        ("2 pliki", True),
        ("5 x", False),
        ("11 x", False),
        ("21 x", False),
        ("100 x", False),
    ]


def test_a_value_changes_in_one_market(run, shop):
    out = run("policy", "try", "returns.window=90 days", "--market", "US", "--locale", "de").out
    assert "  now: Innerhalb von 60 Tagen.\n  new: Innerhalb von 90 Tagen.\n" in out


def test_several_values_change_at_once(run, shop):
    out = run(
        "policy", "try", "returns.window=1 day", "returns.photos=1", "--locale", "en", "-v"
    ).out
    assert "  new: Send a photo.\n" in out
    assert "  fits: Send 21 photos.\n" in out
    assert out.endswith("5 sentences, 1 of them wrong for other numbers\n")


def test_only_problems_are_shown_when_asked(run, shop):
    out = run("policy", "try", "returns.fee=5 EUR", "-q").out
    assert out == "0 sentences, none wrong\n"


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (["returns.windw=1 day"], "Unknown policy value `returns.windw`", "`returns.window`"),
        (["returns.window"], "`returns.window` has no value", "NAME=VALUE"),
        (["returns.window=1 dya"], "expected a text such as", "Did you mean `1 day`?"),
        (["returns.old=2"], "`returns.old` has no value on", "Add a period"),
        (["returns.fee=5 EUR", "--market", "USA"], "Unknown market `USA`", "`US`"),
        (["returns.fee=5 EUR", "--locale", "fr"], "fr", ""),
    ],
)
def test_wrong_use_says_what_is_wrong(run, shop, arguments, message, hint):
    done = run("policy", "try", *arguments)
    assert done.code == 2
    assert message in done.err
    assert hint in done.err


def test_notices_that_cannot_be_read_are_named(run, shop):
    (shop / "content/notices.toml").write_bytes(b"\xff\n")
    result = run("policy", "try", "returns.window=3 days")
    assert result.code == 2
    assert "content/notices.toml cannot be read: The file is not UTF-8" in result.err
