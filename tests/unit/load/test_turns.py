"""What comes and goes on which day."""

from kbgen.load import read_turns, scan

POLICIES = """
[shop]
fee = [
  { type = "money", value = "3 EUR", valid_until = 2026-12-09 },
  { type = "money", value = "4 EUR", valid_from = 2026-12-10, valid_until = 2026-12-31 },
]
"""


def test_drafts_dates_notices_and_values_are_listed_by_day(make_project, text_of):
    project = make_project(
        {
            "en/a/plain.md": text_of("Plain"),
            "en/a/draft.md": text_of("Draft", draft="true"),
            "en/a/soon.md": text_of("Soon", publish_on="2026-12-01", expires_on="2027-01-01"),
            "de/a/bald.md": text_of("Bald", notice="{ text: Hallo, until: 2026-12-05 }"),
            "policies.toml": POLICIES,
            "notices.toml": '[strike]\ntext = "Couriers strike"\nuntil = 2026-12-07\n',
        }
    )
    turns = read_turns(project, scan(project))
    assert [(str(t.day), t.what, t.title, t.locale) for t in turns] == [
        ("2026-12-01", "Appears", "Soon", "en"),
        ("2026-12-06", "Notice disappears", "Bald", "de"),
        ("2026-12-08", "Notice disappears", "Couriers strike", ""),
        ("2026-12-10", "Policy value changes", "shop.fee", ""),
        ("2027-01-01", "Disappears", "Soon", "en"),
        ("2027-01-01", "Policy value ends", "shop.fee", ""),
        ("None", "Draft", "Draft", "en"),
    ]
    assert turns[0].path == "content/en/a/soon.md"
