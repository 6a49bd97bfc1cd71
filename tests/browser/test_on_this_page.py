"""The list of an article's headings stays beside the text, on screens that are wide enough."""

import pytest

WIDE = {"width": 1280, "height": 600}
#: Scrolls until the end of the article is so far below the top of the window, and at once, as
#: scripts may still change the page: where the heading, its list and the article then are.
EDGES_AT_END = """(below) => {
    const box = (one) => document.querySelector(one).getBoundingClientRect();
    scrollBy({ top: box("article").bottom - below, behavior: "instant" });
    const [heading, list] = [box("#kb-contents-title"), box(".contents ul")];
    return { top: heading.top, gap: list.top - heading.bottom, bottom: list.bottom,
             end: box("article").bottom };
}"""


@pytest.fixture
def edges_at_end(page, served):
    page.set_viewport_size(WIDE)
    page.goto(f"{served.url}en/returns/return-an-item/")
    return lambda below: page.evaluate(EDGES_AT_END, below)


@pytest.mark.parametrize("below", [600, 300, 200])
def test_at_the_end_of_an_article_the_heading_stands_above_its_list(edges_at_end, below) -> None:
    edges = edges_at_end(below)

    assert edges["end"] == pytest.approx(below, abs=1)
    assert 0 <= edges["gap"] < 20
    assert edges["bottom"] <= edges["end"] + 1


def test_in_the_middle_of_an_article_it_is_in_sight(edges_at_end) -> None:
    edges = edges_at_end(900)

    assert edges["top"] > 0
    assert edges["bottom"] <= WIDE["height"]
