import pytest

CONFIG = (
    '[site]\nname = "Help"\n[markets.NL]\nlocales = ["en"]\n[markets.DE]\n[markets.GB]\n'
    "[locales.en]\n[locales.de]\n[locales.es]\n[locales.fr]\n[locales.ar]\n[locales.ja]\n"
    "[locales.pl]\n"
)
POLICIES = """
[returns]
window = { type = "duration", value = "30 days" }
label = { type = "duration", value = "7 days" }
photos = { type = "number", value = 2 }
fee = { type = "money", value = "4 EUR", markets = { GB = "9 GBP" } }
until = { type = "time", value = "15:00" }
phone = { type = "phone", value = "+31 10 555 0142" }
"""
WINDOW, LABEL = "{{ policy.returns.window }}", "{{ policy.returns.label }}"


@pytest.fixture
def compared(look, text_of):
    """Compare an English article with its translation."""

    def run(source, translation, tag="de", **front_matter):
        said = front_matter or {"description": "Text."}
        first, second = (
            {key: texts[number] if isinstance(texts, tuple) else texts}
            for number in (0, 1)
            for key, texts in said.items()
        )
        content = {
            "policies.toml": POLICIES,
            "en/a.md": text_of("How?", source, **first),
            f"{tag}/a.md": text_of("'?'", translation, **second),
        }
        return look("translation-values", content, CONFIG)

    return run


@pytest.mark.parametrize("tag", ["de", "es", "fr", "ar", "ja", "pl"])
def test_another_value_is_an_error_in_every_language(compared, tag):
    found = compared(f"Send it within {WINDOW}.", f"… {LABEL} …", tag)
    assert found.messages == [f"`{LABEL}` is `{WINDOW}` in the source"]
    assert found.hints == ["Write that one, as in content/en/a.md:6."]
    assert found.places == [(f"{tag}/a.md", 6, 3)]
    assert found.severities == ["error"]


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        (f"Within {WINDOW} or {LABEL}.", f"{LABEL} oder {WINDOW}."),
        (WINDOW, "{{ policy.returns.window | dative }}"),
        (WINDOW, "{{ policy.returns.window | short }}"),
        (f"{WINDOW} and again {WINDOW}.", f"{WINDOW}."),  # in one paragraph
        (f"{WINDOW}.", f"{WINDOW} … {WINDOW}."),
        (f"{WINDOW} a.\n\n{LABEL} b.", f"a.\n\n{WINDOW}, {LABEL} b."),  # a sentence moved
        (WINDOW, "30 Tage"),  # another rule reports what is typed by hand
        ("30 days", WINDOW),
        ("Call {{ policy.returns.phone }}.", "Ruf +31 10 555 0142 an."),
        ("Until {{ policy.returns.until | 24h }}", "{{ policy.returns.until }}"),  # reads the same
        (f"# A {{#a}}\n\n{WINDOW}\n\n# B {{#b}}\n\nText.", f"# A {{#a}}\n\n# B {{#b}}\n\n{WINDOW}"),
    ],
)
def test_what_says_the_same_is_not_reported(compared, source, translation):
    assert compared(source, translation).messages == []


_ROW = "\n| a | {{{{ policy.returns.fee | {} }}}} |"
TABLE = "| To | Price |\n| --- | --- |" + _ROW * 2


def test_values_of_two_rows_that_are_swapped_are_found_in_each_row(compared):
    found = compared(TABLE.format("NL", "GB"), TABLE.format("GB", "NL"))
    nl, gb = "`{{ policy.returns.fee | NL }}`", "`{{ policy.returns.fee | GB }}`"
    assert found.messages == [f"{gb} is {nl} in the source", f"{nl} is {gb} in the source"]
    assert [line for _, line, _ in found.places] == [8, 9]


def test_rows_are_compared_beside_an_additional_paragraph(compared):
    found = compared(TABLE.format("NL", "GB"), f"Mehr.\n\n{TABLE.format('NL', 'DE')}")
    assert found.messages == [
        "`{{ policy.returns.fee | DE }}` is `{{ policy.returns.fee | GB }}` in the source"
    ]


def test_values_of_two_list_items_that_are_swapped_are_found(compared):
    found = compared(f"- a {WINDOW}\n- b {LABEL}", f"- a {LABEL}\n- b {WINDOW}")
    assert len(found.messages) == 2


def test_another_market_is_an_error(compared):
    fee = "{{ policy.returns.fee }}"
    found = compared(f"It costs {fee}.", "{{ policy.returns.fee | GB }}")
    assert found.messages == [f"`{{{{ policy.returns.fee | GB }}}}` is `{fee}` in the source"]


@pytest.mark.parametrize(
    ("source", "translation", "message"),
    [
        (f"Within {WINDOW}.", "Bald.", f"`{WINDOW}` of the source is missing here"),
        ("Soon.", f"In {WINDOW}.", f"The source does not name `{WINDOW}` here"),
    ],
)
def test_a_value_that_one_of_them_lacks_is_an_error(compared, source, translation, message):
    found = compared(source, translation)
    assert found.messages == [message]
    assert found.severities == ["error"]


@pytest.mark.parametrize("written", ["{{ policy.returns.window }", "{{ Politik.returns.window }}"])
def test_braces_that_are_not_a_value_are_pointed_at(compared, written):
    found = compared(f"Text.\n\nWithin {WINDOW}.", f"Text.\n\nIn {written}.")
    assert found.places == [("de/a.md", 8, 4)]
    assert found.hints[0].startswith("Correct what stands in braces here.")


def test_a_value_that_is_named_less_often_is_a_warning(compared):
    found = compared(f"{WINDOW} a.\n\n{WINDOW} b.", f"{WINDOW} a.\n\nb.")
    assert found.severities == ["warning"]


def test_a_format_that_changes_the_text_is_a_warning(compared):
    fee, precise = "{{ policy.returns.fee }}", "{{ policy.returns.fee | precise }}"
    found = compared(f"It costs {precise}.", f"Das kostet {fee}.")
    assert found.messages == [f"`{fee}` is written `{precise}` in the source"]
    assert found.severities == ["warning"]


def test_texts_of_the_front_matter_are_compared(compared):
    found = compared("Text.", "Text.", description=(f"'{WINDOW}'", f"'{LABEL}'"))
    assert found.messages == [f"`{LABEL}` is `{WINDOW}` in the source"]


def test_a_description_may_leave_out_what_the_text_states(compared):
    found = compared(f"{WINDOW}", f"{WINDOW}", description=(f"'{WINDOW}'", "Kurz."))
    assert found.messages == []


def test_snippets_and_folder_texts_are_compared(look, text_of):
    content = {
        "policies.toml": POLICIES,
        "_snippets/en/s.md": WINDOW,
        "_snippets/de/s.md": LABEL,
        "en/f/_category.toml": f'title = "F"\ndescription = "{WINDOW}"',
        "de/f/_category.toml": f'title = "F"\ndescription = "{LABEL}"',
        "en/f/a.md": text_of("A", ":::include s\n:::"),
        "de/f/a.md": text_of("A", ":::include s\n:::"),
    }
    found = look("translation-values", content, CONFIG)
    assert [path for path, _, _ in found.places] == ["_snippets/de/s.md", "de/f/_category.toml"]


def test_of_a_value_that_is_named_twice_the_wrong_one_is_reported(compared):
    found = compared(f"Start in {WINDOW}. End in {LABEL}.", f"{LABEL}: {LABEL}.")
    assert found.places == [("de/a.md", 6, 1)]
