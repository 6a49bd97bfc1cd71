import pytest

SOURCE = """You have 30 days. Call 0800 123 or write to [us](https://shop.example/contact).

## Costs {#costs}

It costs 5 EUR up to 20 kg, and 12 EUR up to 40 kg.

- One parcel in 3 days
- Two parcels in 4 days
"""
OTHER = """Seit 1998 gibt es 77 Filialen in 9 Ländern.

## Anfahrt {#way}

Linie 16 fährt alle 25 Minuten, von 6 bis 23 Uhr, ab Gleis 8 und 11.

> [!NOTE]
> Haltestelle 45.
"""
COMPARING = (
    "translation-facts",
    "translation-names",
    "translation-skeleton",
    "translation-structure",
    "translation-values",
)


@pytest.fixture
def look_at(look, text_of):
    def run(rule, translation):
        content = {"en/a.md": text_of("Costs", SOURCE), "de/a.md": text_of("Kosten", translation)}
        return look(rule, content)

    return run


def test_a_text_with_nothing_in_common_is_one_finding(look_at):
    found = look_at("unrelated-translation", OTHER)
    assert found.messages == ["This is not a translation of content/en/a.md"]
    assert found.hints[0].startswith("They share 0 % of their figures")
    assert found.places == [("de/a.md", 1, 1)]


@pytest.mark.parametrize("rule", COMPARING)
def test_nothing_else_in_it_is_compared(look_at, rule):
    assert look_at(rule, OTHER).messages == []


def test_a_translation_with_mistakes_is_compared(look_at):
    translation = SOURCE.replace("30 days", "14 Tage").replace("- Two parcels in 4 days\n", "")
    assert look_at("unrelated-translation", translation).messages == []
    assert look_at("translation-skeleton", translation).messages


def test_short_texts_say_too_little(look, text_of):
    content = {"en/a.md": text_of("A", "In 3 days."), "de/a.md": text_of("A", "In 5 Tagen.")}
    assert look("unrelated-translation", content).messages == []
