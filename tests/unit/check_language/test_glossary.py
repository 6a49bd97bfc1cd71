"""What a project's glossary asks for; all texts are of this file's own."""

import tomllib

import pytest
from jsonschema import Draft202012Validator

from kbgen.config import load_project
from kbgen.config.glossary import json_schema, read_glossary

CONFIG = """
[site]
name = "Help"
[locales.en]
[locales.de]
[locales.es]
[locales.ar]
[locales.ja]
[locales.ru]
"""
GLOSSARY = """
keep = ["Lamp Land", "GlowPay"]

[terms."order number"]
de = "Bestellnummer"
es = ["número de pedido", "n.º de pedido"]
ar = "رقم الطلب"
ja = "注文番号"
ru = "номер заказа"

[forbid]
de = ["Hotline"]
es = { "ordenador" = "dispositivo" }
ru = ["посылочка"]

[register]
de = "du"
es = "tú"
ar = "أنتم"
ja = "です"
ru = "вы"

[buttons]
orders = { en = "Orders", de = "Bestellungen" }
brand = "GlowPay"
"""
SOURCE = "At Lamp Land, pay with GlowPay and keep the order number."
RIGHT = {
    "de": "Zahle bei Lamp Land mit GlowPay und bewahre die Bestellnummern auf.",
    "es": "Paga en Lamp Land con GlowPay y guarda los números de pedido.",
    "ar": "ادفعوا لدى Lamp Land عبر GlowPay واحتفظوا برقم الطلب.",
    "ja": "Lamp LandではGlowPayでお支払いのうえ、注文番号を保管してください。",
    "ru": "Платите в Lamp Land через GlowPay и сохраняйте номера заказов.",
}
WRONG_NAME = {
    "de": "Zahle bei Lampenland mit GlowPay und bewahre die Bestellnummer auf.",
    "es": "Paga en Tierra de Lámparas con GlowPay y guarda el número de pedido.",
    "ar": "ادفعوا لدى أرض المصابيح عبر GlowPay واحتفظوا برقم الطلب.",
    "ja": "ランプの国ではGlowPayでお支払いのうえ、注文番号を保管してください。",
    "ru": "Платите в Стране ламп через GlowPay и сохраняйте номер заказа.",
}
WRONG_TERM = {
    "de": "Zahle bei Lamp Land mit GlowPay und bewahre den Ordnungscode auf.",
    "es": "Paga en Lamp Land con GlowPay y guarda la cifra de la orden.",
    "ar": "ادفعوا لدى Lamp Land عبر GlowPay واحتفظوا بعدد الأمر.",
    "ja": "Lamp LandではGlowPayでお支払いのうえ、順番号を保管してください。",
    "ru": "Платите в Lamp Land через GlowPay и сохраняйте число приказа.",
}
REGISTER = {
    "de": ("Du kannst zahlen, und Sie können bestellen.", "Sie"),
    "es": ("Paga aquí. Usted puede pedir después.", "Usted"),
    "ar": ("ادفعوا هنا ثم ادخلوا إلى حسابك.", "حسابك"),
    "ja": ("ここで支払います。これは便利である。", "である"),
    "ru": ("Вы платите здесь. Твой заказ придёт.", "Твой"),
}


def text(body: str) -> str:
    return f"---\ntitle: X\n---\n\n## A {{#a}}\n\n{body}\n"


@pytest.fixture
def messages(look):
    def run(content: dict[str, str], glossary: str = GLOSSARY) -> list[str]:
        return look("glossary", {**content, "glossary.toml": glossary}, CONFIG).messages

    return run


@pytest.mark.parametrize("locale", RIGHT)
def test_names_and_terms_of_the_source(messages, locale):
    def found(body: str) -> list[str]:
        return messages({"en/a/b.md": text(SOURCE), f"{locale}/a/b.md": text(body)})

    assert found(RIGHT[locale]) == []
    assert found(WRONG_NAME[locale]) == [
        "The source has `Lamp Land` here, the translation does not"
    ]
    (message,) = found(WRONG_TERM[locale])
    assert message.startswith("`order number` of the source is not `")


@pytest.mark.parametrize("locale", REGISTER)
def test_one_form_of_address(messages, locale):
    body, word = REGISTER[locale]
    (message,) = messages({f"{locale}/a/b.md": text(body)})
    assert message.startswith(f"`{word}` addresses readers as `")
    assert messages({f"{locale}/a/b.md": text(f"“{body}”")}) == []


def test_titles_keep_to_the_form_of_address_as_well(messages):
    content = {"de/a/b.md": '---\ntitle: "Wo finde ich Ihre Lampe?"\n---\n\nIn deinem Korb.\n'}
    assert messages(content) == ["`Ihre` addresses readers as `Sie`, not as `du`"]


