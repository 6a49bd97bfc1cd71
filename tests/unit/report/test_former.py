"""What the former help centre counted is shown, and changes no other figure."""

import datetime as dt

from kbgen.feedback import open_store
from kbgen.model.subjects import Subjects
from kbgen.report import make_period, make_report, open_source
from kbgen.report.book import Book
from kbgen.report.prior import feedback_factors
from kbgen.report.view import Places
from kbgen.report.worklist import Worklist
from tests.unit.report.conftest import LAST

COUNTS = {"views": None, "yes": None, "neutral": None, "no": None}


def counted(article_id: str, locale: str, **counts: int) -> dict[str, object]:
    named = {"source": "zendesk", "article_id": article_id, "locale": locale, "day": "2026-12-01"}
    return {**named, **COUNTS, **counts}


FORMER = [
    counted("costs", "en", yes=90, no=10),
    counted("costs", "de", views=2000),
    counted("cards", "", yes=1, no=300, neutral=2),
    counted("gone", "en", yes=5, no=0),
]
SITE = Subjects(frozenset({"costs", "cards"}), frozenset({"en", "de"}))


def test_it_is_listed_most_no_first_with_what_is_not_known(store, tables):
    store.add_history(FORMER)
    rows = tables()["former"]
    assert [(row["article_id"], row["locale"]) for row in rows] == [
        *(("cards", None), ("costs", "en"), ("costs", "de"), ("gone", "en")),
    ]
    assert rows[0]["neutral"] == 2
    assert (rows[1]["source"], rows[1]["day"], rows[1]["share"]) == ("zendesk", "2026-12-01", 0.9)
    assert (rows[2]["views"], rows[2]["yes"], rows[2]["share"]) == (2000, None, None)


def test_nothing_else_counts_it(store, report, vote):
    events = [vote("yes"), vote("no", article_id="cards", locale="de")]
    before = report(*events)
    store.add_history(FORMER)
    after = report()
    assert after.totals == before.totals
    assert [one for one in after.tables if one.name != "former"] == [
        one for one in before.tables if one.name != "former"
    ]
    assert feedback_factors(store, SITE) == ()


def test_it_has_no_days_and_each_locale_its_own(store, tables):
    store.add_history(FORMER)
    early = dt.date(2020, 1, 1)
    assert len(tables(first=early, last=early)["former"]) == 4
    assert [row["article_id"] for row in tables(locales=("de",))["former"]] == ["costs"]


def test_articles_that_the_site_does_not_have_are_counted_in_a_note(store):
    store.add_history([*FORMER, counted("costs", "fr", yes=1), counted("old", "", yes=1)])
    period = make_period("UTC", None, LAST, dt.datetime.now(dt.UTC))
    with open_source(store, period, subjects=SITE) as source:
        table = make_report(source, "Help").table("former")
    assert len(table.rows) == 3
    assert table.note == "2 articles that the site does not have: not listed."


def test_an_articles_page_has_that_of_its_locale_and_of_all(tmp_path, vote):
    with open_store(f"sqlite:///{tmp_path}/f.db", tmp_path) as store:
        store.add([vote("yes", article_id="cards", locale="de")])
        store.add_history([*FORMER, counted("cards", "en", views=7), counted("x", "", views=8)])
        period = make_period("UTC", None, LAST, dt.datetime.now(dt.UTC))
        with open_source(store, period) as source:
            report = make_report(source, "Help")
            book = Book(source, report, Worklist(tasks=(), hidden=0, known=frozenset()), Places())
            pages = {name: book.page(name) for name in book.names}
    german = next(text for name, text in pages.items() if name.startswith("article-cards-de-"))
    assert "What the former help centre counted" in german
    assert "300" in german
    assert not any(name.startswith("article-x-") for name in pages)
    assert "What did the former help centre count?" in pages["index.html"]
