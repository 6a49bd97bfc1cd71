"""`kbgen check` looks at the next days on which the content changes by itself."""

import pytest

POLICIES = """
[shop]
fee = [{ type = "money", value = "3 EUR", valid_until = 2026-12-09 }]
hours = { type = "text", value = "9 to 5" }
"""
DAY = ("--as-of", "2026-11-30")


@pytest.fixture
def check(run, in_project, text_of):
    def run_it(content: dict[str, str], *arguments: str):
        in_project({"en/a/x.md": text_of("X", "{{ policy.shop.hours }}"), **content})
        return run("check", *DAY, *arguments)

    return run_it


def test_a_mistake_in_an_article_of_tomorrow(check, text_of):
    soon = text_of("Soon", "By {{ policy.shop.hour }}.", publish_on="2026-12-01")
    done = check({"policies.toml": POLICIES, "en/a/soon.md": soon})
    assert done.code == 1
    assert (
        "content/en/a/soon.md:6:4: error KB309: "
        "From 2026-12-01 on: Unknown policy value `shop.hour`"
    ) in done.err


def test_a_link_to_what_expires_and_a_value_that_ends(check, text_of):
    content = {
        "policies.toml": POLICIES,
        "en/a/old.md": text_of("Old", expires_on="2026-12-24"),
        "en/a/link.md": text_of("Link", "[old](old.md) {{ policy.shop.fee }}"),
    }
    done = check(content)
    assert "content/en/a/link.md:5:1: error KB201: From 2026-12-24 on: " in done.err
    assert done.err.count("From 2026-12-10 on: Policy value `shop.fee` has no value") == 1
    assert done.err.count("has no value on") == 1, "once, though it lasts to the next day"


def test_rules_look_at_what_will_be_new(check, text_of):
    long = text_of("T" * 80, publish_on="2026-12-02")
    done = check({"policies.toml": POLICIES, "en/a/long.md": long})
    assert "content/en/a/long.md:2:1: warning KB703: From 2026-12-02 on: " in done.err


@pytest.mark.parametrize(
    "meta", [{"publish_on": "2027-02-01"}, {"draft": "true", "publish_on": "2026-12-01"}]
)
def test_drafts_and_what_is_far_ahead_have_time(check, text_of, meta):
    soon = text_of("Soon", "{{ policy.shop.hour }}", **meta)
    done = check({"policies.toml": POLICIES.replace("2026-12-09", "2027-12-09"), "en/a/s.md": soon})
    assert "KB309" not in done.err


def test_files_and_decisions_are_not_taken_for_unused_ones(check, text_of):
    content = {
        "en/a/file.pdf": "%PDF-1.4",
        "en/a/old.md": text_of("Old", "[File](file.pdf)", expires_on="2026-12-24"),
        "en/a/y.md": text_of("Y", "[File](file.pdf)"),
        "en/a/soon.md": text_of("Soon", publish_on="2026-12-01"),
        "decisions.toml": '[[decision]]\ntask = "en/a/old"\ndecision = "done"\non = 2026-11-01\n',
    }
    done = check(content)
    assert "KB119" not in done.err
    assert "KB727" not in done.err


def test_what_is_wrong_today_is_reported_once(check, text_of):
    content = {
        "en/a/y.md": text_of("Y", "[z](z.md)"),
        "en/a/soon.md": text_of("Soon", publish_on="2026-12-01"),
    }
    done = check({**content, "policies.toml": POLICIES})
    assert done.err.count("KB201") == 1
    assert "From 2026-12-01" not in done.err
