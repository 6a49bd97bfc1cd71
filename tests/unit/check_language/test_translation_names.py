import pytest


@pytest.fixture
def compared(look, text_of):
    """Compare the names in an article and its translation."""

    def run(source, translation, tag="de", origin="en"):
        content = {
            f"{origin}/a.md": text_of("How?", source),
            f"{tag}/a.md": text_of("'?'", translation),
        }
        config = f'[site]\nname = "Help"\ndefault_locale = "{origin}"\n'
        return look("translation-names", content, config)

    return run


@pytest.mark.parametrize(
    ("tag", "translation", "name"),
    [
        ("de", "Wir liefern am Samstag.", "Freitag"),
        ("es", "Entregamos los sábados.", "viernes"),
        ("fr", "Nous livrons le samedi.", "vendredi"),
        ("ar", "نوصّل يوم السبت.", "الجمعة"),
        ("ja", "土曜日に配達します。", "金曜日"),
        ("pl", "Dostarczamy w środę.", "piątek"),
    ],
)
def test_another_weekday_is_found_in_every_language(compared, tag, translation, name):
    found = compared("We deliver on Friday.", translation, tag)
    assert len(found.messages) == 1
    assert found.messages[0].endswith(" is `Friday` in the source")
    assert found.hints[0].startswith("Compare content/en/a.md:5. In ")
    assert found.hints[0].endswith(f", the name is `{name}`.")


@pytest.mark.parametrize(
    ("source", "translation", "message"),
    [
        (
            "For Belgium and Norway.",
            "Für Belgien und Schweden.",
            "`Schweden` is `Norway` in the source",
        ),
        (
            "| To |\n| --- |\n| Belgium, Norway, Spain |",
            "| Nach |\n| --- |\n| Belgien, Spanien |",
            "The country `Norway` of the source is missing here",
        ),
        ("Until May.", "Bis Juni.", "`Juni` is `May` in the source"),
        (
            "| To |\n| --- |\n| Spain |\n| Italy |",
            "| Nach |\n| --- |\n| Italien |\n| Spanien |",
            "`Italien` is `Spain` in the source",
        ),
    ],
)
def test_other_names_are_found(compared, source, translation, message):
    assert message in compared(source, translation).messages


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("To Germany.", "Hierzulande."),
        ("On Saturdays and Sundays.", "Am Wochenende."),
        ("At the weekend.", "Am Samstag und Sonntag."),
        ("To the UK and the Netherlands.", "Nach Großbritannien und in die Niederlande."),
        ("In the United Kingdom.", "Im Vereinigten Königreich."),
        ("You may ask in May.", "Frag im Mai."),
        ("Dutch law, in Norway.", "Gesetz der Niederlande, in Norwegen."),
        ("Friday.\n\nMonday.", "Der Montag.\n\nDer Freitag."),
        ("Pay in Belgium.\n\nAnd in Spain.", "Zahle in Belgien und Spanien.\n\nDort auch."),
    ],
)
def test_what_says_the_same_is_not_reported(compared, source, translation):
    assert compared(source, translation).messages == []


@pytest.mark.parametrize(
    ("tag", "lost", "kept"),
    [
        ("de", "Du kannst das zurückgeben.", "Du kannst das nicht zurückgeben."),
        ("es", "Puedes devolverlo.", "No puedes devolverlo."),
        ("fr", "Vous pouvez le renvoyer.", "Vous ne pouvez pas le renvoyer."),
        ("it", "Puoi restituirlo.", "Non puoi restituirlo."),
        ("nl", "Je kunt het terugsturen.", "Je kunt het niet terugsturen."),
        ("pt", "Podes devolver.", "Não podes devolver."),
        ("ar", "يمكنكم إرجاعه.", "لا يمكنكم إرجاعه."),
        ("ja", "返品できます。", "返品できません。"),
    ],
)
def test_a_lost_negation_is_found(compared, tag, lost, kept):
    found = compared("You can't return it.", lost, tag)
    assert found.messages == ["The source says `can't` here, and this has no negation"]
    assert compared("You can't return it.", kept, tag).messages == []


@pytest.mark.parametrize(
    ("origin", "source"),
    [
        ("de", "Das kannst du nicht zurückgeben."),
        ("es", "No puedes devolverlo."),
        ("fr", "Vous ne pouvez pas le renvoyer."),
        ("it", "Non puoi restituirlo."),
        ("nl", "Je kunt het niet terugsturen."),
        ("pt", "Não pode devolver."),
    ],
)
def test_the_source_may_be_in_another_language(compared, origin, source):
    assert len(compared(source, "You can return it.", "en", origin).messages) == 1


def test_a_softer_negation_may_be_said_in_another_way(compared):
    assert compared("Don't wait. It isn't broken.", "Beeil dich. Es ist heil.").messages == []


def test_a_language_without_such_words_is_left_out(compared):
    assert compared("You can't return it.", "ඔබට එය ආපසු දිය හැකිය.", "si").messages == []
