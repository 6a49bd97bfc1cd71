"""Texts in another language than their article's; all texts are of this file's own."""

import pytest

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
BODY = {
    "en": "You can send the lamp back for two weeks. We pay for the parcel.",
    "de": "Du kannst die Lampe zwei Wochen lang zurückschicken. Wir zahlen das Paket.",
    "es": "Puedes devolver la lámpara durante dos semanas. Nosotros pagamos el envío.",
    "ar": "يمكنكم إرجاع المصباح خلال أسبوعين. نحن ندفع ثمن الشحن.",
    "ja": "ランプは二週間以内なら返品できます。送料は当店が負担します。",
    "ru": "Лампу можно вернуть в течение двух недель. Мы оплатим посылку.",
}
TITLE = {
    "en": "How do I return a lamp?",
    "de": "Wie gebe ich eine Lampe zurück?",
    "es": "¿Cómo devuelvo una lámpara?",
    "ar": "كيف أعيد مصباحًا؟",
    "ja": "ランプを返品する方法",
    "ru": "Как мне вернуть лампу?",
}
LOCALES = tuple(BODY)
NAMES = {"en": "English", "de": "German", "es": "Spanish", "ar": "Arabic", "ru": "Cyrillic"}


def article(locale: str, body: str = "", title: str = "", description: str = "") -> dict[str, str]:
    head = [f'title: "{title or TITLE[locale]}"']
    head += [f'description: "{description}"'] if description else []
    text = "\n".join(["---", *head, "---", "", BODY[locale], "", body, ""])
    return {f"{locale}/a/lamp.md": text}


@pytest.fixture
def messages(look):
    return lambda content: look("language-of-text", content, CONFIG).messages


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("other", LOCALES)
def test_every_part_is_in_the_language_of_the_article(messages, locale, other):
    wrong = (
        article(locale, title=TITLE[other]),
        article(locale, description=BODY[other]),
        article(locale, BODY[other]),
        article(locale, f"## {TITLE[other]}"),
        article(locale, f"- {BODY[other]}"),
        article(locale, f"| {TITLE[locale]} | A |\n|---|---|\n| {BODY[other]} | B |"),
        article(locale, f"![{BODY[other]}](https://example.com/a.png)"),
    )
    counts = [len(messages(content)) for content in wrong]
    assert counts == [locale != other] * len(wrong)


@pytest.mark.parametrize(
    ("locale", "other"), [("en", "de"), ("de", "en"), ("es", "de"), ("de", "es"), ("en", "es")]
)
def test_a_sentence_in_a_paragraph(messages, locale, other):
    (message,) = messages(article(locale, f"{BODY[locale]} {BODY[other]}"))
    assert f"seems to be in {NAMES[other]}, not {NAMES[locale]} (" in message
    assert message.endswith(" % certain)")


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        (
            "de",
            "Schick uns die Lampe within two weeks of the delivery to your home, bitte.",
        ),
        ("es", "Envíanos la lámpara within two weeks of the delivery to your home, por favor."),
        ("en", "Send us the lamp innerhalb von zwei Wochen nach der Lieferung zurück, please."),
        ("ru", "Отправьте нам лампу within two weeks of the delivery, если она не подошла."),
        ("ja", "ランプを within two weeks of the delivery 返品してください。"),
        ("ar", "أعيدوا المصباح within two weeks of the delivery إذا لم يعجبكم."),
    ],
)
def test_words_of_another_language_within_a_sentence(messages, locale, text):
    assert len(messages(article(locale, text))) == 1


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "Choose “Die Lampe ist nicht da und wir wissen nicht warum” in the app."),
        ("de", "Wähle „Send it back to the shop with a label“ in der App."),
        ("de", 'Im Menü steht <span lang="en">Send it back to the shop with a label</span>.'),
        ("es", "Pulsa «Ich möchte die Lampe mit der Post zurückschicken» en la aplicación."),
        ("ja", "PayPal、Apple Pay、Google Pay、Klarna がご利用いただけます。"),
        ("ja", "| PayPal Express | Apple Pay |\n|---|---|\n| Royal Mail | DHL Express |"),
        ("ar", "نقبل PayPal وApple Pay وكذلك Visa وMastercard."),
        ("ru", "Мы отправляем через DHL Express, Royal Mail и Poste Italiane."),
        ("de", "Sprachen: English, Español, العربية, 日本語, Русский."),
        ("en", "Run `das ist die Lampe und sie ist nicht da` and wait."),
        ("en", "[Read this](https://example.com/das-ist-die-lampe-und-der-rest)."),
        ("de", "Track & Trace, Click & Collect, Buy Now Pay Later"),
    ],
)
def test_names_code_addresses_and_quotations_are_fine(messages, locale, text):
    assert messages(article(locale, text)) == []


def test_a_title_that_was_never_translated(messages):
    """It has only one word of grammar, and its source has the very same."""
    content = {
        **article("en", title="Track your parcel"),
        **article("de", title="Track your parcel"),
    }
    (message,) = messages(content)
    assert message.startswith("The title `Track your parcel` seems to be in English, not German")


def test_an_article_in_another_language_is_one_finding(messages):
    text = article("en", "\n\n".join([BODY["en"], BODY["en"], BODY["en"]]))["en/a/lamp.md"]
    (message,) = messages({"es/a/lamp.md": text})
    assert message.startswith("Most of this article seems to be in English, not Spanish")


@pytest.mark.parametrize(("tag", "other"), [("nb", "da"), ("da", "nb"), ("uk", "ru")])
def test_languages_that_are_too_alike_are_left_alone(look, tag, other):
    texts = {
        "nb": "Du kan sende lampen tilbake i to uker. Vi betaler for pakken.",
        "da": "Du kan sende lampen tilbage i to uger. Vi betaler for pakken.",
        "uk": "Лампу можна повернути протягом двох тижнів.",
        "ru": "Лампу можно вернуть в течение двух недель.",
    }
    config = f'[site]\nname = "Help"\n[locales.{tag}]\n[locales.{other}]\n'
    content = {f"{tag}/a/b.md": f"---\ntitle: Lampe\n---\n\n{texts[other]}\n"}
    assert look("language-of-text", content, config).messages == []
