"""Texts that stop too early; all texts are of this file's own."""

import pytest


@pytest.fixture
def messages(look):
    def run(text: str, locale: str = "en", head: str = "") -> list[str]:
        body = f"---\ntitle: Lamp\n{head}---\n\n{text}\n"
        return look("unfinished-text", {f"{locale}/a/lamp.md": body}).messages

    return run


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "We send the lamp as soon as we have"),
        ("de", "Wir schicken dir die Lampe, sobald wir sie im Lager"),
        ("es", "Enviamos la lámpara en cuanto la tengamos en nuestro"),
        ("fr", "Nous envoyons la lampe dès que nous l’avons au dépôt"),
        ("ar", "نرسل المصباح حالما يصل إلى مستودعنا في"),
        ("ja", "ランプが倉庫に届きしだい、すぐにお客様のご住所へ"),
    ],
)
def test_a_paragraph_without_an_end(messages, locale, text):
    closed = {"ja": "発送します。", "ar": " روتردام."}.get(locale, " it.")
    assert len(messages(text, locale)) >= 1
    assert messages(f"{text}{closed}", locale) == []
    assert len(messages(f"> [!NOTE]\n> {text}", locale)) >= 1
    assert len(messages(f":::note\n{text}\n:::", locale)) >= 1


@pytest.mark.parametrize(
    "text",
    [
        "**What you need to send it back**",
        "[What you need to send it back](lamp.md)",
        "Lamps and bulbs",
        "The lamps that we sell are made of\n\n- glass\n- steel",
        "The lamps that we sell are made of\n\n| A | B |\n|---|---|\n| c | d |",
        "The lamps that we sell are made of\n\n```\nglass\n```",
        "Our warehouse for lamps is at  \nLamp Street 4  \nLamptown",
        "Tell us the number of the lamp: `LX-4711`",
        "Write to us at the address https://example.com/lamps",
        "We are glad that you like it 🎉",
        "We are glad. (See below for the many reasons why.)",
        "He said: “We are glad that you like our lamps.”",
        "- the lamp that you want to send back\n- the box that it came in",
        "1. Open the page for lamps, and log in\n2. Choose the lamp, and log out",
        "![A lamp that stands on a table by the window](https://example.com/lamp.png)",
        "The order is: a) lamp, b) bulb. And a smile :)",
        'A screen of 24" is large enough.',
        "Spam- or junk folders: see e-mail. We use Node.js and Booking.com.",
        "The lamps—all of them—are sold. It was very very good that that happened.",
        "We have shipped to Baden-Baden and Walla Walla.",
    ],
)
def test_what_is_complete(messages, text):
    assert messages(text) == []


@pytest.mark.parametrize(
    ("locale", "text", "word"),
    [
        ("en", "Send the lamp and the", "the"),
        ("de", "Schick die Lampe und", "und"),
        ("es", "Envía la lámpara o", "o"),
        ("fr", "Envoyez la lampe avec", "avec"),
        ("ru", "Отправьте лампу и", "и"),
        ("zh", "请寄回灯和", "和"),
    ],
)
def test_a_word_after_which_something_must_follow(messages, locale, text, word):
    for written in (text, f"- {text}", f"## {text}", f"| A | B |\n|---|---|\n| C | {text} |"):
        assert f"ends with `{word}`: its end is missing" in messages(written, locale)[0]
    assert len(messages("", locale, f'description: "{text}"\n')) == 1


@pytest.mark.parametrize(
    "text",
    [
        "You get it back if:\n\n- you keep the box, and\n- you keep the bill.",
        "| Paid with | or |\n|---|---|\n| A | B |",
        "| From | The |\n|---|---|\n| A | B |",
        "And",
    ],
)
def test_what_such_words_may_end(messages, text):
    assert messages(text) == []


def test_a_comma_and_a_colon_at_the_end(messages):
    assert messages("Send it back,") == ["The text ends with `,`: its end is missing"]
    announced = ["The text announces something that does not follow"]
    assert messages("We need:\n\n## Next\n\nText.") == announced
    assert messages("We need:") == announced
    assert messages("We need:\n\n- a lamp") == []
    assert messages("We need:\n\n> A lamp.") == []
    assert messages("We need:\n\n<p>A lamp.</p>\n\n## Next") == []


@pytest.mark.parametrize(
    ("locale", "text", "message"),
    [
        ("en", "Choose “Lamps in the menu.", "`“` is never closed"),
        ("de", "Wähle „Lampen im Menü.", "`„` is never closed"),
        ("de", "Wähle Lampen“ im Menü.", "`“` is never opened"),
        ("es", "Elige «Lámparas en el menú.", "`«` is never closed"),
        ("ja", "メニューから「ランプを選びます。", "`「` is never closed"),
        ("sv", "Välj ”Lampor i menyn.", "`”` is never closed"),
        ("ar", "اختاروا «المصابيح في القائمة.", "`«` is never closed"),
        ("en", 'Choose "Lamps in the menu.', '`"` is never closed'),
        ("en", "Choose lamps (in the menu.", "`(` is never closed"),
        ("ja", "ランプ（メニュー内を選びます。", "`（` is never closed"),
        ("en", "Choose lamps in the menu).", "`)` is never opened"),
    ],
)
def test_brackets_and_quotation_marks(messages, locale, text, message):
    assert messages(text, locale) == [message]


@pytest.mark.parametrize(
    ("locale", "text", "word"),
    [
        ("en", "Choose the the lamp.", "the"),
        ("de", "Wähle bitte bitte die Lampe.", "bitte"),
        ("es", "Elige la la lámpara.", "la"),
        ("fr", "Choisissez la la lampe.", "la"),
        ("nl", "Kies de de lamp.", "de"),
        ("pl", "Wybierz lampę lampę z listy.", "lampę"),
    ],
)
def test_a_doubled_word(messages, locale, text, word):
    assert messages(text, locale) == [f"`{word}` stands twice"]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("de", "Wir wissen, dass das das Richtige ist und die, die es wissen, sie sie nennen."),
        ("nl", "Wat je je afvraagt, dat dat zo is."),
        ("fr", "Nous nous occupons de tout et vous vous reposez."),
        ("tr", "Yavaş yavaş gelir."),
        ("id", "Lampu lampu itu bagus."),
        ("he", "לאט לאט זה מגיע."),
    ],
)
def test_words_that_may_stand_twice(messages, locale, text):
    assert messages(text, locale) == []


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "You need the lamp- The box- The bill."),
        ("de", "Du brauchst die Lampe- Den Karton- Die Rechnung."),
        ("es", "Necesitas la lámpara • La caja • La factura."),
        ("en", "Open the page.Then choose the lamp."),
        ("ru", "Откройте страницу.Выберите лампу."),
        ("ar", "تحتاجون إلى المصباح • العلبة • الفاتورة."),
    ],
)
def test_items_that_are_glued_together(messages, locale, text):
    (message,) = messages(text, locale)
    assert message.startswith("Two texts are glued together: `")


def test_an_item_that_lacks_what_the_others_have(messages):
    cut = "1. Open the page for lamps.\n2. Choose the lamp that you want\n3. Log out of the page."
    assert messages(cut) == ["The text has no end: `Choose the lamp that you want`"]
    inside = "- Open the page. Then choose the lamp that you"
    assert messages(inside) == ["The text has no end: `…the page. Then choose the lamp that you`"]


def test_scripts_whose_sentences_end_without_a_sign(messages):
    assert messages("คุณสามารถส่งคืนโคมไฟได้ภายในสองสัปดาห์หลังจากได้รับสินค้า", "th") == []
