import pytest


@pytest.fixture
def ages(look, text_of):
    """Look at an article and its Japanese translation, given their front matter."""

    def run(source, translation):
        content = {
            "en/a.md": text_of("How?", **source),
            "ja/a.md": text_of("どうやって？", **translation),
        }
        return look("stale-translation", content)

    return run


def test_a_translation_older_than_its_source_is_a_warning(ages):
    found = ages({"updated": "2026-10-20"}, {"updated": "2026-04-14"})
    assert found.messages == ["The translation dates from 2026-04-14, its source from 2026-10-20"]
    assert found.places == [("ja/a.md", 3, 1)]
    assert "set `updated: 2026-10-20`" in found.hints[0]
    assert found.severities == ["warning"]


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ({"updated": "2026-10-20"}, {"updated": "2026-10-20"}),
        ({"updated": "2026-10-20"}, {"updated": "2026-11-01"}),
        ({"updated": "2026-10-20", "change": "minor"}, {"updated": "2026-04-14"}),
        ({"updated": "2026-10-20"}, {}),
        ({}, {"updated": "2026-04-14"}),
    ],
)
def test_one_that_is_up_to_date_or_tells_no_date_is_no_finding(ages, source, translation):
    assert ages(source, translation).messages == []
