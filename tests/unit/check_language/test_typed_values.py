import pytest

CONFIG = '[site]\nname = "Help"\n[markets.US]\ncurrency = "USD"\n'
POLICIES = """
[returns]
window = { type = "duration", value = "30 days" }
fee = { type = "money", value = "3.95 EUR", markets = { US = "5.95 USD" } }

[shipping]
trial = { type = "duration", value = "30 days" }
eu = { type = "duration", value = "3-5 working days" }
cutoff = { type = "time", value = "15:00" }
holidays = { type = "date", value = 2026-12-24 }
share = { type = "percent", value = 12 }
orders = { type = "number", value = 1500 }
few = { type = "number", value = 12 }
now = [
  { type = "money", value = "7 EUR", valid_until = 2026-01-31 },
]

[contact]
phone = { type = "phone", value = "+31 10 555 0142" }
email = { type = "email", value = "help@juniper.example" }
page = { type = "url", value = "https://juniper.example/returns" }
"""


@pytest.fixture
def typed(look, text_of):
    """Look for typed values in one article."""

    def run(body, path="en/returns/how.md", **more):
        content = {path: text_of("How?", body), "policies.toml": POLICIES, **more}
        return look("typed-values", content, CONFIG)

    return run


@pytest.mark.parametrize(
    ("path", "body", "text", "written"),
    [
        ("en/returns/a.md", "For €3.95.", "€3.95", "returns.fee"),
        ("en/returns/a.md", "For 3.95 EUR.", "3.95 EUR", "returns.fee"),
        ("en/returns/a.md", "For EUR 3.95.", "EUR 3.95", "returns.fee | code"),
        ("en/returns/a.md", "In the US $5.95.", "$5.95", "returns.fee"),
        ("en/shipping/a.md", "Order by 3 PM.", "3 PM", "shipping.cutoff"),
        ("en/shipping/a.md", "Order by 15:00.", "15:00", "shipping.cutoff | 24h"),
        ("en/shipping/a.md", "Until December 24.", "December 24", "shipping.holidays | day"),
        ("en/shipping/a.md", "12% of all.", "12%", "shipping.share"),
        ("en/shipping/a.md", "1,500 a day.", "1,500", "shipping.orders"),
        ("de/shipping/a.md", "In 3–5 Werktagen.", "3–5 Werktagen", "shipping.eu | dative"),
        ("de/returns/a.md", "Für 3,95 €.", "3,95 €", "returns.fee"),
        ("es/shipping/a.md", "de 3 a 5 días hábiles", "3 a 5 días hábiles", "shipping.eu"),
        ("ar/returns/a.md", "مقابل 3.95 €.", "3.95 €", "returns.fee"),
        ("ja/shipping/a.md", "3～5営業日です。", "3～5営業日", "shipping.eu"),
    ],
)
def test_where_only_the_folder_tells_it_is_perhaps_the_value(typed, path, body, text, written):
    found = typed(body, path)
    assert found.messages == [f"`{text}` may be a policy value typed by hand"]
    hint = f"If it is that value, write {{{{ policy.{written} }}}}. If it only looks like one, "
    assert found.hints == [f"{hint}leave it."]


@pytest.mark.parametrize(
    ("path", "body", "text", "written"),
    [
        ("en/shipping/a.md", "A return costs €3.95.", "€3.95", "returns.fee"),
        ("en/a.md", "Shipping takes 3-5 working days.", "3-5 working days", "shipping.eu"),
        ("en/a.md", "Call +31 (10) 5550142.", "+31 (10) 5550142", "contact.phone"),
        ("en/a.md", "[Call](tel:+31105550142)", "+31105550142", "contact.phone"),
        ("en/a.md", "Write to help@juniper.example.", "help@juniper.example", "contact.email"),
        (
            "en/a.md",
            "[Returns](https://juniper.example/returns)",
            "https://juniper.example/returns",
            "contact.page",
        ),
    ],
)
def test_a_typed_value_is_found_and_its_name_offered(typed, path, body, text, written):
    found = typed(body, path)
    assert found.messages == [f"`{text}` is a policy value typed by hand"]
    assert found.hints == [f"Write {{{{ policy.{written} }}}}."]
    assert found.severities == ["warning"]


