import pytest

from kbgen.model.locale import Locale
from kbgen.report.golden import propose
from kbgen.search.golden import golden_tables, read_golden

THERE = {("costs", "en"), ("cards", "en")}


@pytest.fixture
def store_url(tmp_path):
    return f"sqlite:///{tmp_path}/feedback.db"


@pytest.fixture
def clicks(event):
    def make(query: str, article: str, count: int, rank: int = 1, **fields):
        fields = {"query": query, "article_id": article, "rank": rank, **fields}
        return (event("result_click", **fields) for _ in range(count))

    return make


def test_clicks_that_agree_are_proposed(source, clicks):
    found = propose(
        source(
            *clicks("how much", "costs", 12),
            *clicks("How much", "cards", 2, rank=3),
            *clicks("gift", "cards", 10, rank=2),
            *clicks("gift", "cards", 10, rank=4),
        ),
        THERE,
        (),
    )
    assert [(one.query, one.expect, one.within, one.clicks) for one in found] == [
        ("gift", "cards", 3, 20),
        ("how much", "costs", 1, 12),
    ]


def test_few_clicks_and_clicks_that_differ_are_not(source, clicks):
    few = clicks("few", "costs", 9)
    differ = (*clicks("differ", "costs", 12), *clicks("differ", "cards", 8))
    assert propose(source(*few, *differ), THERE, ()) == ()


def test_what_is_golden_already_is_not_proposed_again(source, clicks):
    assert propose(source(*clicks("How  Much", "costs", 20)), THERE, {("en", "how much")}) == ()


def test_articles_that_are_gone_are_not_proposed(source, clicks):
    assert propose(source(*clicks("how much", "gone", 20)), THERE, ()) == ()


def test_proposals_are_written_as_the_file_is(tmp_path):
    rows = [("en", 'a "quote" \\ and #', "costs", 2), ("en", "コスト", "cards", 1)]
    file = tmp_path / "golden.toml"
    file.write_text(golden_tables(rows), encoding="utf-8")
    read = read_golden(file, [Locale("en")])
    assert [(g.locale.tag, g.query, g.expect, g.within) for g in read] == rows
    assert golden_tables([]) == ""
