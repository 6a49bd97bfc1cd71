"""Where a hit leads: to the section that answers, or to the top of the article."""

import pytest


@pytest.fixture
def leads(doc, index, searcher_of):
    """Return the anchor that the first hit for a query leads to; None: the top."""

    def lead(query: str, *documents):
        section = searcher_of(index(*documents, doc("Other", "x"))).search(query)[0].section
        return section and section[0]

    return lead


def test_a_word_of_the_title_leads_to_the_top(doc, leads):
    article = doc("Refunds", "money", ("Slow refunds", "refunds that are late"))
    assert leads("refunds", article) is None


def test_words_beside_the_title_lead_to_their_section(doc, leads):
    article = doc("Refunds", "money", ("Slow", "refunds that are late"), ("Fees", "cost"))
    assert leads("refunds late", article) == "slow"


def test_a_word_that_every_section_holds_leads_nowhere(doc, leads):
    article = doc("Track", "parcel", ("One", "parcel"), ("Two", "parcel"), ("Three", "parcel"))
    assert leads("parcel", article) == "one"
    article = doc("Track", "x parcel", *((f"S{n}", "parcel") for n in range(5)))
    assert leads("parcel", article) is None


def test_a_keyword_of_the_owner_leads_to_the_top(doc, leads):
    article = doc("Address", "x", ("One", "moved"), keywords=("moved",))
    assert leads("moved", article) is None
    assert leads("moved", doc("Address", "x", ("One", "moved"))) == "one"
