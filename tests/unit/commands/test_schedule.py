"""`kbgen schedule`: the days on which the site changes although no file does."""

import datetime as dt

import pytest

from tests.factories import article_text, build_site

CONFIG = '[site]\nname = "Help"\ntime_zone = "Asia/Tokyo"\n'
CONTENT = {
    "en/a/soon.md": article_text("Soon", publish_on="2026-12-05", expires_on="2027-01-01"),
    "en/a/draft.md": article_text("Draft", draft="true", publish_on="2026-12-03"),
    "en/a/past.md": article_text("Past", "{{ policy.shop.fee }}", publish_on="2026-11-30"),
    "en/a/today.md": article_text("Today", publish_on="2026-12-01"),
    "policies.toml": (
        '[shop]\nfee = [\n  { type = "money", value = "3 EUR", valid_until = 2026-12-31 },\n'
        '  { type = "money", value = "4 EUR", valid_from = 2027-01-01 },\n]\n'
    ),
}


@pytest.fixture
def schedule(in_project, run):
    in_project(CONTENT, CONFIG)
    return lambda *arguments: run("schedule", "--as-of", "2026-12-01", *arguments)


def test_each_day_lists_what_happens(schedule):
    assert schedule().out == (
        "2026-12-01 (today)\n"
        "  Appears: Today (en), content/en/a/today.md\n"
        "2026-12-05 (in 4 days)\n"
        "  Appears: Soon (en), content/en/a/soon.md\n"
        "2027-01-01 (in 31 days)\n"
        "  Disappears: Soon (en), content/en/a/soon.md\n"
        "  Policy value changes: shop.fee, content/policies.toml\n"
        "Each takes effect with the first build of its day in Asia/Tokyo: publish every day.\n"
    )


def test_the_next_day_is_for_programs(schedule, run):
    assert schedule("--next").out == "2026-12-05\n"
    assert run("schedule", "--as-of", "2028-01-01", "--next").out == ""
    assert run("schedule", "--as-of", "2028-01-01").out == (
        "No date in the content changes the site.\n"
    )


def test_machines_read_json(schedule):
    assert schedule("--format", "json").json[1] == {
        "day": "2026-12-05",
        "what": "Appears",
        "title": "Soon",
        "path": "content/en/a/soon.md",
        "locale": "en",
    }


def test_each_listed_day_changes_the_site_and_no_other_day_does(in_project, run):
    root = in_project(CONTENT, CONFIG)
    done = run("schedule", "--as-of", "2026-12-02", "--format", "json")
    changed, before = set(), {}
    for day in ("12-01", "12-03", "12-04", "12-05", "12-31"):
        before = compare(root, f"2026-{day}", before, changed)
    compare(root, "2027-01-01", before, changed)
    assert changed == {one["day"] for one in done.json}


def compare(root, day, before, changed):
    """Build the site of a day; note the day if the site is another one than before."""
    build_site(root, as_of=dt.date.fromisoformat(day))
    files = {file: file.read_bytes() for file in (root / "site").rglob("*.html")}
    if before and files != before:
        changed.add(day)
    return files
