"""Votes and views of the former help centre: a file for the store, not text of an article."""

import csv

import pytest

from tests.unit.importing.zendesk_export import article, category, section, translation


def zendesk(*articles: dict, translations: tuple[dict, ...] = ()) -> dict[str, object]:
    return {
        "categories.json": {"categories": [category(10, "Shop")]},
        "sections.json": {"sections": [section(20, "Returns", 10)]},
        "articles.json": {"articles": list(articles)},
        "translations.json": {"translations": list(translations)},
    }


def rows(moved) -> list[str]:
    """Return the rows of the file without its source and day, sorted."""
    file = moved.root / "import-report/history.csv"
    if not file.exists():
        return []
    read = list(csv.DictReader(file.read_text("utf-8").splitlines()))
    assert {row["day"] for row in read} == {"2026-12-01"}
    assert {row["source"] for row in read} == {moved.report.kind}
    keys = ("locale", "article_id", "views", "yes", "neutral", "no")
    return sorted(",".join(row[key] for key in keys) for row in read)


def test_zendesk_counts_the_votes_of_all_languages_together(bring):
    refunds = article(1, "Refunds", "<p>R</p>", vote_sum=-2, vote_count=10)
    costs = article(2, "Costs", "<p>C</p>", vote_sum=4, vote_count=4)
    quiet = article(3, "Quiet", "<p>Q</p>", vote_sum=0, vote_count=0)
    german = translation(1, "de", "Erstattung", "<p>E</p>")
    moved = bring("zendesk", zendesk(refunds, costs, quiet, translations=(german,)))

    assert rows(moved) == [",shop/returns/refunds,,4,,6", "en-US,shop/returns/costs,,4,,0"]
    assert "vote" not in moved.text("en-US/shop/returns/refunds.md")
    assert moved.report.to_do[-1].endswith("kbgen feedback import import-report/history.csv")


def test_one_language_of_several_does_not_get_the_votes_of_all(bring):
    refunds = article(1, "Refunds", "<p>R</p>", vote_sum=2, vote_count=2)
    german = translation(1, "de", "Erstattung", "<p>E</p>")
    moved = bring("zendesk", zendesk(refunds, translations=(german,)), "de")
    assert rows(moved) == [",shop/returns/erstattung,,2,,0"]


@pytest.mark.parametrize(("total", "votes"), [(3, 2), (-3, 2), (1, 2), (1, 0)])
def test_votes_that_cannot_be_are_reported(bring, total, votes):
    wrong = article(1, "Refunds", "<p>R</p>", vote_sum=total, vote_count=votes)
    moved = bring("zendesk", zendesk(wrong))
    assert rows(moved) == []
    messages = [one.message for one in moved.report.problems]
    assert messages == [f"Article 1 has a vote_sum of {total} from {votes} votes"]


def test_a_second_import_brings_new_votes_and_changes_no_article(bring):
    bring("zendesk", zendesk(article(1, "Refunds", "<p>R</p>", vote_sum=2, vote_count=2)))
    moved = bring("zendesk", zendesk(article(1, "Refunds", "<p>R</p>", vote_sum=5, vote_count=9)))
    assert moved.report.counts == {"same": 1}
    assert rows(moved) == ["en-US,shop/returns/refunds,,7,,2"]


def test_intercom_reactions_are_parts_of_all(bring):
    counted = {
        "views": 90,
        "conversions": 2,
        "reactions": 7,
        "happy_reaction_percentage": 57.14,
        "neutral_reaction_percentage": 14.29,
        "sad_reaction_percentage": 28.57,
    }
    one = {"type": "article", "id": "1", "title": "Track it", "body": "<p>B</p>",
           "state": "published", "statistics": counted}  # fmt: skip
    odd = {**one, "id": "2", "title": "Odd", "statistics": {"views": "many", "reactions": None}}
    french = {"fr": {"type": "article_content", "title": "Suivre", "body": "<p>S</p>"}}
    both = {**one, "id": "3", "title": "Both", "translated_content": french}
    moved = bring("intercom", {"a.json": [one, odd, both]})
    assert rows(moved) == [",both,90,4,1,2", "en,track-it,90,4,1,2"]
    assert "statistics" not in moved.text("en/track-it.md")


def test_help_scout_counts_views(bring):
    one = {"id": "a1", "number": 12, "collectionId": "c1", "status": "published", "name": "Send",
           "text": "<p>S</p>", "viewCount": 237, "popularity": 4.3}  # fmt: skip
    moved = bring("helpscout", {"a.json": {"article": one}})
    assert rows(moved) == ["en,send,237,,,"]
    assert "extra" not in moved.text("en/send.md")


def test_freshdesk_counts_each_language(bring):
    one = {"id": 21, "title": "Costs", "description": "<p>C</p>", "status": 2, "hits": 1040,
           "thumbs_up": 12, "thumbs_down": 0}  # fmt: skip
    german = {**one, "title": "Kosten", "language": "de", "hits": 7, "thumbs_up": 0}
    moved = bring("freshdesk", {"en.json": [one], "de.json": [german]})
    assert rows(moved) == ["de,costs,7,0,,0", "en,costs,1040,12,,0"]


def test_rows_have_columns_of_any_usual_name(bring):
    table = """No,Title,Body,Page views,Thumbs up,Thumbs down,Likes
1,Costs,C,"1,204",12,3,many
2,Cards,D,about 30,,,
3,Refunds,E,0,0,0,
"""
    moved = bring("csv", {"a.csv": table}, source="a.csv")
    assert rows(moved) == ["en,costs,1204,12,,3"]
    assert '"Page views": "about 30"' in moved.text("en/cards.md")
    assert 'Likes: "many"' in moved.text("en/costs.md")
    assert 'No: "3"' in moved.text("en/refunds.md")


def test_without_figures_there_is_no_file(bring):
    moved = bring("json", {"a.json": [{"title": "A", "body": "B"}]})
    assert rows(moved) == []
    assert not any("feedback import" in line for line in moved.report.to_do)
