import pytest


def paths(some):
    return [path for path, _, _ in some]


def test_an_article_without_a_topic_that_no_other_one_links(found, text_of):
    content = {"en/alone.md": text_of("Alone"), "en/x/a.md": text_of("A")}
    assert found("orphans", content) == [
        ("en/alone.md", 2, "No topic page or other article in en links to “Alone”")
    ]


@pytest.mark.parametrize("path", ["en/x/b.md", "en/x/deep/b.md", "en/y/b.md"])
def test_topic_pages_lead_to_their_articles(found, text_of, path):
    assert found("orphans", {"en/x/a.md": text_of("A"), path: text_of("B")}) == []


def test_a_home_page_without_topics_lists_its_articles(found, text_of):
    content = {f"en/{name}.md": text_of(name) for name in "abcdef"}
    assert found("orphans", content) == []


def test_a_link_to_itself_leads_nowhere(found, text_of):
    content = {"en/alone.md": text_of("Alone", "[me](alone.md)"), "en/x/a.md": text_of("A")}
    assert paths(found("orphans", content)) == ["en/alone.md"]


@pytest.mark.parametrize(
    "article",
    [
        "---\ntitle: A\nrelated: [../alone.md]\n---\n\nText.\n",
        "---\ntitle: A\n---\n\n[alone](../alone.md)\n",
        "---\ntitle: A\n---\n\n[alone](../alone.md#top)\n",
    ],
)
@pytest.mark.parametrize("path", ["en/x/a.md", "en/x/index.md"])
def test_links_and_related_articles_lead_to_it(found, text_of, path, article):
    content = {"en/alone.md": text_of("Alone"), "en/x/b.md": text_of("B"), path: article}
    assert found("orphans", content) == []


def test_a_promoted_article_is_on_the_home_page(found, text_of):
    content = {"en/alone.md": text_of("Alone", promoted="true"), "en/x/a.md": text_of("A")}
    assert found("orphans", content) == []


def test_each_locale_has_its_own_links(found, text_of):
    content = {
        f"{tag}/{name}": text
        for tag in ("en", "de")
        for name, text in {"alone.md": text_of("Alone"), "x/a.md": text_of("A")}.items()
    }
    content["en/x/a.md"] = text_of("A", "[alone](../alone.md)")
    assert paths(found("orphans", content)) == ["de/alone.md"]