@pytest.mark.parametrize(
    ("path", "body", "name"),
    [
        ("en/shipping/a.md", "You can return it for 30 days.", "returns.window"),
        ("en/returns/a.md", "After delivery you have 30 days.", "shipping.trial"),
        ("en/shipping/a.md", "## Returns\n\nFor 30 days.", "returns.window"),
        ("en/a.md", "Delivery is free for 30 days.", "shipping.trial"),
        ("de/returns/a.md", "Die Lieferung ist 30 Tage lang kostenlos.", "shipping.trial"),
    ],
)
def test_of_values_that_look_alike_the_words_around_tell_which(typed, path, body, name):
    german = {"de/shipping/_category.toml": 'title = "Versand"\n', "de/shipping/b.md": "# B\n"}
    found = typed(body, path, **german)
    assert found.messages[0].endswith("is a policy value typed by hand")
    assert found.hints == [f"Write {{{{ policy.{name} }}}}."]


def test_two_amounts_that_are_equal_are_told_apart(typed):
    body = "Delivery costs €3.95 and a return costs €3.95."
    assert typed(body, "en/shipping/a.md").places == [("en/shipping/a.md", 5, 41)]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("en/shipping/a.md", "Delivery costs €3.95."),
        ("en/returns/a.md", "Shipping is €3.95."),
        ("en/gifts/a.md", "A gift box costs €3.95."),
        ("de/versand/a.md", "Die Lieferung kostet 3,95 €."),
    ],
)
def test_what_is_about_another_topic_is_not_that_value(typed, path, body):
    more = {"de/versand/_category.toml": 'title = "Versand"\n', "en/gifts/b.md": "# Gifts\n"}
    assert typed(body, path, **more).messages == []


def test_where_no_word_tells_it_is_perhaps_the_value(typed):
    found = typed("It takes 30 days.", "en/a.md")
    assert found.messages == ["`30 days` may be a policy value typed by hand"]
    (hint,) = found.hints
    assert "write {{ policy.returns.window }}, or {{ policy.shipping.trial }}." in hint
    assert hint.endswith("If it only looks like one, leave it.")


@pytest.mark.parametrize(
    "body",
    ["The label costs €3.95.", "# Returns\n\n## Boxes\n\nA box costs €3.95.",
     "Delivery costs €3.95 and a return costs €4."],
)  # fmt: skip
def test_a_word_that_belongs_to_another_number_names_nothing(typed, body):
    found = typed(body, "en/a.md")
    assert [one for one in found.messages if "may be" not in one] == []


def test_the_place_is_that_of_the_text(typed):
    assert typed("Text.\n\nIt is **30 days**.").places == [("en/returns/how.md", 7, 9)]


@pytest.mark.parametrize(
    "body",
    [
        "In {{ policy.returns.window }}.",
        "In 14 days, for €3.94, by 16:00.",
        "In 30 working days.",
        "It holds 12 bottles.",  # a small number says little
        "`30 days`",
        "It cost €7 last year.",  # its time is over
        "Write to xhelp@juniper.example.",
        "https://juniper.example/returns-policy",
    ],
)
def test_values_by_name_and_other_facts_are_no_findings(typed, body):
    assert typed(body).messages == []


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("en/shipping/a.md", "If you order on a working day, it leaves at once."),
        ("de/shipping/a.md", "An einem Werktag geht es sofort los."),
        ("es/shipping/a.md", "En un día laborable sale enseguida."),
    ],
)
def test_a_day_is_not_one_day(look, text_of, path, body):
    policies = '[shop]\nanswer = { type = "duration", value = "1 working day" }\n'
    found = look("typed-values", {path: text_of("How?", body), "policies.toml": policies}, CONFIG)

    assert found.diagnostics == ()


def test_a_value_that_the_source_names_is_certain_whatever_it_is_about(typed, text_of):
    source = {"en/shipping/how.md": text_of("How?", "{{ policy.returns.fee }} a parcel.")}
    found = typed("Ein Paket kostet 3,95 €.", "de/shipping/how.md", **source)
    assert found.messages == ["`3,95 €` is a policy value typed by hand"]
