r"""What masks look for, as data: the collector's rules, and those of the sinks in the browser.

Patterns are matched against a text as `plain` of `masks` returns it: lower case, ASCII digits and
hyphens, one kind of space. They use only what `re` and JavaScript's `RegExp` read alike: no `\w`,
no `\s`, no flags, letters as explicit ranges. `theme/static/js/feedback/mask-rules.js` is made from
them: `KBGEN_UPDATE=1 pytest tests/contract/test_masks.py` writes it.
"""

import json
from collections.abc import Iterable

#: Stands for characters without width.
UNSEEN = "\u200b"
#: Character → those that are typed in its place.
SAME = {"·": "•‧∙⋅・"}
#: Letters of scripts that put spaces between words, in lower case, with their marks.
_LETTER = (
    r"a-z\u00aa\u00b5\u00ba\u00df-\u00f6\u00f8-\u02af\u0300-\u036f\u0370-\u037d\u0386\u0388-\u052f"
    r"\u0531-\u0587\u05b0-\u05ea\u0620-\u065f\u066e-\u06d3\u06d5-\u06ff\u0750-\u077f\u0900-\u0963"
    r"\u0971-\u0dff\u10a0-\u10ff\u1200-\u135f\u1e00-\u1fff"
)
#: Letters of scripts that do not; Korean glues its particles to whatever stands before.
_GLUED = (
    r"\u0e00-\u0e7f\u0e81-\u0eff\u1000-\u109f\u1780-\u17d3\u3005-\u3007\u3041-\u3096\u309d-\u30fa"
    r"\u30fc-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff"
)
_ANY = _LETTER + _GLUED

# Addresses. What stands for an @ is looked for; the name is read backwards from it.

_DOT_WORDS = (
    *("dot", "punkt", "punto", "ponto", "point", "punt", "punct", "kropka", "nokta", "точка"),
    *("ドット", "점", "点", "نقطة"),
)
_AT_WORD = r"(?:at|ät|arroba|chez|собака|собачка|małpa|アット|아트|골뱅이|艾特)"
_DOT_WORD = f"(?:{'|'.join(_DOT_WORDS)})"
_DOT_BACK = f"(?:{'|'.join(word[::-1] for word in _DOT_WORDS)})"
_OPEN, _CLOSE = r"[(\[{<（「]", r"[)\]}>）」]"
_NAME = rf"{_LETTER}{UNSEEN}0-9.!#$%&'*+/=?^_`|~-"
_LABEL = rf"{_LETTER}{UNSEEN}0-9_-"
_DOT = rf"(?:\.|[。｡](?=[a-z])| ?{_OPEN} ?(?:{_DOT_WORD}|\.) ?{_CLOSE} ?| \. )"
_TOP = (
    "(?:com|net|org|info|biz|shop|app|dev|me|io|eu|co|uk|de|at|ch|nl|be|fr|es|it|pt|pl|cz|se|no|dk"
    "|fi|gr|ru|ua|tr|il|sa|ae|eg|ir|in|cn|jp|kr|tw|hk|sg|au|nz|ca|us|mx|br|ar|cl|id|vn|th|ro|hu)"
)
_PROVIDER = "(?:gmail|googlemail|hotmail|outlook|yahoo|icloud|gmx|protonmail|naver|yandex|qq)"
MAIL = {
    # `wordy` is the only one that may be a word of a sentence.
    "at": rf"@|%40|{_OPEN} ?(?:{_AT_WORD}|@) ?{_CLOSE}| (?:at|ät|arroba|chez|собака|アット) ",
    # Backwards.
    "name": rf"[{_NAME}]+(?: ?{_CLOSE} ?{_DOT_BACK} ?{_OPEN} ?[{_NAME}]+)*",
    "wordy_name": rf"[{_NAME}]+(?: {_DOT_BACK} [{_NAME}]+)*",
    "any_name": rf"[{_NAME}{_GLUED}]+",
    "domain": rf"(?:[{_LABEL}]+{_DOT})+{UNSEEN}*[{_LETTER}][{_LABEL}]*",
    "any_domain": rf"(?:[{_LABEL}{_GLUED}]+{_DOT})+[{_ANY}][{_LABEL}{_GLUED}]*",
    # With spaces around its @, it may also be "3 shirts @ 9.99" and "see us @juniper.goods".
    "spaced": rf"(?:[{_LABEL}]+{_DOT})+{_TOP}(?![{_LABEL}])",
    "wordy": (
        rf"(?:(?:[{_LABEL}]+ {_DOT_WORD} )+{_TOP}|{_PROVIDER}(?:\.| {_DOT_WORD} ){_TOP})"
        rf"(?![{_LABEL}])"
    ),
}

# Numbers. Rules are tried where a run of digits begins.

