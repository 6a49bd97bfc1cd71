"""Files for translators: what they hold, and what comes back."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kbgen.translate.delivery import DeliveryError
from kbgen.translate.importing import plan_import
from kbgen.translate.po import po, read_po_file
from kbgen.translate.xliff_read import read_xliff
from kbgen.translate.xliff_write import xliff
from tests.unit.translate.conftest import GERMAN, SOURCE, corpus_of_texts, job_of

FORMATS = {
    "2.1": (lambda job: xliff(job, "2.1"), read_xliff),
    "1.2": (lambda job: xliff(job, "1.2"), read_xliff),
    "po": (po, read_po_file),
}
#: Pieces of Markdown that are hard on a round trip.
PIECES = st.sampled_from(
    [
        *(
            "word",
            "a *b* c",
            "**d**",
            "[e](f.md)",
            "![g](h.png)",
            "`i`",
            "{{ policy.check }}",
            "<b>j</b>",
        ),
        *(
            "<!-- k -->",
            "&amp; &lt;",
            "l  \nm",
            "n\no",
            "- p\n- q",
            "1. r\n   s",
            "> t\n> u",
            "## V {#v}",
        ),
        *(
            "## W",
            "| x | y |\n|---|---|\n| z | \\| |",
            ":::tip One\nTwo\n:::",
            "```\ncode\n```",
            "[^1]",
        ),
        *(
            "[^1]: note",
            "\x07",
            "<1/>",
            "\\*",
            "“q” & ‘r’",
            "يوم",
            "三。\n四",
            "---",
            "https://a.b/c?d=1&e=2",
        ),
        *(
            "- [ ] task",
            "Term^[inline note]",
            "<div>\nhtml\n</div>",
            ":::agent\nnote [a](b.md)\n:::",
            "\u2028",
        ),
    ]
)


def delivered(shop, kind: str, *articles: str, change=lambda text: text, **options):
    write, read = FORMATS[kind]
    text = change(write(shop.job(*articles, **options)))
    return plan_import(shop.read(), read(text.encode(), "de.xlf"), "de.xlf")


@pytest.mark.parametrize("kind", FORMATS)
def test_an_unchanged_file_changes_nothing(shop, kind):
    assert delivered(shop, kind, "a/refunds").changes == ()
    shop.done()
    plan = delivered(shop, kind, "a/refunds")
    assert (plan.changes, plan.outdated, plan.incomplete) == ((), (), ())


@pytest.mark.parametrize("kind", FORMATS)
def test_one_edit_changes_one_line(shop, kind):
    plan = delivered(
        shop, kind, "a/refunds", change=lambda text: text.replace("Ein zweiter Punkt", "Noch einer")
    )
    (change,) = plan.changes
    assert change.path == "content/de/a/refunds.md"
    assert change.text == GERMAN.replace("Ein zweiter Punkt", "Noch einer")


@settings(max_examples=60)
@given(source=st.lists(PIECES, max_size=8), own=st.lists(PIECES, max_size=8), same=st.booleans())
@example(source=[], own=[], same=False)
def test_export_and_import_are_lossless(source, own, same):
    # An anchor that stands twice is an error of the article.
    source, own = (list(dict.fromkeys(texts)) for texts in (source, own))
    body = "\n\n".join(source)
    other = body.replace("word", "Wort") if same else "\n\n".join(own)
    front = "---\ntitle: A\n---\n\n"
    corpus = corpus_of_texts(front + body, front + other)
    for write, read in FORMATS.values():
        plan = plan_import(corpus, read(write(job_of(corpus)).encode(), "x"), "x")
        assert plan.outdated == ()
        for change in plan.changes:
            assert change.text == front + other


@pytest.mark.parametrize("kind", FORMATS)
def test_a_new_article_is_made_of_its_source(shop, kind):
    words = {"Ways to pay": "Zahlungsarten", "By card.": "Mit Karte.", "Any card.": "Jede Karte."}

    def translated(text: str) -> str:
        job = shop.job("pay/ways")
        for entry in job.entries:
            german = words.get(entry.source, "Karte")
            job = job_with(job, entry.id, german)
        return FORMATS[kind][0](job)

    plan = delivered(shop, kind, "pay/ways", change=translated)
    assert [(change.path, change.text) for change in plan.changes] == [
        (
            "content/de/pay/ways.md",
            "---\ntitle: Zahlungsarten\n---\n\nMit Karte.\n\n## Karte {#card}\n\nJede Karte.\n",
        )
    ]
    shop.take(plan)
    assert set(shop.states("pay/ways").values()) == {"done"}


def job_with(job, unit: str, german: str):
    from dataclasses import replace

    entries = tuple(
        entry._replace(translation=german, state="translated") if entry.id == unit else entry
        for entry in job.entries
    )
    return replace(job, entries=entries)


def test_an_article_with_a_block_left_is_not_written(shop):
    job = shop.job("pay/ways")
    first = job.entries[0].id
    plan = delivered(
        shop, "2.1", "pay/ways", change=lambda _: xliff(job_with(job, first, "Zahlen"), "2.1")
    )
    assert plan.changes == ()
    assert {name for _, name in plan.incomplete} == {".", "card"}


def test_categories_and_snippets_come_back_as_files(shop):
    job = shop.job("a/_category.toml", "_snippets/large.md")
    for entry, german in zip(job.entries, ("Rückgabe", "Wir holen große Artikel ab."), strict=True):
        job = job_with(job, entry.id, german)
    plan = delivered(shop, "1.2", change=lambda _: xliff(job, "1.2"))
    assert {change.path: change.text for change in plan.changes} == {
        "content/de/a/_category.toml": 'title = "Rückgabe"\norder = 2\n',
        "content/_snippets/de/large.md": "Wir holen große Artikel ab.\n",
    }


def test_a_stale_block_has_no_translation_and_shows_its_former_one(shop):
    shop.done()
    shop.edit("en/a/refunds.md", ("A second point.", "A new second point."))
    job = shop.job("a/refunds", only_stale=True)
    (entry,) = [one for one in job.entries if not one.translation]
    assert entry.source == "A new second point."
    notes = {note.category: note.text for note in entry.notes}
    assert notes["former-source"] == "A second point."
    assert notes["former-translation"] == "Ein zweiter Punkt."
    assert {one.address.partition("#")[2] for one in job.entries} == {"when"}


def test_blocks_keep_their_translations_when_others_move_in_between(shop):
    shop.done()
    shop.edit("en/a/refunds.md", ("- A first point", "- A point before.\n- A first point"))
    job = shop.job("a/refunds", only_stale=True)
    left = [one for one in job.entries if not one.translation]
    assert [one.source for one in left] == ["A point before."]
    german = job_with(job, left[0].id, "Ein Punkt davor.")
    plan = delivered(shop, "2.1", change=lambda _: xliff(german, "2.1"))
    text = plan.changes[0].text
    assert "- Ein Punkt davor.\n- Ein erster Punkt mit `code`.\n- Ein zweiter Punkt." in text
    assert text.split("## Wann")[0] == GERMAN.split("## Wann", maxsplit=1)[0]


def test_the_same_text_elsewhere_is_filled_in(shop):
    shop.edit("en/pay/ways.md", ("Any card.", "Any card.\n\n- A second point."))
    entries = {one.source: one.translation for one in shop.job("pay/ways").entries}
    assert entries["A second point."] == "Ein zweiter Punkt."


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: damaged_target(text, '<ph id="1"', "<!--", "-->"), "lost <1/>"),
        (lambda text: text.replace("Sofort", "*Sofort*"), "reads differently as Markdown"),
        (lambda text: text.replace("Sofort", "[Sofort](x.md)"), "reads differently as Markdown"),
        (lambda text: text.replace("Sofort", "Sofort | jetzt"), "reads differently as Markdown"),
        (lambda text: text.replace("Sofort", "{{ policy.check }}"), "reads differently"),
        (lambda text: text.replace("Sofort", '<ph id="7"/>'), "has <7/>, which its source lacks"),
    ],
)
def test_a_damaged_unit_is_named_and_nothing_is_written(shop, change, said):
    with pytest.raises(DeliveryError) as caught:
        delivered(shop, "2.1", "a/refunds", change=change)
    (error,) = caught.value.errors
    assert said in error.message
    assert "Unit `u" in error.message
    assert "content/en/a/refunds.md:" in error.message
    text = change(xliff(shop.job("a/refunds"), "2.1")).split("\n")
    assert error.code == "KB410"
    assert "<unit " in text[error.span.line - 1]


def damaged_target(text: str, code: str, opening: str, closing: str) -> str:
    """Take a code out of the target that has it first."""
    at = text.index(code, text.index("<target", text.index(code)))
    end = text.index("/>", at) + 2
    return text[:at] + opening + closing + text[end:]


def test_every_wrong_unit_is_named_in_one_run(shop):
    with pytest.raises(DeliveryError) as caught:
        delivered(
            shop,
            "2.1",
            "a/refunds",
            change=lambda text: text.replace("Sofort", "*S*").replace("Ein zweiter", "**Ein** zw"),
        )
    assert len(caught.value.errors) == 2


def test_a_unit_whose_source_changed_since_the_export_is_left_out(shop):
    text = xliff(shop.job("a/refunds"), "2.1").replace("Ein zweiter Punkt", "Anders")
    shop.edit("en/a/refunds.md", ("A second point.", "Another point."))
    plan = plan_import(shop.read(), read_xliff(text.encode(), "x"), "x")
    assert [unit.translation for unit in plan.outdated] == ["Anders."]
    assert plan.changes == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no element found"),
        ("<xliff", "unclosed token"),
        ("<tmx/>", "begins with <tmx>"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><xliff/>', "document type"),
        ('<!DOCTYPE x SYSTEM "file:///etc/passwd"><xliff/>', "document type"),
        ('<xliff version="2.1"/>', "no target language"),
        ('<xliff version="2.1" trgLang="xx"/>', "not a known locale"),
        ('<xliff version="2.1" trgLang="fr"/>', "not translated into `fr`"),
        ("<a>" * 200, "nested deeper"),
        ('<?xml version="1.0" encoding="x"?><a/>', "unknown encoding"),
    ],
)
def test_a_file_that_is_not_safe_xliff_is_refused(shop, text, said):
    with pytest.raises(DeliveryError) as caught:
        plan_import(shop.read(), read_xliff(text.encode(), "de.xlf"), "de.xlf")
    assert said in str(caught.value)
    assert "de.xlf:1:" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('msgid ""\nmsgstr ""\n"Language: de\\n"\n\nmsgid "A"\nmsgstr "B"\n', "no id (msgctxt)"),
        ('msgid "A\n', "Not a valid file"),
        ('msgctxt "u1"\nmsgid "A"\nmsgstr "B"\n', "no target language"),
    ],
)
def test_a_damaged_po_file_is_refused(shop, text, said):
    with pytest.raises(DeliveryError) as caught:
        plan_import(shop.read(), read_po_file(text.encode(), "de.po"), "de.po")
    assert said in str(caught.value)


def test_the_line_of_a_damaged_po_file_counts_from_one():
    with pytest.raises(DeliveryError) as caught:
        read_po_file(b'msgid "a"\nmsgstr "b"\nfoo\n', "de.po")
    assert str(caught.value).startswith("de.po:3:1: ")
    assert str(caught.value).endswith("keyword")


def test_fuzzy_messages_are_left_out(shop):
    text = po(shop.job("a/refunds")).replace("Ein zweiter Punkt", "Fuzzy")
    at = text.rindex("\n\n", 0, text.index("Fuzzy"))
    text = f"{text[:at]}\n\n#, fuzzy{text[at + 1 :]}"
    plan = plan_import(shop.read(), read_po_file(text.encode(), "de.po"), "de.po")
    assert plan.changes == ()


def test_sources_of_the_fixture_have_one_skeleton():
    assert SOURCE.count("\n") == GERMAN.count("\n") - 2
