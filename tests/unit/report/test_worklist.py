"""What is to be done next, and why."""

import datetime as dt

import pytest

from kbgen.build import BuildOptions, check
from kbgen.decisions import Decision
from kbgen.report import Desk, make_worklist, work_table

CONFIG = """
[site]
name = "Help"
url = "https://help.example/"
[locales.en]
[locales.de]
[search.synonyms]
en = [{ words = ["voucher", "coupon"] }]
"""


@pytest.fixture
def store_url(tmp_path):
    return f"sqlite:///{tmp_path}/feedback.db"


@pytest.fixture
def site(make_project, text_of):
    """Return a project and what a check finds in it."""
    project = make_project(
        {
            "en/a/costs.md": text_of("Shipping costs", "From 4.", updated="2026-11-01"),
            "de/a/costs.md": text_of("Versandkosten", "Ab 4.", updated="2026-08-01"),
            "en/a/cards.md": text_of(
                "Gift cards", "See [nothing](nothing.md).", keywords="[voucher]"
            ),
            "en/a/fine.md": text_of("Fine", "All is well."),
        },
        CONFIG,
    )
    return project, check(project, BuildOptions(out=project.root / "site"))


@pytest.fixture
def revision(site):
    """Return the revision of an article as it is now."""
    articles = {article.id: article for article in site[1].site.versions.values()}
    return lambda article_id: articles[article_id].revision


@pytest.fixture
def work(source, site):
    """Store events; return the list."""

    def make(*events, findings=False, decisions=(), **scope):
        project, composed = site
        desk = Desk(
            source=source(*events, **scope),
            project=project,
            site=composed.site,
            base="https://help.example/",
            check=lambda: composed.diagnostics if findings else (),
            decisions={decision.task: decision for decision in decisions},
        )
        return list(work_table(make_worklist(desk)).plain())

    return make


def steps(rows) -> list[tuple[str, str, str]]:
    """Return (steps, subject, locale) of each task."""
    return [(" ".join(row["steps"]), row["subject"], row["locale"]) for row in rows]


def test_an_article_of_all_languages_has_the_title_of_the_default_one(source, site):
    project, composed = site
    titles = Desk(source=source(), project=project, site=composed.site, base="").titles

    assert project.default_locale.tag == "en"
    assert titles["a/costs", ""] == titles["a/costs", "en"] == "Shipping costs"


def test_without_an_address_of_the_site_there_are_no_links(source, site, event):
    project, composed = site
    for base, link in (("", ""), ("/", "/de/a/costs/")):
        desk = Desk(source=source(), project=project, site=composed.site, base=base)
        assert [task.url for task in make_worklist(desk).tasks] == [link]


STALE = ("translate", "Versandkosten", "de")


def test_a_translation_older_than_its_source_is_to_be_translated(work, event):
    (row,) = work(*(event("read_to_end", article_id="a/costs", locale="de") for _ in range(50)))
    assert row == {
        "task": "de/a/costs",
        "readers": 5,
        "subject": "Versandkosten",
        "locale": "de",
        "steps": ["translate"],
        "why": ["The text in en is from 2026-11-01, this one from 2026-08-01."],
        "todo": [
            (
                "Take the changes of content/en/a/costs.md over into content/de/a/costs.md, and "
                "set its `updated`."
            )
        ],
        "article_id": "a/costs",
        "file": "content/de/a/costs.md",
        "link": "https://help.example/de/a/costs/",
    }


def test_an_article_that_certainly_helps_less_is_to_be_rewritten(work, vote, revision):
    bad = {"article_id": "a/costs", "revision": revision("a/costs")}
    rows = work(
        *(vote("no", reason="unclear", **bad) for _ in range(12)),
        *(vote("no", reason="outdated", **bad) for _ in range(2)),
        *(vote("yes", **bad) for _ in range(2)),
        *(vote("yes", article_id="a/fine", revision=revision("a/fine")) for _ in range(20)),
    )
    assert steps(rows) == [("rewrite", "Shipping costs", "en"), STALE]
    assert rows[0]["why"] == [
        (
            "14 of 16 votes say no: 12% helpful, 61% on the whole site. "
            "Most often: “It’s hard to understand”."
        )
    ]
    assert rows[0]["todo"][0].startswith("In content/en/a/costs.md: use shorter sentences")


