"""Words beside a value that another number or unit would make wrong."""

import pytest

POLICIES = """
[a]
time = { type = "duration", value = "30 days" }
count = { type = "number", value = 12 }
fee = { type = "money", value = "3 EUR" }
"""
TIME, COUNT = "{{ policy.a.time }}", "{{ policy.a.count }}"


@pytest.fixture
def found(look, text_of):
    """Look at one article whose body has T and N for a duration and a number."""

    def run(tag: str, body: str):
        body = body.replace("<T>", TIME).replace("<N>", COUNT)
        content = {f"{tag}/a.md": text_of("How?", body), "policies.toml": POLICIES}
        return look("value-agreement", content)

    return run


@pytest.mark.parametrize(
    ("tag", "body", "words"),
    [
        ("en", "Have the <T> passed?", "Have the"),
        ("en", "If the <T> pass, ask again.", "pass"),
        ("en", "The <T> for the label are over.", "The … for the label are"),
        ("en", "Later than those <T>.", "those"),
        ("en", "Send us <N> photos.", "photos"),
        ("en", "After <N> wrong passwords.", "wrong"),
        ("en", "For {{ policy.a.time | number }} days.", "days"),
        ("en", "**<N>** [photos](a.md)", "photos"),
        ("de", "Sind die **<T>** vorbei?", "die"),
        ("de", "Wenn deine <T> noch laufen.", "deine"),
        ("de", "Nach diesen <T>.", "diesen"),
        ("de", "Sie hat <N> Ziffern.", "Ziffern"),
        ("es", "En los <T> siguientes.", "los"),
        ("es", "¿Han pasado <T>?", "Han pasado"),
        ("es", "Dentro de <T> hábiles.", "hábiles"),
        ("es", "De <N> cifras.", "cifras"),
        ("fr", "Dans les <T> suivants.", "les"),
        ("fr", "Envoyez <N> photos.", "photos"),
        ("it", "Entro i <T>.", "i"),
        ("it", "Negli <T> successivi.", "Negli"),
        ("nl", "Na de <T>.", "de"),
        ("nl", "Stuur <N> foto’s.", "foto’s"),
        ("pt", "Passaram <T>.", "Passaram"),
        ("pt", "Nos <T> seguintes.", "Nos"),
        ("pl", "W tych <T>.", "tych"),
        ("pl", "Wyślij <N> zdjęć.", "zdjęć"),
        ("ru", "Прошло <T>.", "Прошло"),
        ("ru", "Пришлите <N> фотографий.", "фотографий"),
        ("uk", "Минуло <T>.", "Минуло"),
        ("hu", "A <T> letelt.", "A"),
        ("ar", "إذا مضى <T> على ذلك.", "مضى"),
        ("sv", "Skicka <N> foton.", "foton"),
        ("ar", "من <N> حرفًا.", "حرفًا"),
        ("ja", "<T>間お待ちください。", "間"),
        ("ja", "<T>日以内です。", "日"),
        ("ja", "<N>つあります。", "つ"),
        ("zh", "<T>天内。", "天"),
    ],
)
def test_words_that_another_number_would_make_wrong(found, tag, body, words):
    assert [message.split("`")[1] for message in found(tag, body).messages] == [words]
    assert "does not fit every number" in found(tag, body).messages[0]


@pytest.mark.parametrize(
    ("tag", "body"),
    [
        ("en", "You have <T> to send it. Within <T> of delivery, in the <N>."),
        ("en", "More than <N> kg, or <N> of them; <N>, and <T> later they are gone."),
        ("en", "Send {{ policy.a.count | one: a photo | other: # photos }}."),
        ("en", "{{ policy.a.fee }} photos."),
        ("en", "`the` <T> and `{{ policy.a.count }} photos`"),
        ("de", "Du hast <T> Zeit, und innerhalb von {{ policy.a.time | dative }} mit <N> Zeichen."),
        ("de", "Ein Link, der <T> lang gilt: <N> Mal. Bis zu <T> später."),
        ("de", "Für <N> Fenster."),
        ("nl", "Meer dan <N> liter."),
        ("da", "Over <N> kroner."),
        ("nb", "Over <N> kroner."),
        ("es", "Tienes <T>, en un plazo de <T>, y <N> o más."),
        ("fr", "Vous avez <T>, <N> fois."),
        ("it", "Hai <T> di tempo."),
        ("nl", "Je hebt <T>, binnen <T>, <N> keer."),
        ("pt", "Tem <T>, no prazo de <T>."),
        ("pl", "Masz <T>, w ciągu {{ policy.a.time | genitive }}."),
        (
            "pl",
            "{{ policy.a.count | one: # plik | few: # pliki | many: # plików | other: # pliku }}",
        ),
        ("ru", "У вас есть <T>, в течение {{ policy.a.time | genitive }}."),
        ("fi", "Sinulla on <T>, {{ policy.a.time | genitive }} kuluessa."),
        ("ar", "أمامكم <T>، خلال {{ policy.a.time | genitive }}."),
        ("ja", "<T>以内に<N>枚お送りください。<T>後です。"),
        ("ko", "<T> 이내에 <N>장을 보내 주세요."),
        ("tr", "<T> içinde <N> fotoğraf gönderin."),
    ],
)
def test_words_that_fit_all_numbers(found, tag, body):
    assert found(tag, body).messages == []


