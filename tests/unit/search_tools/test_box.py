"""What the public index of a site says by itself: answers in the box, and questions on offer."""

import pytest

from kbgen.model.locale import Locale
from kbgen.search.searcher import Searcher

pytestmark = pytest.mark.slow


@pytest.fixture
def shop(built, text_of):
    """Return the search of a shop in English or German, for readers in a market."""
    site = built(
        {
            "en/a/cost.md": text_of(
                "Prices of parcels",
                "We send from Utrecht.\n\n## Fee {#fee}\n\nShipping costs 5 euros.",
                answers="[delivery-cost#fee]",
            ),
            "de/a/cost.md": text_of(
                "Preise für Pakete",
                "Wir verschicken aus Utrecht.\n\n## Kosten {#kosten}\n\nDer Versand kostet 5 Euro.",
            ),
            "en/a/draft.md": text_of("Sign in", "Text.", answers="[sign-in]", draft="true"),
            "en/a/agent.md": text_of("Refund", "Text.", answers="[refund-time]", audience="agent"),
            "en/a/hidden.md": text_of("Gift", "Text.", search="false"),
        },
    )
    return lambda tag, market="": Searcher(site.read, Locale(tag), market)


def test_the_answer_is_that_of_the_section(shop):
    box = shop("en").box("shipping fee")
    assert (box.text, box.url) == ("Shipping costs 5 euros.", "en/a/cost/#fee")


def test_the_beginning_of_a_translation_does_not_answer_for_a_section_that_it_lacks(shop):
    query = "was kostet die lieferung"
    assert shop("de").search(query)[0].id == "a/cost"
    assert shop("de").box(query) is None


def test_no_question_leads_to_what_readers_do_not_see(shop):
    offered = [text for group in shop("en").reader.questions() for text in group]
    assert "How much does delivery cost?" in offered
    assert len(offered) == 2, offered
