from kbgen.report import VoteCount, count_votes


def test_what_needs_attention_comes_first():
    counts = count_votes(
        [
            ("fine", "en", 10, 0),
            ("bad", "en", 0, 3),
            ("worse", "en", 50, 9),
            ("mixed", "en", 5, 3),
        ]
    )
    assert [count.article_id for count in counts] == ["worse", "bad", "mixed", "fine"]


def test_equals_stand_by_name_and_locale():
    counts = count_votes([("b", "en", 1, 0), ("a", "en", 1, 0), ("a", "de", 1, 0)])
    assert [(count.article_id, count.locale) for count in counts] == [
        ("a", "de"),
        ("a", "en"),
        ("b", "en"),
    ]


def test_the_share_is_that_of_helpful_votes():
    assert VoteCount(article_id="a", locale="en", yes=3, no=1).share == 0.75
    assert VoteCount(article_id="a", locale="en", yes=0, no=1).share == 0.0


def test_no_votes_have_no_counts():
    assert count_votes([]) == ()
