"""Canned replies that read differently, for each locale and market, in every form."""

import pytest

from kbgen.diff import Comparison, Macro, compare_macros
from kbgen.diff.formats import as_markdown, as_text, counts
from kbgen.diff.page import as_page

BASE = "https://help.example/"


def reply(text: str, url: str = "en/costs/") -> str:
    return f'<p>{text}</p>\n<ol><li>Pay.</li></ol>\n<p><a href="{BASE}{url}">Costs</a></p>'


def macros(url: str = "en/costs/", **texts: str) -> dict[tuple[str, str], Macro]:
    """Return the macro of one article. texts: market (`all`: every one) → what it says."""
    html = {"" if one == "all" else one: reply(text, url) for one, text in texts.items()}
    return {("en", "costs"): Macro("Costs", url, html)}


def found(old, new) -> Comparison:
    compared = compare_macros(old, new)
    return Comparison(pages=(), frames=(), redirects=(), lost=(), macros=compared)


FORMS = {"text": as_text, "markdown": as_markdown, "html": lambda one: as_page("Diff", one)}


@pytest.mark.parametrize("form", FORMS)
def test_each_form_names_who_gets_another_value(form):
    same = {"DE": "It costs €3.", "NL": "It costs €3."}
    text = FORMS[form](found(macros(GB="It costs £4.", **same), macros(GB="It costs £5.", **same)))
    assert "1 macro for support changed" in text
    assert "Macro changed" in text
    assert "/en/costs/" in text
    assert "GB" in text
    assert "NL" not in text
    assert ("<del>4</del><ins>5</ins>" if form == "html" else "+ It costs £5.") in text


def test_what_all_get_stands_once():
    text = as_text(found(macros(DE="Old.", GB="Old."), macros(DE="New.", GB="New.")))
    assert "  - Old.\n  + New.\n" in text
    assert "#" not in text


def test_a_market_that_gets_a_reply_of_its_own_is_compared_with_that_of_all():
    text = as_text(found(macros(all="It costs 3."), macros(DE="It costs 3.", GB="It costs 4.")))
    assert "  # GB\n  - It costs 3.\n  + It costs 4.\n" in text
    assert "DE" not in text
    assert found(macros(all="Same."), macros(DE="Same.", GB="Same.")).is_empty


def test_a_link_that_leads_elsewhere_is_a_change():
    text = as_text(found(macros(all="Same."), macros("en/fees/", all="Same.")))
    assert "  /en/costs/ → /en/fees/\n" in text
    assert f"  - Costs ({BASE}en/costs/)\n  + Costs ({BASE}en/fees/)\n" in text


def test_new_and_gone_macros_are_named():
    one = macros(all="Text.")
    assert "New macro (en): Costs\n  /en/costs/" in as_text(found({}, one))
    gone = found(one, {})
    assert "**Macro gone (en): Costs** `/en/costs/`" in as_markdown(gone)
    assert not gone.is_empty
    assert counts(found(one, one)) == "Readers will notice nothing"
