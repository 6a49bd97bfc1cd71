"""What the preview says about an article that readers do not see."""

import datetime as dt

import pytest

from kbgen.model.article import FrontMatter
from kbgen.serve.standing import standing

TODAY = dt.date(2026, 11, 30)
TOMORROW = TODAY + dt.timedelta(days=1)


def names(meta: FrontMatter, origin: FrontMatter | None = None) -> list[tuple[str, bool]]:
    return [(mark.name, mark.is_hidden) for mark in standing(meta, origin, TODAY)]


@pytest.mark.parametrize(
    ("meta", "expected"),
    [
        (FrontMatter(), []),
        (FrontMatter(draft=True), [("Draft", True)]),
        (FrontMatter(draft=True, withheld="No title."), [("Not published", True)]),
        (FrontMatter(publish_on=TODAY), []),
        (FrontMatter(publish_on=TOMORROW), [("Appears on 1 December 2026", True)]),
        (FrontMatter(expires_on=TODAY), [("Expired on 30 November 2026", True)]),
        (FrontMatter(expires_on=TOMORROW), [("Disappears on 1 December 2026", False)]),
        (FrontMatter(audience="agent"), [("For support staff", True)]),
    ],
)
def test_each_reason_has_its_words(meta, expected):
    assert names(meta) == expected


def test_a_translation_has_the_dates_of_its_source():
    assert names(FrontMatter(), FrontMatter(publish_on=TOMORROW)) == [
        ("Appears on 1 December 2026", True)
    ]
