"""Takes out of free texts what points at a person: addresses, numbers of phones, cards, orders.

Rules are tried in order, and what one has taken (to mask, or to keep) the next does not see. Where
a number could be either, it is masked: a report can do without, a shopper cannot take it back.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

#: Only texts with one of these have anything to mask. `\d` are the digits of all scripts.
_WORTH_A_LOOK = re.compile(r"[\d@＠]|[(\[（［]\s?(?:at|ａｔ)\s?[)\]）］]", re.IGNORECASE)
#: Stands for characters without width: an address may have some, copied along.
_UNSEEN = "\u200b"
#: Signs that are typed for hyphens where numbers are as wide as Chinese ones.
_LONG = re.compile(r"(?<=[\d) ])[ーｰ─━](?=[\d( ])")
#: Of names in addresses: no letters of scripts that write words without spaces between them.
_LETTER = r"[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]"
_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d"
_DATE = "|".join(
    rf"{_YEAR}{sep}{_MONTH}{sep}{_DAY}|(?:{_DAY}{sep}{_MONTH}|{_MONTH}{sep}{_DAY}){sep}(?:{_YEAR}|\d\d)"
    for sep in ("-", r"\. ?", " ?/ ?")
)
_ALONE = (r"(?<!\d)(?<!\d[-./])(?<!\d[./] )(?<! / )", r"(?!-?\d| ?[./] ?\d)")
#: Five digits in a row: from six on, it may be an order.
_AMOUNT = r"[1-9](?:\d{0,2}(?:[ .,]\d{3}){1,2}|\d{0,4})(?:[.,]\d\d)?"
_AMOUNTS = rf"{_AMOUNT}(?: ?- ?{_AMOUNT})?"
_CURRENCY = "(?:¤|EUR|USD|GBP|CHF|JPY|[Ee]uros?|円)"

_EMAIL = re.compile(
    rf"(?:{_LETTER}|[.!#$%&'*+/=?^`{{|}}~{_UNSEEN}-]){{1,64}}(?:@|\s?[(\[]\s?at\s?[)\]]\s?)"
    rf"(?:{_LETTER}|[{_UNSEEN}-]){{1,63}}(?:\.(?:{_LETTER}|[{_UNSEEN}-]){{1,63}}){{1,8}}",
    re.IGNORECASE,
)
_ANY_EMAIL = re.compile(
    rf"[\w.+{_UNSEEN}-]{{1,64}}@[\w{_UNSEEN}-]{{1,63}}(?:\.[\w{_UNSEEN}-]{{1,63}}){{1,8}}"
)
_IBAN = re.compile(
    r"(?<![a-z0-9])[a-z]{2}\d\d(?:[ -]?[a-z0-9]{4}){2,7}(?:[ -]?[a-z0-9]{1,3})?(?![a-z0-9])",
    re.IGNORECASE,
)
_CARD = re.compile(
    r"(?<!\d)(?:\d{4}[ -]\d{4}[ -]\d{4}[ -]\d{4}|\d{4}[ -]\d{6}[ -]\d{5}|\d{13,19})(?!\d)"
)
#: Dates, seasons, times, amounts: 2026-11-28, 24.12.-26.12.26, 2025/2026, 10:30, 1.299,00,
#: 1,000,000, 1500-2000 €.
_HARMLESS = re.compile(
    rf"{_ALONE[0]}(?:(?:{_DAY}\. ?(?:{_MONTH}\.)? ?- ?)?(?:{_DATE})(?: ?- ?(?:{_DATE}))?"
    rf"|{_YEAR} ?[-/] ?{_YEAR}){_ALONE[1]}"
    r"|(?<![\d:])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:])"
    rf"|(?<![a-zA-Z\d+(#-])(?<!\d[ .,/]){_AMOUNTS} ?{_CURRENCY}"
    rf"|{_CURRENCY} ?{_AMOUNTS}(?![ .,/-]?\d)"
    r"|(?<![\d.,])(?:\d{1,3}(?:[.,]\d{3}){0,2}|\d{1,5})[.,]\d\d(?!\d|[.,]\d)"
    r"|(?<![\d.,])\d[.,]\d{3}[.,]\d{3}(?!\d|[.,]\d)"
)
_PHONE = re.compile(
    r"(?<![a-z0-9+#])(?<![a-z0-9][-_/])[+(]?\d(?:[ ./()-]{0,3}\d){5,24}(?![a-z0-9])",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"(?<![a-z0-9])#?[a-z0-9]+(?:[-_/][a-z0-9]+)*", re.IGNORECASE)
_WITH_UNIT = re.compile(r"\d{1,5}[a-z]{1,4}", re.IGNORECASE)  # 20000mAh


def mask(text: str) -> str:
    """Return a text with `[email]`, `[phone]`, `[card]`, `[iban]` and `[order]` in their places.

    Digits may be of any script, and letters and signs as wide as Chinese ones.
    """
    if not _WORTH_A_LOOK.search(text):
        return text
    plain = _LONG.sub("-", "".join(map(_plain, text)))
    taken: list[tuple[int, int, str]] = []
    for pattern, rule in _RULES:
        if pattern is _IBAN:  # in numbers, it parts groups
            plain = plain.replace(_UNSEEN, " ")
        for match in list(pattern.finditer(plain)):
            if what := rule(match[0]):
                start, end = match.span()
                taken.append((start, end, text[start:end] if what == _KEEP else what))
                plain = f"{plain[:start]}{chr(0) * (end - start)}{plain[end:]}"
    pieces, at = [], 0
    for start, end, what in sorted(taken):
        pieces += [text[at:start], what]
        at = end
    return "".join(pieces) + text[at:]


@lru_cache(maxsize=4096)
def _plain(char: str) -> str:
    """Return one character for a digit, sign or wide letter; others as they are."""
    if (digit := unicodedata.decimal(char, None)) is not None:
        return str(digit)
    if "\uff01" <= char <= "\uff5e":
        return chr(ord(char) - 0xFEE0)
    category = unicodedata.category(char)
    if category == "Pd" or char == "\u2212":
        return "-"
    return {"Zs": " ", "Cf": _UNSEEN, "Sc": "¤"}.get(category, char)


_KEEP = "keep"


def _iban(found: str) -> str:
    """ISO 7064, mod 97: the first four characters at the end, letters as 10 to 35."""
    text = re.sub(r"[ -]", "", found)
    return "[iban]" if int("".join(str(int(c, 36)) for c in text[4:] + text[:4])) % 97 == 1 else ""


def _card(found: str) -> str:
    """Luhn: every second digit from the right twice, the sum of all digits ends with 0."""
    digits = [int(char) for char in reversed(found) if char.isdigit()]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return "[card]" if (sum(digits[::2]) + sum(doubled)) % 10 == 0 else ""


def _phone(found: str) -> str:
    groups = re.findall(r"\d+", found)
    digits = "".join(groups)
    begins_like_one = found[0] in "+(" or digits[0] == "0"
    if len(digits) > 15 or (len(groups) == 1 and not begins_like_one and len(digits) != 9):
        return "[order]" if len(digits) > 5 else ""
    # 36 38 40 42 44 are sizes.
    is_long = len(digits) > (6 if len(groups) > 1 else 7)
    if is_long and (begins_like_one or any(len(group) > 2 for group in groups)):
        return "[phone]"
    return "[order]" if len(groups) == 1 else ""


def _order(found: str) -> str:
    runs = [len(run) for run in re.findall(r"\d+", found)]
    if not runs or _WITH_UNIT.fullmatch(found):
        return ""
    if found.isdigit():
        return "[order]" if len(found) > 5 else ""
    if found[0] == "#":
        return "[order]" if max(runs) > 3 else ""
    is_code = max(runs) > 4 or (sum(runs) > 5 and len(found) > 7 and not found[0].isdigit())
    return "[order]" if is_code else ""


_RULES: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
    (_EMAIL, lambda _: "[email]"),
    (_ANY_EMAIL, lambda _: "[email]"),
    (_IBAN, _iban),
    (_CARD, _card),
    (_HARMLESS, lambda _: _KEEP),
    (_PHONE, _phone),
    (_TOKEN, _order),
)
