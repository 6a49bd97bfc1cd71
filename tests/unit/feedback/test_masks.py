from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbgen.feedback.masks import mask
from tests.growth import FLOOR, cost, is_steep

#: Of texts with nothing to mask.
PIECES = ["a", " ", "order", "№", "-", ".", "(", "注文", "é", "\u200b", "\n", "+", "#", "[", "😀"]


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        # English
        ("Write to jane.doe+shop@example.co.uk, please.", "Write to [email], please."),
        ("I am jane (at) example.com", "I am [email]"),
        ("Call +44 20 7946 0958 or (555) 123-4567.", "Call [phone] or [phone]."),
        ("555-123-4567, 555.123.4567, 5550142", "[phone], [phone], [order]"),
        ("My card 4111 1111 1111 1111 was charged", "My card [card] was charged"),
        ("4111-1111-1111-1111, 378282246310005", "[card], [card]"),
        ("card 4111 1111 1111 1111 12/29", "card [card] 12/29"),
        ("Order R-104882 never came", "Order [order] never came"),
        ("JG2048159937, ORD-2024-00123 and #10488", "[order], [order] and [order]"),
        ("parcel 1Z999AA10123456784 is lost", "parcel [order] is lost"),
        ("302-1234567-8901234", "[order]"),
        ("order no. 104882!", "order no. [order]!"),
        ("20 € 555 123 4567, € 555 123 4567", "20 € [phone], € [phone]"),
        ("0171 1234567 €, order 104882 €", "[phone] €, order [order] €"),
        ("01. 02. 03. 04. 05, 01 / 02 / 03 / 04 / 05", "[phone], [phone]"),
        ("ORD12345 €", "[order] €"),
        ("10:30 at 030 123456", "10:30 at [phone]"),
        # German
        ("Mail an jörg.müller@beispiel.de geht nicht", "Mail an [email] geht nicht"),
        ("Tel. 0171/1234567 oder 030 - 123 456 78", "Tel. [phone] oder [phone]"),
        ("+49 (0)30 123456", "[phone]"),
        ("IBAN DE89 3704 0044 0532 0130 00.", "IBAN [iban]."),
        ("iban de89370400440532013000", "iban [iban]"),
        ("Meine Bestellnummer lautet JG2048159937.", "Meine Bestellnummer lautet [order]."),
        # Spanish
        ("Mi teléfono es 612 345 678", "Mi teléfono es [phone]"),
        ("llámame al 612345678 o 91 123 45 67", "llámame al [phone] o [phone]"),
        ("el pedido n.º R-104882 y señor.ñu@correo.es", "el pedido n.º [order] y [email]"),
        ("ES91 2100 0418 4502 0005 1332", "[iban]"),
        # Arabic
        ("رقم الطلب ١٠٤٨٨٢ لم يصل", "رقم الطلب [order] لم يصل"),
        ("اتصل على ٠٥٠ ١٢٣ ٤٥٦٧ شكرا", "اتصل على [phone] شكرا"),
        ("بطاقتي ٤١١١ ١١١١ ١١١١ ١١١١", "بطاقتي [card]"),
        ("بريدي ahmad@example.com وطلبي R-١٠٤٨٨٢", "بريدي [email] وطلبي [order]"),
        ("+966 50 123 4567\u200f", "[phone]\u200f"),
        ("۰۹۱۲ ۳۴۵ ۶۷۸۹", "[phone]"),
        # Japanese
        ("メールはtaro@example.jpです", "メールは[email]です"),
        ("ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐに返信してください", "[email]に返信してください"),
        ("電話は０９０－１２３４－５６７８です", "電話は[phone]です"),
        ("03-1234-5678に電話", "[phone]に電話"),
        ("注文番号R-104882が届きません", "注文番号[order]が届きません"),
        ("注文番号ＪＧ２０４８１５９９３７", "注文番号[order]"),
        ("４１１１　１１１１　１１１１　１１１１", "[card]"),
        ("太郎@例え.jp", "[email]"),
        ("電話は０９０ー１２３４ー５６７８です", "電話は[phone]です"),
        ("電話は090ｰ1234ｰ5678です", "電話は[phone]です"),
        ("カード 4242ー4242ー4242ー4242", "カード [card]"),
        ("max（at）example.com", "[email]"),
        ("max（ａｔ）example.com", "[email]"),
        # What has no width
        ("ahmed.ali\u200e@example.com", "[email]"),
        ("max@\u200bexample.com", "[email]"),
        ("max@exam\u00adple.com, 0171\u200b1234567", "[email], [phone]"),
        # More than one, side by side
        ("a@b.co c@d.co", "[email] [email]"),
        ("R-104882 R-104883", "[order] [order]"),
    ],
)
def test_what_points_at_a_person_is_masked(text, masked):
    assert mask(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Thank you!",
        "within 30 days",
        "It says €3.95, not $1,299.00 or 1,000,000.",
        "on 2026-11-28 at 15:00",
        "2026-11-28 - 2026-12-01, 2026/11/28, 2026-11-28T15:00:00Z",
        "open 9:00-17:30, 24/7, Mon-Fri 9-17",
        "sizes 36 38 40 42 44, 120 x 200 cm",
        "season 2025/2026, since 1999",
        "iOS 17.4.1, ISO9001, USB3, WM-1500X, iPhone15ProMax256GB, 20000mAh",
        "Versand ab 3,95 €, frei ab 1.299,00 EUR; am 28.11.2026 um 15.00 Uhr",
        "100,00 - 200,00 €",
        "PLZ 10115 Berlin",
        "am 3. 11. 2026, vom 24.12.2026-26.12.2026, 24.12.-26.12.2026, 3.-5.11.2026",
        "1500–2000 €, 1500-2000 EUR, € 1500 - 2000, 1 234 567 €, $12000, ￥12000, 15000円",
        "Nov 28 2026 10:30, 28 / 11 / 2026 10:30:15",
        "2026ー11ー28、サーバー 2、データー",
        "en 30 días, desde 3,95 €, el 28/11/26 a las 15:00",
        "خلال ٣٠ يومًا، ٣٫٩٥ يورو، ٢٠٢٦-١١-٢٨ الساعة ١٥:٠٠",
        "２０２６年１１月２８日１５：００までに３０日以内、￥３９５",
        "30日以内に返品、2026-11-28、15:00、€3.95",
        "@juniper_goods on the photo site",
        "1 2 3",
        "[email] and [phone], [order]",
    ],
)
def test_what_does_not_stays(text):
    assert mask(text) == text


