"""The pages hold everything, and run nothing that came over the wire."""

import datetime as dt
import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from kbgen.report import make_report
from kbgen.report.book import Book, page_name
from kbgen.report.page import figures_page, report_page, work_page
from kbgen.report.view import Places
from kbgen.report.work import Work
from kbgen.report.worklist import Task, Worklist

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


PLACES = Places(titles={("costs", "en"): "What it costs"})
LINKED = Places(
    titles={("costs", "en"): "What it costs", ("costs", "de"): "Was es kostet"},
    urls={("costs", "en"): "https://help.example/costs/"},
)


def task(**fields) -> Task:
    day = dt.date(2026, 11, 20)
    work = Work("write", EVIL, EVIL, EVIL, 3, day, locale="en", key="evil")._replace(**fields)
    return Task(id=work.task, reasons=(work,), url="")


def worklist(*tasks: Task) -> Worklist:
    return Worklist(tasks=tasks, hidden=0, known=frozenset(one.id for one in tasks))


@pytest.fixture
def pages(source, evil, vote):
    """Return all pages of a report, by name, with the articles' pages among them."""

    def make(*events, places=LINKED) -> dict[str, LexborHTMLParser]:
        opened = source(*events)
        book = Book(opened, make_report(opened, "Help"), worklist(task()), places)
        return {name: LexborHTMLParser(book.page(name)) for name in book.names}

    return make


def test_texts_of_strangers_are_text(pages, evil):
    found = pages(*evil)
    assert len(found) == 4
    for page in found.values():
        assert [node.attributes.get("type") for node in page.css("script")] == ["module"]
        assert page.css("img") == []
        assert all(not name.startswith("on") for node in page.css("*") for name in node.attributes)
    texts = [node.text() for node in found["figures.html"].css("td")]
    assert texts.count(EVIL) >= 5


def test_nothing_is_asked_of_the_network(report, evil, vote):
    text = report_page(report(*evil, vote()), worklist(task()), LINKED)
    page = LexborHTMLParser(text)
    assert page.css("link, iframe, object, script[src], img, source") == []
    assert re.findall(r"url\(|@import", text) == []
    assert {node.attributes["href"] for node in page.css("td a")} == {"https://help.example/costs/"}


def test_every_table_has_its_heading_and_is_in_the_contents(report, evil):
    page = LexborHTMLParser(figures_page(report(*evil), PLACES))
    sections = [node.attributes["id"] for node in page.css("section")]
    assert [node.attributes["href"] for node in page.css("nav .contents a")] == [
        f"#{name}" for name in sections
    ]
    for section in page.css("section:has(table)"):
        heads = section.css("th")
        assert heads
        assert all(len(row.css("td")) == len(heads) for row in section.css("tbody tr"))


def test_articles_have_titles_reasons_words_and_locales_names(report, vote, event):
    events = (
        vote("no", reason="did-not-work"),
        event("comment", article_id="costs", comment="No.", reason="did-not-work"),
        event("read_to_end", article_id="gone"),
    )
    text = LexborHTMLParser(figures_page(report(*events), PLACES)).css_first("main").text()
    assert "What it costs" in text
    assert "It didn’t work" in text
    assert "English" in text
    assert "did-not-work" not in text


def test_shares_are_drawn_with_their_intervals(report, vote):
    page = LexborHTMLParser(report_page(report(vote("yes"), vote("no")), None, PLACES))
    cell = page.css_first("#articles td.share")
    assert cell.css_first("rect.fill").attributes["width"] == "50.0"
    assert cell.css_first("path.reach").attributes["d"].startswith("M9.5 1v10m0-5H90.5")
    assert " ".join(cell.text().split()) == "50% 9–91"
    assert page.css_first("#weeks svg.columns rect.fill").attributes["height"] == "75.0"


def test_empty_weeks_are_no_rows(report, vote):
    page = LexborHTMLParser(report_page(report(vote("yes")), None, PLACES))
    assert len(page.css("#weeks tbody tr")) == 1
    assert len(page.css("#weeks svg .label")) == 12


def test_changes_within_chance_are_counted_and_not_listed(report, vote):
    def votes(article_id: str, at: str, yes: int, no: int):
        fields = {"article_id": article_id, "at": at}
        return [vote(value, **fields) for value in ["yes"] * yes + ["no"] * no]

    before, now = "2026-10-10T10:00:00Z", "2026-11-20T10:00:00Z"
    events = [
        *votes("costs", before, 30, 0),
        *votes("costs", now, 0, 30),
        *votes("other", before, 2, 0),
        *votes("other", now, 1, 1),
    ]
    page = LexborHTMLParser(report_page(report(*events), None, PLACES))
    section = page.css_first("#changes")
    assert [row.css_first("td:nth-child(2)").text() for row in section.css("tbody tr")] == [
        "What it costs"
    ]
    assert "1 difference is within chance and not listed." in section.text()


def test_without_events_the_page_says_so(report):
    page = report_page(report(), None, PLACES)
    assert "No events yet." in page
    assert LexborHTMLParser(page).css("#articles") == []


def test_an_article_has_a_page_of_its_own_figures(pages, vote, event):
    about = {"article_id": "costs"}
    found = pages(
        *(vote("yes", at="2026-11-20T10:00:00Z", revision="1" * 8) for _ in range(3)),
        vote("no", reason="unclear", query="what does it cost", revision="1" * 8),
        vote("no", locale="de"),
        vote("no", article_id="other", reason="outdated", query="else"),
        event("comment", comment="Too long.", **about),
        event("comment", comment="Elsewhere.", article_id="other"),
        *(event("read_to_end", **about) for _ in range(20)),
        event("contact_click", **about),
        event("result_click", query="price", rank=2, **about),
    )
    page = found[page_name("costs", "en")]
    text = " ".join(page.css_first("body").text().split())
    assert page.css_first("h1").text() == "What it costs"
    tiles = [" ".join(node.text(separator=" ").split()) for node in page.css(".tiles > div")]
    assert tiles == [
        "Readers 20",
        "Helpful 75% of 4 votes; between 30 and 95%",
        "Asked a person 5.0 of a hundred readers; 1 click",
    ]
    for part in ("It’s hard to understand", "Too long.", "what does it cost", "price", "11111111"):
        assert part in text
    for part in ("Elsewhere.", "wrong or out of date", "else"):
        assert part not in text
    assert page.css_first("header a").attributes["href"] == "https://help.example/costs/"
    locales = [row.css_first("td").text() for row in page.css("#others tbody tr")]
    assert locales == ["German", "English"]


@pytest.mark.parametrize("name", ["../../etc/passwd", "a b/ü", "x" * 300, ""])
def test_the_page_of_an_article_is_a_plain_file_name(name):
    assert re.fullmatch(r"article-[a-z0-9-]{1,70}\.html", page_name(name, "zh-Hant"))


def test_articles_with_like_names_have_pages_of_their_own():
    assert page_name("a/b", "en") != page_name("a-b", "en")


def test_a_work_page_can_leave_style_and_script_to_files():
    places = Places(static="/_preview/", preview="/_preview/")
    page = LexborHTMLParser(work_page("Help", worklist(task()), places))
    assert page.css("style, [style]") == []
    assert [node.attributes["src"] for node in page.css("script")] == ["/_preview/report.js"]
    assert page.css_first("form input").attributes["value"] == "en?evil"


def test_only_the_preview_takes_decisions():
    page = LexborHTMLParser(work_page("Help", worklist(task()), Places()))
    assert page.css("form, button") == []
