import pytest


@pytest.mark.parametrize("alias", ["/en/old/", "en/old", "/en/a/old/"])
def test_an_alias_of_another_language_belongs_to_its_article(found, text_of, alias):
    content = {"en/a/x.md": text_of("X"), "de/a/x.md": text_of("X", aliases=f"[{alias}]")}
    assert found("stale-alias", content) == [
        ("de/a/x.md", 3, f"Alias `{alias}` sends readers of en to the page in de")
    ]


@pytest.mark.parametrize("alias", ["/de/alt/", "a/alt", "/fr/vieux/", "/old/"])
def test_other_aliases_are_fine(found, text_of, alias):
    content = {"en/a/x.md": text_of("X"), "de/a/x.md": text_of("X", aliases=f"[{alias}]")}
    assert found("stale-alias", content) == []


def test_where_there_is_no_translation_another_language_is_better_than_nothing(found, text_of):
    content = {"en/a/y.md": text_of("Y"), "de/a/x.md": text_of("X", aliases="[/en/old/]")}
    assert found("stale-alias", content) == []
