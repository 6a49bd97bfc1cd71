import pytest

RING = ["a", "b", "c", "d"]


@pytest.fixture
def ring(text_of):
    """Four articles that lead to each other, and a fifth one."""

    def write(alone: str = "", **more: str) -> dict[str, str]:
        files = {
            f"en/x/{name}.md": text_of(name, f"[next]({other}.md)")
            for name, other in zip(RING, RING[1:] + RING[:1], strict=True)
        }
        return {**files, "en/x/alone.md": text_of("Alone", alone), **more}

    return write


def paths(some):
    return [path for path, _, _ in some]


def test_an_article_that_no_other_one_leads_to(found, ring):
    assert found("orphans", ring()) == [
        ("en/x/alone.md", 2, "No other article in en leads to “Alone”")
    ]


def test_a_link_to_itself_counts_for_nothing(found, ring):
    assert paths(found("orphans", ring("[me](alone.md)"))) == ["en/x/alone.md"]


@pytest.mark.parametrize(
    "article",
    [
        "---\ntitle: Five\nrelated: [x/alone.md]\n---\n\n[a](x/a.md)\n",
        "---\ntitle: Five\n---\n\n[a](x/alone.md)\n",
        "---\ntitle: Five\n---\n\n[a](x/alone.md#top)\n",
    ],
)
def test_links_related_articles_and_texts_of_folders_lead_to_it(found, ring, article):
    assert found("orphans", ring(**{"en/index.md": article})) == []


def test_the_text_of_a_folder_is_no_orphan(found, ring, text_of):
    more = {"en/x/index.md": text_of("X", "[alone](alone.md)")}
    assert found("orphans", ring(**more)) == []


def test_a_small_help_centre_shows_all_at_a_glance(found, ring):
    content = ring()
    del content["en/x/a.md"]
    assert found("orphans", content) == []


def test_each_locale_has_its_own_links(found, ring, text_of):
    content = ring("Text.", **{"en/x/a.md": text_of("a", "[b](b.md) [alone](alone.md) [d](d.md)")})
    content["en/x/b.md"] = text_of("b", "[a](a.md) [c](c.md)")
    german = {path.replace("en/", "de/"): text for path, text in ring().items()}
    assert paths(found("orphans", {**content, **german})) == ["de/x/alone.md"]