def test_what_somebody_wrote_about_the_text_of_now_is_to_be_looked_at(work, event, revision):
    about = {"article_id": "a/costs", "revision": revision("a/costs")}
    rows = work(
        event("comment", comment="It is 5 now.", reason="outdated", **about),
        event("comment", comment="Old: 3.", at="2026-11-01T10:00:00Z", **about),
        event("comment", comment="Great!", reason="solved", **about),
        event("comment", comment="Long mended.", article_id="a/fine", revision="00000000"),
    )

    assert steps(rows) == [("rewrite", "Shipping costs", "en"), STALE]
    assert rows[0]["why"] == ["2 comments, the newest: “It is 5 now.”"]


def test_few_bad_votes_are_no_work(work, vote, revision):
    rows = work(
        vote("no", article_id="a/costs", revision=revision("a/costs")),
        *(vote("yes", article_id="a/fine", revision=revision("a/fine")) for _ in range(2)),
    )
    assert steps(rows) == [STALE]


def test_bad_votes_on_a_former_text_are_no_work(work, vote, revision):
    rows = work(
        *(vote("no", article_id="a/costs", revision="00000000") for _ in range(30)),
        *(vote("yes", article_id="a/fine", revision=revision("a/fine")) for _ in range(30)),
    )
    assert steps(rows) == [STALE]


def test_readers_of_a_language_that_is_missing_want_a_translation(work, event):
    rows = work(*(event("read_to_end", article_id="a/fine", locale="de") for _ in range(40)))
    assert steps(rows)[0] == ("translate", "Fine", "de")
    assert rows[0]["why"] == ["40 readers opened it in de. Readers see the en text."]
    assert rows[0]["todo"] == ["Translate content/en/a/fine.md into content/de/a/fine.md."]
    assert rows[0]["file"] == "content/en/a/fine.md"


def test_an_article_after_which_people_ask_is_to_be_rewritten(work, event):
    rows = work(
        *(event("read_to_end", article_id="a/costs") for _ in range(50)),
        *(event("contact_click", article_id="a/costs") for _ in range(25)),
        *(event("read_to_end", article_id="a/fine") for _ in range(200)),
    )
    assert steps(rows)[0] == ("rewrite", "Shipping costs", "en")
    assert rows[0]["why"] == [
        "25 of 50 readers turned to a contact: 50 of a hundred, 10 on the whole site."
    ]
    assert rows[0]["readers"] == 20


def test_articles_whose_views_are_not_imported_are_not_compared(work, store, event):
    view = {"source": "ga4", "day": "2026-11-20", "locale": "en"}
    store.add_views([{**view, "article_id": "a/fine", "count": 1000}])
    store.add_views([{**view, "article_id": "a/cards", "count": 1}])
    rows = work(
        *(event("contact_click", article_id="a/costs") for _ in range(25)),
        *(event("contact_click", article_id="a/cards") for _ in range(25)),
    )
    assert steps(rows) == [STALE]


def test_searches_for_what_is_not_there_are_to_be_written(work, event):
    rows = work(
        *(event("search", query="solar panel", results=0) for _ in range(3)),
        *(event("search", query="Panels solar", results=0) for _ in range(2)),
        event("search", query="xyzzy", results=0),
    )
    assert steps(rows) == [("write", "solar panel", "en"), STALE]
    assert rows[0]["why"] == ["5 searches found nothing: “solar panel” (3), “Panels solar” (2)."]
    assert rows[0]["task"] == "en?panel solar"
    assert (rows[0]["readers"], rows[0]["link"], rows[0]["article_id"]) == (5, "", "")


def test_what_is_long_past_is_no_work(work, event):
    fields = {"query": "solar", "results": 0}
    old = (event("search", at="2026-09-01T10:00:00Z", **fields) for _ in range(9))
    rows = work(*old, event("search", **fields), event("search", **fields))
    assert steps(rows) == [STALE]


def test_an_article_with_all_the_words_is_to_get_them_as_keywords(work, event):
    rows = work(*(event("search", query="coupon", results=0) for _ in range(4)))
    assert steps(rows)[0] == ("add synonym", "Gift cards", "en")
    assert rows[0]["link"] == "https://help.example/en/a/cards/"
    assert rows[0]["todo"] == ["Add “coupon” to the `keywords` in content/en/a/cards.md."]
    assert "Only “Gift cards” has all of these words" in rows[0]["why"][0]


