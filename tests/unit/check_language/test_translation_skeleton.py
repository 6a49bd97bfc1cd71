import pytest

TAGS = ["de", "es", "fr", "ar", "ja", "pl"]


@pytest.fixture
def compared(look, text_of):
    """Compare how an English article and its translation are built."""

    def run(source, translation, tag="de", **files):
        content = {
            "en/a.md": text_of("How?", source),
            f"{tag}/a.md": text_of("'?'", translation),
            **{path.replace("__", "/"): text for path, text in files.items()},
        }
        return look("translation-skeleton", content)

    return run


@pytest.mark.parametrize("tag", TAGS)
def test_a_lost_step_is_found_in_every_language(compared, tag):
    found = compared("1. One\n2. Two\n3. Three", "1. …\n2. …", tag)
    assert found.messages == ["2 steps here; the source has 3"]
    assert found.hints == ["Compare content/en/a.md:5: both should have the same."]
    assert found.places == [(f"{tag}/a.md", 5, 1)]
    assert found.severities == ["warning"]


TABLE = "| A | B |\n| --- | --- |\n| a | b |"


@pytest.mark.parametrize(
    ("source", "translation", "message"),
    [
        ("- a\n- b", "- a", "1 list item here; the source has 2"),
        ("- a\n- b", "- a - b", "1 list item here; the source has 2"),
        ("- a", "- a\n- b", "2 list items here; the source has 1"),
        (f"{TABLE}\n| c | d |", TABLE, "2 table rows here; the source has 3"),
        (TABLE, "| A | B |\n| --- | --- |\n| a | |", "1 cell with a text here; the source has 2"),
        ("A[^1] and b.\n\n[^1]: Note.", "A und b.", "0 footnotes here; the source has 1"),
        (
            "> [!WARNING]\n> Text.",
            "> [!TIP]\n> Text.",
            "`> [!TIP]` is `> [!WARNING]` in the source",
        ),
        (":::warning\nText.\n:::", ":::tip\nText.\n:::", "`:::tip` is `:::warning` in the source"),
        ("> [!TIP]\n> Text.", "Text.", "`> [!TIP]` of the source is missing here"),
        ("Text.", ":::tip\nText.\n:::", "The source has no `:::tip` here"),
        (
            ":::faq Why?\nText.\n:::\n\n:::faq How?\nText.\n:::",
            ":::faq Warum?\nText.\n:::",
            "`:::faq` of the source is missing here",
        ),
        (
            ":::contact email chat\n:::",
            ":::contact email\n:::",
            "`:::contact email` is `:::contact email chat` in the source",
        ),
        ("Text.\n\nMore text.", "Text.", "A paragraph of the source is missing here"),
        ("## A {#a}\n\nText.", "## A {#b}\n\nText.", "The anchor `#b` is `#a` in the source"),
        (
            "## A\n\nText.",
            "### A\n\nText.",
            "This heading has level 3; the source has level 2 here",
        ),
        ("## A\n\nx\n\n## B\n\ny", "## A\n\nx\n\ny", "1 heading here; the source has 2"),
        (
            "## A {#a}\n\nx\n\n## B {#b}\n\n1. y\n2. z\n\n## C {#c}\n\nz",
            "## A {#a}\n\nx\n\n## C {#c}\n\nz",
            "The section `B` of the source is missing",
        ),
        (
            "## A {#a}\n\nx",
            "## A {#a}\n\nx\n\n## Mehr {#more}\n\ny",
            "The source has no section `Mehr`",
        ),
    ],
)
def test_each_difference_is_one_finding(compared, source, translation, message):
    assert compared(source, translation).messages == [message]


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Text.", "Text.\n\nNoch ein Absatz."),
        ("A long text, with many words.\n\nMore.", "Ein langer Text mit vielen Wörtern. Mehr."),
        ("> [!TIP]\n> Text.", ":::hint\nText.\n:::"),
        (":::market NL DE\nText.\n:::", ":::markets DE NL\nText.\n:::"),
        (":::video https://a.example/en/1\nFilm.\n:::", ":::video https://a.example/de/1\nF.\n:::"),
        (":::agent\nFor staff.\n:::\n\nText.", "Text."),
        ("A[^1]\n\n[^1]: Note.", "B^[Anmerkung.]"),
        ("* a\n* b", "- a\n- b"),
        ("## A\n\nText.", "## B {#b}\n\nText."),
        ("1. a\n\n   > [!TIP]\n   > b", "1. a\n\n   > [!TIP]\n   > b"),
    ],
)
def test_what_translators_may_change_is_not_reported(compared, source, translation):
    assert compared(source, translation).messages == []


def test_a_lost_section_is_reported_where_it_would_begin(compared):
    found = compared(
        "## A {#a}\n\nx\n\n## B {#b}\n\ny\n\n## C {#c}\n\nz", "## A {#a}\n\nx\n\n## C {#c}\n\nz"
    )
    assert found.places == [("de/a.md", 5, 1)]
    assert found.hints == ["Compare content/en/a.md:9: both should have the same."]


def test_a_joined_paragraph_is_told_from_a_lost_one(compared):
    source = f"## A {{#a}}\n\n{'Word. ' * 20}\n\n{'More. ' * 20}\n\n## B {{#b}}\n\n{'Text. ' * 40}"
    lost = source.replace("More. ", "")
    joined = source.replace("\n\nMore. ", " More. ")
    assert compared(source, lost).messages == ["A paragraph of the source is missing here"]
    assert compared(source, joined).messages == []


def test_snippets_are_compared(compared):
    snippets = {"_snippets__en__s.md": "- a\n- b", "_snippets__de__s.md": "- a"}
    found = compared(":::include s\n:::", ":::include s\n:::", **snippets)
    assert found.places == [("_snippets/de/s.md", 1, 1)]
