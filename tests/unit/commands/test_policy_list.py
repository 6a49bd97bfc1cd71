import pytest

CONFIG = """[site]
name = "Help"
[locales.en]
[locales.de]
[markets.US]
"""
VALUES = """[returns]
window = { type = "duration", value = "30 days", note = "Asked for by law." }
fee = [
  { type = "money", value = "3.95 EUR", markets = { US = "5.95 USD" }, valid_until = 2026-12-31 },
  { type = "money", value = "4.50 EUR", valid_from = 2027-01-01 },
]
"""
TEXT = "---\ntitle: X\n---\n\nSend it back for {{ policy.returns.fee }}.\n"


@pytest.fixture
def shop(in_project):
    return in_project({"en/a/x.md": TEXT, "policies.toml": VALUES}, CONFIG)


def test_each_value_is_shown_with_what_it_is_and_where_it_is_used(run, shop):
    done = run("policy", "list", "--as-of", "2026-11-28")
    assert (done.code, done.err.replace("Compiling 1 …\n", "")) == (0, "")
    assert done.out.splitlines() == [
        "returns.fee  €3.95  (money)",
        "  US: $5.95",
        "  until 2026-12-31: €3.95; US: $5.95",
        "  from 2027-01-01: €4.50",
        "  used: content/en/a/x.md:5",
        "",
        "returns.window  30 days  (duration)",
        "  note: Asked for by law.",
        "  never used",
    ]


def test_another_day_has_other_values(run, shop):
    assert "returns.fee  €4.50  (money)" in run("policy", "list", "--as-of", "2027-01-01").out


def test_values_are_shown_as_a_locale_writes_them(run, shop):
    out = run("policy", "list", "--locale", "de", "--as-of", "2026-11-28").out
    assert "returns.fee  3,95 €  (money)" in out
    assert "returns.window  30 Tage  (duration)" in out


def test_json_says_the_same(run, shop):
    fee, window = run("policy", "list", "--format", "json", "--as-of", "2026-11-28").json
    assert fee == {
        "name": "returns.fee",
        "type": "money",
        "note": "",
        "path": "content/policies.toml",
        "line": 3,
        "value": "€3.95",
        "markets": {"US": "$5.95"},
        "periods": [
            {
                "valid_from": None,
                "valid_until": "2026-12-31",
                "value": "€3.95",
                "markets": {"US": "$5.95"},
            },
            {"valid_from": "2027-01-01", "valid_until": None, "value": "€4.50", "markets": {}},
        ],
        "uses": [{"path": "content/en/a/x.md", "line": 5, "column": 18}],
    }
    assert (window["note"], window["uses"]) == ("Asked for by law.", [])


def test_a_value_without_a_period_today_is_said_to_have_none(run, in_project):
    values = '[a]\nb = { type = "date", value = 2026-12-24, valid_until = 2026-12-24 }\n'
    in_project({"en/a/x.md": TEXT, "policies.toml": values})
    done = run("policy", "list", "--as-of", "2027-01-01")
    assert "a.b  no value on this day  (date)" in done.out
    assert "  until 2026-12-24: December 24, 2026" in done.out


def test_many_places_are_counted(run, in_project):
    body = "You have {{ policy.returns.window }}.\n\n" * 8
    in_project({"en/a/x.md": f"---\ntitle: X\n---\n\n{body}", "policies.toml": VALUES}, CONFIG)
    assert "  used: 3 more places; -v shows them" in run("policy", "list").out
    assert run("policy", "list", "-v").out.count("  used: content/en/a/x.md:") == 8


def test_a_site_without_values_is_told_where_they_belong(run, in_project):
    in_project({"en/a/x.md": "---\ntitle: X\n---\n"})
    assert "content/policies.toml" in run("policy", "list").out
    assert run("policy", "list", "-q").out == ""
    assert run("policy", "list", "--format", "json").json == []


def test_what_is_wrong_is_named(run, in_project):
    in_project(
        {"en/a/x.md": TEXT, "policies.toml": '[a]\nb = { type = "mony", value = "1 EUR" }\n'}
    )
    assert "a.b is invalid; `kbgen check` reports why." in run("policy", "list").err
