import pytest


@pytest.fixture
def terms(look, text_of):
    """Look for abbreviations in one article."""

    def run(body, tag="en", config='[site]\nname = "Help"\n'):
        return look("terms", {f"{tag}/a.md": text_of("A", body)}, config)

    return run


@pytest.mark.parametrize(
    ("tag", "body", "term", "column"),
    [
        ("en", "You pay VOEC.", "VOEC", 9),
        ("en", "Two RMAs, and another RMA.", "RMA", 5),
        ("de", "Du zahlst EUSt.", None, 0),
        ("de", "Mit der RMA-Nummer.", "RMA", 9),
        ("es", "Pagas el IVA.", "IVA", 10),
        ("es", "Enviamos a EE. UU. con IA.", None, 0),
        ("pt", "Enviamos para os EUA.", None, 0),
        ("de", "Die KI antwortet.", None, 0),
    ],
)
def test_an_abbreviation_is_reported_once(terms, tag, body, term, column):
    found = terms(body, tag)
    expected = [f"`{term}` is not explained"] if term else []
    assert found.messages == expected
    assert found.places == ([(f"{tag}/a.md", 5, column)] if term else [])


@pytest.mark.parametrize(
    "body",
    [
        "Return numbers (RMA) help. Take your RMA.",
        "An RMA (return merchandise authorisation) helps.",
        'Your <abbr title="return number">RMA</abbr>. The RMA helps.',
        "In the EU, as PDF, for 5 CHF.",
        "PLEASE DO NOT OPEN THE BOX.",
        "Part II and part IV.",
        "Type `RMA`, order JG-12345, file A.RMA.",
        "> [!NOTE]\n> Text.",
    ],
)
def test_what_is_explained_known_or_no_abbreviation_is_no_finding(terms, body):
    assert terms(body).messages == []


def test_the_project_knows_more(terms):
    config = '[site]\nname = "Help"\n[check]\nterms = ["RMA"]\n'
    assert terms("Your RMA.", config=config).messages == []


@pytest.mark.parametrize(("tag", "body"), [("ar", "رقم RMA هنا."), ("ja", "RMAを書きます。")])
def test_languages_with_other_letters_are_left_alone(terms, tag, body):
    assert terms(body, tag).messages == []