#: Signs between groups of digits. A run of them has at most three.
_GAP = r"[ ./()_·-]{0,3}"
_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d"
_DATE = "|".join(
    rf"{_YEAR}{sep}{_MONTH}{sep}{_DAY}|(?:{_DAY}{sep}{_MONTH}|{_MONTH}{sep}{_DAY}){sep}(?:{_YEAR}|\d\d)"
    for sep in ("-", r"\. ?", " ?/ ?")
)
_SPACED_DATE = rf"{_YEAR} {_MONTH} {_DAY}|(?:{_DAY} {_MONTH}|{_MONTH} {_DAY}) {_YEAR}"
#: Nothing that goes on: before and behind; `_ALONE` leaves a space between two numbers.
_BEFORE, _BEHIND = r"(?<!\d[-./])(?<!\d[./] )(?<! / )", r"(?!-?\d| ?[./] ?\d)"
_ALONE = (r"(?<!\d[-./ ·_)])(?<!\d[./] )(?<! / )(?<![+(])", r"(?! ?[-./·_(]? ?\d)")
#: Five digits in a row: from six on, it may be an order.
_AMOUNT = r"[1-9](?:\d{0,2}(?:[ .,]\d{3}){1,2}|\d{0,4})(?:[.,]\d\d)?"
_AMOUNTS = rf"{_AMOUNT}(?: ?- ?{_AMOUNT})?"
_CURRENCY = (
    "(?:¤|eur|usd|gbp|chf|jpy|sek|nok|dkk|pln|try|sar|aed|euros?|dollars?|kr|zł|円|元|원|руб|ريال"
    "|درهم|يورو|दिनार|रुपये)"
)
_PLACE_OF_YEARS = r"(?:1\d\d\d|20\d\d)"
_ROUND = r"[1-9]\d{0,2}00"
_GROUPED = r"\d{1,3}(?:[.,]\d{3}){0,2}"

#: Dates, seasons, ranges, laws, times, amounts: 2026-11-28, 11 28 2026, 24.12.-26.12.26, 1500-2000,
#: 2016/679, 10:30, 1.299,00, 1,000,000, 1500-2000 €, € 20.
HARMLESS = "|".join(
    [
        rf"{_BEFORE}(?:{_DAY}\. ?(?:{_MONTH}\.)? ?- ?)?(?:{_DATE})(?: ?- ?(?:{_DATE}))?{_BEHIND}",
        rf"{_ALONE[0]}(?:{_SPACED_DATE}){_ALONE[1]}",
        rf"{_ALONE[0]}{_PLACE_OF_YEARS} ?[-/] ?{_PLACE_OF_YEARS}{_ALONE[1]}",
        rf"{_ALONE[0]}{_ROUND} ?- ?{_ROUND}{_ALONE[1]}",
        rf"{_ALONE[0]}(?:{_YEAR}/\d{{1,4}}|\d{{1,4}}/{_YEAR}){_ALONE[1]}",
        r"(?<!:)(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:])",
        rf"(?<![a-z+(#-])(?<!\d[ .,/]){_AMOUNTS} ?{_CURRENCY}",
        rf"(?<=¤){_AMOUNTS}(?![ .,/-]?\d)",
        rf"(?<=¤ ){_AMOUNTS}(?![ .,/-]?\d)",
        rf"(?<=eur |usd |gbp |chf ){_AMOUNTS}(?![ .,/-]?\d)",
        rf"(?<![.,])(?!0\d)(?:{_GROUPED}|\d{{1,5}})[.,]\d\d(?!\d|[.,]\d)",
        r"(?<![.,])\d[.,]\d{3}[.,]\d{3}(?!\d|[.,]\d)",
    ]
)
NUMBERS = {
    "digits": "[0-9]+",
    "placeholder": r"\[(?:email|phone|card|iban|order)\]",
    # Signs that are typed for hyphens where numbers are as wide as Chinese ones.
    "long": r"(?<=[\d) ])[ー─━](?=[\d( ])",
    # From the check digits on.
    "iban": r"\d[ ./_·-]{0,2}\d(?:[ ./_·-]{0,2}[a-z0-9]){11,30}",
    "card": (
        r"(?:\d{4}[ ./_·-]{1,3}\d{4}[ ./_·-]{1,3}\d{4}[ ./_·-]{1,3}\d{4}"
        r"|\d{4}[ ./_·-]{1,3}\d{6}[ ./_·-]{1,3}\d{5}|\d{13,19})(?!\d)"
    ),
    "harmless": HARMLESS,
    "stretch": rf"\d(?:{_GAP}\d)*",
    # 1 000 000, 250 000 000.
    "thousands": r"[1-9]\d{0,2}(?: 000)+|[1-9] \d{3} \d{3}",
    "with_unit": r"\d{1,5}[a-z]{1,4}",  # 20000mAh
    "hashtag": r"#[a-z_]{3,}\d{1,4}",
    # Latin letters that are glued to digits go with them.
    "word": (
        rf"(?:(?<!\d)(?<!\d[-_/])[a-z]|(?![a-z])[{_ANY}])[{_ANY}]*"
        r"|№|[0-9;!?\n\x00]"
    ),
}

#: Numbers that are looked at one by one; a comment of 1000 characters may have 500.
MOST_NUMBERS = 100