def test_one_shared_word_is_no_evidence(work, event):
    rows = work(*(event("search", query="coupons broken", results=0) for _ in range(4)))
    assert steps(rows)[0] == ("write", "coupons broken", "en")
    assert "Gift cards" not in str(rows[0])


def test_what_readers_clicked_after_the_same_words_is_evidence(work, event):
    def click(article_id: str):
        return event("result_click", query="Broken coupon", article_id=article_id, rank=1)

    empty = [event("search", query="coupons broken", results=0) for _ in range(4)]
    rows = work(*empty, *(click("a/fine") for _ in range(3)), click("a/costs"))
    assert steps(rows)[0] == ("add synonym", "Fine", "en")
    assert rows[0]["why"][0].endswith(
        "Readers who found it with these words chose “Fine” (3 of 4)."
    )


def test_few_or_divided_clicks_are_no_evidence(work, event):
    def clicks(article_id: str, count: int):
        fields = {"query": "coupons broken", "article_id": article_id, "rank": 1}
        return [event("result_click", **fields) for _ in range(count)]

    empty = [event("search", query="coupons broken", results=0) for _ in range(4)]
    assert steps(work(*empty, *clicks("a/fine", 2)))[0][0] == "write"
    assert steps(work(*clicks("a/fine", 2), *clicks("a/costs", 3)))[0][0] == "write"


def test_an_article_is_one_task_with_all_its_reasons(work, event, vote, revision):
    about = {"article_id": "a/cards", "revision": revision("a/cards")}
    rows = work(
        *(event("search", query="coupon", results=0) for _ in range(7)),
        *(event("read_to_end", **about) for _ in range(40)),
        event("comment", comment="Where?", reason="unclear", **about),
        findings=True,
    )
    assert steps(rows) == [("fix add synonym rewrite", "Gift cards", "en"), STALE]
    assert len(rows[0]["why"]) == len(rows[0]["todo"]) == 3
    # Readers of the page are the same ones for each reason; those who searched are others.
    assert rows[0]["readers"] == 20 + 7


DAY = dt.date(2026, 11, 20)


@pytest.mark.parametrize(
    ("decision", "on", "count"),
    [
        ("done", DAY, 1),
        ("done", DAY - dt.timedelta(days=1), 2),
        ("dismissed", DAY - dt.timedelta(days=30), 1),
        ("open", DAY, 2),
    ],
)
def test_a_task_that_is_done_comes_back_with_new_evidence(work, event, decision, on, count):
    events = [event("search", query="solar", results=0) for _ in range(3)]
    assert len(work(*events, decisions=[Decision("en?solar", decision, on)])) == count


def test_what_is_still_wrong_the_next_day_is_not_done(work):
    today = dt.date(2026, 11, 22)
    for day, count in ((today, 1), (today - dt.timedelta(days=1), 2)):
        decided = [Decision("en/a/cards", "done", day)]
        assert len(work(findings=True, decisions=decided)) == count


def test_findings_are_weighed_by_who_meets_them(work, event):
    rows = work(*(event("read_to_end", article_id="a/cards") for _ in range(30)), findings=True)
    assert steps(rows) == [("fix", "Gift cards", "en"), STALE]
    assert rows[0]["readers"] == 15
    assert rows[0]["why"][0].startswith("kbgen check: Link `nothing.md` leads to no article")
    assert rows[0]["todo"][0].startswith("In content/en/a/cards.md, line 6: ")
    assert rows[0]["file"] == "content/en/a/cards.md"


def test_one_locale_alone(work, event):
    rows = work(
        *(event("search", query="solar", results=0) for _ in range(3)),
        *(event("search", query="solar", results=0, locale="de") for _ in range(3)),
        findings=True,
        locales=("en",),
    )
    assert steps(rows) == [("write", "solar", "en"), ("fix", "Gift cards", "en")]


def test_suspicious_searches_are_no_work(work, store, event):
    from kbgen.feedback import Arrival

    searches = (event("search", query="solar", results=0) for _ in range(9))
    rows = work(*(Arrival(event=one, received=0, suspicious=("bot",)) for one in searches))
    assert steps(rows) == [STALE]


def test_articles_that_are_gone_are_no_work(work, vote, event):
    rows = work(
        *(vote("no", article_id="gone") for _ in range(30)),
        *(vote("yes", article_id="other") for _ in range(30)),
        *(event("contact_click", article_id="gone") for _ in range(30)),
    )
    assert steps(rows) == [STALE]
