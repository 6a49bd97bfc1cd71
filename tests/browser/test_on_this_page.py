"""The list of an article's headings stays beside the text, on screens that are wide enough."""

import pytest

WIDE = {"width": 1280, "height": 600}
#: Edges of the heading, of its list and of the article, in the window.
EDGES = """() => {
    const [heading, list] = ["#kb-contents-title", ".contents ul"].map((one) =>
        document.querySelector(one).getBoundingClientRect());
    const end = document.querySelector("article").getBoundingClientRect().bottom;
    return { top: heading.top, heading: heading.bottom, list: list.top, bottom: list.bottom, end };
}"""
#: Scrolls until the end of the article is so far below the top of the window.
TO_END = """(below) => {
    const end = document.querySelector("article").getBoundingClientRect().bottom;
    scrollBy({ top: end - below, behavior: "instant" });
}"""


@pytest.mark.parametrize("below", [600, 300, 200])
def test_at_the_end_of_an_article_the_heading_stands_above_its_list(page, served, below) -> None:
    page.set_viewport_size(WIDE)
    page.goto(f"{served.url}en/returns/return-an-item/")
    before = page.evaluate(EDGES)
    page.evaluate(TO_END, below)
    edges = page.evaluate(EDGES)

    assert edges["heading"] <= edges["list"]
    assert edges["list"] - edges["heading"] == pytest.approx(before["list"] - before["heading"])
    assert edges["end"] == pytest.approx(below, abs=1)
    assert edges["bottom"] <= edges["end"] + 1


def test_in_the_middle_of_an_article_it_is_in_sight(page, served) -> None:
    page.set_viewport_size(WIDE)
    page.goto(f"{served.url}en/returns/return-an-item/")
    page.evaluate(TO_END, 600)
    edges = page.evaluate(EDGES)

    assert edges["top"] > 0
    assert edges["bottom"] <= WIDE["height"]