def test_what_was_masked_is_not_masked_again():
    once = mask("a@b.co, +44 20 7946 0958, R-104882, 4111 1111 1111 1111")
    assert mask(once) == once


def test_a_number_that_is_no_card_is_masked_all_the_same():
    assert mask("4111 1111 1111 1112") == "[order]"


#: What makes patterns and loops try again: runs of names, of digits, of signs between them.
HOSTILE = (
    *("_", "a.", "a@", "a@a.", "@", "%40", "(at)", "[at]", "{at}", " at ", "a at a dot ", "@ "),
    *("1", "1 ", "1-", "1 - ", "1: ", "1:", "1.1,", "1. 1. ", "(1)", "+1", "+(", "１", "1\u200b"),
    *("1 000 €", "€1 ", "11 11 2026 ", "4111 ", "4111-", "DE89 ", "de89de89 ", "DE", "1ー"),
    *("a1", "A1-", "a-", "-a/", "#1 ", "order 12 ", "x 1234 ", "order no ", "注文1", "a\u200b@"),
)


def masking(text: str) -> Callable[[], object]:
    return lambda: mask(text)


@pytest.mark.slow
@pytest.mark.parametrize("piece", HOSTILE)
def test_sixteen_times_the_text_takes_about_sixteen_times_as_long(piece):
    assert not is_steep(lambda size: masking((piece * size)[:size]), (2_000, 8_000, 32_000))


@pytest.mark.parametrize("piece", HOSTILE)
def test_an_address_behind_such_a_text_is_masked(piece):
    text = (piece * 1000)[:900]
    assert mask(f"{text}\njan@example.com").endswith("\n[email]")


@pytest.mark.parametrize("piece", HOSTILE)
def test_no_text_takes_much_longer_than_prose(piece):
    prose = "Thank you for the quick answer, all of it came on time. " * 20
    usual = min(cost(masking(prose[:1000])) for _ in range(4))
    assert min(cost(masking((piece * 1000)[:1000])) for _ in range(4)) < 150 * usual + FLOOR


def test_more_numbers_than_a_comment_has_are_masked_as_one():
    text = "2 of 3, " * 500
    assert mask(f"{text}jan@example.com").endswith(" 2 of 3, [order], [email]")


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_nothing_is_masked_that_is_not_worth_a_look(text):
    """Letters and signs without digits and without what stands for an @ stay."""
    assert mask(text) == text
