import pytest

RULE = "translation-structure"


@pytest.fixture
def compared(look, text_of):
    """Compare an English article with its German translation; another article is there."""

    def run(source, translation, **files):
        other = "## Costs {#costs}\n\nText.\n\n## Places\n\nText."
        return look(
            RULE,
            {
                "en/a.md": text_of("How?", source),
                "de/a.md": text_of("Wie?", translation),
                "en/other.md": text_of("Other", other),
                "de/other.md": text_of("Anderes", other.replace("Places", "Orte")),
                **{path.replace("__", "/"): text for path, text in files.items()},
            },
        )

    return run


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("[Costs](other.md#costs)", "Siehe [Kosten](other.md#costs)"),
        ("[Places](other.md#places)", "[Orte](other.md#orte)"),
        ("[Other](other.md)", "[Anderes](../de/other.md)"),
        ("<https://shop.example/en/a/>", "<https://shop.example/de/a>"),
        ("[Wiki](https://en.example.org/x)", "[Wiki](https://de.example.org/x)"),
        ("`--dry-run`", "`--dry-run` und noch einmal `--dry-run`"),
        ("```sh\nrun # start it\n```", "```sh\nrun # starten\n```"),
        ("<http://a]b> <http://a℀b>", "<http://a]b> <http://a℀b>"),
        ("![A cup](cup.png)", "![Eine Tasse](cup.de.png)"),
    ],
)
def test_the_same_in_another_language_is_no_finding(compared, source, translation):
    assert compared(source, translation).messages == []


@pytest.mark.parametrize(
    ("source", "translation", "messages"),
    [
        (
            "[Costs](other.md#costs)",
            "Text.",
            ["The link `other.md#costs` of the source is missing here"],
        ),
        ("Text.", "[Kosten](other.md)", ["The link `other.md` is not in the source"]),
        (
            "<https://a.example/1>",
            "<https://a.example/2>",
            [
                "The link `https://a.example/1` of the source is missing here",
                "The link `https://a.example/2` is not in the source",
            ],
        ),
        ("Type `EXIT`.", "Tippe.", ["The code `EXIT` of the source is missing here"]),
        (
            "```\nrun --all\n```",
            "```\nrun --none\n```",
            [
                "The code block `run --all` of the source is missing here",
                "The code block `run --none` is not in the source",
            ],
        ),
        ("![A](a.png)", "Text.", ["The image `a.png` of the source is missing here"]),
    ],
)
def test_what_only_one_of_them_has_is_a_warning(compared, source, translation, messages):
    found = compared(source, translation)
    assert sorted(found.messages) == messages
    assert set(found.severities) == {"warning"}


def test_what_is_missing_is_reported_at_its_section(compared):
    found = compared(
        "## One {#one}\n\nText.\n\n## Two {#two}\n\n[Costs](other.md)",
        "## Eins {#one}\n\nText.\n\n## Zwei {#two}\n\nText.",
    )
    assert found.places == [("de/a.md", 9, 1)]
    assert found.hints == ["The source has it in content/en/a.md:11."]


def test_a_link_that_another_section_has_is_missed_in_its_own(compared):
    found = compared(
        "## A {#a}\n\n[x](other.md)\n\n## B {#b}\n\n[x](other.md)",
        "## A {#a}\n\n[x](other.md)\n\n## B {#b}\n\nText.",
    )
    assert found.messages == ["The link `other.md` of the source is missing here"]
    assert found.places == [("de/a.md", 9, 1)]


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("[x](other.md) [x](other.md)", "[x](other.md)"),
        (
            "## A {#a}\n\n[x](other.md)\n\n## B {#b}\n\ny",
            "## A {#a}\n\nx\n\n## B {#b}\n\n[y](other.md)",
        ),
    ],
)
def test_a_link_may_move_and_stand_once_in_a_section(compared, source, translation):
    assert compared(source, translation).messages == []


def test_a_link_to_another_language_is_reported_where_the_own_has_the_page(compared):
    found = compared("[Other](other.md)", "[Anderes](../en/other.md)")
    assert found.messages == ["The link `../en/other.md` leads to another language"]
    assert found.hints == ["Link to `other.md`."]
    only = {"en__only.md": "---\ntitle: Only\n---\nText."}
    assert compared("[x](only.md)", "[x](../en/only.md)", **only).messages == []