#: Length of an account number by its country, ISO 13616.
IBANS = (
    "ad24ae23al28at20az28ba20be16bg22bh22bi27br29by28ch21cr22cy28cz24de22dj27dk18do28ee20eg29es24"
    "fi18fk18fo18fr27gb22ge22gi23gl18gr27gt28hr21hu28ie22il23iq23is26it27jo30kw30kz20lb28lc32li21"
    "lt20lu20lv21ly25mc27md24me22mk19mn20mr27mt31mu30ni28nl18no15om23pk24pl28ps29pt25qa29ro24rs22"
    "ru33sa24sc31sd18se24si19sk24sm27so23st25sv28tl23tn24tr26ua29va22vg24xk20ye30"
)


def _any(words: str, glued: str = "") -> str:
    """Match a word that begins with one of `words`, or holds one of `glued`."""
    return f"^(?:{'|'.join(words.split())})" + "".join(f"|{word}" for word in glued.split())


#: What a word before a number says of it; a word is a run of letters.
WORDS = {
    # Of orders and what goes with them: it points at a person.
    "order": _any(
        "order orden ordre ordin aufträg tilaus rendel comand comenz pesan siparis ticket invoice "
        "faktur factur fattur fatur rechnung sendung paket parcel tracking shipment envío envio "
        "reserv buchung booking konto account mitglied member customer klant kunde client cliente",
        "bestel auftrag pedido encomenda commande beställ bestilling zamówien sipariş замовлен "
        "заказ заявк παραγγελ objednáv طلب سفارش شحنة فاتورة הזמנ משלוח 注文 オーダー 受注 伝票 "
        "追跡 送り状 会員 顧客 お客様 订单 訂單 单号 單號 快递 주문 송장 회원 คำสั่งซื้อ พัสดุ đơn "
        "ऑर्डर आर्डर",
    ),
    "phone": _any(
        "tel$ telf telefon telephon telefoon teléfono phone call cell mobil mobiel móvil "
        "movil celular portable handy fon whatsapp sms fax ruf anruf rückruf llam lláma "
        "appel chiama zadzwoń bel$ тел$ звон моб позвон τηλ điện sđt फोन मोबाइल",
        "телефон هاتف جوال تلفون موبايل اتصل واتساب טלפון נייד 電話 電话 电话 携帯 手机 手機 전화 "
        "휴대폰 핸드폰 連絡先 โทร",
    ),
    # Of things and mistakes: many have it.
    "thing": _any(
        "error erro$ err$ fehler errore erreur fout fejl hata błąd chyba sku ean gtin isbn "
        "issn upc asin artikel article artículo articulo articolo artigo art$ item model modèle "
        "produ plz zip postcode postal cp$ cap$ version ver$ firmware build ral$ hex$ color colour "
        "farbe couleur colore цвет код арт$ артикул модель товар индекс",
        "エラー 错误 錯誤 오류 خطأ ошибк 商品 品番 型番 型号 型號 品號 郵便 邮编 우편 상품 모델 "
        "منتج موديل त्रुटि",
    ),
    # That a number follows: three digits then are enough.
    "number": (
        "^(?:numbers?|no|nr|num|nro|nummer|número|numero|numéro|numara|numarası|n|o|nº|№|id|ref"
        "|numer|номер|ном|αριθμός|αριθμ|מספר|رقم|رقمه|رقمي|شماره|नंबर|संख्या|หมายเลข)$"
        "|(?:nummer|nr|number)$|(?:番号|号|號|编号|編號|号码|號碼|번호)[はが是为為는은가]?$"
    ),
    # What may stand between.
    "between": (
        # Letters of codes that are not Latin, and words.
        rf"^[{_ANY}]$|"
        "^(?:is|was|be|ist|war|lautet|lautete|die|der|das|meine?r?|unter|mit|auf|an|es|era|el|la|"
        "los|las|mi|su|con|de|le|du|mon|ma|est|il|mia|è|my|our|your|the|of|for|with|on|at|under|"
        "code|codes|código|kod|код|me|us|this|here|hier|von|vom|het|mijn|van|são|meu|minha|é|jest|"
        "to|мой|моего|моя|это|هو|"
        "هي|على|في|الخاص|بي|は|の|が|です|是|为|的|는|은|이|है|का|ist|lyder|är|er|på)$"
    ),
}


def javascript() -> str:
    """Return the rules as the module that the sinks' masks load."""
    rules: dict[str, object] = {
        "SAME": SAME,
        "MAIL": MAIL,
        "NUMBERS": NUMBERS,
        "WORDS": WORDS,
        "IBANS": IBANS,
    }
    rules["MOST_NUMBERS"] = MOST_NUMBERS
    lines = ["// Made from kbgen/feedback/mask_rules.py by tests/contract/test_masks.py.\n"]
    lines += [
        f"export const {name} = {json.dumps(value, ensure_ascii=False, indent=2)};"
        for name, value in rules.items()
    ]
    return "\n".join(lines) + "\n"


def pairs(text: str) -> Iterable[tuple[str, int]]:
    """Yield (country, length) of IBANS."""
    return ((text[at : at + 2], int(text[at + 2 : at + 4])) for at in range(0, len(text), 4))
