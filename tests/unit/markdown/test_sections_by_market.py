"""Texts for search say for which markets they are, and where the lead of a section ends."""

from kbgen.markdown import Rules, compile_article
from kbgen.model.by_market import LEAD, blocks, lead_for
from kbgen.model.locale import Locale
from kbgen.model.source import SourceFile


def compiled(body: str):
    source = SourceFile(path="en/a/b.md", locale=Locale("en"), digest="0")
    return compile_article(source, f"---\ntitle: T\n---\n{body}", Rules())


def texts(body: str) -> list[str]:
    return [section.text for section in compiled(body).body.sections]


def test_a_text_for_markets_is_marked():
    (text,) = texts("All.\n\n:::market NL DE\nSome.\n:::\n")
    assert blocks(text) == (((), "All. "), (("NL", "DE"), "Some."))


def test_a_heading_inside_of_one_keeps_its_markets():
    first, second = texts(":::market NL\nOne.\n\n## Heading\n\nTwo.\n:::\n\nThree.\n")
    assert blocks(first) == ((("NL",), "One."),)
    assert blocks(second) == ((("NL",), "Two."), ((), " Three."))


def test_a_block_inside_of_another_is_for_the_markets_of_both():
    (text,) = texts("::::market NL DE\nOne.\n\n:::market DE GB\nTwo.\n:::\n::::\n")
    assert blocks(text) == ((("NL", "DE"), "One."), ((), " "), (("DE",), "Two."))


def test_the_lead_is_the_first_paragraph_or_what_is_for_markets():
    (text,) = texts("One. Two.\n\nThree.\n")
    assert lead_for(text, "") == "One. Two."
    (text,) = texts(
        ":::market NL\nFree.\n:::\n\n:::market GB\nNot.\n:::\n\n| a | b |\n|-|-|\n| c | d |\n"
    )
    assert (lead_for(text, "NL"), lead_for(text, "GB"), lead_for(text, "")) == ("Free.", "Not.", "")


def test_a_list_a_table_and_a_note_are_no_lead():
    for body in (
        "- One.\n\nTwo.\n",
        "> [!NOTE]\n> One.\n\nTwo.\n",
        "| a |\n|-|\n| One. |\n\nTwo.\n",
    ):
        assert lead_for(texts(body)[0], "") == ""


def test_the_revision_stays_without_the_marks():
    assert (
        compiled("One.\n\nTwo.\n").article.revision
        == compiled("One.\n\n:::market NL\nTwo.\n:::\n").article.revision
    )


def test_a_description_taken_from_the_text_is_for_all():
    body = ":::market NL\nOne.\n:::\n\nTwo.\n"
    assert compiled(body).article.description == "Two."


def test_writers_cannot_write_the_marks():
    (text,) = texts(f"One{LEAD}two \ufdd6NL\ufdd7three\ufdd8.\n")
    assert text.count(LEAD) == 1
    assert blocks(text) == (((), "One\ufffdtwo \ufffdNL\ufffdthree\ufffd."),)
