"""What time does to articles."""

import datetime as dt

import pytest


def one(text_of, **front_matter):
    return {"en/a/x.md": text_of("X", **front_matter), "en/a/y.md": text_of("Y")}


def test_a_review_is_overdue_from_the_day_after(found, text_of):
    content = one(text_of, owner="Mia", review_by="2026-11-27")
    assert found("overdue-review", content) == [
        ("en/a/x.md", 4, "The review was due on 2026-11-27, 1 day ago")
    ]
    assert found("overdue-review", content, day=dt.date(2026, 11, 27)) == []


def test_the_owner_is_the_one_to_ask(checked, text_of):
    from kbgen.check.overdue_review import RULE

    for owner, hint in (("Mia", "Ask Mia to read it"), ('""', "Read it (it has no `owner`)")):
        (finding,) = RULE.run(checked(one(text_of, owner=owner, review_by="2026-11-01")))
        assert finding.hint.startswith(hint)


@pytest.mark.parametrize(
    ("day", "message"),
    [
        ("2026-11-28", "The article expired on 2026-11-28; it is no longer shown"),
        ("2026-11-29", "The article expires on 2026-11-29, in 1 day"),
        ("2026-12-12", "The article expires on 2026-12-12, in 14 days"),
        ("2026-12-13", None),
    ],
)
def test_an_article_that_expires_is_told_two_weeks_before(found, text_of, day, message):
    expected = [("en/a/x.md", 3, message)] if message else []
    assert found("expiry", one(text_of, expires_on=day)) == expected


def test_a_translation_expires_with_its_original(found, text_of):
    content = {**one(text_of, expires_on="2026-11-01"), "de/a/x.md": text_of("X")}
    assert [(path, line) for path, line, _ in found("expiry", content)] == [
        ("de/a/x.md", 1),
        ("en/a/x.md", 3),
    ]


def test_drafts_have_not_expired(found, text_of):
    assert found("expiry", one(text_of, draft="true")) == []
    assert found("expiry", one(text_of, publish_on="2027-01-01")) == []


@pytest.mark.parametrize(
    ("notice", "is_over"),
    [
        ("{text: Late., until: 2026-11-27}", True),
        ("{text: Late., until: 2026-11-28}", False),
        ("{text: Late., from: 2026-12-01}", False),
        ("Late.", False),
    ],
)
def test_a_notice_is_over_after_its_last_day(found, text_of, notice, is_over):
    some = found("ended-notice", one(text_of, notice=notice))
    assert [(path, line) for path, line, _ in some] == [("en/a/x.md", 3)] * is_over


PERIOD = 'value = "30 days", type = "duration"'


@pytest.mark.parametrize(
    ("periods", "message"),
    [
        (f"{{ {PERIOD} }}", None),
        (f"{{ {PERIOD}, valid_until = 2026-12-12 }}", "ends on 2026-12-12"),
        (f"{{ {PERIOD}, valid_until = 2026-12-13 }}", None),
        (f"{{ {PERIOD}, valid_until = 2026-11-01 }}", "ended on 2026-11-01"),
        (
            f"[{{ {PERIOD}, valid_until = 2026-12-01 }}, {{ {PERIOD}, valid_from = 2026-12-02 }}]",
            None,
        ),
        (
            f"[{{ {PERIOD}, valid_until = 2026-12-01 }}, {{ {PERIOD}, valid_until = 2026-12-05 }}]",
            "ends on 2026-12-05",
        ),
        (
            f"[{{ {PERIOD} }}, {{ {PERIOD}, valid_from = 2026-11-01, valid_until = 2026-12-01 }}]",
            None,
        ),
    ],
)
def test_a_value_that_ends_soon_needs_a_successor(found, text_of, periods, message):
    content = {**one(text_of), "policies.toml": f"[returns]\nwindow = {periods}\n"}
    full = f"Policy value `returns.window` {message} without a successor"
    assert found("ending-value", content) == ([("policies.toml", 2, full)] if message else [])
