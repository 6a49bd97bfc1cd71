"""What agents get, and what they have to ask for first."""

import json

import pytest

from kbgen.agents import HelpTools, ToolFailure
from kbgen.agents.built import BuiltSite
from kbgen.config import load_project
from kbgen.errors import KbgenError
from tests import factories

RETURN = "returns/return"


def test_a_search_leads_to_the_article_and_its_address(tools) -> None:
    found = tools.search_help("Wie kann ich zurückschicken", "de-AT", "at")
    assert (found["locale"], found["market"]) == ("de", "DE")
    first = found["results"][0]
    assert (first["id"], first["title"]) == (RETURN, "Wie schicke ich etwas zurück?")
    assert first["url"] == "https://help.example/kb/de/returns/return/"


def test_an_article_is_read_with_the_values_of_its_market_alone(tools) -> None:
    article = tools.read_article(RETURN, "en", "DE")
    text = json.dumps(article)
    assert article["sections"][0]["text"] == "You have 1 month; it costs €4.50."
    assert not any(foreign in text for foreign in ("30 days", "9.50"))
    assert {one["name"]: one["text"] for one in article["values"]}["returns.window"] == "1 month"


@pytest.mark.parametrize("country", ["US", "jp", "WORLD"])
def test_other_countries_are_in_the_market_that_lists_none(tools, country) -> None:
    text = tools.read_article(RETURN, "en", country)["sections"][0]["text"]
    assert text == "You have 30 days; it costs €9.50."


def test_a_market_that_matters_is_asked_for(tools) -> None:
    with pytest.raises(ToolFailure, match=r"differs by market\. Ask the shopper for the"):
        tools.read_article(RETURN, "en")
    with pytest.raises(ToolFailure, match=r"name one of: NL \(Netherlands; NL\)"):
        tools.last_day("2026-11-28")
    with pytest.raises(ToolFailure, match="Holidays differ by market"):
        tools.last_day("2026-11-28", policy="returns.check")
    assert tools.read_article("shipping/track")["sections"][0]["text"] == "Here."


def test_policies_are_those_of_a_market_or_say_which(tools) -> None:
    values = {one["name"]: one for one in tools.list_policies("de", "DE")["policies"]}
    assert values["returns.window"]["text"] == "1 Monat"
    assert values["returns.fee"]["value"] == {"amount": "4.50", "currency": "EUR"}
    unknown = {one["name"]: one for one in tools.list_policies("de")["policies"]}
    assert unknown["returns.check"]["text"] == "3 Werktage"
    assert [one["markets"] for one in unknown["returns.fee"]["by_market"]] == [
        ["NL", "DE"],
        ["WORLD"],
    ]


@pytest.mark.parametrize(
    ("market", "policy", "day"),
    [
        ("NL", "", "2027-01-20"),
        ("DE", "", "2027-01-21"),
        ("NL", "returns.check", "2026-12-28"),  # not at the weekend, nor on the holiday
        ("DE", "returns.check", "2026-12-24"),
    ],
)
def test_the_last_day_counts_as_the_shop_does(tools, market, policy, day) -> None:
    first = "2026-12-21" if not policy or market == "DE" else "2026-12-22"
    answer = tools.last_day(first, market, policy, "de")
    assert answer["last_day"] == day
    assert answer["is_over"] == (answer["days_left"] < 0)


def test_the_return_window_is_found_by_what_it_means(tmp_path) -> None:
    content = {
        "policies.toml": """
[returns]
window = { type = "duration", value = "30 days" }
[shop]
promise = { type = "duration", value = "45 days", means = "return-window" }
""",
        "en/a/x.md": factories.article_text(
            "X", "{{ policy.shop.promise }}, else {{ policy.returns.window }}."
        ),
    }
    root = factories.write_project(tmp_path / "p", content, '[site]\nname = "Help"\n')
    factories.build_site(root)
    own = HelpTools(load_project(root / "kbgen.toml"), BuiltSite(root / "site"))
    answer = own.last_day("2026-12-01")
    assert (answer["last_day"], answer["policy"]["name"]) == ("2027-01-15", "shop.promise")
    assert own.last_day("2026-12-01", policy="returns.window")["last_day"] == "2026-12-31"


@pytest.mark.parametrize(
    ("call", "reason"),
    [
        (("last_day", "28.11.2026", "NL"), "not a day"),
        (("last_day", "9999-12-31", "DE"), "too far in the future"),
        (("last_day", "2026-11-28", "NL", "returns.windw"), "Did you mean `returns.window`"),
        (("last_day", "2026-11-28", "XX"), "Unknown market `XX`"),
        (("search_help", "x", "fr"), "No texts in `fr`. Locales: en, de."),
        (("read_article", "returns/retrn"), "Did you mean `returns/return`"),
        (("read_article", "../kbgen.toml"), "No article"),
        (("read_article", "shipping/nl", "en", "DE"), "does not apply to the market DE"),
        (("report_problem", "nothing", "It is wrong."), "No article `nothing`"),
        (("report_problem", RETURN, " "), "Say in a sentence"),
    ],
)
def test_what_cannot_be_answered_says_what_to_do(tools, call, reason) -> None:
    name, *arguments = call
    with pytest.raises(ToolFailure) as caught:
        getattr(tools, name)(*arguments)
    assert reason in str(caught.value)


def test_a_fallback_is_read_in_its_own_language(tools) -> None:
    assert tools.read_article("shipping/track", "de")["locale"] == "en"


def test_a_site_that_is_built_again_is_read_again(shop, tmp_path, tools) -> None:
    content = {"en/a/x.md": factories.article_text("X", "One.")}
    root = factories.write_project(tmp_path / "p", content, '[site]\nname = "Help"\n')
    factories.build_site(root)
    own = HelpTools(load_project(root / "kbgen.toml"), BuiltSite(root / "site"))
    assert own.read_article("a/x")["sections"][0]["text"] == "One."
    assert own.endpoint == ""
    (root / "content/en/a/x.md").write_text(factories.article_text("X", "Two and three."))
    factories.build_site(root)
    assert own.read_article("a/x")["sections"][0]["text"] == "Two and three."
    assert own.search_help("x")["market"] is None


def test_a_folder_without_a_site_is_refused(tmp_path) -> None:
    with pytest.raises(KbgenError, match="no lists for programs"):
        BuiltSite(tmp_path)