@pytest.mark.parametrize(
    ("tag", "body", "message", "case"),
    [
        ("de", "Innerhalb von <T>.", "`Innerhalb von` takes the dative", "dative"),
        ("de", "Nach etwa <T>.", "`Nach etwa` takes the dative", "dative"),
        ("pl", "W ciągu <T>.", "`W ciągu` takes the genitive", "genitive"),
        ("pl", "Po <T>.", "`Po` takes the locative", "locative"),
        ("cs", "Do <T>.", "`Do` takes the genitive", "genitive"),
        ("ru", "В течение <T>.", "`В течение` takes the genitive", "genitive"),
        ("ru", "Через <T>.", "`Через` takes the accusative", "accusative"),
        ("uk", "Протягом <T>.", "`Протягом` takes the genitive", "genitive"),
        ("fi", "<T> kuluessa.", "`kuluessa` takes the genitive", "genitive"),
        ("el", "Μέχρι <T>.", "`Μέχρι` takes the accusative", "accusative"),
        ("ar", "أرسلوه خلال <T>.", "`خلال` takes the genitive", "genitive"),
        ("ar", "يستغرق التوصيل <T>.", "`يستغرق التوصيل` takes the accusative", "accusative"),
    ],
)
def test_a_case_that_is_missing(found, tag, body, message, case):
    result = found(tag, body)
    assert result.messages == [message]
    assert result.hints == [f"Write {{{{ policy.a.time | {case} }}}}."]


def test_a_hint_names_the_plural_categories_of_the_language(found):
    (hint,) = found("pl", "Wyślij <N> zdjęć.").hints
    assert hint.endswith("{{ policy.a.count | one: … | few: … | many: … | other: … }}.")


def test_a_text_for_a_plural_category_that_is_missing(found):
    result = found("ru", "{{ policy.a.count | one: # фото | other: # фото }}")
    assert result.messages == ["`a.count` has no text for few, many"]
    assert result.hints == ["Add `| few: …`, `| many: …`."]


def test_a_text_for_a_plural_category_that_is_not_translated(look, text_of):
    same = "{{ policy.a.count | one: a photo | other: # photos }}"
    content = {
        "policies.toml": POLICIES,
        "en/a.md": text_of("How?", same),
        "en-GB/a.md": text_of("How?", same),
        "de/a.md": text_of("Wie?", same),
        "es/a.md": text_of("¿Y?", "{{ policy.a.count | one: una foto | other: # fotos }}"),
    }
    result = look("value-agreement", content)
    assert result.messages == ["`a photo` is not translated"]
    assert result.places[0][0] == "de/a.md"


def test_places_titles_snippets_and_categories(look, text_of):
    content = {
        "policies.toml": POLICIES,
        "es/a.md": f"---\ntitle: ¿Y tras los {TIME}?\ndescription: 'Los {TIME}.'\n---\n\n"
        f"| a |\n|---|\n| b **los {TIME}** |\n",
        "_snippets/es/b.md": f"Dentro de los {TIME}.\n",
    }
    places = [(path, line) for path, line, _ in look("value-agreement", content).places]
    assert places == [("_snippets/es/b.md", 1), ("es/a.md", 2), ("es/a.md", 3), ("es/a.md", 8)]


def test_a_finding_points_at_the_value_inside_a_long_text(found):
    body = f"Has {'an `a` and *b*. ' * 200}Wait. In the **those <T>**. " + "Then [c](a.md). " * 200
    result = found("en", body)
    assert [message.split("`")[1] for message in result.messages] == ["those"]
    assert result.places == [("en/a.md", 5, body.index("<T>") + 1)]
