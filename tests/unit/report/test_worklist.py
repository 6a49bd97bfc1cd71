"""What is to be done next, and why."""

import pytest

from kbgen.build import BuildOptions, check
from kbgen.report import Desk, make_worklist

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

    def make(*events, findings=False, **scope):
        project, composed = site
        desk = Desk(
            source=source(*events, **scope),
            project=project,
            site=composed.site,
            base="https://help.example/",
            findings=composed.diagnostics if findings else (),
        )
        return list(make_worklist(desk).plain())

    return make


def steps(rows) -> list[tuple[str, str, str]]:
    return [(row["step"], row["subject"], row["locale"]) for row in rows]


def test_without_an_address_of_the_site_there_are_no_links(source, site, event):
    project, composed = site
    for base, link in (("", ""), ("/", "/de/a/costs/")):
        desk = Desk(source=source(), project=project, site=composed.site, base=base)
        assert [row["link"] for row in make_worklist(desk).plain()] == [link]


STALE = ("translate", "Versandkosten", "de")


def test_a_translation_older_than_its_source_is_to_be_translated(work, event):
    (row,) = work(*(event("read_to_end", article_id="a/costs", locale="de") for _ in range(50)))
    assert row == {
        "readers": 5,
        "step": "translate",
        "subject": "Versandkosten",
        "locale": "de",
        "why": "The text in en is from 2026-11-01, this one from 2026-08-01.",
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
    assert rows[0]["why"] == (
        "14 of 16 votes say no: 12% helpful, 61% on the whole site. Most often: unclear."
    )


def test_what_somebody_wrote_about_the_text_of_now_is_to_be_looked_at(work, event, revision):
    about = {"article_id": "a/costs", "revision": revision("a/costs")}
    rows = work(
        event("comment", comment="It is 5 now.", reason="outdated", **about),
        event("comment", comment="Old: 3.", at="2026-11-01T10:00:00Z", **about),
        event("comment", comment="Great!", reason="solved", **about),
        event("comment", comment="Long mended.", article_id="a/fine", revision="00000000"),
    )

    assert steps(rows) == [("rewrite", "Shipping costs", "en"), STALE]
    assert rows[0]["why"] == "2 comments, the newest: “It is 5 now.”"


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
    assert rows[0]["why"] == "40 readers opened it in de. Readers see the en text."
    assert rows[0]["file"] == "content/en/a/fine.md"


def test_an_article_after_which_people_ask_is_to_be_rewritten(work, event):
    rows = work(
        *(event("read_to_end", article_id="a/costs") for _ in range(50)),
        *(event("contact_click", article_id="a/costs") for _ in range(25)),
        *(event("read_to_end", article_id="a/fine") for _ in range(200)),
    )
    assert steps(rows)[0] == ("rewrite", "Shipping costs", "en")
    assert rows[0]["why"] == (
        "25 of 50 readers turned to a contact: 50 of a hundred, 10 on the whole site."
    )
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
    assert rows[0]["why"] == "5 searches found nothing: “solar panel” (3), “Panels solar” (2)."
    assert (rows[0]["readers"], rows[0]["link"], rows[0]["article_id"]) == (5, "", "")


def test_what_is_long_past_is_no_work(work, event):
    fields = {"query": "solar", "results": 0}
    old = (event("search", at="2026-09-01T10:00:00Z", **fields) for _ in range(9))
    rows = work(*old, event("search", **fields), event("search", **fields))
    assert steps(rows) == [STALE]


def test_searches_in_other_words_want_a_synonym(work, event):
    rows = work(*(event("search", query="coupons broken", results=0) for _ in range(4)))
    assert steps(rows)[0] == ("add synonym", "coupons broken", "en")
    assert rows[0]["link"] == "https://help.example/en/a/cards/"
    assert rows[0]["why"].endswith("“Gift cards” may answer it.")


def test_findings_are_weighed_by_who_meets_them(work, event):
    rows = work(*(event("read_to_end", article_id="a/cards") for _ in range(30)), findings=True)
    assert steps(rows) == [("fix", "Gift cards", "en"), STALE]
    assert rows[0]["readers"] == 15
    assert rows[0]["why"].startswith("KB201 in line 6: Link `nothing.md` leads to no article.")
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
