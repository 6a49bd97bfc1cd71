"""Addresses without a page: who came there, and what they mean."""

import pytest

from kbgen.build import BuildOptions, check
from kbgen.feedback import Arrival
from kbgen.moved import Moves
from kbgen.report import Desk, make_report, make_worklist, read_missing

URL = "https://help.example/kb/"
CONFIG = f'[site]\nname = "Help"\nurl = "{URL}"\n[locales.en]\n[locales.de]\n'


@pytest.fixture
def site(make_project, text_of):
    content = {
        "en/a/costs.md": text_of("Shipping costs"),
        "de/a/costs.md": text_of("Versandkosten"),
        "en/a/cards.md": text_of("Gift cards", aliases="[/en/vouchers/]"),
    }
    project = make_project(content, CONFIG)
    return project, check(project, BuildOptions(out=project.root)).site


@pytest.fixture
def missing(event):
    """Return readers of one day who found no page."""

    def make(page: str, *senders: str, **fields) -> list[Arrival]:
        return [
            Arrival(
                event=event("missing", page=page, **fields),
                received=1,
                sender=sender,
                suspicious=("bot",) if sender == "bot" else (),
            )
            for sender in senders
        ]

    return make


def test_readers_are_counted_once_a_day_and_their_sites_are_named(source, missing) -> None:
    found = read_missing(
        source(
            *missing("/en/x/", "1", "1", "2", referrer="shop.example"),
            *missing("/en/x/", "3", referrer="mail.example"),
            *missing("/en/x/", "bot", "bot", referrer="evil.example"),
            *missing("/en/y/?token=1", "1", at="2026-06-01T10:00:00Z"),
            *missing("/en/me@mail.example/", "1"),
        )
    )

    assert [(one.path, one.readers, one.recent, one.referrers) for one in found] == [
        ("/en/x/", 3, 3, ("shop.example", "mail.example")),
        ("/en/y/", 1, 0, ()),
    ]


def test_the_report_and_the_work_list_say_what_to_write(source, site, missing) -> None:
    project, shown = site
    opened = source(
        *missing("/kb/en/a/shipping-fees/", "1", "2", referrer="shop.example"),
        *missing("/kb/de/a/kosten-versand/", "1", "2", "3", locale="de"),
        *missing("/kb/en/vouchers/", "1", "2"),
        *missing("/kb/en/a/qqq/", "1", "2"),
        *missing("/kb/zzz/", "1", "2"),
    )
    report = make_report(opened, "Help", moves=Moves(shown, URL))
    rows = [list(row.values()) for row in report.table("missing").plain()]
    assert [(row[0], row[1], row[3]) for row in rows] == [
        ("/kb/de/a/kosten-versand/", 3, "Versandkosten"),
        ("/kb/en/a/qqq/", 2, ""),
        ("/kb/en/a/shipping-fees/", 2, "Shipping costs"),
        ("/kb/zzz/", 2, ""),
    ]

    tasks = make_worklist(Desk(source=opened, project=project, site=shown, base=URL)).tasks
    works = [one for task in tasks for one in task.reasons if one.step == "redirect"]
    assert [(task.id, task.readers) for task in tasks if "redirect" in task.steps] == [
        ("de/a/costs", 3),
        ("en/a/costs", 2),
        ("kbgen.toml", 2),
    ]
    assert works[1].why == "No page at /kb/en/a/shipping-fees/ for 2 readers, from shop.example."
    assert works[1].todo.endswith("Add `aliases: [/en/a/shipping-fees/]` to content/en/a/costs.md.")
    assert works[2].todo == 'Add "/en/a/qqq/" = "/en/a/" under [redirects] in kbgen.toml.'
