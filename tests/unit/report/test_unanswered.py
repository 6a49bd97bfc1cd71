"""What shoppers ask and no article answers."""

import pytest

from kbgen.build import BuildOptions, check
from kbgen.intents import Coverage, asked_in, intents
from kbgen.intents.answers import coverage
from kbgen.model.locale import Locale
from kbgen.report import make_report

EN = Locale("en")


@pytest.fixture
def rows(source):
    """Store events; return the rows of the table, for a shop that answers something."""

    def read(*events, answered=("track-order",)):
        shop = Coverage(EN, frozenset(answered)) if answered else None
        table = make_report(source(*events), "Help", shop).table("unanswered")
        return list(table.plain())

    return read


def test_what_is_searched_for_most_comes_first(rows, event):
    german = asked_in(Locale("de"))["missed-delivery"].question
    searches = [
        *(event("search", query=q, results=0) for q in ("Gift card balance", "gift card balance")),
        event("search", query="gift cards", results=3),
        event("search", query=german, results=2, locale="de"),
        event("search", query="wheres my parcel", results=2),
        event("search", query="gift card balance", results=2, locale="sw"),
        event("search", query="weather", results=0),
    ]
    found = rows(*searches)
    assert len(found) == len(intents()) - 1
    assert {row["intent"] for row in found} == intents().keys() - {"track-order"}
    first, second, third = found[:3]
    assert (first["intent"], first["question"]) == ("gift-card", "How do gift cards work?")
    assert (first["searches"], first["empty"], first["unclicked"]) == (3, 2, 1.0)
    assert first["queries"] == ["Gift card balance", "gift cards"]
    assert (second["intent"], second["searches"]) == ("missed-delivery", 1)
    assert third["searches"] == 0


def test_a_site_that_is_no_shop_has_no_such_questions(rows, event):
    assert rows(event("search", query="gift card", results=0), answered=()) == []


def test_a_shop_answers_what_its_articles_name(make_project, text_of):
    def read(**meta: str) -> Coverage | None:
        project = make_project({"en/a/x.md": text_of("X", "Text.\n\n## Later", **meta)})
        site = check(project, BuildOptions(out=project.root / "site")).site
        return coverage(site, project.default_locale)

    assert read() is None
    assert read(answers="[sign-in#later]") == Coverage(EN, frozenset({"sign-in"}))
