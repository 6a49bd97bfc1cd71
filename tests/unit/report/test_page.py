"""The page holds everything, and runs nothing that came over the wire."""

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from kbgen.report.page import report_page, work_page

EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&{{ 7*7 }}"


@pytest.fixture
def store_url(tmp_path):
    return f"sqlite:///{tmp_path}/feedback.db"


@pytest.fixture
def evil(event, vote):
    """Events whose every free text is an attack."""
    fields = {"article_id": EVIL, "market": EVIL[:35]}
    return (
        vote("no", reason=EVIL[:50], query=EVIL, **fields),
        event("comment", comment=EVIL, reason=EVIL[:50], **fields),
        event("search", query=EVIL, results=0),
        event("result_click", query=EVIL, rank=1, **fields),
        event("contact_click", **fields),
        event("repeat_visit", value=2, **fields),
    )


def test_texts_of_strangers_are_text(report, evil):
    page = LexborHTMLParser(report_page(report(*evil), None, {}))
    assert [node.attributes.get("type") for node in page.css("script")] == ["module"]
    assert page.css("img") == []
    assert all(not name.startswith("on") for node in page.css("*") for name in node.attributes)
    texts = [node.text() for node in page.css("td")]
    assert texts.count(EVIL) >= 6


def test_nothing_is_asked_of_the_network(report, evil, vote):
    text = report_page(
        report(*evil, vote()), None, {("costs", "en"): "https://help.example/costs/"}
    )
    page = LexborHTMLParser(text)
    assert page.css("link, iframe, object, script[src], img, source") == []
    assert re.findall(r"url\(|@import", text) == []
    assert {node.attributes["href"] for node in page.css("td a")} == {"https://help.example/costs/"}


def test_every_table_has_its_heading_and_is_in_the_contents(report, evil):
    page = LexborHTMLParser(report_page(report(*evil), None, {}))
    sections = [node.attributes["id"] for node in page.css("section")]
    assert [node.attributes["href"] for node in page.css("nav a")] == [
        f"#{name}" for name in sections
    ]
    for section in page.css("section"):
        heads = section.css("th")
        assert heads
        assert all(len(row.css("td")) == len(heads) for row in section.css("tbody tr"))


def test_shares_are_drawn_with_their_intervals(report, vote):
    page = LexborHTMLParser(report_page(report(vote("yes"), vote("no")), None, {}))
    cell = page.css_first("#articles td.share")
    assert cell.css_first("rect.fill").attributes["width"] == "50.0"
    assert cell.css_first("path.reach").attributes["d"].startswith("M9.5 1v10m0-5H90.5")
    assert " ".join(cell.text().split()) == "50% 9–91"
    assert page.css_first("#weeks svg.columns rect.fill").attributes["height"] == "75.0"


def test_without_events_the_page_says_so(report):
    found = report()
    page = report_page(found, None, {})
    assert "0 votes" in page
    assert LexborHTMLParser(page).css("#articles") == []


def test_a_work_page_can_leave_style_and_script_to_files(report, evil):
    table = report(*evil).table("articles")
    page = LexborHTMLParser(work_page("Help", table, {}, "/_preview/"))
    assert page.css("style, [style]") == []
    assert [node.attributes["src"] for node in page.css("script")] == ["/_preview/report.js"]