@pytest.mark.parametrize(
    ("locale", "more"),
    [
        ("de", "Das ist dein Konto."),
        ("es", "Es tu cuenta y son tus pedidos."),
        ("ar", "أنتم في حسابكم وطلبكم جاهز."),
        ("ja", "こちらがアカウントです。"),
        ("ru", "Это ваш заказ."),
    ],
)
def test_two_forms_of_address_without_a_glossary(messages, locale, more):
    """The rarer one is reported."""
    body, word = REGISTER[locale]
    found = messages({f"{locale}/a/b.md": text(f"{body} {more} {more}")}, "")
    assert [message.split("`")[1] for message in found] == [word]
    assert found[0].endswith(", as the rest of the article does")
    assert messages({f"{locale}/a/b.md": text(more)}, "") == []


@pytest.mark.parametrize(
    ("locale", "body", "expected"),
    [
        ("de", "Ruf unsere Hotlines an.", ["`Hotlines` is not a word for German texts"]),
        ("de", "Ruf unser Telefon an.", []),
        ("es", "Usa tus ordenadores.", ["`ordenadores` is not a word for Spanish texts"]),
        ("ru", "Ваша посылочка пришла.", ["`посылочка` is not a word for Russian texts"]),
        ("en", "Call our hotline.", []),
    ],
)
def test_forbidden_words_in_any_form(messages, locale, body, expected):
    assert messages({f"{locale}/a/b.md": text(body)}) == expected


def test_a_button_without_a_label(look):
    content = {
        "en/a/b.md": text("Open {{ button.orders }}, pay with {{ button.brand }}."),
        "de/a/b.md": text("Öffne {{ button.orders }}, zahle mit {{ button.brand }}."),
        "ja/a/b.md": text("{{ button.orders }}を開きます。"),
        "glossary.toml": GLOSSARY,
    }
    found = look("glossary", content, CONFIG)
    assert found.messages == ["Button `orders` has no label for `ja`: readers see `Orders`"]
    assert found.hints == ['Add ja = "…" to it.']
    assert found.places == [("glossary.toml", 24, 1)]


def test_a_form_of_address_that_is_not_known(messages):
    glossary = '[register]\nde = "ihr"\nen = "you"\n'
    assert messages({"en/a/b.md": text("A.")}, glossary) == [
        "Unknown form of address `ihr`",
        "Unknown form of address `you`",
    ]


def test_a_button_is_filled_in_like_a_value(checked_of, write_project):
    content = {
        "en/a/b.md": '---\ntitle: "{{ button.orders }}"\n---\n\nA.\n',
        "de/a/b.md": '---\ntitle: "{{ button.orders }}"\n---\n\nA.\n',
        "ja/a/b.md": '---\ntitle: "{{ button.orders }}"\n---\n\nA.\n',
        "glossary.toml": GLOSSARY,
    }
    articles = checked_of(write_project(content, CONFIG)).articles
    titles = {article.locale.tag: article.title for article in articles}
    assert titles == {"en": "Orders", "de": "Bestellungen", "ja": "Orders"}


def test_a_button_that_a_translation_lacks_or_changes(look):
    content = {
        "en/a/b.md": text("Open {{ button.orders }}."),
        "de/a/b.md": text("Öffne {{ button.brand }}."),
        "glossary.toml": GLOSSARY,
    }
    messages = look("translation-values", content, CONFIG).messages
    assert messages == ["`{{ button.brand }}` is `{{ button.orders }}` in the source"]


@pytest.mark.parametrize(
    ("glossary", "messages"),
    [
        ("keep = [", ["The file does not parse: Invalid value (at end of document)"]),
        ("keep = 1", ["`keep`: Input should be a valid list"]),
        ("kep = []", ["Unknown key `kep`"]),
        ("[terms]\nx = 1", ["`terms.x`: Input should be a valid dictionary"]),
        ('[register]\nxx = "du"', ["`register.xx`: `xx` is not a known locale"]),
        ('[register]\nfr = "tu"', ["Unknown locale `fr`"]),
        ('[buttons]\n"a b" = "c"', ["`buttons.a b`: String should match pattern '^[\\w-]+$'"]),
        ('[buttons]\na = { de = "A" }\n[forbid]\nde = []', []),
    ],
)
def test_a_glossary_with_errors(write_project, glossary, messages):
    project = load_project(write_project({"glossary.toml": glossary}, CONFIG) / "kbgen.toml")
    _, found = read_glossary(project)
    assert [one.message for one in found] == messages
    assert all(one.code == "KB744" and one.hint for one in found)


def test_a_broken_glossary_is_one_finding(write_project, checked_of):
    content = {"en/a/b.md": text("Open {{ button.orders }}."), "glossary.toml": "keep = 1"}
    checked = checked_of(write_project(content, CONFIG))
    assert checked.glossary.is_unreadable
    assert checked.site.own


def test_the_schema_takes_what_is_read():
    schema = json_schema()
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    assert list(validator.iter_errors(tomllib.loads(GLOSSARY))) == []
    wrong = ({"keep": 1}, {"kep": []}, {"buttons": {"a": 1}}, {"terms": {"x": 1}})
    assert [len(list(validator.iter_errors(one))) > 0 for one in wrong] == [True] * len(wrong)
